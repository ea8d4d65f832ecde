using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Cohorts;

/// <summary>Puts people into a cohort, all or nothing. The cabinet's own word counts over the way of admission, not over the number of places: who finds none waits.</summary>
public static class EnrolPeople
{
    private const int MaxPeople = 1_000;

    /// <param name="Groups">Of single people, by their ids, where not all come into one.</param>
    public sealed record Request(IReadOnlyList<Guid> PersonIds, string Group = "", IReadOnlyDictionary<Guid, string>? Groups = null);

    /// <param name="Enrolled">Who learns now.</param>
    /// <param name="Waiting">For whom there was no room.</param>
    public sealed record Response(int Enrolled, int Waiting);

    public static async Task<Ok<Response>> Handle(Guid id, Request request, AppDb db, LearnerRows learners, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.HoldCohortAsync(id, ct);
        var cohort = await db.Cohorts.SingleOrDefaultAsync(c => c.Id == id, ct) ?? throw new RuleBroken(CourseErrors.CohortNotFound);
        if (cohort.IsOver(learners.Today))
        {
            throw new RuleBroken(CourseErrors.CohortOver);
        }

        var ids = request.PersonIds.Distinct().Take(MaxPeople + 1).ToArray();
        var audience = await db.Courses.Where(c => c.Id == cohort.CourseId).Select(c => c.Audience).SingleAsync(ct);
        if (ids.Length is 0 or > MaxPeople || await db.Audience(audience, learners.Today).Where(person => ids.Contains(person)).Distinct().CountAsync(ct) != ids.Length)
        {
            throw new RuleBroken(CourseErrors.WrongAudience);
        }

        var held = await db.Enrolments.Where(e => e.CohortId == id && ids.Contains(e.PersonId)).ToDictionaryAsync(e => e.PersonId, ct);
        if (held.Values.Any(e => e.Learns))
        {
            throw new RuleBroken(CourseErrors.AlreadyEnrolled);
        }

        var (taken, waiting, now) = (await db.PlacesTakenAsync(id, ct), 0, clock.GetUtcNow());
        foreach (var person in ids)
        {
            if (!held.TryGetValue(person, out var enrolment))
            {
                enrolment = new Enrolment { Id = Guid.CreateVersion7(), CohortId = id, PersonId = person, State = EnrolmentState.Requested, AskedAt = now };
                db.Enrolments.Add(enrolment);
            }

            enrolment.Admit(cohort.HasRoom(taken), now);
            enrolment.PutInto(request.Groups?.GetValueOrDefault(person) ?? request.Group);
            (taken, waiting) = enrolment.Learns ? (taken + 1, waiting) : (taken, waiting + 1);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(ids.Length - waiting, waiting));
    }
}
