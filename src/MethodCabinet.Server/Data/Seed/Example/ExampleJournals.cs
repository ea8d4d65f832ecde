using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Journals;
using MethodCabinet.Domain.Lessons.Messages;
using MethodCabinet.Domain.Lessons.Rooms;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Lessons.Rooms;
using MethodCabinet.Server.Platform;

namespace MethodCabinet.Server.Data.Seed.Example;

/// <summary>Three study groups of school № 2 with journals of three weeks: lessons, attendance, marks, homework, and what a guardian and a teacher wrote.</summary>
internal sealed class ExampleJournals(AppDb db, ExamplePeople people, SiteSettings site, DateTimeOffset now)
{
    private const int DaysBack = 21;
    private const int DaysAhead = 7;

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

    public void Write()
    {
        var school = people.Organizations[1].Id;
        var teacher = ExampleIds.Of("person", "teacher");
        var other = people.Memberships.First(m => m.Kind == MembershipKind.Teacher && m.OrganizationId == school && m.Subjects.Contains("Математика")).PersonId;
        var eighth = PupilsOf(school, 8, "Б");
        var physics = GroupOf(school, "Физика", "8Б", 8, teacher, eighth);
        var lessons = Teach(physics, teacher, eighth, Physics, [DayOfWeek.Monday, DayOfWeek.Wednesday, DayOfWeek.Friday], 9);
        var algebra = GroupOf(school, "Алгебра", "8Б", 8, other, eighth);
        Teach(algebra, other, eighth, Algebra, [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Thursday, DayOfWeek.Saturday], 10);
        var fifth = PupilsOf(school, 5, "А");
        var mathematics = GroupOf(school, "Математика", "5А", 5, other, fifth);
        Teach(mathematics, other, fifth, Mathematics, [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday], 9);
        SetQuarter(physics, teacher, eighth);
        HandIn(lessons, eighth, teacher);
        Talk(teacher);
    }

    private List<Guid> PupilsOf(Guid school, int grade, string letter) =>
        [.. people.Students.Where(s => s.Membership.OrganizationId == school && s.Membership.Grade == grade && s.Membership.ClassLetter == letter).Select(s => s.Person.Id).Take(24).Append(ExampleIds.Of("person", grade == 5 ? "pupil4" : "pupil1")).Distinct()];

    private StudyGroup GroupOf(Guid school, string subject, string title, int grade, Guid teacher, List<Guid> pupils)
    {
        var year = today.Month >= 9 ? today.Year : today.Year - 1;
        var group = new StudyGroup { Id = ExampleIds.Of("study-group", subject, title), OrganizationId = school, Subject = subject, Title = title, Grade = grade, From = new(year, 9, 1), To = new(year + 1, 6, 30) };
        db.Add(group);
        db.Add(new StudyGroupMember { StudyGroupId = group.Id, PersonId = teacher, Role = StudyGroupRole.Teacher, From = group.From });
        db.AddRange(pupils.Select(pupil => new StudyGroupMember { StudyGroupId = group.Id, PersonId = pupil, Role = StudyGroupRole.Pupil, From = group.From }));
        return group;
    }

    private List<Lesson> Teach(StudyGroup group, Guid teacher, List<Guid> pupils, (string Topic, string Homework)[] plan, DayOfWeek[] week, int hour)
    {
        var lessons = new List<Lesson>();
        for (var day = today.AddDays(-DaysBack); day <= today.AddDays(DaysAhead); day = day.AddDays(1))
        {
            if (!week.Contains(day.DayOfWeek))
            {
                continue;
            }

            var startsAt = site.StartOf(day).AddHours(hour);
            var (topic, homework) = plan[lessons.Count % plan.Length];
            var lesson = new Lesson { Id = ExampleIds.Of("journal-lesson", group.Subject, group.Title, lessons.Count), Kind = LessonKind.Lesson, Title = $"{group.Subject}, {group.Title}", StartsAt = startsAt, Minutes = 40, CreatedById = teacher, StudyGroupId = group.Id };
            db.Add(lesson);
            db.Add(new LessonMember { LessonId = lesson.Id, PersonId = teacher, Role = RoomRole.Teacher });
            db.AddRange(pupils.Select(pupil => new LessonMember { LessonId = lesson.Id, PersonId = pupil, Role = RoomRole.Pupil }));
            lessons.Add(lesson);
            if (startsAt.AddMinutes(45) > now)
            {
                continue;
            }

            // One of three was online: there the room tells who was there.
            if (lessons.Count % 3 == 0)
            {
                HoldInRoom(lesson, teacher, pupils);
            }
            else
            {
                lesson.StateHeldInPerson(true, startsAt.AddMinutes(45));
                MissSome(lesson, teacher, pupils);
            }

            var record = new LessonRecord { LessonId = lesson.Id };
            record.Write(topic, homework, startsAt.AddDays(2), takesWorks: homework.Contains("прислать", StringComparison.Ordinal), 0, startsAt);
            db.Add(record);
            Mark(lesson, teacher, pupils, lessons.Count);
        }

        return lessons;
    }

    private void HoldInRoom(Lesson lesson, Guid teacher, List<Guid> pupils)
    {
        var end = lesson.PlannedEnd;
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
    private void SetQuarter(StudyGroup group, Guid teacher, List<Guid> pupils)
    {
        var quarter = JournalTerm.Usual(group.From)[0];
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
