using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using MethodCabinet.Domain;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Scalar.AspNetCore;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace MethodCabinet.Server.Platform;

/// <summary>What every module stands on: settings, logs, telemetry, errors, policies, the web client's files.</summary>
public static class PlatformModule
{
    /// <summary>The largest request body that is not a file, in bytes.</summary>
    public const int MaxBody = 1 << 20;

    public static void AddPlatform(this WebApplicationBuilder builder)
    {
        // Tables out of Russian Excel and manifests of older Russian programs are in windows-1251.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        builder.AddSettings<SiteSettings>("Site");
        var example = builder.AddSettings<ExampleSettings>("Example");
        builder.AddMasterKey();
        Listening.CheckAddresses(builder.Configuration);
        CheckLogLevels(builder.Configuration);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBody;

            // What was read ahead is lost with its connection: of a megabyte, as is usual, each break of a line would cost as much of a large upload.
            kestrel.Limits.MaxRequestBufferSize = 128 << 10;
        });
        builder.Host.UseSerilog((context, log) =>
        {
            log.ReadFrom.Configuration(context.Configuration).Enrich.FromLogContext().Filter.ByExcluding(Listening.IsToldInSentence);
            if (example.Enabled || context.HostingEnvironment.IsDevelopment())
            {
                log.WriteTo.Console(formatProvider: System.Globalization.CultureInfo.InvariantCulture);
            }
            else
            {
                log.WriteTo.Console(new RenderedCompactJsonFormatter());
            }
        });
        builder.AddTelemetry();

        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.AddScoped(provider => CurrentUser.Of(provider.GetRequiredService<IHttpContextAccessor>().HttpContext?.User));
        services.AddScoped<Audit>();
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
            context.ProblemDetails.Extensions.TryAdd("code", CodeOfStatus(context.ProblemDetails.Status)));
        services.AddExceptionHandler<ErrorHandler>();
        services.AddAuthorization(Policies.Add);
        services.AddRateLimiter(limiter => limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests);
        services.AddDataProtection().SetApplicationName("MethodCabinet").PersistKeysToDbContext<AppDb>();
        services.AddHealthChecks();
        services.AddSignalR().AddJsonProtocol(hub =>
        {
            ConfigureJson(hub.PayloadSerializerOptions);
            hub.PayloadSerializerOptions.TypeInfoResolver = new DefaultJsonTypeInfoResolver().WithAddedModifier(NullElements.Refuse);
        });
        services.AddOpenApiDescription();
        services.ConfigureHttpJsonOptions(json =>
        {
            ConfigureJson(json.SerializerOptions);
            json.SerializerOptions.TypeInfoResolver = json.SerializerOptions.TypeInfoResolver!.WithAddedModifier(NullElements.Refuse);
        });
        services.Configure<ForwardedHeadersOptions>(forwarded =>
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost);
    }

    /// <summary>How everything that crosses the border is written; stored JSON uses the same.</summary>
    public static void ConfigureJson(JsonSerializerOptions json)
    {
        json.NumberHandling = JsonNumberHandling.Strict;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.AllowOutOfOrderMetadataProperties = true;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }

    public static void UsePlatform(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseWebClient();
        app.UseMiddleware<CrossOriginGuard>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
    }

    public static void MapPlatform(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") }).AllowAnonymous();
        app.MapJobs();
        app.MapOpenApi().AllowAnonymous();
        // The page asks nobody outside the cabinet for anything, and offers nobody else's service.
        app.MapScalarApiReference("/openapi", page =>
            page.DisableDefaultFonts().DisableAgent().DisableMcp().DisableTelemetry().HideDeveloperTools().HideClientButton()).AllowAnonymous();

        var api = app.MapApi("", "platform", policy: null);
        api.MapGet("/site", GetSite.Handle).AllowAnonymous();

        // A wrong address below /api is an error, not the web client's start page.
        app.Map(UnmatchedRequest.Pattern, UnmatchedRequest.Handle).AllowAnonymous().ExcludeFromDescription();
        app.MapWebClient();
    }

    private static void CheckLogLevels(ConfigurationManager configuration)
    {
        foreach (var (name, level) in configuration.GetSection("Serilog:MinimumLevel").AsEnumerable())
        {
            if (level is { Length: > 0 } && !Enum.TryParse<LogEventLevel>(level, ignoreCase: true, out _))
            {
                throw SettingsException.Wrong(name, $"'{level}' is none of {string.Join(", ", Enum.GetNames<LogEventLevel>())}.");
            }
        }
    }

    private static string CodeOfStatus(int? status) => status switch
    {
        StatusCodes.Status401Unauthorized => PlatformErrors.NotSignedIn.Code,
        StatusCodes.Status403Forbidden => PlatformErrors.NotAllowed.Code,
        StatusCodes.Status404NotFound => PlatformErrors.NotFound.Code,
        StatusCodes.Status405MethodNotAllowed => PlatformErrors.MethodWrong.Code,
        StatusCodes.Status413PayloadTooLarge => PlatformErrors.TooLarge.Code,
        StatusCodes.Status415UnsupportedMediaType => PlatformErrors.ContentTypeWrong.Code,
        StatusCodes.Status429TooManyRequests => PlatformErrors.TooMany.Code,
        >= 400 and < 500 => PlatformErrors.Malformed.Code,
        _ => PlatformErrors.Internal.Code,
    };
}
