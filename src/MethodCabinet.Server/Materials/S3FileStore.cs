using Minio;
using Minio.DataModel.Args;
using Minio.Exceptions;

namespace MethodCabinet.Server.Materials;

/// <summary>Files as objects of one bucket of an S3 server.</summary>
public sealed class S3FileStore : IFileStore, IDisposable
{
    private readonly IMinioClient client;
    private readonly string bucket;

    public S3FileStore(S3Settings settings)
    {
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

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (!await client.BucketExistsAsync(new BucketExistsArgs().WithBucket(bucket), cancellationToken))
        {
            await client.MakeBucketAsync(new MakeBucketArgs().WithBucket(bucket), cancellationToken);
        }
    }

    public void Dispose() => client.Dispose();

    private static string Name(Guid id) => $"files/{id:N}";
}
