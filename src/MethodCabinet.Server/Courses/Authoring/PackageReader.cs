using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses.Scorm;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.Materials.Archives;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Materials.Archives;

namespace MethodCabinet.Server.Courses.Authoring;

/// <summary>Looks at an archive that an author gives for a SCORM package.</summary>
public sealed class PackageReader(Files files, StoredArchives archives)
{
    /// <exception cref="RuleBroken">What <see cref="Files.FindAsync"/>, <see cref="ZipDirectory"/> and <see cref="ScormManifest"/> say; ArchiveExpected, ManifestMissing.</exception>
    public async Task<ScormPackage> ReadAsync(Guid fileId, CancellationToken ct) => await ReadAsync(await files.FindAsync(fileId, ct), ct);

    /// <inheritdoc cref="ReadAsync(Guid, CancellationToken)"/>
    public async Task<ScormPackage> ReadAsync(StoredFile file, CancellationToken ct)
    {
        if (file.MediaType != "application/zip")
        {
            throw new RuleBroken(ScormErrors.ArchiveExpected);
        }

        var entries = await archives.DirectoryAsync(file.Id, file.Size, ArchiveLimits.Package, ct);
        var manifest = entries.GetValueOrDefault(ScormManifest.FileName) ?? throw new RuleBroken(ScormErrors.ManifestMissing);
        return ScormManifest.Read(new MemoryStream(await archives.ReadAsync(file.Id, manifest, ScormManifest.MaxLength, ct)), entries.Keys.ToHashSet(StringComparer.Ordinal));
    }
}
