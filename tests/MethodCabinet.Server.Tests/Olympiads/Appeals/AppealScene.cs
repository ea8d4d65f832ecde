using System.Net.Http.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads.Appeals;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Olympiads.Appeals;
using MethodCabinet.Server.Olympiads.Jury;
using MethodCabinet.Server.Olympiads.Scoring;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Olympiads.Appeals;

/// <summary>A round whose essay a juror gave two of five points; its results are published and its works shown.</summary>
internal sealed record AppealScene(TestApp App, Sitting Sitting, HttpClient Methodist, Participant Pupil, TestPerson Juror, HttpClient JurorClient, Guid MarkingId)
{
    public const string Remark = "Нет вывода";

    public Guid Essay => Sitting.Tasks[1];

    public static async Task<AppealScene> CreateAsync(TestApp app)
    {
        var sitting = await SittingAsync(app);
        var pupil = await sitting.OpenAsync(app);
        var device = pupil.NewDevice();
        device.Write(sitting.Tasks[0], """{"type":"choice","selected":["a"]}""");
        device.Write(sitting.Tasks[1], """{"type":"essay","text":"О клетке"}""");
        await device.SaveAsync(pupil.Client);
        (await pupil.HandInAsync()).EnsureSuccessStatusCode();
        var methodist = await app.SignInAsAsync(Role.Methodist);
        await CloseAsync(app, sitting, methodist);
        var juror = await app.CreatePersonAsync([Role.Juror]);
        await (await methodist.PutAsJsonAsync($"/api/olympiads/{sitting.OlympiadId}/jury/{juror.Id}", new AppointJuror.Request([]))).OkAsync();
        var client = await app.SignInAsync(juror);
        using var claimed = await client.PostAsync($"/api/rounds/{sitting.RoundId}/tasks/{sitting.Tasks[1]}/claim", null);
        var view = await Participant.ReadAsync<MarkingView>(claimed);
        await (await client.PutAsJsonAsync($"/api/markings/{view.Id}", new PlaceMarking.Request(Points(2), Remark, [], IsDone: true, view.Version), Device.Json)).OkAsync();
        await (await methodist.PostAsJsonAsync($"/api/olympiads/{sitting.OlympiadId}/standing/publish", new { isPublic = true })).OkAsync();
        var scene = new AppealScene(app, sitting, methodist, pupil, juror, client, view.Id);
        await scene.ShowAsync(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1));
        return scene;
    }

    public static Task<Sitting> SittingAsync(TestApp app)
    {
        var choice = new ChoiceBody([new Item("a", "Клетка"), new Item("b", "Атом")], Multiple: false);
        return Sitting.CreateAsync(app, contents:
        [
            Sitting.Content(choice, new ChoiceKey(["a"], ChoiceRule.AllOrNothing, new Dictionary<string, decimal>())),
            OlympiadScene.Essay(),
        ]);
    }

    public static async Task CloseAsync(TestApp app, Sitting sitting, HttpClient methodist)
    {
        await (await methodist.PostAsJsonAsync($"/api/rounds/{sitting.RoundId}/close", new CloseRound.Request(Early: true))).OkAsync();
        await Eventually.TrueAsync(() => app.WithDbAsync(db => db.Rounds.AnyAsync(r => r.Id == sitting.RoundId && r.ScoredAt != null)), "the round is scored");
    }

    public static Dictionary<string, decimal> Points(decimal points) => new() { ["1"] = points };

    /// <summary>Sets the window of the showing, as if nobody had been told another one.</summary>
    public async Task ShowAsync(DateTimeOffset opensAt, DateTimeOffset closesAt)
    {
        await App.WithDbAsync(db => db.Showings.Where(s => s.RoundId == Sitting.RoundId).ExecuteUpdateAsync(set => set.SetProperty(s => s.OpensAt, DateTimeOffset.MaxValue)));
        var (round, _) = await RoundAsync();
        await (await Methodist.PutAsJsonAsync(
            $"/api/rounds/{Sitting.RoundId}/showing", new SetShowing.Request(opensAt, closesAt, AppealDays: 1, MinVotes: 3, round.Showing?.Version), Device.Json)).OkAsync();
    }

    public async Task<(ListAppeals.RoundItem Round, IReadOnlyList<ListAppeals.Item> Appeals)> RoundAsync()
    {
        var listed = await Methodist.ReadAsync<ListAppeals.Response>($"/api/olympiads/{Sitting.OlympiadId}/appeals");
        return (listed.Rounds.Single(), listed.Appeals);
    }

    /// <summary>Somebody new, or the given one, in the commission.</summary>
    public async Task<(HttpClient Client, TestPerson Person)> AppointAsync(bool isChair = false, TestPerson? person = null)
    {
        person ??= await App.CreatePersonAsync([Role.Juror]);
        await (await Methodist.PutAsJsonAsync($"/api/olympiads/{Sitting.OlympiadId}/commission/{person.Id}", new AppointCommissioner.Request(isChair))).OkAsync();
        return (await App.SignInAsync(person), person);
    }

    /// <summary>A chair and two members.</summary>
    public async Task<HttpClient[]> CommissionAsync() =>
        [(await AppointAsync(isChair: true)).Client, (await AppointAsync()).Client, (await AppointAsync()).Client];

    public Task<HttpResponseMessage> PostAppealAsync(Guid? taskId, SheetSpot? spot = null) => Pupil.Client.PostAsJsonAsync(
        $"/api/attempts/{Pupil.AttemptId}/appeals", new FileAppeal.Request(taskId, taskId is null ? [] : ["1"], "Вывод есть в конце", spot), Device.Json);

    /// <summary>Appeals against the points of the essay.</summary>
    public async Task<Guid> AppealAsync()
    {
        using var reply = await PostAppealAsync(Essay);
        return (await reply.OkJsonAsync()).GetProperty("id").GetGuid();
    }

    public static Task<GetCommissionAppeal.Response> LookAsync(HttpClient member, Guid appeal) =>
        member.ReadAsync<GetCommissionAppeal.Response>($"/api/commission/appeals/{appeal}");

    public static Task<HttpResponseMessage> PutVoteAsync(HttpClient member, Guid appeal, decimal points, uint? version = null) => member.PutAsJsonAsync(
        $"/api/commission/appeals/{appeal}/vote", new VoteOnAppeal.Request(Points(points), false, "Вывод есть", version), Device.Json);

    public static Task<HttpResponseMessage> PostDecisionAsync(HttpClient chair, Guid appeal, uint version) =>
        chair.PostAsJsonAsync($"/api/commission/appeals/{appeal}/decision", new DecideAppeal.Request("Вывод засчитан", version), Device.Json);

    /// <summary>All members vote for the same, and the chair closes.</summary>
    public static async Task DecideAsync(HttpClient[] commission, Guid appeal, decimal points)
    {
        foreach (var member in commission)
        {
            await (await PutVoteAsync(member, appeal, points)).OkAsync();
        }

        await (await PostDecisionAsync(commission[0], appeal, (await LookAsync(commission[0], appeal)).Version)).OkAsync();
    }

    /// <summary>The paper asks another version of the essay since, with another criterion, than the seal that the pupil sat.</summary>
    public Task<(Guid Sat, Guid Asked)> ReviseEssayAsync() => EarlierSeal.ReviseAsync(App, Essay, [Pupil.AttemptId]);

    /// <summary>What the protocol of the commission says, as a Word that is in order.</summary>
    public async Task<string> ProtocolAsync(HttpClient reader)
    {
        var bytes = await reader.GetByteArrayAsync($"/api/rounds/{Sitting.RoundId}/appeals/protocol.docx");
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document));
        return document.MainDocumentPart!.Document!.InnerText;
    }

    /// <summary>Of the whole work.</summary>
    public Task<decimal?> PointsAsync() => App.WithDbAsync(db => db.Attempts.Where(a => a.Id == Pupil.AttemptId).Select(a => a.Points).SingleAsync());
}

internal static class AppealReplies
{
    /// <summary>Shows what was refused.</summary>
    public static async Task OkAsync(this HttpResponseMessage response)
    {
        using (response)
        {
            Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        }
    }
}
