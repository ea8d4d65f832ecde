using System.Security.Cryptography;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Journals;
using MethodCabinet.Domain.Lessons.Messages;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Data;

namespace MethodCabinet.Server.Tests.Platform;

/// <summary>A study group of the teacher's in which the owner learns: a mark, a homework with files that waits, and a talk of the parent's with the teacher.</summary>
internal sealed class NeighbourJournals
{
    private readonly LessonRecord record;

    private static readonly DateTimeOffset Began = DateTimeOffset.UtcNow.AddHours(-2);

    public NeighbourJournals(AppDb db, Neighbourhood rows)
    {
        var today = DateOnly.FromDateTime(Began.UtcDateTime);
        var year = today.Month >= 7 ? today.Year : today.Year - 1;
        Group = new StudyGroup { Id = Guid.CreateVersion7(), OrganizationId = rows.Home.Id, Subject = "Физика", Title = "8Б", From = new(year, 8, 1), To = new(year + 1, 7, 31) };
        Lesson = new Lesson { Id = Guid.CreateVersion7(), Kind = LessonKind.Lesson, Title = "Физика", StartsAt = Began, Minutes = 40, CreatedById = rows.Teacher.Id, StudyGroupId = Group.Id };
        record = new LessonRecord { LessonId = Lesson.Id };
        record.Write("Закон Ома", "§ 44", Began.AddDays(2), takesWorks: true, 1, Began);
        (Mark, var change) = JournalMark.Give(Guid.CreateVersion7(), Lesson.Id, rows.Owner.Id, SchoolMark.Five, MarkKind.Answer, 1, "", 0, rows.Teacher.Id, DateTimeOffset.UtcNow);
        Work = HomeworkWork.HandIn(Guid.CreateVersion7(), rows.Owner.Id, record, null, "Решение", 0, DateTimeOffset.UtcNow);
        var (set, handedIn) = (FileOf(rows.Teacher.Id), FileOf(rows.Owner.Id));
        Brought = FileOf(rows.Owner.Id);
        Files = [set, handedIn, Brought];
        Thread = new FamilyThread { Id = Guid.CreateVersion7(), PupilId = rows.Owner.Id, FamilyId = rows.Parent.Id, TeacherId = rows.Teacher.Id, CreatedAt = Began };
        db.AddRange(
            Group, Lesson, record, Mark, change, Work, set, handedIn, Brought, Thread,
            new StudyGroupMember { StudyGroupId = Group.Id, PersonId = rows.Teacher.Id, Role = StudyGroupRole.Teacher, From = Group.From },
            new StudyGroupMember { StudyGroupId = Group.Id, PersonId = rows.Owner.Id, Role = StudyGroupRole.Pupil, From = Group.From },
            new LessonRecordFile { LessonId = Lesson.Id, Number = 1, FileId = set.Id },
            new HomeworkFile { WorkId = Work.Id, Number = 1, FileId = handedIn.Id },
            FamilyMessage.Say(Guid.CreateVersion7(), Thread.Id, rows.Parent.Id, "Здравствуйте!", Began));

        StoredFile FileOf(Guid by) => new()
        {
            Id = Guid.NewGuid(),
            Name = "тетрадь.jpg",
            MediaType = "image/jpeg",
            Size = Neighbourhood.Photo.Length,
            Sha256 = SHA256.HashData(Neighbourhood.Photo),
            IsPrivate = true,
            BroughtFor = HomeworkWork.PlaceOf(Lesson.Id),
            CreatedById = by,
            CreatedAt = Began,
        };
    }

