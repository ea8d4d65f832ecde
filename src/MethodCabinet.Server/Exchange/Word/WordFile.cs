using System.Security.Cryptography;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Exchange;
using MethodCabinet.Domain.Exchange.Word;
using MethodCabinet.Domain.Materials.Archives;
using MethodCabinet.Server.Materials.Archives;
using MethodCabinet.Server.Platform;

namespace MethodCabinet.Server.Exchange.Word;

/// <summary>An uploaded document, read the same way for the preview and for the import.</summary>
/// <param name="Sha256">Lower-case hex: an import takes the file that was previewed and no other.</param>
internal sealed record WordFile(string Sha256, WordCourse Course)
{
    /// <summary>Bytes.</summary>
    public const int MaxSize = 20 << 20;

    private static readonly ArchiveLimits Limits = new(5_000, 128 << 20, 60);

    /// <exception cref="RuleBroken">PlatformErrors.TooLarge; Bomb, TooLarge and NameUnsafe of <see cref="ArchiveErrors"/>; what <see cref="WordDocument.Read"/> says; OutlineTooLong.</exception>
    public static async Task<WordFile> ReadAsync(IFormFile file, CancellationToken ct)
    {
        if (file.Length > MaxSize)
        {
            throw new RuleBroken(PlatformErrors.TooLarge);
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, ct);
        var bytes = content.ToArray();
        var course = WordDocument.Read(await PartsAsync(bytes, ct), Path.GetFileNameWithoutExtension(file.FileName));
        return course.Modules.Count > CourseOutline.MaxModules || course.Modules.Sum(module => module.Units.Count) > CourseOutline.MaxUnits
            ? throw new RuleBroken(CourseErrors.OutlineTooLong, new Dictionary<string, object?> { ["modules"] = CourseOutline.MaxModules, ["units"] = CourseOutline.MaxUnits })
            : new(Convert.ToHexStringLower(SHA256.HashData(bytes)), course);
    }

    private static async Task<IReadOnlyDictionary<string, byte[]>> PartsAsync(byte[] bytes, CancellationToken ct)
    {
        try
        {
            return await MemoryArchive.ReadAsync(bytes, Limits, ct);
        }
        catch (RuleBroken broken) when (broken.Error == ArchiveErrors.Broken || broken.Error == ArchiveErrors.Unsupported)
        {
            // A document of the old kind, or one with a password, is no archive.
            throw new RuleBroken(ExchangeErrors.WordUnreadable, new Dictionary<string, object?> { ["part"] = "" }, broken);
        }
    }
}
