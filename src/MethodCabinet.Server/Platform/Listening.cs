using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Serilog.Core;
using Serilog.Events;

namespace MethodCabinet.Server.Platform;

/// <summary>Where the server listens (setting <c>Urls</c>), and whom it believes about the caller: a setting that is wrong here stops the start like any other.</summary>
public static class Listening
{
    private const string Urls = "Urls";

    private const string BelievedCallers = "ForwardedHeaders_Enabled";

    /// <summary>Whoever says that the start failed, and shows where in the program: <see cref="RunServerAsync"/> says it in one sentence.</summary>
    private static readonly string[] SayersOfFailedStart = ["Microsoft.AspNetCore.Server.Kestrel", "Microsoft.Extensions.Hosting.Internal.Host"];

    /// <exception cref="SettingsException">An address cannot be listened on, or it is neither said nor denied that a proxy is believed.</exception>
    public static void CheckAddresses(IConfiguration configuration)
    {
        foreach (var address in AddressesOf(configuration))
        {
            if (!CanBeListenedOn(address))
            {
                throw SettingsException.Wrong(Urls, $"'{address}' is no address to listen on, such as http://127.0.0.1:8080.");
            }
        }

        // The framework takes whatever is not "true" for "false", and every caller would then have the proxy's address.
        if (configuration[BelievedCallers] is { Length: > 0 } believed && !bool.TryParse(believed, out _))
        {
            throw SettingsException.Wrong("ASPNETCORE_FORWARDEDHEADERS_ENABLED", $"'{believed}' is neither true nor false.");
        }
    }

    /// <summary>Serves until the process is told to stop.</summary>
    /// <exception cref="SettingsException">Another program listens on an address already, or the machine does not allow it.</exception>
    public static async Task RunServerAsync(this WebApplication app)
    {
        await using var running = app;
        try
        {
            await app.StartAsync();
        }
        catch (Exception exception) when (IsOfListening(exception))
        {
            // What had started already ends in good order; otherwise it would complain into the log, after which nobody sees the sentence.
            await app.StopAsync();
            throw SettingsException.Wrong(Urls, $"the server cannot listen on '{string.Join(';', AddressesOf(app.Configuration))}': {exception.Message}");
        }

        await app.WaitForShutdownAsync();
    }

    /// <summary>Whether a line of the log only repeats, with the whole stack, what <see cref="RunServerAsync"/> says in its sentence.</summary>
    public static bool IsToldInSentence(LogEvent line) =>
        line.Exception is { } exception && IsOfListening(exception)
        && line.Properties.TryGetValue(Constants.SourceContextPropertyName, out var source) && source is ScalarValue { Value: string sayer } && SayersOfFailedStart.Contains(sayer);

    private static bool IsOfListening(Exception exception) => exception
        is SocketException
        or IOException { InnerException: AddressInUseException }
        // An address with https:// and no certificate; an exception of its own it has not.
        or InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" };

    private static string[] AddressesOf(IConfiguration configuration) =>
        (configuration[WebHostDefaults.ServerUrlsKey] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool CanBeListenedOn(string address)
    {
        try
        {
            return BindingAddress.Parse(address) is { Scheme: "http" or "https", Port: >= 0 and <= ushort.MaxValue };
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
