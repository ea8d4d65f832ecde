using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Contests;

/// <summary>The sheets by which one marks as an expert in seasons that have not ended, with how far one has got.</summary>
public static class ListExpertSheets
{
    /// <param name="Entries">That one marks; without those of a conflict of interest.</param>
    /// <param name="Done">Of these, by this sheet.</param>
    /// <param name="IsOpen">Is marked now.</param>
    /// <param name="IsChair">Signs the results of the contest.</param>
    public sealed record Item(
        Guid ContestId, string ContestTitle, Guid SheetId, string Title, SheetKind Kind, Period Marking, DateOnly? TalksOn, int Entries, int Done, bool IsOpen, bool IsChair);

    public static async Task<Ok<IReadOnlyList<Item>>> Handle(AppDb db, CurrentUser user, SiteSettings site, CancellationToken ct)
    {
        var me = user.PersonId;
        var now = await db.NowAsync(ct);
        var today = site.DayOf(now);
        var contests = await (
            from expert in db.ContestExperts
            join contest in db.Contests on expert.ContestId equals contest.Id
            join season in db.Seasons on contest.SeasonId equals season.Id
            where expert.PersonId == me && contest.Status == ContestStatus.Published && today <= season.To
            orderby contest.CreatedAt descending
            select new { contest.Id, contest.Settings, IsSigned = db.ContestSignings.Any(s => s.ContestId == contest.Id) })
            .AsNoTracking().ToListAsync(ct);
        var ids = contests.ConvertAll(c => c.Id);
        var ties = await db.ExpertTiesAsync(me, ids, today, ct);
        var entries =
            from entry in db.UntiedEntries(ties)
            join expert in db.ContestExperts on entry.ContestId equals expert.ContestId
            where ids.Contains(entry.ContestId) && expert.PersonId == me && (expert.NominationIds.Count == 0 || expert.NominationIds.Contains(entry.NominationId))
            select entry;
        var counts = await entries.GroupBy(e => e.ContestId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var done = await db.ContestMarkings.Where(m => m.ExpertId == me && m.DoneAt != null && entries.Any(e => e.Id == m.EntryId))
            .GroupBy(m => m.SheetId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var sheets = (await db.ContestSheets.AsNoTracking().Where(s => ids.Contains(s.ContestId)).OrderBy(s => s.Position).ToListAsync(ct)).ToLookup(s => s.ContestId);
        return TypedResults.Ok<IReadOnlyList<Item>>(
        [
            .. from contest in contests
               from sheet in sheets[contest.Id]
               let settings = contest.Settings
               select new Item(
                   contest.Id, settings.Title, sheet.Id, sheet.Title, sheet.Kind, settings.Marking, settings.TalksOn, counts.GetValueOrDefault(contest.Id), done.GetValueOrDefault(sheet.Id),
                   !contest.IsSigned && ContestMarking.IsOpen(settings, sheet.Kind, now, today), user.Roles.Contains(Role.Chair)),
        ]);
    }
}

/// <summary>The entries that an expert marks by a sheet: works by number, talks by the clock.</summary>
public static class ListSheetEntries
{
    public sealed record Response(string ContestTitle, string Title, SheetKind Kind, decimal MaxPoints, IReadOnlyList<Item> Items);

    /// <param name="Author">Null where experts do not know it, and once the consents of the author are not in force.</param>
    /// <param name="Total">Points given so far; null before the first.</param>
    public sealed record Item(Guid EntryId, int Number, string Nomination, string Title, string? Author, decimal? Total, bool IsDone, ListOwnEntries.Talk? Talk);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, CurrentUser user, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        var me = user.PersonId;
        var (sheet, entries) = await db.SheetForExpertAsync(id, me, site.DayOf(clock.GetUtcNow()), ct);
        var contest = await db.Contests.AsNoTracking().SingleAsync(c => c.Id == sheet.ContestId, ct);
        var settings = contest.Settings;
        var consenting = db.ConsentingToEnter(contest.Kind);
        var rows = await (
            from entry in entries
            join nomination in db.ContestNominations on entry.NominationId equals nomination.Id
            join person in db.People on entry.PersonId equals person.Id
            from talk in db.ContestTalks.Where(t => t.EntryId == entry.Id).DefaultIfEmpty()
            from marking in db.ContestMarkings.Where(m => m.EntryId == entry.Id && m.SheetId == id && m.ExpertId == me).DefaultIfEmpty()
            orderby nomination.Position, entry.Number
            select new { Entry = entry, Nomination = nomination.Title, Person = person, IsConsenting = consenting.Contains(person.Id), Talk = talk, Marking = marking })
            .AsNoTracking().ToListAsync(ct);
        var ordered = sheet.Kind == SheetKind.Talk ? rows.OrderBy(r => r.Talk?.StartsAt ?? DateTimeOffset.MaxValue) : rows.AsEnumerable();
        return TypedResults.Ok(new Response(settings.Title, sheet.Title, sheet.Kind, sheet.MaxPoints,
        [
            .. ordered.Select(r => new Item(
                r.Entry.Id,
                r.Entry.Number!.Value,
                r.Nomination,
                r.Entry.Title,
                settings.IsAnonymous || !r.IsConsenting ? null : r.Person.FullName,
                r.Marking is { Points.Count: > 0 } begun ? begun.Total : null,
                r.Marking?.DoneAt is not null,
                r.Talk is null ? null : new ListOwnEntries.Talk(r.Talk.Room, r.Talk.StartsAt, r.Talk.Minutes))),
        ]));
    }
}
