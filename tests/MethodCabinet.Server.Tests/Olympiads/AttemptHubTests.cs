using System.Diagnostics;
using System.Net.Http.Json;
using System.Threading.Channels;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Olympiads.Attempts;
using MethodCabinet.Server.Olympiads.Board;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Server.Tests.Olympiads;

public sealed class AttemptHubTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task More_time_for_the_round_or_for_one_reaches_the_open_page()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.OpenAsync(app);
        await using var page = await Page.OpenAsync(app, pupil);
        var before = (await pupil.LookAsync()).Deadline;
        var organizer = await app.SignInAsync(await app.CreatePersonAsync([Role.Methodist]));

        (await organizer.PostAsJsonAsync($"/api/attempts/{pupil.AttemptId}/grant-time", new GrantTime.Request(7, "Гасло электричество"), Device.Json)).EnsureSuccessStatusCode();
        Assert.Equal(before.AddMinutes(7), (await page.Deadlines.NextAsync()).Deadline);

        (await organizer.PostAsJsonAsync($"/api/rounds/{sitting.RoundId}/extend", new ExtendRound.Request(5, "Поздно начали"), Device.Json)).EnsureSuccessStatusCode();
        Assert.Equal(before.AddMinutes(12), (await page.Deadlines.NextAsync()).Deadline);
    }

    [Fact]
    public async Task More_time_is_on_the_open_page_within_a_second()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.OpenAsync(app);
        await using var page = await Page.OpenAsync(app, pupil);
        var organizer = await app.SignInAsync(await app.CreatePersonAsync([Role.Methodist]));
        var waits = new List<TimeSpan>();
        for (var i = 0; i < 5; i++)
        {
            (await organizer.PostAsJsonAsync($"/api/attempts/{pupil.AttemptId}/grant-time", new GrantTime.Request(1, "Гасло электричество"), Device.Json)).EnsureSuccessStatusCode();
            var answered = Stopwatch.GetTimestamp();
            await page.Deadlines.NextAsync();
            waits.Add(Stopwatch.GetElapsedTime(answered));
        }

        // The one in the middle: one breath of a busy machine is not the product's.
        Assert.InRange(waits.Order().ElementAt(2), TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_pause_and_its_end_reach_the_open_page()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.OpenAsync(app);
        await using var page = await Page.OpenAsync(app, pupil);
        var before = (await pupil.LookAsync()).Deadline;
        var organizer = await app.SignInAsync(await app.CreatePersonAsync([Role.Methodist]));

        foreach (var whom in new[] { $"rounds/{sitting.RoundId}", $"attempts/{pupil.AttemptId}" })
        {
            (await organizer.PostAsJsonAsync($"/api/{whom}/pause", new { reason = "Пожарная тревога" })).EnsureSuccessStatusCode();
            var paused = await page.Deadlines.NextAsync();
            Assert.NotNull(paused.PausedAt);
            Assert.Equal(before - paused.PausedAt.Value, paused.Deadline - paused.Now);

            (await organizer.PostAsJsonAsync($"/api/{whom}/resume", new { paused.PausedAt })).EnsureSuccessStatusCode();
            var resumed = await page.Deadlines.NextAsync();
            Assert.Null(resumed.PausedAt);
            Assert.True(resumed.Deadline > before);
            before = resumed.Deadline;
        }
    }

    [Fact]
    public async Task The_other_page_hears_what_was_answered_and_that_the_work_is_handed_in()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.OpenAsync(app);
        await using var first = await Page.OpenAsync(app, pupil);
        await using var second = await Page.OpenAsync(app, pupil);
        var device = pupil.NewDevice();
        device.Write(sitting.Tasks[1], Device.Text("из первой вкладки"));

        var saved = await device.SaveAsync(pupil.Client);

        Assert.Equal(
            new SubmitJournal.ElsewhereAnswer(sitting.Tasks[1], Device.Text("из первой вкладки"), device.Id, saved.ReceivedAt),
            await second.Elsewhere.NextAsync());
        var handedIn = await Participant.ReadAsync<HandIn.Response>(await pupil.HandInAsync());
        Assert.Equal(handedIn.HandedInAt, (await second.HandIns.NextAsync()).HandedInAt);
    }

    [Fact]
    public async Task A_neighbour_does_not_hear_anything()
    {
        var sitting = await Sitting.CreateAsync(app);
        var (pupil, neighbour) = (await sitting.OpenAsync(app), await sitting.OpenAsync(app));

        await using var refused = Page.Connection(app, neighbour.Client, pupil.AttemptId);
        var closed = new TaskCompletionSource();
        refused.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        await refused.StartAsync();

        await closed.Task.WaitAsync(Soon);
    }

    [Fact]
    public async Task Nobody_connects_without_a_session()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.OpenAsync(app);
        await using var refused = Page.Connection(app, app.CreateClient(), pupil.AttemptId);

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => refused.StartAsync());

        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, exception.StatusCode);
    }

    /// <summary>An open page's hub connection, and what it was told.</summary>
    private sealed class Page : IAsyncDisposable
    {
        private readonly HubConnection connection;

        private Page(HubConnection connection)
        {
            this.connection = connection;
            Deadlines = new Notices<DeadlineNotice>(connection, nameof(IAttemptClient.DeadlineChanged));
            Elsewhere = new Notices<SubmitJournal.ElsewhereAnswer>(connection, nameof(IAttemptClient.AnsweredElsewhere));
            HandIns = new Notices<HandedInNotice>(connection, nameof(IAttemptClient.HandedIn));
        }

        public Notices<DeadlineNotice> Deadlines { get; }

        public Notices<SubmitJournal.ElsewhereAnswer> Elsewhere { get; }

        public Notices<HandedInNotice> HandIns { get; }

        public static async Task<Page> OpenAsync(TestApp app, Participant pupil)
        {
            var connection = Connection(app, pupil.Client, pupil.AttemptId);
            var page = new Page(connection);
            var events = app.Services.GetRequiredService<AttemptEvents>();
            var before = events.PagesOf(pupil.AttemptId);
            await connection.StartAsync();

            // The client's start returns before the server has put the connection into its group.
            await JournalMachine.UntilAsync(() => events.PagesOf(pupil.AttemptId) > before);
            return page;
        }

        public static HubConnection Connection(TestApp app, HttpClient client, Guid attemptId) => new HubConnectionBuilder()
            .WithUrl(new Uri(client.BaseAddress!, $"/hubs/attempts?attempt={attemptId}"), options =>
            {
                if (client.DefaultRequestHeaders.TryGetValues("Cookie", out var cookies))
                {
                    options.Headers.Add("Cookie", cookies.Single());
                }
            })
            .Build();

        public ValueTask DisposeAsync() => connection.DisposeAsync();
    }

    private sealed class Notices<T>
    {
        private readonly Channel<T> received = Channel.CreateUnbounded<T>();

        public Notices(HubConnection connection, string method) => connection.On<T>(method, notice => received.Writer.TryWrite(notice));

        public async Task<T> NextAsync()
        {
            using var patience = new CancellationTokenSource(Soon);
            return await received.Reader.ReadAsync(patience.Token);
        }
    }
}
