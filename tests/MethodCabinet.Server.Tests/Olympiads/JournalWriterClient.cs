using System.Net;
using MethodCabinet.Domain.Assessment.Journal;
using MethodCabinet.Server.Olympiads.Attempts;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>A pupil who writes as fast as the server acknowledges.</summary>
public sealed class JournalWriterClient(Sitting sitting, Device device, HttpClient client)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private long acknowledged;
    private long toldToComeAgain;
    private string trouble = "no trouble";

    public Sitting Sitting { get; } = sitting;

    public Device Device { get; } = device;

    /// <summary>Signed in.</summary>
    public HttpClient Client { get; } = client;

    public long Acknowledged => Volatile.Read(ref acknowledged);

    /// <summary>How often the server was busy or could not reach its database.</summary>
    public long ToldToComeAgain => Volatile.Read(ref toldToComeAgain);

    /// <summary>The reply to the save that was acknowledged last.</summary>
    public SubmitJournal.Response? LastReply { get; private set; }

    /// <summary>What the server said instead of 200.</summary>
    public string? Refusal { get; private set; }

    /// <summary>For a test that waits in vain: how far it came, and what kept it from going on.</summary>
    public string State => $"{Acknowledged} of {Device.Entries.Count} acknowledged, {trouble}";

    /// <summary>Ends when asked to, when the server refuses, or when it is gone.</summary>
    public async Task WriteAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            WriteNext();
            try
            {
                if ((Refusal = await SendAsync()) is not null)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }

    /// <summary>
    /// As the page does: what is lost on the way, or was told to come again, goes again. Ends when it was asked to and all is acknowledged,
    /// or when the server refuses for good, which it must not.
    /// </summary>
    /// <param name="pace">Rests so long after what was acknowledged.</param>
    public async Task PersistAsync(CancellationToken ct, TimeSpan pace = default)
    {
        while (!ct.IsCancellationRequested || Acknowledged < Device.Entries.Count)
        {
            if (!ct.IsCancellationRequested && Device.Entries.Count - Acknowledged < JournalRules.MaxEntries)
            {
                WriteNext();
            }

            try
            {
                var refusal = await SendAsync();
                if (refusal is null)
                {
                    await Task.Delay(pace, CancellationToken.None);
                    continue;
                }

                if (!refusal.StartsWith("503", StringComparison.Ordinal))
                {
                    Refusal = refusal;
                    return;
                }

                Interlocked.Increment(ref toldToComeAgain);
                trouble = refusal;
            }
            catch (HttpRequestException exception)
            {
                // The line or the server broke: whether it was stored is not known.
                trouble = exception.Message;
            }

            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    /// <summary>Writes one more entry and sends it to the given process of the server; the hash that it acknowledged.</summary>
    public async Task<string> WriteOneAsync(ServerProcess server)
    {
        WriteNext();
        var hash = await ContinueAsync(server);
        Volatile.Write(ref acknowledged, Device.Entries.Count);
        return hash;
    }

    /// <summary>Sends what was not acknowledged to another process of the server, with the same session.</summary>
    public async Task<string> ContinueAsync(ServerProcess server)
    {
        using var again = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server.Address };
        again.DefaultRequestHeaders.Add("Cookie", Client.DefaultRequestHeaders.GetValues("Cookie"));
        return (await Device.SaveAsync(again, from: (int)Acknowledged + 1)).Head.Hash;
    }

    /// <summary>Reads the page's snapshot of the work.</summary>
    public async Task<AttemptView> LookAsync()
    {
        using var response = await Client.GetAsync($"/api/attempts/{Device.AttemptId}");
        return await Participant.ReadAsync<AttemptView>(response);
    }

    /// <summary>Writes without sending.</summary>
    public void WriteNext(int count = 1)
    {
        for (var i = 0; i < count; i++)
        {
            Device.Write(Sitting.Tasks[Device.Entries.Count % Sitting.Tasks.Count], Device.Text($"ответ {Device.Entries.Count}"));
        }
    }

    /// <summary>Sends what is not acknowledged; null, or what the server said instead of 200.</summary>
    private async Task<string?> SendAsync()
    {
        using var response = await Device.PostAsync(Client, from: (int)Acknowledged + 1, count: JournalRules.MaxEntries);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            var refusal = $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}";
            Assert.True((response.StatusCode == HttpStatusCode.ServiceUnavailable) == response.Headers.RetryAfter is not null, refusal);
            return refusal;
        }

        LastReply = await Participant.ReadAsync<SubmitJournal.Response>(response);
        Volatile.Write(ref acknowledged, LastReply.Head.Seq);
        return null;
    }
}
