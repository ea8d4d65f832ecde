using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Rooms;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Lessons.Rooms;
using MethodCabinet.Server.Tests.Olympiads;

namespace MethodCabinet.Server.Tests.Lessons;

/// <summary>A study group of one teacher with two pupils of the same school, Anna's mother, and a lesson that was an hour ago.</summary>
public sealed record JournalScene(TestApp App, Guid GroupId, Guid LessonId, DateTimeOffset StartsAt, TestPerson Teacher, TestPerson Anna, TestPerson Boris, TestPerson Mother)
{
    public static async Task<JournalScene> CreateAsync(TestApp app)
    {
        var teacher = await app.CreatePersonAsync([Role.Teacher]);
        var anna = await app.CreatePersonAsync([Role.Pupil], teacher.OrganizationId);
        var boris = await app.CreatePersonAsync([Role.Pupil], teacher.OrganizationId);
        var mother = await app.CreatePersonAsync([Role.Guardian]);
        var startsAt = DateTimeOffset.UtcNow.AddHours(-1);
        var today = DateOnly.FromDateTime(startsAt.UtcDateTime);
        var year = today.Month >= 7 ? today.Year : today.Year - 1;
        var group = new StudyGroup { Id = Guid.CreateVersion7(), OrganizationId = teacher.OrganizationId!.Value, Subject = "Физика", Title = "8Б", Grade = 8, From = new(year, 8, 1), To = new(year + 1, 7, 31) };
        var lesson = LessonOf(group, startsAt, teacher);
        await app.WithDbAsync(async db =>
        {
            db.Guardianships.Add(new Guardianship { GuardianId = mother.Id, WardId = anna.Id, CreatedAt = startsAt });
            db.AddRange(group, lesson, Member(teacher, StudyGroupRole.Teacher), Member(anna, StudyGroupRole.Pupil), Member(boris, StudyGroupRole.Pupil));
            await db.SaveChangesAsync();
        });
        return new(app, group.Id, lesson.Id, startsAt, teacher, anna, boris, mother);

        StudyGroupMember Member(TestPerson person, StudyGroupRole role) => new() { StudyGroupId = group.Id, PersonId = person.Id, Role = role, From = group.From };
    }

    public HttpClient As(TestPerson person) => App.As(person.Id);

    public Task<HttpResponseMessage> MarkAsync(TestPerson by, TestPerson pupil, string value, Guid? id = null, string? reason = null) =>
        As(by).PutAsync($"/api/journals/lessons/{LessonId}/marks/{id ?? Guid.CreateVersion7()}", new { personId = pupil.Id, value, kind = "answer", reason });

    public Task<HttpResponseMessage> AttendAsync(TestPerson by, TestPerson pupil, string state, string? reason = null) =>
        As(by).PutAsync($"/api/journals/lessons/{LessonId}/pupils/{pupil.Id}/attendance", new { state, reason });

    /// <summary>The lesson was held in its room for forty minutes, and Anna was there for all of it.</summary>
    public Task HoldInRoomAsync() => App.WithDbAsync(async db =>
    {
        var lesson = (await db.Lessons.FindAsync(LessonId))!;
        var end = StartsAt.AddMinutes(40);
        db.Entry(lesson).Property(l => l.BegunAt).CurrentValue = StartsAt;
        db.Entry(lesson).Property(l => l.EndedAt).CurrentValue = end;
        db.RoomLog.Add(new RoomLogRow { LessonId = LessonId, Seq = 1, Id = Guid.CreateVersion7(), At = StartsAt, ById = Teacher.Id, Act = new Begin() });
        db.Presences.Add(new Presence { Id = Guid.CreateVersion7(), LessonId = LessonId, PersonId = Anna.Id, From = StartsAt, Until = end, HasLeft = true });
        await db.SaveChangesAsync();
    });

    public async Task SetHomeworkAsync() => await (await As(Teacher).PutAsync(
        $"/api/journals/lessons/{LessonId}", new { topic = "Закон Ома", homework = "§ 44, прислать решение", dueAt = DateTimeOffset.UtcNow.AddDays(1), takesWorks = true, fileIds = Array.Empty<Guid>(), version = 0 })).OkJsonAsync();

    private static Lesson LessonOf(StudyGroup group, DateTimeOffset startsAt, TestPerson teacher) =>
        new() { Id = Guid.CreateVersion7(), Kind = LessonKind.Lesson, Title = "Физика, 8Б", StartsAt = startsAt, Minutes = 40, CreatedById = teacher.Id, StudyGroupId = group.Id };
}
