namespace MethodCabinet.Server.Materials.Uploads;

/// <summary>
/// Where a part lies whose rest has not come yet: a line that breaks in the middle of eight megabytes goes on from there. A folder of this machine; another machine that is asked next
/// begins the part anew.
/// </summary>
public sealed class PartScratch(string folder)
{
    /// <returns>Bytes that are here.</returns>
    public long Received(Guid upload, int number) => new FileInfo(PathOf(upload, number)) is { Exists: true } file ? file.Length : 0;

    /// <returns>Null while an earlier request, whose line has not been found broken yet, still writes it.</returns>
    public FileStream? Open(Guid upload, int number)
    {
        Directory.CreateDirectory(FolderOf(upload));
        try
        {
            return new FileStream(PathOf(upload, number), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 0, FileOptions.Asynchronous);
        }
        catch (IOException exception) when (exception is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException))
        {
            return null;
        }
    }

    public void Remove(Guid upload, int number)
    {
        try
        {
            File.Delete(PathOf(upload, number));
        }
        catch (DirectoryNotFoundException)
        {
            // All of it is gone.
        }
    }

    public void Remove(Guid upload)
    {
        try
        {
            Directory.Delete(FolderOf(upload), recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Nothing came through this machine.
        }
    }

    public void Sweep(DateTimeOffset before)
    {
        var all = new DirectoryInfo(folder);
        foreach (var upload in all.Exists ? all.EnumerateDirectories() : [])
        {
            if (upload.LastWriteTimeUtc < before)
            {
                upload.Delete(recursive: true);
            }
        }
    }

    private string FolderOf(Guid upload) => Path.Combine(folder, upload.ToString("N"));

    private string PathOf(Guid upload, int number) => Path.Combine(FolderOf(upload), $"{number}");
}
