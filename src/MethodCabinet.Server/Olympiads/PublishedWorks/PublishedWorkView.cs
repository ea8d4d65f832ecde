using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Appeals;
using MethodCabinet.Server.Olympiads.Jury;
using MethodCabinet.Server.Olympiads.Standings;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.PublishedWorks;

/// <summary>Whose work it is, as the standing of the moment calls them.</summary>
/// <param name="Name">As far as the consents go: name, initials or cipher. Null leaves the number.</param>
/// <param name="Number">Of the participant in the olympiad, at random; null beside a name.</param>
/// <param name="School">Only beside a name or initials, as <paramref name="Grade"/>.</param>
public sealed record WorkAuthor(string? Name, int? Number, string? School, int? Grade)
{
    internal static WorkAuthor Of(StandingSnapshot standing, Guid registrationId)
    {
        var entry = standing.Entry(registrationId);
        var (name, isPersonal) = entry.PublicName;
        return new WorkAuthor(
            name, name is null ? standing.NumberOf(registrationId) : null, isPersonal ? entry.School : null, isPersonal ? entry.Grade : null);
    }
}

/// <summary>A work for everybody: answers, points and criteria. Neither keys nor the author's solution, and nothing of who marked and what was remarked to the participant.</summary>
/// <param name="Points">Of the whole work, as <paramref name="MaxPoints"/>.</param>
public sealed record PublishedWorkView(
    Guid OlympiadId,
    string OlympiadTitle,
    string RoundTitle,
    string TrackName,
    WorkAuthor Author,
    AwardStatus Status,
    decimal Points,
    decimal MaxPoints,
    IReadOnlyList<PublishedWorkView.Task> Tasks)
{
    /// <param name="Position">In the paper; the addresses of files have it.</param>
    /// <param name="Points">Null for a task that was not scored.</param>
    /// <param name="Answer">JSON text of the answer that counts; null where none was given or the answer is files, whose names their participant gave.</param>
    /// <param name="Criteria">Empty for a task that a machine scores, as <paramref name="Markings"/>.</param>
    /// <param name="Markings">Criterion id → points, for each marking that decided.</param>
    public sealed record Task(
        int Position,
        decimal MaxPoints,
        decimal? Points,
        string StatementHtml,
        QuestionBody Body,
        string? Answer,
        IReadOnlyList<MarkingView.File> Files,
        IReadOnlyList<Criterion> Criteria,
        IReadOnlyList<IReadOnlyDictionary<string, decimal>> Markings);
}

internal static class PublishedWorkViews
{
    /// <param name="which">Of all tasks of the work.</param>
    /// <param name="picturesAt">Where the reader finds the pictures of the statements.</param>
    public static async Task<PublishedWorkView> ViewAsync(
        this AppDb db, SignedWork work, StandingSnapshot standing, IReadOnlyCollection<Guid> which, string picturesAt, CancellationToken ct)
    {
        var id = work.Attempt.Id;
        var tasks = await db.SatTasksAsync(id, ct);
        var points = await db.TaskScores.Where(s => s.AttemptId == id).ToDictionaryAsync(s => s.TaskId, s => (decimal?)s.Points, ct);
        var answers = await db.AnswersFilesAsync(id, ct);
        var markings = (await db.Markings.AsNoTracking().Where(m => m.AttemptId == id).ToListAsync(ct)).ToLookup(m => m.TaskId);
        return new PublishedWorkView(
            standing.Head.OlympiadId,
            standing.Head.Title,
            work.Round.Title,
            standing.Tracks.Single(t => t.Id == work.Award.TrackId).Name,
            WorkAuthor.Of(standing, work.Attempt.RegistrationId),
            work.Award.Status,
            work.Attempt.Points ?? 0,
            tasks.Sum(t => t.Version.Points.MaxPoints),
            [.. tasks.Where(t => which.Contains(t.Id)).Select(View)]);

        PublishedWorkView.Task View(SatTask task)
        {
            var (answer, files) = answers.GetValueOrDefault(task.Id, (null, []));
            return new PublishedWorkView.Task(
                task.Position,
                task.Version.Points.MaxPoints,
                points.GetValueOrDefault(task.Id),
                task.Version.StatementHtml.Replace(TaskPictures.Stored, picturesAt, StringComparison.Ordinal),
                task.Version.BodyRendered,
                files.Count > 0 ? null : answer,
                [.. files.Select((file, i) => new MarkingView.File(i + 1, file?.MediaType))],
                (task.Version.Key as ManualKey)?.Criteria ?? [],

                // A decision about an appeal stands over the markings against which it was; that there was one is the participant's own business.
                [.. AppealReads.Told(markings[task.Id], points.ContainsKey(task.Id)).Where(m => m.Counts).Select(m => m.Points)]);
        }
    }
}
