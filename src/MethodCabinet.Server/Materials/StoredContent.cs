namespace MethodCabinet.Server.Materials;

/// <summary>The bytes of a stored file as a stream in which one can seek: the storage is asked when the first byte is read, and from there on. What answers a range needs no more.</summary>
internal sealed class StoredContent(Guid id, long size, IFileStore store) : Stream
{
    private Stream? open;
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => size;

    public override long Position
    {
        get => position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (position >= size)
        {
            return 0;
        }

        open ??= await store.OpenReadAsync(id, position, cancellationToken);
        var read = await open.ReadAsync(buffer, cancellationToken);
        position += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read it asynchronously.");

    public override long Seek(long offset, SeekOrigin origin)
    {
        var next = offset + (origin switch { SeekOrigin.Begin => 0, SeekOrigin.Current => position, _ => size });
        if (next != position)
        {
            open?.Dispose();
            open = null;
        }

        return position = next;
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            open?.Dispose();
        }

        base.Dispose(disposing);
    }
}
