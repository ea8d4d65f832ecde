using MethodCabinet.Server.Platform;

namespace MethodCabinet.Server.Materials;

/// <summary>Files in a folder, spread over 256 subfolders.</summary>
public sealed class FolderFileStore(string folder) : IFileStore
{
    private const string Parts = "parts";
    private const string Unfinished = ".unfinished";

    public Task WriteAsync(Guid id, Stream content, long size, string mediaType, CancellationToken cancellationToken) =>
        WriteAsync(PathOf(id), content, cancellationToken);

    public async Task CopyToAsync(Guid id, Stream target, CancellationToken cancellationToken)
    {
        await using var file = OpenRead(id);
        await file.CopyToAsync(target, cancellationToken);
    }

    public Task<Stream> OpenReadAsync(Guid id, long from, CancellationToken cancellationToken)
    {
        var file = OpenRead(id);
        file.Position = from;
        return Task.FromResult<Stream>(file);
    }

    public Task RemoveAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            File.Delete(PathOf(id));
        }
        catch (DirectoryNotFoundException)
        {
            // Nothing was ever written beside it.
        }

        return Task.CompletedTask;
    }

    public Uri? AddressOfPart(Guid upload, string part, int size, DateTimeOffset now) => null;

    public async Task WritePartAsync(Guid upload, string part, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        await WriteAsync(Path.Combine(PartsOf(upload), part), new MemoryStream(content.ToArray()), cancellationToken);

    public Task<IReadOnlyDictionary<string, long>> ListPartsAsync(Guid upload, CancellationToken cancellationToken)
    {
        var folder = new DirectoryInfo(PartsOf(upload));
        IReadOnlyDictionary<string, long> parts = folder.Exists
            ? folder.EnumerateFiles().Where(file => file.Extension != Unfinished).ToDictionary(file => file.Name, file => file.Length)
            : new Dictionary<string, long>();
        return Task.FromResult(parts);
    }

    public async Task<bool> ReadPartAsync(Guid upload, string part, Memory<byte> target, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(Path.Combine(PartsOf(upload), part));
            return await file.ReadAtLeastAsync(target, target.Length, throwOnEndOfStream: false, cancellationToken) == target.Length;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    public Task RemovePartAsync(Guid upload, string part, CancellationToken cancellationToken)
    {
        File.Delete(Path.Combine(PartsOf(upload), part));
        return Task.CompletedTask;
    }

    public Task RemovePartsAsync(Guid upload, CancellationToken cancellationToken)
    {
        try
        {
            Directory.Delete(PartsOf(upload), recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Somebody else has removed them.
        }

        return Task.CompletedTask;
    }

    public Task SweepPartsAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var parts = new DirectoryInfo(Path.Combine(folder, Parts));
        foreach (var upload in parts.Exists ? parts.EnumerateDirectories() : [])
        {
            // A part that comes now is younger, and so is the folder that it comes to.
            if (upload.LastWriteTimeUtc < before)
            {
                upload.Delete(recursive: true);
            }
        }

        return Task.CompletedTask;
    }

    public Task PrepareAsync(CancellationToken cancellationToken)
    {
        SettingsRegistration.PrepareFolder("Storage:Folder", folder);
        return Task.CompletedTask;
    }

    private static async Task WriteAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);

        // Written beside and moved, so that a crash leaves no half of a file under its name; two who write the same do not disturb each other.
        var unfinished = $"{path}.{Guid.NewGuid():N}{Unfinished}";
        await using (var file = File.Create(unfinished))
        {
            await content.CopyToAsync(file, cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    private FileStream OpenRead(Guid id)
    {
        try
        {
            return File.OpenRead(PathOf(id));
        }
        catch (DirectoryNotFoundException exception)
        {
            throw new FileNotFoundException(exception.Message, exception);
        }
    }

    private string PartsOf(Guid upload) => Path.Combine(folder, Parts, upload.ToString("N"));

    private string PathOf(Guid id) => PathOf(folder, id);

    internal static string PathOf(string folder, Guid id)
    {
        var name = id.ToString("N");
        return Path.Combine(folder, name[^2..], name);
    }
}
