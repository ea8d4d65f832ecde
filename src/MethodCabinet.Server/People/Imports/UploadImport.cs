using System.Text.Json;
using MethodCabinet.Domain;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.People.Imports;

/// <summary>Reads and checks a table of people; writes nothing but the draft.</summary>
public static class UploadImport
{
    public const int MaximumBytes = 10 << 20;

    /// <summary>Unconfirmed drafts hold personal data, so they go after a day.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <param name="organizationId">For rows without an organization; a coordinator of one school need not name it.</param>
    public static async Task<Ok<GetImport.Response>> Handle(
        IFormFile file, Named<ImportKind> kind, AppDb db, PeopleReads reads, TimeProvider clock, CancellationToken ct, Guid? organizationId = null)
    {
        if (file.Length > MaximumBytes)
        {
            throw new RuleBroken(PlatformErrors.TooLarge);
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, ct);
        var sheet = Sheet.Read(content.ToArray());
        var organizations = await db.Organizations.AsNoTracking().ToListAsync(ct);
        var byName = organizations.SelectMany(o => new[] { (Name: o.ShortName, o.Id), (Name: o.FullName, o.Id) })
            .DistinctBy(o => PersonRules.Fold(o.Name))
            .ToDictionary(o => PersonRules.Fold(o.Name), o => o.Id);
        var viewer = reads.Viewer;
        var fallback = organizationId ?? (viewer is { IsStaff: false, Coordinates.Count: 1 } ? viewer.Coordinates.Single() : null);
        var rows = new ImportReader(kind.Value, byName, fallback, viewer, reads.Today).Read(sheet);
        var plan = await ImportPlan.LoadAsync(db, reads, kind.Value, rows, ct);
        rows = [.. rows.Select(plan.Judge)];

        var now = clock.GetUtcNow();
        await db.ImportDrafts.Where(d => d.CreatedAt < now - Kept).ExecuteDeleteAsync(ct);
        var draft = new ImportDraft
        {
            Id = Guid.CreateVersion7(),
            Kind = kind.Value,
            FileName = file.FileName.Length > 200 ? file.FileName[..200] : file.FileName,
            CreatedById = viewer.PersonId,
            CreatedAt = now,
            Rows = JsonSerializer.Serialize(rows, JsonSerializerOptions.Web),
        };
        db.ImportDrafts.Add(draft);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(GetImport.Show(draft, rows, status: null, skip: 0));
    }
}
