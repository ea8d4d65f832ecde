using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Rooms;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Lessons.Rooms;
using MethodCabinet.Server.Lessons.Slides;

namespace MethodCabinet.Server.Tests.Platform;

/// <summary>A lesson of the teacher's to which the owner belongs.</summary>
internal sealed class NeighbourLessons
{
    public NeighbourLessons(AppDb db, Neighbourhood rows)
    {
        Lesson = new Lesson { Id = Guid.CreateVersion7(), Kind = LessonKind.Lesson, Title = "Урок", StartsAt = DateTimeOffset.UtcNow.AddHours(1), Minutes = 40, CreatedById = rows.Teacher.Id };
        Held = new Lesson { Id = Guid.CreateVersion7(), Kind = LessonKind.Lesson, Title = "Урок", StartsAt = DateTimeOffset.UtcNow.AddDays(-1), Minutes = 40, CreatedById = rows.Teacher.Id };
        Presentation = new SlideConversion { Id = Guid.CreateVersion7(), LessonId = Lesson.Id, PersonId = rows.Teacher.Id, SourceId = File("slides.pptx"), AskedAt = DateTimeOffset.UtcNow };
        db.AddRange(
            Held,
            new LessonMember { LessonId = Held.Id, PersonId = rows.Teacher.Id, Role = RoomRole.Teacher },
            new LessonMember { LessonId = Held.Id, PersonId = rows.Owner.Id, Role = RoomRole.Pupil },
            new RoomLogRow { LessonId = Held.Id, Seq = 1, Id = Guid.CreateVersion7(), At = Held.StartsAt, ById = rows.Teacher.Id, Act = new Begin() },
            new RoomLogRow { LessonId = Held.Id, Seq = 2, Id = Guid.CreateVersion7(), At = Held.StartsAt.AddMinutes(40), ById = rows.Teacher.Id, Act = new End() },
            Presentation,
            Lesson,
            new LessonMember { LessonId = Lesson.Id, PersonId = rows.Teacher.Id, Role = RoomRole.Teacher },
            new LessonMember { LessonId = Lesson.Id, PersonId = rows.Owner.Id, Role = RoomRole.Pupil });
        db.Entry(Held).Property(l => l.BegunAt).CurrentValue = Held.StartsAt;
        db.Entry(Held).Property(l => l.EndedAt).CurrentValue = Held.StartsAt.AddMinutes(40);
        Journals = new NeighbourJournals(db, rows);

        Guid File(string name)
        {
            var file = new StoredFile { Id = Guid.NewGuid(), Name = name, MediaType = "application/pdf", Size = 1, Sha256 = new byte[32], IsPrivate = true, CreatedById = rows.Teacher.Id, CreatedAt = DateTimeOffset.UtcNow };
            db.Add(file);
            return file.Id;
        }
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
        new("GET /api/lessons/people", _ => [], Query: n => $"organizationId={n.Home.Id}"),
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
        new("GET /api/lessons/{id:guid}/room/questions", n => [n.Lessons.Lesson.Id]),
        new("POST /api/lessons/{id:guid}/slides", n => [n.Lessons.Lesson.Id], _ => new MultipartFormDataContent { { new ByteArrayContent([(byte)'P', (byte)'K', 3, 4]), "file", "урок.pptx" } }),
        new("GET /api/lessons/{id:guid}/slides/{conversionId:guid}", n => [n.Lessons.Lesson.Id, n.Lessons.Presentation.Id]),
        new("GET /api/lessons/{id:guid}/slides/{conversionId:guid}/pdf", n => [n.Lessons.Lesson.Id, n.Lessons.Presentation.Id], ForNobody: true),
        new("GET /api/lessons/{id:guid}/replay", n => [n.Lessons.Held.Id]),
        new("GET /api/lessons/{id:guid}/replay/files/{fileId:guid}", n => [n.Lessons.Held.Id, n.Lessons.Held.Id], ForNobody: true),
        new("GET /api/lessons/{id:guid}/replay/tracks/{trackId:guid}", n => [n.Lessons.Held.Id, n.Lessons.Held.Id], ForNobody: true),
        new("DELETE /api/lessons/{id:guid}/record", n => [n.Lessons.Held.Id]),
        .. NeighbourJournals.Requests,
    ];

    public Lesson Lesson { get; }

    /// <summary>Yesterday.</summary>
    public Lesson Held { get; }

    public SlideConversion Presentation { get; }
}
