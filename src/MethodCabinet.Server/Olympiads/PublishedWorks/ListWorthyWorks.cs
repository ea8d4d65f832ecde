using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Jury;
using MethodCabinet.Server.People;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.PublishedWorks;

/// <summary>The works of winners and prize-winners, for the organizer who chooses which of them everybody may read.</summary>
public static class ListWorthyWorks
{
    /// <summary>So many are listed; those that are published come first.</summary>
    private const int Listed = 500;

    /// <param name="IsPublic">Everybody may open the standing; until then no work is shown.</param>
    /// <param name="FrozenAt">While the standing is frozen no work is shown; null when it is not.</param>
    public sealed record Response(bool IsPublic, DateTimeOffset? FrozenAt, IReadOnlyList<Item> Works);

    /// <param name="WorkId">In the address of its public page; null for one that is not chosen, as <paramref name="Version"/>.</param>
    /// <param name="Agreed">How the participant may be called; null without the consents that a publication needs: the work is not shown then.</param>
    /// <param name="Tasks">Of its paper.</param>
    public sealed record Item(
        Guid AttemptId,
        Guid? WorkId,
        uint? Version,
        string Name,
        string School,
        string TrackName,
        string RoundTitle,
        AwardStatus Status,
        Place Place,
        decimal Points,
        PublicationForm? Agreed,
        IReadOnlyList<TaskItem> Tasks);

    /// <param name="Points">Null for one that was not scored.</param>
    /// <param name="MaxPoints">Of the version that was sat.</param>
    /// <param name="IsChosen">It is published with the work.</param>
    /// <param name="IsStillAsked">Its question stands in a paper that is still to be sat; the task is not shown until then.</param>
    public sealed record TaskItem(Guid TaskId, int Position, decimal? Points, decimal MaxPoints, bool IsChosen, bool IsStillAsked);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, CancellationToken ct)
    {
        var olympiad = await db.Olympiads.Where(o => o.Id == id)
            .Select(o => new
            {
                IsSigned = db.ResultsSignings.Any(s => s.OlympiadId == id),
                IsPublic = o.StandingIsPublic && db.Standings.Any(s => s.OlympiadId == id && s.PublishedAt != null),
                FrozenAt = db.FrozenStandings.Where(f => f.OlympiadId == id).Select(f => (DateTimeOffset?)f.FrozenAt).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(ct).OrNotFound();
        if (!olympiad.IsSigned)
        {
            throw new RuleBroken(ResultsErrors.NotSigned);
        }

        var works = await (
            from signed in db.SignedWorks()
            where signed.Award.OlympiadId == id
            join registration in db.Registrations on signed.Attempt.RegistrationId equals registration.Id
            join person in db.People on registration.PersonId equals person.Id
            join organization in db.Organizations on registration.OrganizationId equals organization.Id
            join track in db.Tracks on signed.Award.TrackId equals track.Id
            from chosen in db.PublishedWorks.Where(w => w.AttemptId == signed.Attempt.Id).DefaultIfEmpty()
            orderby chosen == null, track.Grade, signed.Award.PlaceFrom, signed.Round.OpensAt, signed.Attempt.Id
            select new
            {
                Signed = signed,
                Chosen = chosen,
                Person = person,
                School = organization.ShortName,
                Track = track,
                Agreed = db.AgreedPublications().Where(c => c.PersonId == person.Id).Select(c => c.Form).FirstOrDefault(),
            })
            .Take(Listed).AsNoTracking().ToListAsync(ct);
        var attempts = works.ConvertAll(w => w.Signed.Attempt.Id);
        var points = (await db.TaskScores.Where(s => attempts.Contains(s.AttemptId)).Select(s => new { s.AttemptId, s.TaskId, s.Points }).ToListAsync(ct))
            .ToDictionary(s => (s.AttemptId, s.TaskId), s => (decimal?)s.Points);
        var tasks = await db.SatWorthsAsync(attempts, ct);
        var asked = await db.StillAskedAsync([.. tasks.Select(t => t.QuestionId).Distinct()], ct);
        var byWork = tasks.ToLookup(t => t.AttemptId);
        return TypedResults.Ok(new Response(
            olympiad.IsPublic,
            olympiad.FrozenAt,
            [
                .. works.OrderBy(w => w.Track.Grade).ThenBy(w => w.Signed.Award.PlaceFrom).Select(work => new Item(
                    work.Signed.Attempt.Id,
                    work.Chosen?.Id,
                    work.Chosen?.Version,
                    work.Person.FullName,
                    work.School,
                    work.Track.Name,
                    work.Signed.Round.Title,
                    work.Signed.Award.Status,
                    work.Signed.Award.Place,
                    work.Signed.Attempt.Points ?? 0,
                    work.Agreed,
                    [
                        .. byWork[work.Signed.Attempt.Id].Select(t => new TaskItem(
                            t.TaskId, t.Position, points.GetValueOrDefault((t.AttemptId, t.TaskId)), t.Points.MaxPoints, work.Chosen?.TaskIds.Contains(t.TaskId) == true, asked.Contains(t.QuestionId))),
                    ])),
            ]));
    }
}
