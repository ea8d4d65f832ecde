using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Jury;

/// <summary>The jury of an olympiad, who may still be appointed, and what there is to mark.</summary>
public static class ListJury
{
    /// <param name="Plans">Of tasks that are not simply marked once.</param>
    /// <param name="Rounds">With several tasks that people mark.</param>
    public sealed record Response(
        IReadOnlyList<Member> Members, IReadOnlyList<Candidate> Candidates, IReadOnlyList<ManualTask> Tasks, IReadOnlyList<Plan> Plans, IReadOnlyList<Dealing> Rounds);

    /// <param name="IsByWork">Works are dealt whole, otherwise task by task.</param>
    public sealed record Dealing(Guid RoundId, string Title, bool IsByWork);

    /// <param name="SecondShare">0 to 1.</param>
    /// <param name="Threshold">Points.</param>
    /// <param name="ControlEvery">0 for never.</param>
    public sealed record Plan(Guid TaskId, decimal SecondShare, decimal Threshold, Referee Referee, int ControlEvery);

    /// <param name="TaskIds">Empty for all tasks. A task that was taken out of its paper since is still among them: whoever was dealt nothing else marks nothing, and not everything.</param>
    /// <param name="Done">Markings that this person ended.</param>
    public sealed record Member(Guid PersonId, string Name, IReadOnlyList<Guid> TaskIds, int Done);

    /// <summary>Holds the office of a juror or a chair today.</summary>
    public sealed record Candidate(Guid PersonId, string Name);

    /// <summary>A task that people mark.</summary>
    /// <param name="NewerVersionId">A later version of its question, by which it could be marked; null when it is marked by the latest.</param>
    public sealed record ManualTask(
        Guid TaskId, Guid RoundId, string RoundTitle, string TrackName, int Position, string Title, decimal MaxPoints, Guid? NewerVersionId);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        await db.Olympiads.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct).OrNotFound();
        var today = site.DayOf(clock.GetUtcNow());
        var members = await (
            from member in db.JuryMembers
            join person in db.People on member.PersonId equals person.Id
            where member.OlympiadId == id
            orderby person.LastName, person.FirstName
            select new
            {
                member.PersonId,
                member.TaskIds,
                Person = person,
                Done = db.Markings.Count(m => m.JurorId == member.PersonId && m.DoneAt != null
                    && db.Works.Any(w => w.AttemptId == m.AttemptId && db.Rounds.Any(r => r.Id == w.RoundId && r.OlympiadId == id))),
            })
            .AsNoTracking().ToListAsync(ct);
        var candidates = await db.People.AsNoTracking()
            .Where(p => db.Jurors(today).Contains(p.Id) && !db.Staff(today).Contains(p.Id) && !db.JuryMembers.Any(m => m.OlympiadId == id && m.PersonId == p.Id))
            .OrderBy(p => p.LastName).ThenBy(p => p.FirstName)
            .ToListAsync(ct);
        var tasks = await db.ManualTasksAsync(id, ct);
        var known = tasks.Select(t => t.TaskId).ToHashSet();

        var plans = await db.MarkingPlans.Where(p => known.Contains(p.TaskId))
            .Select(p => new Plan(p.TaskId, p.SecondShare, p.Threshold, p.Referee, p.ControlEvery)).ToListAsync(ct);

        var several = tasks.CountBy(t => t.RoundId).Where(r => r.Value > 1).Select(r => r.Key).ToList();
        var rounds = await db.Rounds.Where(r => several.Contains(r.Id)).OrderBy(r => r.OpensAt).Select(r => new Dealing(r.Id, r.Title, r.IsMarkedByWork)).ToListAsync(ct);

        return TypedResults.Ok(new Response(
            members.ConvertAll(m => new Member(m.PersonId, m.Person.FullName, m.TaskIds, m.Done)),
            candidates.ConvertAll(p => new Candidate(p.Id, p.FullName)),
            tasks,
            plans,
            rounds));
    }

    /// <summary>Who holds the office of a juror or a chair on the day.</summary>
    internal static IQueryable<Guid> Jurors(this AppDb db, DateOnly today) => db.Appointments
        .Where(a => (a.Role == Role.Juror || a.Role == Role.Chair) && a.From <= today && (a.To == null || today <= a.To))
        .Select(a => a.PersonId);

    /// <summary>Who belongs to the cabinet on the day, or will.</summary>
    internal static IQueryable<Guid> Staff(this AppDb db, DateOnly today) => db.Appointments
        .Where(a => (a.Role == Role.Head || a.Role == Role.Methodist || a.Role == Role.Administrator) && (a.To == null || today <= a.To))
        .Select(a => a.PersonId);

    internal static async Task<IReadOnlyList<ManualTask>> ManualTasksAsync(this AppDb db, Guid olympiadId, CancellationToken ct)
    {
        var tasks = await (
            from round in db.Rounds
            join paper in db.Papers on round.Id equals paper.RoundId
            join track in db.Tracks on paper.TrackId equals track.Id
            join task in db.PaperTasks on paper.Id equals task.PaperId
            join version in db.QuestionVersions on task.QuestionVersionId equals version.Id
            where round.OlympiadId == olympiadId
            orderby round.OpensAt, track.Grade, task.Position
            select new
            {
                task.Id,
                RoundId = round.Id,
                RoundTitle = round.Title,
                Track = track.Name,
                task.Position,
                version.Title,
                version.Key,
                version.Points,
                Newer = db.QuestionVersions.Where(v => v.QuestionId == version.QuestionId && v.Number > version.Number)
                    .OrderByDescending(v => v.Number).Select(v => (Guid?)v.Id).FirstOrDefault(),
            })
            .AsNoTracking().ToListAsync(ct);
        return
        [
            .. tasks.Where(t => t.Key is ManualKey)
                .Select(t => new ManualTask(t.Id, t.RoundId, t.RoundTitle, t.Track, t.Position, t.Title, t.Points.MaxPoints, t.Newer)),
        ];
    }
}