    public static IReadOnlyList<NeighbourRequest> Requests { get; } =
    [
        new("GET /api/journals/{id:guid}", n => [Of(n).Group.Id]),
        new("GET /api/journals/{id:guid}/report", n => [Of(n).Group.Id], Query: _ => "format=xlsx"),
        new("GET /api/journals/{id:guid}/works", n => [Of(n).Group.Id]),
        new("GET /api/journals/{id:guid}/terms", n => [Of(n).Group.Id]),
        new("PUT /api/journals/{id:guid}/terms/{term:int}/{personId:guid}", n => [Of(n).Group.Id, 1, n.Owner.Id], _ => new { value = "five" }),
        new("GET /api/journals/lessons/{id:guid}", n => [Of(n).Lesson.Id]),
        new("PUT /api/journals/lessons/{id:guid}", n => [Of(n).Lesson.Id], n => new { topic = "Закон Ома", homework = "", dueAt = (DateTimeOffset?)null, takesWorks = false, fileIds = Array.Empty<Guid>(), version = n.Lessons.Journals.RecordVersion }),
        new("PUT /api/journals/lessons/{id:guid}/held", n => [Of(n).Lesson.Id], _ => new { isHeld = true }),
        new("GET /api/journals/lessons/{id:guid}/pupils/{personId:guid}", n => [Of(n).Lesson.Id, n.Owner.Id]),
        new("PUT /api/journals/lessons/{id:guid}/pupils/{personId:guid}/attendance", n => [Of(n).Lesson.Id, n.Owner.Id], _ => new { state = "absent" }),
        new("PUT /api/journals/lessons/{id:guid}/marks/{markId:guid}", n => [Of(n).Lesson.Id, Of(n).Mark.Id], n => new { personId = n.Owner.Id, value = "four", kind = "answer" }),
        new("PUT /api/journals/lessons/{id:guid}/marks/{markId:guid}/removal", n => [Of(n).Lesson.Id, Of(n).Mark.Id], _ => new { reason = "" }),
        new("GET /api/homework/{id:guid}/pupils/{personId:guid}", n => [Of(n).Lesson.Id, n.Owner.Id]),
        new("GET /api/homework/{id:guid}/files/{number:int}", n => [Of(n).Lesson.Id, 1]),
        new("POST /api/homework/{id:guid}/works", n => [Of(n).Lesson.Id], n => new { workId = Of(n).Work.Id, text = "Решение", fileIds = Array.Empty<Guid>() }),
        new("POST /api/homework/{id:guid}/files", n => [Of(n).Lesson.Id], _ => new MultipartFormDataContent { { new ByteArrayContent(Neighbourhood.Photo), "file", "тетрадь.jpg" } }),
        new("POST /api/homework/{id:guid}/files/uploads", n => [Of(n).Lesson.Id], _ => new
        {
            fingerprint = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)), name = "тетрадь.jpg", size = Neighbourhood.Photo.Length, head = Convert.ToBase64String(Neighbourhood.Photo),
        }),
        new("DELETE /api/homework/{id:guid}/files/{fileId:guid}", n => [Of(n).Lesson.Id, Of(n).Brought.Id]),
        new("GET /api/homework/works/{id:guid}", n => [Of(n).Work.Id]),
        new("PUT /api/homework/works/{id:guid}/mark", n => [Of(n).Work.Id], _ => new { isReturned = false, comment = "", remarks = Array.Empty<object>() }),
        new("GET /api/homework/works/{id:guid}/files/{number:int}", n => [Of(n).Work.Id, 1]),
        new("GET /api/diaries/{personId:guid}", n => [n.Owner.Id]),
        new("GET /api/diaries/{personId:guid}/report", n => [n.Owner.Id], Query: _ => "format=docx"),
        new("POST /api/messages/", _ => [], n => new { messageId = Guid.CreateVersion7(), pupilId = n.Owner.Id, familyId = n.Parent.Id, teacherId = n.Teacher.Id, text = "Здравствуйте!" }),
        new("GET /api/messages/{id:guid}", n => [Of(n).Thread.Id]),
        new("POST /api/messages/{id:guid}", n => [Of(n).Thread.Id], _ => new { messageId = Guid.CreateVersion7(), text = "Здравствуйте!" }),
    ];

    public StudyGroup Group { get; }

    public Lesson Lesson { get; }

    public JournalMark Mark { get; }

    public HomeworkWork Work { get; }

    /// <summary>Not handed in.</summary>
    public StoredFile Brought { get; }

    /// <summary>To be put into the store.</summary>
    public IReadOnlyList<StoredFile> Files { get; }

    public FamilyThread Thread { get; }

    public uint RecordVersion => record.Version;

    private static NeighbourJournals Of(Neighbourhood rows) => rows.Lessons.Journals;
}
