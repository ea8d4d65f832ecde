using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Assessment.Journal;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Olympiads.Attempts;
using MethodCabinet.Server.Olympiads.Carriers;
using MethodCabinet.Server.Olympiads.Late;
using MethodCabinet.Server.Olympiads.Papers;
using MethodCabinet.Server.Olympiads.Scoring;
using MethodCabinet.Server.Olympiads.Seals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>Works whose devices never reached the server, brought by somebody else.</summary>
public sealed class CarriedWorkTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_work_brought_in_time_counts_like_any_other_and_again_it_changes_nothing()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.OpenAsync(app);
        var device = pupil.NewDevice();
        device.Write(sitting.Tasks[1], Device.Text("клетка"));
        device.Write(sitting.Tasks[2], """{"type":"numeric","text":"42"}""");
        var coordinator = await CoordinatorAsync(pupil);
        var (browser, other) = (Guid.NewGuid(), Guid.NewGuid());
        var file = device.Carry(sitting.RoundId, (await pupil.LookAsync()).CarrierKey, browser);
        (await pupil.TellAsync(browser, null, isOpen: true)).EnsureSuccessStatusCode();
        (await pupil.TellAsync(other, null, isOpen: true)).EnsureSuccessStatusCode();

        var taken = await TakeAsync(coordinator, sitting, file);
        var again = await TakeAsync(coordinator, sitting, file);

        Assert.Equal((pupil.AttemptId, 2, 2, 0), (taken.AttemptId, taken.Entries, taken.Added, taken.Late));
        Assert.NotNull(taken.Participant);
        Assert.Equal((2, 0), (again.Entries, again.Added));
        Assert.Equal(2, (await pupil.LookAsync()).Answers.Count);
        // It is the last word of its own device, of no other.
        var told = await app.WithDbAsync(db => db.AttemptDevices.Where(d => d.AttemptId == pupil.AttemptId).ToDictionaryAsync(d => d.BrowserId));
        Assert.Equal((device.Id, 2, false), (told[browser].ChainId, told[browser].Seq, told[browser].IsOpen));
        Assert.True(told[other].IsOpen);
        Assert.Equal(2, await app.WithDbAsync(db => db.AuditLog.CountAsync(e => e.Action == "attempt.carried" && e.SubjectId == pupil.AttemptId.ToString())));
    }

    [Fact]
    public async Task What_was_handed_in_on_the_device_is_handed_in_by_the_file_behind_its_last_entry()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.OpenAsync(app);
        var device = pupil.NewDevice();
        device.Write(sitting.Tasks[1], Device.Text("клетка"));
        var coordinator = await app.SignInAsAsync(Role.Coordinator);
        var key = (await pupil.LookAsync()).CarrierKey;

        Assert.Equal(0, (await TakeAsync(coordinator, sitting, device.Carry(sitting.RoundId, key))).Late);
        Assert.Null((await pupil.LookAsync()).HandedInAt);
        device.Write(sitting.Tasks[2], """{"type":"numeric","text":"42"}""");
        var file = device.Carry(sitting.RoundId, key, handedIn: true);
        var taken = await TakeAsync(coordinator, sitting, file);
        var seen = await pupil.LookAsync();
        await TakeAsync(coordinator, sitting, file);

        Assert.Equal((1, 0), (taken.Added, taken.Late));
        Assert.Equal(2, seen.Answers.Count);
        Assert.NotNull(seen.HandedInAt);
        Assert.Equal(seen.HandedInAt, (await pupil.LookAsync()).HandedInAt);
        // The device that finds the network at last is told the same.
        var told = await Participant.ReadAsync<HandIn.Response>(await pupil.HandInAsync(new AttemptView.DeviceHead(device.Id, 2, device.LastHash)));
        Assert.Equal(seen.HandedInAt, told.HandedInAt);
    }

    [Fact]
    public async Task A_file_does_not_hand_in_what_goes_on_on_another_device_or_has_ended()
    {
        var sitting = await Sitting.CreateAsync(app);
        var coordinator = await app.SignInAsAsync(Role.Coordinator);
        async Task<(Participant Pupil, Device Device)> BeginAsync()
        {
            var pupil = await sitting.OpenAsync(app);
            var device = pupil.NewDevice();
            device.Write(sitting.Tasks[1], Device.Text("клетка"));
            return (pupil, device);
        }

        async Task<DateTimeOffset?> HandedInAsync((Participant Pupil, Device Device) work)
        {
            await TakeAsync(coordinator, sitting, work.Device.Carry(sitting.RoundId, (await work.Pupil.LookAsync()).CarrierKey, handedIn: true));
            return (await work.Pupil.LookAsync()).HandedInAt;
        }

        var written = await BeginAsync();
        var other = written.Pupil.NewDevice();
        other.Write(sitting.Tasks[2], """{"type":"numeric","text":"42"}""");
        await other.SaveAsync(written.Pupil.Client);
        Assert.Null(await HandedInAsync(written));

        var opened = await BeginAsync();
        (await opened.Pupil.TellAsync(Guid.NewGuid(), null, isOpen: true)).EnsureSuccessStatusCode();
        Assert.Null(await HandedInAsync(opened));

        // The file is older than what its own device has sent since.
        var older = await BeginAsync();
        var file = older.Device.Carry(sitting.RoundId, (await older.Pupil.LookAsync()).CarrierKey, handedIn: true);
        older.Device.Write(sitting.Tasks[2], """{"type":"numeric","text":"42"}""");
        await older.Device.SaveAsync(older.Pupil.Client);
        await TakeAsync(coordinator, sitting, file);
        Assert.Null((await older.Pupil.LookAsync()).HandedInAt);

        var ended = await BeginAsync();
        await EndAsync(sitting);
        Assert.Null(await HandedInAsync(ended));
    }

    [Fact]
    public async Task Only_the_last_entry_needs_its_hash_and_it_stands_for_all_of_them()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.OpenAsync(app);
        var device = pupil.NewDevice();
        for (var i = 0; i < 3; i++)
        {
            device.Write(sitting.Tasks[1], Device.Text($"ответ {i}"), 1000 * i);
        }

        var key = (await pupil.LookAsync()).CarrierKey;
        byte[] Carry(string second, bool withLast) => Device.Carry(sitting.RoundId, key, JsonSerializer.Serialize(
            new
            {
                device.AttemptId,
                DeviceId = device.Id,
                ElapsedMs = 1,
                Entries = device.Entries.Select((e, i) => new { e.Seq, e.TaskId, Answer = i == 1 ? second : e.Answer, e.ElapsedMs, Hash = i == 2 && withLast ? e.Hash : null }),
            },
            Device.Json));
        var methodist = await app.SignInAsAsync(Role.Methodist);

        using var altered = await PostAsync(methodist, sitting, Carry(Device.Text("подменён"), withLast: true));
        using var endless = await PostAsync(methodist, sitting, Carry(device.Entries[1].Answer, withLast: false));
        var taken = await TakeAsync(methodist, sitting, Carry(device.Entries[1].Answer, withLast: true));

        Assert.Equal("olympiad.journal.head-mismatch", await altered.ErrorCodeAsync());
        Assert.Equal("olympiad.carrier.unreadable", await endless.ErrorCodeAsync());
        Assert.Equal((3, 3), (taken.Entries, taken.Added));
        Assert.Equal(device.LastHash, (await pupil.LookAsync()).Heads.Single().Hash);
    }

    [Fact]
    public async Task A_whole_round_without_a_network_is_brought_after_it_and_waits_for_the_chair()
    {
        var sitting = await Sitting.CreateAsync(app, DateTimeOffset.UtcNow.AddDays(1));
        var pupil = await sitting.RegisterAsync(app);
        var methodist = await app.SignInAsAsync(Role.Methodist);
        (await methodist.PostAsync($"/api/papers/{sitting.PaperId}/seal", null)).EnsureSuccessStatusCode();
        var kit = await Participant.ReadAsync<GetKit.Response>(await pupil.Client.GetAsync($"/api/rounds/{sitting.RoundId}/kit"));
        var device = new Device(kit.AttemptId);
        for (var i = 0; i < 450; i++)
        {
            device.Write(sitting.Tasks[1], Device.Text($"ответ {i}"), 1000 * i);
        }

        var file = device.Carry(sitting.RoundId, kit.CarrierKey);
        await EndAsync(sitting);
        var taken = await TakeAsync(methodist, sitting, file);

        Assert.Equal((kit.AttemptId, 450, 450, 450), (taken.AttemptId, taken.Entries, taken.Added, taken.Late));
        var deliveries = await app.WithDbAsync(db => db.LateDeliveries.Where(d => d.AttemptId == kit.AttemptId).ToListAsync());
        Assert.Equal(450, deliveries.Sum(d => d.LastSeq - d.FirstSeq + 1));
        Assert.All(deliveries, d => Assert.True(d is { Grade: EvidenceGrade.C, State: LateDeliveryState.Waiting, CarriedById: not null }));
    }

    [Fact]
    public async Task A_work_sat_from_an_earlier_seal_is_taken_whole_and_scored_by_what_was_sat()
    {
        var sitting = await Sitting.CreateAsync(app, DateTimeOffset.UtcNow.AddDays(1));
        var (carried, online) = (await sitting.RegisterAsync(app), await sitting.RegisterAsync(app));
        var methodist = await app.SignInAsAsync(Role.Methodist);
        (await methodist.PostAsync($"/api/papers/{sitting.PaperId}/seal", null)).EnsureSuccessStatusCode();
        var kit = await Participant.ReadAsync<GetKit.Response>(await carried.Client.GetAsync($"/api/rounds/{sitting.RoundId}/kit"));
        var (changed, removed) = (sitting.Tasks[1], sitting.Tasks[2]);
        var before = await app.WithDbAsync(db => db.PaperTasks.Where(t => t.Id == changed).Select(t => t.QuestionVersionId).SingleAsync());
        var after = await ReviseAsync(before, new ShortTextKey([new TextVariant("атом")], new TextRule()));
        (await methodist.PutAsync($"/api/papers/{sitting.PaperId}/tasks/{changed}", new ReplaceTask.Request(after))).EnsureSuccessStatusCode();
        (await methodist.DeleteAsync($"/api/papers/{sitting.PaperId}/tasks/{removed}")).EnsureSuccessStatusCode();
        var device = new Device(kit.AttemptId);
        device.Write(changed, Device.Text("клетка"));
        device.Write(removed, """{"type":"numeric","text":"42"}""");
        var file = Device.Carry(sitting.RoundId, kit.CarrierKey, JsonSerializer.Serialize(
            new { device.AttemptId, DeviceId = device.Id, ElapsedMs = 1, device.Entries, SealId = kit.Seal!.Id }, Device.Json));
        await EndAsync(sitting);

        var taken = await TakeAsync(methodist, sitting, file);

        Assert.Equal((2, 2), (taken.Added, taken.Late));
        Assert.Equal(kit.Seal.Id, await app.WithDbAsync(db => db.Attempts.Where(a => a.Id == kit.AttemptId).Select(a => a.SealId).SingleAsync()));

        // Whoever decides sees both answers, the removed task after the last one of the paper.
        var late = await methodist.ReadAsync<GetLateWork.Response>($"/api/attempts/{kit.AttemptId}/late");
        Assert.Equal([(2, false), (4, true)], late.Entries.Select(e => (e.TaskPosition, e.IsRemoved)));
        Assert.True((await methodist.ReadAsync<ReadAnswers.Response>($"/api/attempts/{kit.AttemptId}/tasks/4/answers")).IsRemoved);

        // Accepted, it is scored by what was asked; what the paper no longer has gives nothing.
        await app.WithDbAsync(async db =>
        {
            await db.LateDeliveries.Where(d => d.AttemptId == kit.AttemptId).ExecuteUpdateAsync(set => set.SetProperty(d => d.State, LateDeliveryState.Accepted));
            Assert.Equal(1, await AttemptScorer.ScoreAsync(db, sitting.OlympiadId, sitting.RoundId, kit.AttemptId, kit.AttemptId, DateTimeOffset.UtcNow, default));
        });
        var scores = await app.WithDbAsync(db => db.TaskScores.Where(s => s.AttemptId == kit.AttemptId).ToDictionaryAsync(s => s.TaskId));
        Assert.Equal((before, 1), (scores[changed].QuestionVersionId, scores[changed].Points));
        Assert.False(scores.ContainsKey(removed));

        // The same for a device that comes back by itself: it has the paper, and another device of the same participant gets the one that is sat.
        var begun = await Participant.ReadAsync<AttemptView>(
            await online.Client.PostAsync($"/api/rounds/{sitting.RoundId}/attempt?begun=true&seal={kit.Seal.Id}", null));
        var second = new Device(begun.AttemptId);
        second.Write(removed, """{"type":"numeric","text":"42"}""");
        Assert.Equal(1, (await second.SaveAsync(online.Client)).Late);
        Assert.Null(begun.Paper);
        var elsewhere = await Participant.ReadAsync<AttemptView>(await online.Client.GetAsync($"/api/attempts/{begun.AttemptId}"));
        Assert.Equal(sitting.Tasks, elsewhere.Paper!.Tasks.Select(t => t.Id));
    }

    [Fact]
    public async Task A_device_that_finds_the_network_after_the_round_delivers_late_by_itself()
    {
        var sitting = await Sitting.CreateAsync(app, DateTimeOffset.UtcNow.AddDays(1));
        var (sealedIn, without) = (await sitting.RegisterAsync(app), await Sitting.CreateAsync(app, DateTimeOffset.UtcNow.AddDays(-1)));
        (await (await app.SignInAsAsync(Role.Methodist)).PostAsync($"/api/papers/{sitting.PaperId}/seal", null)).EnsureSuccessStatusCode();
        using var early = await sealedIn.Client.PostAsync($"/api/rounds/{sitting.RoundId}/attempt?begun=true", null);
        Assert.Equal("olympiad.round.not-open", await early.ErrorCodeAsync());
        await EndAsync(sitting);

        using var plain = await sealedIn.Client.PostAsync($"/api/rounds/{sitting.RoundId}/attempt", null);
        var begun = await Participant.ReadAsync<AttemptView>(await sealedIn.Client.PostAsync($"/api/rounds/{sitting.RoundId}/attempt?begun=true", null));
        var device = new Device(begun.AttemptId);
        device.Write(sitting.Tasks[1], Device.Text("клетка"));
        var saved = await device.SaveAsync(sealedIn.Client);

        Assert.Equal("olympiad.round.closed", await plain.ErrorCodeAsync());
        Assert.Equal(1, saved.Late);

        // Where no paper was sealed, nobody can have begun without a network.
        var stranger = await without.RegisterAsync(app);
        using var refused = await stranger.Client.PostAsync($"/api/rounds/{without.RoundId}/attempt?begun=true", null);
        Assert.Equal("olympiad.round.closed", await refused.ErrorCodeAsync());
    }

    [Fact]
    public async Task Photographs_that_the_answers_name_come_with_it_once()
    {
        var sitting = await Sitting.CreateAsync(app, contents: [OlympiadScene.Upload(2, "image/jpeg")]);
        var pupil = await sitting.OpenAsync(app);
        var device = pupil.NewDevice();
        byte[] photo = [0xFF, 0xD8, 0xFF, 0xE0, .. "photograph"u8];
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(photo));
        device.Write(sitting.Tasks[0], $$"""{"type":"upload","files":[{"sha256":"{{sha256}}","name":"1.jpg","size":{{photo.Length}}}]}""");
        var json = JsonSerializer.Serialize(
            new { device.AttemptId, DeviceId = device.Id, ElapsedMs = 1, device.Entries, Files = new[] { new { sha256, mediaType = "image/jpeg", size = photo.Length } } }, Device.Json);
        var key = (await pupil.LookAsync()).CarrierKey;
        byte[] Carry(byte[] bytes) => CarriedWork.Seal(CarriedWork.Join(Encoding.UTF8.GetBytes(json), bytes), sitting.RoundId, key);
        var (file, forged) = (Carry(photo), Carry([.. photo[..^1], 1]));
        var methodist = await app.SignInAsAsync(Role.Methodist);

        using var refused = await PostAsync(methodist, sitting, forged);
        Assert.Equal("olympiad.file.digest-mismatch", await refused.ErrorCodeAsync());
        Assert.Equal((1, 1), (await TakeAsync(methodist, sitting, file)) is var taken ? (taken.Entries, taken.Files) : default);
        Assert.Equal(0, (await TakeAsync(methodist, sitting, file)).Files);

        Assert.Equal([sha256], (await pupil.LookAsync()).Files);
        Assert.Equal(photo, await pupil.Client.GetByteArrayAsync($"/api/attempts/{pupil.AttemptId}/files/{sha256}"));
        Assert.False(await app.WithDbAsync(db => db.AttemptUploads.AnyAsync(u => u.AttemptId == pupil.AttemptId)));
    }

    [Fact]
    public async Task A_file_that_may_not_come_keeps_nothing_else_away()
    {
        var sitting = await Sitting.CreateAsync(app, contents: [OlympiadScene.Upload(2, "image/jpeg")]);
        var pupil = await sitting.OpenAsync(app);
        var device = pupil.NewDevice();
        byte[][] files = [Encoding.ASCII.GetBytes("%PDF-1.7 not asked for"), [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]];
        var named = files.Select(bytes => new { sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)), name = "1.jpg", size = bytes.Length }).ToList();
        device.Write(sitting.Tasks[0], JsonSerializer.Serialize(new { type = "upload", files = named }, Device.Json));
        var json = JsonSerializer.Serialize(new { device.AttemptId, DeviceId = device.Id, ElapsedMs = 1, device.Entries, Files = named }, Device.Json);
        var key = (await pupil.LookAsync()).CarrierKey;
        var file = CarriedWork.Seal(CarriedWork.Join(Encoding.UTF8.GetBytes(json), [.. files.SelectMany(bytes => bytes)]), sitting.RoundId, key);

        var taken = await TakeAsync(await app.SignInAsAsync(Role.Methodist), sitting, file);

        Assert.Equal((1, 1, 1), (taken.Added, taken.Files, taken.RefusedFiles));
        Assert.Equal([named[1].sha256], (await pupil.LookAsync()).Files);
    }

    [Fact]
    public async Task A_work_begun_without_a_network_is_let_in_for_its_own_participant_and_not_in_a_pause()
    {
        var sitting = await Sitting.CreateAsync(app, DateTimeOffset.UtcNow.AddDays(1));
        var (pupil, other) = (await sitting.RegisterAsync(app), await sitting.RegisterAsync(app));
        (await (await app.SignInAsAsync(Role.Methodist)).PostAsync($"/api/papers/{sitting.PaperId}/seal", null)).EnsureSuccessStatusCode();
        await EndAsync(sitting);
        var registration = await app.WithDbAsync(db => db.Registrations.Where(r => r.PersonId == pupil.Person.Id).Select(r => r.Id).SingleAsync());
        var path = $"/api/rounds/{sitting.RoundId}/attempt?begun=true&attempt={Attempt.IdOf(sitting.RoundId, registration)}";

        Assert.Equal("olympiad.attempt.not-registered", await (await other.Client.PostAsync(path, null)).ErrorCodeAsync());
        Assert.False(await app.WithDbAsync(db => db.Attempts.AnyAsync(a => a.RoundId == sitting.RoundId)));

        await app.WithDbAsync(db => db.Rounds.Where(r => r.Id == sitting.RoundId).ExecuteUpdateAsync(set => set.SetProperty(r => r.PausedAt, DateTimeOffset.UtcNow)));
        Assert.Equal("olympiad.round.paused", await (await pupil.Client.PostAsync(path, null)).ErrorCodeAsync());

        await app.WithDbAsync(db => db.Rounds.Where(r => r.Id == sitting.RoundId).ExecuteUpdateAsync(set => set.SetProperty(r => r.PausedAt, (DateTimeOffset?)null)));
        Assert.True((await pupil.Client.PostAsync(path, null)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Another_schools_coordinator_may_bring_it_and_learns_no_name()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.OpenAsync(app);
        var device = pupil.NewDevice();
        device.Write(sitting.Tasks[1], Device.Text("клетка"));

        var taken = await TakeAsync(await app.SignInAsAsync(Role.Coordinator), sitting, device.Carry(sitting.RoundId, (await pupil.LookAsync()).CarrierKey));

        Assert.Null(taken.Participant);
        Assert.Equal(1, taken.Added);
    }

    [Fact]
    public async Task What_was_altered_is_of_another_round_or_is_nonsense_is_refused()
    {
        var (sitting, other) = (await Sitting.CreateAsync(app), await Sitting.CreateAsync(app));
        var pupil = await sitting.OpenAsync(app);
        var device = pupil.NewDevice();
        device.Write(sitting.Tasks[1], Device.Text("клетка"));
        var key = (await pupil.LookAsync()).CarrierKey;
        await (await other.OpenAsync(app)).LookAsync();
        var file = device.Carry(sitting.RoundId, key);
        var altered = file.ToArray();
        altered[^1] ^= 1;
        var coordinator = await app.SignInAsAsync(Role.Coordinator);

        async Task<string?> RefusedAsync(Sitting round, byte[] sent)
        {
            using var response = await PostAsync(coordinator, round, sent);
            return await response.ErrorCodeAsync();
        }

        const string Unreadable = "olympiad.carrier.unreadable";
        Assert.Equal(Unreadable, await RefusedAsync(sitting, altered));
        Assert.Equal(Unreadable, await RefusedAsync(other, file));
        Assert.Equal(Unreadable, await RefusedAsync(sitting, []));
        Assert.Equal(Unreadable, await RefusedAsync(sitting, Device.Carry(sitting.RoundId, key, "{}")));
        Assert.Equal(Unreadable, await RefusedAsync(sitting, Device.Carry(sitting.RoundId, key, $$"""{"attemptId":"{{Guid.NewGuid()}}","deviceId":"{{device.Id}}","elapsedMs":1,"entries":[{"seq":1,"taskId":"{{sitting.Tasks[0]}}","answer":"null","elapsedMs":1,"hash":"00"}]}""")));
        Assert.Equal("olympiad.carrier.unreadable", await RefusedAsync(sitting, Device.Carry(sitting.RoundId, key, $$"""{"attemptId":"{{pupil.AttemptId}}","deviceId":"{{device.Id}}","elapsedMs":1,"entries":[null]}""")));
        var forged = device.Entries[0] with { Answer = Device.Text("другое") };
        Assert.Equal("olympiad.journal.head-mismatch", await RefusedAsync(sitting, Device.Carry(sitting.RoundId, key, JsonSerializer.Serialize(
            new { pupil.AttemptId, DeviceId = device.Id, ElapsedMs = 1, Entries = new[] { forged } }, Device.Json))));
        Assert.False(await app.WithDbAsync(db => db.JournalEntries.AnyAsync(e => e.AttemptId == pupil.AttemptId)));
    }

    [Fact]
    public async Task Of_many_that_ask_for_the_key_at_once_all_get_the_same()
    {
        var sitting = await Sitting.CreateAsync(app);
        var keys = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ActivatorUtilities.CreateInstance<CarrierKeys>(app.Services).PublicAsync(sitting.RoundId)));

        Assert.Single(keys.Select(Convert.ToHexString).Distinct());
    }

    private async Task<HttpClient> CoordinatorAsync(Participant pupil)
    {
        var school = await app.WithDbAsync(db => db.Registrations.Where(r => r.PersonId == pupil.Person.Id).Select(r => r.OrganizationId).SingleAsync());
        return await app.SignInAsync(await app.CreatePersonAsync([Role.Coordinator], school));
    }

    /// <summary>Another version of a question.</summary>
    private Task<Guid> ReviseAsync(Guid versionId, AnswerKey key) => app.WithDbAsync(async db =>
    {
        var last = await db.QuestionVersions.SingleAsync(v => v.Id == versionId);
        var question = await db.Questions.SingleAsync(q => q.Id == last.QuestionId);
        var version = question.Revise(last, true, Sitting.Content(last.Body, key), Guid.CreateVersion7(), DateTimeOffset.UtcNow, last.CreatedBy);
        db.Add(version);
        await db.SaveChangesAsync();
        return version.Id;
    });

    private async Task EndAsync(Sitting sitting) => await app.WithDbAsync(db => db.Rounds.Where(r => r.Id == sitting.RoundId).ExecuteUpdateAsync(set => set
        .SetProperty(r => r.OpensAt, DateTimeOffset.UtcNow.AddHours(-5)).SetProperty(r => r.ClosesAt, DateTimeOffset.UtcNow.AddHours(-1))));

    private static async Task<TakeCarriedWork.Response> TakeAsync(HttpClient client, Sitting sitting, byte[] file) =>
        await Participant.ReadAsync<TakeCarriedWork.Response>(await PostAsync(client, sitting, file));

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, Sitting sitting, byte[] file) =>
        client.PostAsync($"/api/rounds/{sitting.RoundId}/carried-works", new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } });
}
