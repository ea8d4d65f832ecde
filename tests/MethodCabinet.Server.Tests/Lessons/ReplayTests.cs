using System.IO.Compression;
using System.Net.Http.Headers;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Rooms;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Lessons;
using MethodCabinet.Server.Lessons.Replays;
using MethodCabinet.Server.Lessons.Rooms;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Tests.Olympiads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Server.Tests.Lessons;

public sealed class ReplayTests(TestApp app) : IClassFixture<TestApp>
{
    /// <summary>The smallest picture.</summary>
    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Fact]
    public async Task Who_was_absent_a_guardian_and_who_is_of_the_group_see_what_the_class_was_told()
    {
        var scene = await LessonScene.CreateAsync(app, hasWaitingRoom: true);
        var groupmate = await app.CreatePersonAsync([Role.Pupil], scene.Teacher.OrganizationId);
        var parent = await app.CreatePersonAsync([]);
        var stranger = await app.CreatePersonAsync([Role.Pupil], scene.Teacher.OrganizationId);
        await app.WithDbAsync(async db =>
        {
            var group = new StudyGroup { Id = Guid.CreateVersion7(), OrganizationId = scene.Teacher.OrganizationId!.Value, Subject = "Алгебра", Title = "8А", From = new(2020, 9, 1), To = new(2100, 5, 31) };
            db.AddRange(
                group,
                new StudyGroupMember { StudyGroupId = group.Id, PersonId = groupmate.Id, Role = StudyGroupRole.Pupil, From = group.From },
                new Guardianship { GuardianId = parent.Id, WardId = scene.Anna.Id, CreatedAt = DateTimeOffset.UtcNow });
            await db.SaveChangesAsync();
            await db.Lessons.Where(l => l.Id == scene.Id).ExecuteUpdateAsync(set => set.SetProperty(l => l.StudyGroupId, group.Id));
        });

        await using (var teacher = await scene.EnterAsync(scene.Teacher))
        await using (var anna = await scene.EnterAsync(scene.Anna))
        {
            Assert.Equal("lesson.record.not-complete", await ReplayErrorAsync(scene, scene.Teacher));
            await teacher.MustAsync(new Begin());
            Assert.Equal("lesson.room.outside", await ReplayErrorAsync(scene, scene.Anna));
            await teacher.MustAsync(new Admit([scene.Anna.Id]));
            await anna.NextAsync<string>(news => news == "moved");
            await teacher.MustAsync(new Say("Откройте тетради", TalkTo.Everybody));
            await anna.MustAsync(new Say("Мне страшно отвечать", TalkTo.Staff));
            Assert.Equal("lesson.record.not-complete", await ReplayErrorAsync(scene, groupmate));
            Assert.Single((await ReplayAsync(scene, scene.Anna, after: 3)).Replay.Steps);
            await teacher.MustAsync(new End());
        }

        Assert.Equal(["Откройте тетради", "Мне страшно отвечать"], Said(await ReplayAsync(scene, scene.Teacher)));
        foreach (var person in new[] { scene.Boris, groupmate, parent })
        {
            Assert.Equal(["Откройте тетради"], Said(await ReplayAsync(scene, person)));
            Assert.Contains((await app.As(person.Id).ReadAsync<ListLessons.Response>("/api/lessons?past=true")).Lessons, lesson => lesson.Id == scene.Id);
        }

        Assert.Equal("lesson.not-found", await ReplayErrorAsync(scene, stranger));

        // Nobody has consented for Anna: she is nameless to others.
        Assert.DoesNotContain((await ReplayAsync(scene, scene.Boris)).People, person => person.Id == scene.Anna.Id);
        await app.WithDbAsync(async db =>
        {
            db.Consents.Add(new Consent { Id = Guid.CreateVersion7(), PersonId = scene.Anna.Id, Kind = ConsentKind.PersonalData, GivenById = parent.Id, GivenAt = DateTimeOffset.UtcNow });
            await db.SaveChangesAsync();
        });
        Assert.Contains((await ReplayAsync(scene, scene.Boris)).People, person => person.Id == scene.Anna.Id);

        // Anna is of age: nobody answers for her. Her teacher has given the group up.
        await app.WithDbAsync(async db =>
        {
            await db.People.Where(p => p.Id == scene.Anna.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.BirthDate, new DateOnly(2000, 1, 1)));
            await db.LessonMembers.Where(m => m.LessonId == scene.Id && m.PersonId == scene.Teacher.Id).ExecuteDeleteAsync();
        });
        Assert.Equal("lesson.not-found", await ReplayErrorAsync(scene, parent));
        Assert.DoesNotContain((await app.As(parent.Id).ReadAsync<ListLessons.Response>("/api/lessons?past=true")).Lessons, lesson => lesson.Id == scene.Id);
        Assert.Equal("lesson.not-found", await ReplayErrorAsync(scene, scene.Teacher));
        Assert.Equal("lesson.not-found", await DeleteErrorAsync(scene, scene.Teacher));
        var coordinator = await app.CreatePersonAsync([Role.Coordinator], scene.Teacher.OrganizationId);
        Assert.Equal(["Откройте тетради"], Said(await ReplayAsync(scene, coordinator)));
    }

    [Fact]
    public async Task Forty_five_minutes_of_writing_weigh_less_than_the_voice_leaves_room_for()
    {
        var scene = await LessonScene.CreateAsync(app);
        var random = new Random(45);
        await app.WithDbAsync(async db =>
        {
            var (begin, room, members) = (DateTimeOffset.UtcNow.AddMinutes(-50), new Room(LessonKind.Lesson, false), new Dictionary<Guid, RoomRole> { [scene.Teacher.Id] = RoomRole.Teacher, [scene.Anna.Id] = RoomRole.Pupil });
            void Do(Guid by, RoomAct act)
            {
                var entry = room.Decide(new RoomActor(by, members[by]), Guid.NewGuid(), act, members, begin.AddSeconds(room.Seq * 0.8))!;
                room.Apply(entry);
                db.RoomLog.Add(new RoomLogRow { LessonId = scene.Id, Seq = entry.Seq, Id = entry.Id, At = entry.At, ById = by, Act = entry.Act });
            }

            Do(scene.Teacher.Id, new Begin());
            for (var stroke = 0; stroke < 3_000; stroke++)
            {
                // A letter or two by hand: forty points, some units apart.
                int[] points = [random.Next(3_000, 12_000), random.Next(3_000, 6_000), .. Enumerable.Range(0, 80).Select(_ => random.Next(-30, 31))];
                Do(scene.Teacher.Id, new Draw($"board:{1 + (stroke / 600)}", new Stroke("ink", 40, points, IsMarker: false)));
                if (stroke % 20 == 0)
                {
                    Do(scene.Anna.Id, new Say($"Вопрос номер {stroke}: почему знак меняется на противоположный?", TalkTo.Everybody));
                }
            }

            Do(scene.Teacher.Id, new End());
            await db.SaveChangesAsync();
            await db.Lessons.Where(l => l.Id == scene.Id).ExecuteUpdateAsync(set => set.SetProperty(l => l.BegunAt, begin).SetProperty(l => l.EndedAt, begin.AddMinutes(45)));
        });

        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/lessons/{scene.Id}/replay");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        var response = await app.As(scene.Anna.Id).SendAsync(request);
        Assert.Equal("br", Assert.Single(response.Content.Headers.ContentEncoding));
        var bytes = await response.Content.ReadAsByteArrayAsync();

        // 10 MB without 45 minutes of voice at 25 kbit/s, and without twenty slides of 30 KB.
        Assert.InRange(bytes.Length, 1, 900_000);
        await using var whole = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var json = await System.Text.Json.JsonDocument.ParseAsync(whole);
        Assert.Equal(3_151, json.RootElement.GetProperty("replay").GetProperty("steps").GetArrayLength());
    }

    [Fact]
    public async Task A_deleted_record_is_gone_with_its_files_and_attendance_stays()
    {
        var scene = await LessonScene.CreateAsync(app);
        var slide = await UploadAsync(scene, "1.png", Picture);
        var shared = await UploadAsync(scene, "2.png", [.. Picture, 0]);
        await using var teacher = await scene.EnterAsync(scene.Teacher);
        await using var anna = await scene.EnterAsync(scene.Anna);
        await teacher.MustAsync(new Begin());
        await anna.NextAsync<string>(news => news == "moved");
        await teacher.MustAsync(new BringSlides("Урок", [slide]));
        await teacher.MustAsync(new ShareFile(shared, "", 0));
        await teacher.MustAsync(new Say("Секрет", TalkTo.Everybody));
        var check = await teacher.MustAsync(new AskPresence());
        await anna.MustAsync(new AnswerPresence(check));
        Assert.Equal("lesson.record.not-complete", await DeleteErrorAsync(scene, scene.Teacher));
        await teacher.MustAsync(new End());

        // Another lesson shows the same file, which therefore stays.
        var other = await LessonScene.CreateAsync(app);
        await app.WithDbAsync(async db =>
        {
            db.RoomLog.Add(new RoomLogRow { LessonId = other.Id, Seq = 1, Id = Guid.NewGuid(), At = DateTimeOffset.UtcNow, ById = scene.Teacher.Id, Act = new ShareFile(shared, "2.png", 5) });
            await db.SaveChangesAsync();
        });

        Assert.Equal("lesson.room.role-forbids", await DeleteErrorAsync(scene, scene.Anna));
        (await app.As(scene.Anna.Id).GetAsync($"/api/lessons/{scene.Id}/replay/files/{slide}")).EnsureSuccessStatusCode();
        Assert.Null(await DeleteErrorAsync(scene, scene.Teacher));
        Assert.Null(await DeleteErrorAsync(scene, scene.Teacher));
        await RunJobAsync<RemoveRecordFilesJob>(job => job.RunAsync([slide, shared], CancellationToken.None));

        Assert.Equal("lesson.record.deleted", await ReplayErrorAsync(scene, scene.Anna));
        await app.WithDbAsync(async db =>
        {
            Assert.Equal([1, 2, 3, 4], (await db.RoomLog.Where(e => e.LessonId == scene.Id).OrderBy(e => e.Seq).ToListAsync()).Select(e => (int)e.Seq));
            Assert.Equal([shared], await db.StoredFiles.Where(f => f.Id == slide || f.Id == shared).Select(f => f.Id).ToListAsync());
            Assert.Contains(await db.AuditLog.Where(a => a.SubjectId == scene.Id.ToString()).ToListAsync(), a => a.ActorId == scene.Teacher.Id && a.Changes!.Contains("RecordDeletedAt", StringComparison.Ordinal));
        });
        await Assert.ThrowsAnyAsync<Exception>(() => app.Services.GetRequiredService<IFileStore>().CopyToAsync(slide, Stream.Null, CancellationToken.None));
        // Machines that have the room in memory hear of it by a notice.
        var room = await scene.ReadAsync(scene.Anna);
        for (var attempt = 0; attempt < 50 && room.View.Messages.Count > 0; attempt++)
        {
            await Task.Delay(100);
            room = await scene.ReadAsync(scene.Anna);
        }

        var attendance = await app.As(scene.Teacher.Id).ReadAsync<GetLessonAttendance.Response>($"/api/lessons/{scene.Id}/attendance");
        Assert.Equal(1, attendance.Checks);
        Assert.Equal(1, attendance.Pupils.Single(pupil => pupil.PersonId == scene.Anna.Id).Answered);
        Assert.Empty(room.View.Messages);
        Assert.Empty(room.View.Slides);
    }

    [Fact]
    public async Task A_recorded_voice_is_heard_in_ranges_by_those_whom_the_lesson_concerns_until_the_person_is_not_to_be_heard()
    {
        var scene = await LessonScene.CreateAsync(app);
        await using (var teacher = await scene.EnterAsync(scene.Teacher))
        {
            await teacher.MustAsync(new Begin());
            await teacher.MustAsync(new End());
        }

        var voices = new List<LessonTrack>();
        foreach (var person in new[] { scene.Teacher, scene.Anna })
        {
            var file = await UploadAsync(scene, "voice.wav", [.. "RIFF\0\0\0\0WAVEfmt "u8, .. new byte[500]]);
            voices.Add(new LessonTrack { Id = Guid.CreateVersion7(), LessonId = scene.Id, PersonId = person.Id, FileId = file, StartsAt = DateTimeOffset.UtcNow, Milliseconds = 900 });
        }

        await app.WithDbAsync(async db =>
        {
            db.LessonTracks.AddRange(voices);
            await db.SaveChangesAsync();
        });

        // Nobody has consented for Anna: she is heard by those who lead and by herself.
        Assert.Equal([voices[0].Id], (await ReplayAsync(scene, scene.Boris)).Tracks.Select(track => track.Id));
        Assert.Equal(2, (await ReplayAsync(scene, scene.Teacher)).Tracks.Count);
        Assert.Equal("material.file.not-found", await (await app.As(scene.Boris.Id).GetAsync(Address(voices[1]))).ErrorCodeAsync());
        (await app.As(scene.Anna.Id).GetAsync(Address(voices[1]))).EnsureSuccessStatusCode();

        using var request = new HttpRequestMessage(HttpMethod.Get, Address(voices[0]));
        request.Headers.Range = new RangeHeaderValue(100, 199);
        var part = await app.As(scene.Boris.Id).SendAsync(request);
        Assert.Equal(System.Net.HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(100, (await part.Content.ReadAsByteArrayAsync()).Length);
        var stranger = await app.CreatePersonAsync([Role.Pupil]);
        Assert.Equal("lesson.not-found", await (await app.As(stranger.Id).GetAsync(Address(voices[0]))).ErrorCodeAsync());

        string Address(LessonTrack track) => $"/api/lessons/{scene.Id}/replay/tracks/{track.Id}";
    }

    [Fact]
    public async Task The_sweep_deletes_what_was_kept_for_its_term()
    {
        var (old, recent) = (await HeldAsync(new DateTimeOffset(2020, 10, 5, 8, 0, 0, TimeSpan.Zero)), await HeldAsync(DateTimeOffset.UtcNow.AddDays(-3)));
        await RunJobAsync<SweepRecordsJob>(job => job.RunAsync(CancellationToken.None));
        Assert.Equal("lesson.record.deleted", await ReplayErrorAsync(old, old.Anna));
        Assert.Equal(["Здравствуйте"], Said(await ReplayAsync(recent, recent.Anna)));
        Assert.Equal(2, await app.WithDbAsync(db => db.RoomLog.CountAsync(e => e.LessonId == old.Id)));

        async Task<LessonScene> HeldAsync(DateTimeOffset at)
        {
            var scene = await LessonScene.CreateAsync(app);
            await app.WithDbAsync(async db =>
            {
                RoomAct[] acts = [new Begin(), new Say("Здравствуйте", TalkTo.Everybody), new End()];
                db.RoomLog.AddRange(acts.Select((act, index) => new RoomLogRow { LessonId = scene.Id, Seq = index + 1, Id = Guid.NewGuid(), At = at.AddMinutes(index), ById = scene.Teacher.Id, Act = act }));
                await db.SaveChangesAsync();
                await db.Lessons.Where(l => l.Id == scene.Id).ExecuteUpdateAsync(set => set.SetProperty(l => l.BegunAt, at).SetProperty(l => l.EndedAt, at.AddMinutes(40)));
            });
            return scene;
        }
    }

    private static IEnumerable<string> Said(GetReplay.Response replay) => replay.Replay.Steps.Select(step => step.Entry?.Act).OfType<Say>().Select(say => say.Text);

    private async Task<Guid> UploadAsync(LessonScene scene, string name, byte[] content)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", name } };
        return (await (await app.As(scene.Teacher.Id).PostAsync($"/api/lessons/{scene.Id}/files", form)).OkJsonAsync()).GetProperty("id").GetGuid();
    }

    private Task<GetReplay.Response> ReplayAsync(LessonScene scene, TestPerson person, long? after = null) =>
        app.As(person.Id).ReadAsync<GetReplay.Response>($"/api/lessons/{scene.Id}/replay{(after is { } seq ? $"?after={seq}" : "")}");

    private async Task<string?> ReplayErrorAsync(LessonScene scene, TestPerson person) => await (await app.As(person.Id).GetAsync($"/api/lessons/{scene.Id}/replay")).ErrorCodeAsync();

    private async Task<string?> DeleteErrorAsync(LessonScene scene, TestPerson person)
    {
        var response = await app.As(person.Id).DeleteAsync($"/api/lessons/{scene.Id}/record");
        return response.IsSuccessStatusCode ? null : await response.ErrorCodeAsync();
    }

    private async Task RunJobAsync<T>(Func<T, Task> run)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await run(ActivatorUtilities.CreateInstance<T>(scope.ServiceProvider));
    }
}
