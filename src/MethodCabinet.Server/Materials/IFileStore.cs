namespace MethodCabinet.Server.Materials;

/// <summary>Where the bytes of files lie: a folder, or any S3 server. What is known of a file is in the database.</summary>
public interface IFileStore
{
    /// <param name="size">Bytes that <paramref name="content"/> holds.</param>
    Task WriteAsync(Guid id, Stream content, long size, string mediaType, CancellationToken cancellationToken);

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    Task CopyToAsync(Guid id, Stream target, CancellationToken cancellationToken);

    /// <summary>The bytes of a file from one of them on.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    Task<Stream> OpenReadAsync(Guid id, long from, CancellationToken cancellationToken);

    /// <summary>Also a file that is not there is removed then.</summary>
    Task RemoveAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Where a browser puts a part of a file by itself; null when the application takes the parts.</summary>
    /// <param name="upload">Random, as ids of files are.</param>
    /// <param name="part">Its digest, lower-case hexadecimal.</param>
    /// <param name="size">The address takes neither more nor less.</param>
    Uri? AddressOfPart(Guid upload, string part, int size, DateTimeOffset now);

    Task WritePartAsync(Guid upload, string part, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Parts that are here, by name, with their sizes.</summary>
    Task<IReadOnlyDictionary<string, long>> ListPartsAsync(Guid upload, CancellationToken cancellationToken);

    /// <summary>Fills the target with the first bytes of a part.</summary>
    /// <returns>False when there is no such part, or a shorter one.</returns>
    Task<bool> ReadPartAsync(Guid upload, string part, Memory<byte> target, CancellationToken cancellationToken);

    Task RemovePartAsync(Guid upload, string part, CancellationToken cancellationToken);

    Task RemovePartsAsync(Guid upload, CancellationToken cancellationToken);

    /// <summary>Removes parts of all uploads that were written before a moment.</summary>
    Task SweepPartsAsync(DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>Makes sure that files can be written; called when the process starts.</summary>
    Task PrepareAsync(CancellationToken cancellationToken);
}
