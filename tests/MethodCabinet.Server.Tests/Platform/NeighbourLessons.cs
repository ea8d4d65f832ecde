using MethodCabinet.Domain.Lessons;
using MethodCabinet.Server.Data;

namespace MethodCabinet.Server.Tests.Platform;

/// <summary>A lesson of the teacher's to which the owner belongs.</summary>
internal sealed class NeighbourLessons
{
    public NeighbourLessons(AppDb db, Neighbourhood rows)
    {
        Lesson = new Lesson { Id = Guid.CreateVersion7(), Kind = LessonKind.Lesson, Title = "Урок", StartsAt = DateTimeOffset.UtcNow.AddHours(1), Minutes = 40, CreatedById = rows.Teacher.Id };
        db.AddRange(
            Lesson,
            new LessonMember { LessonId = Lesson.Id, PersonId = rows.Teacher.Id, Role = RoomRole.Teacher },
            new LessonMember { LessonId = Lesson.Id, PersonId = rows.Owner.Id, Role = RoomRole.Pupil });
        Journals = new NeighbourJournals(db, rows);
    }

    public NeighbourJournals Journals { get; }

    public static IReadOnlyList<NeighbourRequest> Requests { get; } =
    [
        new("POST /api/lessons/", _ => [], n => new
        {
            kind = "lesson",
            title = "Ещё урок",
            startsAt = DateTimeOffset.UtcNow.AddDays(1),
            minutes = 40,
            hasWaitingRoom = false,
            members = new[] { new { personId = n.Teacher.Id, role = "teacher" }, new { personId = n.Owner.Id, role = "pupil" } },
        }),
        new("GET /api/lessons/{id:guid}", n => [n.Lessons.Lesson.Id]),
        new("PUT /api/lessons/{id:guid}", n => [n.Lessons.Lesson.Id], n => new
        {
            title = "Урок",
            startsAt = n.Lessons.Lesson.StartsAt,
            minutes = 45,
            hasWaitingRoom = false,
            members = new[] { new { personId = n.Teacher.Id, role = "teacher" }, new { personId = n.Owner.Id, role = "pupil" } },
            version = n.Lessons.Lesson.Version,
        }),
        new("PUT /api/lessons/{id:guid}/called-off", n => [n.Lessons.Lesson.Id], _ => new { }),
        new("GET /api/lessons/{id:guid}/attendance", n => [n.Lessons.Lesson.Id]),
        new("POST /api/lessons/{id:guid}/files", n => [n.Lessons.Lesson.Id], _ => new MultipartFormDataContent { { new StringContent("%PDF-1.7"), "file", "план.pdf" } }),
        new("GET /api/lessons/{id:guid}/files/{fileId:guid}", n => [n.Lessons.Lesson.Id, n.Lessons.Lesson.Id], ForNobody: true),
        new("GET /api/lessons/{id:guid}/room", n => [n.Lessons.Lesson.Id]),
        new("GET /api/lessons/{id:guid}/room/boards/{board}", n => [n.Lessons.Lesson.Id, "board:1"]),
        new("GET /api/lessons/{id:guid}/room/messages", n => [n.Lessons.Lesson.Id], Query: _ => $"before={Guid.Empty}"),
        .. NeighbourJournals.Requests,
    ];

    public Lesson Lesson { get; }
}
