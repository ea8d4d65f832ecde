using System.Globalization;

namespace MethodCabinet.Server.Materials.Uploads;

/// <summary>
/// A large file in a folder: each part is written at its place in one file, which is moved to its name when it is whole. Nothing is copied then, and the
/// disk need not hold it twice. An empty file beside it says that a part is here, by number and size.
/// </summary>
public sealed class FolderPartStore(string folder) : IPartStore
{
    private const string Whole = "whole";

    public Task<string> BeginAsync(Guid id, string mediaType, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(FolderOf(id));
        return Task.FromResult("");
    }

    public Uri? AddressOfPart(Guid id, string token, int number, int size, DateTimeOffset now) => null;

    public async Task WriteAsync(Guid id, string token, int number, long offset, Stream content, int size, CancellationToken cancellationToken)
    {
        // Other parts are written into it at the same time.
        await using (var whole = new FileStream(Path.Combine(FolderOf(id), Whole), FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite, 0))
        {
            whole.Position = offset;
            await content.CopyToAsync(whole, 1 << 20, cancellationToken);
            whole.Flush(flushToDisk: true);
        }

        await File.WriteAllBytesAsync(Path.Combine(FolderOf(id), string.Create(CultureInfo.InvariantCulture, $"{number}.{size}")), [], cancellationToken);
    }

    public Task<IReadOnlyDictionary<int, long>> ListAsync(Guid id, string token, CancellationToken cancellationToken)
    {
        var folder = new DirectoryInfo(FolderOf(id));
        IReadOnlyDictionary<int, long> parts = !folder.Exists ? new Dictionary<int, long>() : folder.EnumerateFiles("*.*")
            .Select(file => file.Name.Split('.'))
            .Where(name => name.Length == 2)
            .ToDictionary(name => int.Parse(name[0], CultureInfo.InvariantCulture), name => long.Parse(name[1], CultureInfo.InvariantCulture));
        return Task.FromResult(parts);
    }

    public Task CompleteAsync(Guid id, string token, long size, CancellationToken cancellationToken)
    {
        var (whole, file) = (Path.Combine(FolderOf(id), Whole), FolderFileStore.PathOf(folder, id));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        try
        {
            File.Move(whole, file, overwrite: false);
        }
        catch (Exception exception) when (exception is IOException && File.Exists(file) && new FileInfo(file).Length == size)
        {
            // Somebody else has moved it.
        }
        catch (DirectoryNotFoundException exception)
        {
            throw new FileNotFoundException(exception.Message, exception);
        }

        return AbortAsync(id, token, cancellationToken);
    }

    public Task AbortAsync(Guid id, string token, CancellationToken cancellationToken)
    {
        try
        {
            // All at once: who lists the parts meanwhile finds all or none.
            var gone = $"{FolderOf(id)}.{Guid.NewGuid():N}";
            Directory.Move(FolderOf(id), gone);
            Directory.Delete(gone, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Somebody else has removed it.
        }

        return Task.CompletedTask;
    }

    public Task SweepAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var uploads = new DirectoryInfo(Path.Combine(folder, "uploads"));
        foreach (var upload in uploads.Exists ? uploads.EnumerateDirectories() : [])
        {
            // A part that comes now makes the folder younger.
            if (upload.LastWriteTimeUtc < before)
            {
                upload.Delete(recursive: true);
            }
        }

        return Task.CompletedTask;
    }

    private string FolderOf(Guid id) => Path.Combine(folder, "uploads", id.ToString("N"));
}
