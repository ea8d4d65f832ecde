using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.People.Imports;

/// <summary>Compares rows with the people of their schools: who is new, who changes, who stays.</summary>
public sealed class ImportPlan
{
    private readonly MembershipKind kind;
    private readonly DateOnly today;
    private readonly Viewer viewer;
    private readonly ILookup<string, Known> known;
    private readonly ILookup<Guid, Membership> places;
    private readonly ILookup<string, KnownElsewhere> elsewhere;
    private readonly HashSet<Guid> editable;

    private ImportPlan(
        MembershipKind kind, DateOnly today, Viewer viewer, ILookup<string, Known> known, ILookup<Guid, Membership> places, ILookup<string, KnownElsewhere> elsewhere, HashSet<Guid> editable)
    {
        this.kind = kind;
        this.today = today;
        this.viewer = viewer;
        this.known = known;
        this.places = places;
        this.elsewhere = elsewhere;
        this.editable = editable;
    }

    public static async Task<ImportPlan> LoadAsync(AppDb db, PeopleReads reads, ImportKind import, IReadOnlyCollection<ImportRow> rows, CancellationToken ct)
    {
        var kind = import == ImportKind.Pupils ? MembershipKind.Student : MembershipKind.Teacher;
        var organizations = rows.Select(r => r.OrganizationId).OfType<Guid>().Distinct().ToArray();
        var members = await db.Memberships.AsNoTracking()
            .Where(m => m.Kind == kind && organizations.Contains(m.OrganizationId))
            .Join(db.People, m => m.PersonId, p => p.Id, (m, p) => new { Membership = m, p.LastName, p.FirstName, p.MiddleName, p.BirthDate, p.Email })
            .ToListAsync(ct);
        var known = members.ToLookup(
            m => $"{m.Membership.OrganizationId}|{PersonRules.DuplicateKey(m.LastName, m.FirstName, m.MiddleName, m.BirthDate)}",
            m => new Known(m.Membership.PersonId, m.Membership, m.Email));
        var people = rows.SelectMany(r => known[r.DuplicateKey]).Select(k => k.PersonId).Distinct().ToArray();
        var places = await db.Memberships.AsNoTracking().Where(m => m.Kind == kind && people.Contains(m.PersonId)).ToListAsync(ct);
        var offered = rows.Where(r => r.Email is not null).SelectMany(r => known[r.DuplicateKey]).Where(k => k.Email is null).Select(k => k.PersonId).Distinct().ToArray();
        return new ImportPlan(
            kind, reads.Today, reads.Viewer, known, places.ToLookup(m => m.PersonId),
            await db.KnownAsync([.. rows.Where(r => !known.Contains(r.DuplicateKey)).Select(r => r.Data)], reads.Today, ct),
            await reads.EditableAsync(offered, ct));
    }

    /// <summary>The row with its status, and with what only the people who are there already can tell against it.</summary>
    public ImportRow Judge(ImportRow row)
    {
        var status = StatusOf(row);
        if (status == ImportStatus.Update && IsElsewhere(row))
        {
            return row with { Status = ImportStatus.Error, Problems = [new ImportProblem(row.ClassCell, PeopleErrors.ImportAlreadyStudent.Code, $"{row.Grade}{row.ClassLetter}")] };
        }

        if (status == ImportStatus.New && elsewhere[row.PersonKey].ToList() is { Count: > 0 } same)
        {
            return row with
            {
                Status = status,
                Warnings = [new ImportProblem(row.NameCell, PeopleErrors.PersonKnownElsewhere.Code, "")],
                Elsewhere = viewer.IsStaff ? same : [],
            };
        }

        var warning = OfferTo(row) switch
        {
            EmailOffer.Kept => PeopleErrors.ImportEmailKept,
            EmailOffer.NotGiven => PeopleErrors.ImportEmailNotGiven,
            _ => null,
        };
        return row with { Status = status, Warnings = warning is null ? [] : [new ImportProblem(row.EmailCell, warning.Code, row.Email!)] };
    }

    private ImportStatus StatusOf(ImportRow row)
    {
        if (row.Problems.Count > 0)
        {
            return ImportStatus.Error;
        }

        return !known.Contains(row.DuplicateKey) ? ImportStatus.New
            : Current(row) is { } current && IsSame(row, current) && !GivesEmail(row) ? ImportStatus.Same
            : ImportStatus.Update;
    }

    /// <summary>The person of the row has no address and gets the row's.</summary>
    public bool GivesEmail(ImportRow row) => OfferTo(row) == EmailOffer.Given;

    private EmailOffer? OfferTo(ImportRow row) =>
        row.Problems.Count == 0 && known[row.DuplicateKey].FirstOrDefault() is { } person ? PersonRules.Offer(person.Email, row.Email, editable.Contains(person.PersonId)) : null;

    public Guid PersonOf(ImportRow row) => known[row.DuplicateKey].First().PersonId;

    /// <summary>The place that the person of the row has today; null for one who left and comes back.</summary>
    public Membership? Current(ImportRow row) => known[row.DuplicateKey].Select(k => k.Membership).FirstOrDefault(m => m.IsCurrent(today));

    public NewPlace PlaceOf(ImportRow row) =>
        new(row.OrganizationId!.Value, kind, today, row.Grade, row.ClassLetter, row.Position, row.Subjects);

    /// <summary>A pupil who has left for another school, or was moved up ahead of the new school year: a list is no place to undo that.</summary>
    private bool IsElsewhere(ImportRow row)
    {
        var current = Current(row);
        return kind == MembershipKind.Student && current?.From != today && places[PersonOf(row)].Any(p => p.Id != current?.Id && (p.To is null || p.To >= today));
    }

    private bool IsSame(ImportRow row, Membership current) => kind == MembershipKind.Student
        ? current.Grade == row.Grade && current.ClassLetter == row.ClassLetter
        : current.Position == row.Position && current.Subjects.SequenceEqual(row.Subjects);

    private sealed record Known(Guid PersonId, Membership Membership, string? Email);
}
