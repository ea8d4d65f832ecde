using System.Text.Json;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>A task is scored again after its paper was changed and sealed anew: works of the earlier seal, which asked something else, are passed by.</summary>
public sealed class RescoringPastSealsTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly ShortTextAnswer Word = new("ответ");

    [Fact]
    public async Task Works_of_an_earlier_seal_keep_their_points_and_their_task()
    {
        var scene = await OlympiadScene.CreateAsync(app);
        var organizer = await app.SignInAsAsync(Role.Methodist);
        var first = scene.Versions[1].Id;
        var earlier = await SealAsync(scene, 1);
        var old = await SitAsync(scene, earlier, Word);
        var oldWrong = await SitAsync(scene, earlier, new("отзыв"));
        var second = await AskAsync(scene, OlympiadScene.Text("иное"));
        var latest = await SealAsync(scene, 2);
        var last = await SitAsync(scene, latest, Word);
        var served = await SitAsync(scene, null, Word);
        await scene.CloseAsync(app, organizer);
        Assert.Equal([(old, 3m, first), (oldWrong, 0m, first), (last, 0m, second), (served, 0m, second)], await ScoresAsync(scene));

        // What the new key takes is what one of the old works said, too.
        var third = await scene.ReviseAsync(app, 1, Either(points: 7));
        var preview = await (await organizer.GetAsync($"/api/rounds/{scene.RoundId}/tasks/{scene.Tasks[1]}/rescore?versionId={third.Id}")).OkJsonAsync();
        Assert.Equal((2, 2, 2, 0), (Number(preview, "works"), Number(preview, "ofEarlierSeals"), Number(preview, "gaining"), Number(preview, "losing")));
        await scene.RescoreAsync(app, organizer, 1, second, third.Id);

        Assert.Equal([(old, 3m, first), (oldWrong, 0m, first), (last, 7m, third.Id), (served, 7m, third.Id)], await ScoresAsync(scene));
        Assert.Equal((third.Id, 2, 2), await ListedAsync(organizer, scene));
        Assert.Equal([5m, 5m, 9m, 9m], await Task.WhenAll(PromisedAsync(old), PromisedAsync(oldWrong), PromisedAsync(last), PromisedAsync(served)));

        // By the very version of the earlier seal, and by another once more: whose work is passed by does not change with it.
        await scene.RescoreAsync(app, organizer, 1, third.Id, first);
        Assert.Equal([(old, 3m, first), (oldWrong, 0m, first), (last, 3m, first), (served, 3m, first)], await ScoresAsync(scene));
        Assert.Equal((first, 2, 2), await ListedAsync(organizer, scene));
        await scene.RescoreAsync(app, organizer, 1, first, third.Id);
        Assert.Equal([(old, 3m, first), (oldWrong, 0m, first), (last, 7m, third.Id), (served, 7m, third.Id)], await ScoresAsync(scene));
    }

    [Fact]
    public async Task An_earlier_seal_that_asked_the_same_is_scored_again_with_the_others()
    {
        var scene = await OlympiadScene.CreateAsync(app);
        var organizer = await app.SignInAsAsync(Role.Methodist);
        var asked = scene.Versions[1].Id;

        // Only the instructions were changed between the two.
        var works = new[] { await SitAsync(scene, await SealAsync(scene, 1), new("отзыв")), await SitAsync(scene, await SealAsync(scene, 2), new("отзыв")) };
        await scene.CloseAsync(app, organizer);
        var corrected = await scene.ReviseAsync(app, 1, Either(points: 4));

        await scene.RescoreAsync(app, organizer, 1, asked, corrected.Id);

        Assert.Equal(works.Select(work => (work, 4m, corrected.Id)), await ScoresAsync(scene));
        Assert.Equal((corrected.Id, 2, 2), await ListedAsync(organizer, scene));
        Assert.Equal(6m, await PromisedAsync(works[0]));
    }

    private static QuestionContent Either(decimal points) =>
        OlympiadScene.Text("ответ", points) with { Key = new ShortTextKey([new TextVariant("ответ"), new TextVariant("отзыв")], new TextRule()) };

    private static int Number(JsonElement preview, string name) => preview.GetProperty(name).GetInt32();

    /// <summary>The paper as it is now, sealed.</summary>
    private Task<Guid> SealAsync(OlympiadScene scene, int number) => app.WithDbAsync(async db =>
    {
        var (now, by) = (DateTimeOffset.UtcNow, scene.Versions[0].CreatedBy);
        var file = new StoredFile { Id = Guid.NewGuid(), Name = "paper.mcp", MediaType = "application/octet-stream", Size = 1, Sha256 = new byte[32], IsPrivate = true, CreatedAt = now };
        var seal = new PaperSeal { Id = Guid.NewGuid(), PaperId = scene.PaperId, Number = number, FileId = file.Id, PaperDigest = new byte[32], SealedAt = now, SealedById = by };
        db.AddRange(file, seal);
        db.AddRange((await db.PaperTasks.Where(t => t.PaperId == scene.PaperId).ToListAsync())
            .Select(t => new SealedTask { SealId = seal.Id, TaskId = t.Id, Position = t.Position, QuestionVersionId = t.QuestionVersionId }));
        await db.SaveChangesAsync();
        return seal.Id;
    });

    /// <summary>The second task asks this from now on.</summary>
    private async Task<Guid> AskAsync(OlympiadScene scene, QuestionContent content)
    {
        var version = await scene.ReviseAsync(app, 1, content);
        await app.WithDbAsync(db => db.PaperTasks.Where(t => t.Id == scene.Tasks[1]).ExecuteUpdateAsync(set => set.SetProperty(t => t.QuestionVersionId, version.Id)));
        return version.Id;
    }

    /// <param name="sealId">Null for a paper that came from the server.</param>
    private async Task<Work> SitAsync(OlympiadScene scene, Guid? sealId, ShortTextAnswer answer)
    {
        var (pupil, attemptId) = await scene.AddAttemptAsync(app, null, new GivenAnswer(1, answer));
        await app.WithDbAsync(db => db.Attempts.Where(a => a.Id == attemptId).ExecuteUpdateAsync(set => set.SetProperty(a => a.SealId, sealId)));
        return new Work(attemptId, pupil.Id);
    }

    /// <summary>What the works have for the second task, which is all they have, and by which version; in the order in which they were begun.</summary>
    private Task<List<(Work Work, decimal Points, Guid Version)>> ScoresAsync(OlympiadScene scene) => app.WithDbAsync(async db =>
    {
        var rows = await (
            from attempt in db.Attempts
            join score in db.TaskScores on attempt.Id equals score.AttemptId
            where attempt.RoundId == scene.RoundId && score.TaskId == scene.Tasks[1]
            select new { Work = new Work(attempt.Id, attempt.PersonId), Sum = attempt.Points, score.Points, score.QuestionVersionId }).ToListAsync();
        Assert.All(rows, row => Assert.Equal(row.Points, row.Sum));
        return rows.OrderBy(row => row.Work.AttemptId.ToString(), StringComparer.Ordinal).Select(row => (row.Work, row.Points, row.QuestionVersionId)).ToList();
    });

    /// <summary>Of the second task as the organizer's list has it: by what it is scored, works that this is about, and those that are through.</summary>
    private static async Task<(Guid Version, int Works, int Scored)> ListedAsync(HttpClient organizer, OlympiadScene scene)
    {
        var list = (await (await organizer.GetAsync($"/api/rounds/{scene.RoundId}/rescore")).OkJsonAsync()).EnumerateArray();
        var task = list.Single(t => t.GetProperty("taskId").GetGuid() == scene.Tasks[1]);
        return (task.GetProperty("versionId").GetGuid(), Number(task, "works"), Number(task, "scored"));
    }

    /// <summary>The maximum that the participant's page names for the paper, which is that of its tasks.</summary>
    private async Task<decimal> PromisedAsync(Work work)
    {
        var paper = (await (await app.As(work.PersonId).GetAsync($"/api/attempts/{work.AttemptId}")).OkJsonAsync()).GetProperty("paper");
        Assert.Equal(paper.GetProperty("maxPoints").GetDecimal(), paper.GetProperty("tasks").EnumerateArray().Sum(t => t.GetProperty("maxPoints").GetDecimal()));
        return paper.GetProperty("maxPoints").GetDecimal();
    }

    private sealed record Work(Guid AttemptId, Guid PersonId);
}
