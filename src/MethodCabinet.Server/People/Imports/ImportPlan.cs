using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.People.Imports;

/// <summary>Compares rows with the people of their schools: who is new, who changes, who stays.</summary>
public sealed class ImportPlan
{
    private readonly MembershipKind kind;
    private readonly DateOnly today;
    private readonly ILookup<string, Known> known;

    private ImportPlan(MembershipKind kind, DateOnly today, ILookup<string, Known> known)
    {
        this.kind = kind;
        this.today = today;
        this.known = known;
    }

    public static async Task<ImportPlan> LoadAsync(AppDb db, ImportKind import, IEnumerable<ImportRow> rows, DateOnly today, CancellationToken ct)
    {
        var kind = import == ImportKind.Pupils ? MembershipKind.Student : MembershipKind.Teacher;
        var organizations = rows.Select(r => r.OrganizationId).OfType<Guid>().Distinct().ToArray();
        var members = await db.Memberships.AsNoTracking()
            .Where(m => m.Kind == kind && organizations.Contains(m.OrganizationId))
            .Join(db.People, m => m.PersonId, p => p.Id, (m, p) => new { Membership = m, p.LastName, p.FirstName, p.MiddleName, p.BirthDate })
            .ToListAsync(ct);
        return new ImportPlan(kind, today, members.ToLookup(
            m => $"{m.Membership.OrganizationId}|{PersonRules.DuplicateKey(m.LastName, m.FirstName, m.MiddleName, m.BirthDate)}",
            m => new Known(m.Membership.PersonId, m.Membership)));
    }

    public ImportStatus StatusOf(ImportRow row)
    {
        if (row.Problems.Count > 0)
        {
            return ImportStatus.Error;
        }

        return !known.Contains(row.DuplicateKey) ? ImportStatus.New : Current(row) is { } current && IsSame(row, current) ? ImportStatus.Same : ImportStatus.Update;
    }

    public Guid PersonOf(ImportRow row) => known[row.DuplicateKey].First().PersonId;

    /// <summary>The place that the person of the row has today; null for one who left and comes back.</summary>
    public Membership? Current(ImportRow row) => known[row.DuplicateKey].Select(k => k.Membership).FirstOrDefault(m => m.IsCurrent(today));

    public NewPlace PlaceOf(ImportRow row) =>
        new(row.OrganizationId!.Value, kind, today, row.Grade, row.ClassLetter, row.Position, row.Subjects);

    private bool IsSame(ImportRow row, Membership current) => kind == MembershipKind.Student
        ? current.Grade == row.Grade && current.ClassLetter == row.ClassLetter
        : current.Position == row.Position && current.Subjects.SequenceEqual(row.Subjects);

    private sealed record Known(Guid PersonId, Membership Membership);
}
