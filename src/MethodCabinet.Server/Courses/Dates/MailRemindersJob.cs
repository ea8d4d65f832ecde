using System.Globalization;
using System.Text;
using Hangfire;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Dates;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Courses.Assignments;
using MethodCabinet.Server.Courses.Readiness;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Dates;

/// <summary>Runs each hour of the cabinet's day: a job for each learner, tutor and coordinator, and each who was asked to take a diagnostic, without a letter today, so that one address that fails keeps no other waiting.</summary>
public sealed class StartRemindersJob(AppDb db, MailSettings mail, SiteSettings site, TimeProvider clock, IBackgroundJobClient jobs, IEnumerable<ReminderSource> sources)
{
    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!mail.IsOn || !Reminder.IsHour(TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, site.Zone).DateTime)))
        {
            return;
        }

        var today = site.DayOf(now);
        foreach (var id in await Reached(db, sources, today, now).ToListAsync(ct))
        {
            jobs.Enqueue<MailRemindersJob>(job => job.RunAsync(id, CancellationToken.None));
        }
    }

    /// <summary>Who may have something to read and has an address, without a letter today.</summary>
    internal static IQueryable<Guid> Reached(AppDb db, IEnumerable<ReminderSource> sources, DateOnly today, DateTimeOffset now)
    {
        var (last, since) = (today.AddDays(-Reminder.FreshDays), now.AddDays(-Reminder.FreshDays));
        var running = db.Cohorts.Where(c => c.EndsOn == null || c.EndsOn >= last).Select(c => c.Id);
        var people = db.Enrolments.Where(e => ((e.State == EnrolmentState.Active || e.State == EnrolmentState.Completed) && running.Contains(e.CohortId)) || e.DecidedAt >= since).Select(e => e.PersonId)
            .Union(db.CohortTutors.Where(t => running.Contains(t.CohortId)).Select(t => t.PersonId))
            .Union(db.DiagnosticAsks.Where(a => a.Day >= last).Select(a => a.PersonId))
            .Union(db.Memberships.Where(m => m.Kind == MembershipKind.Coordinator && m.From <= today && (m.To == null || today <= m.To)).Select(m => m.PersonId));
        people = sources.Aggregate(people, (all, source) => all.Union(source.People(db, since)));
        return db.People.Where(p => p.Email != null && people.Contains(p.Id) && !db.ReminderLetters.Any(l => l.PersonId == p.Id && l.Day == today)).Select(p => p.Id);
    }
}

/// <summary>Writes the one letter of the day to somebody who learns, teaches or coordinates. Nothing new: no letter. A job that was delayed into the night sends none.</summary>
public sealed class MailRemindersJob(AppDb db, PersonDates dates, PersonNews news, Mailer mailer, SiteSettings site, TimeProvider clock)
{
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");

