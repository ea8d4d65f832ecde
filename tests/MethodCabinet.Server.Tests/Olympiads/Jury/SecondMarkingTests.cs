using System.Net;
using System.Net.Http.Json;
using System.Threading.Channels;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Olympiads.Jury;
using MethodCabinet.Server.Olympiads.Standings;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Server.Tests.Olympiads.Jury;

/// <summary>Works that are marked twice, differences, control works, and the chair's board.</summary>
public sealed class SecondMarkingTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Two_markings_that_agree_give_their_mean_and_until_then_there_are_no_points()
    {
        var scene = await MarkingScene.CreateAsync(app, pupils: 1);
        await scene.PlanAsync(secondShare: 1, threshold: 1);
        var (first, _) = await scene.AppointAsync();
        var (second, _) = await scene.AppointAsync();

        await scene.MarkAsync(first, MarkingScene.Zero);
        Assert.Empty(await scene.ScoresAsync());
        Assert.Null(await scene.ClaimAsync(first));
        await scene.MarkAsync(second, MarkingScene.One);

        Assert.Equal([0.5m], await scene.ScoresAsync());
        // Who thinks better of it changes the mean.
        var view = await Participant.ReadAsync<MarkingView>(await first.GetAsync($"/api/markings/{await OwnAsync(scene, MarkingTurn.First)}"));
        await MarkingScene.PlaceAsync(first, view, MarkingScene.One, isDone: true);
        Assert.Equal([1m], await scene.ScoresAsync());
    }

    [Fact]
    public async Task A_difference_goes_to_a_third_juror_who_sees_neither_or_to_the_chair_who_sees_both()
    {
        var scene = await MarkingScene.CreateAsync(app, pupils: 1);
        await scene.PlanAsync(secondShare: 1);
        var (first, _) = await scene.AppointAsync();
        var (second, _) = await scene.AppointAsync();
        var (third, _) = await scene.AppointAsync();
        await scene.MarkAsync(first, MarkingScene.Zero);
        await scene.MarkAsync(second, MarkingScene.One);
        Assert.Empty(await scene.ScoresAsync());
        Assert.Null(await scene.ClaimAsync(first));
        Assert.Null(await scene.ClaimAsync(second));

        var (chair, _) = await scene.AppointAsync(role: Role.Chair);
        var difference = Assert.Single(await chair.ReadAsync<IReadOnlyList<ListDifferences.Difference>>($"{scene.Round}/differences"));

        var view = await scene.ClaimAsync(third);
        Assert.Empty(view!.Others);
        Assert.Empty(view.Points);
        Assert.True(Assert.Single(await chair.ReadAsync<IReadOnlyList<ListDifferences.Difference>>($"{scene.Round}/differences")).InHand);

        // The juror is gone: the chair settles it, and sees both.
        await app.WithDbAsync(db => db.Markings.Where(m => m.Id == view.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedUntil, DateTimeOffset.UtcNow.AddSeconds(-1))));
        var taken = await Participant.ReadAsync<MarkingView>(await scene.SettleAsync(chair, difference.Cipher));
        Assert.Equal([0m, 1m], taken.Others.Select(o => o.Points["k1"]));
        await MarkingScene.PlaceAsync(chair, taken, MarkingScene.One, isDone: true);

        Assert.Equal([1m], await scene.ScoresAsync());
    }

    [Fact]
    public async Task The_chair_settles_a_difference_with_both_markings_side_by_side()
    {
        var scene = await MarkingScene.CreateAsync(app, pupils: 2);
        await scene.PlanAsync(secondShare: 1, referee: Referee.Chair);
        var (first, one) = await scene.AppointAsync();
        var (second, _) = await scene.AppointAsync();
        var (idle, _) = await scene.AppointAsync();
        var (chair, _) = await scene.AppointAsync(role: Role.Chair);
        var marked = (await scene.MarkAsync(first, MarkingScene.Zero))!;
        while (await scene.MarkAsync(second, MarkingScene.One) is not null)
        {
        }

        var difference = Assert.Single(await chair.ReadAsync<IReadOnlyList<ListDifferences.Difference>>($"{scene.Round}/differences"));
        Assert.Equal((marked.Cipher, 0m, 1m, false), (difference.Cipher, difference.First.Points, difference.Second.Points, difference.InHand));
        var row = Assert.Single(await chair.ReadWorkbookAsync($"{scene.Round}/differences?order=-difference&format=xlsx"));
        Assert.Equal((marked.Cipher, (double)difference.Position, 1d, "нет"), (row["Работа"], row["Задание"], row["Разница"], row["Уже проверяют"]));
        using (var notTheChair = await scene.SettleAsync(idle, difference.Cipher))
        {
            Assert.Equal("olympiad.jury.not-the-chair", await notTheChair.ErrorCodeAsync());
        }

        await app.WithDbAsync(async db =>
        {
            (await db.Markings.SingleAsync(m => m.Id == marked.Id)).Remarks = [new SheetRemark(1, [new SheetPoint(0.5, 0.5)], "Нет вывода")];
            return await db.SaveChangesAsync();
        });
        var begun = await Participant.ReadAsync<MarkingView>(await scene.SettleAsync(chair, difference.Cipher));
        Assert.Equal([0m, 1m], begun.Others.Select(o => o.Points["k1"]));
        Assert.Equal(["Нет вывода"], begun.Others.SelectMany(o => o.Remarks).Select(remark => remark.Text));
        var view = await Participant.ReadAsync<MarkingView>(await scene.SettleAsync(chair, difference.Cipher));
        Assert.Equal(begun.Id, view.Id);
        await MarkingScene.PlaceAsync(chair, view, MarkingScene.Zero, isDone: true);

        Assert.Contains(0m, await scene.ScoresAsync());
        Assert.Empty(await chair.ReadAsync<IReadOnlyList<ListDifferences.Difference>>($"{scene.Round}/differences"));
        using var unknown = await scene.SettleAsync(chair, "Б9-1");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        var board = await scene.BoardAsync(chair);
        Assert.Equal(new JurorMeasure(1, 1, 0), board.Cells.Single(c => c.JurorId == one.Id).Pairs);
    }

    [Fact]
    public async Task A_difference_that_no_chair_may_settle_goes_to_a_third_juror()
    {
        var scene = await MarkingScene.CreateAsync(app, pupils: 1);
        await scene.PlanAsync(secondShare: 1, referee: Referee.Chair);
        var (chair, _) = await scene.AppointAsync(role: Role.Chair);
        var (second, _) = await scene.AppointAsync();
        var (third, _) = await scene.AppointAsync();
        var marked = (await scene.MarkAsync(chair, MarkingScene.Zero))!;
        await scene.MarkAsync(second, MarkingScene.One);

        using var own = await scene.SettleAsync(chair, marked.Cipher);
        Assert.Equal("olympiad.marking.nothing-to-settle", await own.ErrorCodeAsync());
        var view = await scene.ClaimAsync(third);
        Assert.Empty(view!.Others);
        await MarkingScene.PlaceAsync(third, view, MarkingScene.One, isDone: true);
        Assert.Equal([1m], await scene.ScoresAsync());
    }

    [Fact]
    public async Task A_control_work_comes_hidden_and_measures_the_juror_only()
    {
        var scene = await MarkingScene.CreateAsync(app, pupils: 3);
        await scene.PlanAsync(secondShare: 0, controlEvery: 1);
        var (chair, _) = await scene.AppointAsync(role: Role.Chair);
        var (juror, person) = await scene.AppointAsync();
        var reference = (await scene.ReferenceAsync(chair))!;
        await MarkingScene.PlaceAsync(chair, reference, MarkingScene.One, isDone: true);
        Assert.Equal([1m], await scene.ScoresAsync());

        var seen = new List<MarkingView>();
        while (await scene.MarkAsync(juror, MarkingScene.Zero) is { } view)
        {
            seen.Add(view);
        }

        // The second one, after one marking of an ordinary work.
        Assert.Equal((3, reference.Cipher), (seen.Count, seen[1].Cipher));
        Assert.Equal([0m, 0m, 1m], await scene.ScoresAsync());
        var board = await scene.BoardAsync(chair);
        var cell = board.Cells.Single(c => c.JurorId == person.Id);
        Assert.Equal((3, new JurorMeasure(1, 1, 0)), (cell.Done, cell.Controls));
        Assert.Equal([1m], cell.Drift);
        var task = Assert.Single(board.Tasks);
        Assert.Equal((3, 3, 0, 1, 0), (task.Works, task.Settled, task.Differences, task.References, task.Left));

        var table = await chair.ReadWorkbookAsync($"{scene.Round}/jury-board?format=xlsx");
        Assert.Equal([(board.Jurors[0].Name, task.Position), (board.Jurors[1].Name, task.Position)], table.Select(r => ((string)r["Член жюри"], (int)(double)r["Задание"])));
        var own = Assert.Single(await chair.ReadWorkbookAsync($"{scene.Round}/jury-board?measured={scene.Essay}&order=-severity&format=xlsx"), r => Equals(r["Член жюри"], board.Jurors.Single(j => j.PersonId == person.Id).Name));
        Assert.Equal((3d, 0d, 100d, 0d, 1d, "да", "+100"), (own["Проверено"], own["Проверяется"], own["Строгость, %"], own["Согласованность, %"], own["Сравнено работ"], own["По эталонным работам"], own["Строгость по последним эталонным, %"]));
        Assert.Empty(await chair.ReadWorkbookAsync($"{scene.Round}/jury-board?measured={Guid.NewGuid()}&format=xlsx"));
        using var notTheChair = await juror.GetAsync($"{scene.Round}/jury-board?format=xlsx");
        Assert.Equal("olympiad.jury.not-the-chair", await notTheChair.ErrorCodeAsync());
    }

    [Fact]
    public async Task A_chair_whose_own_claim_ran_out_marks_no_reference_of_that_work()
    {
        var scene = await MarkingScene.CreateAsync(app, pupils: 1);
        var (chair, _) = await scene.AppointAsync(role: Role.Chair);
        var view = (await scene.ClaimAsync(chair))!;
        await app.WithDbAsync(db => db.Markings.Where(m => m.Id == view.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedUntil, DateTimeOffset.UtcNow.AddSeconds(-1))));

        Assert.Null(await scene.ReferenceAsync(chair));
    }

    [Fact]
    public async Task A_plan_that_changes_settles_anew_what_is_marked()
    {
        var scene = await MarkingScene.CreateAsync(app, pupils: 2);
        var (juror, _) = await scene.AppointAsync();
        await scene.MarkAsync(juror, MarkingScene.One);
        Assert.Equal([1m], await scene.ScoresAsync());

        await scene.PlanAsync(secondShare: 1);
        Assert.Empty(await scene.ScoresAsync());
        await scene.PlanAsync(secondShare: 0);
        Assert.Equal([1m], await scene.ScoresAsync());

        var methodist = await app.SignInAsAsync(Role.Methodist);
        using var refused = await methodist.PutAsJsonAsync(
            $"/api/olympiads/{scene.Sitting.OlympiadId}/jury/plans/{scene.Essay}", new SavePlan.Request(2, 0, Referee.Juror, 0), Device.Json);
        Assert.Equal("olympiad.marking.plan-invalid", await refused.ErrorCodeAsync());
    }

    [Fact]
    public async Task Two_jurors_who_end_first_and_second_at_once_settle_the_work_together()
    {
        var scene = await MarkingScene.CreateAsync(app, pupils: 4);
        await scene.PlanAsync(secondShare: 1);
        var jurors = new List<HttpClient>();
        for (var i = 0; i < 4; i++)
        {
            jurors.Add((await scene.AppointAsync()).Client);
        }

        await Task.WhenAll(jurors.Select(async juror =>
        {
            while (await scene.MarkAsync(juror, MarkingScene.One) is not null)
            {
            }
        }));

        // Who found nothing because the last ones were in other hands asks again.
        foreach (var juror in jurors)
        {
            while (await scene.MarkAsync(juror, MarkingScene.One) is not null)
            {
            }
        }

        Assert.Equal([1m, 1m, 1m, 1m], await scene.ScoresAsync());
        Assert.Equal(8, await app.WithDbAsync(db => db.Markings.CountAsync(m => m.TaskId == scene.Essay && m.DoneAt != null)));
    }

    [Fact]
    public async Task Jurors_and_the_chair_see_at_once_how_the_others_get_on_and_hear_no_name_of_a_participant()
    {
        var scene = await MarkingScene.CreateAsync(app, pupils: 2);
        var (chair, head) = await scene.AppointAsync(role: Role.Chair);
        var (juror, person) = await scene.AppointAsync();
        var boards = Channel.CreateUnbounded<JuryBoardChange>();
        var progress = Channel.CreateUnbounded<IReadOnlyList<TaskProgress>>();
        await using var chairs = await WatchAsync(scene, head, hub => hub.On<JuryBoardChange>(nameof(IJuryClient.BoardChanged), change => boards.Writer.TryWrite(change)));
        await using var jurors = await WatchAsync(scene, person, hub =>
        {
            hub.On<IReadOnlyList<TaskProgress>>(nameof(IJuryClient.Progressed), change => progress.Writer.TryWrite(change));
            hub.On<JuryBoardChange>(nameof(IJuryClient.BoardChanged), _ => progress.Writer.Complete(new InvalidOperationException("A juror was told what the chair sees.")));
        });

        await scene.MarkAsync(juror, MarkingScene.One);

        var board = await NextAsync(boards);
        Assert.Equal((person.Id, 1), (Assert.Single(board.Cells).JurorId, board.Cells[0].Done));
        Assert.Equal([new TaskProgress(scene.Essay, 2, 1)], await NextAsync(progress));
        Assert.Equal(JsonOf(await scene.BoardAsync(chair), board.Cells[0].JurorId), JsonOf(new JuryBoard(board.Tasks, [], board.Cells, null), person.Id));

        // What is no more is told as nothing: whoever looks would keep it otherwise.
        await app.WithDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Markings.Where(m => m.JurorId == person.Id).ExecuteDeleteAsync();
            await JuryChanges.TellAsync(db, scene.Sitting.RoundId, default);
            await transaction.CommitAsync();
        });
        Assert.Equal(new JuryBoard.Cell(scene.Essay, person.Id, 0, 0, null, null, null, null, []), Assert.Single((await NextAsync(boards)).Cells));

        var stranger = await app.CreatePersonAsync([Role.Juror]);
        await using var refused = Connection(scene, stranger);
        var closed = new TaskCompletionSource();
        refused.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        await refused.StartAsync();
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task Markings_that_change_together_change_the_standing_once_for_whoever_tells_of_all(bool tells, int versions)
    {
        var scene = await MarkingScene.CreateAsync(app, pupils: 2);
        var (juror, _) = await scene.AppointAsync();
        await scene.MarkAsync(juror, MarkingScene.One);
        await scene.MarkAsync(juror, MarkingScene.One);
        Task<long> VersionAsync() => app.WithDbAsync(db => db.Standings.Where(s => s.OlympiadId == scene.Sitting.OlympiadId).Select(s => s.Version).SingleAsync());
        var before = await VersionAsync();
        await app.WithDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Markings.Where(m => m.TaskId == scene.Essay).ExecuteUpdateAsync(set => set.SetProperty(m => m.Total, 0.5m));
            await (tells ? StandingChanges.TellAsync(db, scene.Sitting.OlympiadId, DateTimeOffset.UtcNow, default) : Task.CompletedTask);
            await transaction.CommitAsync();
        });
        Assert.Equal(before + versions, await VersionAsync());
    }

    [Fact]
    public async Task Saved_comments_are_shared_by_the_jurors_of_a_task()
    {
        var scene = await MarkingScene.CreateAsync(app, pupils: 1);
        var (one, _) = await scene.AppointAsync();
        var (other, _) = await scene.AppointAsync();
        foreach (var juror in new[] { one, one, other })
        {
            (await juror.PostAsJsonAsync($"{scene.Task}/comments", new SaveComment.Request(" Не назван фактор "))).EnsureSuccessStatusCode();
        }

        using var empty = await one.PostAsJsonAsync($"{scene.Task}/comments", new SaveComment.Request("  "));
        Assert.Equal("olympiad.marking.comment-empty", await empty.ErrorCodeAsync());
        var saved = Assert.Single(await other.ReadAsync<IReadOnlyList<ListSavedComments.Saved>>($"{scene.Task}/comments"));
        Assert.Equal(("Не назван фактор", false), (saved.Text, saved.IsOwn));
        using var foreign = await other.DeleteAsync($"{scene.Task}/comments/{saved.Id}");
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        (await one.DeleteAsync($"{scene.Task}/comments/{saved.Id}")).EnsureSuccessStatusCode();
        Assert.Empty(await other.ReadAsync<IReadOnlyList<ListSavedComments.Saved>>($"{scene.Task}/comments"));
    }

    private static string JsonOf(JuryBoard board, Guid jurorId) =>
        System.Text.Json.JsonSerializer.Serialize(board.Cells.Where(c => c.JurorId == jurorId), Device.Json);

    private Task<Guid> OwnAsync(MarkingScene scene, MarkingTurn turn) =>
        app.WithDbAsync(db => db.Markings.Where(m => m.TaskId == scene.Essay && m.Turn == turn).Select(m => m.Id).SingleAsync());

    private async Task<HubConnection> WatchAsync(MarkingScene scene, TestPerson person, Action<HubConnection> listen)
    {
        var hub = Connection(scene, person);
        listen(hub);
        await hub.StartReadyAsync();
        return hub;
    }

    private HubConnection Connection(MarkingScene scene, TestPerson person) => new HubConnectionBuilder()
        .WithUrl(
            new Uri(app.As(person.Id).BaseAddress!, $"/hubs/jury?round={scene.Sitting.RoundId}"),
            options => options.Headers[TestSignIn.Header] = person.Id.ToString())
        .AddJsonProtocol(json => PlatformModule.ConfigureJson(json.PayloadSerializerOptions))
        .Build();

    private static async Task<T> NextAsync<T>(Channel<T> received)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await received.Reader.ReadAsync(patience.Token);
    }
}
