using Minio;
using Minio.DataModel;
using Minio.DataModel.Args;
using Minio.Exceptions;

namespace MethodCabinet.Server.Materials;

/// <summary>Files as objects of one bucket of an S3 server.</summary>
public sealed class S3FileStore : IFileStore, IDisposable
{
    private readonly IMinioClient client;
    private readonly string bucket;
    private readonly S3Settings settings;
    private readonly S3Rest rest;

    public S3FileStore(S3Settings settings, TimeProvider? clock = null)
    {
        rest = new S3Rest(settings, clock ?? TimeProvider.System);
        this.settings = settings;
        bucket = settings.Bucket;
        client = new MinioClient()
            .WithEndpoint(settings.Endpoint)
            .WithCredentials(settings.AccessKey, settings.SecretKey)
            .WithRegion(settings.Region)
            .WithSSL(settings.UseTls)
            .Build();
    }

    public async Task WriteAsync(Guid id, Stream content, long size, string mediaType, CancellationToken cancellationToken) =>
        await client.PutObjectAsync(
            new PutObjectArgs().WithBucket(bucket).WithObject(Name(id)).WithStreamData(content).WithObjectSize(size).WithContentType(mediaType),
            cancellationToken);

    public async Task CopyToAsync(Guid id, Stream target, CancellationToken cancellationToken)
    {
        try
        {
            await client.GetObjectAsync(
                new GetObjectArgs().WithBucket(bucket).WithObject(Name(id)).WithCallbackStream((content, token) => content.CopyToAsync(target, token)),
                cancellationToken);
        }
        catch (ObjectNotFoundException exception)
        {
            throw new FileNotFoundException(exception.Message, exception);
        }
    }

    public Task<Stream> OpenReadAsync(Guid id, long from, CancellationToken cancellationToken) => rest.ReadFromAsync(Name(id), from, cancellationToken);

    public Task RemoveAsync(Guid id, CancellationToken cancellationToken) => RemoveAsync(Name(id), cancellationToken);

    public Uri? AddressOfPart(Guid upload, string part, int size, DateTimeOffset now) =>
        settings.PublicUrl.Length > 0 ? PresignedPut.AddressOf(settings, PartName(upload, part), size, now) : null;

    public async Task WritePartAsync(Guid upload, string part, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        await client.PutObjectAsync(
            new PutObjectArgs().WithBucket(bucket).WithObject(PartName(upload, part)).WithStreamData(new MemoryStream(content.ToArray())).WithObjectSize(content.Length),
            cancellationToken);

    public async Task<IReadOnlyDictionary<string, long>> ListPartsAsync(Guid upload, CancellationToken cancellationToken)
    {
        var parts = new Dictionary<string, long>();
        await foreach (var item in ListAsync(PartName(upload, ""), cancellationToken))
        {
            parts[item.Key[(item.Key.LastIndexOf('/') + 1)..]] = (long)item.Size;
        }

        return parts;
    }

    public async Task<bool> ReadPartAsync(Guid upload, string part, Memory<byte> target, CancellationToken cancellationToken)
    {
        var read = 0;
        try
        {
            await client.GetObjectAsync(
                new GetObjectArgs().WithBucket(bucket).WithObject(PartName(upload, part)).WithCallbackStream(async (content, token) =>
                    read = await content.ReadAtLeastAsync(target, target.Length, throwOnEndOfStream: false, token)),
                cancellationToken);
        }
        catch (ObjectNotFoundException)
        {
            return false;
        }

        return read == target.Length;
    }

    public Task RemovePartAsync(Guid upload, string part, CancellationToken cancellationToken) => RemoveAsync(PartName(upload, part), cancellationToken);

    public async Task RemovePartsAsync(Guid upload, CancellationToken cancellationToken)
    {
        await foreach (var item in ListAsync(PartName(upload, ""), cancellationToken))
        {
            await RemoveAsync(item.Key, cancellationToken);
        }
    }

    public async Task SweepPartsAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await foreach (var item in ListAsync("parts/", cancellationToken))
        {
            if (item.LastModifiedDateTime?.ToUniversalTime() < before.UtcDateTime)
            {
                await RemoveAsync(item.Key, cancellationToken);
            }
        }
    }

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (!await client.BucketExistsAsync(new BucketExistsArgs().WithBucket(bucket), cancellationToken))
        {
            await client.MakeBucketAsync(new MakeBucketArgs().WithBucket(bucket), cancellationToken);
        }
    }

    public void Dispose()
    {
        client.Dispose();
        rest.Dispose();
    }

    private IAsyncEnumerable<Item> ListAsync(string prefix, CancellationToken cancellationToken) =>
        client.ListObjectsEnumAsync(new ListObjectsArgs().WithBucket(bucket).WithPrefix(prefix).WithRecursive(true), cancellationToken);

    private Task RemoveAsync(string name, CancellationToken cancellationToken) =>
        client.RemoveObjectAsync(new RemoveObjectArgs().WithBucket(bucket).WithObject(name), cancellationToken);

    internal static string Name(Guid id) => $"files/{id:N}";

    private static string PartName(Guid upload, string part) => $"parts/{upload:N}/{part}";
}