    public async Task RunAsync(Guid personId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = site.DayOf(now);
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, ct);
        if (person?.Email is not { } address || !Reminder.IsHour(TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, site.Zone).DateTime)))
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // Whoever runs the same job beside this one waits here, and finds the letter of the day written.
        if (await db.Database.ExecuteSqlAsync($"insert into courses.reminder_letters (person_id, day) values ({personId}, {today}) on conflict do nothing", ct) == 0)
        {
            return;
        }

        var settings = await db.ReminderSettings.AsNoTracking().SingleOrDefaultAsync(s => s.PersonId == personId, ct) ?? new ReminderSettings { PersonId = personId };
        var sent = await db.SentReminders.Where(s => s.PersonId == personId).Select(s => s.Key).ToHashSetAsync(ct);
        var reminders = Reminder.ToSend(await FindAsync(personId, settings, today, now, ct), sent, settings);
        if (reminders.Count == 0)
        {
            // The day's letter is still to come.
            return;
        }

        db.SentReminders.AddRange(reminders.Select(reminder => new SentReminder { PersonId = personId, Key = reminder.Key, SentAt = now }));
        await db.SaveChangesAsync(ct);
        var letter = await LetterAsync(person.FirstName, reminders, ct);
        await mailer.SendAsync(address, letter[0], letter[1], ct);
        await transaction.CommitAsync(ct);
    }

    private async Task<List<Reminder>> FindAsync(Guid personId, ReminderSettings settings, DateOnly today, DateTimeOffset now, CancellationToken ct)
    {
        var since = now.AddDays(-Reminder.FreshDays);
        var found = await news.OfAsync(personId, since, ct);
        foreach (var course in await dates.LearnedAsync(personId, ct))
        {
            var (id, cohort) = (course.EnrolmentId!.Value, course.Cohort);
            var titles = course.Edition.Outline.Units.ToDictionary(u => u.Id, u => u.Title);
            if (course.State == EnrolmentState.Active && !cohort.IsOver(today))
            {
                found.AddRange(course.Dates
                    .Select(date => Reminder.OfDue(date, id, course.Title, today, settings.DaysBefore) ?? Reminder.OfStart(date, id, course.Title, today))
                    .OfType<Reminder>());
            }

            var marked = await db.LastTries()
                .Where(s => s.State != SubmissionState.Waiting && s.MarkedAt >= since
                    && (s.GroupId == null ? s.EnrolmentId == id : db.WorkGroupMembers.Any(m => m.GroupId == s.GroupId && m.EnrolmentId == id)))
                .Select(s => new { s.Id, s.UnitId, s.State }).ToListAsync(ct);
            found.AddRange(marked.Select(s => new Reminder(
                s.State == SubmissionState.Returned ? ReminderKind.Returned : ReminderKind.Accepted, s.State == SubmissionState.Returned ? $"returned:{s.Id:N}" : $"accepted:{s.Id:N}", course.Title, titles.GetValueOrDefault(s.UnitId, ""), null, $"/learning/{id}/units/{s.UnitId}")));
            var answered = await db.UnitQuestions.Where(q => q.EnrolmentId == id && q.AnsweredAt >= since && q.SeenAt == null).Select(q => new { q.Id, q.UnitId }).ToListAsync(ct);
            found.AddRange(answered.Select(q => new Reminder(ReminderKind.Answer, $"answer:{q.Id:N}", course.Title, titles.GetValueOrDefault(q.UnitId, ""), null, $"/learning/{id}/units/{q.UnitId}")));
        }

        var asks = await db.DiagnosticAsks.AsNoTracking().NotYetTaken(db).Where(a => a.PersonId == personId && a.Day >= today.AddDays(-Reminder.FreshDays))
            .Join(db.Courses.Where(c => c.ArchivedAt == null), a => a.CourseId, c => c.Id, (a, c) => new { Ask = a, c.Title }).ToListAsync(ct);

        // Who was asked on several days since the last letter reads it once.
        found.AddRange(asks.GroupBy(a => a.Ask.CourseId).Select(of => of.MaxBy(a => a.Ask.Day)!).Select(a => Reminder.OfDiagnostic(a.Ask, a.Title)));
        return found;
    }

    private async Task<string[]> LetterAsync(string name, IReadOnlyList<Reminder> reminders, CancellationToken ct)
    {
        var address = site.PublicUrl.TrimEnd('/');
        var list = new StringBuilder();
        foreach (var alike in reminders.GroupBy(reminder => (reminder.Kind, reminder.Course, reminder.Path, Key: reminder.IsCounted ? "" : reminder.Key)))
        {
            var reminder = alike.First();
            list.Append("— ").Append(Words(reminder, alike.Count())).Append(" (").Append(reminder.Course).AppendLine(")").Append("  ").Append(address).Append(reminder.Path).AppendLine().AppendLine();
        }

        await using var template = typeof(Mailer).Assembly.GetManifestResourceStream(typeof(Mailer), "course-reminders.txt")!;
        using var reader = new StreamReader(template);
        return (await reader.ReadToEndAsync(ct))
            .Replace("{name}", name, StringComparison.Ordinal)
            .Replace("{cabinet}", site.Cabinet, StringComparison.Ordinal)
            .Replace("{municipality}", site.Municipality, StringComparison.Ordinal)
            .Replace("{settings}", $"{address}/reminders", StringComparison.Ordinal)
            .Replace("{list}", list.ToString().TrimEnd(), StringComparison.Ordinal)
            .Split('\n', 2);
    }

    private static string Words(Reminder reminder, int count) => reminder.Kind switch
    {
        ReminderKind.Due => $"Срок {reminder.On!.Value.ToString("d MMMM", Russian)}: {reminder.Unit}",
        ReminderKind.Returned => $"Работа возвращена на доработку: {reminder.Unit}",
        ReminderKind.Start => $"Курс начинается {reminder.On!.Value.ToString("d MMMM", Russian)}",
        ReminderKind.Diagnostic => "Пройдите, пожалуйста, диагностику ИКТ-компетентности",
        ReminderKind.Answer => $"Куратор ответил на ваш вопрос: {reminder.Unit}",
        ReminderKind.Admitted => "Вы зачислены на курс",
        ReminderKind.Queued => "Заявка принята, но мест пока нет: вы в очереди",
        ReminderKind.Refused => $"Заявка отклонена: {reminder.Unit}",
        ReminderKind.Accepted => $"Работа зачтена: {reminder.Unit}",
        ReminderKind.Certificate => "Выдан сертификат",
        ReminderKind.OfSchool => $"Решения о местах ваших учеников и педагогов, у которых нет почты: {count}",
        ReminderKind.Work => $"Новые работы на проверку: {count}",
        ReminderKind.Question => $"Новые вопросы слушателей: {count}",
        ReminderKind.Request => $"Новые заявки на курс: {count}",
        ReminderKind.LessonChanged => $"{reminder.On!.Value.ToString("d MMMM", Russian)}: {reminder.Unit}",
        ReminderKind.TimetableSet => "Новое расписание",
        ReminderKind.HoursBehind => $"Уроков на дому проведено меньше, чем по плану; учеников: {count}",
        ReminderKind.BasisEnds => $"Заканчивается или закончилось основание обучения на дому; учеников: {count}",
        _ => throw new ArgumentOutOfRangeException(nameof(reminder)),
    };
}
