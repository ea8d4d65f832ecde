using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.People;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Contests;

/// <summary>What operations about contests load alike.</summary>
internal static class ContestReads
{
    /// <summary>The clock that decides about deadlines: one for all processes. In a transaction too it tells the moment, for a lock may have been waited for.</summary>
    public static Task<DateTimeOffset> NowAsync(this AppDb db, CancellationToken ct) =>
        db.Database.SqlQuery<DateTimeOffset>($"select clock_timestamp() as \"Value\"").SingleAsync(ct);

    public static Task<Contest> ContestAsync(this AppDb db, Guid id, CancellationToken ct) => db.Contests.SingleOrDefaultAsync(c => c.Id == id, ct).OrNotFound();

    /// <summary>The contest whose parts are being changed, so that its version changes with them.</summary>
    /// <param name="version">As the caller read it; another is 409.</param>
    public static async Task<Contest> ChangedContestAsync(this AppDb db, Guid id, uint version, CancellationToken ct)
    {
        var contest = await db.ContestAsync(id, ct);
        db.ExpectVersion(contest, version);
        db.Entry(contest).Property(c => c.Status).IsModified = true;
        return contest;
    }

    /// <summary>A contest of which the user may know, drafts only by staff.</summary>
    public static async Task<Contest> SeenContestAsync(this AppDb db, Guid id, CurrentUser user, CancellationToken ct)
    {
        var contest = await db.ContestAsync(id, ct);
        return ContestAccess.CanSee(user.IsSignedIn ? user.AsViewer() : null, contest.Status) ? contest : throw new RuleBroken(PlatformErrors.NotFound);
    }

    /// <summary>An entry that the user writes, or answers for; not found for everybody else.</summary>
    public static async Task<(ContestEntry Entry, Contest Contest)> OwnEntryAsync(this AppDb db, Guid id, CurrentUser user, CancellationToken ct)
    {
        var entry = await db.ContestEntries.SingleOrDefaultAsync(e => e.Id == id, ct).OrNotFound();
        var contest = await db.ContestAsync(entry.ContestId, ct);
        return ContestAccess.CanWrite(user.AsViewer(), contest.Kind, entry.PersonId, entry.OrganizationId)
            ? (entry, contest)
            : throw new RuleBroken(PlatformErrors.NotFound);
    }

    public static Task<List<ContestSheet>> SheetsAsync(this AppDb db, Guid contestId, CancellationToken ct) =>
        db.ContestSheets.AsNoTracking().Where(s => s.ContestId == contestId).OrderBy(s => s.Position).ToListAsync(ct);

    public static Task<List<ContestNomination>> NominationsAsync(this AppDb db, Guid contestId, CancellationToken ct) =>
        db.ContestNominations.AsNoTracking().Where(n => n.ContestId == contestId).OrderBy(n => n.Position).ToListAsync(ct);

    /// <summary>What <see cref="Contest.CheckComplete"/> says of the nominations and sheets that are stored.</summary>
    public static async Task CheckCompleteAsync(this AppDb db, Contest contest, CancellationToken ct)
    {
        var sheets = await db.ContestSheets.Where(s => s.ContestId == contest.Id).Select(s => s.Kind).ToListAsync(ct);
        Contest.CheckComplete(contest.Settings, await db.ContestNominations.CountAsync(n => n.ContestId == contest.Id, ct), sheets.Count, sheets.Count(kind => kind == SheetKind.Talk));
    }

    /// <summary>Who holds the office of a chair.</summary>
    public static IQueryable<Guid> Chairs(this AppDb db, DateOnly today) =>
        db.Appointments.Where(a => a.Role == Role.Chair && a.From <= today && (a.To == null || today <= a.To)).Select(a => a.PersonId);

    /// <summary>Not found for everybody who is neither staff nor the chair among the experts.</summary>
    /// <returns>Whether the user is the chair.</returns>
    public static async Task<bool> DemandContestManagerAsync(this AppDb db, Guid contestId, CurrentUser user, CancellationToken ct)
    {
        var viewer = user.AsViewer();
        var isExpert = await db.ContestExperts.AnyAsync(e => e.ContestId == contestId && e.PersonId == user.PersonId, ct);
        return ResultsAccess.CanManage(viewer, isExpert) && await db.Contests.AnyAsync(c => c.Id == contestId, ct)
            ? ResultsAccess.IsChair(viewer, isExpert)
            : throw new RuleBroken(PlatformErrors.NotFound);
    }

