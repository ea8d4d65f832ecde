using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Olympiads.Contests;
using MethodCabinet.Server.Tests.Olympiads.Appeals;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Olympiads.Contests;

/// <summary>What experts make of entries, and what the chair signs.</summary>
public sealed class ContestMarkingTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Surname = "Неузнаваемова";

    [Fact]
    public async Task Experts_mark_without_names_in_windows_and_one_save_after_the_other()
    {
        var scene = await ContestScene.CreateAsync(app);
        var entry = await scene.EntryAsync((await scene.TeacherAsync(Surname)).Client, text: scene.Text() with { CoAuthors = $"{Surname} А. И." });
        Assert.Equal("olympiad.contest.marking-closed", await (await scene.Expert.PostAsync($"/api/contest-sheets/{scene.Reading}/entries/{entry}/marking")).ErrorCodeAsync());
        await scene.MarkNowAsync();

        var view = await ContestScene.BeginAsync(scene.Expert, scene.Reading, entry);
        Assert.Equal(view.Id, (await ContestScene.BeginAsync(scene.Expert, scene.Reading, entry)).Id);
        await (await ContestScene.PlaceAsync(scene.Expert, view, new() { ["a"] = 4 }, isDone: false)).OkAsync();
        Assert.Equal("platform.changed-meanwhile", await ContestScene.PlaceAsync(scene.Expert, view, new() { ["a"] = 5 }, isDone: false).ErrorAsync());
        view = await scene.Expert.ReadAsync<ContestMarkingView>($"/api/contest-markings/{view.Id}");
        Assert.Equal("olympiad.marking.points-missing", await ContestScene.PlaceAsync(scene.Expert, view, new() { ["a"] = 4 }).ErrorAsync());
        Assert.Equal("olympiad.marking.points-out-of-range", await ContestScene.PlaceAsync(scene.Expert, view, new() { ["a"] = 6 }, isDone: false).ErrorAsync());
        await (await ContestScene.PlaceAsync(scene.Expert, view, ContestScene.Full)).OkAsync();
        Assert.Equal("platform.not-found", await (await scene.Chair.GetAsync($"/api/contest-markings/{view.Id}")).ErrorCodeAsync());

        foreach (var (reader, path) in new[]
        {
            (scene.Expert, "/api/contest-sheets"), (scene.Expert, $"/api/contest-sheets/{scene.Reading}/entries"), (scene.Expert, $"/api/contest-markings/{view.Id}"),
            (scene.Expert, scene.Path), (scene.Chair, $"{scene.Path}/board"),
        })
        {
            var told = System.Text.RegularExpressions.Regex.Unescape(await reader.GetStringAsync(path));
            Assert.DoesNotContain(Surname, told, StringComparison.Ordinal);
        }

        using var file = await scene.Expert.GetAsync($"/api/contest-entries/{entry}/files/1");
        Assert.Equal($"{view.Number}-1.pdf", file.Content.Headers.ContentDisposition!.FileNameStar);
    }

    [Fact]
    public async Task Entries_of_the_own_school_and_of_supervised_pupils_do_not_come_to_an_expert()
    {
        var scene = await ContestScene.CreateAsync(app, ContestKind.Pupils);
        var pupils = await app.WithDbAsync(async db =>
        {
            var (home, other) = (db.AddSchool(), db.AddSchool());
            db.Memberships.Add(new Membership { Id = Guid.CreateVersion7(), PersonId = scene.ExpertId, OrganizationId = home.Id, Kind = MembershipKind.Teacher, From = Municipality.Since });
            var rows = new[] { db.AddPupil(home).Id, db.AddPupil(other).Id };
            await db.SaveChangesAsync();
            return rows;
        });
        var own = await scene.EntryAsync(app.As(pupils[0]));
        var others = await scene.EntryAsync(app.As(pupils[1]));
        await scene.MarkNowAsync();

        var listed = await scene.Expert.ReadAsync<ListSheetEntries.Response>($"/api/contest-sheets/{scene.Reading}/entries");
        Assert.Equal([others], listed.Items.Select(i => i.EntryId));
        Assert.Equal("platform.not-found", await (await scene.Expert.PostAsync($"/api/contest-sheets/{scene.Reading}/entries/{own}/marking")).ErrorCodeAsync());
        Assert.Equal("platform.not-found", await (await scene.Expert.GetAsync($"/api/contest-entries/{own}/files/1")).ErrorCodeAsync());
        Assert.Equal(2, (await scene.Chair.ReadAsync<IReadOnlyList<ListExpertSheets.Item>>("/api/contest-sheets")).First(s => s.SheetId == scene.Reading).Entries);
        await (await scene.Methodist.PutAsync($"{scene.Path}/experts/{scene.ExpertId}", new AppointExpert.Request([scene.Nomination]))).OkAsync();
        Assert.Equal("olympiad.contest.nomination-in-use", await (await scene.Methodist.PutAsync($"{scene.Path}/nominations", new SaveNominations.Request([new(null, "Иная")], await scene.VersionAsync()))).ErrorCodeAsync());
    }

    [Fact]
    public async Task Entries_that_name_an_expert_or_their_own_people_as_co_authors_do_not_come_to_them()
    {
        var scene = await ContestScene.CreateAsync(app);
        await app.WithDbAsync(async db =>
        {
            var (home, other) = (db.AddSchool(), db.AddSchool());
            db.Memberships.Add(new Membership { Id = Guid.CreateVersion7(), PersonId = scene.ExpertId, OrganizationId = home.Id, Kind = MembershipKind.Teacher, From = Municipality.Since });
            var (expert, pupil, child) = (await db.People.SingleAsync(p => p.Id == scene.ExpertId), db.AddPupil(home, lastName: "Ученикова"), db.AddPupil(other, lastName: "Дочерняя"));
            (expert.LastName, expert.FirstName, expert.MiddleName) = ("Экспёртова", "Мария", "Петровна");
            (pupil.FirstName, child.FirstName) = ("Яна", "Зоя");
            db.Guardianships.Add(new Guardianship { GuardianId = scene.ExpertId, WardId = child.Id, CreatedAt = DateTimeOffset.UnixEpoch });
            db.DeclaredConflicts.Add(new DeclaredConflict
            {
                Id = Guid.CreateVersion7(),
                JurorId = scene.ExpertId,
                Name = DeclaredConflict.NameOf("Знакомова Алёна"),
                Reason = "Подруга",
                DeclaredById = scene.ExpertId,
                DeclaredAt = DateTimeOffset.UnixEpoch,
            });
            await db.SaveChangesAsync();
        });
        var author = (await scene.TeacherAsync()).Client;
        var tied = new List<Guid>();
        foreach (var name in new[] { "Экспертова М. П.", "мария экспёртова".ToUpperInvariant(), "Иной Пётр Ильич\nЭкспертова Мария", "Ученикова Яна", "Дочерняя З.", "Знакомова Алена Игоревна" })
        {
            tied.Add(await scene.EntryAsync(author, text: scene.Text() with { CoAuthors = name }));
        }

        var others = await scene.EntryAsync(author, text: scene.Text() with { CoAuthors = "Экспертова Анна; Дочерняя Иван; Ученикова П. П." });
        await scene.MarkNowAsync();

        Assert.Equal([others], (await scene.Expert.ReadAsync<ListSheetEntries.Response>($"/api/contest-sheets/{scene.Reading}/entries")).Items.Select(i => i.EntryId));
        Assert.Equal(1, (await scene.Expert.ReadAsync<IReadOnlyList<ListExpertSheets.Item>>("/api/contest-sheets")).First(s => s.SheetId == scene.Reading).Entries);
        foreach (var entry in tied)
        {
            Assert.Equal("platform.not-found", await (await scene.Expert.PostAsync($"/api/contest-sheets/{scene.Reading}/entries/{entry}/marking")).ErrorCodeAsync());
            Assert.Equal("platform.not-found", await (await scene.Expert.GetAsync($"/api/contest-entries/{entry}/files/1")).ErrorCodeAsync());
        }

        Assert.Equal(tied.Count + 1, (await scene.Chair.ReadAsync<ListSheetEntries.Response>($"/api/contest-sheets/{scene.Reading}/entries")).Items.Count);
    }

    [Fact]
    public async Task The_chair_signs_when_enough_experts_have_marked_and_then_nothing_changes()
    {
        var scene = await ContestScene.CreateAsync(app);
        var (_, hidden) = await scene.TeacherAsync("Скрытая", publication: false);
        var (best, second) = (await scene.EntryAsync((await scene.TeacherAsync(Surname)).Client), await scene.EntryAsync(hidden));
        Assert.Equal("olympiad.contest.not-ready", await (await scene.SignAsync()).ErrorCodeAsync());
        await scene.MarkNowAsync();
        await scene.MarkAsync(best, 5, "Отличная работа");
        var wide = await ContestScene.BeginAsync(scene.Expert, scene.Reading, second);
        await (await ContestScene.PlaceAsync(scene.Expert, wide, new() { ["a"] = 0, ["b"] = 0 }, comment: "Мало примеров")).OkAsync();

        var board = await scene.BoardAsync();
        Assert.Equal([("Заочная экспертиза", 1), ("Защита", 2)], board.Unmarked.Select(u => (u.Sheet, u.Lacks)));
        Assert.Equal("olympiad.contest.not-ready", await (await scene.SignAsync()).ErrorCodeAsync());
        Assert.Equal("olympiad.marking.points-missing", await ContestScene.PlaceAsync(scene.Expert, await ContestScene.BeginAsync(scene.Expert, scene.Reading, second), []).ErrorAsync());
        await (await ContestScene.PlaceAsync(scene.Chair, await ContestScene.BeginAsync(scene.Chair, scene.Reading, second), ContestScene.Full)).OkAsync();
        foreach (var expert in new[] { scene.Expert, scene.Chair })
        {
            await (await ContestScene.PlaceAsync(expert, await ContestScene.BeginAsync(expert, scene.Talk, second), new() { ["a"] = 4 })).OkAsync();
        }

        board = await scene.BoardAsync();
        var row = board.Nominations.Single().Entries.Single(e => e.Id == second);
        Assert.Equal((4m, 8m, true, 12m, null), (row.Sheets[0].Mean, row.Sheets[0].Spread, row.Sheets[0].IsWide, row.Points, row.Author));
        var downloaded = (await scene.Chair.ReadWorkbookAsync($"{scene.Path}/board?format=xlsx")).Single(r => (double)r["№"] == row.Number);
        Assert.Equal((null, 12d, true), (downloaded["Автор"], downloaded["Сумма"], ((string)downloaded["Средние баллы по листам"]).StartsWith("Заочная экспертиза: 4", StringComparison.Ordinal)));
        Assert.Equal("platform.changed-meanwhile", await (await scene.Chair.PostAsync($"{scene.Path}/sign", new SignContest.Request("другой"))).ErrorCodeAsync());
        Assert.Equal("olympiad.results.not-chair", await (await scene.Methodist.PostAsync($"{scene.Path}/sign", new SignContest.Request(board.Digest))).ErrorCodeAsync());
        await (await scene.SignAsync()).OkAsync();
        Assert.Equal("olympiad.results.signed", await (await scene.SignAsync()).ErrorCodeAsync());

        foreach (var late in new[]
        {
            await scene.Expert.PostAsync($"/api/contest-sheets/{scene.Talk}/entries/{best}/marking"),
            await scene.Methodist.PutAsync(scene.Path, new EditContest.Request(ContestScene.Settings(), await scene.VersionAsync())),
            await hidden.PostAsync($"/api/contest-entries/{second}/withdraw"),
        })
        {
            Assert.Equal("olympiad.results.signed", await late.ErrorCodeAsync());
        }

        var works = (await app.CreateClient().ReadAsync<ContestView>(scene.Path)).Works;
        Assert.Equal([(best, $"{Surname} Анна", new Place(1, 1), AwardStatus.Winner, 1), (second, null, new Place(2, 2), AwardStatus.PrizeWinner, 2)],
            works.Select(w => (w.Id, w.Author, w.Result!.Place, w.Result.Status, w.Result.Degree)));
        var own = (await hidden.ReadAsync<ListOwnEntries.Response>($"{scene.Path}/entries")).Entries.Single();
        Assert.Equal((12m, "Мало примеров"), (own.Result!.Points, own.Result.Comments.Single()));

        await (await scene.Chair.PostAsync($"{scene.Path}/unlock", new UnlockContest.Request("Ошибка в листе"))).OkAsync();
        Assert.Empty((await app.CreateClient().ReadAsync<ContestView>(scene.Path)).Works);
        Assert.False(await app.WithDbAsync(db => db.ContestAwards.AnyAsync(a => a.ContestId == scene.Id)));
    }

    [Fact]
    public async Task The_signature_ends_the_voting_too()
    {
        var scene = await ContestScene.CreateAsync(app);
        var entry = await scene.EntryAsync((await scene.TeacherAsync(Surname)).Client);
        await scene.ChangeAsync(ContestScene.Settings(ContestScene.Before(), ContestScene.Now(), PublicVoting.OneVoice) with { TalksOn = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-2) });
        await scene.MarkAsync(entry, 5);
        var (_, spectator) = await scene.TeacherAsync("Зрителева");
        Assert.True((await spectator.ReadAsync<ContestView>(scene.Path)).CanVote);
        await (await spectator.PutAsync($"/api/contest-entries/{entry}/vote", new VoteForEntry.Request(null))).OkAsync();

        await (await scene.SignAsync()).OkAsync();

        var late = await scene.TeacherAsync("Опоздалова");
        Assert.Equal("olympiad.results.signed", await late.Client.PutAsync($"/api/contest-entries/{entry}/vote", new VoteForEntry.Request(null)).ErrorAsync());
        var view = await spectator.ReadAsync<ContestView>(scene.Path);
        Assert.Equal((false, 1), (view.CanVote, view.Works.Single().Voices));
    }

    [Fact]
    public async Task Talks_follow_each_other_and_are_marked_in_their_order()
    {
        var scene = await ContestScene.CreateAsync(app);
        foreach (var name in new[] { "Первая", "Вторая", "Третья" })
        {
            await scene.EntryAsync((await scene.TeacherAsync(name)).Client);
        }

        await scene.MarkNowAsync();
        var start = new DateTimeOffset(DateTime.UtcNow.Date.AddDays(3).AddHours(7), TimeSpan.Zero);
        Assert.Equal("olympiad.contest.schedule-invalid", await (await scene.Methodist.PutAsync($"{scene.Path}/talks", new ScheduleTalks.Request(scene.Nomination, " ", start, 10))).ErrorCodeAsync());
        await (await scene.Methodist.PutAsync($"{scene.Path}/talks", new ScheduleTalks.Request(scene.Nomination, "Кабинет 12", start, 20))).OkAsync();
        await (await scene.Methodist.PutAsync($"{scene.Path}/talks", new ScheduleTalks.Request(scene.Nomination, "Кабинет 14", start, 10))).OkAsync();

        var talks = (await scene.Expert.ReadAsync<ListSheetEntries.Response>($"/api/contest-sheets/{scene.Talk}/entries")).Items;
        Assert.Equal([("Кабинет 14", start), ("Кабинет 14", start.AddMinutes(10)), ("Кабинет 14", start.AddMinutes(20))], talks.Select(t => (t.Talk!.Room, t.Talk.StartsAt)));
    }

    [Fact]
    public async Task Criteria_by_which_somebody_marks_stay_and_so_do_experts_who_have_marked()
    {
        var scene = await ContestScene.CreateAsync(app);
        var entry = await scene.EntryAsync((await scene.TeacherAsync()).Client);
        await scene.MarkNowAsync();
        await (await ContestScene.PlaceAsync(scene.Expert, await ContestScene.BeginAsync(scene.Expert, scene.Reading, entry), ContestScene.Full)).OkAsync();
        await ContestScene.BeginAsync(scene.Chair, scene.Reading, entry);

        var sheets = (await scene.Methodist.ReadAsync<ContestView>(scene.Path)).Sheets;
        async Task<HttpResponseMessage> SaveAsync(decimal weight, params Criterion[] reading) => await scene.Methodist.PutAsync($"{scene.Path}/sheets", new SaveSheets.Request(
            [new(scene.Reading, SheetKind.Reading, "Экспертиза", weight, reading), new(scene.Talk, SheetKind.Talk, "Защита", 1, sheets[1].Criteria)], await scene.VersionAsync()));
        Assert.Equal("olympiad.contest.sheet-in-use", await SaveAsync(1, sheets[0].Criteria[0]).ErrorAsync());
        await (await SaveAsync(3, [.. sheets[0].Criteria])).OkAsync();
        Assert.Equal(24, (await scene.BoardAsync()).Nominations.Single().Entries.Single().Points);

        Assert.Equal("olympiad.jury.has-marked", await (await scene.Methodist.DeleteAsync($"{scene.Path}/experts/{scene.ExpertId}")).ErrorCodeAsync());
        await (await scene.Methodist.DeleteAsync($"{scene.Path}/experts/{scene.ChairId}")).OkAsync();
        Assert.Equal([scene.ExpertId], (await scene.BoardAsync(scene.Methodist)).Experts.Select(e => e.PersonId));
    }
}
