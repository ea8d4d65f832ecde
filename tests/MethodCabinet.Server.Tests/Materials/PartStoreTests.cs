using System.Net;
using System.Security.Cryptography;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Materials.Uploads;

namespace MethodCabinet.Server.Tests.Materials;

/// <summary>Both storages put large files together alike.</summary>
public sealed class PartStoreTests(TestS3 s3) : IClassFixture<TestS3>
{
    /// <summary>The least that S3 takes for a part that is not the last one.</summary>
    private const int PartBytes = 5 << 20;

    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData("folder")]
    [InlineData("s3")]
    public async Task Parts_that_come_in_any_order_and_again_are_one_file(string kind) => await WithStoresAsync(kind, async (parts, files) =>
    {
        var bytes = RandomNumberGenerator.GetBytes((2 * PartBytes) + 7);
        var id = Guid.NewGuid();
        var token = await parts.BeginAsync(id, "video/mp4", None);
        Assert.Empty(await parts.ListAsync(id, token, None));

        await WriteAsync(parts, id, token, 3, bytes);
        await WriteAsync(parts, id, token, 1, new byte[PartBytes]);
        await WriteAsync(parts, id, token, 1, bytes);
        Assert.Equal([(1, (long)PartBytes), (3, 7L)], (await parts.ListAsync(id, token, None)).OrderBy(part => part.Key).Select(part => (part.Key, part.Value)));
        await Assert.ThrowsAsync<FileNotFoundException>(() => files.OpenReadAsync(id, 0, None));

        await WriteAsync(parts, id, token, 2, bytes);
        await parts.CompleteAsync(id, token, bytes.Length, None);

        Assert.Equal(bytes, await ReadAsync(files, id, 0));
        Assert.Equal(bytes[PartBytes..], await ReadAsync(files, id, PartBytes));
        await parts.CompleteAsync(id, token, bytes.Length, None);
        await parts.SweepAsync(DateTimeOffset.UtcNow.AddMinutes(1), None);
        Assert.Equal(bytes, await ReadAsync(files, id, 0));
        await files.RemoveAsync(id, None);
        await Assert.ThrowsAsync<FileNotFoundException>(() => parts.CompleteAsync(id, token, bytes.Length, None));
    });

    [Theory]
    [InlineData("folder")]
    [InlineData("s3")]
    public async Task What_is_given_up_is_gone(string kind) => await WithStoresAsync(kind, async (parts, files) =>
    {
        var id = Guid.NewGuid();
        var token = await parts.BeginAsync(id, "video/mp4", None);
        await WriteAsync(parts, id, token, 1, new byte[PartBytes]);

        await parts.AbortAsync(id, token, None);
        await parts.AbortAsync(id, token, None);

        Assert.Empty(await parts.ListAsync(id, token, None));
        await Assert.ThrowsAsync<FileNotFoundException>(() => parts.CompleteAsync(id, token, PartBytes, None));
        await Assert.ThrowsAsync<FileNotFoundException>(() => files.OpenReadAsync(id, 0, None));
        await Assert.ThrowsAnyAsync<Exception>(() => WriteAsync(parts, id, token, 1, new byte[PartBytes]));
    });

    [Theory]
    [InlineData("folder")]
    [InlineData("s3")]
    public async Task What_nobody_goes_on_with_is_swept_and_files_stay(string kind) => await WithStoresAsync(kind, async (parts, files) =>
    {
        var (id, whole) = (Guid.NewGuid(), Guid.NewGuid());
        var token = await parts.BeginAsync(id, "video/mp4", None);
        await WriteAsync(parts, id, token, 1, new byte[PartBytes]);
        await files.WriteAsync(whole, new MemoryStream([1, 2, 3]), 3, "video/mp4", None);

        await parts.SweepAsync(DateTimeOffset.UtcNow.AddMinutes(-1), None);
        Assert.Single(await parts.ListAsync(id, token, None));
        await parts.SweepAsync(DateTimeOffset.UtcNow.AddMinutes(1), None);
        Assert.Empty(await parts.ListAsync(id, token, None));
        Assert.Equal([1, 2, 3], await ReadAsync(files, whole, 0));
    });

    [Fact]
    public async Task A_browser_puts_one_part_of_one_size_and_not_the_file_itself()
    {
        var settings = s3.Settings.With($"http://{s3.Settings.Endpoint}");
        using var files = new S3FileStore(settings);
        using var parts = new S3PartStore(settings, TimeProvider.System);
        await files.PrepareAsync(None);
        using var browser = new HttpClient();
        var (id, part) = (Guid.NewGuid(), RandomNumberGenerator.GetBytes(1_000));
        var token = await parts.BeginAsync(id, "video/mp4", None);
        var address = parts.AddressOfPart(id, token, 1, part.Length, DateTimeOffset.UtcNow)!;

        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(address, part[1..]));
        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(new Uri(address.AbsoluteUri.Replace("partNumber=1&", "partNumber=2&", StringComparison.Ordinal)), part));
        Assert.NotEqual(HttpStatusCode.OK, await PutAsync(new Uri(address.AbsoluteUri.Replace("partNumber=1&", "", StringComparison.Ordinal)), part));
        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(parts.AddressOfPart(id, token, 1, part.Length, DateTimeOffset.UtcNow.AddHours(-3))!, part));
        Assert.Empty(await parts.ListAsync(id, token, None));

        Assert.Equal(HttpStatusCode.OK, await PutAsync(address, part));
        await parts.CompleteAsync(id, token, part.Length, None);
        Assert.Equal(part, await ReadAsync(files, id, 0));

        async Task<HttpStatusCode> PutAsync(Uri where, byte[] bytes)
        {
            using var content = new ByteArrayContent(bytes);
            return (await browser.PutAsync(where, content)).StatusCode;
        }
    }

    private static Task WriteAsync(IPartStore parts, Guid id, string token, int number, byte[] file)
    {
        var offset = (number - 1) * PartBytes;
        var size = Math.Min(PartBytes, file.Length - offset);
        return parts.WriteAsync(id, token, number, offset, new MemoryStream(file, offset, size), size, None);
    }

    private static async Task<byte[]> ReadAsync(IFileStore files, Guid id, long from)
    {
        await using var content = await files.OpenReadAsync(id, from, None);
        using var read = new MemoryStream();
        await content.CopyToAsync(read);
        return read.ToArray();
    }

    private async Task WithStoresAsync(string kind, Func<IPartStore, IFileStore, Task> work)
    {
        if (kind == "s3")
        {
            using var files = new S3FileStore(s3.Settings);
            using var parts = new S3PartStore(s3.Settings, TimeProvider.System);
            await files.PrepareAsync(None);
            await work(parts, files);
            return;
        }

        var folder = Directory.CreateTempSubdirectory("methodcabinet-parts-");
        try
        {
            await work(new FolderPartStore(folder.FullName), new FolderFileStore(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
