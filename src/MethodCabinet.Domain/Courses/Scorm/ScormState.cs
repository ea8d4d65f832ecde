namespace MethodCabinet.Domain.Courses.Scorm;

/// <summary>What one item of a package remembers of one learner: the data model of the standard, element by element.</summary>
public sealed class ScormState
{
    public const int MaxItemId = 200;

    private const int MaxElements = 5_000;
    private const int MaxElementName = 255;

    /// <summary>Characters of all elements: 64,000 of suspended data, and interactions.</summary>
    private const int MaxCharacters = 300_000;

    public required Guid EnrolmentId { get; init; }

    public required Guid UnitId { get; init; }

    public required string ItemId { get; init; }

    /// <summary>Of the package; another edition may show another.</summary>
    public Guid FileId { get; private set; }

    /// <summary>Grows with each state that its page stores.</summary>
    public int Revision { get; private set; }

    public IReadOnlyDictionary<string, string> Values { get; private set; } = new Dictionary<string, string>();

    public DateTimeOffset At { get; private set; }

    /// <summary>Stores a state; the same again is harmless.</summary>
    /// <param name="revision">One more than the page knew of.</param>
    /// <exception cref="RuleBroken">StateTooLarge, StateInvalid, StateElsewhere.</exception>
    public void Store(Guid fileId, int revision, IReadOnlyDictionary<string, string> values, ScormVersion version, DateTimeOffset now)
    {
        Check(values, version);
        if (fileId == FileId && revision <= Revision)
        {
            if (revision == Revision && values.Count == Values.Count && values.All(pair => Values.TryGetValue(pair.Key, out var known) && known == pair.Value))
            {
                return;
            }

            throw new RuleBroken(ScormErrors.StateElsewhere, new Dictionary<string, object?> { ["revision"] = Revision });
        }

        (FileId, Revision, Values, At) = (fileId, revision, values, now);
    }

    private static void Check(IReadOnlyDictionary<string, string> values, ScormVersion version)
    {
        var suspended = version == ScormVersion.Scorm12 ? 4_096 : 64_000;
        if (values.Count > MaxElements || values.Sum(pair => pair.Key.Length + pair.Value.Length) > MaxCharacters
            || values.GetValueOrDefault("cmi.suspend_data", "").Length > suspended)
        {
            throw new RuleBroken(ScormErrors.StateTooLarge);
        }

        if (!values.Keys.All(name => name.Length <= MaxElementName && (name.StartsWith("cmi.", StringComparison.Ordinal) || name.StartsWith("adl.", StringComparison.Ordinal))))
        {
            throw new RuleBroken(ScormErrors.StateInvalid);
        }
    }
}
