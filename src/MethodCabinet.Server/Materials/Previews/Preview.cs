using MethodCabinet.Domain.Materials;

namespace MethodCabinet.Server.Materials.Previews;

/// <summary>A small picture of a stored file. It is part of the file and goes with it.</summary>
public sealed class Preview
{
    public required Guid FileId { get; init; }

    /// <summary>WebP, <see cref="PreviewPicture.MaxBytes"/> at most.</summary>
    public required byte[] Content { get; init; }

    /// <summary>Pictures only: no library of this product draws a page of a PDF on the server. Files of works are looked at one by one, and whole.</summary>
    public static bool IsMadeOf(StoredFile file) => FileKind.IsImage(file.MediaType) && file.BroughtFor is null;
}
