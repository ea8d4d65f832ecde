using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.HomeSchooling;
using MethodCabinet.Domain.Lessons.Timetables;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Lessons.Timetables;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Data.Seed.Example;

/// <summary>School № 2: its terms and rooms, the timetable of three classes, and a pupil who is taught at home.</summary>
internal sealed class ExampleTimetable(AppDb db, ExamplePeople people, SiteSettings site, TimeProvider clock)
{
    private const string AtHome = "pupil2";
    private const int Minutes = 45;
    private const int HomeMinutes = 40;
    private const int WeeksBack = 3;

    /// <summary>Every so many lessons at home one is not marked as held.</summary>
    private const int Forgotten = 5;

    private static readonly TimeOnly[] Bells = [new(8, 30), new(9, 25), new(10, 25), new(11, 25), new(12, 25)];

    /// <summary>Of each class its first bell and the subjects of each day from there on; no teacher is in two of them at once.</summary>
    private static readonly (string Grade, int FirstBell, string[] Week)[] Classes =
    [
        ("8Б", 0, ["Русский язык,Математика,Физика,История", "Математика,Литература,Английский язык,География", "Физика,Математика,Химия", "Русский язык,Математика,История,Информатика", "Математика,Английский язык,Литература,Физическая культура"]),
        ("5А", 4, ["Математика", "Математика", "Математика", "Математика", "Математика"]),
        ("9А", 0, ["Математика,Русский язык,Химия,Английский язык", "Литература,Математика,Физика,История", "Математика,География,Русский язык", "Математика,Химия,Английский язык,Физика", "История,Математика,Информатика,Литература"]),
    ];

    private static readonly (string Subject, decimal Hours, (DayOfWeek Day, int Hour, int Minute)[] Slots)[] Plan =
    [
        ("Русский язык", 2, [(DayOfWeek.Monday, 14, 0), (DayOfWeek.Wednesday, 14, 0)]),
        ("Математика", 2, [(DayOfWeek.Tuesday, 14, 0), (DayOfWeek.Thursday, 14, 0)]),
        ("Физика", 1, [(DayOfWeek.Wednesday, 15, 0)]),
        ("История", 0.5m, [(DayOfWeek.Friday, 14, 0)]),
    ];

    private readonly DateTimeOffset now = clock.GetUtcNow();
    private readonly DateOnly today = site.DayOf(clock.GetUtcNow());
    private readonly Guid school = people.Organizations[1].Id;
    private readonly Dictionary<string, SchoolPlace> places = [];

    public async Task WriteAsync()
    {
        var (first, last) = (new DateOnly(SchoolCalendar.YearOf(today), 9, 1), new DateOnly(SchoolCalendar.YearOf(today) + 1, 5, 31));
        AddTerms(first.Year);
        List<TimetableEntry> entries = [];
        foreach (var (title, firstBell, week) in Classes)
        {
            AddClass(title, firstBell, week, first, last, entries);
        }

        var schooling = AddHome(first, entries);
        db.AddRange(places.Values);
        db.AddRange(entries);
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.SaveChangesAsync();
        var maker = new TimetableMaker(db, site, clock, (entry, day) => ExampleIds.Of("timetable-lesson", entry.Id, day));
        foreach (var entry in entries)
        {
            await maker.MakeAsync(entry, viewer: null, CancellationToken.None, today.AddDays(-7 * WeeksBack), onlyToCome: false);
        }

        await HoldAsync(schooling);
        await ChangeAsync();
        await transaction.CommitAsync();
    }

    private void AddTerms(int year)
    {
        var terms = new[]
        {
            (new DateOnly(year, 9, 1), new DateOnly(year, 10, 24)), (new DateOnly(year, 11, 2), new DateOnly(year, 12, 30)),
            (new DateOnly(year + 1, 1, 11), new DateOnly(year + 1, 3, 20)), (new DateOnly(year + 1, 3, 29), new DateOnly(year + 1, 5, 31)),
        };
        db.AddRange(terms.Select((term, index) => new SchoolTerm
        {
            Id = ExampleIds.Of("term", index + 1),
            OrganizationId = school,
            Title = $"{index + 1} четверть",
            Number = index + 1,
            From = term.Item1,
            To = term.Item2,
        }));
    }

    private void AddClass(string title, int firstBell, string[] week, DateOnly first, DateOnly last, List<TimetableEntry> entries)
    {
        var grade = title[0] - '0';
        var pupils = people.Students.Where(s => s.Membership.OrganizationId == school && s.Membership.Grade == grade && s.Membership.ClassLetter == title[1..] && s.Person.Id != ExampleIds.Of("person", AtHome)).ToList();
        foreach (var (subject, lessons) in week.SelectMany((day, index) => day.Split(',').Select((subject, at) => (Subject: subject, Day: index, Bell: firstBell + at))).GroupBy(l => l.Subject).Select(of => (of.Key, of.ToList())))
        {
            var (group, teacher) = AddGroup(title, subject, grade, first, last, [.. pupils.Select(p => p.Person.Id)]);
            entries.AddRange(lessons.Select(lesson => EntryOf(group, teacher, (DayOfWeek)(lesson.Day + 1), Bells[lesson.Bell], Minutes, WeekChoice.Every, PlaceOf(subject, teacher).Id)));
        }
    }

