using Hangfire;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Dates;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Courses.Dates;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Mail;
using MethodCabinet.Server.Platform.Workbooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Readiness;

/// <summary>The diagnostics that can be taken, with their cohorts: one of them is the entry, a later one the exit.</summary>
public static class ListDiagnostics
{
    /// <param name="Cohorts">The last first.</param>
    public sealed record Response(Guid CourseId, string Title, IReadOnlyList<CohortItem> Cohorts);

    public sealed record CohortItem(Guid Id, string Title, DateOnly StartsOn, DateOnly? EndsOn);

    public static async Task<Ok<List<Response>>> Handle(AppDb db, CancellationToken ct)
    {
        var courses = await db.Diagnostics().OrderBy(c => c.Title).Select(c => new { c.Id, c.Title }).ToListAsync(ct);
        var ids = courses.ConvertAll(c => c.Id);
        var cohorts = (await db.Cohorts.AsNoTracking().Where(c => ids.Contains(c.CourseId)).OrderByDescending(c => c.StartsOn).ToListAsync(ct)).ToLookup(c => c.CourseId);
        return TypedResults.Ok(courses.ConvertAll(c => new Response(c.Id, c.Title, [.. cohorts[c.Id].Select(cohort => new CohortItem(cohort.Id, cohort.Title, cohort.StartsOn, cohort.EndsOn))])));
    }
}

/// <summary>
/// The teachers who have not completed a diagnostic, by school and position: for the cabinet all, for a coordinator those of the own school. Who works in two schools stands under both.
/// What somebody has shown is not told here.
/// </summary>
public static class ListMissingTakers
{
    /// <param name="Teachers">Of whom they are.</param>
    /// <param name="ByMail">Letters go out.</param>
    public sealed record Response(string Title, int Teachers, bool ByMail, IReadOnlyList<Row> People);

    /// <param name="State">Of the last enrolment that counts here; null for who has none.</param>
    /// <param name="HasAddress">A letter reaches them.</param>
    /// <param name="AskedOn">When they were last reminded.</param>
    public sealed record Row(Guid MembershipId, string Name, string School, string Position, EnrolmentState? State, bool HasAddress, DateOnly? AskedOn);

    internal static readonly Workbook<Row> Workbook = new Workbook<Row>("not-taken", "Не прошли диагностику")
        .Column("Педагог", r => r.Name, 36, "name")
        .Column("Организация", r => r.School, 36, "school")
        .Column("Должность", r => r.Position, 28, "position")
        .Column("Состояние", r => r.State switch
        {
            null => "не записан",
            EnrolmentState.Active => "проходит",
            EnrolmentState.Requested => "подана заявка",
            EnrolmentState.Waiting => "в очереди",
            _ => "не записан",
        }, 16, "state")
        .Column("Есть почта", r => r.HasAddress, 12, "address")
        .Column("Напоминали", r => r.AskedOn, 14, "asked");

    /// <param name="cohortId">Only what was completed in it counts; null for any.</param>
    public static async Task<Ok<Response>> Handle(Guid id, Guid? cohortId, AppDb db, LearnerRows learners, MailSettings mail, CurrentUser user, CancellationToken ct)
    {
        var title = await db.DiagnosticTitleAsync(id, cohortId, ct);
        var teachers = db.TeachersOf(user, learners.Today);
        var people = await teachers.NotTaken(db, id, cohortId)
            .Select(m => new
            {
                m.Id,
                Person = db.People.Single(p => p.Id == m.PersonId),
                School = db.Organizations.Single(o => o.Id == m.OrganizationId).ShortName,
                m.Position,
                State = db.Enrolments.Where(e => e.PersonId == m.PersonId && (cohortId == null ? db.Cohorts.Any(c => c.Id == e.CohortId && c.CourseId == id) : e.CohortId == cohortId))
                    .OrderByDescending(e => e.AskedAt).Select(e => (EnrolmentState?)e.State).FirstOrDefault(),
                AskedOn = db.DiagnosticAsks.Where(a => a.PersonId == m.PersonId && a.CourseId == id).Max(a => (DateOnly?)a.Day),
            })
            .AsNoTracking().ToListAsync(ct);
        return TypedResults.Ok(new Response(
            title, await teachers.Select(m => m.PersonId).Distinct().CountAsync(ct), mail.IsOn,
            [
                .. people.Select(p => new Row(p.Id, p.Person.FullName, p.School, p.Position.Trim(), p.State, p.Person.Email is not null, p.AskedOn))
                    .OrderBy(r => r.School, StringComparer.CurrentCulture).ThenBy(r => r.Name, StringComparer.CurrentCulture),
            ]));
    }
}

/// <summary>Asks those who have not taken a diagnostic to take it, in the letter of the day: nobody is asked twice a day, and whoever wants no such letters gets none.</summary>
public static class RemindMissingTakers
{
    /// <param name="CohortId">As the list was read; null for any.</param>
    public sealed record Request(Guid? CohortId);

