using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>Photographs of a work, put as the page does: each again until it is acknowledged.</summary>
internal sealed class AttemptFileSender(JournalWriterClient pupil)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private readonly ConcurrentBag<byte[]> acknowledged = [];
    private long toldToComeAgain;

    public int Acknowledged => acknowledged.Count;

    public long ToldToComeAgain => Volatile.Read(ref toldToComeAgain);

    /// <summary>What the server said that was neither 200 nor "come again".</summary>
    public string? Refusal { get; private set; }

    /// <summary>Takes a photograph and sends it.</summary>
    public async Task PutAsync()
    {
        byte[] photo = [0xff, 0xd8, 0xff, 0xe0, .. RandomNumberGenerator.GetBytes(100_000)];
        while (Refusal is null)
        {
            try
            {
                using var content = new ByteArrayContent(photo) { Headers = { ContentType = new MediaTypeHeaderValue("image/jpeg") } };
                using var reply = await pupil.Client.PutAsync(AddressOf(photo), content);
                switch (reply.StatusCode)
                {
                    case HttpStatusCode.OK:
                        acknowledged.Add(photo);
                        return;
                    case HttpStatusCode.ServiceUnavailable:
                        Interlocked.Increment(ref toldToComeAgain);
                        break;
                    default:
                        Refusal = $"{(int)reply.StatusCode} {await reply.Content.ReadAsStringAsync()}";
                        return;
                }
            }
            catch (HttpRequestException)
            {
                // The line or the server broke: whether it was stored is not known.
            }

            await Task.Delay(Pause);
        }
    }

    /// <summary>Acknowledged files that do not come back as they were.</summary>
    public async Task<int> CountLostAsync()
    {
        var lost = 0;
        foreach (var photo in acknowledged)
        {
            using var reply = await pupil.Client.GetAsync(AddressOf(photo));
            var bytes = await reply.Content.ReadAsByteArrayAsync();
            lost += reply.IsSuccessStatusCode && photo.AsSpan().SequenceEqual(bytes) ? 0 : 1;
        }

        return lost;
    }

    private string AddressOf(byte[] photo) => $"/api/attempts/{pupil.Device.AttemptId}/files/{Convert.ToHexStringLower(SHA256.HashData(photo))}";
}
