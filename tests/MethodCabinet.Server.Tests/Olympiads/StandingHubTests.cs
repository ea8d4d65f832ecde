using System.IO.Compression;
using System.Net.Http.Json;
using System.Text.Json;
using System.Threading.Channels;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Olympiads.Standings;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Tests.Olympiads.Results;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Server.Tests.Olympiads;

public sealed class StandingHubTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Whoever_listens_learns_of_a_new_standing()
    {
        var organizer = await app.CreatePersonAsync([Role.Methodist]);
        var scene = await ScoredAsync(organizer);
        await PublishAsync(scene, organizer, isPublic: true);
        await using var spectator = await ListenAsync(scene, null);
        await using var staff = await ListenAsync(scene, organizer.Id);

        // On joining: the version that a page may have missed between its snapshot and now. The notice of the publication may overtake it.
        var joined = await UntilAsync(spectator, change => change.Standing is null);
        await staff.Changes.NextAsync();

        var corrected = await scene.ReviseAsync(app, 1, OlympiadScene.Text("отзыв", 4));
        await scene.RescoreAsync(app, app.As(organizer.Id), 1, scene.Versions[1].Id, corrected.Id);

        var seen = await UntilAsync(spectator, change => ViewIn(change)?.Tracks[0].Rows[0].Points == 6);
        Assert.True(seen.Version > joined.Version);
        Assert.Equal(RowView.Anonymous, ViewIn(seen)!.Tracks[0].Rows[0].View);
        var told = await UntilAsync(staff, change => change.Version >= seen.Version);
        Assert.Null(told.Standing);
    }

    [Fact]
    public async Task Spectators_are_told_when_the_standing_is_closed_to_them_and_cannot_come_back()
    {
        var organizer = await app.CreatePersonAsync([Role.Methodist]);
        var scene = await ScoredAsync(organizer);
        await PublishAsync(scene, organizer, isPublic: true);
        await using var spectator = await ListenAsync(scene, null);
        var joined = await spectator.Changes.NextAsync();

        await PublishAsync(scene, organizer, isPublic: false);

        Assert.Null((await UntilAsync(spectator, change => change.Version > joined.Version)).Standing);
        await using var refused = await ListenAsync(scene, null);
        await refused.Closed.Task.WaitAsync(Patience);
    }

    [Fact]
    public async Task A_mark_brings_its_row_only_and_nothing_behind_a_freeze()
    {
        var scene = await ResultsScene.CreateAsync(app, essay: true);
        await scene.Methodist.PostAsync($"{scene.Standing}/publish", new { isPublic = true });
        var organizer = await app.CreatePersonAsync([Role.Methodist]);
        await using var spectator = await ListenAsync(scene.Olympiad, null);
        await using var staff = await ListenAsync(scene.Olympiad, organizer.Id);
        var joined = await spectator.Changes.NextAsync();
        await staff.Changes.NextAsync();

        await scene.MarkNextAsync(4);

        var told = await UntilAsync(spectator, change => change.Version > joined.Version);
        var row = Assert.Single(told.Patch!.Rows).Row;
        Assert.Equal((joined.Version, RowView.Anonymous, null), (told.Patch.Since, row.View, row.RegistrationId));
        Assert.False(row.AwaitsJury);
        var seen = await UntilAsync(staff, change => change.Patch is not null);
        Assert.Equal((row.RowId, row.Points, RowView.Full), (seen.Patch!.Rows[0].Row.RowId, seen.Patch.Rows[0].Row.Points, seen.Patch.Rows[0].Row.View));

        (await scene.Methodist.PostAsync($"{scene.Standing}/freeze")).EnsureSuccessStatusCode();
        var frozen = ViewIn(await UntilAsync(spectator, change => change.Standing is not null))!;
        Assert.NotNull(frozen.FrozenAt);
        await scene.MarkNextAsync(5);
        await UntilAsync(staff, change => change.Version == frozen.Version + 1);
        (await scene.Methodist.PostAsync($"{scene.Standing}/unfreeze")).EnsureSuccessStatusCode();

        Assert.Null(ViewIn(await spectator.Changes.NextAsync())!.FrozenAt);
    }

    [Fact]
    public async Task Staff_follows_the_scoring()
    {
        var organizer = await app.CreatePersonAsync([Role.Methodist]);
        var scene = await OlympiadScene.CreateAsync(app);
        await scene.AddAttemptAsync(app, null, new GivenAnswer(0, new TrueFalseAnswer(true)));
        await using var staff = await ListenAsync(scene, organizer.Id);
        await staff.Changes.NextAsync();

        await scene.CloseAsync(app, app.As(organizer.Id));

        var progress = await staff.Progress.NextAsync();
        Assert.Equal((scene.RoundId, 1, 1), (progress.RoundId, progress.Attempts, progress.Scored));
    }

    private async Task<OlympiadScene> ScoredAsync(TestPerson organizer)
    {
        var scene = await OlympiadScene.CreateAsync(app);
        await scene.AddAttemptAsync(app, null, new(0, new TrueFalseAnswer(true)), new(1, new ShortTextAnswer("отзыв")));
        await scene.CloseAsync(app, app.As(organizer.Id));
        return scene;
    }

    private async Task PublishAsync(OlympiadScene scene, TestPerson organizer, bool isPublic) =>
        (await app.As(organizer.Id).PostAsJsonAsync($"/api/olympiads/{scene.OlympiadId}/standing/publish", new { isPublic })).EnsureSuccessStatusCode();

    private static StandingView? ViewIn(StandingChange change)
    {
        using var zipped = new MemoryStream(change.Standing ?? []);
        using var json = new GZipStream(zipped, CompressionMode.Decompress);
        return change.Standing is null ? null : JsonSerializer.Deserialize<StandingView>(json, StoredJson.Options);
    }

    private static async Task<StandingChange> UntilAsync(Listener listener, Func<StandingChange, bool> wanted)
    {
        while (true)
        {
            if (await listener.Changes.NextAsync() is var change && wanted(change))
            {
                return change;
            }
        }
    }

    private async Task<Listener> ListenAsync(OlympiadScene scene, Guid? personId)
    {
        var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(app.CreateClient().BaseAddress!, $"/hubs/standings?olympiad={scene.OlympiadId}"), options =>
            {
                if (personId is { } id)
                {
                    options.Headers[TestSignIn.Header] = id.ToString();
                }
            })
            .AddJsonProtocol(json => PlatformModule.ConfigureJson(json.PayloadSerializerOptions))
            .Build();
        var listener = new Listener(connection);
        await connection.StartAsync();
        return listener;
    }

    private sealed class Listener : IAsyncDisposable
    {
        private readonly HubConnection connection;

        public Listener(HubConnection connection)
        {
            this.connection = connection;
            Changes = new Received<StandingChange>(connection, nameof(IStandingClient.StandingChanged));
            Progress = new Received<ScoringProgress>(connection, nameof(IStandingClient.ScoringProgressed));
            connection.Closed += _ =>
            {
                Closed.TrySetResult();
                return Task.CompletedTask;
            };
        }

        public Received<StandingChange> Changes { get; }

        public Received<ScoringProgress> Progress { get; }

        public TaskCompletionSource Closed { get; } = new();

        public ValueTask DisposeAsync() => connection.DisposeAsync();
    }

    private sealed class Received<T>
    {
        private readonly Channel<T> received = Channel.CreateUnbounded<T>();

        public Received(HubConnection connection, string method) => connection.On<T>(method, notice => received.Writer.TryWrite(notice));

        public async Task<T> NextAsync()
        {
            using var patience = new CancellationTokenSource(Patience);
            return await received.Reader.ReadAsync(patience.Token);
        }
    }
}