    /// <param name="Asked">Now.</param>
    /// <param name="AskedBefore">Today already.</param>
    /// <param name="WithoutAddress">No letter reaches them.</param>
    /// <param name="Unsubscribed">Want no such letters.</param>
    public sealed record Response(int Asked, int AskedBefore, int WithoutAddress, int Unsubscribed);

    public static async Task<Ok<Response>> Handle(
        Guid id, Request request, AppDb db, LearnerRows learners, MailSettings mail, CurrentUser user, Audit audit, IBackgroundJobClient jobs, CancellationToken ct)
    {
        await db.DiagnosticTitleAsync(id, request.CohortId, ct);
        if (!mail.IsOn)
        {
            throw new RuleBroken(PeopleErrors.MailOff);
        }

        var (today, cohortId, me) = (learners.Today, request.CohortId, user.PersonId);
        var missing = await db.TeachersOf(user, today).NotTaken(db, id, cohortId).Select(m => m.PersonId).Distinct()
            .Join(db.People, m => m, p => p.Id, (_, p) => new { p.Id, HasAddress = p.Email != null, IsUnsubscribed = db.ReminderSettings.Any(s => s.PersonId == p.Id && !s.Diagnostic) })
            .ToListAsync(ct);
        var reached = missing.Where(p => p.HasAddress && !p.IsUnsubscribed).Select(p => p.Id).ToArray();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var asked = await db.Database.ExecuteSqlAsync(
            $"insert into courses.diagnostic_asks (person_id, course_id, day, cohort_id, asked_by_id) select person, {id}, {today}, {cohortId}::uuid, {me} from unnest({reached}) as person on conflict do nothing", ct);
        audit.Record("readiness.reminded", id, new { asked });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        if (asked > 0)
        {
            // Whose letter of today has gone already, and all others at night, are written to in the morning.
            Array.ForEach(reached, person => jobs.Enqueue<MailRemindersJob>(job => job.RunAsync(person, CancellationToken.None)));
        }

        return TypedResults.Ok(new Response(asked, reached.Length - asked, missing.Count(p => !p.HasAddress), missing.Count(p => p.HasAddress && p.IsUnsubscribed)));
    }
}

internal static class DiagnosticRows
{
    /// <summary>Courses that measure teachers and can be taken.</summary>
    public static IQueryable<Course> Diagnostics(this AppDb db) => db.Courses.AsNoTracking().Where(c =>
        c.ArchivedAt == null && !c.IsTemplate && c.LastEdition > 0 && c.Audience == CourseAudience.Teachers
        && db.CourseReadiness.FromSqlRaw("select * from courses.course_readiness where jsonb_array_length(checks) > 0").Any(r => r.CourseId == c.Id));

    /// <exception cref="RuleBroken">DiagnosticNotFound, CohortNotFound where it is another course's.</exception>
    public static async Task<string> DiagnosticTitleAsync(this AppDb db, Guid id, Guid? cohortId, CancellationToken ct)
    {
        var title = await db.Diagnostics().Where(c => c.Id == id).Select(c => c.Title).SingleOrDefaultAsync(ct) ?? throw new RuleBroken(CourseErrors.DiagnosticNotFound);
        return cohortId is null || await db.Cohorts.AnyAsync(c => c.Id == cohortId && c.CourseId == id, ct) ? title : throw new RuleBroken(CourseErrors.CohortNotFound);
    }

    /// <summary>Where teachers work today: everywhere for the cabinet, in the own schools for a coordinator.</summary>
    public static IQueryable<Membership> TeachersOf(this AppDb db, CurrentUser user, DateOnly today)
    {
        var teachers = db.Memberships.Where(m => m.Kind == MembershipKind.Teacher && m.From <= today && (m.To == null || today <= m.To));
        var own = user.Coordinates.ToArray();
        return user.IsStaff ? teachers : teachers.Where(m => own.Contains(m.OrganizationId));
    }

    public static IQueryable<Membership> NotTaken(this IQueryable<Membership> teachers, AppDb db, Guid courseId, Guid? cohortId) => teachers.Where(m =>
        !db.Enrolments.Any(e => e.PersonId == m.PersonId && e.State == EnrolmentState.Completed
            && (cohortId == null ? db.Cohorts.Any(c => c.Id == e.CohortId && c.CourseId == courseId) : e.CohortId == cohortId)));

    /// <summary>Those who have not done since what they were asked for.</summary>
    public static IQueryable<DiagnosticAsk> NotYetTaken(this IQueryable<DiagnosticAsk> asks, AppDb db) => asks.Where(a =>
        !db.Enrolments.Any(e => e.PersonId == a.PersonId && e.State == EnrolmentState.Completed
            && (a.CohortId == null ? db.Cohorts.Any(c => c.Id == e.CohortId && c.CourseId == a.CourseId) : e.CohortId == a.CohortId)));
}