    /// <summary>Entries that may come to the expert: without conflicts of interest, and in the expert's own nominations.</summary>
    public static IQueryable<ContestEntry> EntriesFor(this AppDb db, ContestExpert expert, ExpertTies ties) => db.UntiedEntries(ties).Where(e =>
        e.ContestId == expert.ContestId && (expert.NominationIds.Count == 0 || expert.NominationIds.Contains(e.NominationId)));

    /// <summary>Submitted entries with which the person has nothing to do: <see cref="ContestAccess.IsTied"/>, asked of the database.</summary>
    /// <param name="expert">Of the contests that are asked for.</param>
    public static IQueryable<ContestEntry> UntiedEntries(this AppDb db, ExpertTies expert)
    {
        var (ties, coAuthored) = expert;
        return db.ContestEntries.Where(e =>
            e.Status == EntryStatus.Submitted && !coAuthored.Contains(e.Id)
            && e.PersonId != ties.PersonId && e.SupervisorId != ties.PersonId && !ties.People.Contains(e.PersonId) && !ties.Organizations.Contains(e.OrganizationId)
            && !db.Memberships.Any(m => m.PersonId == e.PersonId && ties.Organizations.Contains(m.OrganizationId) && m.From <= ties.Day && (m.To == null || ties.Since <= m.To)));
    }

    /// <summary>The sheet and whoever marks by it, with what that person may see; not found for everybody else.</summary>
    public static async Task<(ContestSheet Sheet, IQueryable<ContestEntry> Entries)> SheetForExpertAsync(
        this AppDb db, Guid sheetId, Guid personId, DateOnly today, CancellationToken ct)
    {
        var found = await (
            from sheet in db.ContestSheets
            join contest in db.Contests on sheet.ContestId equals contest.Id
            join expert in db.ContestExperts on contest.Id equals expert.ContestId
            where sheet.Id == sheetId && expert.PersonId == personId && contest.Status == ContestStatus.Published
            select new { Sheet = sheet, Expert = expert })
            .AsNoTracking().SingleOrDefaultAsync(ct).OrNotFound();
        return (found.Sheet, db.EntriesFor(found.Expert, await db.ExpertTiesAsync(personId, [found.Sheet.ContestId], today, ct)));
    }

    /// <summary>People whose consents without which nobody takes part are in force.</summary>
    public static IQueryable<Guid> ConsentingToEnter(this AppDb db, ContestKind kind)
    {
        var needed = ContestAccess.NeededConsents(kind).ToArray();
        return db.Consents.Where(c => needed.Contains(c.Kind) && c.WithdrawnAt == null).GroupBy(c => c.PersonId)
            .Where(given => given.Select(c => c.Kind).Distinct().Count() == needed.Length).Select(given => given.Key);
    }

    /// <summary>Whose full names may be published, and so their works, which may hold them.</summary>
    public static IQueryable<Guid> ConsentingToName(this AppDb db) =>
        db.AgreedPublications().Where(c => c.Form == PublicationForm.FullName).Select(c => c.PersonId);
}

/// <summary>Once the chair has signed, nothing that decides about the results changes; see <see cref="Results.FinalMarks"/>, which does the same for olympiads.</summary>
internal static class ContestMarks
{
    /// <summary>In the transaction of the change: until it ends nobody signs.</summary>
    /// <exception cref="RuleBroken">MarksFinal.</exception>
    public static async Task HoldOpenAsync(AppDb db, Guid contestId, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock_shared(hashtextextended({Lock(contestId)}, 0))", ct);
        if (await db.ContestSignings.AnyAsync(s => s.ContestId == contestId, ct))
        {
            throw new RuleBroken(ResultsErrors.MarksFinal);
        }
    }

    /// <summary>Waits for changes that are being made and keeps others out until the end of the transaction.</summary>
    public static Task LockAsync(AppDb db, Guid contestId, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({Lock(contestId)}, 0))", ct);

    /// <summary>What else is decided about the contest, its settings, nominations, sheets and talks, and what relies on them staying, waits for each other until the end of the transaction.</summary>
    public static Task HoldSettingsAsync(AppDb db, Guid contestId, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select 1 from olympiads.contests where id = {contestId} for no key update", ct);

    /// <summary>The settings stay as they are until the end of the transaction.</summary>
    public static Task RelyOnSettingsAsync(AppDb db, Guid contestId, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select 1 from olympiads.contests where id = {contestId} for share", ct);

    /// <summary>What one person does in a contest comes one after the other until the end of the transaction: entering, voting, becoming an expert. The first of all locks.</summary>
    public static Task HoldPersonAsync(AppDb db, Guid contestId, Guid personId, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({$"person {personId} in contest {contestId}"}, 0))", ct);

    private static string Lock(Guid contestId) => $"marks of contest {contestId}";
}
