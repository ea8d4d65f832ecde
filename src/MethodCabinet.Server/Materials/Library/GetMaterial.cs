using MethodCabinet.Domain.Materials.Library;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Materials.Library;

/// <summary>All of one material that its reader may see.</summary>
public static class GetMaterial
{
    /// <param name="Printed">By GOST R 7.0.100-2018.</param>
    /// <param name="Remark">Why it was returned or withdrawn.</param>
    /// <param name="Author">Who entered it; for the staff only.</param>
    /// <param name="Uses">Where it is used, as far as the reader may know.</param>
    public sealed record Response(
        Guid Id, MaterialDescription Description, string Printed, MaterialState State, string Remark, IReadOnlyList<FileLine> Files, IReadOnlyList<MaterialUse> Uses, IReadOnlyList<SubjectName> Subjects,
        Person? Author, DateTimeOffset CreatedAt, DateTimeOffset? SubmittedAt, DateTimeOffset? PublishedAt, Abilities May, uint Version);

    public sealed record SubjectName(string Code, string Name);

    public sealed record Person(Guid Id, string Name);

    /// <param name="Revisions">The newest first.</param>
    public sealed record FileLine(int Number, IReadOnlyList<RevisionLine> Revisions);

    /// <param name="Size">Bytes.</param>
    /// <param name="HasPreview">There is a small picture of it.</param>
    /// <param name="FileId">For the staff only, who may put it into a course.</param>
    public sealed record RevisionLine(int Revision, string Name, string MediaType, long Size, DateTimeOffset AddedAt, TextState Text, bool HasPreview, Guid? FileId);

    public sealed record Abilities(bool Edit, bool Submit, bool Publish, bool Return, bool Withdraw, bool Delete);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, LibraryReads reads, IEnumerable<MaterialUses> hooks, CancellationToken ct)
    {
        var material = await reads.FindAsync(id, ct);
        var reader = reads.Reader;
        var files = await db.MaterialFiles.Where(f => f.MaterialId == id)
            .Join(db.StoredFiles, f => f.FileId, s => s.Id, (f, s) => new { f.Number, Line = new RevisionLine(f.Revision, s.Name, s.MediaType, s.Size, f.AddedAt, f.Text, db.Previews.Any(p => p.FileId == s.Id), reader.IsStaff ? s.Id : null) })
            .ToListAsync(ct);
        var uses = new List<MaterialUse>();
        foreach (var hook in hooks.Where(hook => reader.IsStaff || !hook.ForStaff))
        {
            uses.AddRange(await hook.Of(db, id).ToListAsync(ct));
        }

        var author = reader.IsStaff && material.CreatedById is { } authorId
            ? await db.People.Where(p => p.Id == authorId).Select(p => new Person(p.Id, p.LastName + " " + p.FirstName + " " + p.MiddleName)).SingleOrDefaultAsync(ct)
            : null;
        var codes = material.Subjects;
        var (edits, staff, state) = (reader.Edits(material), reader.IsStaff, material.State);
        return TypedResults.Ok(new Response(
            id,
            material.Description,
            PrintedForm.Of(material.Description),
            state,
            material.Remark,
            [.. files.GroupBy(f => f.Number).OrderBy(g => g.Key).Select(g => new FileLine(g.Key, [.. g.Select(f => f.Line).OrderByDescending(line => line.Revision)]))],
            uses,
            await db.Subjects.Where(s => codes.Contains(s.Code)).OrderBy(s => s.Name).Select(s => new SubjectName(s.Code, s.Name)).ToListAsync(ct),
            author,
            material.CreatedAt,
            material.SubmittedAt,
            material.PublishedAt,
            new Abilities(
                Edit: edits,
                Submit: edits && !staff && state == MaterialState.Draft,
                Publish: staff && state != MaterialState.Published,
                Return: staff && state == MaterialState.InReview,
                Withdraw: staff && state == MaterialState.Published,
                Delete: edits && material.PublishedAt is null),
            material.Version));
    }
}
