using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using MethodCabinet.Domain.Assessment.Journal;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Olympiads.Late;
using MethodCabinet.Server.Olympiads.Receipts;
using MethodCabinet.Server.Olympiads.Scoring;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>Answers that came after the end: their evidence, the policy of the olympiad, the chair's decision.</summary>
public sealed class LateDeliveryTests(TestApp app) : IClassFixture<TestApp>
{
    /// <summary>Where the device's clock stands when the test begins.</summary>
    private const long ClockMs = 600_000;

    private static readonly string Right = Device.Text("клетка");

    [Fact]
    public async Task What_was_proved_to_be_in_time_and_came_soon_counts_by_itself()
    {
        var (sitting, pupil, device) = await LateAsync(acceptMinutes: 15);
        await device.SaveAsync(pupil.Client, from: 2);

        var delivery = Assert.Single(await DeliveriesAsync(pupil));
        Assert.Equal((EvidenceGrade.A, LateDeliveryState.AcceptedByPolicy, 2L, 3L), (delivery.Grade, delivery.State, delivery.FirstSeq, delivery.LastSeq));
        var view = await pupil.LookAsync();
        Assert.Empty(view.Late);
        Assert.Contains(view.Answers, a => a.TaskId == sitting.Tasks[1] && a.Answer == Right);
        Assert.True(await app.WithDbAsync(db => db.AuditLog.AnyAsync(e => e.Action == "LateDelivery.acceptedByPolicy" && e.SubjectId == pupil.AttemptId.ToString())));
    }

    [Fact]
    public async Task Sent_again_it_is_one_delivery()
    {
        var (_, pupil, device) = await LateAsync(acceptMinutes: 15);

        await Task.WhenAll(device.SaveAsync(pupil.Client, from: 2), device.SaveAsync(pupil.Client, from: 2), device.SaveAsync(pupil.Client));
        await device.SaveAsync(pupil.Client, from: 3);

        Assert.Equal([2L, 3L], (await DeliveriesAsync(pupil)).SelectMany(d => new[] { d.FirstSeq, d.LastSeq }).Distinct());
    }

