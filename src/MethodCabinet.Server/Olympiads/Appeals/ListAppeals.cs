using MethodCabinet.Domain.Olympiads.Appeals;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Appeals;

/// <summary>The organizer's view: the showings of an olympiad and all appeals, those that wait first.</summary>
public static class ListAppeals
{
    public sealed record Response(IReadOnlyList<RoundItem> Rounds, IReadOnlyList<Item> Appeals);

    /// <param name="Showing">Null while none is set.</param>
    /// <param name="Analysis">Null while none is written.</param>
    public sealed record RoundItem(Guid RoundId, string Title, bool IsClosed, ShowingView? Showing, AnalysisView? Analysis);

    public sealed record ShowingView(DateTimeOffset OpensAt, DateTimeOffset ClosesAt, int AppealDays, DateTimeOffset AppealsUntil, int MinVotes, uint Version);

    /// <param name="Text">As it was written: Markdown.</param>
    public sealed record AnalysisView(string Text, string VideoUrl, Guid? FileId, string? FileName, uint Version);

    /// <param name="TaskPosition">Null for one about procedure.</param>
    /// <param name="Votes">Given so far.</param>
    public sealed record Item(
        Guid Id,
        Guid RoundId,
        string RoundTitle,
        string TrackName,
        string Participant,
        string School,
        AppealKind Kind,
        int? TaskPosition,
        string Text,
        DateTimeOffset FiledAt,
        AppealState State,
        DateTimeOffset? TalkAt,
        string TalkPlace,
        int Votes,
        AppealOutcome? Outcome,
        decimal? PointsBefore,
        decimal? PointsAfter,
        string Reason,
        uint Version);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, CancellationToken ct)
    {
        await db.Olympiads.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct).OrNotFound();
        var rounds = await (
            from round in db.Rounds
            where round.OlympiadId == id
            orderby round.Position, round.OpensAt
            select new
            {
                Round = round,
                Showing = db.Showings.SingleOrDefault(s => s.RoundId == round.Id),
                Analysis = db.TaskAnalyses.SingleOrDefault(a => a.RoundId == round.Id),
                FileName = db.StoredFiles.Where(f => db.TaskAnalyses.Any(a => a.RoundId == round.Id && a.FileId == f.Id)).Select(f => f.Name).SingleOrDefault(),
            })
            .AsNoTracking().ToListAsync(ct);
        var appeals = await (
            from appeal in db.Appeals
            join attempt in db.Attempts on appeal.AttemptId equals attempt.Id
            join round in db.Rounds on attempt.RoundId equals round.Id
            join registration in db.Registrations on attempt.RegistrationId equals registration.Id
            join track in db.Tracks on registration.TrackId equals track.Id
            join school in db.Organizations on registration.OrganizationId equals school.Id
            join person in db.People on attempt.PersonId equals person.Id
            join task in db.PaperTasks on appeal.TaskId equals task.Id into tasks
            from task in tasks.DefaultIfEmpty()
            where round.OlympiadId == id
            orderby appeal.State == AppealState.Open ? 0 : 1, appeal.FiledAt
            select new
            {
                Appeal = appeal,
                RoundId = round.Id,
                round.Title,
                Track = track.Name,
                Person = person,
                School = school.ShortName,
                Position = (int?)task.Position,
                Votes = db.AppealVotes.Count(v => v.AppealId == appeal.Id),
            })
            .AsNoTracking().ToListAsync(ct);
        return TypedResults.Ok(new Response(
            rounds.ConvertAll(r => new RoundItem(
                r.Round.Id,
                r.Round.Title,
                r.Round.ClosedAt is not null,
                r.Showing is { } s ? new ShowingView(s.OpensAt, s.ClosesAt, s.AppealDays, s.AppealsUntil, s.MinVotes, s.Version) : null,
                r.Analysis is { } a ? new AnalysisView(a.Text, a.VideoUrl, a.FileId, r.FileName, a.Version) : null)),
            appeals.ConvertAll(x => new Item(
                x.Appeal.Id, x.RoundId, x.Title, x.Track, x.Person.FullName, x.School, x.Appeal.Kind, x.Position, x.Appeal.Text, x.Appeal.FiledAt, x.Appeal.State,
                x.Appeal.TalkAt, x.Appeal.TalkPlace, x.Votes, x.Appeal.Outcome, x.Appeal.PointsBefore, x.Appeal.PointsAfter, x.Appeal.Reason, x.Appeal.Version))));
    }
}

/// <summary>Says when and where the commission talks with the participant.</summary>
public static class SetTalk
{
    /// <param name="At">Null, with an empty place, for no talk.</param>
    /// <param name="Place">A room, or the address of a video call.</param>
    /// <param name="Version">As last read.</param>
    public sealed record Request(DateTimeOffset? At, string Place, uint Version);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, Audit audit, CancellationToken ct)
    {
        var appeal = await db.Appeals.SingleOrDefaultAsync(a => a.Id == id, ct).OrNotFound();
        db.ExpectVersion(appeal, request.Version);
        appeal.SetTalk(request.At, request.Place);
        audit.Record("Appeal.talk-set", appeal.AttemptId, new { Appeal = id, appeal.TalkAt, appeal.TalkPlace });
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
