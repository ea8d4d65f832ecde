using System.Net.Http.Json;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Olympiads.Jury;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Olympiads.Jury;

/// <summary>A round whose works are dealt to the jury whole.</summary>
public sealed class DealingTests(TestApp app) : IClassFixture<TestApp>
{
    private const int Essays = 3;

    [Fact]
    public async Task Whoever_has_begun_a_work_gets_its_other_tasks_and_no_two_jurors_share_one()
    {
        var scene = await SceneAsync(pupils: 6);
        var jurors = new[] { await scene.AppointAsync(), await scene.AppointAsync(), await scene.AppointAsync() };

        // All at once, from whichever task each has asked.
        var seen = await Task.WhenAll(jurors.Select((juror, index) => MarkAllAsync(scene, juror.Client, index + 1)));
        Assert.Equal(6 * Essays, seen.Sum(s => s.Count));
        foreach (var views in seen)
        {
            // One work after the other, and each in the order of the paper.
            Assert.All(views.Chunk(Essays), work => Assert.Single(work.Select(v => v.Cipher).Distinct()));
            Assert.All(views.Chunk(Essays), work => Assert.Equal([2, 3, 4], work.Select(v => v.Position)));
        }

        var byWork = await app.WithDbAsync(db => db.Markings.Where(m => db.Works.Any(w => w.AttemptId == m.AttemptId && w.RoundId == scene.Sitting.RoundId))
            .GroupBy(m => m.AttemptId).Select(g => g.Select(m => m.JurorId).Distinct().Count()).ToListAsync());
        Assert.Equal(Enumerable.Repeat(1, 6), byWork);
        Assert.All(await jurors[0].Client.ReadAsync<IReadOnlyList<ListMarkingTasks.MarkingTask>>("/api/marking"), task => Assert.True(task.IsByWork));
    }

    [Fact]
    public async Task A_second_juror_marks_the_whole_work_too()
    {
        var scene = await SceneAsync(pupils: 1);
        foreach (var task in scene.Sitting.Tasks.Skip(1))
        {
            (await scene.PlanAsync(task, new SavePlan.Request(1, 0, Referee.Juror, 0))).EnsureSuccessStatusCode();
        }

        var (first, second) = ((await scene.AppointAsync()).Client, (await scene.AppointAsync()).Client);
        Assert.Equal(Essays, (await MarkAllAsync(scene, first, 1)).Count);
        var twice = await MarkAllAsync(scene, second, 3);
        Assert.Equal([2, 3, 4], twice.Select(v => v.Position));
        Assert.Equal(Enumerable.Repeat(MarkingTurn.Second, Essays), await app.WithDbAsync(db => db.Markings.Where(m => twice.Select(v => v.Id).Contains(m.Id)).Select(m => m.Turn).ToListAsync()));
    }

    [Fact]
    public async Task A_work_that_is_let_lie_is_finished_by_others_once_nothing_else_is_left()
    {
        var scene = await SceneAsync(pupils: 2);
        var (away, present) = ((await scene.AppointAsync()).Client, (await scene.AppointAsync()).Client);
        var begun = await ClaimAsync(scene, away, 1);
        await MarkingScene.PlaceAsync(away, begun!, MarkingScene.One, isDone: true);
        Assert.Equal(Essays, (await MarkAllAsync(scene, present, 1)).Count);

        // As if the other had left for longer than a lease lasts.
        await app.WithDbAsync(db => db.Markings.Where(m => m.Id == begun!.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedUntil, DateTimeOffset.UtcNow.AddSeconds(-1))));
        var rest = await MarkAllAsync(scene, present, 1);
        Assert.Equal([(begun!.Cipher, 3), (begun.Cipher, 4)], rest.Select(v => (v.Cipher, v.Position)));
    }

    [Fact]
    public async Task Jurors_of_different_tasks_do_not_stand_in_each_others_way()
    {
        var scene = await SceneAsync(pupils: 2);
        var (one, other) = (await scene.AppointAsync(), await scene.AppointAsync());
        await app.WithDbAsync(async db =>
        {
            (await db.JuryMembers.SingleAsync(m => m.OlympiadId == scene.Sitting.OlympiadId && m.PersonId == one.Person.Id)).TaskIds = [scene.Sitting.Tasks[1]];
            (await db.JuryMembers.SingleAsync(m => m.OlympiadId == scene.Sitting.OlympiadId && m.PersonId == other.Person.Id)).TaskIds = [scene.Sitting.Tasks[2], scene.Sitting.Tasks[3]];
            await db.SaveChangesAsync();
        });
        Assert.Equal([2, 2], (await MarkAllAsync(scene, one.Client, 1)).Select(v => v.Position));
        Assert.Equal([3, 4, 3, 4], (await MarkAllAsync(scene, other.Client, 2)).Select(v => v.Position));
    }

    private async Task<MarkingScene> SceneAsync(int pupils)
    {
        var choice = new ChoiceBody([new Item("a", "Клетка"), new Item("b", "Атом")], Multiple: false);
        var essay = Sitting.Content(new EssayBody(), new ManualKey([new Criterion("k1", "Полнота", 1)], null));
        var scene = await MarkingScene.CreateAsync(app, pupils, [Sitting.Content(choice, new ChoiceKey(["a"], ChoiceRule.AllOrNothing, new Dictionary<string, decimal>())), essay, essay, essay]);
        var methodist = await app.SignInAsAsync(Role.Methodist);
        (await methodist.PutAsJsonAsync($"/api/olympiads/{scene.Sitting.OlympiadId}/jury/dealing/{scene.Sitting.RoundId}", new SaveDealing.Request(IsByWork: true), Device.Json)).EnsureSuccessStatusCode();
        var jury = await methodist.ReadAsync<ListJury.Response>($"/api/olympiads/{scene.Sitting.OlympiadId}/jury");
        Assert.True(Assert.Single(jury.Rounds).IsByWork);
        return scene;
    }

    private static Task<MarkingView?> ClaimAsync(MarkingScene scene, HttpClient juror, int task) => scene.ClaimAsync(juror, scene.Sitting.Tasks[task]);

    /// <summary>Marks until nothing is left.</summary>
    private static async Task<List<MarkingView>> MarkAllAsync(MarkingScene scene, HttpClient juror, int task)
    {
        var seen = new List<MarkingView>();
        while (await ClaimAsync(scene, juror, task) is { } view)
        {
            await MarkingScene.PlaceAsync(juror, view, MarkingScene.One, isDone: true);
            seen.Add(view);
        }

        return seen;
    }
}
