using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace MethodCabinet.Server.Materials.Checks;

/// <summary>
/// One stream that clamd looks through while it passes (the command INSTREAM, https://docs.clamav.net/manual/Usage/Scanning.html): pieces that begin with their length, and an empty one at the end.
/// </summary>
internal sealed class ClamdScan : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly TcpClient client = new();
    private NetworkStream line = null!;
    private bool isRefused;

    public static async Task<ClamdScan> BeginAsync(AntivirusSettings settings, CancellationToken ct)
    {
        var scan = new ClamdScan();
        try
        {
            await scan.client.ConnectAsync(settings.Host, settings.Port, ct);
            scan.line = scan.client.GetStream();
            await scan.line.WriteAsync("zINSTREAM\0"u8.ToArray(), ct);
            return scan;
        }
        catch
        {
            scan.Dispose();
            throw;
        }
    }

    /// <summary>What it is told after it has refused, for a file that it finds too long, is not sent: the reply says why.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> piece, CancellationToken ct)
    {
        if (piece.IsEmpty || isRefused)
        {
            return;
        }

        try
        {
            await SendAsync(piece, ct);
        }
        catch (IOException)
        {
            isRefused = true;
        }
    }

    /// <returns>What it found; null for nothing.</returns>
    /// <exception cref="InvalidOperationException">It could not tell; the message says what it said.</exception>
    public async Task<string?> EndAsync(CancellationToken ct)
    {
        if (!isRefused)
        {
            await SendAsync(ReadOnlyMemory<byte>.Empty, ct);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        using var reader = new StreamReader(line, Encoding.UTF8);
        var reply = (await reader.ReadToEndAsync(patience.Token)).TrimEnd('\0', '\n');
        const string Found = " FOUND", Begin = "stream: ";
        return reply switch
        {
            Begin + "OK" => null,
            _ when reply.StartsWith(Begin, StringComparison.Ordinal) && reply.EndsWith(Found, StringComparison.Ordinal) => reply[Begin.Length..^Found.Length],
            _ => throw new InvalidOperationException($"clamd could not tell: '{reply}'. Antivirus:MaxBytes must not be more than StreamMaxLength of clamd.conf."),
        };
    }

    public void Dispose() => client.Dispose();

    private async Task SendAsync(ReadOnlyMemory<byte> piece, CancellationToken ct)
    {
        var length = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(length, (uint)piece.Length);
        await line.WriteAsync(length, ct);
        await line.WriteAsync(piece, ct);
    }
}
