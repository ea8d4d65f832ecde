using System.Net;
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
            await using (var rest = await store.OpenReadAsync(id, 299_990, CancellationToken.None))
            {
                using var end = new MemoryStream();
                await rest.CopyToAsync(end);
                Assert.Equal(bytes[299_990..], end.ToArray());
            }

            await store.RemoveAsync(id, CancellationToken.None);
            await store.RemoveAsync(id, CancellationToken.None);
            await Assert.ThrowsAsync<FileNotFoundException>(() => store.CopyToAsync(id, Stream.Null, CancellationToken.None));
            await Assert.ThrowsAsync<FileNotFoundException>(() => store.OpenReadAsync(id, 1, CancellationToken.None));
        });
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("s3")]
    public async Task A_file_that_is_not_there_is_said_to_be_missing(string kind) => await WithStoreAsync(kind, store =>
        Assert.ThrowsAsync<FileNotFoundException>(() => store.CopyToAsync(Guid.NewGuid(), Stream.Null, CancellationToken.None)));

    [Theory]
    [InlineData("folder")]
    [InlineData("s3")]
    public async Task Parts_are_kept_apart_until_they_are_removed(string kind) => await WithStoreAsync(kind, async store =>
    {
        var (upload, other) = (Guid.NewGuid(), Guid.NewGuid());
        var (first, second) = (RandomNumberGenerator.GetBytes(200_000), RandomNumberGenerator.GetBytes(1));
        await store.WritePartAsync(upload, "first", first, CancellationToken.None);
        await store.WritePartAsync(upload, "first", first, CancellationToken.None);
        await store.WritePartAsync(upload, "second", second, CancellationToken.None);
        await store.WritePartAsync(other, "first", second, CancellationToken.None);

        var parts = await store.ListPartsAsync(upload, CancellationToken.None);
        Assert.Equal([("first", 200_000L), ("second", 1L)], parts.OrderBy(part => part.Key).Select(part => (part.Key, part.Value)));
        var read = new byte[first.Length];
        Assert.True(await store.ReadPartAsync(upload, "first", read, CancellationToken.None));
        Assert.Equal(first, read);
        Assert.False(await store.ReadPartAsync(upload, "second", read, CancellationToken.None));
        Assert.False(await store.ReadPartAsync(upload, "third", read, CancellationToken.None));

        await store.RemovePartAsync(upload, "second", CancellationToken.None);
        Assert.Equal(["first"], (await store.ListPartsAsync(upload, CancellationToken.None)).Keys);
        await store.RemovePartsAsync(upload, CancellationToken.None);
        await store.RemovePartsAsync(upload, CancellationToken.None);
        Assert.Empty(await store.ListPartsAsync(upload, CancellationToken.None));

        await store.SweepPartsAsync(DateTimeOffset.UtcNow.AddMinutes(-1), CancellationToken.None);
        Assert.Single(await store.ListPartsAsync(other, CancellationToken.None));
        await store.SweepPartsAsync(DateTimeOffset.UtcNow.AddMinutes(1), CancellationToken.None);
        Assert.Empty(await store.ListPartsAsync(other, CancellationToken.None));
    });

    [Fact]
    public async Task A_browser_puts_one_part_of_one_size_and_nothing_else_by_its_address()
    {
        using var store = new S3FileStore(s3.Settings.With($"http://{s3.Settings.Endpoint}"));
        await store.PrepareAsync(CancellationToken.None);
        using var browser = new HttpClient();
        var (upload, part) = (Guid.NewGuid(), RandomNumberGenerator.GetBytes(1_000));
        var address = store.AddressOfPart(upload, "part", part.Length, DateTimeOffset.UtcNow)!;

        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(address, part[1..]));
        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(address, [.. part, 0]));
        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(new Uri(address.AbsoluteUri.Replace("/part?", "/other?", StringComparison.Ordinal)), part));
        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(store.AddressOfPart(upload, "part", part.Length, DateTimeOffset.UtcNow.AddHours(-3))!, part));
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(address)).StatusCode);
        Assert.Empty(await store.ListPartsAsync(upload, CancellationToken.None));

        Assert.Equal(HttpStatusCode.OK, await PutAsync(address, part));
        var read = new byte[part.Length];
        Assert.True(await store.ReadPartAsync(upload, "part", read, CancellationToken.None));
        Assert.Equal(part, read);

        async Task<HttpStatusCode> PutAsync(Uri where, byte[] bytes)
        {
            using var content = new ByteArrayContent(bytes);
            return (await browser.PutAsync(where, content)).StatusCode;
        }
    }

    [Fact]
    public void Without_a_public_address_the_application_takes_the_parts()
    {
        using var store = new S3FileStore(s3.Settings);

        Assert.Null(store.AddressOfPart(Guid.NewGuid(), "part", 1, DateTimeOffset.UtcNow));
    }

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
