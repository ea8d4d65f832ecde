using System.Net;
using System.Net.Http.Json;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Olympiads.Jury;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Olympiads.Jury;

public sealed class LockMarkingTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly Dictionary<string, decimal> One = MarkingScene.One;

    [Fact]
    public async Task The_chair_stops_the_marking_and_lets_it_go_on_each_with_a_reason()
    {
        var scene = await MarkingScene.CreateAsync(app, pupils: 2);
        var (juror, person) = await scene.AppointAsync();
        var (chair, _) = await scene.AppointAsync(role: Role.Chair);
        var view = (await scene.ClaimAsync(juror))!;
        var told = new TaskCompletionSource();
        await using var page = new HubConnectionBuilder()
            .WithUrl(new Uri(app.As(person.Id).BaseAddress!, $"/hubs/jury?round={scene.Sitting.RoundId}"), options => options.Headers[TestSignIn.Header] = person.Id.ToString())
            .Build();
        page.On(nameof(IJuryClient.LockChanged), told.SetResult);
        await page.StartReadyAsync();
        Task<HttpResponseMessage> LockAsync(HttpClient by, bool isLocked, string reason) =>
            by.PutAsJsonAsync($"{scene.Round}/marking-lock", new LockMarking.Request(isLocked, reason), Device.Json);

        Assert.Equal("olympiad.jury.not-the-chair", await (await LockAsync(juror, true, "Спорный критерий")).ErrorCodeAsync());
        Assert.Equal("olympiad.marking.lock-reason-invalid", await (await LockAsync(chair, true, " ")).ErrorCodeAsync());
        (await LockAsync(chair, true, "Спорный критерий")).EnsureSuccessStatusCode();

        await told.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("Спорный критерий", Assert.Single(await juror.ReadAsync<IReadOnlyList<ListMarkingTasks.MarkingTask>>("/api/marking")).LockReason);
        Assert.Equal("Спорный критерий", (await scene.BoardAsync(chair)).Lock?.Reason);
        foreach (var refused in new[]
        {
            await juror.PostAsync($"{scene.Task}/claim", null),
            await chair.PostAsync($"{scene.Task}/reference", null),
            await MarkingScene.PutAsync(juror, view, One, isDone: true),
            await MarkingScene.PutAsync(juror, view, One, isDone: false),
        })
        {
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
            Assert.Equal("olympiad.marking.locked", await refused.ErrorCodeAsync());
        }

        (await LockAsync(chair, false, "Договорились")).EnsureSuccessStatusCode();

        Assert.Null((await scene.BoardAsync(chair)).Lock);
        await MarkingScene.PlaceAsync(juror, view, One, isDone: true);
        Assert.NotNull(await scene.ClaimAsync(juror));
        var log = await app.WithDbAsync(db => db.AuditLog.Where(e => e.Action == "Round.Modified" && e.SubjectId == scene.Sitting.RoundId.ToString()).OrderBy(e => e.Id).Select(e => e.Changes).ToListAsync());
        Assert.Contains(log, changes => $"{changes}".Contains("Договорились", StringComparison.Ordinal));
    }
}
