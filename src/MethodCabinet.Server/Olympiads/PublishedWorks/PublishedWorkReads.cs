using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Jury;
using MethodCabinet.Server.People;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.PublishedWorks;

/// <summary>A work with a signed result.</summary>
internal sealed class SignedWork
{
    public required Attempt Attempt { get; init; }

    public required Round Round { get; init; }

    public required Award Award { get; init; }
}

/// <summary>A work that everybody may look at now.</summary>
internal sealed class ShownWork
{
    public required SignedWork Signed { get; init; }

    public required PublishedWork Chosen { get; init; }
}

/// <summary>Which works are shown. Asked anew at each look, of pages and files alike, so that whatever ends a publication ends it at once.</summary>
internal static class PublishedWorkReads
{
    /// <summary>Of winners and prize-winners, <see cref="PublishedWork.IsWorthy"/>. Without a signature there are no awards, and so none of these.</summary>
    public static IQueryable<SignedWork> SignedWorks(this AppDb db) =>
        from attempt in db.Attempts
        join round in db.Rounds on attempt.RoundId equals round.Id
        join registration in db.Registrations on attempt.RegistrationId equals registration.Id
        join award in db.Awards on registration.Id equals award.RegistrationId
        where (award.Status == AwardStatus.Winner || award.Status == AwardStatus.PrizeWinner) && registration.Status != RegistrationStatus.Withdrawn && round.ScoredAt != null
        select new SignedWork { Attempt = attempt, Round = round, Award = award };

    /// <summary>
    /// Those that were chosen, whose participant's consents hold, and whose standing everybody may read to the end: a frozen one keeps points and statuses for the ceremony.
    /// </summary>
    public static IQueryable<ShownWork> ShownWorks(this AppDb db) =>
        from signed in db.SignedWorks()
        join chosen in db.PublishedWorks on signed.Attempt.Id equals chosen.AttemptId
        join olympiad in db.Olympiads on signed.Award.OlympiadId equals olympiad.Id
        where olympiad.StandingIsPublic
            && db.Standings.Any(s => s.OlympiadId == olympiad.Id && s.PublishedAt != null)
            && !db.FrozenStandings.Any(f => f.OlympiadId == olympiad.Id)
            && db.AgreedPublications().Any(c => c.PersonId == signed.Attempt.PersonId)
        select new ShownWork { Signed = signed, Chosen = chosen };

    /// <summary>Of those, the questions that stand in a paper which is still to be sat: nobody reads them in a work meanwhile.</summary>
    public static Task<HashSet<Guid>> StillAskedAsync(this AppDb db, IReadOnlyCollection<Guid> questionIds, CancellationToken ct) => (
        from task in db.PaperTasks
        join version in db.QuestionVersions on task.QuestionVersionId equals version.Id
        join paper in db.Papers on task.PaperId equals paper.Id
        join round in db.Rounds on paper.RoundId equals round.Id
        join olympiad in db.Olympiads on round.OlympiadId equals olympiad.Id
        where questionIds.Contains(version.QuestionId) && round.ClosedAt == null && olympiad.Status != OlympiadStatus.Cancelled
        select version.QuestionId)
        .Distinct().ToHashSetAsync(ct);

    /// <summary>What of a shown work is shown.</summary>
    public static async Task<IReadOnlyList<SatTask>> ShownTasksAsync(this AppDb db, ShownWork work, CancellationToken ct)
    {
        var tasks = (await db.SatTasksAsync(work.Chosen.AttemptId, ct)).Where(t => work.Chosen.TaskIds.Contains(t.Id)).ToList();
        var asked = await db.StillAskedAsync([.. tasks.Select(t => t.Version.QuestionId)], ct);
        return tasks.FindAll(t => !asked.Contains(t.Version.QuestionId));
    }
}
