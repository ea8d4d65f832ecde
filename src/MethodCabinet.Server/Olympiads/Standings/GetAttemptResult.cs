using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Attempts;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Standings;

/// <summary>A participant's own work after preliminary results are published: points by task, own answers, no key. Guardians see their wards'.</summary>
public static class GetAttemptResult
{
    /// <param name="Points">Of this round.</param>
    /// <param name="TotalPoints">Over all scored rounds of the olympiad; the place follows from it.</param>
    /// <param name="Participants">Of the track.</param>
    /// <param name="Status">Null before the results are signed, and while the standing is frozen.</param>
    /// <param name="AnswersUntil">Whatever arrived later does not count: the deadline, the hand-in, or the closing of the round.</param>
    /// <param name="StandingIsPublic">Anybody may open the standing.</param>
    /// <param name="Files">SHA-256 digests of the files of the work that arrived, lower-case hexadecimal.</param>
    public sealed record Response(
        Guid AttemptId,
        Guid OlympiadId,
        string OlympiadTitle,
        string SubjectCode,
        Stage Stage,
        string TrackName,
        Guid RoundId,
        string RoundTitle,
        DateTimeOffset AnswersUntil,
        Guid ParticipantId,
        string ParticipantName,
        decimal Points,
        decimal MaxPoints,
        decimal TotalPoints,
        decimal TotalMaxPoints,
        Place Place,
        int Participants,
        bool AwaitsJury,
        AwardStatus? Status,
        bool StandingIsPublic,
        IReadOnlyList<TaskResult> Tasks,
        IReadOnlyList<string> Files);

    /// <param name="Points">Null while the jury has not marked it.</param>
    /// <param name="Answer">JSON text of the answer that counts; null where none was given.</param>
    /// <param name="Late">The last answer that came too late and does not count; null when there is none.</param>
    public sealed record TaskResult(
        Guid TaskId, int Position, decimal MaxPoints, decimal? Points, string StatementHtml, QuestionBody Body, string? Answer, LateAnswer? Late);

    /// <param name="Answer">JSON text; null for an answer taken back.</param>
    /// <param name="IsRefused">The chair has decided; otherwise the decision is awaited.</param>
    /// <param name="Reason">Of the refusal.</param>
    public sealed record LateAnswer(string? Answer, DateTimeOffset ReceivedAt, bool IsRefused, string? Reason);

    internal static async Task<Ok<Response>> Handle(Guid id, AppDb db, CurrentUser user, StandingCache cache, CancellationToken ct)
    {
        var me = user.PersonId;
        var found = await (
            from attempt in db.Attempts.OfOrWardOf(me, db)
            join round in db.Rounds on attempt.RoundId equals round.Id
            join registration in db.Registrations on attempt.RegistrationId equals registration.Id
            join person in db.People on attempt.PersonId equals person.Id
            where attempt.Id == id
            select new { Attempt = attempt, Round = round, registration.ExtraMinutes, person.LastName, person.FirstName })
            .AsNoTracking()
            .SingleOrDefaultAsync(ct).OrNotFound();
        var standing = await cache.GetAsync(db, found.Round.OlympiadId, ct);
        var result = standing?.ResultFor(isStaff: false, found.Attempt.RegistrationId);
        if (found.Round.ScoredAt is null || standing?.Head.PublishedAt is null || result is null)
        {
            throw new RuleBroken(ScoringErrors.ResultsNotPublished);
        }

        // Whoever sat an earlier seal is shown what was asked there: by that version it was scored.
        var tasks = await (
            from task in db.PaperTasks
            let scored = db.TaskScores.Where(s => s.AttemptId == id && s.TaskId == task.Id).Select(s => (Guid?)s.QuestionVersionId).FirstOrDefault()
            join version in db.QuestionVersions on scored ?? task.QuestionVersionId equals version.Id
            where task.PaperId == found.Attempt.PaperId
            orderby task.Position
            select new
            {
                task.Id,
                task.Position,
                version.Points,
                version.StatementHtml,
                version.BodyRendered,
                Score = db.TaskScores.Where(s => s.AttemptId == id && s.TaskId == task.Id).Select(s => (decimal?)s.Points).FirstOrDefault(),
                Answer = db.CountedEntries.Where(e => e.AttemptId == id && e.TaskId == task.Id).OrderByDescending(e => e.Id).Select(e => e.Answer).FirstOrDefault(),
                Late = db.JournalEntries.Where(e => e.AttemptId == id && e.TaskId == task.Id && e.IsLate && !db.CountedEntries.Any(c => c.Id == e.Id))
                    .OrderByDescending(e => e.Id)
                    .Select(e => new
                    {
                        e.Answer,
                        e.ReceivedAt,
                        Delivery = db.LateDeliveries
                            .Where(d => d.AttemptId == id && d.DeviceId == e.DeviceId && d.FirstSeq <= e.Seq && e.Seq <= d.LastSeq)
                            .Select(d => new { d.State, d.Reason }).FirstOrDefault(),
                    })
                    .FirstOrDefault(),
            })
            .ToListAsync(ct);
        return TypedResults.Ok(new Response(
            id,
            found.Round.OlympiadId,
            standing.Head.Title,
            standing.Head.SubjectCode,
            standing.Head.Stage,
            standing.Tracks.Single(t => t.Id == result.TrackId).Name,
            found.Round.Id,
            found.Round.Title,
            AttemptClock.EndOf(found.Round, found.Attempt, found.ExtraMinutes, found.Round.ScoredAt.Value),
            found.Attempt.PersonId,
            $"{found.LastName} {found.FirstName}",
            found.Attempt.Points ?? 0,
            tasks.Sum(t => t.Points.MaxPoints),
            result.Points,
            result.MaxPoints,
            result.Place,
            result.Participants,
            result.AwaitsJury,
            standing.StatusFor(isStaff: false, result.RegistrationId),
            standing.Head.IsPublic,
            [
                .. tasks.Select(t => new TaskResult(
                    t.Id, t.Position, t.Points.MaxPoints, t.Score, t.StatementHtml, t.BodyRendered, Given(t.Answer),
                    t.Late is null ? null : new LateAnswer(
                        Given(t.Late.Answer), t.Late.ReceivedAt, t.Late.Delivery?.State == LateDeliveryState.Refused, t.Late.Delivery?.Reason))),
            ],
            await GetAttempt.FilesAsync(db, id, ct)));
    }

    /// <summary>An answer taken back is none.</summary>
    private static string? Given(string? answer) => answer == "null" ? null : answer;
}
