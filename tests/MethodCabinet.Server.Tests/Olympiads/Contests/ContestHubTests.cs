using System.Threading.Channels;
using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Server.Olympiads.Contests;
using MethodCabinet.Server.Tests.Olympiads.Appeals;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Olympiads.Contests;

/// <summary>Pages of a contest learn at once that it has moved on, and nobody learns more than the page shows.</summary>
public sealed class ContestHubTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task The_chair_hears_of_marks_and_everybody_of_voices_and_of_the_signature()
    {
        var scene = await ContestScene.CreateAsync(app);
        var entry = await scene.EntryAsync((await scene.TeacherAsync()).Client);
        await scene.ChangeAsync(ContestScene.Settings(ContestScene.Before(), ContestScene.Now(), PublicVoting.OneVoice) with { TalksOn = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-2) });
        var voter = await scene.TeacherAsync("Зрителева");
        await using var chair = await ListenAsync(scene, scene.ChairId);
        await using var expert = await ListenAsync(scene, scene.ExpertId);
        await using var page = await ListenAsync(scene, voter.PersonId);

        var view = await ContestScene.BeginAsync(scene.Expert, scene.Reading, entry);
        await chair.HearAsync();
        await Task.WhenAll(chair.ForgetAsync(), expert.ForgetAsync(), page.ForgetAsync());
        await (await ContestScene.PlaceAsync(scene.Expert, view, ContestScene.Full)).OkAsync();
        await chair.HearAsync();
        Assert.Equal((0, 0), (await expert.ForgetAsync(), await page.ForgetAsync()));

        await (await voter.Client.PutAsync($"/api/contest-entries/{entry}/vote", new VoteForEntry.Request(null))).OkAsync();
        await Task.WhenAll(chair.HearAsync(), expert.HearAsync(), page.HearAsync());

        await scene.MarkAsync(entry, 5);
        await Task.WhenAll(expert.ForgetAsync(), page.ForgetAsync());
        await (await scene.SignAsync()).OkAsync();
        await Task.WhenAll(expert.HearAsync(), page.HearAsync());
    }

    [Fact]
    public async Task Nobody_but_the_cabinet_listens_to_a_draft()
    {
        var scene = await ContestScene.CreateAsync(app);
        var other = (await scene.TeacherAsync()).PersonId;
        await app.WithDbAsync(db => db.Contests.Where(c => c.Id == scene.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Status, ContestStatus.Draft)));

        await Assert.ThrowsAnyAsync<Exception>(() => ListenAsync(scene, other));
    }

    private async Task<Page> ListenAsync(ContestScene scene, Guid personId)
    {
        var heard = Channel.CreateUnbounded<bool>();
        var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(app.As(personId).BaseAddress!, $"/hubs/contests?contest={scene.Id}"), options => options.Headers[TestSignIn.Header] = personId.ToString())
            .Build();
        connection.On(nameof(IContestClient.Changed), () => heard.Writer.TryWrite(true));
        await connection.StartReadyAsync();
        return new Page(connection, heard.Reader);
    }

    private sealed record Page(HubConnection Connection, ChannelReader<bool> Heard) : IAsyncDisposable
    {
        public async Task HearAsync()
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            await Heard.ReadAsync(limit.Token);
        }

        /// <summary>Of all that was sent to this page before.</summary>
        /// <returns>How much that was.</returns>
        public async Task<int> ForgetAsync()
        {
            await Connection.InvokeAsync(nameof(ContestHub.Ready));
            var count = 0;
            while (Heard.TryRead(out _))
            {
                count++;
            }

            return count;
        }

        public ValueTask DisposeAsync() => Connection.DisposeAsync();
    }
}
