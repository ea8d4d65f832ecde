using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.People;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Contests;

/// <summary>Contests that were announced, the newest first; for the cabinet drafts too.</summary>
public static class ListContests
{
    /// <param name="Entries">That were submitted.</param>
    public sealed record Item(
        Guid Id, string Season, ContestKind Kind, ContestStatus Status, string Title, Period Entries, Period Marking, Period? Voting, DateTimeOffset? SignedAt, int Submitted);

    public static async Task<Ok<IReadOnlyList<Item>>> Handle(AppDb db, CurrentUser user, CancellationToken ct)
    {
        var contests = await (
            from contest in db.Contests
            join season in db.Seasons on contest.SeasonId equals season.Id
            where user.IsStaff || contest.Status == ContestStatus.Published
            orderby contest.CreatedAt descending
            select new
            {
                contest.Id,
                Season = season.Name,
                contest.Kind,
                contest.Status,
                contest.Settings,
                SignedAt = db.ContestSignings.Where(s => s.ContestId == contest.Id).Select(s => (DateTimeOffset?)s.SignedAt).SingleOrDefault(),
                Submitted = db.ContestEntries.Count(e => e.ContestId == contest.Id && e.Status == EntryStatus.Submitted),
            })
            .AsNoTracking().ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<Item>>(contests.ConvertAll(c => new Item(
            c.Id, c.Season, c.Kind, c.Status, c.Settings.Title, c.Settings.Entries, c.Settings.Marking, c.Settings.Voting, c.SignedAt, c.Submitted)));
    }
}

/// <summary>A contest as it was announced, with what everybody may see of its entries.</summary>
/// <param name="Works">Since public voting began; after the signature all of them, as results.</param>
/// <param name="CanVote">The viewer may vote now, though not for every entry. The signature ends the voting.</param>
public sealed record ContestView(
    Guid Id,
    Guid SeasonId,
    ContestKind Kind,
    ContestStatus Status,
    ContestSettings Settings,
    string? RegulationsName,
    IReadOnlyList<ContestView.Nomination> Nominations,
    IReadOnlyList<ContestView.Sheet> Sheets,
    ContestView.Signature? Signing,
    decimal MaxPoints,
    bool CanVote,
    IReadOnlyList<ContestView.Work> Works,
    uint Version)
{
    public sealed record Nomination(Guid Id, string Title);

    public sealed record Sheet(Guid Id, SheetKind Kind, string Title, decimal Weight, IReadOnlyList<Criterion> Criteria);

    public sealed record Signature(string By, DateTimeOffset At);

    /// <param name="Title">Null, as everything that the author wrote, without the consent to publication under the full name: a work may hold it.</param>
    /// <param name="Author">As far as the consent goes; null without it, and before the signature where authors are not known.</param>
    /// <param name="Files">For who has signed in.</param>
    /// <param name="Voices">Of the public; marks, where it gives marks.</param>
    /// <param name="MeanMark">Null without marks.</param>
    /// <param name="OwnMark">The viewer's; 0 for a voice, null where there is none.</param>
    /// <param name="IsOwn">The viewer does not vote for it.</param>
    public sealed record Work(
        Guid Id,
        Guid NominationId,
        int Number,
        string? Title,
        string Annotation,
        string? Author,
        string? School,
        string VideoUrl,
        IReadOnlyList<ContestMarkingView.File> Files,
        int Voices,
        double? MeanMark,
        int? OwnMark,
        bool IsOwn,
        Result? Result);

    public sealed record Result(Place Place, decimal Points, AwardStatus Status, int? Degree);

    internal static async Task<Signature?> SignatureAsync(AppDb db, Guid contestId, CancellationToken ct)
    {
        var signing = await (
            from found in db.ContestSignings
            join person in db.People on found.SignedById equals person.Id
            where found.ContestId == contestId
            select new { Person = person, found.SignedAt })
            .AsNoTracking().SingleOrDefaultAsync(ct);
        return signing is null ? null : new Signature(signing.Person.FullName, signing.SignedAt);
    }
}

