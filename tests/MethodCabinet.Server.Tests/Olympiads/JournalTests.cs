using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MethodCabinet.Server.Assessment.Journal;
using MethodCabinet.Server.Olympiads.Attempts;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Olympiads;

public sealed class JournalTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task What_was_saved_is_there_on_another_device()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.OpenAsync(app);
        var device = pupil.NewDevice();
        device.Write(sitting.Tasks[1], Device.Text("перв"));
        device.Write(sitting.Tasks[1], Device.Text("первый ответ: ёж 🦔"));
        device.Write(sitting.Tasks[2], """{"type":"numeric","text":"3,5"}""");

        var saved = await device.SaveAsync(pupil.Client);

        Assert.Equal(new SubmitJournal.Head(3, device.LastHash), saved.Head);
        Assert.Equal(0, saved.Late);
        Assert.Empty(saved.Elsewhere);
        var view = await pupil.LookAsync();
        Assert.Equal(saved.Deadline, view.Deadline);
        Assert.Equal([new AttemptView.DeviceHead(device.Id, 3, device.LastHash)], view.Heads);
        Assert.Equal(
            [(sitting.Tasks[1], Device.Text("первый ответ: ёж 🦔"), 2L), (sitting.Tasks[2], """{"type":"numeric","text":"3,5"}""", 3L)],
            view.Answers.OrderBy(a => a.Seq).Select(a => (a.TaskId, a.Answer, a.Seq)));
        Assert.All(view.Answers, a => Assert.Equal(saved.ReceivedAt, a.ReceivedAt));
    }

    [Fact]
    public async Task However_entries_are_resent_each_is_there_once_and_the_chain_is_whole()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupils = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => sitting.OpenAsync(app)));
        const int Entries = 60;

        await Task.WhenAll(pupils.Select(async (pupil, i) =>
        {
            var random = new Random(20261123 + i);
            var device = pupil.NewDevice();
            for (var n = 0; n < Entries; n++)
            {
                device.Write(sitting.Tasks[random.Next(4)], random.Next(10) == 0 ? "null" : Device.Text($"ответ {n}"));
            }

            // A client that lost replies: it sends overlapping stretches, several at once, and knows only that the end must arrive.
            var acknowledged = 0;
            while (acknowledged < Entries)
            {
                var from = random.Next(1, acknowledged + 2);
                var count = random.Next(1, 25);
                var sent = await Task.WhenAll(Enumerable.Range(0, random.Next(1, 4)).Select(_ => device.PostAsync(pupil.Client, from, count)));
                foreach (var response in sent)
                {
                    var saved = await Participant.ReadAsync<SubmitJournal.Response>(response);
                    Assert.Equal(device.Entries[(int)saved.Head.Seq - 1].Hash, saved.Head.Hash);
                    acknowledged = Math.Max(acknowledged, (int)saved.Head.Seq);
                    response.Dispose();
                }
            }

            var stored = await app.WithDbAsync(db => db.JournalEntries.Where(e => e.AttemptId == pupil.AttemptId).OrderBy(e => e.Seq).ToListAsync());
            Assert.Equal(device.Entries, stored.Select(e => new SentEntry(e.Seq, e.TaskId, e.Answer, e.ElapsedMs, Convert.ToHexStringLower(e.Hash))));
        }));
    }

    [Fact]
    public async Task A_gap_is_answered_with_the_head_and_closed_from_there()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.OpenAsync(app);
        var device = Written(pupil, sitting, 5);
        await device.SaveAsync(pupil.Client, count: 2);

        using var gap = await device.PostAsync(pupil.Client, from: 4);

        await AssertMismatchAsync(gap, 2, device.Entries[1].Hash);
        Assert.Equal(5, (await device.SaveAsync(pupil.Client, from: 3)).Head.Seq);
    }

    [Fact]
    public async Task The_first_entries_missing_is_a_gap_from_nothing()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.OpenAsync(app);
        var device = Written(pupil, sitting, 2);

        using var gap = await device.PostAsync(pupil.Client, from: 2);

        await AssertMismatchAsync(gap, 0, new string('0', 64));
    }

    [Fact]
    public async Task A_fork_is_refused_and_goes_on_as_another_device()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.OpenAsync(app);
        var device = Written(pupil, sitting, 3);
        await device.SaveAsync(pupil.Client);
        var copy = new Device(pupil.AttemptId, device.Id);
        copy.Write(sitting.Tasks[0], Device.Text("из копии профиля"));

        using var fork = await copy.PostAsync(pupil.Client);

        await AssertMismatchAsync(fork, 3, device.LastHash);
        var other = pupil.NewDevice();
        other.Write(sitting.Tasks[0], Device.Text("из копии профиля"));
        Assert.Equal(1, (await other.SaveAsync(pupil.Client)).Head.Seq);
        Assert.Equal(4, await app.WithDbAsync(db => db.JournalEntries.CountAsync(e => e.AttemptId == pupil.AttemptId)));
    }

    [Fact]
    public async Task An_altered_entry_breaks_the_chain()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.OpenAsync(app);
        var device = Written(pupil, sitting, 3);
        var altered = device.Entries[1] with { Answer = Device.Text("подменено") };

        using var broken = await device.PostAsync(pupil.Client, [device.Entries[0], altered, device.Entries[2]]);

        await AssertMismatchAsync(broken, 0, new string('0', 64));
        Assert.Equal(0, await app.WithDbAsync(db => db.JournalEntries.CountAsync(e => e.AttemptId == pupil.AttemptId)));
    }

    [Fact]
    public async Task Two_devices_keep_their_own_chains_and_hear_of_each_other_once()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.OpenAsync(app);
        var (school, phone) = (pupil.NewDevice(), pupil.NewDevice());
        school.Write(sitting.Tasks[1], Device.Text("в школе"));
        await school.SaveAsync(pupil.Client);
        phone.Write(sitting.Tasks[1], Device.Text("с телефона"));
        var onPhone = await phone.SaveAsync(pupil.Client);
        school.Write(sitting.Tasks[1], Device.Text("снова в школе"));
        var inSchool = await school.SaveAsync(pupil.Client, from: 2);
        school.Write(sitting.Tasks[1], Device.Text("и ещё"));
        var again = await school.SaveAsync(pupil.Client, from: 3);
        phone.Write(sitting.Tasks[0], "null");
        var otherTask = await phone.SaveAsync(pupil.Client, from: 2);

        Assert.Equal([(Device.Text("в школе"), school.Id)], onPhone.Elsewhere.Select(e => (e.Answer, e.DeviceId)));
        Assert.Equal([(Device.Text("с телефона"), phone.Id)], inSchool.Elsewhere.Select(e => (e.Answer, e.DeviceId)));
        Assert.Equal(onPhone.ReceivedAt, inSchool.Elsewhere[0].ReceivedAt);
        Assert.Empty(again.Elsewhere);
        Assert.Empty(otherTask.Elsewhere);
        var view = await pupil.LookAsync();
        Assert.Equal(Device.Text("и ещё"), view.Answers.Single(a => a.TaskId == sitting.Tasks[1]).Answer);
        Assert.Equal(2, view.Heads.Count);
    }

    [Fact]
    public async Task What_comes_after_the_deadline_is_kept_and_does_not_count()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.OpenAsync(app);
        var device = Written(pupil, sitting, 1);
        await device.SaveAsync(pupil.Client);
        await app.WithDbAsync(db => db.Rounds.Where(r => r.Id == sitting.RoundId)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.ClosesAt, r => r.OpensAt.AddMinutes(1))));
        // The device's own clock says that there was plenty of time: it has no say.
        device.Write(sitting.Tasks[1], Device.Text("поздно"), elapsedMs: 1);

        var late = await device.SaveAsync(pupil.Client);

        Assert.Equal(1, late.Late);
        Assert.True(late.Deadline < late.ReceivedAt);
        var view = await pupil.LookAsync();
        Assert.DoesNotContain(view.Answers, a => a.Answer == Device.Text("поздно"));
        Assert.Equal((sitting.Tasks[1], Device.Text("поздно")), (Assert.Single(view.Late).TaskId, view.Late[0].Answer));
        Assert.True(await app.WithDbAsync(db => db.JournalEntries.AnyAsync(e => e.AttemptId == pupil.AttemptId && e.Seq == 2 && e.IsLate)));

        // More time is given to this participant: what comes now counts again.
        await app.WithDbAsync(db => db.Attempts.Where(a => a.Id == pupil.AttemptId).ExecuteUpdateAsync(set => set.SetProperty(a => a.GrantedMinutes, 60)));
        device.Write(sitting.Tasks[1], Device.Text("снова вовремя"), elapsedMs: 999_999_999);
        Assert.Equal(0, (await device.SaveAsync(pupil.Client, from: 3)).Late);
        view = await pupil.LookAsync();
        Assert.Contains(view.Answers, a => a.Answer == Device.Text("снова вовремя"));
        Assert.Empty(view.Late);
    }

    [Fact]
    public async Task An_answer_that_comes_late_and_is_the_same_as_the_counted_one_is_no_loss()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.OpenAsync(app);
        await Written(pupil, sitting, 1).SaveAsync(pupil.Client);
        var counted = Assert.Single((await pupil.LookAsync()).Answers);
        (await pupil.HandInAsync()).EnsureSuccessStatusCode();
        var other = pupil.NewDevice();
        other.Write(counted.TaskId, counted.Answer);

        Assert.Equal(1, (await other.SaveAsync(pupil.Client)).Late);

        Assert.Empty((await pupil.LookAsync()).Late);
    }

    [Fact]
    public async Task What_comes_after_the_hand_in_or_the_closing_is_late()
    {
        var sitting = await Sitting.CreateAsync(app);
        var (first, second) = (await sitting.OpenAsync(app), await sitting.OpenAsync(app));
        (await first.HandInAsync()).EnsureSuccessStatusCode();

        Assert.Equal(1, (await Written(first, sitting, 1).SaveAsync(first.Client)).Late);
        Assert.Equal(0, (await Written(second, sitting, 1).SaveAsync(second.Client)).Late);
        await app.WithDbAsync(db => db.Rounds.Where(r => r.Id == sitting.RoundId).ExecuteUpdateAsync(set => set.SetProperty(r => r.ClosedAt, DateTimeOffset.UtcNow)));
        Assert.Equal(2, (await Written(second, sitting, 2).SaveAsync(second.Client)).Late);
    }

    [Fact]
    public async Task An_expired_session_loses_nothing_the_journal_goes_on_after_signing_in_again()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.OpenAsync(app);
        var device = Written(pupil, sitting, 2);
        await device.SaveAsync(pupil.Client, count: 1);
        (await pupil.Client.PostAsync("/api/account/sign-out", null)).EnsureSuccessStatusCode();

        using var expired = await device.PostAsync(pupil.Client, from: 2);
        Assert.Equal(HttpStatusCode.Unauthorized, expired.StatusCode);
        Assert.Equal("platform.access.not-signed-in", await expired.ErrorCodeAsync());

        using var again = await app.SignInAsync(pupil.Person);
        Assert.Equal(2, (await device.SaveAsync(again, from: 2)).Head.Seq);
    }

    internal static Device Written(Participant pupil, Sitting sitting, int count)
    {
        var device = pupil.NewDevice();
        for (var i = 0; i < count; i++)
        {
            device.Write(sitting.Tasks[i % 4], Device.Text($"ответ {i}"));
        }

        return device;
    }

    private static async Task AssertMismatchAsync(HttpResponseMessage response, long seq, string hash)
    {
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("olympiad.journal.head-mismatch", problem.GetProperty("code").GetString());
        Assert.Equal(seq, problem.GetProperty("args").GetProperty("seq").GetInt64());
        Assert.Equal(hash, problem.GetProperty("args").GetProperty("hash").GetString());
    }
}
