using System.Net;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data.Seed;
using MethodCabinet.Server.Olympiads.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Server.Tests.Olympiads;

public sealed class OlympiadSetupTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UtcNow.AddDays(10);

    [Fact]
    public async Task The_subjects_of_the_vsosh_and_three_seasons_are_there_once_however_often_they_are_written()
    {
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<RequiredSeed>().RunAsync();
        }

        var methodist = app.As(await MethodistAsync());
        var subjects = await methodist.ReadAsync<List<ListSubjects.Item>>("/api/subjects");
        var seasons = await methodist.ReadAsync<List<ListSeasons.Item>>("/api/seasons");

        Assert.Equal(24, subjects.Count(s => !s.IsOwn));
        Assert.Equal(3, seasons.Count);
        Assert.Single(seasons, s => s.IsCurrent);
    }

    [Fact]
    public async Task An_own_subject_is_added_once()
    {
        var methodist = app.As(await MethodistAsync());

        Assert.Equal(HttpStatusCode.Created, (await methodist.PostAsync("/api/subjects", new { code = "local-history", name = "Краеведение" })).StatusCode);
        Assert.Equal("olympiad.subject-exists", await (await methodist.PostAsync("/api/subjects", new { code = "local-history", name = "Ещё" })).ErrorCodeAsync());
        Assert.Equal("olympiad.subject-invalid", await (await methodist.PostAsync("/api/subjects", new { code = "Краеведение", name = "Ещё" })).ErrorCodeAsync());
        Assert.Contains(await methodist.ReadAsync<List<ListSubjects.Item>>("/api/subjects"), s => s is { Code: "local-history", IsOwn: true });
    }

    [Fact]
    public async Task An_own_subject_is_renamed_and_retired_and_an_olympiad_that_has_it_keeps_it()
    {
        var methodist = await app.SignInAsAsync(Role.Methodist);
        const string Path = "/api/subjects/chess-school";
        Assert.Equal(HttpStatusCode.Created, (await methodist.PostAsync("/api/subjects", new { code = "chess-school", name = "Шахматы" })).StatusCode);
        var held = await app.WithDbAsync(async db =>
        {
            var olympiad = db.AddOlympiad(db.AddMethodist());
            olympiad.SubjectCode = "chess-school";
            await db.SaveChangesAsync();
            return olympiad;
        });

        Assert.Equal(HttpStatusCode.NoContent, (await methodist.PutAsync(Path, new { name = " Шахматы в школе ", isRetired = true })).StatusCode);

        var subject = (await methodist.ReadAsync<List<ListSubjects.Item>>("/api/subjects")).Single(s => s.Code == "chess-school");
        Assert.Equal(("Шахматы в школе", true, 1), (subject.Name, subject.IsRetired, subject.Olympiads));
        Assert.Equal("olympiad.subject-unknown", await (await EditAsync("biology", "chess-school")).ErrorCodeAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await EditAsync("chess-school", "chess-school")).StatusCode);
        Assert.True(await app.WithDbAsync(db => db.AuditLog.AnyAsync(e => e.Action == "Subject.Modified" && e.SubjectId == "chess-school")));

        Assert.Equal("olympiad.subject-not-own", await (await methodist.PutAsync("/api/subjects/biology", new { name = "Ботаника", isRetired = false })).ErrorCodeAsync());
        Assert.Equal("olympiad.subject-invalid", await (await methodist.PutAsync(Path, new { name = " ", isRetired = false })).ErrorCodeAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await methodist.PutAsync("/api/subjects/none", new { name = "Нет", isRetired = false })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await methodist.PutAsync(Path, new { name = "Шахматы", isRetired = false })).StatusCode);

        async Task<HttpResponseMessage> EditAsync(string has, string wanted)
        {
            await app.WithDbAsync(db => db.Olympiads.Where(o => o.Id == held.Id).ExecuteUpdateAsync(set => set.SetProperty(o => o.SubjectCode, has)));
            var version = (await methodist.ReadAsync<GetOlympiad.Response>($"/api/olympiads/{held.Id}")).Version;
            return await methodist.PutAsync(
                $"/api/olympiads/{held.Id}",
                new { subjectCode = wanted, held.Stage, held.Title, held.RegistrationOpensAt, held.RegistrationClosesAt, held.SelfRegistration, version });
        }
    }

    [Fact]
    public async Task An_olympiad_is_made_edited_published_and_found()
    {
        var methodist = app.As(await MethodistAsync());
        var id = await CreateAsync(methodist, "Физика, муниципальный этап");
        Assert.Equal("olympiad.plan-has-errors", await (await methodist.PostAsync($"/api/olympiads/{id}/publish")).ErrorCodeAsync());

        await (await methodist.PostAsync($"/api/olympiads/{id}/rounds", Round("Теория"))).ReadAsync<AddRound.Response>();
        var draft = await methodist.ReadAsync<GetOlympiad.Response>($"/api/olympiads/{id}");
        var edited = await methodist.PutAsync($"/api/olympiads/{id}", Edit(draft, "Физика"));
        Assert.Equal(HttpStatusCode.NoContent, edited.StatusCode);
        Assert.Equal("platform.changed-meanwhile", await (await methodist.PutAsync($"/api/olympiads/{id}", Edit(draft, "Опоздавшее"))).ErrorCodeAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await methodist.PostAsync($"/api/olympiads/{id}/publish")).StatusCode);
        Assert.Equal("olympiad.not-draft", await (await methodist.PostAsync($"/api/olympiads/{id}/publish")).ErrorCodeAsync());

        var found = await methodist.ReadAsync<ListOlympiads.Response>($"/api/olympiads?subjectCode=physics&stage=municipal&status=published&seasonId={draft.SeasonId}&search=физ");
        var item = Assert.Single(found.Items, o => o.Id == id);
        Assert.Equal(("Физика", OlympiadPhase.Registration, 0), (item.Title, item.Phase, item.Registered));
        Assert.Equal([9, 10], item.Grades);
        Assert.Empty((await methodist.ReadAsync<ListOlympiads.Response>("/api/olympiads?subjectCode=law")).Items);

        Assert.Equal(HttpStatusCode.NoContent, (await methodist.PostAsync($"/api/olympiads/{id}/cancel")).StatusCode);
        Assert.Equal("olympiad.is-cancelled", await (await methodist.PostAsync($"/api/olympiads/{id}/rounds", Round("Ещё"))).ErrorCodeAsync());
    }

    [Fact]
    public async Task The_list_is_paged()
    {
        var methodist = app.As(await MethodistAsync());
        foreach (var title in new[] { "Страница А", "Страница Б", "Страница В" })
        {
            await CreateAsync(methodist, title);
        }

        var first = await methodist.ReadAsync<ListOlympiads.Response>("/api/olympiads?search=страница&size=2");
        var second = await methodist.ReadAsync<ListOlympiads.Response>("/api/olympiads?search=страница&size=2&page=2");

        Assert.Equal((3, 2, 1), (first.Total, first.Items.Count, second.Items.Count));
        Assert.Equal(3, first.Items.Concat(second.Items).Select(o => o.Id).Distinct().Count());
    }

    [Theory]
    [InlineData("olympiad.title-invalid", " ", "physics", 9)]
    [InlineData("olympiad.subject-unknown", "Физика", "alchemy", 9)]
    [InlineData("olympiad.track.grade-out-of-range", "Физика", "physics", 12)]
    public async Task A_wrong_plan_is_refused_by_its_code(string code, string title, string subject, int grade)
    {
        var methodist = app.As(await MethodistAsync());

        Assert.Equal(code, await (await methodist.PostAsync("/api/olympiads", await NewAsync(title, subject, grade))).ErrorCodeAsync());
    }

    [Fact]
    public async Task Others_than_staff_do_not_see_drafts_and_change_nothing()
    {
        var (draft, published, coordinator, pupil) = await app.WithDbAsync(async db =>
        {
            var (by, school) = (db.AddMethodist(), db.AddSchool());
            var rows = (db.AddOlympiad(by, OlympiadStatus.Draft).Id, db.AddOlympiad(by).Id, db.AddCoordinator(school).Id, db.AddPupil(school).Id);
            await db.SaveChangesAsync();
            return rows;
        });
        foreach (var person in new[] { coordinator, pupil })
        {
            var client = app.As(person);
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/api/olympiads/{draft}")).StatusCode);
            Assert.Equal(OlympiadStatus.Published, (await client.ReadAsync<GetOlympiad.Response>($"/api/olympiads/{published}")).Status);
            Assert.DoesNotContain((await client.ReadAsync<ListOlympiads.Response>("/api/olympiads?size=100")).Items, o => o.Id == draft);
            Assert.Equal(HttpStatusCode.Forbidden, (await client.PostAsync($"/api/olympiads/{published}/cancel")).StatusCode);
            Assert.Empty((await client.ReadAsync<GetOlympiad.Response>($"/api/olympiads/{published}")).Rounds[0].Papers);
        }
    }

    [Fact]
    public async Task A_track_is_added_renamed_and_removed_while_nobody_uses_it()
    {
        var methodist = app.As(await MethodistAsync());
        var id = await CreateAsync(methodist, "Параллели");
        var track = await (await methodist.PostAsync($"/api/olympiads/{id}/tracks", new { grade = 11 })).ReadAsync<AddTrack.Response>();
        Assert.Equal("olympiad.track.exists", await (await methodist.PostAsync($"/api/olympiads/{id}/tracks", new { grade = 11 })).ErrorCodeAsync());
        await methodist.PutAsync($"/api/tracks/{track.Id}", new { name = "Выпускники" });
        Assert.Equal("Выпускники", (await methodist.ReadAsync<GetOlympiad.Response>($"/api/olympiads/{id}")).Tracks[^1].Name);
        Assert.Equal(HttpStatusCode.NoContent, (await methodist.DeleteAsync($"/api/tracks/{track.Id}")).StatusCode);

        var used = await app.WithDbAsync(async db =>
        {
            var school = db.AddSchool();
            var olympiad = db.AddOlympiad(db.AddMethodist());
            db.AddRegistration(olympiad, db.AddPupil(school), school);
            await db.SaveChangesAsync();
            return olympiad.Tracks[0].Id;
        });
        Assert.Equal("olympiad.track.in-use", await (await methodist.DeleteAsync($"/api/tracks/{used}")).ErrorCodeAsync());
    }

    [Fact]
    public async Task Rounds_are_ordered_edited_and_removed()
    {
        var methodist = app.As(await MethodistAsync());
        var id = await CreateAsync(methodist, "Туры");
        var ids = new List<Guid>();
        foreach (var title in new[] { "Первый", "Второй", "Третий" })
        {
            ids.Add((await (await methodist.PostAsync($"/api/olympiads/{id}/rounds", Round(title))).ReadAsync<AddRound.Response>()).Id);
        }

        Assert.Equal("olympiad.paper.order-incomplete", await (await methodist.PutAsync($"/api/olympiads/{id}/rounds/order", new { roundIds = ids[..2] })).ErrorCodeAsync());
        await methodist.PutAsync($"/api/olympiads/{id}/rounds/order", new { roundIds = new[] { ids[2], ids[0], ids[1] } });
        await methodist.DeleteAsync($"/api/rounds/{ids[0]}");

        Assert.Equal(["Третий", "Второй"], (await methodist.ReadAsync<GetOlympiad.Response>($"/api/olympiads/{id}")).Rounds.Select(r => r.Title));
        Assert.Equal("olympiad.round.window-invalid", await (await methodist.PostAsync(
            $"/api/olympiads/{id}/rounds", new { kind = "theory", title = "Назад", opensAt = Start, closesAt = Start.AddHours(-1), durationMinutes = 60 })).ErrorCodeAsync());
    }

    [Fact]
    public async Task Once_a_paper_is_opened_the_window_stays_and_the_title_may_change()
    {
        var (methodistId, roundId) = await app.WithDbAsync(async db =>
        {
            var (by, school) = (db.AddMethodist(), db.AddSchool());
            var olympiad = db.AddOlympiad(by, opensAt: DateTimeOffset.UtcNow.AddMinutes(-10));
            db.AddAttempt(olympiad, db.AddRegistration(olympiad, db.AddPupil(school), school));
            await db.SaveChangesAsync();
            return (by.Id, olympiad.Rounds[0].Id);
        });
        var methodist = app.As(methodistId);
        var round = await app.WithDbAsync(db => db.Rounds.AsNoTracking().SingleAsync(r => r.Id == roundId));

        Assert.Equal("olympiad.already-opened", await (await methodist.PutAsync($"/api/rounds/{roundId}", Change(round, round.ClosesAt.AddHours(1)))).ErrorCodeAsync());
        Assert.Equal("olympiad.already-opened", await (await methodist.DeleteAsync($"/api/rounds/{roundId}")).ErrorCodeAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await methodist.PutAsync($"/api/rounds/{roundId}", Change(round, round.ClosesAt))).StatusCode);
    }

    [Fact]
    public async Task A_copy_has_tracks_rounds_and_papers_at_the_same_hour_of_later_days()
    {
        var (methodistId, original, season) = await app.WithDbAsync(async db =>
        {
            var by = db.AddMethodist();
            var olympiad = db.AddOlympiad(by, grades: [9, 10]);
            olympiad.Rounds[0].Papers[0].Tasks.Add(new PaperTask
            {
                Id = Guid.CreateVersion7(),
                PaperId = olympiad.Rounds[0].Papers[0].Id,
                Position = 1,
                QuestionVersionId = db.AddQuestion(by).Id,
            });
            await db.SaveChangesAsync();
            return (by.Id, olympiad, await db.Seasons.OrderBy(s => s.From).LastAsync());
        });
        var methodist = app.As(methodistId);

        var copied = await (await methodist.PostAsync($"/api/olympiads/{original.Id}/copy", new { seasonId = season.Id, title = "Копия", shiftDays = 364, withPapers = true }))
            .ReadAsync<CopyOlympiad.Response>();
        var copy = await methodist.ReadAsync<GetOlympiad.Response>($"/api/olympiads/{copied.Id}");

        Assert.Equal((OlympiadStatus.Draft, season.Id, "Копия"), (copy.Status, copy.SeasonId, copy.Title));
        Assert.Equal([9, 10], copy.Tracks.Select(t => t.Grade));
        // The seconds of a stored moment are exact to the microsecond.
        Assert.Equal(original.Rounds[0].OpensAt.AddDays(364), copy.Rounds[0].OpensAt, TimeSpan.FromMilliseconds(1));
        Assert.Equal([0, 1], copy.Rounds[0].Papers.Select(p => p.Tasks).Order());
        Assert.Equal(1, copy.Rounds[0].Papers.Sum(p => p.Points));
    }

    [Fact]
    public async Task A_copy_whose_dates_leave_the_calendar_is_refused()
    {
        var methodist = app.As(await MethodistAsync());
        var id = await CreateAsync(methodist, "Далёкое будущее");
        await app.WithDbAsync(db => db.Olympiads.Where(o => o.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(o => o.RegistrationOpensAt, new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero))
            .SetProperty(o => o.RegistrationClosesAt, new DateTimeOffset(2099, 12, 1, 0, 0, 0, TimeSpan.Zero))));
        var seasonId = await app.WithDbAsync(db => db.Seasons.Select(s => s.Id).FirstAsync());

        var refused = await methodist.PostAsync($"/api/olympiads/{id}/copy", new { seasonId, title = "Копия", shiftDays = 364, withPapers = true });

        Assert.Equal("olympiad.registration-period-invalid", await refused.ErrorCodeAsync());
    }

    [Fact]
    public async Task A_draft_whose_plan_cannot_be_held_is_not_announced_and_papers_may_follow()
    {
        var methodist = app.As(await MethodistAsync());
        var id = await CreateAsync(methodist, "Два тура сразу");
        await methodist.PostAsync($"/api/olympiads/{id}/rounds", Round("Теория"));
        var second = await (await methodist.PostAsync($"/api/olympiads/{id}/rounds", Round("Практика"))).ReadAsync<AddRound.Response>();

        Assert.Equal("olympiad.plan-has-errors", await (await methodist.PostAsync($"/api/olympiads/{id}/publish")).ErrorCodeAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await methodist.DeleteAsync($"/api/rounds/{second.Id}")).StatusCode);
        Assert.DoesNotContain((await methodist.ReadAsync<GetChecklist.Response>($"/api/olympiads/{id}/checklist")).Findings, f => f.Code == "nobody-registered");

        Assert.Equal(HttpStatusCode.NoContent, (await methodist.PostAsync($"/api/olympiads/{id}/publish")).StatusCode);
        Assert.Contains((await methodist.ReadAsync<GetChecklist.Response>($"/api/olympiads/{id}/checklist")).Findings, f => f.Code == "nobody-registered");
    }

    private static object Change(Round round, DateTimeOffset closesAt) =>
        new { kind = round.Kind, title = "Новое название", opensAt = round.OpensAt, closesAt, durationMinutes = round.DurationMinutes, version = round.Version };

    private static object Round(string title) => new { kind = "theory", title, opensAt = Start, closesAt = Start.AddHours(4), durationMinutes = 120 };

    private static object Edit(GetOlympiad.Response read, string title) => new
    {
        subjectCode = read.SubjectCode,
        stage = read.Stage,
        title,
        registrationOpensAt = read.RegistrationOpensAt,
        registrationClosesAt = read.RegistrationClosesAt,
        selfRegistration = true,
        version = read.Version,
    };

    private async Task<Guid> CreateAsync(HttpClient methodist, string title) =>
        (await (await methodist.PostAsync("/api/olympiads", await NewAsync(title, "physics", 9, 10))).ReadAsync<CreateOlympiad.Response>()).Id;

    private Task<object> NewAsync(string title, string subject, params int[] grades) => app.WithDbAsync<object>(async db => new
    {
        seasonId = (await db.Seasons.OrderBy(s => s.From).FirstAsync()).Id,
        subjectCode = subject,
        stage = "municipal",
        title,
        registrationOpensAt = Start.AddDays(-30),
        registrationClosesAt = Start.AddDays(-1),
        selfRegistration = false,
        grades,
    });

    private Task<Guid> MethodistAsync() => app.WithDbAsync(async db =>
    {
        var id = db.AddMethodist().Id;
        await db.SaveChangesAsync();
        return id;
    });
}
