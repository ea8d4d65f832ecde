using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Contests;
using MethodCabinet.Server.Tests.Olympiads.Appeals;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Olympiads.Contests;

/// <summary>Several at once, and things that change while others rely on them.</summary>
public sealed class ContestRaceTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Whoever_is_just_being_dismissed_begins_no_marking()
    {
        var scene = await ContestScene.CreateAsync(app);
        var entry = await scene.EntryAsync((await scene.TeacherAsync()).Client);
        await scene.MarkNowAsync();
        var beginning = Task.FromResult<HttpResponseMessage>(null!);
        await app.WithDbAsync(async db =>
        {
            await using var dismissing = await db.Database.BeginTransactionAsync();
            await ContestMarks.LockAsync(db, scene.Id, default);
            await db.ContestExperts.Where(e => e.ContestId == scene.Id && e.PersonId == scene.ExpertId).ExecuteDeleteAsync();
            beginning = scene.Expert.PostAsync($"/api/contest-sheets/{scene.Reading}/entries/{entry}/marking");
            await Eventually.WaitsAsync(app, beginning);
            await dismissing.CommitAsync();
        });

        Assert.Equal("platform.not-found", await beginning.ErrorAsync());
        Assert.False(await app.WithDbAsync(db => db.ContestMarkings.AnyAsync(m => m.EntryId == entry)));
    }

    [Theory]
    [InlineData(PublicVoting.OneVoice, null)]
    [InlineData(PublicVoting.Marks, 5)]
    public async Task The_same_vote_many_times_at_once_is_one(PublicVoting voting, int? mark)
    {
        var scene = await ContestScene.CreateAsync(app);
        var entry = await scene.EntryAsync((await scene.TeacherAsync()).Client);
        await scene.ChangeAsync(ContestScene.Settings(ContestScene.Before(), ContestScene.Now(), voting));
        var (_, voter) = await scene.TeacherAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ => await (await VoteAsync(voter, entry, mark)).OkAsync()));

        Assert.Equal(1, (await voter.ReadAsync<ContestView>(scene.Path)).Works.Single().Voices);
        Assert.Equal("olympiad.contest.voting-expert", await VoteAsync(scene.Expert, entry, mark).ErrorAsync());
        Assert.Equal((true, false), ((await voter.ReadAsync<ContestView>(scene.Path)).CanVote, (await scene.Expert.ReadAsync<ContestView>(scene.Path)).CanVote));
    }

    [Fact]
    public async Task The_way_of_voting_stays_once_somebody_has_voted_and_a_voice_does_not_follow_to_another_nomination()
    {
        var scene = await ContestScene.CreateAsync(app);
        await (await scene.Methodist.PutAsync($"{scene.Path}/nominations", new SaveNominations.Request([new(scene.Nomination, "Урок"), new(null, "Кружок")], await scene.VersionAsync()))).OkAsync();
        var other = (await scene.Methodist.ReadAsync<ContestView>(scene.Path)).Nominations[1].Id;
        var (_, author) = await scene.TeacherAsync();
        var (moving, staying) = (await scene.EntryAsync(author), await scene.EntryAsync((await scene.TeacherAsync()).Client, text: scene.Text() with { NominationId = other }));
        await scene.ChangeAsync(ContestScene.Settings(ContestScene.Before(), ContestScene.Now(), PublicVoting.OneVoice));
        var (_, voter) = await scene.TeacherAsync();
        await (await VoteAsync(voter, moving)).OkAsync();
        await (await VoteAsync(voter, staying)).OkAsync();

        Assert.Equal("olympiad.contest.voting-begun", await scene.Methodist.PutAsync(
            scene.Path, new EditContest.Request(ContestScene.Settings(ContestScene.Before(), ContestScene.Now(), PublicVoting.Marks), await scene.VersionAsync())).ErrorAsync());
        await scene.ChangeAsync(ContestScene.Settings(ContestScene.Now(), ContestScene.Later(), PublicVoting.OneVoice));
        var own = (await author.ReadAsync<ListOwnEntries.Response>($"{scene.Path}/entries")).Entries.Single();
        await (await author.PutAsync($"/api/contest-entries/{moving}", new ChangeEntry.Request(own.Text with { NominationId = other }, own.Version))).OkAsync();

        Assert.Equal([staying], await VotesAsync(db => db.ContestVotes.Where(v => v.NominationId == other || v.EntryId == moving).Select(v => v.EntryId)));
        await scene.ChangeAsync(ContestScene.Settings(ContestScene.Before(), ContestScene.Now(), PublicVoting.OneVoice));
        await (await VoteAsync(voter, moving)).OkAsync();
        Assert.Equal([moving], await VotesAsync(db => db.ContestVotes.Where(v => v.NominationId == other).Select(v => v.EntryId)));
    }

    [Fact]
    public async Task A_nomination_with_a_vote_stays_and_one_that_goes_takes_no_entry_with_it()
    {
        var scene = await ContestScene.CreateAsync(app);
        var (_, author) = await scene.TeacherAsync();
        for (var round = 0; round < 5; round++)
        {
            await (await scene.Methodist.PutAsync($"{scene.Path}/nominations", new SaveNominations.Request([new(scene.Nomination, "Урок"), new(null, "Кружок")], await scene.VersionAsync()))).OkAsync();
            var going = (await scene.Methodist.ReadAsync<ContestView>(scene.Path)).Nominations[1].Id;
            var version = await scene.VersionAsync();
            var (removed, entered) = (
                scene.Methodist.PutAsync($"{scene.Path}/nominations", new SaveNominations.Request([new(scene.Nomination, "Урок")], version)),
                author.PostAsync($"{scene.Path}/entries", new AddEntry.Request(null, scene.Text() with { NominationId = going })));
            var errors = new[] { await removed.OutcomeAsync(), await entered.OutcomeAsync() };
            Assert.True(errors is ["olympiad.contest.nomination-in-use", null] or [null, "olympiad.contest.entry-invalid"], string.Join(' ', errors));
            if (errors[0] is not null)
            {
                break;
            }
        }

        var voted = await app.WithDbAsync(async db =>
        {
            var nomination = new ContestNomination { Id = Guid.CreateVersion7(), ContestId = scene.Id, Title = "С голосом", Position = 5 };
            var entry = await db.ContestEntries.Where(e => e.ContestId == scene.Id).FirstOrDefaultAsync() ?? await NewEntryAsync(db, scene, author);
            db.AddRange(nomination, new ContestVote { EntryId = entry.Id, NominationId = nomination.Id, PersonId = scene.ChairId });
            await db.SaveChangesAsync();
            return nomination.Id;
        });
        var kept = (await scene.Methodist.ReadAsync<ContestView>(scene.Path)).Nominations.Where(n => n.Id != voted).Select(n => new SaveNominations.Item(n.Id, n.Title)).ToList();
        Assert.Equal("olympiad.contest.nomination-in-use", await scene.Methodist.PutAsync($"{scene.Path}/nominations", new SaveNominations.Request(kept, await scene.VersionAsync())).ErrorAsync());
    }

    [Fact]
    public async Task What_somebody_else_has_added_meanwhile_is_not_removed_unseen()
    {
        var scene = await ContestScene.CreateAsync(app);
        var read = await scene.Methodist.ReadAsync<ContestView>(scene.Path);
        await (await scene.Methodist.PutAsync($"{scene.Path}/nominations", new SaveNominations.Request([new(scene.Nomination, "Урок"), new(null, "Кружок")], read.Version))).OkAsync();

        Assert.Equal("platform.changed-meanwhile", await scene.Methodist.PutAsync($"{scene.Path}/nominations", new SaveNominations.Request([new(scene.Nomination, "Урок")], read.Version)).ErrorAsync());
        Criterion[] criteria = [new("a", "Актуальность", 5)];
        Assert.Equal("platform.changed-meanwhile", await scene.Methodist.PutAsync(
            $"{scene.Path}/sheets", new SaveSheets.Request([new(null, SheetKind.Reading, "Экспертиза", 1, criteria)], read.Version)).ErrorAsync());
        Assert.Equal((2, 2), ((await scene.Methodist.ReadAsync<ContestView>(scene.Path)).Nominations.Count, (await scene.Methodist.ReadAsync<ContestView>(scene.Path)).Sheets.Count));
    }

    [Fact]
    public async Task Nobody_is_an_expert_of_a_contest_and_enters_it()
    {
        var scene = await ContestScene.CreateAsync(app);
        var juror = await app.WithDbAsync(async db =>
        {
            var appointed = db.AddAppointed(Role.Juror, "Судейская");
            db.Memberships.Add(new Membership { Id = Guid.CreateVersion7(), PersonId = appointed.Id, OrganizationId = db.AddSchool().Id, Kind = MembershipKind.Teacher, From = Municipality.Since });
            await db.SaveChangesAsync();
            return appointed.Id;
        });
        var results = await Task.WhenAll(
            scene.Methodist.PutAsync($"{scene.Path}/experts/{juror}", new AppointExpert.Request([])).OutcomeAsync(),
            app.As(juror).PostAsync($"{scene.Path}/entries", new AddEntry.Request(null, scene.Text())).OutcomeAsync());

        Assert.Equal([null, "olympiad.contest.expert-enters"], results.Order());
    }

    [Fact]
    public async Task One_person_has_so_many_entries_and_their_ids_are_random()
    {
        var scene = await ContestScene.CreateAsync(app);
        var (_, author) = await scene.TeacherAsync();
        var added = await Task.WhenAll(Enumerable.Range(0, ContestEntry.MaxOfPerson + 3).Select(_ => author.PostAsync($"{scene.Path}/entries", new AddEntry.Request(null, scene.Text()))));

        Assert.Equal(ContestEntry.MaxOfPerson, added.Count(reply => reply.IsSuccessStatusCode));
        foreach (var refused in added.Where(reply => !reply.IsSuccessStatusCode))
        {
            Assert.Equal("olympiad.contest.entries-too-many", await refused.ErrorCodeAsync());
        }

        Assert.All(await app.WithDbAsync(db => db.ContestEntries.Where(e => e.ContestId == scene.Id).Select(e => e.Id).ToListAsync()), id => Assert.Equal(4, id.Version));
    }

    private Task<List<Guid>> VotesAsync(Func<AppDb, IQueryable<Guid>> votes) => app.WithDbAsync(db => votes(db).ToListAsync());

    private static async Task<ContestEntry> NewEntryAsync(AppDb db, ContestScene scene, HttpClient author)
    {
        var id = await scene.DraftAsync(author);
        return await db.ContestEntries.SingleAsync(e => e.Id == id);
    }

    private static Task<HttpResponseMessage> VoteAsync(HttpClient voter, Guid entry, int? mark = null) =>
        voter.PutAsync($"/api/contest-entries/{entry}/vote", new VoteForEntry.Request(mark));
}
