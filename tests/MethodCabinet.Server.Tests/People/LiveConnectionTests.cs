using System.Net;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Tests.Olympiads;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.People;

public sealed class LiveConnectionTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Signing_out_ends_the_connections_of_the_session_and_no_others()
    {
        var coordinator = await app.CreatePersonAsync([Role.Coordinator]);
        var (here, elsewhere) = (await app.SignInAsync(coordinator), await app.SignInAsync(coordinator));
        var round = await RoundAsync();
        await using var ended = await Connection.OpenAsync(here, round);
        await using var other = await Connection.OpenAsync(elsewhere, round);

        Assert.Equal(HttpStatusCode.NoContent, (await here.PostAsync("/api/account/sign-out", null)).StatusCode);

        await ended.Closed.WaitAsync(Soon);
        Assert.False(other.Closed.IsCompleted);
    }

    [Fact]
    public async Task A_role_that_ends_ends_the_connection_that_it_opened()
    {
        var coordinator = await app.CreatePersonAsync([Role.Coordinator]);
        await using var connection = await Connection.OpenAsync(await app.SignInAsync(coordinator), await RoundAsync());

        await app.WithDbAsync(async db =>
        {
            (await db.Memberships.SingleAsync(m => m.PersonId == coordinator.Id)).To = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-2);
            await db.SaveChangesAsync();
        });

        await connection.Closed.WaitAsync(Soon);
    }

    /// <summary>One whose board the coordinator may see; the hub closes on whoever asks for another.</summary>
    private Task<Guid> RoundAsync() => app.WithDbAsync(async db =>
    {
        var olympiad = db.AddOlympiad(db.AddMethodist(), opensAt: DateTimeOffset.UtcNow.AddMinutes(-5));
        await db.SaveChangesAsync();
        return olympiad.Rounds[0].Id;
    });

    /// <summary>A page with a board.</summary>
    private sealed class Connection : IAsyncDisposable
    {
        private readonly HubConnection hub;
        private readonly TaskCompletionSource closed = new();

        private Connection(HubConnection hub)
        {
            this.hub = hub;
            hub.Closed += _ =>
            {
                closed.TrySetResult();
                return Task.CompletedTask;
            };
        }

        public Task Closed => closed.Task;

        public static async Task<Connection> OpenAsync(HttpClient signedIn, Guid round)
        {
            var connection = new Connection(new HubConnectionBuilder()
                .WithUrl(
                    new Uri(signedIn.BaseAddress!, $"/hubs/organizer?round={round}"),
                    options => options.Headers.Add("Cookie", signedIn.DefaultRequestHeaders.GetValues("Cookie").Single()))
                .Build());
            await connection.hub.StartAsync();
            return connection;
        }

        public ValueTask DisposeAsync() => hub.DisposeAsync();
    }
}
