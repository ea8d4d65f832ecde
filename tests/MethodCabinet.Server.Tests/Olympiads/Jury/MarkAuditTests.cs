using System.Net.Http.Json;
using System.Text.Json;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Olympiads.Jury;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Olympiads.Jury;

/// <summary>Whose act changed the points of a work, when, and from what to what.</summary>
public sealed class MarkAuditTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Points_that_a_juror_gives_and_changes_are_told_once_each()
    {
        var scene = await MarkingScene.CreateAsync(app, pupils: 1);
        var (juror, person) = await scene.AppointAsync();
        var view = (await scene.ClaimAsync(juror))!;
        var saved = await MarkingScene.PlaceAsync(juror, view, MarkingScene.One, isDone: false);
        var attempt = await AttemptAsync(view.Id);
        Assert.Empty(await LogAsync("Attempt.marked", attempt));

        saved = await MarkingScene.PlaceAsync(juror, view with { Version = saved.Version }, MarkingScene.One, isDone: true);
        saved = await MarkingScene.PlaceAsync(juror, view with { Version = saved.Version }, MarkingScene.One, isDone: true);
        await MarkingScene.PlaceAsync(juror, view with { Version = saved.Version }, MarkingScene.Zero, isDone: true);

        var log = await LogAsync("Attempt.marked", attempt);
        Assert.Equal([(person.Id, "[null,1]", "[1,2]"), (person.Id, "[1,0]", "[2,1]")], log.Select(Told));
        Assert.All(log, entry => Assert.Equal($"\"{scene.Essay}\"", Field(entry, "taskId")));
        Assert.Equal(1m, await app.WithDbAsync(db => db.Attempts.Where(a => a.Id == attempt).Select(a => a.Points).SingleAsync()));
    }

    [Fact]
    public async Task Points_that_another_plan_takes_away_or_gives_back_are_told_of_whoever_changed_the_plan()
    {
        var scene = await MarkingScene.CreateAsync(app, pupils: 1);
        var (juror, person) = await scene.AppointAsync();
        var attempt = await AttemptAsync((await scene.MarkAsync(juror, MarkingScene.One))!.Id);
        var methodist = await app.CreatePersonAsync([Role.Methodist]);
        var client = await app.SignInAsync(methodist);
        foreach (var share in new[] { 1, 1, 0 })
        {
            using var saved = await client.PutAsJsonAsync(
                $"/api/olympiads/{scene.Sitting.OlympiadId}/jury/plans/{scene.Essay}", new SavePlan.Request(share, 0, Referee.Juror, 0), Device.Json);
            saved.EnsureSuccessStatusCode();
        }

        Assert.Equal(
            [(person.Id, "[null,1]", "[1,2]"), (methodist.Id, "[1,null]", "[2,1]"), (methodist.Id, "[null,1]", "[1,2]")],
            (await LogAsync("Attempt.marked", attempt)).Select(Told));
    }

    [Fact]
    public async Task Other_criteria_return_the_markings_that_they_do_not_fit()
    {
        var scene = await MarkingScene.CreateAsync(app, pupils: 2);
        var (juror, _) = await scene.AppointAsync();
        var lost = (await scene.MarkAsync(juror, MarkingScene.One))!;
        var kept = (await scene.MarkAsync(juror, MarkingScene.Zero))!;
        var person = await app.CreatePersonAsync([Role.Methodist]);
        var methodist = await app.SignInAsync(person);
        var (from, narrow, wide, other) = await app.WithDbAsync(async db =>
        {
            var used = await db.PaperTasks.Where(t => t.Id == scene.Essay).Join(db.QuestionVersions, t => t.QuestionVersionId, v => v.Id, (_, v) => v).SingleAsync();
            var question = await db.Questions.SingleAsync(q => q.Id == used.QuestionId);
            QuestionVersion Revise(QuestionVersion last, params Criterion[] criteria) => question.Revise(
                last,
                lastIsUsed: true,
                new QuestionContent(used.Title, used.Statement, used.StatementHtml, used.Body, used.BodyRendered, new ManualKey(criteria, null), new PointRule(criteria.Sum(c => c.MaxPoints))),
                Guid.CreateVersion7(),
                DateTimeOffset.UtcNow,
                used.CreatedBy);
            var narrow = Revise(used, new Criterion("k1", "Признак", 0.5m, 0.5m));
            var wide = Revise(narrow, new Criterion("k1", "Признак", 0.5m, 0.5m), new Criterion("k2", "Вывод", 1));
            db.AddRange(narrow, wide);
            await db.SaveChangesAsync();
            return (used.Id, narrow.Id, wide.Id, await db.PaperTasks.Where(t => t.Id == scene.Sitting.Tasks[0]).Select(t => t.QuestionVersionId).SingleAsync());
        });
        var path = $"/api/olympiads/{scene.Sitting.OlympiadId}/jury/criteria/{scene.Essay}";
        var preview = await methodist.ReadAsync<PreviewCriteria.Response>($"{path}?to={narrow}");
        Assert.Equal((from, 1, 1, 0), (preview.FromVersionId, preview.Kept, preview.Returned, preview.Changed));
        var concerned = Assert.Single(preview.Works);
        Assert.Equal((1m, null), (concerned.Before, concerned.After));
        Assert.Equal([0m, 1m], await scene.ScoresAsync());

        (await methodist.PostAsJsonAsync(path, new ChangeCriteria.Request(from, narrow))).EnsureSuccessStatusCode();

        Assert.Equal([0m], await scene.ScoresAsync());
        var told = Assert.Single(await LogAsync("Marking.returned", lost.Id));
        Assert.Equal(person.Id, told.ActorId);
        Assert.Equal("""[{"k1":1},{}]""", Field(told, "points"));
        Assert.EndsWith(",null]", Field(told, "doneAt"), StringComparison.Ordinal);
        Assert.Empty(await LogAsync("Marking.returned", kept.Id));
        var attempt = await AttemptAsync(lost.Id);
        Assert.Equal((person.Id, "[1,null]", "[2,1]"), Told((await LogAsync("Attempt.marked", attempt))[^1]));
        Assert.Single(await LogAsync("Attempt.marked", await AttemptAsync(kept.Id)));
        using var again = await methodist.PostAsJsonAsync(path, new ChangeCriteria.Request(from, wide));
        Assert.Equal("platform.changed-meanwhile", await again.ErrorCodeAsync());
        var returned = (await scene.ClaimAsync(juror))!;
        Assert.NotEqual(kept.Cipher, returned.Cipher);
        Assert.Equal(concerned.Cipher, returned.Cipher);
        Assert.Equal((0.5m, 0), (Assert.Single(returned.Criteria).MaxPoints, returned.Points.Count));
        using var foreign = await methodist.PostAsJsonAsync(path, new ChangeCriteria.Request(narrow, other));
        Assert.Equal("olympiad.jury.criteria-of-other", await foreign.ErrorCodeAsync());
    }

    private static (Guid? ActorId, string TaskPoints, string Points) Told(AuditEntry entry) => (entry.ActorId, Field(entry, "taskPoints"), Field(entry, "points"));

    private static string Field(AuditEntry entry, string name)
    {
        using var changes = JsonDocument.Parse(entry.Changes!);
        return JsonSerializer.Serialize(changes.RootElement.GetProperty(name));
    }

    private Task<Guid> AttemptAsync(Guid markingId) => app.WithDbAsync(db => db.Markings.Where(m => m.Id == markingId).Select(m => m.AttemptId).SingleAsync());

    private Task<List<AuditEntry>> LogAsync(string action, Guid subject) =>
        app.WithDbAsync(db => db.AuditLog.Where(e => e.Action == action && e.SubjectId == subject.ToString()).OrderBy(e => e.Id).ToListAsync());
}
