namespace MethodCabinet.Server.Materials;

/// <summary>Where the bytes of files lie: a folder, or any S3 server. What is known of a file is in the database.</summary>
public interface IFileStore
{
    /// <param name="size">Bytes that <paramref name="content"/> holds.</param>
    Task WriteAsync(Guid id, Stream content, long size, string mediaType, CancellationToken cancellationToken);

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    Task CopyToAsync(Guid id, Stream target, CancellationToken cancellationToken);

    /// <summary>Makes sure that files can be written; called when the process starts.</summary>
    Task PrepareAsync(CancellationToken cancellationToken);
}