    [Fact]
    public async Task Without_a_policy_the_chair_decides_and_does_not_learn_whose_work_it_is()
    {
        var (sitting, pupil, device) = await LateAsync(acceptMinutes: 0);
        device.Write(sitting.Tasks[3], """{"type":"essay","text":"О клетке и ядре"}""", ClockMs);
        await device.SaveAsync(pupil.Client, from: 2);
        var chair = await ChairAsync(sitting);
        var methodist = await app.SignInAsAsync(Role.Methodist);
        var stranger = await app.SignInAsAsync(Role.Chair);
        foreach (var path in new[] { $"rounds/{sitting.RoundId}/late", $"attempts/{pupil.AttemptId}/late", $"attempts/{pupil.AttemptId}/tasks/4/answers" })
        {
            using var refused = await stranger.GetAsync($"/api/{path}");
            Assert.Equal("platform.not-found", await refused.ErrorCodeAsync());
        }

        Assert.DoesNotContain($"{sitting.RoundId}", await stranger.GetStringAsync("/api/late"), StringComparison.Ordinal);
        Assert.Contains($"{sitting.RoundId}", await chair.GetStringAsync("/api/late"), StringComparison.Ordinal);

        var listed = Assert.Single((await ListAsync(chair, sitting)).Works);
        Assert.Equal((null, null, 3, 0, EvidenceGrade.A), (listed.Participant, listed.School, listed.Waiting, listed.Accepted, listed.Grade));
        Assert.NotNull(Assert.Single((await ListAsync(methodist, sitting)).Works).Participant);
        Assert.Null(Assert.Single(await chair.ReadWorkbookAsync($"/api/rounds/{sitting.RoundId}/late?format=xlsx"))["Участник"]);
        Assert.NotNull(Assert.Single(await methodist.ReadWorkbookAsync($"/api/rounds/{sitting.RoundId}/late?format=xlsx"))["Участник"]);
        Assert.Equal(2, (await pupil.LookAsync()).Late.Count);

        var timeline = await Participant.ReadAsync<GetLateWork.Response>(await chair.GetAsync($"/api/attempts/{listed.Id}/late"));
        Assert.Null(timeline.Participant);
        using var byAttempt = await chair.GetAsync($"/api/attempts/{pupil.AttemptId}/late");
        Assert.Equal("platform.not-found", await byAttempt.ErrorCodeAsync());
        Assert.Equal([false, true, true, true], timeline.Entries.Select(e => e.IsLate));
        Assert.All(timeline.Entries, e => Assert.True(e.WrittenAt <= timeline.End));

        var position = timeline.Entries[^1].TaskPosition;
        var before = await AnswersAsync(chair, pupil, position);
        Assert.DoesNotContain(before, a => a is { IsLate: true, Counts: true });

        (await DecideAsync(chair, timeline, accept: true)).EnsureSuccessStatusCode();

        Assert.Empty((await pupil.LookAsync()).Late);
        // Nothing that was ever written is hidden by what came later.
        var after = await AnswersAsync(chair, pupil, position);
        Assert.Equal(before.Select(a => (a.Device, a.Seq, a.Answer)), after.Select(a => (a.Device, a.Seq, a.Answer)));
        Assert.Equal(timeline.Entries.Where(e => e.TaskPosition == position).Select(e => (e.Device, e.Seq, e.IsLate)), after.Select(a => (a.Device, a.Seq, a.IsLate)));
        Assert.True(after.Single(a => a.Counts) == after[^1]);
        Assert.Equal(2, await app.WithDbAsync(db => db.AuditLog.CountAsync(e => e.Action == "attempt.answers-read" && e.SubjectId == pupil.AttemptId.ToString())));
        listed = Assert.Single((await ListAsync(chair, sitting)).Works);
        Assert.Equal((0, 3), (listed.Waiting, listed.Accepted));
        Assert.True(await app.WithDbAsync(db => db.AuditLog.AnyAsync(e => e.Action == "LateDelivery.decided" && e.SubjectId == pupil.AttemptId.ToString())));
    }

    [Fact]
    public async Task A_decision_after_the_scoring_is_scored_and_can_be_taken_back()
    {
        var (sitting, pupil, device) = await LateAsync(acceptMinutes: 0);
        var methodist = await app.SignInAsAsync(Role.Methodist);
        (await methodist.PostAsJsonAsync($"/api/rounds/{sitting.RoundId}/close", new CloseRound.Request(Early: true))).EnsureSuccessStatusCode();
        await UntilPointsAsync(pupil, 0);
        await device.SaveAsync(pupil.Client, from: 2);
        var timeline = await Participant.ReadAsync<GetLateWork.Response>(await methodist.GetAsync($"/api/attempts/{pupil.AttemptId}/late"));

        await SealAsync(sitting);
        (await DecideAsync(methodist, timeline, accept: true)).EnsureSuccessStatusCode();
        await UntilPointsAsync(pupil, 1);

        // What was added after the closing is covered by a further digest, once.
        await SealAsync(sitting);
        await SealAsync(sitting);
        Assert.Equal([1, 2], await app.WithDbAsync(db => db.RoundRoots.Where(r => r.RoundId == sitting.RoundId).Select(r => r.Number).OrderBy(n => n).ToListAsync()));
        var proof = await Participant.ReadAsync<GetAttemptProof.Response>(await pupil.Client.GetAsync($"/api/attempts/{pupil.AttemptId}/proof"));
        Assert.Equal((2, 3L), (proof.Root.Number, Assert.Single(proof.Chains).Seq));

        (await DecideAsync(methodist, timeline, accept: false)).EnsureSuccessStatusCode();
        await UntilPointsAsync(pupil, 0);
        Assert.All((await pupil.LookAsync()).Late, late => Assert.True(late.IsRefused));
    }

