using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Contests;

/// <summary>
/// Each entry with what each expert made of it, the rating of each nomination, and what forbids to sign. For staff and the chair among the experts, who does not see what others made of an entry
/// that is tied to the chair.
/// </summary>
public static class GetContestBoard
{
    /// <param name="IsChair">The viewer signs.</param>
    /// <param name="Drafts">Entries that were begun and not submitted.</param>
    /// <param name="Unmarked">What too few experts have marked; the results cannot be signed while there is any.</param>
    /// <param name="WithoutConsent">Whose authors have withdrawn a consent without which nobody takes part: the chair decides before signing.</param>
    /// <param name="Digest">Of the results, so that the chair signs what stands here.</param>
    public sealed record Response(
        string Title,
        AwardWords Words,
        bool IsChair,
        ContestView.Signature? Signing,
        int Drafts,
        IReadOnlyList<Sheet> Sheets,
        IReadOnlyList<Expert> Experts,
        IReadOnlyList<Nomination> Nominations,
        IReadOnlyList<Missing> Unmarked,
        IReadOnlyList<Named> WithoutConsent,
        string Digest);

    public sealed record Sheet(Guid Id, string Title, SheetKind Kind, decimal MaxPoints, decimal Weight);

    /// <param name="Done">Markings that were ended.</param>
    public sealed record Expert(Guid PersonId, string Name, int Done);

    public sealed record Nomination(Guid Id, string Title, decimal MaxPoints, IReadOnlyList<Entry> Entries);

    /// <param name="Title">Null for a chair with a conflict of interest.</param>
    /// <param name="Author">Null for a chair who marks without names, for one with a conflict of interest, and without the author's consents.</param>
    /// <param name="Sheets">In the order of the contest's.</param>
    /// <param name="Voices">Of the public; marks, where it gives marks.</param>
    public sealed record Entry(
        Guid Id, int Number, string? Title, string? Author, string? School, IReadOnlyList<Score> Sheets, decimal Points, Place Place, AwardStatus Status, int? Degree, int Voices);

    /// <param name="Spread">Null, without any marks, for a chair with a conflict of interest.</param>
    /// <param name="IsWide">Experts differ by more than the threshold.</param>
    public sealed record Score(decimal? Mean, decimal? Spread, bool IsWide, IReadOnlyList<Mark> Marks);

    public sealed record Mark(Guid ExpertId, decimal Total, bool IsDone);

    /// <param name="Lacks">So many experts.</param>
    public sealed record Missing(int Number, string? Title, string Sheet, int Lacks);

    public sealed record Named(int Number, string? Title);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, CurrentUser user, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        var isChair = await db.DemandContestManagerAsync(id, user, ct);
        var scored = await ScoredContest.ReadAsync(db, id, ct);
        var signing = await ContestView.SignatureAsync(db, id, ct);
        var named = user.IsStaff || signing is not null || !scored.Contest.Settings.IsAnonymous;
        var tied = user.IsStaff ? [] : await TiedAsync(db, scored, await db.ExpertTiesAsync(user.PersonId, [id], site.DayOf(clock.GetUtcNow()), ct), ct);
        var authors = scored.Entries.Select(e => e.Entry.PersonId).ToArray();
        var consenting = await db.ConsentingToEnter(scored.Contest.Kind).Where(p => authors.Contains(p)).ToHashSetAsync(ct);
        var experts = await (
            from expert in db.ContestExperts
            join person in db.People on expert.PersonId equals person.Id
            where expert.ContestId == id
            orderby person.LastName, person.FirstName
            select person)
            .AsNoTracking().ToListAsync(ct);
        var done = scored.Markings.SelectMany(m => m).Where(m => m.DoneAt is not null).CountBy(m => m.ExpertId).ToDictionary();
        var voices = await db.ContestVotes.Where(v => db.ContestEntries.Any(e => e.Id == v.EntryId && e.ContestId == id))
            .GroupBy(v => v.EntryId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var results = scored.Results.ToDictionary(r => r.EntryId);
        return TypedResults.Ok(new Response(
            scored.Contest.Settings.Title,
            scored.Contest.Settings.Words,
            isChair,
            signing,
            await db.ContestEntries.CountAsync(e => e.ContestId == id && e.Status == EntryStatus.Draft, ct),
            [.. scored.Sheets.Select(s => new Sheet(s.Id, s.Title, s.Kind, s.MaxPoints, s.Weight))],
            experts.ConvertAll(p => new Expert(p.Id, p.ShortName, done.GetValueOrDefault(p.Id))),
            [
                .. scored.Nominations.Select(n => new Nomination(
                    n.Id, n.Title, scored.MaxPoints,
                    [.. scored.Entries.Where(e => e.Entry.NominationId == n.Id).Select(Row).OrderBy(e => e.Place.From).ThenBy(e => e.Number)])),
            ],
            [.. scored.Unmarked.Select(m => new Missing(m.Entry.Number!.Value, TitleOf(m.Entry), m.Sheet.Title, m.Lacks))],
            [.. scored.Entries.Select(e => e.Entry).Where(e => !consenting.Contains(e.PersonId)).OrderBy(e => e.Number).Select(e => new Named(e.Number!.Value, TitleOf(e)))],
            ContestScoring.DigestOf(scored.Results)));

        string? TitleOf(ContestEntry entry) => tied.Contains(entry.Id) ? null : entry.Title;

        Entry Row(ScoredContest.AuthoredEntry authored)
        {
            var (entry, result) = (authored.Entry, results[authored.Entry.Id]);
            var isTied = tied.Contains(entry.Id);
            var isNamed = named && !isTied && (user.IsStaff || consenting.Contains(entry.PersonId));
            return new Entry(
                entry.Id, entry.Number!.Value, TitleOf(entry), isNamed ? authored.Author : null, isNamed ? authored.School : null,
                [
                    .. scored.Sheets.Select(sheet =>
                    {
                        var score = scored.ScoreOf(entry.Id, sheet.Id);
                        var mean = score.Mean is { } exact ? ContestScoring.Shown(exact) : (decimal?)null;
                        return isTied ? new Score(mean, null, false, []) : new Score(
                            mean, score.Spread, score.Spread > scored.Contest.Settings.Threshold * sheet.MaxPoints,
                            [.. scored.Markings[(entry.Id, sheet.Id)].Select(m => new Mark(m.ExpertId, m.Total, m.DoneAt is not null))]);
                    }),
                ],
                result.Points, result.Place, result.Status, result.Degree, voices.GetValueOrDefault(entry.Id));
        }
    }

