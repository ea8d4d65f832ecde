using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Journals;
using MethodCabinet.Domain.Lessons.Messages;
using MethodCabinet.Domain.Lessons.Rooms;
using MethodCabinet.Server.Lessons.Journals;
using MethodCabinet.Server.Lessons.Rooms;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Data.Seed.Example;

/// <summary>Journals of three study groups of school № 2 through three weeks: topics, attendance, marks, homework, and what a guardian and a teacher wrote.</summary>
internal sealed class ExampleJournals(AppDb db, SiteSettings site, DateTimeOffset now)
{
    private static readonly (string Topic, string Homework)[] Physics =
    [
        ("Электрический ток. Источники тока", "§ 32, вопросы 1–4"),
        ("Сила тока. Амперметр", "§ 37–38, упр. 24 (1, 2)"),
        ("Напряжение. Вольтметр", "§ 39–41, упр. 26 (1)"),
        ("Сопротивление проводников", "§ 43, выучить определения"),
        ("Закон Ома для участка цепи", "§ 44, решить задачи 1–3 в тетради и прислать фотографию"),
        ("Решение задач на закон Ома", "Карточка с задачами, № 4–6"),
        ("Лабораторная работа: измерение сопротивления", "Оформить выводы"),
        ("Последовательное соединение", "§ 48, упр. 32 (1, 3)"),
        ("Параллельное соединение", "§ 49, упр. 33 (2)"),
        ("Смешанное соединение проводников", "§ 48–49 повторить"),
    ];

    private static readonly (string Topic, string Homework)[] Algebra =
    [
        ("Квадратные корни: повторение", "№ 398, 401"),
        ("Неполные квадратные уравнения", "№ 515, 517"),
        ("Формула корней квадратного уравнения", "№ 534 (а–г)"),
        ("Решение уравнений по формуле", "№ 537, 539"),
        ("Теорема Виета", "№ 573, 575"),
        ("Задачи, сводящиеся к квадратным уравнениям", "№ 559"),
    ];

    private static readonly (string Topic, string Homework)[] Mathematics =
    [
        ("Обыкновенные дроби", "№ 884, 886"),
        ("Правильные и неправильные дроби", "№ 901, правило"),
        ("Сложение дробей с одинаковыми знаменателями", "№ 923"),
        ("Смешанные числа", "№ 948, 951"),
    ];

    private readonly Random random = new(88);
    private readonly DateOnly today = site.DayOf(now);

    /// <summary>After the timetable, whose lessons these are.</summary>
    public async Task WriteAsync()
    {
        var (physics, teacher, eighth) = await GroupOfAsync("8Б", "Физика");
        var lessons = await KeepAsync(physics, teacher, eighth, Physics);
        var (algebra, other, _) = await GroupOfAsync("8Б", "Математика");
        await KeepAsync(algebra, other, eighth, Algebra);
        var (mathematics, _, fifth) = await GroupOfAsync("5А", "Математика");
        await KeepAsync(mathematics, other, fifth, Mathematics);
        await SetQuarterAsync(physics, teacher, eighth);
        HandIn(lessons, eighth, teacher);
        Talk(teacher);
        await db.SaveChangesAsync();
    }

    private async Task<(StudyGroup Group, Guid Teacher, List<Guid> Pupils)> GroupOfAsync(string title, string subject)
    {
        var group = await db.StudyGroups.AsNoTracking().SingleAsync(g => g.Title == title && g.Subject == subject);
        var members = await db.StudyGroupMembers.AsNoTracking().Where(m => m.StudyGroupId == group.Id).ToListAsync();
        List<Guid> known = [ExampleIds.Of("person", "pupil1"), ExampleIds.Of("person", "pupil4")];
        return (group, members.Single(m => m.Role == StudyGroupRole.Teacher).PersonId,
            [.. members.Where(m => m.Role == StudyGroupRole.Pupil).Select(m => m.PersonId).OrderBy(id => !known.Contains(id)).ThenBy(id => id)]);
    }

    /// <returns>The lessons that were, with topics, homework, attendance and marks.</returns>
    private async Task<List<Lesson>> KeepAsync(StudyGroup group, Guid teacher, List<Guid> pupils, (string Topic, string Homework)[] plan)
    {
        var lessons = await db.Lessons.Where(l => l.StudyGroupId == group.Id && l.HeldInPersonAt != null).OrderBy(l => l.StartsAt).ToListAsync();
        foreach (var (number, lesson) in lessons.Index())
        {
            // One of three was online: there the room tells who was there.
            if (number % 3 == 2)
            {
                HoldInRoom(lesson, teacher, pupils);
            }
            else
            {
                MissSome(lesson, teacher, pupils);
            }

            var (topic, homework) = plan[number % plan.Length];
            var record = new LessonRecord { LessonId = lesson.Id };
            record.Write(topic, homework, lesson.StartsAt.AddDays(2), takesWorks: homework.Contains("прислать", StringComparison.Ordinal), 0, lesson.StartsAt);
            db.Add(record);
            Mark(lesson, teacher, pupils, number + 1);
        }

        return lessons;
    }