    private HomeSchoolingCase AddHome(DateOnly first, List<TimetableEntry> entries)
    {
        var pupil = people.People.Single(p => p.Id == ExampleIds.Of("person", AtHome));
        var (from, until) = (today.AddDays(-7 * WeeksBack) < first ? first : SchoolCalendar.MondayOf(today.AddDays(-7 * WeeksBack)), today.AddDays(25));
        var schooling = new HomeSchoolingCase { Id = ExampleIds.Of("home-schooling", AtHome), PersonId = pupil.Id, OrganizationId = school };
        schooling.Found(HomeBasisKind.MedicalConclusion, "117", from.AddDays(-3), from, until);
        db.Add(schooling);
        foreach (var (subject, hours, slots) in Plan)
        {
            var (group, teacher) = AddGroup(pupil.WithInitials, subject, null, from, until, [pupil.Id]);
            db.Add(new HomePlanItem
            {
                Id = ExampleIds.Of("home-plan", subject),
                CaseId = schooling.Id,
                Subject = subject,
                WeeklyHours = hours,
                TeacherId = teacher,
                From = from,
                To = until,
                StudyGroupId = group.Id,
            });
            entries.AddRange(slots.Select(slot => EntryOf(group, teacher, slot.Day, new(slot.Hour, slot.Minute), HomeMinutes, hours % 1 > 0 ? WeekChoice.Odd : WeekChoice.Every, placeId: null)));
        }

        return schooling;
    }

    private (StudyGroup Group, Guid Teacher) AddGroup(string title, string subject, int? grade, DateOnly from, DateOnly to, Guid[] pupils)
    {
        var teacher = people.Memberships.First(m => m.OrganizationId == school && m.Kind == MembershipKind.Teacher && m.Subjects.Contains(subject)).PersonId;
        var group = new StudyGroup { Id = ExampleIds.Of("study-group", title, subject), OrganizationId = school, Subject = subject, Title = title, Grade = grade, From = from, To = to };
        db.Add(group);
        db.AddRange(pupils.Select(pupil => new StudyGroupMember { StudyGroupId = group.Id, PersonId = pupil, Role = StudyGroupRole.Pupil, From = from }));
        db.Add(new StudyGroupMember { StudyGroupId = group.Id, PersonId = teacher, Role = StudyGroupRole.Teacher, From = from });
        return (group, teacher);
    }

    private TimetableEntry EntryOf(StudyGroup group, Guid teacher, DayOfWeek day, TimeOnly startsAt, int minutes, WeekChoice weeks, Guid? placeId) => new()
    {
        Id = ExampleIds.Of("timetable-entry", group.Id, day, startsAt.Hour, startsAt.Minute),
        StudyGroupId = group.Id,
        Weekday = day,
        StartsAt = startsAt,
        Minutes = minutes,
        PlaceId = placeId,
        TeacherId = teacher,
        From = group.From,
        To = group.To,
        Weeks = weeks,

        // No news: it has been so since the beginning of the year.
        ChangedAt = site.StartOf(group.From),
    };

    /// <summary>Every teacher has a room.</summary>
    private SchoolPlace PlaceOf(string subject, Guid teacher)
    {
        var title = subject == "Физическая культура" ? "Спортзал" : $"Кабинет {11 + (Array.IndexOf([.. people.Memberships.Where(m => m.OrganizationId == school && m.Kind == MembershipKind.Teacher).Select(m => m.PersonId)], teacher))}";
        return places.TryGetValue(title, out var known) ? known : places[title] = new SchoolPlace { Id = ExampleIds.Of("place", title), OrganizationId = school, Title = title };
    }

    /// <summary>What was before today was held, but for some lessons at home.</summary>
    private async Task HoldAsync(HomeSchoolingCase schooling)
    {
        var home = await db.Lessons.Where(l => l.StartsAt < now && db.HomePlanItems.Any(i => i.CaseId == schooling.Id && i.StudyGroupId == l.StudyGroupId)).OrderBy(l => l.StartsAt).ThenBy(l => l.Id).Select(l => l.Id).ToListAsync();
        var forgotten = home.Where((_, index) => index % Forgotten == Forgotten - 1).ToArray();
        await db.Lessons.Where(l => l.StudyGroupId != null && l.StartsAt.AddMinutes(l.Minutes) < now && !forgotten.Contains(l.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.HeldInPersonAt, l => l.StartsAt.AddMinutes(l.Minutes)));
    }

    /// <summary>One lesson to come is called off, and one moved into the afternoon.</summary>
    private async Task ChangeAsync()
    {
        db.ChangeTracker.Clear();
        var coming = await db.Lessons.Where(l => l.PlaceId != null && l.StartsAt > now && db.StudyGroups.Any(g => g.Id == l.StudyGroupId && g.Title == Classes[0].Grade)).OrderBy(l => l.StartsAt).Skip(2).Take(2).ToListAsync();
        if (coming is not [var off, var moved])
        {
            return;
        }

        var by = people.People.Single(p => p.Id == ExampleIds.Of("person", "coordinator")).Id;
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        off.CallOff(now);
        db.LessonChanges.Add(new LessonChange { Id = ExampleIds.Of("lesson-change", off.Id), LessonId = off.Id, At = now, ById = by, Reason = "Учитель на курсах", IsCalledOff = true });
        db.LessonChanges.Add(new LessonChange { Id = ExampleIds.Of("lesson-change", moved.Id), LessonId = moved.Id, At = now, ById = by, Reason = "Репетиция концерта", WasAt = moved.StartsAt });
        moved.StartsAt = site.MomentOf(site.DayOf(moved.StartsAt), new(13, 10));
        moved.SettleByHand(now);
        await db.SaveChangesAsync();
        await Occupations.KeepAsync(db, [off.Id, moved.Id], viewer: null, CancellationToken.None);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
    }
}
