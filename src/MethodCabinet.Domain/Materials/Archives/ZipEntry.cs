namespace MethodCabinet.Domain.Materials.Archives;

/// <summary>A file in an archive, where it lies and how much it holds.</summary>
/// <param name="Name">With slashes, relative, without dots that lead out.</param>
/// <param name="Offset">Of its local header.</param>
/// <param name="Packed">Bytes in the archive.</param>
/// <param name="Size">Bytes when unpacked; whoever reads it reads no more.</param>
/// <param name="IsPacked">By DEFLATE; otherwise the bytes lie as they are.</param>
public sealed record ZipEntry(string Name, long Offset, long Packed, long Size, bool IsPacked);
