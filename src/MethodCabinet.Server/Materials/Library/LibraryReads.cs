using MethodCabinet.Domain;
using MethodCabinet.Domain.Materials.Library;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Materials.Library;

/// <summary>What a list shows of a material.</summary>
/// <param name="State">Of use in lists of unpublished ones.</param>
/// <param name="Cover">Null for one without files.</param>
public sealed record MaterialCard(
    Guid Id, MaterialKind Kind, string Title, IReadOnlyList<string> Authors, int? Year, IReadOnlyList<string> Subjects, int? GradeFrom, int? GradeTo, MaterialAccess Access, MaterialState State,
    string Remark, DateTimeOffset? SubmittedAt, DateTimeOffset? PublishedAt, MaterialCover? Cover);

/// <summary>Loads materials for whoever asks.</summary>
public sealed class LibraryReads(AppDb db, CurrentUser user, SiteSettings site, TimeProvider clock)
{
    public LibraryReader Reader { get; } = LibraryReader.Of(user.IsSignedIn ? user.PersonId : null, user.IsComplete, user.Roles);

    public int ThisYear => site.DayOf(clock.GetUtcNow()).Year;

    /// <summary>Published ones that the reader may read.</summary>
    public IQueryable<Material> Readable()
    {
        var levels = Enum.GetValues<MaterialAccess>().Where(level => level <= Reader.Level).ToArray();
        return db.Materials.AsNoTracking().Where(m => m.State == MaterialState.Published && levels.Contains(m.Access));
    }

    /// <exception cref="RuleBroken">Not found; also when the reader may not know of it. A withdrawn one says why to those who could read it.</exception>
    public async Task<Material> FindAsync(Guid id, CancellationToken ct)
    {
        var material = await db.Materials.SingleOrDefaultAsync(m => m.Id == id, ct) ?? throw new RuleBroken(LibraryErrors.NotFound);
        return Reader.Sees(material) ? material
            : Reader.IsToldWhy(material) ? throw new RuleBroken(LibraryErrors.Withdrawn, new Dictionary<string, object?> { ["reason"] = material.Remark })
            : throw new RuleBroken(LibraryErrors.NotFound);
    }

    /// <param name="version">As last read.</param>
    public async Task<Material> FindToEditAsync(Guid id, uint version, CancellationToken ct)
    {
        var material = await FindAsync(id, ct);
        if (!Reader.Edits(material))
        {
            throw new RuleBroken(LibraryErrors.MayNotEdit);
        }

        db.Entry(material).Property(m => m.Version).OriginalValue = version;
        return material;
    }

    public Task<bool> HasFilesAsync(Guid id, CancellationToken ct) => db.MaterialFiles.AnyAsync(f => f.MaterialId == id, ct);

    /// <exception cref="RuleBroken">A subject is not in the catalogue of the municipality.</exception>
    public async Task CheckSubjectsAsync(IReadOnlyList<string> subjects, CancellationToken ct)
    {
        var codes = subjects.Distinct().ToArray();
        if (codes.Length > 0 && await db.Subjects.CountAsync(s => codes.Contains(s.Code), ct) < codes.Length)
        {
            throw new RuleBroken(LibraryErrors.SubjectUnknown);
        }
    }

    internal static IQueryable<MaterialCard> Cards(AppDb db, IQueryable<Material> materials) => materials.Select(m => new MaterialCard(
        m.Id, m.Kind, m.Title, m.Authors, m.Year, m.Subjects, m.GradeFrom, m.GradeTo, m.Access, m.State, m.Remark, m.SubmittedAt, m.PublishedAt,
        db.NewestFiles().Where(f => f.MaterialId == m.Id)
            .Join(db.StoredFiles, f => f.FileId, s => s.Id, (f, s) => new { File = f, s.MediaType, HasPreview = db.Previews.Any(p => p.FileId == f.FileId) })
            .OrderByDescending(f => f.HasPreview).ThenBy(f => f.File.Number)
            .Select(f => new MaterialCover(f.MediaType, f.HasPreview ? $"/api/materials/{m.Id}/files/{f.File.Number}/preview?version={f.File.Revision}" : null))
            .FirstOrDefault()));
}
