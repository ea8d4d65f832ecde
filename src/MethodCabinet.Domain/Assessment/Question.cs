namespace MethodCabinet.Domain.Assessment;

/// <summary>What is asked. Its wording, key and points are in its versions; here is what helps to find it.</summary>
public sealed class Question : IAudited
{
    public const int MaxTags = 20;

    private Question()
    {
    }

    public Question(Guid id, Guid bankId, string subject, DateTimeOffset createdAt) =>
        (Id, BankId, Subject, CreatedAt) = (id, bankId, subject, createdAt);

    public Guid Id { get; private init; }

    public Guid BankId { get; private init; }

    /// <summary>Code of the subject, for example <c>physics</c>.</summary>
    public string Subject { get; private set; } = "";

    public int GradeFrom { get; private set; } = 1;

    public int GradeTo { get; private set; } = 11;

    /// <summary>Lower case, without repeats, in alphabetical order.</summary>
    public IReadOnlyList<string> Tags { get; private set; } = [];

    /// <summary>Number of the last version; 0 before the first.</summary>
    public int LastNumber { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>No longer offered for new papers.</summary>
    public bool Archived { get; private set; }

    /// <summary>Row version: of two who revise at once, one gets a conflict.</summary>
    public uint Version { get; private init; }

    /// <summary>Subject, grades and tags; they may change at any time, because nobody is scored by them.</summary>
    public void Classify(string subject, int gradeFrom, int gradeTo, IEnumerable<string> tags)
    {
        if (gradeFrom < 1 || gradeTo > 11 || gradeFrom > gradeTo)
        {
            throw new RuleBroken(AssessmentErrors.GradesRange);
        }

        (Subject, GradeFrom, GradeTo) = (subject, gradeFrom, gradeTo);
        Tags = [.. tags.Select(t => t.Trim().ToLowerInvariant()).Where(t => t.Length is > 0 and <= 50).Distinct().Order(StringComparer.Ordinal).Take(MaxTags)];
    }

    public void Archive(bool archived) => Archived = archived;

    /// <summary>
    /// Writes a change. A version that was used (is in a paper that was opened, or was answered) is never touched: the change becomes a new one with
    /// <paramref name="newId"/>. An unused last version is replaced in place.
    /// </summary>
    /// <param name="last">The version with <see cref="LastNumber"/>; null before the first.</param>
    /// <param name="lastIsUsed">Whether <paramref name="last"/> was used.</param>
    /// <returns>The version that holds the change: <paramref name="last"/> itself or a new one.</returns>
    public QuestionVersion Revise(QuestionVersion? last, bool lastIsUsed, QuestionContent content, Guid newId, DateTimeOffset now, Guid by)
    {
        if ((last?.Number ?? 0) != LastNumber || (last is not null && last.QuestionId != Id))
        {
            throw new RuleBroken(AssessmentErrors.VersionUnknown);
        }

        if (last is not null && !lastIsUsed)
        {
            last.Replace(content, now, by);
            return last;
        }

        LastNumber++;
        return new QuestionVersion(newId, Id, LastNumber, content, now, by);
    }
}
