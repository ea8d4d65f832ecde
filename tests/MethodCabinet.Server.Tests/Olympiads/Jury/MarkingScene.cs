using System.Net;
using System.Net.Http.Json;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Olympiads.Jury;
using MethodCabinet.Server.Olympiads.Scoring;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Olympiads.Jury;

/// <summary>Pupils who answered a choice rightly and wrote an essay of one criterion, «k1»; the round is closed and scored.</summary>
internal sealed record MarkingScene(TestApp App, Sitting Sitting, List<Participant> Pupils, List<Device> Devices)
{
    public static readonly Dictionary<string, decimal> One = new() { ["k1"] = 1 };

    public static readonly Dictionary<string, decimal> Zero = new() { ["k1"] = 0 };

    public Guid Essay => Sitting.Tasks[3];

    public string Round => $"/api/rounds/{Sitting.RoundId}";

    public string Task => $"{Round}/tasks/{Essay}";

    public static async Task<MarkingScene> CreateAsync(TestApp app, int pupils, IReadOnlyList<QuestionContent>? contents = null)
    {
        var sitting = await Sitting.CreateAsync(app, contents: contents);
        var scene = new MarkingScene(app, sitting, [], []);
        for (var i = 0; i < pupils; i++)
        {
            var pupil = await sitting.OpenAsync(app);
            var device = pupil.NewDevice();
            device.Write(sitting.Tasks[0], """{"type":"choice","selected":["a"]}""");
            device.Write(scene.Essay, $$"""{"type":"essay","text":"О клетке {{i}}"}""");
            await device.SaveAsync(pupil.Client);
            (await pupil.HandInAsync()).EnsureSuccessStatusCode();
            scene.Pupils.Add(pupil);
            scene.Devices.Add(device);
        }

        await scene.CloseAsync();
        return scene;
    }

    public async Task CloseAsync()
    {
        var methodist = await App.SignInAsAsync(Role.Methodist);
        (await methodist.PostAsJsonAsync($"{Round}/close", new CloseRound.Request(Early: true))).EnsureSuccessStatusCode();
        await Eventually.TrueAsync(() => App.WithDbAsync(db => db.Rounds.AnyAsync(r => r.Id == Sitting.RoundId && r.ScoredAt != null)), "the round is scored");
    }

    public static Task<HttpResponseMessage> PutAsync(HttpClient juror, MarkingView view, Dictionary<string, decimal> points, bool isDone, string comment = "Хорошо") =>
        juror.PutAsJsonAsync($"/api/markings/{view.Id}", new PlaceMarking.Request(points, comment, [], isDone, view.Version), Device.Json);

    public static async Task<PlaceMarking.Response> PlaceAsync(HttpClient juror, MarkingView view, Dictionary<string, decimal> points, bool isDone, string comment = "Хорошо") =>
        await Participant.ReadAsync<PlaceMarking.Response>(await PutAsync(juror, view, points, isDone, comment));

    /// <summary>Somebody new, or the given one, in the jury for all tasks.</summary>
    public async Task<(HttpClient Client, TestPerson Person)> AppointAsync(TestPerson? person = null, Role role = Role.Juror)
    {
        person ??= await App.CreatePersonAsync([role]);
        await App.WithDbAsync(db =>
        {
            db.JuryMembers.Add(new JuryMember { OlympiadId = Sitting.OlympiadId, PersonId = person.Id, AppointedAt = DateTimeOffset.UtcNow });
            return db.SaveChangesAsync();
        });
        return (await App.SignInAsync(person), person);
    }

    public async Task PlanAsync(decimal secondShare, decimal threshold = 0, Referee referee = Referee.Juror, int controlEvery = 0) =>
        (await PlanAsync(Essay, new SavePlan.Request(secondShare, threshold, referee, controlEvery))).EnsureSuccessStatusCode();

    public async Task<HttpResponseMessage> PlanAsync(Guid taskId, SavePlan.Request plan) =>
        await (await App.SignInAsAsync(Role.Methodist)).PutAsJsonAsync($"/api/olympiads/{Sitting.OlympiadId}/jury/plans/{taskId}", plan, Device.Json);

    public Task<HttpResponseMessage> PostClaimAsync(HttpClient juror) => juror.PostAsync($"{Task}/claim", null);

    /// <summary>Null when nothing is left.</summary>
    public async Task<MarkingView?> ClaimAsync(HttpClient juror) => await ReadAsync(await PostClaimAsync(juror));

    public async Task<MarkingView?> ClaimAsync(HttpClient juror, Guid taskId) => await ReadAsync(await juror.PostAsync($"{Round}/tasks/{taskId}/claim", null));

    /// <summary>Marks whatever comes next; null when nothing is left.</summary>
    public async Task<MarkingView?> MarkAsync(HttpClient juror, Dictionary<string, decimal> points)
    {
        var view = await ClaimAsync(juror);
        if (view is not null)
        {
            await PlaceAsync(juror, view, points, isDone: true);
        }

        return view;
    }

    public async Task<MarkingView?> ReferenceAsync(HttpClient chair) => await ReadAsync(await chair.PostAsync($"{Task}/reference", null));

    public Task<HttpResponseMessage> SettleAsync(HttpClient chair, string cipher) => chair.PostAsync($"{Task}/works/{Uri.EscapeDataString(cipher)}/settle", null);

    public Task<JuryBoard> BoardAsync(HttpClient chair) => chair.ReadAsync<JuryBoard>($"{Round}/jury-board");

    /// <summary>Points of the task, of each work that has some, lowest first.</summary>
    public Task<List<decimal>> ScoresAsync() => App.WithDbAsync(db => db.TaskScores.Where(s => s.TaskId == Essay).Select(s => s.Points).OrderBy(p => p).ToListAsync());

    private static async Task<MarkingView?> ReadAsync(HttpResponseMessage reply)
    {
        using (reply)
        {
            return reply.StatusCode == HttpStatusCode.NoContent ? null : await Participant.ReadAsync<MarkingView>(reply);
        }
    }
}
