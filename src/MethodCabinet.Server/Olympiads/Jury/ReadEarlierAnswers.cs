using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Olympiads.Late;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Jury;

/// <summary>
/// Everything that was ever answered to the task at hand, for a chair who marks it and knows the work by cipher: what counts is the last answer, and the earlier ones stay readable. Each look is in
/// the audit log.
/// </summary>
public static class ReadEarlierAnswers
{
    public static async Task<Ok<ReadAnswers.Response>> Handle(
        Guid id, AppDb db, CurrentUser user, Audit audit, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        var marking = await MarkingOfChairAsync(db, id, user, site.DayOf(clock.GetUtcNow()), ct);
        var work = await db.Attempts.AsNoTracking().SingleAsync(a => a.Id == marking.AttemptId, ct);
        var task = (await db.TasksOfWorkAsync(work, ct)).SingleOrDefault(t => t.Id == marking.TaskId) ?? throw new RuleBroken(PlatformErrors.NotFound);
        return TypedResults.Ok(await ReadAnswers.ReadAsync(db, work.Id, task, showsFileNames: false, audit, ct));
    }

    /// <summary>The chair's own marking, if no tie speaks against the work.</summary>
    internal static async Task<Marking> MarkingOfChairAsync(AppDb db, Guid id, CurrentUser user, DateOnly today, CancellationToken ct)
    {
        if (!user.Roles.Contains(Role.Chair))
        {
            throw new RuleBroken(JuryErrors.NotTheChair);
        }

        var ties = await db.TiesOfAsync(user.PersonId, today, ct);
        return await (
            from marking in db.Markings
            join work in db.WorksFor(ties) on marking.AttemptId equals work.AttemptId
            join round in db.Rounds on work.RoundId equals round.Id
            where marking.Id == id && marking.JurorId == ties.PersonId && db.JuryMembers.Any(m => m.OlympiadId == round.OlympiadId && m.PersonId == ties.PersonId)
            select marking)
            .AsNoTracking().SingleOrDefaultAsync(ct).OrNotFound();
    }
}

/// <summary>A photograph or scan of an earlier answer, by its number, without the name that the participant gave it.</summary>
public static class GetEarlierFile
{
    /// <param name="number">As <see cref="ReadAnswers.GivenAnswer.Files"/> has it.</param>
    public static async Task<PushStreamHttpResult> Handle(
        Guid id, int number, AppDb db, CurrentUser user, Audit audit, SiteSettings site, IFileStore store, TimeProvider clock, HttpResponse response, CancellationToken ct)
    {
        var marking = await ReadEarlierAnswers.MarkingOfChairAsync(db, id, user, site.DayOf(clock.GetUtcNow()), ct);
        return await GetLateFile.SendAsync(db, marking.AttemptId, number, audit, store, response, ct);
    }
}
