using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads.Appeals;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Server.Assessment;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Olympiads.Jury;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Appeals;

/// <summary>An appeal before its commission: what the participant says, beside it the work and how it was marked. The name of the participant is not here, nor that of the juror.</summary>
public static class GetCommissionAppeal
{
    /// <param name="IsChair">The member closes appeals.</param>
    /// <param name="MinVotes">See <see cref="Showing.MinVotes"/>.</param>
    /// <param name="Task">Null for one about procedure.</param>
    /// <param name="MyVote">Null before voting.</param>
    /// <param name="Version">Votes change it.</param>
    public sealed record Response(
        Guid Id,
        string OlympiadTitle,
        string RoundTitle,
        string? Cipher,
        AppealKind Kind,
        string Text,
        IReadOnlyList<string> CriterionIds,
        SheetSpot? Spot,
        DateTimeOffset FiledAt,
        AppealState State,
        DateTimeOffset? TalkAt,
        string TalkPlace,
        bool IsChair,
        int MinVotes,
        AppealTask? Task,
        IReadOnlyList<Vote> Votes,
        Vote? MyVote,
        AppealOutcome? Outcome,
        decimal? PointsBefore,
        decimal? PointsAfter,
        string Reason,
        uint Version);

    /// <param name="Answer">JSON text of the answer that counts; null where none was given or the answer is files.</param>
    /// <param name="Criteria">With the steps by which it is voted.</param>
    /// <param name="Markings">Against which the participant appeals.</param>
    /// <param name="ModelAnswerHtml">The author's solution; null when there is none.</param>
    public sealed record AppealTask(
        int Position,
        string StatementHtml,
        QuestionBody Body,
        string? Answer,
        IReadOnlyList<MarkingView.File> Files,
        IReadOnlyList<Criterion> Criteria,
        IReadOnlyList<ToldMarking> Markings,
        string? ModelAnswerHtml);

    /// <param name="Points">Criterion id → points; empty when it is about procedure.</param>
    /// <param name="Satisfies">Null unless it is about procedure.</param>
    /// <param name="Version">For changing one's own.</param>
    public sealed record Vote(string Name, IReadOnlyDictionary<string, decimal> Points, bool? Satisfies, string Reason, DateTimeOffset VotedAt, uint Version);

    public static async Task<Ok<Response>> Handle(
        Guid id, AppDb db, CurrentUser user, TextRenderer texts, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        var me = user.PersonId;
        var (appeal, round, isChair, minVotes) = await db.DealtAsync(id, me, site.DayOf(clock.GetUtcNow()), ct);
        var votes = await (
            from vote in db.AppealVotes
            join person in db.People on vote.MemberId equals person.Id
            where vote.AppealId == id
            orderby vote.VotedAt
            select new { Vote = vote, Person = person })
            .AsNoTracking().ToListAsync(ct);
        var views = votes.ConvertAll(v =>
            (v.Vote.MemberId, View: new Vote(v.Person.FullName, v.Vote.Points, v.Vote.Satisfies, v.Vote.Reason, v.Vote.VotedAt, v.Vote.Version)));
        return TypedResults.Ok(new Response(
            id,
            await db.Olympiads.Where(o => o.Id == round.OlympiadId).Select(o => o.Title).SingleAsync(ct),
            round.Title,
            await db.Works.Where(w => w.AttemptId == appeal.AttemptId).Select(w => w.Cipher).SingleOrDefaultAsync(ct),
            appeal.Kind,
            appeal.Text,
            appeal.CriterionIds,
            appeal.Spot,
            appeal.FiledAt,
            appeal.State,
            appeal.TalkAt,
            appeal.TalkPlace,
            isChair,
            minVotes,
            appeal.TaskId is { } taskId ? await TaskAsync(db, appeal.AttemptId, taskId, texts, ct) : null,
            views.ConvertAll(v => v.View),
            views.Find(v => v.MemberId == me).View,
            appeal.Outcome,
            appeal.PointsBefore,
            appeal.PointsAfter,
            appeal.Reason,
            appeal.Version));
    }

    private static async Task<AppealTask> TaskAsync(AppDb db, Guid attemptId, Guid taskId, TextRenderer texts, CancellationToken ct)
    {
        var task = await db.TaskAsync(attemptId, taskId, ct);
        var isSettled = await db.WorkTasks.AnyAsync(t => t.AttemptId == attemptId && t.TaskId == taskId && t.Awaits == Awaits.Nobody, ct);
        var told = AppealReads.Told(await db.AppealedMarkingsAsync(attemptId, taskId, ct), isSettled);
        var (answer, files) = await db.AnswerFilesAsync(attemptId, taskId, ct);
        return new AppealTask(
            task.Position,
            task.Version.StatementHtml,
            task.Version.BodyRendered,
            files.Count > 0 ? null : answer,
            [.. files.Select((file, i) => new MarkingView.File(i + 1, file?.MediaType))],
            AppealReads.VotedCriteria(task.Key, told),
            told,
            task.Key.ModelAnswer is { Length: > 0 } model ? texts.Render(model).Html : null);
    }
}

/// <summary>A file of the work, by its number in the answer: its own name stays behind.</summary>
public static class GetCommissionFile
{
    public static async Task<PushStreamHttpResult> Handle(
        Guid id, int number, AppDb db, CurrentUser user, IFileStore store, SiteSettings site, TimeProvider clock, HttpResponse response, CancellationToken ct)
    {
        var (appeal, _, _, _) = await db.DealtAsync(id, user.PersonId, site.DayOf(clock.GetUtcNow()), ct);
        var (_, files) = await db.AnswerFilesAsync(appeal.AttemptId, appeal.TaskId ?? Guid.Empty, ct);
        var file = files.ElementAtOrDefault(number - 1) ?? throw new RuleBroken(PlatformErrors.NotFound);
        return GetFile.SendNameless(file, number, store, response, ct);
    }
}
