using MethodCabinet.Domain.Assessment.Journal;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Workbooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Late;

/// <summary>The works of a round to which answers came late; those that wait for a decision first.</summary>
public static class ListLateWorks
{
    /// <param name="AcceptMinutes">See <see cref="Olympiad.LateAcceptMinutes"/>.</param>
    public sealed record Response(Guid RoundId, string RoundTitle, Guid OlympiadId, string OlympiadTitle, int AcceptMinutes, IReadOnlyList<Work> Works);

    /// <param name="Id">Names it in the addresses of the late answers: for staff that of the attempt, for a chair that of the first delivery.</param>
    /// <param name="Participant">Null for a chair, who decides without knowing whose work it is.</param>
    /// <param name="School">Null likewise.</param>
    /// <param name="Waiting">Answers that wait for a decision.</param>
    /// <param name="Accepted">Late answers that count.</param>
    /// <param name="Grade">The weakest among those that wait; among all when none waits.</param>
    /// <param name="ReceivedAt">Of the last.</param>
    public sealed record Work(
        Guid Id, string? Participant, string? School, string TrackName, int Waiting, int Accepted, int Refused, EvidenceGrade Grade, DateTimeOffset ReceivedAt);

    internal static readonly Workbook<Work> Workbook = new Workbook<Work>("late", "Поздние ответы")
        .Column("Участник", w => w.Participant, 36)
        .Column("Школа", w => w.School, 32)
        .Column("Параллель", w => w.TrackName, 14)
        .Column("Ждут решения", w => w.Waiting, 14)
        .Column("Засчитано", w => w.Accepted, 12)
        .Column("Не засчитано", w => w.Refused, 14)
        .Column("Доказанность", w => PageWords.Find("late", $"grade.{w.Grade.ToCode()}.name"), 24)
        .Column("Последний получен", w => w.ReceivedAt, 20);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, CurrentUser user, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        var head = await (
            from round in db.Rounds
            join olympiad in db.Olympiads on round.OlympiadId equals olympiad.Id
            where round.Id == id && (user.IsStaff || db.JuryMembers.Any(m => m.OlympiadId == olympiad.Id && m.PersonId == user.PersonId))
            select new { round.Title, round.OlympiadId, Olympiad = olympiad.Title, olympiad.LateAcceptMinutes })
            .SingleOrDefaultAsync(ct).OrNotFound();
        var attempts = await db.AttemptsToDecideAsync(user, site.DayOf(clock.GetUtcNow()), ct);
        var deliveries = await (
            from delivery in db.LateDeliveries
            join attempt in attempts on delivery.AttemptId equals attempt.Id
            where attempt.RoundId == id
            select delivery)
            .AsNoTracking().ToListAsync(ct);
        var ids = deliveries.Select(d => d.AttemptId).Distinct().ToList();
        var whose = await (
            from attempt in db.Attempts
            join registration in db.Registrations on attempt.RegistrationId equals registration.Id
            join person in db.People on attempt.PersonId equals person.Id
            join school in db.Organizations on registration.OrganizationId equals school.Id
            join track in db.Tracks on registration.TrackId equals track.Id
            where ids.Contains(attempt.Id)
            select new { attempt.Id, Person = person, School = school.ShortName, Track = track.Name })
            .AsNoTracking().ToDictionaryAsync(x => x.Id, ct);
        var works = deliveries.GroupBy(d => d.AttemptId).Select(group =>
        {
            var work = whose[group.Key];
            var waiting = group.Where(d => d.State == LateDeliveryState.Waiting).ToList();
            return new Work(
                user.IsStaff ? group.Key : group.MinBy(d => (d.ReceivedAt, d.FirstSeq))!.Id,
                user.IsStaff ? work.Person.FullName : null,
                user.IsStaff ? work.School : null,
                work.Track,
                EntriesOf(waiting),
                EntriesOf(group.Where(d => LateDelivery.Counts(d.State))),
                EntriesOf(group.Where(d => d.State == LateDeliveryState.Refused)),
                (waiting.Count > 0 ? waiting : [.. group]).Max(d => d.Grade),
                group.Max(d => d.ReceivedAt));
        });
        return TypedResults.Ok(new Response(
            id, head.Title, head.OlympiadId, head.Olympiad, head.LateAcceptMinutes,
            [.. works.OrderByDescending(w => w.Waiting > 0).ThenBy(w => w.ReceivedAt).ThenBy(w => w.Id)]));
    }

    private static int EntriesOf(IEnumerable<LateDelivery> deliveries) => deliveries.Sum(d => (int)(d.LastSeq - d.FirstSeq + 1));
}