    [Fact]
    public async Task A_round_is_not_closed_while_a_decision_is_awaited()
    {
        var (sitting, pupil, device) = await LateAsync(acceptMinutes: 0);
        await device.SaveAsync(pupil.Client, from: 2);
        var methodist = await app.SignInAsAsync(Role.Methodist);
        Task<HttpResponseMessage> CloseAsync() => methodist.PostAsJsonAsync($"/api/rounds/{sitting.RoundId}/close", new CloseRound.Request(Early: true));

        Assert.Equal("olympiad.round.left-behind", await (await CloseAsync()).ErrorCodeAsync());
        var timeline = await Participant.ReadAsync<GetLateWork.Response>(await methodist.GetAsync($"/api/attempts/{pupil.AttemptId}/late"));
        (await DecideAsync(methodist, timeline, accept: true)).EnsureSuccessStatusCode();
        (await CloseAsync()).EnsureSuccessStatusCode();
        await UntilPointsAsync(pupil, 1);
    }

    [Fact]
    public async Task What_the_policy_accepts_after_the_scoring_is_scored_too()
    {
        var (sitting, pupil, device) = await LateAsync(acceptMinutes: 15);
        var methodist = await app.SignInAsAsync(Role.Methodist);
        using (var closing = await methodist.PostAsJsonAsync($"/api/rounds/{sitting.RoundId}/close", new CloseRound.Request(Early: true)))
        {
            // The sweep, which runs each minute, may have closed it a moment before.
            if (!closing.IsSuccessStatusCode)
            {
                Assert.Equal("olympiad.round.closed", await closing.ErrorCodeAsync());
            }
        }

        await UntilPointsAsync(pupil, 0);

        await device.SaveAsync(pupil.Client, from: 2);

        Assert.Null(await app.WithDbAsync(db => db.Attempts.Where(a => a.Id == pupil.AttemptId).Select(a => a.ScoredAt).SingleAsync()));
        await RunAsync<CloseRoundJob>(job => job.RunAsync(sitting.RoundId, CancellationToken.None));
        await UntilPointsAsync(pupil, 1);
    }

    [Fact]
    public async Task A_device_that_does_not_tell_its_clock_or_wrote_too_late_is_for_the_chair()
    {
        var (_, silent, silentDevice) = await LateAsync(acceptMinutes: 60);
        silentDevice.ElapsedMs = null;
        await silentDevice.SaveAsync(silent.Client, from: 2);
        Assert.Equal((EvidenceGrade.B, LateDeliveryState.Waiting), (await DeliveriesAsync(silent)).Select(d => (d.Grade, d.State)).Single());

        var (sitting, pupil, device) = await LateAsync(acceptMinutes: 60);
        device.Write(sitting.Tasks[0], """{"type":"choice","selected":["a"]}""", ClockMs + 20_000);
        await device.SaveAsync(pupil.Client, from: 2);
        Assert.Equal([(EvidenceGrade.A, 2L, 3L), (EvidenceGrade.B, 4L, 4L)], (await DeliveriesAsync(pupil)).Select(d => (d.Grade, d.FirstSeq, d.LastSeq)));
    }

    [Fact]
    public async Task A_device_of_which_nothing_came_in_time_has_only_its_word()
    {
        var (sitting, pupil, _) = await LateAsync(acceptMinutes: 60);
        var other = pupil.NewDevice();
        other.Write(sitting.Tasks[1], Right, 1000);
        other.ElapsedMs = 2000;

        await other.SaveAsync(pupil.Client);

        Assert.Equal((EvidenceGrade.C, LateDeliveryState.Waiting), (await DeliveriesAsync(pupil)).Select(d => (d.Grade, d.State)).Single());
    }

