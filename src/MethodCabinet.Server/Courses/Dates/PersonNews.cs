using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Dates;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Dates;

/// <summary>What another module has to tell in the letter of the day.</summary>
/// <param name="People">Who may have such news since then.</param>
/// <param name="Find">News of one person since then.</param>
public sealed record ReminderSource(Func<AppDb, DateTimeOffset, IQueryable<Guid>> People, Func<AppDb, Guid, DateTimeOffset, CancellationToken, Task<List<Reminder>>> Find);

/// <summary>What was decided about somebody, and what waits for somebody as a tutor.</summary>
public sealed class PersonNews(AppDb db, LearnerRows learners, IEnumerable<ReminderSource> sources)
{
    internal async Task<List<Reminder>> OfAsync(Guid personId, DateTimeOffset since, CancellationToken ct)
    {
        var found = await DecisionsAsync(personId, since, ct);
        found.AddRange(await OfSchoolAsync(personId, since, ct));
        found.AddRange(await TutoringAsync(personId, since, ct));
        foreach (var source in sources)
        {
            found.AddRange(await source.Find(db, personId, since, ct));
        }

        return found;
    }

    private IQueryable<Titled> Cohorts() =>
        from cohort in db.Cohorts
        join edition in db.CourseEditions on new { cohort.CourseId, Number = cohort.Edition } equals new { edition.CourseId, edition.Number }
        select new Titled { Id = cohort.Id, Title = edition.Title, EndsOn = cohort.EndsOn };

    private async Task<List<Reminder>> DecisionsAsync(Guid personId, DateTimeOffset since, CancellationToken ct)
    {
        var decided = await db.Enrolments.AsNoTracking().Where(e => e.PersonId == personId && e.DecidedAt >= since)
            .Join(Cohorts(), e => e.CohortId, c => c.Id, (e, c) => new { Enrolment = e, c.Title }).ToListAsync(ct);
        return [.. decided.Select(row => Reminder.OfDecision(row.Enrolment, row.Title, since)).OfType<Reminder>()];
    }

    /// <summary>Pupils without an address hear of it from their coordinator. What the coordinator did is no news to them.</summary>
    private async Task<List<Reminder>> OfSchoolAsync(Guid personId, DateTimeOffset since, CancellationToken ct)
    {
        var today = learners.Today;
        var current = db.Memberships.Where(m => m.From <= today && (m.To == null || today <= m.To));
        var schools = current.Where(m => m.PersonId == personId && m.Kind == MembershipKind.Coordinator).Select(m => m.OrganizationId);
        var decided = await db.Enrolments.AsNoTracking()
            .Where(e => e.DecidedAt >= since && !(e.QuotaOrganizationId != null && e.DecidedAt == e.AskedAt)
                && db.People.Any(p => p.Id == e.PersonId && p.Email == null)
                && current.Any(m => m.PersonId == e.PersonId && m.Kind != MembershipKind.Coordinator && schools.Contains(m.OrganizationId)))
            .Join(Cohorts(), e => e.CohortId, c => c.Id, (e, c) => new { Enrolment = e, c.Title }).ToListAsync(ct);
        return
        [
            .. from row in decided
               let told = Reminder.OfDecision(row.Enrolment, row.Title, since)
               where told is not null
               select told with { Kind = ReminderKind.OfSchool, Unit = "", Path = "/school-courses" },
        ];
    }

    private async Task<List<Reminder>> TutoringAsync(Guid personId, DateTimeOffset since, CancellationToken ct)
    {
        var last = learners.Today.AddDays(-Reminder.FreshDays);
        var found = new List<Reminder>();
        foreach (var cohort in await Cohorts().Where(c => (c.EndsOn == null || c.EndsOn >= last) && db.CohortTutors.Any(t => t.CohortId == c.Id && t.PersonId == personId)).ToListAsync(ct))
        {
            Add(
                ReminderKind.Work, $"/cohorts/{cohort.Id}/works",
                await db.Submissions.Where(s => s.State == SubmissionState.Waiting && s.HandedInAt >= since && db.Enrolments.Any(e => e.Id == s.EnrolmentId && e.CohortId == cohort.Id && e.PersonId != personId))
                    .Select(s => s.Id).ToListAsync(ct));
            Add(
                ReminderKind.Question, "/tutor-questions",
                await db.UnitQuestions.Where(q => q.CohortId == cohort.Id && q.AnsweredAt == null && q.AskedAt >= since && db.Enrolments.Any(e => e.Id == q.EnrolmentId && e.PersonId != personId))
                    .Select(q => q.Id).ToListAsync(ct));
            Add(
                ReminderKind.Request, $"/cohorts/{cohort.Id}?state=requested",
                await db.Enrolments.Where(e => e.CohortId == cohort.Id && e.State == EnrolmentState.Requested && e.AskedAt >= since && e.PersonId != personId).Select(e => e.Id).ToListAsync(ct));
            void Add(ReminderKind kind, string path, List<Guid> ids) => found.AddRange(ids.Select(id => new Reminder(kind, $"{kind}:{id:N}", cohort.Title, "", null, path)));
        }

        return found;
    }

    private sealed class Titled
    {
        public required Guid Id { get; init; }

        public required string Title { get; init; }

        public required DateOnly? EndsOn { get; init; }
    }
}
