using System.Net;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Olympiads.Jury;
using MethodCabinet.Server.Olympiads.Results;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Olympiads.Results;

/// <summary>A scored round of four pupils with 5, 3, 2 and 0 points, and the chair of its jury.</summary>
internal sealed record ResultsScene(TestApp App, OlympiadScene Olympiad, HttpClient Methodist, TestPerson ChairPerson, HttpClient Chair, TestPerson[] Pupils, Guid[] Attempts)
{
    /// <summary>One winner and one prize-winner of four.</summary>
    public static AwardRules Rules { get; } = new(0.5m, 0.25m, 0.5m, 0.2m, QuotaEdge.AllOut, []);

    public string Path => $"/api/olympiads/{Olympiad.OlympiadId}/results";

    public string Standing => $"/api/olympiads/{Olympiad.OlympiadId}/standing";

    /// <param name="essay">With a third task, for 5 points, which the jury marks.</param>
    /// <param name="equals">So many more have no points.</param>
    public static async Task<ResultsScene> CreateAsync(TestApp app, bool essay = false, int equals = 0)
    {
        QuestionContent[] contents = [OlympiadScene.TrueFalse(true), OlympiadScene.Text("ответ"), .. essay ? [OlympiadScene.Essay()] : Array.Empty<QuestionContent>()];
        var olympiad = await OlympiadScene.CreateAsync(app, contents);
        var (two, three) = (new GivenAnswer(0, new TrueFalseAnswer(true)), new GivenAnswer(1, new ShortTextAnswer("ответ")));
        List<(TestPerson Pupil, Guid AttemptId)> works =
        [
            await olympiad.AddAttemptAsync(app, null, two, three),
            await olympiad.AddAttemptAsync(app, null, three),
            await olympiad.AddAttemptAsync(app, null, two),
            await olympiad.AddAttemptAsync(app, null),
        ];
        for (var i = 0; i < equals; i++)
        {
            works.Add(await olympiad.AddAttemptAsync(app, null));
        }

        var chair = await app.CreatePersonAsync([Role.Chair]);
        await app.WithDbAsync(db =>
        {
            db.JuryMembers.Add(new JuryMember { OlympiadId = olympiad.OlympiadId, PersonId = chair.Id, AppointedAt = DateTimeOffset.UtcNow });
            return db.SaveChangesAsync();
        });
        var methodist = await app.SignInAsAsync(Role.Methodist);
        await olympiad.CloseAsync(app, methodist);
        return new ResultsScene(app, olympiad, methodist, chair, await app.SignInAsync(chair), [.. works.Select(w => w.Pupil)], [.. works.Select(w => w.AttemptId)]);
    }

    public Task<ResultsView> ReadAsync(HttpClient? by = null) => (by ?? Methodist).ReadAsync<ResultsView>(Path);

    public async Task SaveRulesAsync(AwardRules rules) =>
        (await Methodist.PutAsync($"{Path}/rules", new SaveAwardRules.Request(rules, (await ReadAsync()).RulesVersion))).EnsureSuccessStatusCode();

    /// <summary>Signs what the chair sees now.</summary>
    public async Task<HttpResponseMessage> PostSignAsync()
    {
        var seen = await ReadAsync(Chair);
        return await Chair.PostAsync($"{Path}/sign", new SignResults.Request(seen.StandingVersion, seen.RulesVersion));
    }

    /// <summary>Signed by <see cref="Rules"/>.</summary>
    public async Task SignAsync()
    {
        await SaveRulesAsync(Rules);
        using var signed = await PostSignAsync();
        Assert.Equal(HttpStatusCode.NoContent, signed.StatusCode);
    }

    /// <summary>Statuses from the highest place on.</summary>
    public async Task<IEnumerable<AwardStatus>> StatusesAsync() => Assert.Single((await ReadAsync()).Tracks).Rows.Select(r => r.Status);

    public Task<Guid> RegistrationAsync(int pupil) => App.WithDbAsync(db => db.Attempts.Where(a => a.Id == Attempts[pupil]).Select(a => a.RegistrationId).SingleAsync());

    /// <summary>The chair marks the essay of the next work.</summary>
    public async Task<MarkingView> MarkNextAsync(decimal points)
    {
        using var claimed = await Chair.PostAsync($"/api/rounds/{Olympiad.RoundId}/tasks/{Olympiad.Tasks[2]}/claim", null);
        var view = await claimed.ReadAsync<MarkingView>();
        (await PutMarkingAsync(view, points)).EnsureSuccessStatusCode();
        return await Chair.ReadAsync<MarkingView>($"/api/markings/{view.Id}");
    }

    public Task<HttpResponseMessage> PutMarkingAsync(MarkingView view, decimal points) => Chair.PutAsync(
        $"/api/markings/{view.Id}", new PlaceMarking.Request(new Dictionary<string, decimal> { ["1"] = points }, "", [], IsDone: true, view.Version));
}
