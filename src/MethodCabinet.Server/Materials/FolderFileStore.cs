namespace MethodCabinet.Server.Materials;

/// <summary>Files in a folder, spread over 256 subfolders.</summary>
public sealed class FolderFileStore(string folder) : IFileStore
{
    public async Task WriteAsync(Guid id, Stream content, long size, string mediaType, CancellationToken cancellationToken)
    {
        var path = PathOf(id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);

        // Written beside and moved, so that a crash leaves no half of a file under its name.
        var unfinished = path + ".unfinished";
        await using (var file = File.Create(unfinished))
        {
            await content.CopyToAsync(file, cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    public async Task CopyToAsync(Guid id, Stream target, CancellationToken cancellationToken)
    {
        await using var file = OpenRead(id);
        await file.CopyToAsync(target, cancellationToken);
    }

    public Task PrepareAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        return Task.CompletedTask;
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

    private string PathOf(Guid id)
    {
        var name = id.ToString("N");
        return Path.Combine(folder, name[^2..], name);
    }
}
