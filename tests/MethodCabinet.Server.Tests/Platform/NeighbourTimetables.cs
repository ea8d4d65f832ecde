using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.HomeSchooling;
using MethodCabinet.Domain.Lessons.Timetables;
using MethodCabinet.Server.Data;

namespace MethodCabinet.Server.Tests.Platform;

/// <summary>The owner learns in a group of the teacher's at home school, and is taught at home.</summary>
internal sealed class NeighbourTimetables
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(DateTime.UtcNow);

    public NeighbourTimetables(AppDb db, Neighbourhood rows)
    {
        Group = new StudyGroup { Id = Guid.CreateVersion7(), OrganizationId = rows.Home.Id, Subject = "Физика", Title = "8А", From = Today.AddDays(-30), To = Today.AddDays(100) };
        Entry = new TimetableEntry
        {
            Id = Guid.CreateVersion7(),
            StudyGroupId = Group.Id,
            Weekday = DayOfWeek.Monday,
            StartsAt = new(7, 0),
            Minutes = 40,
            TeacherId = rows.Teacher.Id,
            From = Group.From,
            To = Group.To,
            ChangedAt = DateTimeOffset.UtcNow,
        };
        (Lesson, Off) = (LessonOf(rows, 3), LessonOf(rows, 5));
        Schooling = new HomeSchoolingCase { Id = Guid.CreateVersion7(), PersonId = rows.Owner.Id, OrganizationId = rows.Home.Id };
        Schooling.Found(HomeBasisKind.MedicalConclusion, "117", Group.From, Group.From, Group.To);
        Item = new HomePlanItem { Id = Guid.CreateVersion7(), CaseId = Schooling.Id, Subject = "Химия", WeeklyHours = 1, TeacherId = rows.Teacher.Id, From = Group.From, To = Group.To };
        db.AddRange(
            Group,
            Entry,
            Lesson,
            Off,
            Schooling,
            Item,
            new StudyGroupMember { StudyGroupId = Group.Id, PersonId = rows.Owner.Id, Role = StudyGroupRole.Pupil, From = Group.From },
            new StudyGroupMember { StudyGroupId = Group.Id, PersonId = rows.Teacher.Id, Role = StudyGroupRole.Teacher, From = Group.From });
        db.AddRange(new[] { Lesson, Off }.SelectMany(lesson => new[]
        {
            new LessonMember { LessonId = lesson.Id, PersonId = rows.Teacher.Id, Role = RoomRole.Teacher },
            new LessonMember { LessonId = lesson.Id, PersonId = rows.Owner.Id, Role = RoomRole.Pupil },
        }));
    }

    public static IReadOnlyList<NeighbourRequest> Requests { get; } =
    [
        new("GET /api/timetable/", _ => [], Query: n => $"from={Today:yyyy-MM-dd}&to={Today.AddDays(14):yyyy-MM-dd}&personId={n.Owner.Id}"),
        new("GET /api/timetable/groups", _ => [], Query: n => $"organizationId={n.Home.Id}"),
        new("GET /api/timetable/groups/{id:guid}", n => [n.Timetables.Group.Id]),
        new("POST /api/timetable/groups", _ => [], n => new
        {
            organizationId = n.Home.Id, subject = "Химия", title = "8А", grade = 8, from = Today, to = Today.AddDays(9),
            members = new[] { new { personId = n.Owner.Id, role = "pupil", from = (DateOnly?)null, to = (DateOnly?)null } },
        }),
        new("PUT /api/timetable/groups/{id:guid}", n => [n.Timetables.Group.Id], n => new
        {
            subject = "Физика",
            title = "8А",
            grade = 8,
            from = n.Timetables.Group.From,
            to = n.Timetables.Group.To,
            members = new[] { new { personId = n.Owner.Id, role = "pupil", from = (DateOnly?)null, to = (DateOnly?)null } },
            version = n.Timetables.Group.Version,
        }),
        new("POST /api/timetable/groups/{id:guid}/entries", n => [n.Timetables.Group.Id], n => EntryBody(n, 20)),
        new("PUT /api/timetable/entries/{entryId:guid}", n => [n.Timetables.Entry.Id], n => EntryBody(n, 7)),
        new("DELETE /api/timetable/entries/{entryId:guid}", n => [n.Timetables.Entry.Id]),
        new("GET /api/timetable/schools/{organizationId:guid}", n => [n.Home.Id]),
        new("GET /api/timetable/schools/{organizationId:guid}/lessons", n => [n.Home.Id], Query: _ => $"from={Today:yyyy-MM-dd}&to={Today.AddDays(14):yyyy-MM-dd}"),
        new("PUT /api/timetable/schools/{organizationId:guid}/terms", n => [n.Home.Id], _ => new { terms = Array.Empty<object>() }),
        new("PUT /api/timetable/schools/{organizationId:guid}/places", n => [n.Home.Id], _ => new { places = Array.Empty<object>() }),
        new("PUT /api/timetable/lessons/{id:guid}", n => [n.Timetables.Lesson.Id], n => new
        {
            startsAt = n.Timetables.Lesson.StartsAt.AddHours(1),
            minutes = 40,
            teacherId = n.Teacher.Id,
            placeId = (Guid?)null,
            reason = "Ремонт",
            version = n.Timetables.Lesson.Version,
        }),
        new("PUT /api/timetable/lessons/{id:guid}/called-off", n => [n.Timetables.Off.Id], _ => new { reason = "Карантин" }),
        new("GET /api/home-schooling/{id:guid}", n => [n.Timetables.Schooling.Id]),
        new("GET /api/home-schooling/{id:guid}/basis", n => [n.Timetables.Schooling.Id]),
        new("GET /api/home-schooling/{id:guid}/lessons", n => [n.Timetables.Schooling.Id]),
        new("GET /api/home-schooling/{id:guid}/report.docx", n => [n.Timetables.Schooling.Id]),
        new("POST /api/home-schooling/", _ => [], n => new { personId = n.Owner.Id, organizationId = n.Home.Id, kind = "medicalConclusion", number = "5", date = Today.AddDays(200), from = Today.AddDays(200), validUntil = Today.AddDays(260) }),
        new("PUT /api/home-schooling/{id:guid}", n => [n.Timetables.Schooling.Id], n => new
        {
            kind = "medicalConclusion",
            number = "6",
            date = n.Timetables.Schooling.From,
            from = n.Timetables.Schooling.From,
            validUntil = n.Timetables.Schooling.ValidUntil,
            version = n.Timetables.Schooling.Version,
        }),
        new("PUT /api/home-schooling/{id:guid}/plan", n => [n.Timetables.Schooling.Id], n => new
        {
            items = new[] { new { id = n.Timetables.Item.Id, subject = "Химия", weeklyHours = 2, teacherId = n.Teacher.Id, from = n.Timetables.Item.From, to = n.Timetables.Item.To } },
            version = n.Timetables.Schooling.Version,
        }),
        new("POST /api/home-schooling/{id:guid}/proposal", n => [n.Timetables.Schooling.Id], _ => new { windows = new[] { new { day = "monday", from = "10:00:00", to = "12:00:00" } }, minutes = 40, pause = 10 }),
        new("PUT /api/home-schooling/{id:guid}/timetable", n => [n.Timetables.Schooling.Id], n => new { slots = Array.Empty<object>(), minutes = 40, from = Today, version = n.Timetables.Schooling.Version }),
    ];

    public StudyGroup Group { get; }

    public TimetableEntry Entry { get; }

    public Lesson Lesson { get; }

    public Lesson Off { get; }

    public HomeSchoolingCase Schooling { get; }

    public HomePlanItem Item { get; }

    private Lesson LessonOf(Neighbourhood rows, int days) => new()
    {
        Id = Guid.CreateVersion7(),
        Kind = LessonKind.Lesson,
        Title = "Физика, 8А",
        StartsAt = DateTimeOffset.UtcNow.AddDays(days),
        Minutes = 40,
        CreatedById = rows.Teacher.Id,
        StudyGroupId = Group.Id,
    };

    private static object EntryBody(Neighbourhood n, int hour) => new
    {
        weekday = "tuesday",
        startsAt = $"{hour:00}:00:00",
        minutes = 40,
        placeId = (Guid?)null,
        teacherId = n.Teacher.Id,
        from = n.Timetables.Group.From,
        to = n.Timetables.Group.To,
        weeks = "every",
        version = n.Timetables.Entry.Version,
    };
}
