using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Server.Courses.Quizzes;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Server.Tests.Courses.Quizzes;

public sealed class QuizJournalTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly QuestionContent[] Two = [QuizScene.True, QuizScene.True];

    [Fact]
    public async Task What_is_acknowledged_is_proved_and_kept_once_however_often_it_is_sent()
    {
        var scene = await QuizScene.CreateAsync(app, Two);
        var (learner, _, view) = await scene.BegunAsync();
        var device = QuizScene.DeviceOf(view);
        device.Write(view.Tasks[0].Id, QuizScene.Wrong);
        device.Write(view.Tasks[0].Id, QuizScene.Right);

        var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => QuizScene.SaveAsync(learner, device)));

        Assert.All(replies, reply => Assert.Equal((2L, device.LastHash, 0), (reply.Head.Seq, reply.Head.Hash, reply.Late)));
        Assert.True(await QuizScene.VerifiesAsync(learner, device, replies[0]));
        Assert.False(await QuizScene.VerifiesAsync(learner, device, replies[0] with { ReceivedAt = replies[0].ReceivedAt.AddSeconds(-1) }));
        var seen = await learner.ReadAsync<QuizView>($"/api/quiz-attempts/{view.Id}");
        Assert.Equal((QuizScene.Right, 2L), (Assert.Single(seen.Answers).Answer, Assert.Single(seen.Heads).Seq));
        Assert.Equal(2, await app.WithDbAsync(db => db.QuizEntries.CountAsync(e => e.AttemptId == view.Id)));
    }

    [Fact]
    public async Task A_gap_a_foreign_task_and_a_missing_head_are_refused()
    {
        var scene = await QuizScene.CreateAsync(app, Two);
        var (learner, _, view) = await scene.BegunAsync();
        var (device, foreign) = (QuizScene.DeviceOf(view), QuizScene.DeviceOf(view));
        device.Write(view.Tasks[0].Id, QuizScene.Right);
        device.Write(view.Tasks[1].Id, QuizScene.Right);
        foreign.Write(Guid.NewGuid(), QuizScene.Right);

        Assert.Equal("olympiad.journal.head-mismatch", await (await device.PostAsync(learner, from: 2)).ErrorCodeAsync());
        Assert.Equal("olympiad.journal.foreign-task", await (await foreign.PostAsync(learner)).ErrorCodeAsync());
        Assert.Equal("olympiad.journal.head-mismatch", await (await learner.PostAsync(
            $"/api/quiz-attempts/{view.Id}/hand-in", new HandInQuiz.Request([new(device.Id, 2, device.LastHash)]))).ErrorCodeAsync());
        await QuizScene.SaveAsync(learner, device);
        Assert.Equal(2, (await QuizScene.HandInAsync(learner, view.Id, new([new(device.Id, 2, device.LastHash)]))).Points);
    }

    [Fact]
    public async Task Another_device_hears_what_was_answered_elsewhere()
    {
        var scene = await QuizScene.CreateAsync(app, Two);
        var (learner, _, view) = await scene.BegunAsync();
        var (one, other) = (QuizScene.DeviceOf(view), QuizScene.DeviceOf(view));
        one.Write(view.Tasks[0].Id, QuizScene.Wrong);
        one.Write(view.Tasks[1].Id, QuizScene.Wrong);
        await QuizScene.SaveAsync(learner, one);
        other.Write(view.Tasks[0].Id, QuizScene.Right);

        var heard = Assert.Single((await QuizScene.SaveAsync(learner, other)).Elsewhere);

        Assert.Equal((view.Tasks[0].Id, QuizScene.Wrong, one.Id), (heard.TaskId, heard.Answer, heard.DeviceId));
        one.Write(view.Tasks[0].Id, QuizScene.Wrong);
        Assert.Equal(QuizScene.Right, Assert.Single((await QuizScene.SaveAsync(learner, one, from: 3)).Elsewhere).Answer);
    }

    [Fact]
    public async Task An_answer_that_is_proved_to_be_written_in_time_counts_when_it_comes_late()
    {
        var (learner, view, device, saved) = await OverAsync(QuizFeedback.Points);
        var ended = await learner.ReadAsync<QuizResult>($"/api/quiz-attempts/{view.Id}/result");
        Assert.Equal((1m, saved.ReceivedAt), (ended.Points, ended.HandedInAt));

        device.Write(view.Tasks[1].Id, QuizScene.Right, elapsedMs: 1000);
        device.ElapsedMs = 1000;
        Assert.Equal(0, (await QuizScene.SaveAsync(learner, device, from: 2)).Late);

        var result = await learner.ReadAsync<QuizResult>($"/api/quiz-attempts/{view.Id}/result");
        Assert.Equal((2m, saved.ReceivedAt), (result.Points, result.HandedInAt));
    }

    [Fact]
    public async Task Without_proof_or_once_the_answers_were_told_it_is_kept_and_does_not_count()
    {
        var (learner, view, device, _) = await OverAsync(QuizFeedback.RightOrWrong);
        device.Write(view.Tasks[1].Id, QuizScene.Right, elapsedMs: 60_000);
        device.ElapsedMs = 60_000;
        Assert.Equal(1, (await QuizScene.SaveAsync(learner, device, from: 2)).Late);

        // The save itself has ended the try; now its page reads how it went.
        Assert.Equal(1, (await learner.ReadAsync<QuizResult>($"/api/quiz-attempts/{view.Id}/result")).Points);
        device.Write(view.Tasks[1].Id, QuizScene.Right, elapsedMs: 1000);
        device.ElapsedMs = 1000;
        Assert.Equal(1, (await QuizScene.SaveAsync(learner, device, from: 3)).Late);

        Assert.Equal(1, (await learner.ReadAsync<QuizResult>($"/api/quiz-attempts/{view.Id}/result")).Points);
        Assert.Equal([false, true, true], await app.WithDbAsync(db => db.QuizEntries.Where(e => e.AttemptId == view.Id).OrderBy(e => e.Seq).Select(e => e.IsLate).ToListAsync()));
    }

    [Fact]
    public async Task A_try_at_which_nobody_looks_ends_by_itself()
    {
        var (learner, view, _, saved) = await OverAsync(QuizFeedback.Points);

        await using (var scope = app.Services.CreateAsyncScope())
        {
            await ActivatorUtilities.CreateInstance<SweepQuizzesJob>(scope.ServiceProvider).RunAsync(CancellationToken.None);
        }

        var ended = await app.WithDbAsync(db => db.QuizAttempts.AsNoTracking().SingleAsync(a => a.Id == view.Id));
        Assert.Equal((saved.ReceivedAt, 1m), (ended.HandedInAt, ended.Points));
        Assert.NotNull((await learner.ReadAsync<QuizView>($"/api/quiz-attempts/{view.Id}")).HandedInAt);
    }

    [Fact]
    public async Task The_journal_of_a_quiz_is_append_only()
    {
        var (_, view, _, _) = await OverAsync(QuizFeedback.Points);

        await Assert.ThrowsAnyAsync<Exception>(() => app.WithDbAsync(db => db.QuizEntries.Where(e => e.AttemptId == view.Id).ExecuteDeleteAsync()));
    }

    [Fact]
    public async Task A_learner_s_place_is_the_same_on_another_device()
    {
        var scene = await QuizScene.CreateAsync(app, Two);
        var (learner, _, view) = await scene.BegunAsync();
        var task = view.Tasks[1].Id;

        await (await learner.PutAsync($"/api/quiz-attempts/{view.Id}/place", new KeepQuizPlace.Request(task, [task]))).OkAsync();

        var place = (await learner.ReadAsync<QuizView>($"/api/quiz-attempts/{view.Id}")).Place;
        Assert.Equal((task, task), (place.TaskId, Assert.Single(place.Flags)));
        Assert.Equal("olympiad.journal.foreign-task", await (await learner.PutAsync($"/api/quiz-attempts/{view.Id}/place", new KeepQuizPlace.Request(Guid.NewGuid(), []))).ErrorCodeAsync());
    }

    /// <summary>A try whose time ended in the moment in which its first answer, a right one, was taken; its device's clock stood at one second.</summary>
    private async Task<(HttpClient Learner, QuizView View, Device Device, SubmitQuizJournal.Response Saved)> OverAsync(QuizFeedback feedback)
    {
        var scene = await QuizScene.CreateAsync(app, Two, (quiz, _) => quiz with { Minutes = 10, Feedback = feedback });
        var (learner, _, view) = await scene.BegunAsync();
        var device = QuizScene.DeviceOf(view);
        device.Write(view.Tasks[0].Id, QuizScene.Right, elapsedMs: 1000);
        var saved = await QuizScene.SaveAsync(learner, device);
        await app.WithDbAsync(db => db.QuizAttempts.Where(a => a.Id == view.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.EndsAt, saved.ReceivedAt)));
        return (learner, view, device, saved);
    }
}
