using System.Net.Http.Json;
using System.Text.Json;
using MethodCabinet.Domain.Assessment.Journal;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Olympiads.Attempts;
using MethodCabinet.Server.Olympiads.Board;
using MethodCabinet.Server.Olympiads.Carriers;
using MethodCabinet.Server.Olympiads.Late;
using MethodCabinet.Server.Olympiads.Seals;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>A work that was begun from a sealed paper before the server heard of it.</summary>
public sealed class BegunAwayTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_device_that_was_cut_off_goes_on_with_the_rest_of_its_time()
    {
        var (sitting, organizer) = await SealedAsync(TimeSpan.FromMinutes(30));
        var pupil = await sitting.RegisterAsync(app, extraMinutes: 15);

        var view = await BeginAsync(pupil, sitting, TimeSpan.FromMinutes(10));

        Assert.Equal(view.Now.AddMinutes(-10), view.OpenedAt, Moment);
        Assert.Equal(view.OpenedAt.AddMinutes(120 + 15), view.Deadline);
        var row = Assert.Single((await BoardAsync(organizer, sitting)).Participants);
        var begin = Assert.Single(row.Begins);
        Assert.Equal((true, BoardState.Answering), (begin.Counts, row.State));
        Assert.Equal(view.OpenedAt, begin.At);
        Assert.Equal(view.Now, begin.HeardAt, Moment);
        Assert.Equal(["attempt.begun-away"], await RecordedAsync(view.AttemptId));

        // Told once more, because the reply was lost: nothing changes.
        var again = await BeginAsync(pupil, sitting, TimeSpan.FromMinutes(10).Add(Moment));
        Assert.Equal(view.Deadline, again.Deadline);
        Assert.Equal(row.Begins, Assert.Single((await BoardAsync(organizer, sitting)).Participants).Begins);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("&elapsed=-60000", 0)]
    [InlineData("&elapsed=5000", 0)] // with a network all the while: nobody need be told
    [InlineData("&elapsed=9223372036854775807", 30)]
    public async Task What_cannot_be_is_taken_as_far_as_it_can(string elapsed, int minutes)
    {
        var (sitting, organizer) = await SealedAsync(TimeSpan.FromMinutes(30));
        var pupil = await sitting.RegisterAsync(app);

        var view = await Participant.ReadAsync<AttemptView>(await pupil.Client.PostAsync($"/api/rounds/{sitting.RoundId}/attempt?begun=true{elapsed}", null));

        Assert.Equal(view.Now.AddMinutes(-minutes), view.OpenedAt, Moment);
        Assert.Equal(minutes > 0, Assert.Single((await BoardAsync(organizer, sitting)).Participants).Begins.Count > 0);
    }

    [Fact]
    public async Task What_was_written_in_time_and_comes_after_it_waits_for_the_chair_who_sees_the_begin()
    {
        var (sitting, organizer) = await SealedAsync(TimeSpan.FromMinutes(180));
        var pupil = await sitting.RegisterAsync(app);

        // Less of the window has passed than it is long, more of the participant's time than there is.
        var view = await BeginAsync(pupil, sitting, TimeSpan.FromMinutes(150));
        var device = new Device(view.AttemptId) { ElapsedMs = 150 * 60_000 };
        device.Write(sitting.Tasks[1], Device.Text("клетка"), 60_000);
        device.Write(sitting.Tasks[2], """{"type":"numeric","text":"42"}""", 100 * 60_000);
        var saved = await device.SaveAsync(pupil.Client);

        Assert.Equal(2, saved.Late);
        var late = await organizer.ReadAsync<GetLateWork.Response>($"/api/attempts/{view.AttemptId}/late");
        Assert.Equal((EvidenceGrade.C, LateDeliveryState.Waiting), (late.Deliveries.Single().Grade, late.Deliveries.Single().State));
        Assert.Equal((view.OpenedAt, view.OpenedAt.AddMinutes(120)), (late.OpenedAt, late.End));
        Assert.Equal((view.OpenedAt, true), (late.Begins.Single().At, late.Begins.Single().Counts));
    }

    [Theory]
    [InlineData(40, 30)] // before the pause: all of it
    [InlineData(12, 12)] // in its middle, without a network: what passed of it since
    [InlineData(0, 0)]
    public async Task A_pause_that_the_server_knows_of_and_the_device_does_not_is_given_back(int begunAgo, int givenBack)
    {
        var (sitting, organizer) = await SealedAsync(TimeSpan.FromMinutes(60));
        var pupil = await sitting.RegisterAsync(app);
        (await organizer.PostAsJsonAsync($"/api/rounds/{sitting.RoundId}/pause", new { reason = "Тревога" })).EnsureSuccessStatusCode();
        using var refused = await pupil.Client.PostAsync($"/api/rounds/{sitting.RoundId}/attempt?begun=true&elapsed={begunAgo * 60_000}", null);
        Assert.Equal("olympiad.round.paused", await refused.ErrorCodeAsync());
        var since = await app.WithDbAsync(async db =>
        {
            await db.Database.ExecuteSqlAsync($"update olympiads.rounds set paused_at = paused_at - interval '30 minutes' where id = {sitting.RoundId}");
            return await db.Rounds.Where(r => r.Id == sitting.RoundId).Select(r => r.PausedAt!.Value).SingleAsync();
        });
        (await organizer.PostAsJsonAsync($"/api/rounds/{sitting.RoundId}/resume", new { pausedAt = since })).EnsureSuccessStatusCode();

        var view = await BeginAsync(pupil, sitting, TimeSpan.FromMinutes(begunAgo));

        Assert.Equal(view.OpenedAt.AddMinutes(120 + givenBack), view.Deadline, Moment);
        Assert.Equal(view.Now.AddMinutes(-begunAgo), view.OpenedAt, Moment);
    }

    [Fact]
    public async Task A_second_device_neither_lengthens_nor_shortens_the_time_of_the_first()
    {
        var (sitting, organizer) = await SealedAsync(TimeSpan.FromMinutes(60));
        var (away, online) = (await sitting.RegisterAsync(app), await sitting.RegisterAsync(app));

        // The device without a network is heard first: who opens the paper on another goes on by its begin.
        var first = await BeginAsync(away, sitting, TimeSpan.FromMinutes(20));
        Assert.Equal(first.Deadline, (await away.OpenAsync(sitting.RoundId)).Deadline);

        // It is heard last: what was acknowledged by the deadline stays so, and it is shown that there was an earlier begin.
        var opened = await online.OpenAsync(sitting.RoundId);
        foreach (var minutes in new[] { 0, 30, 40, 35 })
        {
            Assert.Equal(opened.Deadline, (await BeginAsync(online, sitting, TimeSpan.FromMinutes(minutes))).Deadline);
        }

        var begin = Assert.Single((await BoardAsync(organizer, sitting)).Participants.Single(p => p.AttemptId == opened.AttemptId).Begins);
        Assert.False(begin.Counts);
        Assert.Equal(opened.Now.AddMinutes(-40), begin.At, Moment);
        Assert.Equal(opened.Now, begin.HeardAt, Moment);
        Assert.Equal(["attempt.begun-before", "attempt.begun-before"], await RecordedAsync(opened.AttemptId));
    }

    [Fact]
    public async Task A_work_that_somebody_brings_was_begun_when_its_device_says_at_the_latest()
    {
        var (sitting, organizer) = await SealedAsync(TimeSpan.FromMinutes(60));
        var pupil = await sitting.RegisterAsync(app);
        var kit = await pupil.Client.ReadAsync<GetKit.Response>($"/api/rounds/{sitting.RoundId}/kit");
        var device = new Device(kit.AttemptId);
        device.Write(sitting.Tasks[1], Device.Text("клетка"), 60_000);
        var file = Device.Carry(sitting.RoundId, kit.CarrierKey, JsonSerializer.Serialize(
            new { device.AttemptId, DeviceId = device.Id, ElapsedMs = 25 * 60_000, device.Entries, SealId = kit.Seal!.Id }, Device.Json));

        var taken = await Participant.ReadAsync<TakeCarriedWork.Response>(await organizer.PostAsync(
            $"/api/rounds/{sitting.RoundId}/carried-works", new ByteArrayContent(file) { Headers = { ContentType = new("application/octet-stream") } }));

        Assert.Equal((1, 0), (taken.Added, taken.Late));
        var begin = Assert.Single(Assert.Single((await BoardAsync(organizer, sitting)).Participants).Begins);
        Assert.Equal(DateTimeOffset.UtcNow.AddMinutes(-25), begin.At, Moment);
    }

    /// <summary>A round whose paper was sealed and whose window has been open for so long.</summary>
    private async Task<(Sitting Sitting, HttpClient Organizer)> SealedAsync(TimeSpan open)
    {
        var (sitting, organizer) = (await Sitting.CreateAsync(app, DateTimeOffset.UtcNow.AddDays(1)), await app.SignInAsAsync(Role.Methodist));
        (await organizer.PostAsync($"/api/papers/{sitting.PaperId}/seal", null)).EnsureSuccessStatusCode();
        var opensAt = DateTimeOffset.UtcNow - open;
        await app.WithDbAsync(db => db.Rounds.Where(r => r.Id == sitting.RoundId).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.OpensAt, opensAt).SetProperty(r => r.ClosesAt, opensAt.AddHours(4))));
        return (sitting, organizer);
    }

    private static async Task<AttemptView> BeginAsync(Participant pupil, Sitting sitting, TimeSpan ago) => await Participant.ReadAsync<AttemptView>(
        await pupil.Client.PostAsync($"/api/rounds/{sitting.RoundId}/attempt?begun=true&elapsed={(long)ago.TotalMilliseconds}", null));

    private static Task<RoundBoard> BoardAsync(HttpClient organizer, Sitting sitting) => organizer.ReadAsync<RoundBoard>($"/api/rounds/{sitting.RoundId}/board");

    private Task<List<string>> RecordedAsync(Guid attemptId) =>
        app.WithDbAsync(db => db.AuditLog.Where(e => e.SubjectId == attemptId.ToString() && e.Action.StartsWith("attempt.begun")).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync());
}
