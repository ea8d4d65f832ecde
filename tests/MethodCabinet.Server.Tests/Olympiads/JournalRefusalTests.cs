using System.Net;
using System.Text;
using MethodCabinet.Domain.Assessment.Journal;
using MethodCabinet.Domain.Olympiads;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Olympiads;

public sealed class JournalRefusalTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"deviceId":"x","entries":[]}""")]
    [InlineData("""{"deviceId":"5c0e3c2e-8c6f-4a47-8b39-5a2f5f0b7d11","entries":null}""")]
    [InlineData("""{"deviceId":"5c0e3c2e-8c6f-4a47-8b39-5a2f5f0b7d11","entries":[null]}""")]
    [InlineData("""{"deviceId":"5c0e3c2e-8c6f-4a47-8b39-5a2f5f0b7d11","entries":[]}""")]
    [InlineData("""{"deviceId":"00000000-0000-0000-0000-000000000000","entries":[ENTRY]}""")]
    [InlineData("""{"deviceId":"5c0e3c2e-8c6f-4a47-8b39-5a2f5f0b7d11","entries":[ENTRY,ENTRY]}""")]
    [InlineData("""{"deviceId":"5c0e3c2e-8c6f-4a47-8b39-5a2f5f0b7d11","entries":[{"seq":"1"}]}""")]
    [InlineData("""{"deviceId":"5c0e3c2e-8c6f-4a47-8b39-5a2f5f0b7d11","entries":[ENTRY],"elapsedMs":9223372036854775807}""")]
    [InlineData("""{"deviceId":"5c0e3c2e-8c6f-4a47-8b39-5a2f5f0b7d11","entries":[{"seq":1,"taskId":"5c0e3c2e-8c6f-4a47-8b39-5a2f5f0b7d11","answer":"null","elapsedMs":9223372036854775807,"hash":"402cf871a44cac3462240f757cce5444cb8891fb9ef0990743c6d10a01d67551"}]}""")]
    public async Task A_malformed_request_is_a_coded_400(string body)
    {
        const string Entry =
            """{"seq":1,"taskId":"5c0e3c2e-8c6f-4a47-8b39-5a2f5f0b7d11","answer":"null","elapsedMs":0,"hash":"402cf871a44cac3462240f757cce5444cb8891fb9ef0990743c6d10a01d67551"}""";
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.OpenAsync(app);

        using var response = await pupil.Client.PostAsync(
            $"/api/attempts/{pupil.AttemptId}/journal",
            new StringContent(body.Replace("ENTRY", Entry, StringComparison.Ordinal), Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.EndsWith(".malformed", await response.ErrorCodeAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(JournalRules.MaxStoredEntries - 1, 0)]
    [InlineData(1, JournalRules.MaxStoredBytes - 100)]
    public async Task A_full_work_takes_no_more_and_still_acknowledges_what_it_holds(long entries, long bytes)
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.OpenAsync(app);

        // Another device has filled it but for one short answer.
        await app.WithDbAsync(db =>
        {
            db.JournalEntries.Add(new JournalEntry
            {
                AttemptId = pupil.AttemptId,
                DeviceId = Guid.NewGuid(),
                Seq = entries,
                ChainBytes = bytes,
                TaskId = sitting.Tasks[1],
                Answer = "null",
                ElapsedMs = 1,
                Hash = new byte[32],
                ReceivedAt = DateTimeOffset.UtcNow,
                IsLate = false,
            });
            return db.SaveChangesAsync();
        });
        var device = pupil.NewDevice();
        device.Write(sitting.Tasks[1], Device.Text("клетка"));
        await device.SaveAsync(pupil.Client);
        device.Write(sitting.Tasks[1], Device.Text("и ядро"));

        using var refused = await device.PostAsync(pupil.Client);

        Assert.Equal("olympiad.journal.full", await refused.ErrorCodeAsync());
        Assert.Equal(1, (await device.SaveAsync(pupil.Client, count: 1)).Head.Seq);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ответ")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("""{"type":"unknown"}""")]
    [InlineData("""{"type":"shortText"}""")]
    [InlineData("""{"type":"shortText","text":5}""")]
    [InlineData("""{"type":"shortText","text":"a"} {}""")]
    [InlineData("{\"type\":\"shortText\",\"text\":\"\0\"}")]
    [InlineData("""{"type":"shortText","text":"\ud800"}""")]
    public async Task What_is_no_answer_is_refused_and_stored_nowhere(string answer)
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.OpenAsync(app);
        var device = pupil.NewDevice();
        device.Write(sitting.Tasks[1], answer);

        using var response = await device.PostAsync(pupil.Client);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("olympiad.journal.answer-malformed", await response.ErrorCodeAsync());
        Assert.Empty((await pupil.LookAsync()).Heads);
    }

    [Fact]
    public async Task An_answer_to_a_foreign_task_is_refused_and_does_not_hurt_the_others_of_its_group()
    {
        var (sitting, foreign) = (await Sitting.CreateAsync(app), await Sitting.CreateAsync(app));
        var pupils = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => sitting.OpenAsync(app)));

        var codes = await Task.WhenAll(pupils.Select(async (pupil, i) =>
        {
            var device = pupil.NewDevice();
            device.Write(i % 3 == 0 ? foreign.Tasks[0] : sitting.Tasks[0], "null");
            using var response = await device.PostAsync(pupil.Client);
            return response.IsSuccessStatusCode ? "saved" : await response.ErrorCodeAsync();
        }));

        Assert.Equal(pupils.Select((_, i) => i % 3 == 0 ? "olympiad.journal.foreign-task" : "saved"), codes);
    }

    [Fact]
    public async Task An_unknown_attempt_is_not_found()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.OpenAsync(app);
        var device = new Device(Guid.NewGuid());
        device.Write(sitting.Tasks[0], "null");

        using var response = await device.PostAsync(pupil.Client);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Ten_megabytes_are_refused_with_a_code()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.OpenAsync(app);
        var device = pupil.NewDevice();
        device.Write(sitting.Tasks[1], Device.Text(new string('a', 10_000_000)));
        // The server answers by the announced length and closes: asked before, it can be heard.
        pupil.Client.DefaultRequestHeaders.ExpectContinue = true;

        using var response = await device.PostAsync(pupil.Client);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("platform.request.too-large", await response.ErrorCodeAsync());
        Assert.Empty((await pupil.LookAsync()).Heads);
    }

    [Fact]
    public async Task The_largest_answer_is_kept_and_one_byte_more_is_refused()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.OpenAsync(app);
        var frame = Device.Text("").Length;
        var (fits, over) = (pupil.NewDevice(), pupil.NewDevice());
        fits.Write(sitting.Tasks[1], Device.Text(new string('a', JournalRules.MaxAnswerBytes - frame)));
        over.Write(sitting.Tasks[1], Device.Text(new string('a', JournalRules.MaxAnswerBytes - frame + 1)));

        Assert.Equal(1, (await fits.SaveAsync(pupil.Client)).Head.Seq);
        using var refused = await over.PostAsync(pupil.Client);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.Equal("olympiad.journal.answer-too-large", await refused.ErrorCodeAsync());
    }

    [Fact]
    public async Task Two_hundred_entries_go_in_one_request_and_one_more_does_not()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.OpenAsync(app);
        var device = JournalTests.Written(pupil, sitting, JournalRules.MaxEntries + 1);

        using var refused = await device.PostAsync(pupil.Client);
        Assert.Equal("olympiad.journal.malformed", await refused.ErrorCodeAsync());
        Assert.Equal(JournalRules.MaxEntries, (await device.SaveAsync(pupil.Client, count: JournalRules.MaxEntries)).Head.Seq);
        Assert.Equal(JournalRules.MaxEntries, await app.WithDbAsync(db => db.JournalEntries.CountAsync(e => e.AttemptId == pupil.AttemptId)));
    }

    [Fact]
    public async Task Without_a_session_nothing_is_accepted()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.OpenAsync(app);
        using var nobody = app.CreateClient();

        using var response = await JournalTests.Written(pupil, sitting, 1).PostAsync(nobody);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }
}
