using System.Net.WebSockets;
using System.Text;
using System.Text.RegularExpressions;
using MethodCabinet.Server.Courses.Readiness;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Server.Tests.Olympiads.Jury;

/// <summary>All that one account can get to know: what every endpoint answers to every id that an earlier answer named, and what hubs say.</summary>
internal sealed partial class JurorEars(TestApp app, Guid personId) : IAsyncDisposable
{
    /// <summary>Of the framework that every new cabinet has: they name nobody, and thirty more ids are a thousand more pairs.</summary>
    private static readonly HashSet<string> Everywhere =
        [.. DefaultFramework.Make().Areas.SelectMany(area => area.Competences.Select(competence => competence.Id).Prepend(area.Id)).Select(id => $"{id}")];

    private readonly HttpClient client = app.As(personId);
    private readonly List<(string From, byte[] Bytes)> heard = [];
    private readonly HashSet<string> ids = [];
    private readonly HashSet<string> ciphers = ["x"];

    /// <summary>Paths that answered.</summary>
    private readonly HashSet<string> answered = [];
    private readonly List<(ClientWebSocket Socket, Task Reading)> hubs = [];
    private readonly CancellationTokenSource leaving = new();

    /// <summary>What was heard, and from where.</summary>
    public IReadOnlyList<(string From, byte[] Bytes)> Heard
    {
        get
        {
            lock (heard)
            {
                return [.. heard];
            }
        }
    }

    /// <summary>Keeps what the account was answered by other ways.</summary>
    public void Hear(string from, byte[] bytes)
    {
        lock (heard)
        {
            heard.Add((from, bytes));
        }

        var text = Encoding.UTF8.GetString(bytes);
        ids.UnionWith(IdShape().Matches(text).Select(m => m.Value).Except(Everywhere));
        ciphers.UnionWith(CipherShape().Matches(text).Select(m => m.Value));
    }

    /// <summary>Listens on a hub, whose connection the server may close at once.</summary>
    public async Task JoinAsync(string hub)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader(TestSignIn.Header, $"{personId}");
        try
        {
            await socket.ConnectAsync(new UriBuilder(new Uri(client.BaseAddress!, hub)) { Scheme = "ws" }.Uri, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // Not for this account.
            socket.Dispose();
            return;
        }

        await socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"json\",\"version\":1}\u001e"), WebSocketMessageType.Text, true, CancellationToken.None);
        hubs.Add((socket, ReadAsync(hub, socket)));
    }

    /// <summary>Asks everything that can be read, until no answer names anything new.</summary>
    public async Task AskEverythingAsync()
    {
        var patterns = await OpenPatternsAsync();
        var asked = new HashSet<string>();
        for (var before = -1; before != asked.Count;)
        {
            before = asked.Count;
            foreach (var path in patterns.SelectMany(Paths).ToList())
            {
                if (asked.Add(path))
                {
                    using var reply = await client.GetAsync(path);
                    if (reply.IsSuccessStatusCode)
                    {
                        answered.Add(path);
                    }

                    Hear(path, [.. Encoding.UTF8.GetBytes($"{reply.Headers}{reply.Content.Headers}"), .. await reply.Content.ReadAsByteArrayAsync()]);
                }
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync();
        foreach (var (socket, reading) in hubs)
        {
            await reading;
            socket.Dispose();
        }

        leaving.Dispose();
    }

    /// <summary>Of endpoints whose policy lets the account in.</summary>
    private async Task<IReadOnlyList<string>> OpenPatternsAsync()
    {
        var open = new List<string>();
        foreach (var endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var pattern = $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}";
            if (pattern.StartsWith("/api/", StringComparison.Ordinal) && endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
            {
                using var probe = await client.GetAsync(Parameter().Replace(pattern, match => match.Value.Contains(":guid", StringComparison.Ordinal) ? $"{Guid.Empty}" : "1"));
                if (probe.StatusCode != System.Net.HttpStatusCode.Forbidden)
                {
                    open.Add(pattern);
                }
            }
        }

        return open;
    }

    /// <summary>
    /// With every id in the place of each. Of a third one there would be hundreds of thousands: it is asked below what answered; that such endpoints do not forget whose rows they are is
    /// asked in <see cref="Platform.NeighbourTests"/>.
    /// </summary>
    private IEnumerable<string> Paths(string pattern)
    {
        if (Parameter().Matches(pattern).Where(match => match.Value.Contains(":guid", StringComparison.Ordinal)).ElementAtOrDefault(2) is not { } third)
        {
            return Filled(pattern);
        }

        // «/a/{id}/b/{id}/c/{id}/d» stands below «/a/{id}/b/{id}».
        var above = pattern[..pattern.LastIndexOf('/', third.Index - 2)];
        var isAbove = new Regex($"^{Parameter().Replace(above, "[^/]+")}$");
        return answered.Where(path => isAbove.IsMatch(path)).SelectMany(path => Filled(path + pattern[above.Length..]));
    }

    private IEnumerable<string> Filled(string pattern) =>
        Parameter().Match(pattern) is { Success: true } parameter ? ValuesOf(parameter.Value).SelectMany(value => Filled(parameter.Result($"$`{value}$'"))) : [pattern];

    private IEnumerable<string> ValuesOf(string parameter) => parameter switch
    {
        _ when parameter.Contains(":guid", StringComparison.Ordinal) => [.. ids],
        _ when parameter.Contains(":int", StringComparison.Ordinal) => ["1", "2", "3"],
        "{cipher}" => [.. ciphers.Select(Uri.EscapeDataString)],
        _ => ["x"],
    };

    private async Task ReadAsync(string hub, ClientWebSocket socket)
    {
        var buffer = new byte[64 << 10];
        try
        {
            while (await socket.ReceiveAsync(buffer, leaving.Token) is { MessageType: not WebSocketMessageType.Close } read)
            {
                Hear(hub, buffer[..read.Count]);
            }
        }
        catch (Exception closed) when (closed is WebSocketException or OperationCanceledException)
        {
            // By whichever side.
        }
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex IdShape();

    [GeneratedRegex("[А-Я][0-9]{1,2}-[0-9]{3,5}")]
    private static partial Regex CipherShape();
}
