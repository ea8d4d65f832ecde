using MethodCabinet.Domain.Assessment.Journal;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Quizzes;

namespace MethodCabinet.Domain.Tests.Courses.Quizzes;

public sealed class QuizScoringTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 10, 0, 0, TimeSpan.Zero);
    private static readonly QuizContent Quiz = Quizzes.Of(new QuestionPart(Guid.NewGuid(), Guid.NewGuid()));

    [Theory]
    [InlineData(QuizCounts.Best, 2)]
    [InlineData(QuizCounts.Last, 3)]
    public void One_of_the_tries_that_were_handed_in_counts(QuizCounts rule, int expected)
    {
        var quiz = Quiz with { Counts = rule };
        QuizAttempt[] tries = [Quizzes.Try(quiz, 4, null), Quizzes.Try(quiz, 3, 5), Quizzes.Try(quiz, 2, 8), Quizzes.Try(quiz, 1, 8, max: 20)];

        Assert.Equal(expected, QuizScoring.Counting(quiz, tries)!.Number);
        Assert.Null(QuizScoring.Counting(quiz, [tries[0]]));
    }

    [Theory]
    [InlineData(6, true)]
    [InlineData(5.99, false)]
    public void The_share_that_the_quiz_asks_for_is_enough(double points, bool passed) => Assert.Equal(passed, Quizzes.Try(Quiz, 1, (decimal)points).Passed);

    [Fact]
    public void The_maximum_is_known_unless_it_depends_on_what_is_drawn()
    {
        var (asked, draw) = (new QuestionPart(Guid.NewGuid(), Guid.NewGuid()), new DrawnPart(Guid.NewGuid(), Guid.NewGuid(), 3, null, [], null));
        decimal? Max(params decimal[] points) => QuizScoring.MaxPoints(
            Quizzes.Of(asked, draw), new Dictionary<Guid, decimal> { [asked.VersionId] = 5 }, new Dictionary<Guid, IReadOnlyCollection<decimal>> { [draw.Id] = points });
        Assert.Equal(11m, Max(2, 2));
        Assert.Null(Max(2, 3));
        Assert.Null(Max());
        Assert.Null(QuizScoring.MaxPoints(Quizzes.Of(), new Dictionary<Guid, decimal>(), new Dictionary<Guid, IReadOnlyCollection<decimal>>()));
    }

    [Fact]
    public void Late_answers_are_let_count_by_another_with_a_reason_as_far_as_they_were_seen()
    {
        var (done, tutor) = (Quizzes.Try(Quiz, 1, 5), Guid.NewGuid());
        var accepted = QuizLateAcceptance.Of(done, [4, 9, 7], " Отключали свет ", tutor, Now);
        Assert.Equal((9L, "Отключали свет", tutor), (accepted.UpToId, accepted.Reason, accepted.ById));
        Assert.Equal(QuizErrors.NothingLate, ErrorOf(done, [], "Так", tutor));
        Assert.Equal(QuizErrors.NotHandedIn, ErrorOf(Quizzes.Try(Quiz, 2, null), [4], "Так", tutor));
        Assert.Equal(CourseErrors.ReasonMissing, ErrorOf(done, [4], " ", tutor));
        Assert.Equal(CourseErrors.SubmissionOwn, ErrorOf(done, [4], "Так", done.PersonId));

        static ErrorCode ErrorOf(QuizAttempt attempt, long[] waiting, string reason, Guid by) =>
            Assert.Throws<RuleBroken>(() => QuizLateAcceptance.Of(attempt, waiting, reason, by, Now)).Error;
    }

    [Fact]
    public void Who_has_passed_keeps_that_when_a_later_try_counts()
    {
        var quiz = Quiz with { Counts = QuizCounts.Last };
        var progress = new UnitProgress { EnrolmentId = Guid.Empty, UnitId = Guid.Empty, OpenedAt = Now };
        var first = Quizzes.Try(quiz, 1, 9);

        QuizScoring.Follow(quiz, progress, [first], Now);
        QuizScoring.Follow(quiz, progress, [first, Quizzes.Try(quiz, 2, 1)], Now.AddHours(1));

        Assert.Equal((1m, 10m, Now), (progress.Points, progress.MaxPoints, progress.CompletedAt));
    }

    [Fact]
    public void A_try_that_was_not_passed_completes_nothing()
    {
        var progress = new UnitProgress { EnrolmentId = Guid.Empty, UnitId = Guid.Empty, OpenedAt = Now };

        QuizScoring.Follow(Quiz, progress, [Quizzes.Try(Quiz, 1, 5)], Now);

        Assert.Equal((5m, null), (progress.Points, progress.CompletedAt));
    }

    [Fact]
    public void Points_taken_away_do_not_make_the_whole_negative() =>
        Assert.Equal(0, QuizScoring.Sum([Quizzes.Task(Guid.NewGuid(), 0, Guid.NewGuid(), 1), Quizzes.Task(Guid.NewGuid(), 0, Guid.NewGuid(), -3)]));

    [Fact]
    public void A_try_ends_with_its_minutes_its_cohort_or_its_hand_in()
    {
        Assert.Null(QuizClock.Deadline(null, null));
        Assert.Equal(Now, QuizClock.Deadline(Now, null));
        Assert.Equal(Now, QuizClock.Deadline(null, Now));
        Assert.Equal(Now, QuizClock.Deadline(Now.AddDays(1), Now));
        Assert.Equal(Now, QuizClock.EndOf(Now.AddDays(1), Now));
        Assert.Equal(Now, QuizClock.EndOf(null, Now));
        Assert.Equal(Now, QuizClock.EndOf(Now, null));
        Assert.Null(QuizClock.EndOf(null, null));
    }

    [Fact]
    public void What_is_proved_to_be_written_in_time_counts_until_the_answers_are_told()
    {
        GradedPart[] proved = [new(2, EvidenceGrade.A, Now, Now, 0), new(3, EvidenceGrade.B, Now, Now, 0)];

        Assert.Equal(2, QuizClock.CountInTime(proved, shownAt: null));
        Assert.Equal(0, QuizClock.CountInTime(proved, shownAt: Now));
        Assert.Equal(0, QuizClock.CountInTime([new(2, EvidenceGrade.C, null, null, null)], shownAt: null));
    }

    [Fact]
    public void Late_answers_change_the_points_and_not_the_hand_in()
    {
        var attempt = Quizzes.Try(Quiz, 1, 2);
        var at = attempt.HandedInAt;

        attempt.Score(Quiz, 7, Now.AddYears(1));

        Assert.Equal((at, 7m, true), (attempt.HandedInAt, attempt.Points, attempt.Passed));
    }

    [Fact]
    public void A_quiz_says_what_keeps_it_from_being_published()
    {
        var part = new QuestionPart(Guid.NewGuid(), Guid.NewGuid());

        Assert.Equal([QuizErrors.Empty], UnitContent.Blank(UnitKind.Quiz).Problems());
        Assert.Empty(Quiz.Problems());
        Assert.Equal([QuizErrors.PartsInvalid], Quizzes.Of(part, part).Problems());
        Assert.Equal([QuizErrors.PartsInvalid], Quizzes.Of(new DrawnPart(Guid.NewGuid(), Guid.NewGuid(), 0, null, [], null)).Problems());
        Assert.Equal([QuizErrors.PartsInvalid], Quizzes.Of(new DrawnPart(Guid.NewGuid(), Guid.NewGuid(), 201, null, [], null)).Problems());
        Assert.Equal([QuizErrors.SettingsRange], (Quiz with { Minutes = 0 }).Problems());
        Assert.Equal([QuizErrors.SettingsRange], (Quiz with { PassShare = 1.1m }).Problems());
    }

    [Fact]
    public void The_banks_say_what_is_wrong_with_its_questions()
    {
        QuestionPart[] parts = [.. Enumerable.Range(0, 4).Select(_ => new QuestionPart(Guid.NewGuid(), Guid.NewGuid()))];
        var draw = new DrawnPart(Guid.NewGuid(), Guid.NewGuid(), 3, null, [], null);
        var named = new[] { new NamedQuestion(parts[1].VersionId, IsAutomatic: false, IsSound: true), new(parts[2].VersionId, true, false), new(parts[3].VersionId, true, true) }.ToDictionary(question => question.VersionId);

        Assert.Equal(
            [QuizErrors.QuestionGone, QuizErrors.NeedsPeople, QuizErrors.QuestionUnsound, QuizErrors.DrawTooFew],
            QuizCheck.Problems(Quizzes.Of([.. parts, draw]), named, new Dictionary<Guid, int> { [draw.Id] = 2 }));
        Assert.Empty(QuizCheck.Problems(Quizzes.Of(parts[3], draw), named, new Dictionary<Guid, int> { [draw.Id] = 3 }));
    }
}
