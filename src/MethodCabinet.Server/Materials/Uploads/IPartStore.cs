namespace MethodCabinet.Server.Materials.Uploads;

/// <summary>
/// Where a large file comes together from its parts: in the place of the files, a folder or an S3 server. What has come together is a file of
/// <see cref="IFileStore"/> under the same id. The storage itself is what knows which parts are here.
/// </summary>
public interface IPartStore
{
    /// <returns>What the storage calls the upload; goes with every later call.</returns>
    Task<string> BeginAsync(Guid id, string mediaType, CancellationToken cancellationToken);

    /// <summary>Where a browser puts a part by itself; null when the application takes the parts.</summary>
    /// <param name="number">From 1.</param>
    /// <param name="size">The address takes neither more nor less.</param>
    Uri? AddressOfPart(Guid id, string token, int number, int size, DateTimeOffset now);

    /// <summary>Writing a part again replaces it.</summary>
    /// <param name="number">From 1.</param>
    /// <param name="offset">Of its first byte in the file.</param>
    Task WriteAsync(Guid id, string token, int number, long offset, Stream content, int size, CancellationToken cancellationToken);

    /// <summary>Parts that are here whole, by number, with their sizes; none of an upload that was given up. Of a complete one a storage may still name them.</summary>
    Task<IReadOnlyDictionary<int, long>> ListAsync(Guid id, string token, CancellationToken cancellationToken);

    /// <summary>Makes the file of its parts, which are all here. Doing it again is harmless.</summary>
    /// <param name="size">Of the whole.</param>
    /// <exception cref="FileNotFoundException">There is neither such an upload nor such a file.</exception>
    Task CompleteAsync(Guid id, string token, long size, CancellationToken cancellationToken);

    /// <summary>Removes what is here of an upload that is not complete; also of one that was given up before.</summary>
    Task AbortAsync(Guid id, string token, CancellationToken cancellationToken);

    /// <summary>Gives up all uploads to which nothing came since a moment.</summary>
    Task SweepAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
