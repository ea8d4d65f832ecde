using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace MethodCabinet.Server.Platform;

public static class Telemetry
{
    public const string Name = "MethodCabinet";

    /// <summary>Traces and metrics go to the collector that the standard variable <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names; without it nothing is collected.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        const string collector = "OTEL_EXPORTER_OTLP_ENDPOINT";
        if (builder.Configuration[collector] is not { Length: > 0 } endpoint)
        {
            return;
        }

        if (!SettingsRegistration.IsWebAddress(endpoint))
        {
            throw SettingsException.Wrong(collector, "an address is needed that begins with https:// or http://.");
        }

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(Name))
            .WithTracing(tracing => tracing.AddSource(Name).AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddNpgsql().AddOtlpExporter())
            .WithMetrics(metrics => metrics.AddMeter(Name).AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddNpgsqlInstrumentation().AddOtlpExporter());
    }
}
