using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>Photographs of a work, sent as the page does: each again until it is acknowledged.</summary>
internal sealed class AttemptFileSender(JournalWriterClient pupil)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private readonly ConcurrentBag<byte[]> acknowledged = [];
    private long toldToComeAgain;
    private string trouble = "no trouble";

    public int Acknowledged => acknowledged.Count;

    public long ToldToComeAgain => Volatile.Read(ref toldToComeAgain);

    /// <summary>Where the end may be taken back: a file that its work has not named in time is refused until then.</summary>
    public bool IsPatientAfterTheEnd { get; init; }

    /// <summary>From then on the end is not taken back: the sweep may have closed the round meanwhile, and what is late is given up.</summary>
    public CancellationToken End { get; init; }

    /// <summary>What the server said that was neither 200 nor "come again".</summary>
    public string? Refusal { get; private set; }

    /// <summary>For a test that waits in vain: how far it came, and what kept it from going on.</summary>
    public string State => $"{Acknowledged} photographs acknowledged, {trouble}";

    /// <summary>Takes a photograph and sends it.</summary>
    public async Task PutAsync()
    {
        byte[] photo = [0xff, 0xd8, 0xff, 0xe0, .. RandomNumberGenerator.GetBytes(100_000)];
        while (Refusal is null)
        {
            try
            {
                using var reply = await SenderOf(photo).SendAsync();
                switch (reply.StatusCode)
                {
                    case HttpStatusCode.OK:
                        acknowledged.Add(photo);
                        return;
                    case HttpStatusCode.ServiceUnavailable:
                    case HttpStatusCode.Conflict when IsPatientAfterTheEnd:
                        Interlocked.Increment(ref toldToComeAgain);
                        trouble = await reply.Content.ReadAsStringAsync();
                        if (reply.StatusCode == HttpStatusCode.Conflict && End.IsCancellationRequested)
                        {
                            return;
                        }

                        break;
                    default:
                        Refusal = $"{(int)reply.StatusCode} {await reply.Content.ReadAsStringAsync()}";
                        return;
                }
            }
            catch (HttpRequestException exception)
            {
                // The line or the server broke: whether it was stored is not known.
                trouble = exception.Message;
            }

            await Task.Delay(Pause);
        }
    }

    /// <summary>Acknowledged files that do not come back as they were; what came instead stands in <see cref="State"/>.</summary>
    public async Task<int> CountLostAsync()
    {
        var lost = 0;
        foreach (var photo in acknowledged)
        {
            var sender = SenderOf(photo);
            using var reply = await pupil.Client.GetAsync(sender.Address);
            var bytes = await reply.Content.ReadAsByteArrayAsync();
            if (!reply.IsSuccessStatusCode || !photo.AsSpan().SequenceEqual(bytes))
            {
                lost++;
                trouble += $"; {sender.Address}: {(int)reply.StatusCode}, {bytes.Length} bytes, {Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(300, bytes.Length)))}";
            }
        }

        return lost;
    }

    private PartSender SenderOf(byte[] photo) => new(pupil.Client, pupil.Device.AttemptId, photo);
}
