using System.Security.Cryptography;
using MethodCabinet.Server.Materials;

namespace MethodCabinet.Server.Tests.Materials;

/// <summary>Both stores keep the same promises.</summary>
public sealed class FileStoreTests(TestS3 s3) : IClassFixture<TestS3>
{
    [Theory]
    [InlineData("folder")]
    [InlineData("s3")]
    public async Task What_was_written_is_read(string kind)
    {
        await WithStoreAsync(kind, async store =>
        {
            var bytes = RandomNumberGenerator.GetBytes(300_000);
            var id = Guid.NewGuid();
            await store.WriteAsync(id, new MemoryStream(bytes), bytes.Length, "image/png", CancellationToken.None);

            using var read = new MemoryStream();
            await store.CopyToAsync(id, read, CancellationToken.None);

            Assert.Equal(bytes, read.ToArray());
        });
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("s3")]
    public async Task A_file_that_is_not_there_is_said_to_be_missing(string kind) => await WithStoreAsync(kind, store =>
        Assert.ThrowsAsync<FileNotFoundException>(() => store.CopyToAsync(Guid.NewGuid(), Stream.Null, CancellationToken.None)));

    [Fact]
    public async Task A_wrong_secret_is_refused()
    {
        using var store = new S3FileStore(new S3Settings
        {
            Endpoint = s3.Settings.Endpoint,
            AccessKey = s3.Settings.AccessKey,
            SecretKey = "guessed",
            Bucket = s3.Settings.Bucket,
            UseTls = false,
        });

        await Assert.ThrowsAnyAsync<Exception>(() => store.WriteAsync(Guid.NewGuid(), new MemoryStream([1]), 1, "image/png", CancellationToken.None));
    }

    private async Task WithStoreAsync(string kind, Func<IFileStore, Task> work)
    {
        if (kind == "s3")
        {
            using var store = new S3FileStore(s3.Settings);
            await store.PrepareAsync(CancellationToken.None);
            await work(store);
            return;
        }

        var folder = Directory.CreateTempSubdirectory("methodcabinet-store-");
        try
        {
            await work(new FolderFileStore(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
