using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Appeals;
using MethodCabinet.Server.Assessment;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Jury;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Appeals;

/// <summary>
/// Показ работы: the marked work, in the window that the organizer set. For the participant and, as results are, for the guardian. Who marked is not told.
/// </summary>
public static class GetShownWork
{
    public sealed record Response(Guid AttemptId, DateTimeOffset ClosesAt, IReadOnlyList<ShownTask> Tasks);

    /// <param name="Points">Null while nobody has marked it.</param>
    /// <param name="Answer">JSON text of the answer that counts; null where none was given.</param>
    /// <param name="Criteria">Empty for a task that a machine scores, as <paramref name="Markings"/>.</param>
    /// <param name="ModelAnswerHtml">The author's solution; null when there is none.</param>
    public sealed record ShownTask(
        Guid TaskId,
        int Position,
        decimal MaxPoints,
        decimal? Points,
        string StatementHtml,
        QuestionBody Body,
        string? Answer,
        IReadOnlyList<ShownFile> Files,
        IReadOnlyList<Criterion> Criteria,
        IReadOnlyList<ToldMarking> Markings,
        string? ModelAnswerHtml);

    /// <param name="Number">1, 2, 3… in the answer.</param>
    /// <param name="Sha256">Names the file among those of the work; null while it has not arrived, as <paramref name="MediaType"/>.</param>
    public sealed record ShownFile(int Number, string? Sha256, string? MediaType);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, CurrentUser user, TextRenderer texts, TimeProvider clock, CancellationToken ct)
    {
        var me = user.PersonId;
        var work = await (
            from attempt in db.Attempts.OfOrWardOf(me, db)
            join round in db.Rounds on attempt.RoundId equals round.Id
            where attempt.Id == id
            select new
            {
                Attempt = attempt,
                Showing = db.Showings.SingleOrDefault(s => s.RoundId == round.Id),
                IsPublished = round.ScoredAt != null && db.Standings.Any(s => s.OlympiadId == round.OlympiadId && s.PublishedAt != null),
            })
            .AsNoTracking().SingleOrDefaultAsync(ct).OrNotFound();
        if (!work.IsPublished)
        {
            throw new RuleBroken(ScoringErrors.ResultsNotPublished);
        }

        if (work.Showing?.IsOpen(clock.GetUtcNow()) != true)
        {
            throw new RuleBroken(AppealErrors.NotShown);
        }

        var tasks = await db.SatTasksAsync(id, ct);
        var points = await db.TaskScores.Where(s => s.AttemptId == id).ToDictionaryAsync(s => s.TaskId, s => (decimal?)s.Points, ct);
        var answers = await db.AnswersFilesAsync(id, ct);
        var markings = (await db.Markings.AsNoTracking().Where(m => m.AttemptId == id).ToListAsync(ct)).ToLookup(m => m.TaskId);
        var shown = new List<ShownTask>();
        foreach (var task in tasks)
        {
            var (answer, files) = answers.GetValueOrDefault(task.Id, (null, []));
            var key = task.Version.Key as ManualKey;
            shown.Add(new ShownTask(
                task.Id,
                task.Position,
                task.Version.Points.MaxPoints,
                points.GetValueOrDefault(task.Id),
                task.Version.StatementHtml,
                task.Version.BodyRendered,
                answer,
                [.. files.Select((file, i) => new ShownFile(i + 1, file is null ? null : Convert.ToHexStringLower(file.Sha256), file?.MediaType))],
                key?.Criteria ?? [],
                AppealReads.Told(markings[task.Id], points.ContainsKey(task.Id)),
                key?.ModelAnswer is { Length: > 0 } model ? texts.Render(model).Html : null));
        }

        return TypedResults.Ok(new Response(id, work.Showing.ClosesAt, shown));
    }
}
