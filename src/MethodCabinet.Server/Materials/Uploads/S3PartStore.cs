namespace MethodCabinet.Server.Materials.Uploads;

/// <summary>A large file as a multipart upload of S3 (https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html).</summary>
public sealed class S3PartStore(S3Settings settings, TimeProvider clock) : IPartStore, IDisposable
{
    private readonly S3Rest s3 = new(settings, clock);

    public Task<string> BeginAsync(Guid id, string mediaType, CancellationToken cancellationToken) => s3.CreateUploadAsync(S3FileStore.Name(id), mediaType, cancellationToken);

    public Uri? AddressOfPart(Guid id, string token, int number, int size, DateTimeOffset now) =>
        settings.PublicUrl.Length > 0 ? PresignedPut.AddressOf(settings, S3FileStore.Name(id), size, now, ("partNumber", $"{number}"), ("uploadId", token)) : null;

    public Task WriteAsync(Guid id, string token, int number, long offset, Stream content, int size, CancellationToken cancellationToken) =>
        s3.PutPartAsync(S3FileStore.Name(id), token, number, content, size, cancellationToken);

    public async Task<IReadOnlyDictionary<int, long>> ListAsync(Guid id, string token, CancellationToken cancellationToken) =>
        (await s3.ListPartsAsync(S3FileStore.Name(id), token, cancellationToken) ?? []).ToDictionary(part => part.Number, part => part.Size);

    public async Task CompleteAsync(Guid id, string token, long size, CancellationToken cancellationToken)
    {
        var name = S3FileStore.Name(id);
        var parts = await s3.ListPartsAsync(name, token, cancellationToken);
        if (parts is { Count: > 0 } && await s3.CompleteUploadAsync(name, token, parts, cancellationToken))
        {
            return;
        }

        // Completed by an earlier request, whose answer was lost, or never begun.
        if (await s3.SizeOfAsync(name, cancellationToken) != size)
        {
            throw new FileNotFoundException("The storage has neither the upload nor the object.");
        }
    }

    public Task AbortAsync(Guid id, string token, CancellationToken cancellationToken) => s3.AbortUploadAsync(S3FileStore.Name(id), token, cancellationToken);

    public async Task SweepAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var old = new List<(string Name, string Upload)>();
        await foreach (var (name, upload, begunAt) in s3.ListUploadsAsync("files/", cancellationToken))
        {
            if (begunAt < before)
            {
                old.Add((name, upload));
            }
        }

        foreach (var (name, upload) in old)
        {
            // Some servers keep the pieces of a complete object under its upload.
            if (await s3.SizeOfAsync(name, cancellationToken) is null)
            {
                await s3.AbortUploadAsync(name, upload, cancellationToken);
            }
        }
    }

    public void Dispose() => s3.Dispose();
}
