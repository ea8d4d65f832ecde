using MethodCabinet.Domain.Lessons.Rooms;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Lessons.Rooms;
using MethodCabinet.Server.Lessons;
using MethodCabinet.Server.Tests.Olympiads.Appeals;
using MethodCabinet.Server.Tests.Olympiads;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Server.Tests.Lessons;

public sealed class RoomHubTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly Stroke Line = new("red", 40, [100, 100, 50, 50], IsMarker: false);

    [Fact]
    public async Task What_is_done_in_a_room_is_heard_at_once_and_read_by_who_comes_later()
    {
        var scene = await LessonScene.CreateAsync(app);
        await using var teacher = await scene.EnterAsync(scene.Teacher);
        await using var anna = await scene.EnterAsync(scene.Anna);
        Assert.False((await scene.ReadAsync(scene.Anna)).View.IsInside);

        await teacher.MustAsync(new Begin());
        await anna.NextAsync<string>(news => news == "moved");
        var said = await teacher.MustAsync(new Say("Здравствуйте!", TalkTo.Everybody));
        var drawn = await teacher.MustAsync(new Draw("board:1", Line));

        Assert.Equal("Здравствуйте!", ((Say)(await anna.NextAsync(said)).Act).Text);
        await anna.NextAsync(drawn);
        var later = await scene.ReadAsync(scene.Boris);
        Assert.Equal(said, Assert.Single(later.View.Messages).Id);
        Assert.Equal(drawn, Assert.Single(later.View.Boards.Single(board => board.Name == "board:1").Elements).Id);
        Assert.Equal(3, later.View.Seq);
        Assert.NotNull((await app.WithDbAsync(db => db.Lessons.SingleAsync(l => l.Id == scene.Id))).BegunAt);
    }

    [Fact]
    public async Task The_same_act_from_a_page_that_did_not_hear_the_reply_is_done_once()
    {
        var scene = await LessonScene.CreateAsync(app);
        await using var teacher = await scene.EnterAsync(scene.Teacher);
        var id = Guid.CreateVersion7();
        var replies = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => teacher.DoAsync(new Say("Раз", TalkTo.Everybody), id)));
        Assert.All(replies, reply => Assert.Null(reply.Error));
        Assert.Single((await scene.ReadAsync(scene.Teacher)).View.Messages);
    }

    [Fact]
    public async Task A_lesson_that_its_teacher_left_open_ends_when_it_was_led_last()
    {
        var scene = await LessonScene.CreateAsync(app);
        await using var anna = await scene.EnterAsync(scene.Anna);
        await using (var teacher = await scene.EnterAsync(scene.Teacher))
        {
            await teacher.MustAsync(new Begin());
        }

        // Two hours ago, as far as the database knows.
        var begun = DateTimeOffset.UtcNow.AddHours(-2);
        await app.WithDbAsync(async db =>
        {
            await db.Lessons.Where(l => l.Id == scene.Id).ExecuteUpdateAsync(set => set.SetProperty(l => l.StartsAt, begun).SetProperty(l => l.BegunAt, begun));
            await db.Presences.Where(p => p.LessonId == scene.Id && p.PersonId == scene.Teacher.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.From, begun).SetProperty(p => p.Until, begun.AddMinutes(41)).SetProperty(p => p.HasLeft, true));
        });
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await ActivatorUtilities.CreateInstance<EndForgottenLessonsJob>(scope.ServiceProvider).RunAsync(default);
        }

        Assert.IsType<End>((await anna.NextAsync<RoomEntry>(entry => entry.Act is End)).Act);
        Assert.NotNull((await app.WithDbAsync(db => db.Lessons.SingleAsync(l => l.Id == scene.Id))).EndedAt);
    }

    [Fact]
    public async Task A_pupil_hears_neither_words_to_the_teacher_nor_votes_nor_keys_of_others()
    {
        var scene = await LessonScene.CreateAsync(app);
        await using var teacher = await scene.EnterAsync(scene.Teacher);
        await using var anna = await scene.EnterAsync(scene.Anna);
        await using var boris = await scene.EnterAsync(scene.Boris);
        await teacher.MustAsync(new Begin());
        await boris.NextAsync<string>(news => news == "moved");

        var secret = await anna.MustAsync(new Say("У меня болит голова", TalkTo.Staff));
        var poll = await teacher.MustAsync(new StartPoll("2 + 2?", ["3", "4"], false, [1]));
        var vote = await anna.MustAsync(new Vote(poll, [1]));
        await anna.MustAsync(new Draw($"own:{scene.Anna.Id}", Line));
        var last = await teacher.MustAsync(new Say("Дальше", TalkTo.Everybody));

        await teacher.NextAsync(secret);
        await teacher.NextAsync(vote);
        var started = await boris.NextAsync(poll);
        Assert.Empty(((StartPoll)started.Act).Right);
        // What is next is the next thing for all: nothing was between.
        Assert.Equal(last, (await boris.NextAsync<RoomEntry>()).Id);
        var view = (await scene.ReadAsync(scene.Boris)).View;
        Assert.Equal([last], view.Messages.Select(message => message.Id));
        Assert.Empty(Assert.Single(view.Polls).Votes);
        Assert.All(view.Boards, board => Assert.Empty(board.Elements));
        Assert.Equal("lesson.room.thing-unknown", await (await app.As(scene.Boris.Id).GetAsync($"/api/lessons/{scene.Id}/room/boards/own:{scene.Anna.Id}")).ErrorCodeAsync());
    }

    [Fact]
    public async Task Whose_lesson_it_is_not_does_not_come_in()
    {
        var scene = await LessonScene.CreateAsync(app);
        var stranger = await app.CreatePersonAsync([Role.Pupil], scene.Teacher.OrganizationId);
        await Assert.ThrowsAnyAsync<Exception>(() => scene.EnterAsync(stranger));
        Assert.Equal("lesson.not-found", await (await app.As(stranger.Id).GetAsync($"/api/lessons/{scene.Id}/room")).ErrorCodeAsync());
        Assert.Equal("lesson.not-found", await (await app.As(stranger.Id).GetAsync($"/api/lessons/{scene.Id}")).ErrorCodeAsync());
    }

    [Fact]
    public async Task A_pupil_cannot_do_what_is_the_teachers_nor_flood()
    {
        var scene = await LessonScene.CreateAsync(app);
        await using var teacher = await scene.EnterAsync(scene.Teacher);
        await using var anna = await scene.EnterAsync(scene.Anna);
        await teacher.MustAsync(new Begin());

        Assert.Equal("lesson.room.role-forbids", (await anna.DoAsync(new End())).Error);
        Assert.Equal("lesson.room.role-forbids", (await anna.DoAsync(new SendOut(scene.Boris.Id))).Error);
        Assert.Equal("lesson.room.role-forbids", (await anna.DoAsync(new Draw("board:1", Line))).Error);
        var replies = new List<string?>();
        for (var times = 0; times < 40; times++)
        {
            replies.Add((await anna.DoAsync(new Say("!", TalkTo.Everybody))).Error);
        }

        Assert.Contains("lesson.room.too-often", replies);
        Assert.Null((await teacher.DoAsync(new Say("Тише", TalkTo.Everybody))).Error);
    }

    [Fact]
    public async Task An_act_that_is_no_act_ends_nothing_but_itself()
    {
        var scene = await LessonScene.CreateAsync(app);
        await using var teacher = await scene.EnterAsync(scene.Teacher);
        await Assert.ThrowsAsync<HubException>(() => teacher.Hub.InvokeAsync<RoomReply>(nameof(RoomHub.Do), Guid.CreateVersion7(), new { type = "explode" }));
        await Assert.ThrowsAsync<HubException>(() => teacher.Hub.InvokeAsync<RoomReply>(nameof(RoomHub.Do), Guid.CreateVersion7(), new { type = "startPoll", question = "?", options = new string?[] { null, null }, several = false, right = Array.Empty<int>() }));
        await teacher.MustAsync(new Begin());
    }

    [Fact]
    public async Task A_stroke_of_megabytes_costs_its_sender_the_connection_and_nobody_else()
    {
        var scene = await LessonScene.CreateAsync(app);
        await using var teacher = await scene.EnterAsync(scene.Teacher);
        await using var anna = await scene.EnterAsync(scene.Anna);
        await Assert.ThrowsAnyAsync<Exception>(() => anna.DoAsync(new Draw($"own:{scene.Anna.Id}", Line with { Points = [.. Enumerable.Repeat(1, 2 << 20)] })));
        await teacher.MustAsync(new Begin());
        await using var again = await scene.EnterAsync(scene.Anna);
        await again.MustAsync(new RaiseHand());
    }

    [Fact]
    public async Task Who_is_there_is_known_and_two_pages_of_one_person_are_one_person()
    {
        var scene = await LessonScene.CreateAsync(app);
        await using var teacher = await scene.EnterAsync(scene.Teacher);
        await teacher.MustAsync(new Begin());
        var first = await scene.EnterAsync(scene.Anna);
        Assert.Equal([scene.Anna.Id], (await teacher.NextAsync<PresenceNews>(news => news.Came.Contains(scene.Anna.Id))).Came);
        await using var second = await scene.EnterAsync(scene.Anna);
        await first.DisposeAsync();
        await using var boris = await scene.EnterAsync(scene.Boris);
        var news = await teacher.NextAsync<PresenceNews>();
        Assert.Equal((scene.Boris.Id, 3), (Assert.Single(news.Came), news.Count));
        Assert.Empty(news.Went);

        await second.DisposeAsync();
        Assert.Equal([scene.Anna.Id], (await teacher.NextAsync<PresenceNews>(change => change.Went.Count > 0)).Went);

        var attendance = await app.As(scene.Teacher.Id).ReadAsync<GetLessonAttendance.Response>($"/api/lessons/{scene.Id}/attendance");
        Assert.Equal(2, attendance.Pupils.Count(pupil => pupil.CameAt is not null));
        Assert.Equal("lesson.room.role-forbids", await (await app.As(scene.Anna.Id).GetAsync($"/api/lessons/{scene.Id}/attendance")).ErrorCodeAsync());
    }

    [Fact]
    public async Task A_moving_pen_is_seen_by_those_who_will_see_the_line()
    {
        var scene = await LessonScene.CreateAsync(app);
        await using var teacher = await scene.EnterAsync(scene.Teacher);
        await using var anna = await scene.EnterAsync(scene.Anna);
        await teacher.MustAsync(new Begin());
        await anna.Hub.InvokeAsync(nameof(RoomHub.Pen), "board:1", Line);
        await anna.Hub.InvokeAsync(nameof(RoomHub.Pen), $"own:{scene.Anna.Id}", Line);
        var seen = await teacher.NextAsync<PenMove>();
        Assert.Equal((scene.Anna.Id, $"own:{scene.Anna.Id}"), (seen.By, seen.Board));
    }

    [Fact]
    public async Task Who_is_taken_off_the_list_is_out_at_once()
    {
        var scene = await LessonScene.CreateAsync(app);
        await using var teacher = await scene.EnterAsync(scene.Teacher);
        await using var anna = await scene.EnterAsync(scene.Anna);
        await teacher.MustAsync(new Begin());
        var lesson = await app.As(scene.Teacher.Id).ReadAsync<GetLesson.Response>($"/api/lessons/{scene.Id}");
        var request = new EditLesson.Request(lesson.Title, lesson.StartsAt, lesson.Minutes, lesson.HasWaitingRoom,
            [.. lesson.Members.Where(m => m.PersonId != scene.Anna.Id).Select(m => new ScheduleLesson.Member(m.PersonId, m.Role))], lesson.Version);
        await (await app.As(scene.Teacher.Id).PutAsync($"/api/lessons/{scene.Id}", request)).OkAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => anna.NextAsync<string>(news => news == "never"));
        Assert.Equal("platform.changed-meanwhile", await (await app.As(scene.Teacher.Id).PutAsync($"/api/lessons/{scene.Id}", request)).ErrorCodeAsync());
    }
}
