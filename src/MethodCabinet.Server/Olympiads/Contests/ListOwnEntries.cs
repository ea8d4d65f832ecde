using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Contests;

/// <summary>One's own entries in a contest, for a coordinator those of the school's pupils too, with what entering needs.</summary>
public static class ListOwnEntries
{
    /// <param name="CanEnter">The viewer may enter for themselves.</param>
    /// <param name="Schools">Whose pupils the viewer may enter.</param>
    /// <param name="Supervisors">Who may be named; teachers have none.</param>
    public sealed record Response(bool CanEnter, IReadOnlyList<School> Schools, IReadOnlyList<Supervisor> Supervisors, IReadOnlyList<Entry> Entries);

    public sealed record School(Guid Id, string Name);

    public sealed record Supervisor(Guid PersonId, string Name);

    /// <param name="IsOwn">The viewer is its author.</param>
    /// <param name="MissingConsents">Without these it cannot be submitted.</param>
    /// <param name="Result">Null before the signature.</param>
    public sealed record Entry(
        Guid Id,
        string Author,
        bool IsOwn,
        Guid PersonId,
        EntryText Text,
        EntryStatus Status,
        int? Number,
        DateTimeOffset? SubmittedAt,
        IReadOnlyList<File> Files,
        IReadOnlyList<ConsentKind> MissingConsents,
        Talk? Talk,
        Result? Result,
        uint Version);

    public sealed record File(int Number, string Name, long Size);

    public sealed record Talk(string Room, DateTimeOffset StartsAt, int Minutes);

    /// <param name="Comments">Of the experts, without their names.</param>
    public sealed record Result(Place Place, decimal Points, AwardStatus Status, int? Degree, IReadOnlyList<string> Comments);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, CurrentUser user, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        var contest = await db.SeenContestAsync(id, user, ct);
        var (me, isPupils, today) = (user.PersonId, contest.Kind == ContestKind.Pupils, site.DayOf(clock.GetUtcNow()));
        var places = await db.Memberships.AsNoTracking()
            .Where(m => m.PersonId == me && (m.Kind == MembershipKind.Student) == isPupils && m.From <= today && (m.To == null || today <= m.To))
            .Select(m => m.OrganizationId).ToListAsync(ct);
        var led = isPupils ? user.Coordinates.ToArray() : [];
        var schools = await db.Organizations.Where(o => led.Contains(o.Id)).OrderBy(o => o.ShortName).Select(o => new School(o.Id, o.ShortName)).ToListAsync(ct);
        var supervisors = isPupils
            ? await db.SupervisorsAt([.. places, .. led], today).OrderBy(p => p.LastName).ThenBy(p => p.FirstName).AsNoTracking().ToListAsync(ct)
            : [];
        return TypedResults.Ok(new Response(
            places.Count > 0, schools, supervisors.ConvertAll(p => new Supervisor(p.Id, p.FullName)), await EntriesAsync(db, contest, me, led, ct)));
    }

    private static async Task<IReadOnlyList<Entry>> EntriesAsync(AppDb db, Contest contest, Guid me, Guid[] led, CancellationToken ct)
    {
        var rows = await (
            from entry in db.ContestEntries
            join person in db.People on entry.PersonId equals person.Id
            where entry.ContestId == contest.Id && (entry.PersonId == me || led.Contains(entry.OrganizationId))
            orderby person.LastName, person.FirstName, entry.Id
            select new
            {
                Entry = entry,
                Person = person,
                Talk = db.ContestTalks.SingleOrDefault(t => t.EntryId == entry.Id),
                Award = db.ContestAwards.SingleOrDefault(a => a.EntryId == entry.Id),
            })
            .AsNoTracking().ToListAsync(ct);
        var ids = rows.ConvertAll(r => r.Entry.Id);
        var files = (await (
            from held in db.ContestFiles
            join file in db.StoredFiles on held.FileId equals file.Id
            where ids.Contains(held.EntryId)
            orderby held.Number
            select new { held.EntryId, File = new File(held.Number, file.Name, file.Size) })
            .ToListAsync(ct)).ToLookup(f => f.EntryId, f => f.File);
        var signed = rows.Where(r => r.Award is not null).Select(r => r.Entry.Id).ToList();
        var comments = (await db.ContestMarkings.Where(m => signed.Contains(m.EntryId) && m.DoneAt != null && m.Comment != "")
            .OrderBy(m => m.Id).Select(m => new { m.EntryId, m.Comment }).ToListAsync(ct)).ToLookup(c => c.EntryId, c => c.Comment);
        var missing = await SubmitEntry.MissingConsentsAsync(db, contest.Kind, rows.ConvertAll(r => r.Entry.PersonId), ct);
        return rows.ConvertAll(r => new Entry(
            r.Entry.Id,
            r.Person.FullName,
            r.Entry.PersonId == me,
            r.Entry.PersonId,
            new EntryText(r.Entry.NominationId, r.Entry.Title, r.Entry.Annotation, r.Entry.CoAuthors, r.Entry.SupervisorId, r.Entry.VideoUrl),
            r.Entry.Status,
            r.Entry.Number,
            r.Entry.SubmittedAt,
            [.. files[r.Entry.Id]],
            [.. missing[r.Entry.PersonId]],
            r.Talk is null ? null : new Talk(r.Talk.Room, r.Talk.StartsAt, r.Talk.Minutes),
            r.Award is null ? null : new Result(r.Award.Place, r.Award.Points, r.Award.Status, r.Award.Degree, [.. comments[r.Entry.Id]]),
            r.Entry.Version));
    }
}
