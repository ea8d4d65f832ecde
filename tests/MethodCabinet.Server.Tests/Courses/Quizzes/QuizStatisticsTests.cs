using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Server.Courses.Quizzes;
using MethodCabinet.Server.Tests.Olympiads;

namespace MethodCabinet.Server.Tests.Courses.Quizzes;

public sealed class QuizStatisticsTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Tutors_see_how_good_the_questions_are_by_first_tries()
    {
        var scene = await QuizScene.CreateAsync(app, [QuizScene.True, QuizScene.True], (quiz, _) => quiz with { Shuffle = false });
        var path = $"/api/cohorts/{scene.Course.CohortId}/units/{scene.QuizId}/quiz-statistics";

        // The example of the domain's test: phi 0.6, alpha 0.75.
        string[] tries = ["11", "11", "11", "11", "10", "01", "00", "00", "00", "00"];
        var (last, lastEnrolment) = (new HttpClient(), Guid.Empty);
        foreach (var points in tries)
        {
            (last, lastEnrolment, var view) = await scene.BegunAsync();
            await QuizScene.AnswerAsync(last, view, [.. points.Select(given => given == '1' ? QuizScene.Right : QuizScene.Wrong)]);
        }

        // A second try knows the questions and does not count.
        await QuizScene.AnswerAsync(last, await scene.BeginAsync(last, lastEnrolment), QuizScene.Right, QuizScene.Right);

        var statistics = await scene.Course.Tutor.ReadAsync<GetQuizStatistics.Response>(path);
        Assert.Equal((10, QuizStatistics.NeededTries, "Проверьте себя"), (statistics.Tries, statistics.NeededTries, statistics.UnitTitle));
        Assert.Equal((0.75, 0.5), (Math.Round(statistics.Alpha!.Value, 6), statistics.MeanShare!.Value));
        Assert.Equal(scene.Questions.Select(version => version.Id), statistics.Questions.Select(question => question.VersionId));
        Assert.All(statistics.Questions, question =>
        {
            Assert.Equal((10, 0.5, 0.6, 0), (question.Asked, question.Facility!.Value, Math.Round(question.Discrimination!.Value, 6), question.NoAnswer));
            Assert.Equal([("true", 5, true), ("false", 5, false)], question.Options.Select(option => (option.Id, option.Count, option.IsRight)));
        });
        Assert.Equal(2, (await scene.Course.Tutor.ReadWorkbookAsync($"{path}?format=xlsx")).Count);
        Assert.Equal("course.cohort.not-found", await (await last.GetAsync(path)).ErrorCodeAsync());
        Assert.Equal("course.unit.not-found", await (await scene.Course.Tutor.GetAsync(path.Replace(scene.QuizId.ToString(), scene.Course.TextId.ToString(), StringComparison.Ordinal))).ErrorCodeAsync());
    }
}
