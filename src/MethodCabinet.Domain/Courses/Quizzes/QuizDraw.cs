using System.Buffers.Binary;
using System.Security.Cryptography;

namespace MethodCabinet.Domain.Courses.Quizzes;

/// <summary>A question that can be asked, in the version that would be.</summary>
public readonly record struct QuizCandidate(Guid VersionId, Guid QuestionId);

/// <summary>A question at its place of a try.</summary>
/// <param name="Slot">0, 1, 2… within its part.</param>
/// <param name="Kept">The task of the try before that was answered in full and is not asked again; null for one that is asked.</param>
public sealed record PlannedTask(Guid PartId, int Slot, Guid VersionId, QuizTask? Kept);

/// <summary>What a try asks. The same seed draws the same.</summary>
public static class QuizDraw
{
    /// <param name="seed">Another one for each try.</param>
    /// <param name="fixedQuestions">By the id of their version.</param>
    /// <param name="banks">By the id of the part that draws from them.</param>
    /// <param name="last">Tasks of the last try that was handed in; empty before.</param>
    /// <param name="asked">Versions that this learner was asked in any try: others are drawn first.</param>
    /// <returns>In the order of the parts; <see cref="Order"/> puts them into that of the try.</returns>
    public static IReadOnlyList<PlannedTask> Draw(
        QuizContent quiz,
        Guid seed,
        IReadOnlyDictionary<Guid, QuizCandidate> fixedQuestions,
        IReadOnlyDictionary<Guid, IReadOnlyList<QuizCandidate>> banks,
        IReadOnlyCollection<QuizTask> last,
        IReadOnlySet<Guid> asked)
    {
        var solved = Solved(quiz, last);
        var taken = quiz.Parts.OfType<QuestionPart>().Select(part => fixedQuestions.GetValueOrDefault(part.VersionId).QuestionId)
            .Concat(banks.Values.SelectMany(bank => bank).Where(candidate => solved.Values.Any(task => task.QuestionVersionId == candidate.VersionId)).Select(candidate => candidate.QuestionId))
            .ToHashSet();
        var planned = new List<PlannedTask>();
        foreach (var part in quiz.Parts)
        {
            var fresh = part is DrawnPart
                ? new Queue<QuizCandidate>(banks.GetValueOrDefault(part.Id, []).OrderBy(candidate => asked.Contains(candidate.VersionId)).ThenBy(candidate => PlaceOf(seed, part.Id, candidate.QuestionId)))
                : [];
            for (var slot = 0; slot < part.Size; slot++)
            {
                if (solved.TryGetValue((part.Id, slot), out var kept))
                {
                    planned.Add(new(part.Id, slot, kept.QuestionVersionId, kept));
                }
                else if (part is QuestionPart question && fixedQuestions.ContainsKey(question.VersionId))
                {
                    planned.Add(new(part.Id, slot, question.VersionId, null));
                }
                else if (Next(fresh, taken) is { } drawn)
                {
                    planned.Add(new(part.Id, slot, drawn.VersionId, null));
                }
            }
        }

        return planned;
    }

    /// <summary>The order in which a try shows its tasks.</summary>
    public static IEnumerable<PlannedTask> Order(QuizContent quiz, Guid seed, IEnumerable<PlannedTask> planned) =>
        quiz.Shuffle ? planned.OrderBy(task => PlaceOf(seed, task.PartId, task.VersionId)) : planned;

    /// <summary>How many questions a further try asks when the one before answered some in full.</summary>
    public static int Asks(QuizContent quiz, IReadOnlyCollection<QuizTask> last) => quiz.Size - Solved(quiz, last).Count;

    /// <summary>By part and slot: what is not asked again.</summary>
    private static Dictionary<(Guid PartId, int Slot), QuizTask> Solved(QuizContent quiz, IReadOnlyCollection<QuizTask> last)
    {
        if (!quiz.RetakesFailed)
        {
            return [];
        }

        // A part that was edited since asks anew.
        var parts = quiz.Parts.ToDictionary(part => part.Id);
        return last
            .Where(task => task.Points >= task.MaxPoints
                && parts.TryGetValue(task.PartId, out var part) && task.Slot < part.Size
                && (part is not QuestionPart question || question.VersionId == task.QuestionVersionId))
            .ToDictionary(task => (task.PartId, task.Slot));
    }

    private static QuizCandidate? Next(Queue<QuizCandidate> fresh, HashSet<Guid> taken)
    {
        while (fresh.TryDequeue(out var candidate))
        {
            if (taken.Add(candidate.QuestionId))
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>A number that says nothing of what it is made of, as good as drawn by lot.</summary>
    private static UInt128 PlaceOf(Guid seed, Guid part, Guid question) => BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(
        [.. seed.ToByteArray(bigEndian: true), .. part.ToByteArray(bigEndian: true), .. question.ToByteArray(bigEndian: true)]));
}