    /// <summary>Entries with which the chair has to do, of whatever nomination.</summary>
    internal static async Task<HashSet<Guid>> TiedAsync(AppDb db, ScoredContest scored, ExpertTies ties, CancellationToken ct)
    {
        var ids = scored.Entries.Select(e => e.Entry.Id).ToArray();
        var untied = await db.UntiedEntries(ties).Where(e => ids.Contains(e.Id)).Select(e => e.Id).ToListAsync(ct);
        return [.. ids.Except(untied)];
    }
}

/// <summary>A contest with its marks, and what follows from them.</summary>
/// <param name="Entries">That were submitted.</param>
/// <param name="Markings">By entry and sheet, those that are not done too.</param>
internal sealed record ScoredContest(
    Contest Contest,
    IReadOnlyList<ContestNomination> Nominations,
    IReadOnlyList<ContestSheet> Sheets,
    IReadOnlyList<ScoredContest.AuthoredEntry> Entries,
    ILookup<(Guid Entry, Guid Sheet), ContestMarking> Markings)
{
    public sealed record AuthoredEntry(ContestEntry Entry, Person Person, string School)
    {
        public string Author => Person.FullName;
    }

    public decimal MaxPoints => Sheets.Sum(s => s.Weight * s.MaxPoints);

    public IReadOnlyList<EntryResult> Results { get; private init; } = [];

    /// <summary>What too few experts have marked.</summary>
    public IReadOnlyList<(ContestEntry Entry, ContestSheet Sheet, int Lacks)> Unmarked =>
    [
        .. from entry in Entries
           from sheet in Sheets
           let lacks = Contest.Settings.MinExperts - ScoreOf(entry.Entry.Id, sheet.Id).Count
           where lacks > 0
           orderby sheet.Position, entry.Entry.Number
           select (entry.Entry, sheet, lacks),
    ];

    public static async Task<ScoredContest> ReadAsync(AppDb db, Guid id, CancellationToken ct)
    {
        var contest = await db.Contests.AsNoTracking().SingleAsync(c => c.Id == id, ct);
        var entries = await (
            from entry in db.ContestEntries
            join person in db.People on entry.PersonId equals person.Id
            join organization in db.Organizations on entry.OrganizationId equals organization.Id
            where entry.ContestId == id && entry.Status == EntryStatus.Submitted
            select new { Entry = entry, Person = person, School = organization.ShortName })
            .AsNoTracking().ToListAsync(ct);
        var ids = entries.ConvertAll(e => e.Entry.Id);
        var markings = await db.ContestMarkings.AsNoTracking().Where(m => ids.Contains(m.EntryId)).ToListAsync(ct);
        var scored = new ScoredContest(
            contest,
            await db.NominationsAsync(id, ct),
            await db.SheetsAsync(id, ct),
            entries.ConvertAll(e => new AuthoredEntry(e.Entry, e.Person, e.School)),
            markings.ToLookup(m => (m.EntryId, m.SheetId)));
        return scored with
        {
            Results =
            [
                .. entries.GroupBy(e => e.Entry.NominationId).SelectMany(nomination =>
                    ContestScoring.Rank(contest.Settings.Rules, nomination.Key, scored.MaxPoints, [.. nomination.Select(e => (e.Entry.Id, scored.SumOf(e.Entry.Id)))])),
            ],
        };
    }

    public SheetScore ScoreOf(Guid entryId, Guid sheetId) =>
        SheetScore.Of([.. Markings[(entryId, sheetId)].Where(m => m.DoneAt is not null).Select(m => m.Total)], Contest.Settings.DropExtremes);

    private decimal SumOf(Guid entryId) => ContestScoring.Sum(Sheets.Select(sheet => (sheet.Weight, ScoreOf(entryId, sheet.Id))));
}