    [Fact]
    public async Task Deciding_needs_a_reason_and_deliveries_of_that_work()
    {
        var (sitting, pupil, device) = await LateAsync(acceptMinutes: 0);
        await device.SaveAsync(pupil.Client, from: 2);
        var (_, other, otherDevice) = await LateAsync(acceptMinutes: 0);
        await otherDevice.SaveAsync(other.Client, from: 2);
        var chair = await ChairAsync(sitting);
        var ids = (await DeliveriesAsync(pupil)).ConvertAll(d => d.Id);
        var others = (await DeliveriesAsync(other)).ConvertAll(d => d.Id);

        async Task<string?> RefusedAsync(IReadOnlyList<Guid> deliveries, string reason) =>
            await (await chair.PostAsJsonAsync($"/api/attempts/{ids[0]}/late/decision", new DecideLateWork.Request(deliveries, true, reason))).ErrorCodeAsync();

        Assert.Equal("olympiad.late.reason-invalid", await RefusedAsync(ids, " "));
        Assert.Equal("platform.not-found", await RefusedAsync([], "Не было сети"));
        Assert.Equal("platform.not-found", await RefusedAsync([.. ids, .. others], "Не было сети"));
        Assert.All(await DeliveriesAsync(pupil), d => Assert.Equal(LateDeliveryState.Waiting, d.State));
    }

