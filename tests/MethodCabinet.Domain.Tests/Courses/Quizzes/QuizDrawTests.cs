using CsCheck;
using MethodCabinet.Domain.Courses.Quizzes;

namespace MethodCabinet.Domain.Tests.Courses.Quizzes;

public sealed class QuizDrawTests
{
    private static readonly Guid Seed = Guid.Parse("0199a1b2-0000-7000-8000-000000000001");

    /// <summary>Questions of a bank, and how many of them two parts draw.</summary>
    private static readonly Gen<(int Bank, int First, int Second, Guid Seed)> Draws = Gen.Select(Gen.Int[0, 30], Gen.Int[1, 12], Gen.Int[1, 12], Gen.Guid);

    [Fact]
    public void No_question_is_asked_twice_and_as_many_as_there_are_for_all_that_are_wanted() =>
        Draws.Sample(draw =>
        {
            var (quiz, bank) = Two(draw.First, draw.Second, draw.Bank);
            var planned = QuizDraw.Draw(quiz, draw.Seed, new Dictionary<Guid, QuizCandidate>(), bank, [], new HashSet<Guid>());

            return planned.Select(task => task.VersionId).Distinct().Count() == planned.Count && planned.Count == Math.Min(draw.Bank, quiz.Size);
        });

    [Fact]
    public void The_same_seed_draws_the_same_in_whatever_order_the_bank_is_read() =>
        Draws.Sample(draw =>
        {
            var (quiz, bank) = Two(draw.First, draw.Second, draw.Bank);
            var turned = bank.ToDictionary(part => part.Key, part => (IReadOnlyList<QuizCandidate>)[.. part.Value.Reverse()]);

            return Drawn(quiz, bank, draw.Seed).SequenceEqual(Drawn(quiz, turned, draw.Seed));
        });

    [Fact]
    public void Another_seed_draws_others()
    {
        var (quiz, bank) = Two(3, 3, 30);

        Assert.True(Enumerable.Range(0, 20).Select(i => string.Join(' ', Drawn(quiz, bank, new Guid(i, 0, 0, new byte[8])))).Distinct().Count() > 15);
    }

    [Fact]
    public void What_was_not_asked_before_is_drawn_first()
    {
        var (quiz, bank) = Two(2, 2, 10);
        var asked = bank.Values.First().Take(6).Select(candidate => candidate.VersionId).ToHashSet();

        Assert.All(QuizDraw.Draw(quiz, Seed, new Dictionary<Guid, QuizCandidate>(), bank, [], asked), task => Assert.DoesNotContain(task.VersionId, asked));
    }

    [Fact]
    public void A_fixed_question_is_not_drawn_beside_itself()
    {
        var (question, draw) = (new QuestionPart(Guid.NewGuid(), Guid.NewGuid()), new DrawnPart(Guid.NewGuid(), Guid.NewGuid(), 2, null, [], null));
        var (same, other) = (new QuizCandidate(question.VersionId, Guid.NewGuid()), new QuizCandidate(Guid.NewGuid(), Guid.NewGuid()));

        var planned = QuizDraw.Draw(
            Quizzes.Of(question, draw), Seed, new Dictionary<Guid, QuizCandidate> { [same.VersionId] = same }, new Dictionary<Guid, IReadOnlyList<QuizCandidate>> { [draw.Id] = [same, other] }, [], new HashSet<Guid>());

        Assert.Equal([(question.Id, same.VersionId), (draw.Id, other.VersionId)], planned.Select(task => (task.PartId, task.VersionId)));
    }

    [Fact]
    public void A_retake_asks_what_failed_and_keeps_the_rest()
    {
        var (right, wrong, draw) = (new QuestionPart(Guid.NewGuid(), Guid.NewGuid()), new QuestionPart(Guid.NewGuid(), Guid.NewGuid()), new DrawnPart(Guid.NewGuid(), Guid.NewGuid(), 2, null, [], null));
        var quiz = Quizzes.Of(right, wrong, draw) with { RetakesFailed = true };
        var candidates = Quizzes.Candidates(4);
        QuizTask[] last = [Quizzes.Task(right.Id, 0, right.VersionId, 1), Quizzes.Task(wrong.Id, 0, wrong.VersionId, 0), Quizzes.Task(draw.Id, 0, candidates[0].VersionId, 0), Quizzes.Task(draw.Id, 1, candidates[1].VersionId, 1)];
        var named = new[] { right, wrong }.ToDictionary(part => part.VersionId, part => new QuizCandidate(part.VersionId, Guid.NewGuid()));

        var planned = QuizDraw.Draw(
            quiz, Seed, named, new Dictionary<Guid, IReadOnlyList<QuizCandidate>> { [draw.Id] = candidates }, last, last.Select(task => task.QuestionVersionId).ToHashSet());

        Assert.Equal(2, QuizDraw.Asks(quiz, last));
        Assert.Equal([true, false, false, true], planned.Select(task => task.Kept is not null));
        Assert.Contains(planned[2].VersionId, candidates.Skip(2).Select(candidate => candidate.VersionId));

        // Without that setting everything is asked again, and so is a question that its author has exchanged.
        Assert.Equal(4, QuizDraw.Asks(quiz with { RetakesFailed = false }, last));
        Assert.Equal(3, QuizDraw.Asks(quiz with { Parts = [right with { VersionId = Guid.NewGuid() }, wrong, draw] }, last));
    }

    [Fact]
    public void Ids_of_tries_and_tasks_are_known_before_they_exist()
    {
        var (enrolment, unit) = (Guid.Parse("0199a1b2-0000-7000-8000-00000000000e"), Guid.Parse("0199a1b2-0000-7000-8000-00000000000f"));

        // SHA-256 of the written bytes, by another program.
        Assert.Equal(Guid.Parse("6823254b-2e69-88e4-9550-aa8bca7ab0f6"), QuizAttempt.IdOf(enrolment, unit, 1));
        Assert.NotEqual(QuizAttempt.IdOf(enrolment, unit, 1), QuizAttempt.IdOf(enrolment, unit, 2));
        Assert.Equal(20, Enumerable.Range(1, 20).Select(position => QuizAttempt.TaskIdOf(enrolment, position)).Distinct().Count());
    }

    private static IEnumerable<Guid> Drawn(QuizContent quiz, Dictionary<Guid, IReadOnlyList<QuizCandidate>> bank, Guid seed) =>
        QuizDraw.Draw(quiz, seed, new Dictionary<Guid, QuizCandidate>(), bank, [], new HashSet<Guid>()).Select(task => task.VersionId);

    private static (QuizContent Quiz, Dictionary<Guid, IReadOnlyList<QuizCandidate>> Bank) Two(int first, int second, int bank)
    {
        var (one, other) = (new DrawnPart(Guid.NewGuid(), Guid.NewGuid(), first, null, [], null), new DrawnPart(Guid.NewGuid(), Guid.NewGuid(), second, null, [], null));
        var candidates = Quizzes.Candidates(bank);
        return (Quizzes.Of(one, other), new() { [one.Id] = candidates, [other.Id] = candidates });
    }
}
