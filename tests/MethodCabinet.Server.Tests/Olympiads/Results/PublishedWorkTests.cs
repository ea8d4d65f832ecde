using System.Net;
using System.Text;
using System.Text.Json;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Olympiads.PublishedWorks;
using MethodCabinet.Server.Olympiads.Results;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Olympiads.Results;

/// <summary>Works of winners for everybody: what is shown of them, and what ends it.</summary>
public sealed class PublishedWorkTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Nothing_is_chosen_or_shown_before_the_signature()
    {
        var scene = await PublishedWorkScene.CreateAsync(app);

        using var listed = await scene.Methodist.GetAsync(scene.Path);
        using var chosen = await scene.ChooseAsync(scene.Tasks);
        using var previewed = await scene.Methodist.GetAsync($"{scene.Path}/{scene.Work}");

        Assert.Equal(("olympiad.results.not-signed", "olympiad.results.not-signed"), (await listed.ErrorCodeAsync(), await chosen.ErrorCodeAsync()));
        Assert.Equal(HttpStatusCode.NotFound, previewed.StatusCode);
        Assert.Empty(await scene.ListedAsync());
    }

    [Fact]
    public async Task Everybody_reads_a_published_work_and_learns_no_more_than_the_consent_allows()
    {
        var scene = await PublishedWorkScene.PublishedAsync(app);
        var addresses = await scene.AddressesAsync();
        var item = Assert.Single(await scene.ListedAsync());
        Assert.Equal(($"{PublishedWorkScene.Surname} Анна", AwardStatus.Winner, 10m), (item.Author.Name, item.Status, item.Points));
        Assert.NotNull(item.Author.School);

        using var reply = await scene.Spectator.GetAsync(addresses[0]);
        Assert.True(reply.Headers.CacheControl!.NoStore);
        var text = await reply.Content.ReadAsStringAsync();
        var work = JsonSerializer.Deserialize<PublishedWorkView>(text, Device.Json)!;
        Assert.Equal((10m, 12m), (work.Points, work.MaxPoints));
        Assert.Equal([(1, 4m), (2, 4m), (3, 2m)], work.Tasks.Select(t => (t.Position, t.Points ?? -1)));
        Assert.Contains("О клетке", JsonDocument.Parse(work.Tasks[0].Answer!).RootElement.GetProperty("text").GetString());
        Assert.Null(work.Tasks[1].Answer);
        Assert.Equal(["image/jpeg", "application/pdf"], work.Tasks[1].Files.Select(f => f.MediaType));
        Assert.Equal(("Полнота", 4m), (work.Tasks[0].Criteria.Single().Text, Assert.Single(work.Tasks[0].Markings)["1"]));
        Assert.Empty(work.Tasks[2].Criteria);
        Assert.Contains($"src=\"{addresses[3]}\"", work.Tasks[1].StatementHtml);
        string[] secrets = [$"{scene.Work}", $"{scene.Winner.Id}", PartSender.DigestOf(PublishedWorkScene.Photo), "Хорошо", "\"key\"", .. scene.Tasks.Select(t => $"{t}")];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));

        await scene.AssertAllAsync(addresses, HttpStatusCode.OK);
        using var photo = await scene.Spectator.GetAsync(addresses[1]);
        Assert.Equal(PublishedWorkScene.Photo, await photo.Content.ReadAsByteArrayAsync());
        Assert.Equal((true, "1"), (photo.Headers.CacheControl!.NoCache, photo.Content.Headers.ContentDisposition!.FileNameStar ?? photo.Content.Headers.ContentDisposition.FileName!.Trim('"')));
        var scan = await scene.Spectator.GetByteArrayAsync(addresses[2]);
        Assert.DoesNotContain(Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(PublishedWorkScene.Surname)), Encoding.Latin1.GetString(scan));
        await scene.AssertAllAsync([addresses[0][..^1], $"{addresses[0]}/tasks/2/files/3", $"{addresses[0]}/tasks/1/files/1", $"{addresses[0]}/pictures/{Guid.NewGuid()}"], HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(ConsentKind.Publication)]
    [InlineData(ConsentKind.PersonalData)]
    public async Task A_withdrawn_consent_takes_the_work_and_its_files_away_at_once(ConsentKind withdrawn)
    {
        var scene = await PublishedWorkScene.PublishedAsync(app);
        var addresses = await scene.AddressesAsync();
        using var seen = await scene.Spectator.GetAsync(addresses[1]);

        await scene.WithdrawAsync(withdrawn);

        Assert.Empty(await scene.ListedAsync());
        await scene.AssertAllAsync(addresses, HttpStatusCode.NotFound);
        using var again = new HttpRequestMessage(HttpMethod.Get, addresses[1]) { Headers = { IfNoneMatch = { seen.Headers.ETag! } } };
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Spectator.SendAsync(again)).StatusCode);
        Assert.Null((await scene.ItemAsync()).Agreed);
    }

    [Fact]
    public async Task The_author_is_called_as_the_consent_of_the_moment_says()
    {
        var scene = await PublishedWorkScene.PublishedAsync(app, consent: null);
        Assert.Empty(await scene.ListedAsync());

        await scene.ConsentAsync(PublicationForm.Initials);
        var author = Assert.Single(await scene.ListedAsync()).Author;
        Assert.Equal(("Т. А.", true), (author.Name, author.School is not null));

        await scene.WithdrawAsync(ConsentKind.Publication);
        await scene.ConsentAsync(PublicationForm.Cipher);
        author = Assert.Single(await scene.ListedAsync()).Author;
        Assert.Matches("^[А-Я]9-[0-9]+$", author.Name);
        Assert.Equal(((string?)null, (int?)null), (author.School, author.Grade));
        Assert.Equal(author, (await scene.Spectator.ReadAsync<PublishedWorkView>((await scene.AddressesAsync())[0])).Author);
    }

    [Fact]
    public async Task Whatever_closes_the_results_hides_all_works()
    {
        var scene = await PublishedWorkScene.PublishedAsync(app);
        var addresses = await scene.AddressesAsync();

        (await scene.Methodist.PostAsync($"{scene.Standing}/freeze")).EnsureSuccessStatusCode();
        Assert.Empty(await scene.ListedAsync());
        await scene.AssertAllAsync(addresses, HttpStatusCode.NotFound);
        (await scene.Methodist.PostAsync($"{scene.Standing}/unfreeze")).EnsureSuccessStatusCode();
        await scene.AssertAllAsync(addresses, HttpStatusCode.OK);

        (await scene.Chair.PostAsync($"{scene.Results}/unlock", new UnlockResults.Request("Ошибка в сумме"))).EnsureSuccessStatusCode();
        Assert.Empty(await scene.ListedAsync());
        await scene.AssertAllAsync(addresses, HttpStatusCode.NotFound);
        await scene.SignAsync();
        await scene.AssertAllAsync(addresses, HttpStatusCode.OK);

        (await scene.Methodist.PostAsync($"{scene.Standing}/publish", new { isPublic = false })).EnsureSuccessStatusCode();
        using var closed = await scene.Spectator.GetAsync(scene.PublicList);
        Assert.Equal("olympiad.results.not-published", await closed.ErrorCodeAsync());
        await scene.AssertAllAsync(addresses, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Whoever_is_out_or_no_prize_winner_any_more_is_not_shown()
    {
        var scene = await PublishedWorkScene.PublishedAsync(app);
        var addresses = await scene.AddressesAsync();
        var registration = await app.WithDbAsync(db => db.Attempts.Where(a => a.Id == scene.Work).Select(a => a.RegistrationId).SingleAsync());
        await SetStatusAsync(RegistrationStatus.Withdrawn);
        Assert.Empty(await scene.ListedAsync());
        await scene.AssertAllAsync(addresses, HttpStatusCode.NotFound);
        await SetStatusAsync(RegistrationStatus.Confirmed);
        await scene.AssertAllAsync(addresses, HttpStatusCode.OK);

        await app.WithDbAsync(db => db.Awards.Where(a => a.RegistrationId == registration).ExecuteUpdateAsync(set => set.SetProperty(a => a.Status, AwardStatus.Participant)));
        Assert.Empty(await scene.ListedAsync());
        await scene.AssertAllAsync(addresses, HttpStatusCode.NotFound);

        Task SetStatusAsync(RegistrationStatus status) =>
            app.WithDbAsync(db => db.Registrations.Where(r => r.Id == registration).ExecuteUpdateAsync(set => set.SetProperty(r => r.Status, status)));
    }

    [Fact]
    public async Task Only_the_chosen_tasks_are_shown_and_none_that_is_still_to_be_asked()
    {
        var scene = await PublishedWorkScene.CreateAsync(app);
        await scene.SignAsync();
        (await scene.ChooseAsync([scene.Tasks[0], scene.Tasks[2]])).EnsureSuccessStatusCode();
        var work = $"/api/published-works/{Assert.Single(await scene.ListedAsync()).Id}";
        Assert.Equal([1, 3], await PositionsAsync());
        await scene.AssertAllAsync([$"{work}/tasks/2/files/1", $"{work}/pictures/{scene.Picture}"], HttpStatusCode.NotFound);

        // The same question in a paper of next week.
        var next = await OlympiadScene.CreateAsync(app, [OlympiadScene.TrueFalse(true)]);
        await app.WithDbAsync(async db =>
        {
            var version = await db.PaperTasks.Where(t => t.Id == scene.Tasks[0]).Select(t => t.QuestionVersionId).SingleAsync();
            db.PaperTasks.Add(new PaperTask { Id = Guid.CreateVersion7(), PaperId = next.PaperId, Position = 2, QuestionVersionId = version });
            await db.SaveChangesAsync();
        });
        Assert.Equal([3], await PositionsAsync());
        Assert.Equal([(true, true), (false, false), (true, false)], (await scene.ItemAsync()).Tasks.Select(t => (t.IsChosen, t.IsStillAsked)));

        await next.CloseAsync(app, scene.Methodist);
        Assert.Equal([1, 3], await PositionsAsync());

        async Task<IEnumerable<int>> PositionsAsync() => (await scene.Spectator.ReadAsync<PublishedWorkView>(work)).Tasks.Select(t => t.Position);
    }

    [Fact]
    public async Task The_organizer_chooses_works_of_winners_alone_and_takes_them_back()
    {
        var scene = await PublishedWorkScene.CreateAsync(app);
        await scene.SignAsync();
        var item = Assert.Single((await scene.Methodist.ReadAsync<ListWorthyWorks.Response>(scene.Path)).Works);
        Assert.Equal((scene.Work, (Guid?)null, PublicationForm.FullName, AwardStatus.Winner), (item.AttemptId, item.WorkId, item.Agreed, item.Status));
        Assert.Equal([4m, 4m, 2m], item.Tasks.Select(t => t.Points ?? -1));

        // The essay is worth seven since, for who sits the paper as it is now.
        await EarlierSeal.ReviseAsync(app, scene.Tasks[0], [scene.Work]);
        Assert.Equal(item.Tasks.Select(t => t.MaxPoints), (await scene.ItemAsync()).Tasks.Select(t => t.MaxPoints));

        var other = scene.Marking.Pupils[1].AttemptId;
        using var unworthy = await scene.Methodist.PutAsync($"{scene.Path}/{other}", new ChooseWork.Request(scene.Tasks, null));
        Assert.Equal("olympiad.results.not-awarded", await unworthy.ErrorCodeAsync());
        using var foreign = await scene.ChooseAsync([Guid.CreateVersion7()]);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        using var chair = await scene.Chair.PutAsync($"{scene.Path}/{scene.Work}", new ChooseWork.Request(scene.Tasks, null));
        Assert.Equal(HttpStatusCode.Forbidden, chair.StatusCode);

        var both = await Task.WhenAll(scene.ChooseAsync(scene.Tasks), scene.ChooseAsync([scene.Tasks[0]]));
        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.Conflict], both.Select(r => r.StatusCode).Order());
        var version = (await scene.ItemAsync()).Version!.Value;
        (await scene.ChooseAsync([scene.Tasks[1]], version)).EnsureSuccessStatusCode();
        using var stale = await scene.ChooseAsync([], version);
        Assert.Equal("platform.changed-meanwhile", await stale.ErrorCodeAsync());
        var addresses = await scene.AddressesAsync();

        (await scene.ChooseAsync([], (await scene.ItemAsync()).Version)).EnsureSuccessStatusCode();

        Assert.Empty(await scene.ListedAsync());
        await scene.AssertAllAsync(addresses, HttpStatusCode.NotFound);
        await scene.Methodist.ReadAsync<PublishedWorkView>($"{scene.Path}/{scene.Work}");
        Assert.Equal(PublishedWorkScene.Photo, await scene.Methodist.GetByteArrayAsync($"{scene.Path}/{scene.Work}/tasks/2/files/1"));
        Assert.Equal(
            ["PublishedWork.Added", "PublishedWork.Modified", "PublishedWork.Deleted", "PublishedWork.previewed"],
            await app.WithDbAsync(db => db.AuditLog.Where(e => e.SubjectId == scene.Work.ToString() && e.Action.StartsWith("PublishedWork.")).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync()));
    }
}
