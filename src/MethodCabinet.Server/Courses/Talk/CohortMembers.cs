using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Talk;

/// <summary>Somebody who takes part in a cohort: learns in it, or is its tutor or of the cabinet.</summary>
/// <param name="Enrolment">Of the caller who learns; null for others.</param>
/// <param name="Units">Those of which the caller may know, by id.</param>
internal sealed record CohortMember(Cohort Cohort, CourseEdition Edition, bool IsTutor, Guid? Enrolment, IReadOnlyDictionary<Guid, OutlineUnit> Units)
{
    /// <summary>Its title; null for the whole course.</summary>
    public string? TitleOf(Guid? unitId) => unitId is { } id && Units.TryGetValue(id, out var unit) ? unit.Title : null;

    /// <exception cref="RuleBroken">CourseErrors.UnitNotFound.</exception>
    public void DemandUnit(Guid? unitId)
    {
        if (unitId is { } id && !Units.ContainsKey(id))
        {
            throw new RuleBroken(CourseErrors.UnitNotFound);
        }
    }
}

/// <summary>Loads who takes part in a cohort, and what they are called there.</summary>
public sealed class CohortMembers(AppDb db, PublishedCourses published, LearnerRows learners, CurrentUser user)
{
    /// <summary>The caller in a cohort.</summary>
    /// <exception cref="RuleBroken">CourseErrors.CohortNotFound, also for those who have asked for a place and have none.</exception>
    internal async Task<CohortMember> OwnAsync(Guid cohortId, CancellationToken ct)
    {
        var me = user.PersonId;
        var cohort = await db.Cohorts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == cohortId, ct) ?? throw new RuleBroken(CourseErrors.CohortNotFound);
        var edition = await published.EditionAsync(db, cohort.CourseId, cohort.Edition, ct);
        var enrolment = await db.Enrolments.AsNoTracking()
            .SingleOrDefaultAsync(e => e.CohortId == cohortId && e.PersonId == me && (e.State == EnrolmentState.Active || e.State == EnrolmentState.Completed), ct);
        var isTutor = user.IsStaff || await db.CohortTutors.AnyAsync(t => t.CohortId == cohortId && t.PersonId == me, ct);
        return (isTutor, enrolment) switch
        {
            (true, _) => new(cohort, edition, true, enrolment?.Id, edition.Outline.Units.ToDictionary(u => u.Id)),
            (_, { }) => new(cohort, edition, false, enrolment.Id, (await learners.OfAsync(enrolment, ct)).Path.Steps.ToDictionary(s => s.Unit.Id, s => s.Unit)),
            _ => throw new RuleBroken(CourseErrors.CohortNotFound),
        };
    }

    /// <summary>What these people are called to the caller: tutors read full names, learners those of pupils only by the first letter of the surname.</summary>
    internal async Task<Dictionary<Guid, string>> NamesAsync(Guid cohortId, bool isTutor, IEnumerable<Guid> people, CancellationToken ct)
    {
        var (ids, today, me) = (people.Distinct().ToArray(), learners.Today, user.PersonId);
        var isForPupils = await db.Cohorts.Where(c => c.Id == cohortId).Join(db.Courses, c => c.CourseId, c => c.Id, (_, c) => c.Audience == CourseAudience.Pupils).SingleAsync(ct);
        var rows = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id))
            .Select(p => new
            {
                Person = p,
                Learns = db.Enrolments.Any(e => e.CohortId == cohortId && e.PersonId == p.Id),
                IsPupil = db.Memberships.Any(m => m.PersonId == p.Id && m.Kind == MembershipKind.Student && m.From <= today && (m.To == null || today <= m.To)),
            })
            .ToListAsync(ct);
        return rows.ToDictionary(r => r.Person.Id, r => isTutor || r.Person.Id == me ? r.Person.FullName : LearnerName.Of(r.Person, r.IsPupil || (isForPupils && r.Learns), today));
    }
}
