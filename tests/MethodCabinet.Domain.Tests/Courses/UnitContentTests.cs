using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Quizzes;
using QuizSamples = MethodCabinet.Domain.Tests.Courses.Quizzes.Quizzes;

namespace MethodCabinet.Domain.Tests.Courses;

public sealed class UnitContentTests
{
    [Fact]
    public void What_is_marked_is_graded_but_for_a_quiz_whose_points_its_learners_are_not_told()
    {
        var quiz = QuizSamples.Of();
        Assert.True(quiz.IsGraded);
        Assert.True((quiz with { Feedback = QuizFeedback.Points }).IsGraded);
        Assert.False((quiz with { Feedback = QuizFeedback.Nothing }).IsGraded);
        Assert.True(UnitContent.Blank(UnitKind.Assignment).IsGraded);
        Assert.False(UnitContent.Blank(UnitKind.Text).IsGraded);
    }
}