public static class GetContest
{
    public static async Task<Ok<ContestView>> Handle(Guid id, AppDb db, CurrentUser user, CancellationToken ct)
    {
        var now = await db.NowAsync(ct);
        var contest = await db.SeenContestAsync(id, user, ct);
        var signing = await ContestView.SignatureAsync(db, id, ct);
        var sheets = await db.SheetsAsync(id, ct);
        var isShown = signing is not null || contest.Settings.Voting?.From <= now;
        return TypedResults.Ok(new ContestView(
            id,
            contest.SeasonId,
            contest.Kind,
            contest.Status,
            contest.Settings,
            await db.StoredFiles.Where(f => f.Id == contest.RegulationsFileId).Select(f => f.Name).SingleOrDefaultAsync(ct),
            (await db.NominationsAsync(id, ct)).ConvertAll(n => new ContestView.Nomination(n.Id, n.Title)),
            sheets.ConvertAll(s => new ContestView.Sheet(s.Id, s.Kind, s.Title, s.Weight, s.Criteria)),
            signing,
            sheets.Sum(s => s.Weight * s.MaxPoints),
            user.IsSignedIn && signing is null && contest.Settings.Voting?.Includes(now) == true && (!contest.Settings.OnlyTeachersVote || user.Roles.Contains(Role.Teacher))
                && !await db.ContestExperts.AnyAsync(e => e.ContestId == id && e.PersonId == user.PersonId, ct),
            isShown && contest.Status == ContestStatus.Published ? await WorksAsync(db, contest, user, signing is not null, ct) : [],
            contest.Version));
    }

    private static async Task<IReadOnlyList<ContestView.Work>> WorksAsync(AppDb db, Contest contest, CurrentUser user, bool isSigned, CancellationToken ct)
    {
        var me = user.IsSignedIn ? user.PersonId : (Guid?)null;
        var rows = await (
            from entry in db.ContestEntries
            join person in db.People on entry.PersonId equals person.Id
            join organization in db.Organizations on entry.OrganizationId equals organization.Id
            from award in db.ContestAwards.Where(a => a.EntryId == entry.Id).DefaultIfEmpty()
            where entry.ContestId == contest.Id && entry.Status == EntryStatus.Submitted
            select new
            {
                Entry = entry,
                Person = person,
                School = organization.ShortName,
                Award = award,
                Agreed = db.AgreedPublications().Where(c => c.PersonId == person.Id).Select(c => c.Form).FirstOrDefault(),
                Voices = db.ContestVotes.Count(v => v.EntryId == entry.Id),
                MeanMark = db.ContestVotes.Where(v => v.EntryId == entry.Id && v.Mark != null).Average(v => v.Mark),
                Own = db.ContestVotes.SingleOrDefault(v => v.EntryId == entry.Id && v.PersonId == me),
            })
            .AsNoTracking().ToListAsync(ct);
        var ids = rows.ConvertAll(r => r.Entry.Id);
        var files = (await (
            from held in db.ContestFiles
            join file in db.StoredFiles on held.FileId equals file.Id
            where ids.Contains(held.EntryId)
            orderby held.Number
            select new { held.EntryId, File = new ContestMarkingView.File(held.Number, file.MediaType, file.Size) })
            .ToListAsync(ct)).ToLookup(f => f.EntryId, f => f.File);
        return
        [
            .. rows.Where(r => isSigned || r.Agreed == PublicationForm.FullName).OrderBy(r => r.Award?.PlaceFrom).ThenBy(r => r.Entry.Number).Select(r =>
            {
                var isOpen = r.Agreed == PublicationForm.FullName;
                var name = isSigned || !contest.Settings.IsAnonymous ? PublicName.Of(r.Agreed, r.Person.ShortName) : default;
                return new ContestView.Work(
                    r.Entry.Id,
                    r.Entry.NominationId,
                    r.Entry.Number!.Value,
                    isOpen ? r.Entry.Title : null,
                    isOpen ? r.Entry.Annotation : "",
                    name.Text,
                    name.IsPersonal ? r.School : null,
                    isOpen ? r.Entry.VideoUrl : "",
                    isOpen && me is not null ? [.. files[r.Entry.Id]] : [],
                    r.Voices,
                    r.MeanMark,
                    r.Own is null ? null : r.Own.Mark ?? 0,
                    me is not null && (r.Entry.PersonId == me || r.Entry.SupervisorId == me),
                    r.Award is null ? null : new ContestView.Result(r.Award.Place, r.Award.Points, r.Award.Status, r.Award.Degree));
            }),
        ];
    }
}
