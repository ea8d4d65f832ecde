using System.Diagnostics;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Rooms;
using MethodCabinet.Server.Tests.Olympiads;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Lessons;

/// <summary>A lesson goes on whatever falls over.</summary>
[Collection(nameof(JournalMachine))]
public sealed class RoomFaultTests(JournalMachine machine)
{
    private static readonly Stroke Line = new("red", 40, [100, 100, 50, 50], IsMarker: false);

    [Fact]
    public async Task Two_machines_keep_one_room_and_when_one_is_killed_its_pages_go_on_at_the_other()
    {
        var stays = await machine.ServerAsync();
        await using var killed = await machine.StartServerAsync();
        var (teacherId, asTeacher) = await machine.SignInSomebodyAsync(stays.Address);
        var (pupilId, asPupil) = await machine.SignInSomebodyAsync(stays.Address);
        var lessonId = await ScheduleAsync(teacherId, pupilId);
        await using var teacher = await RoomClient.EnterAsync(stays.Address, lessonId, CookieOf(asTeacher));
        var pupil = await RoomClient.EnterAsync(killed.Address, lessonId, CookieOf(asPupil));
        await teacher.MustAsync(new Begin());
        await pupil.NextAsync<string>(news => news == "moved");

        // Both at once, many times: whoever comes second decides anew, and nothing is lost or doubled.
        var ids = await Task.WhenAll(Enumerable.Range(0, 12).SelectMany(number => new[]
        {
            teacher.MustAsync(new Draw("board:1", Line)),
            pupil.MustAsync(new Draw($"own:{pupilId}", Line)),
        }));
        var unheard = ids.ToHashSet();
        while (unheard.Count > 0)
        {
            unheard.Remove((await teacher.NextAsync<RoomEntry>()).Id);
        }

        Assert.Equal(25, (await LogAsync(lessonId)).Count);

        killed.Kill();
        var begun = Stopwatch.GetTimestamp();
        await using var again = await RoomClient.EnterAsync(stays.Address, lessonId, CookieOf(asPupil));
        var said = await again.MustAsync(new Say("Я снова здесь", TalkTo.Everybody));
        await teacher.NextAsync(said);
        Assert.InRange(Stopwatch.GetElapsedTime(begun), TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Equal([said], (await LogAsync(lessonId)).Except(ids).Skip(1));
        await pupil.DisposeAsync();
    }

    private async Task<Guid> ScheduleAsync(Guid teacherId, Guid pupilId)
    {
        var lesson = new Lesson { Id = Guid.CreateVersion7(), Kind = LessonKind.Lesson, Title = "Урок", StartsAt = DateTimeOffset.UtcNow, Minutes = 40, CreatedById = teacherId };
        await using var db = machine.OpenDb();
        db.Lessons.Add(lesson);
        db.LessonMembers.Add(new LessonMember { LessonId = lesson.Id, PersonId = teacherId, Role = RoomRole.Teacher });
        db.LessonMembers.Add(new LessonMember { LessonId = lesson.Id, PersonId = pupilId, Role = RoomRole.Pupil });
        await db.SaveChangesAsync();
        return lesson.Id;
    }

    private async Task<List<Guid>> LogAsync(Guid lessonId)
    {
        await using var db = machine.OpenDb();
        return await db.RoomLog.Where(e => e.LessonId == lessonId).OrderBy(e => e.Seq).Select(e => e.Id).ToListAsync();
    }

    private static (string Name, string Value) CookieOf(HttpClient client) => ("Cookie", client.DefaultRequestHeaders.GetValues("Cookie").Single());
}
