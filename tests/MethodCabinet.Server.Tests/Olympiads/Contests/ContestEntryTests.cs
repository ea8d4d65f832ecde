using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Olympiads.Contests;
using MethodCabinet.Server.Tests.Olympiads.Appeals;

namespace MethodCabinet.Server.Tests.Olympiads.Contests;

/// <summary>Entries of teachers and pupils, and the public that votes for them.</summary>
public sealed class ContestEntryTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task An_entry_is_written_sent_in_and_changed_until_the_deadline()
    {
        var scene = await ContestScene.CreateAsync(app);
        var (_, author) = await scene.TeacherAsync();

        var id = await scene.DraftAsync(author);
        Assert.Equal("olympiad.contest.entry-empty", await (await author.PostAsync($"/api/contest-entries/{id}/submit")).ErrorCodeAsync());
        Assert.Equal("olympiad.contest.file-kind-wrong", await (await ContestScene.AttachAsync(author, id, "музыка.mp3", "ID3music")).ErrorCodeAsync());
        await (await ContestScene.AttachAsync(author, id)).OkAsync();
        await (await author.PostAsync($"/api/contest-entries/{id}/submit")).OkAsync();
        Assert.Equal("olympiad.contest.entry-empty", await (await author.DeleteAsync($"/api/contest-entries/{id}/files/1")).ErrorCodeAsync());
        var entry = await OwnAsync(scene, author);
        await (await author.PutAsync($"/api/contest-entries/{id}", new ChangeEntry.Request(scene.Text("Урок-игра"), entry.Version))).OkAsync();
        Assert.Equal("platform.changed-meanwhile", await (await author.PutAsync($"/api/contest-entries/{id}", new ChangeEntry.Request(scene.Text(), entry.Version))).ErrorCodeAsync());

        await scene.ChangeAsync(ContestScene.Settings(ContestScene.Before(), ContestScene.Now()));
        entry = await OwnAsync(scene, author);
        Assert.Equal((EntryStatus.Submitted, "Урок-игра", "Учителева.pdf"), (entry.Status, entry.Text.Title, entry.Files.Single().Name));
        foreach (var late in new[]
        {
            await author.PutAsync($"/api/contest-entries/{id}", new ChangeEntry.Request(scene.Text(), entry.Version)),
            await ContestScene.AttachAsync(author, id),
            await author.PostAsync($"{scene.Path}/entries", new AddEntry.Request(null, scene.Text())),
        })
        {
            Assert.Equal("olympiad.contest.closed", await late.ErrorCodeAsync());
        }
    }

    [Fact]
    public async Task A_pupil_is_entered_by_the_school_and_needs_consents()
    {
        var scene = await ContestScene.CreateAsync(app, ContestKind.Pupils);
        var (pupil, silent, teacher, coordinator, stranger) = await app.WithDbAsync(async db =>
        {
            var (home, other) = (db.AddSchool(), db.AddSchool());
            var rows = (db.AddPupil(home), db.AddPupil(home, consents: false), db.AddMember(home, MembershipKind.Teacher), db.AddCoordinator(home), db.AddCoordinator(other));
            await db.SaveChangesAsync();
            return rows;
        });

        Assert.Equal("olympiad.contest.not-for-you", await (await app.As(stranger.Id).PostAsync($"{scene.Path}/entries", new AddEntry.Request(pupil.Id, scene.Text()))).ErrorCodeAsync());
        Assert.Equal("olympiad.contest.not-for-you", await (await app.As(teacher.Id).PostAsync($"{scene.Path}/entries", new AddEntry.Request(null, scene.Text()))).ErrorCodeAsync());
        Assert.Equal("olympiad.contest.entry-invalid", await (await app.As(pupil.Id).PostAsync(
            $"{scene.Path}/entries", new AddEntry.Request(null, scene.Text() with { SupervisorId = stranger.Id }))).ErrorCodeAsync());
        await scene.EntryAsync(app.As(coordinator.Id), pupil.Id, scene.Text() with { SupervisorId = teacher.Id });
        var draft = await scene.DraftAsync(app.As(silent.Id), text: scene.Text() with { VideoUrl = "https://rutube.ru/video/1" });
        Assert.Equal("olympiad.contest.consent-missing", await (await app.As(silent.Id).PostAsync($"/api/contest-entries/{draft}/submit")).ErrorCodeAsync());

        var own = await OwnAsync(scene, app.As(pupil.Id));
        Assert.Equal((EntryStatus.Submitted, teacher.Id), (own.Status, own.Text.SupervisorId));
        Assert.Equal(2, (await app.As(coordinator.Id).ReadAsync<ListOwnEntries.Response>($"{scene.Path}/entries")).Entries.Count);
        Assert.Equal(Domain.Olympiads.Registering.NeededConsents, (await OwnAsync(scene, app.As(silent.Id))).MissingConsents);
    }

    [Fact]
    public async Task Whoever_has_signed_in_has_one_voice_in_a_nomination_and_none_for_the_own_work()
    {
        var scene = await ContestScene.CreateAsync(app);
        var (_, author) = await scene.TeacherAsync("Первая");
        var (_, other) = await scene.TeacherAsync("Вторая");
        var (_, hidden) = await scene.TeacherAsync("Скрытая", publication: false);
        var (first, second, third) = (await scene.EntryAsync(author), await scene.EntryAsync(other), await scene.EntryAsync(hidden));
        Assert.Equal("olympiad.contest.voting-closed", await VoteAsync(other, first).ErrorAsync());
        await scene.ChangeAsync(ContestScene.Settings(ContestScene.Before(), ContestScene.Now(), PublicVoting.OneVoice));

        Assert.Equal("olympiad.contest.voting-own", await VoteAsync(author, first).ErrorAsync());
        Assert.Equal("olympiad.contest.mark-invalid", await VoteAsync(author, second, 5).ErrorAsync());
        Assert.Equal("platform.not-found", await VoteAsync(author, third).ErrorAsync());
        var (_, spectator) = await scene.TeacherAsync("Зрителева");
        await Task.WhenAll(Enumerable.Range(0, 6).Select(async n => await (await VoteAsync(spectator, n % 2 == 0 ? first : second)).OkAsync()));
        await (await VoteAsync(spectator, first)).OkAsync();
        await (await VoteAsync(author, second)).OkAsync();

        var view = await spectator.ReadAsync<ContestView>(scene.Path);
        Assert.Equal([(first, 1, 0), (second, 1, null)], new[] { first, second }.Select(id => view.Works.Single(w => w.Id == id)).Select(w => (w.Id, w.Voices, w.OwnMark)));
        Assert.DoesNotContain(view.Works, w => w.Id == third || w.Author is not null);
        await (await spectator.GetAsync($"/api/contest-entries/{first}/files/1")).OkAsync();
        Assert.Equal("platform.not-found", await (await spectator.GetAsync($"/api/contest-entries/{third}/files/1")).ErrorCodeAsync());
    }

    [Fact]
    public async Task Marks_of_the_public_have_a_mean_and_can_be_given_anew()
    {
        var scene = await ContestScene.CreateAsync(app);
        var entry = await scene.EntryAsync((await scene.TeacherAsync()).Client);
        await scene.ChangeAsync(ContestScene.Settings(ContestScene.Before(), ContestScene.Now(), PublicVoting.Marks));
        var ((_, one), (_, two)) = (await scene.TeacherAsync("Первая"), await scene.TeacherAsync("Вторая"));

        await (await VoteAsync(one, entry, 1)).OkAsync();
        await (await VoteAsync(one, entry, 4)).OkAsync();
        await (await VoteAsync(two, entry, 5)).OkAsync();

        var work = (await one.ReadAsync<ContestView>(scene.Path)).Works.Single();
        Assert.Equal((2, 4.5, 4), (work.Voices, work.MeanMark, work.OwnMark));
        Assert.Null((await app.CreateClient().ReadAsync<ContestView>(scene.Path)).Works.Single().OwnMark);
    }

    private static async Task<ListOwnEntries.Entry> OwnAsync(ContestScene scene, HttpClient author) =>
        (await author.ReadAsync<ListOwnEntries.Response>($"{scene.Path}/entries")).Entries.Single(e => e.IsOwn);

    private static Task<HttpResponseMessage> VoteAsync(HttpClient voter, Guid entry, int? mark = null) =>
        voter.PutAsync($"/api/contest-entries/{entry}/vote", new VoteForEntry.Request(mark));
}

internal static class ContestReplies
{
    public static async Task<string?> ErrorAsync(this Task<HttpResponseMessage> reply) => await (await reply).ErrorCodeAsync();

    /// <summary>The code of the error; null when all went well.</summary>
    public static async Task<string?> OutcomeAsync(this Task<HttpResponseMessage> reply) => (await reply).IsSuccessStatusCode ? null : await reply.ErrorAsync();
}