    private void HoldInRoom(Lesson lesson, Guid teacher, List<Guid> pupils)
    {
        var end = lesson.PlannedEnd;
        db.Entry(lesson).Property(l => l.HeldInPersonAt).CurrentValue = null;
        db.Entry(lesson).Property(l => l.BegunAt).CurrentValue = lesson.StartsAt;
        db.Entry(lesson).Property(l => l.EndedAt).CurrentValue = end;
        db.Add(new RoomLogRow { LessonId = lesson.Id, Seq = 1, Id = ExampleIds.Of("room-begin", lesson.Id), At = lesson.StartsAt, ById = teacher, Act = new Begin() });
        db.Add(new RoomLogRow { LessonId = lesson.Id, Seq = 2, Id = ExampleIds.Of("room-end", lesson.Id), At = end, ById = teacher, Act = new End() });
        foreach (var pupil in pupils.Where(_ => random.Next(12) > 0))
        {
            var from = lesson.StartsAt.AddMinutes(random.Next(10) == 0 ? random.Next(6, 15) : 0);
            db.Add(new Presence { Id = ExampleIds.Of("presence", lesson.Id, pupil), LessonId = lesson.Id, PersonId = pupil, From = from, Until = end, HasLeft = true });
        }
    }

    private void MissSome(Lesson lesson, Guid teacher, List<Guid> pupils)
    {
        foreach (var pupil in pupils.Where(_ => random.Next(14) == 0))
        {
            db.Add(AttendanceEntry.Of(lesson.Id, pupil, new(random.Next(3) == 0 ? AttendanceState.Ill : AttendanceState.Absent), null, null, null, teacher, lesson.PlannedEnd)!);
        }
    }

    private void Mark(Lesson lesson, Guid teacher, List<Guid> pupils, int number)
    {
        var isTest = number % 5 == 0;
        foreach (var pupil in pupils.Where(_ => isTest ? random.Next(10) > 0 : random.Next(4) == 0))
        {
            var (mark, change) = JournalMark.Give(
                ExampleIds.Of("mark", lesson.Id, pupil), lesson.Id, pupil, SchoolMarks.OfNumber(random.Next(10) switch { 0 => 2, 1 or 2 => 3, < 7 => 4, _ => 5 }), isTest ? MarkKind.Test : MarkKind.Answer,
                SchoolMarks.UsualWeight(isTest ? MarkKind.Test : MarkKind.Answer), isTest ? "Проверочная по теме" : "", 0, teacher, lesson.PlannedEnd);
            db.AddRange(mark, change);
        }
    }

    /// <summary>Where the first quarter is over its marks are set.</summary>
    private async Task SetQuarterAsync(StudyGroup group, Guid teacher, List<Guid> pupils)
    {
        var quarter = (await SchoolTerms.OfAsync(db, group, CancellationToken.None))[0];
        if (today <= quarter.To)
        {
            return;
        }

        db.AddRange(pupils.Select(pupil => TermMark.Of(group.Id, pupil, quarter.Number, SchoolMarks.OfNumber(random.Next(3, 6)), null, null, null, teacher, site.StartOf(quarter.To).AddHours(12))!));
    }

    /// <summary>Of the homework that is handed in: one waits, one was returned, others were accepted.</summary>
    private void HandIn(List<Lesson> lessons, List<Guid> pupils, Guid teacher)
    {
        foreach (var record in db.ChangeTracker.Entries<LessonRecord>().Select(entry => entry.Entity).Where(record => record.TakesWorks).ToList())
        {
            var lesson = lessons.Single(l => l.Id == record.LessonId);
            foreach (var (at, pupil) in pupils.Take(6).Index())
            {
                var work = HomeworkWork.HandIn(
                    ExampleIds.Of("homework", lesson.Id, pupil), pupil, record, null, "Задача 1. I = U / R = 12 / 4 = 3 А.\nЗадача 2. R = U / I = 220 / 0,5 = 440 Ом.\nЗадача 3. U = I · R = 2 · 15 = 30 В.", 0, lesson.PlannedEnd.AddHours(20 + (10 * at)));
                db.Add(work);
                if (at == 1)
                {
                    work.Mark(true, "Задача 2: проверьте, в чём измеряется сила тока, и запишите решение подробнее.", [], null, teacher, work.HandedInAt.AddHours(3));
                }
                else if (at > 2)
                {
                    work.Mark(false, "Верно, молодец.", [], null, teacher, work.HandedInAt.AddHours(3));
                }
            }
        }
    }

    private void Talk(Guid teacher)
    {
        var (pupil, guardian) = (ExampleIds.Of("person", "pupil1"), ExampleIds.Of("person", "guardian"));
        var thread = new FamilyThread { Id = ExampleIds.Of("family-thread", pupil, guardian, teacher), PupilId = pupil, FamilyId = guardian, TeacherId = teacher, CreatedAt = now.AddDays(-2) };
        db.Add(thread);
        db.Add(FamilyMessage.Say(ExampleIds.Of("family-message", 1), thread.Id, guardian, "Здравствуйте! Анна болела и пропустила урок про закон Ома. Что ей повторить перед контрольной?", now.AddDays(-2)));
        db.Add(FamilyMessage.Say(ExampleIds.Of("family-message", 2), thread.Id, teacher, "Здравствуйте! Достаточно § 44 и задач 1–3. Доска урока открыта ей в классе, пусть посмотрит. Если останутся вопросы, разберём в пятницу.", now.AddDays(-1)));
    }
}
