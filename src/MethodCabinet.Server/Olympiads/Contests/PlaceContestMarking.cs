using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Contests;

/// <summary>An entry as its expert sees it, with the expert's own points. Names are there only where experts know authors; those of files never.</summary>
/// <param name="IsConsenting">The consents of the author are in force; otherwise neither the name nor the work itself is here.</param>
/// <param name="Author">With co-authors; null where experts do not know them.</param>
/// <param name="Points">Criterion id → points given so far.</param>
public sealed record ContestMarkingView(
    Guid Id,
    Guid SheetId,
    Guid EntryId,
    string SheetTitle,
    SheetKind Kind,
    int Number,
    string Nomination,
    string Title,
    string Annotation,
    bool IsConsenting,
    string? Author,
    string VideoUrl,
    IReadOnlyList<ContestMarkingView.File> Files,
    IReadOnlyList<Criterion> Criteria,
    IReadOnlyDictionary<string, decimal> Points,
    string Comment,
    DateTimeOffset? DoneAt,
    uint Version)
{
    /// <param name="Number">The address of the file ends with it.</param>
    public sealed record File(int Number, string MediaType, long Size);

    /// <exception cref="RuleBroken">NotFound: not this expert's, or no longer.</exception>
    internal static async Task<ContestMarkingView> ReadAsync(AppDb db, Guid id, Guid expertId, DateOnly today, CancellationToken ct)
    {
        var marking = await db.ContestMarkings.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id && m.ExpertId == expertId, ct).OrNotFound();
        var (sheet, entries) = await db.SheetForExpertAsync(marking.SheetId, expertId, today, ct);
        var found = await (
            from entry in entries
            join nomination in db.ContestNominations on entry.NominationId equals nomination.Id
            join contest in db.Contests on entry.ContestId equals contest.Id
            join person in db.People on entry.PersonId equals person.Id
            where entry.Id == marking.EntryId
            select new { Entry = entry, Nomination = nomination.Title, Contest = contest, Person = person })
            .AsNoTracking().SingleOrDefaultAsync(ct).OrNotFound();
        var isConsenting = await db.ConsentingToEnter(found.Contest.Kind).ContainsAsync(found.Person.Id, ct);
        var files = await (
            from held in db.ContestFiles
            join file in db.StoredFiles on held.FileId equals file.Id
            where held.EntryId == marking.EntryId && isConsenting
            orderby held.Number
            select new File(held.Number, file.MediaType, file.Size))
            .ToListAsync(ct);
        var names = string.Join("; ", [found.Person.FullName, .. found.Entry.NamedCoAuthors()]);
        return new ContestMarkingView(
            id, sheet.Id, found.Entry.Id, sheet.Title, sheet.Kind, found.Entry.Number!.Value, found.Nomination, found.Entry.Title, found.Entry.Annotation,
            isConsenting, found.Contest.Settings.IsAnonymous || !isConsenting ? null : names, isConsenting ? found.Entry.VideoUrl : "", files, sheet.Criteria, marking.Points, marking.Comment, marking.DoneAt, marking.Version);
    }
}

/// <summary>Begins to mark an entry by a sheet, or goes on with it.</summary>
public static class BeginContestMarking
{
    public static async Task<Ok<ContestMarkingView>> Handle(Guid id, Guid entryId, AppDb db, CurrentUser user, SiteSettings site, CancellationToken ct)
    {
        var (me, now) = (user.PersonId, await db.NowAsync(ct));
        var today = site.DayOf(now);
        var contestId = (await db.SheetForExpertAsync(id, me, today, ct)).Sheet.ContestId;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await ContestMarks.HoldOpenAsync(db, contestId, ct);

        // Asked again: an expert who was dismissed meanwhile would leave a marking behind.
        var (sheet, entries) = await db.SheetForExpertAsync(id, me, today, ct);
        if (!await entries.AnyAsync(e => e.Id == entryId, ct))
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        ContestMarking.CheckOpen(await db.Contests.Where(c => c.Id == sheet.ContestId).Select(c => c.Settings).SingleAsync(ct), sheet.Kind, now, today);
        await db.Database.ExecuteSqlAsync(
            $$"""
            insert into olympiads.contest_markings (id, entry_id, sheet_id, expert_id, points, total, comment)
            values ({{Guid.CreateVersion7()}}, {{entryId}}, {{id}}, {{me}}, '{}', 0, '') on conflict do nothing
            """, ct);
        var marking = await db.ContestMarkings.Where(m => m.EntryId == entryId && m.SheetId == id && m.ExpertId == me).Select(m => m.Id).SingleAsync(ct);
        await ContestChanges.TellBoardAsync(db, contestId, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(await ContestMarkingView.ReadAsync(db, marking, me, today, ct));
    }
}

public static class GetContestMarking
{
    public static async Task<Ok<ContestMarkingView>> Handle(Guid id, AppDb db, CurrentUser user, SiteSettings site, TimeProvider clock, CancellationToken ct) =>
        TypedResults.Ok(await ContestMarkingView.ReadAsync(db, id, user.PersonId, site.DayOf(clock.GetUtcNow()), ct));
}

/// <summary>Saves a marking as far as it has got, or ends it: then it counts.</summary>
public static class PlaceContestMarking
{
    /// <param name="Points">Criterion id → points.</param>
    /// <param name="IsDone">Ends it.</param>
    /// <param name="Version">As it was read: another window may have saved it since.</param>
    public sealed record Request(IReadOnlyDictionary<string, decimal> Points, string Comment, bool IsDone, uint Version);

    public sealed record Response(decimal Total, DateTimeOffset? DoneAt, uint Version);

    public static async Task<Ok<Response>> Handle(Guid id, Request request, AppDb db, CurrentUser user, SiteSettings site, Audit audit, CancellationToken ct)
    {
        var now = await db.NowAsync(ct);
        var today = site.DayOf(now);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var marking = await db.ContestMarkings.SingleOrDefaultAsync(m => m.Id == id && m.ExpertId == user.PersonId, ct).OrNotFound();
        var contestId = await db.ContestSheets.Where(s => s.Id == marking.SheetId).Select(s => s.ContestId).SingleAsync(ct);

        // Neither a signature nor other criteria meanwhile.
        await ContestMarks.HoldOpenAsync(db, contestId, ct);
        var (sheet, entries) = await db.SheetForExpertAsync(marking.SheetId, user.PersonId, today, ct);
        if (!await entries.AnyAsync(e => e.Id == marking.EntryId, ct))
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        ContestMarking.CheckOpen(await db.Contests.Where(c => c.Id == contestId).Select(c => c.Settings).SingleAsync(ct), sheet.Kind, now, today);
        var before = marking.DoneAt is null ? null : marking.Points;
        db.ExpectVersion(marking, request.Version);
        marking.Place(sheet.Criteria, request.Points, request.Comment, request.IsDone, now);
        if (marking.DoneAt is not null && (before is null || !before.OrderBy(p => p.Key).SequenceEqual(marking.Points.OrderBy(p => p.Key))))
        {
            audit.Record("ContestMarking.done", marking.Id, new { Points = new[] { before, marking.Points } });
        }

        await db.SaveChangesAsync(ct);
        await ContestChanges.TellBoardAsync(db, contestId, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(marking.Total, marking.DoneAt, marking.Version));
    }
}