    /// <summary>Of the jury of the olympiad.</summary>
    [Fact]
    public async Task A_chair_sees_the_photographs_of_late_answers_without_their_names_and_each_look_is_in_the_log()
    {
        var sitting = await Sitting.CreateAsync(app, contents: [OlympiadScene.Upload(2, "image/jpeg")]);
        var pupil = await sitting.OpenAsync(app);
        byte[] photo = [0xFF, 0xD8, 0xFF, 0xDB, 0, 12, .. "photograph"u8, 0xFF, 0xD9];
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(photo));
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var (files, db) = (scope.ServiceProvider.GetRequiredService<Files>(), scope.ServiceProvider.GetRequiredService<AppDb>());
            var facts = new FileFacts("Соколова.jpg", "image/jpeg", photo.Length, SHA256.HashData(photo));
            var stored = await files.AddPrivateAsync(facts, new MemoryStream(photo), pupil.Person.Id, default);
            db.AttemptFiles.Add(new AttemptFile { AttemptId = pupil.AttemptId, Sha256 = facts.Sha256, FileId = stored.Id, ReceivedAt = DateTimeOffset.UtcNow });
            await db.SaveChangesAsync();
        }

        var device = pupil.NewDevice();
        device.Write(sitting.Tasks[0], $$"""
            {"type":"upload","files":[{"sha256":"{{sha256}}","name":"Соколова.jpg","size":{{photo.Length}}},{"sha256":"{{new string('0', 64)}}","name":"2.jpg","size":9}]}
            """.Trim());
        await app.WithDbAsync(db => db.Rounds.Where(r => r.Id == sitting.RoundId).ExecuteUpdateAsync(set => set.SetProperty(r => r.ClosesAt, DateTimeOffset.UtcNow.AddSeconds(-1))));
        Assert.Equal(1, (await device.SaveAsync(pupil.Client)).Late);
        var (chair, stranger) = (await ChairAsync(sitting), await app.SignInAsAsync(Role.Chair));

        var work = Assert.Single((await ListAsync(chair, sitting)).Works).Id;
        var answers = await chair.GetStringAsync($"/api/attempts/{work}/tasks/1/answers");
        var shown = Assert.Single(JsonSerializer.Deserialize<ReadAnswers.Response>(answers, Device.Json)!.Answers);
        using var file = await chair.GetAsync($"/api/attempts/{work}/late/files/{shown.Files[0]}");
        using var beyond = await chair.GetAsync($"/api/attempts/{work}/late/files/2");
        using var refused = await stranger.GetAsync($"/api/attempts/{work}/late/files/1");

        Assert.Equal([1, null], shown.Files);
        Assert.DoesNotContain(sha256, answers, StringComparison.Ordinal);
        Assert.Equal(photo, await file.Content.ReadAsByteArrayAsync());
        Assert.Equal("1", file.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal("platform.not-found", await beyond.ErrorCodeAsync());
        Assert.Equal("platform.not-found", await refused.ErrorCodeAsync());
        Assert.Equal(1, await app.WithDbAsync(db => db.AuditLog.CountAsync(e => e.Action == "attempt.late-file-read" && e.SubjectId == pupil.AttemptId.ToString())));
    }

    private async Task<HttpClient> ChairAsync(Sitting sitting)
    {
        var chair = await app.CreatePersonAsync([Role.Chair]);
        await app.WithDbAsync(db =>
        {
            db.JuryMembers.Add(new JuryMember { OlympiadId = sitting.OlympiadId, PersonId = chair.Id, AppointedAt = DateTimeOffset.UtcNow });
            return db.SaveChangesAsync();
        });
        return await app.SignInAsync(chair);
    }

    /// <summary>A device that saved one entry in time and wrote two more before the end, which is over now; they are not sent yet.</summary>
    private async Task<(Sitting Sitting, Participant Pupil, Device Device)> LateAsync(int acceptMinutes)
    {
        var sitting = await Sitting.CreateAsync(app);
        await app.WithDbAsync(db => db.Olympiads.Where(o => o.Id == sitting.OlympiadId)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.LateAcceptMinutes, acceptMinutes)));
        var pupil = await sitting.OpenAsync(app);
        var device = pupil.NewDevice();
        device.Write(sitting.Tasks[2], """{"type":"numeric","text":"1"}""", ClockMs);
        var saved = await device.SaveAsync(pupil.Client);
        device.Write(sitting.Tasks[1], Right, ClockMs);
        device.Write(sitting.Tasks[3], """{"type":"essay","text":"О клетке"}""", ClockMs);
        device.ElapsedMs = ClockMs;
        await app.WithDbAsync(db => db.Rounds.Where(r => r.Id == sitting.RoundId).ExecuteUpdateAsync(set => set.SetProperty(r => r.ClosesAt, saved.ReceivedAt)));
        // The round does not wait for the device: what comes after its closing is tried as well.
        (await pupil.TellAsync(Guid.NewGuid(), null, isOpen: false)).EnsureSuccessStatusCode();
        return (sitting, pupil, device);
    }

    private Task SealAsync(Sitting sitting) => RunAsync<SealRoundJob>(job => job.RunAsync(sitting.RoundId, CancellationToken.None));

    private async Task RunAsync<T>(Func<T, Task> run)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await run(ActivatorUtilities.CreateInstance<T>(scope.ServiceProvider));
    }

    private Task<List<LateDelivery>> DeliveriesAsync(Participant pupil) => app.WithDbAsync(db =>
        db.LateDeliveries.AsNoTracking().Where(d => d.AttemptId == pupil.AttemptId).OrderBy(d => d.FirstSeq).ToListAsync());

    private async Task<IReadOnlyList<ReadAnswers.GivenAnswer>> AnswersAsync(HttpClient client, Participant pupil, int position) =>
        (await Participant.ReadAsync<ReadAnswers.Response>(await client.GetAsync($"/api/attempts/{(await DeliveriesAsync(pupil))[0].Id}/tasks/{position}/answers"))).Answers;

    private static async Task<ListLateWorks.Response> ListAsync(HttpClient client, Sitting sitting) =>
        await Participant.ReadAsync<ListLateWorks.Response>(await client.GetAsync($"/api/rounds/{sitting.RoundId}/late"));

    private static Task<HttpResponseMessage> DecideAsync(HttpClient client, GetLateWork.Response seen, bool accept) =>
        client.PostAsJsonAsync(
            $"/api/attempts/{seen.Id}/late/decision", new DecideLateWork.Request([.. seen.Deliveries.Select(d => d.Id)], accept, "В школе не было сети"));

    private Task UntilPointsAsync(Participant pupil, decimal points) => Eventually.TrueAsync(
        () => app.WithDbAsync(db => db.Attempts.AnyAsync(a => a.Id == pupil.AttemptId && a.ScoredAt != null && a.Points == points)), $"{points} points");
}
