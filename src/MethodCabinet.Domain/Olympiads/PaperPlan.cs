namespace MethodCabinet.Domain.Olympiads;

/// <summary>What an organizer may write into a paper.</summary>
public static class PaperPlan
{
    public const int MaxInstructions = 20_000;
    public const int MaxTasks = 200;
    public const decimal MaxPoints = 10_000;

    /// <param name="moreMinutes">Than the round gives, which <paramref name="roundMinutes"/> are.</param>
    /// <exception cref="RuleBroken">PaperInvalid; RoundDurationInvalid with <c>max</c>.</exception>
    public static void Check(string title, string instructions, decimal maxPoints, int moreMinutes, int roundMinutes)
    {
        if (title.Trim().Length is 0 or > OlympiadPlan.MaxTitle || instructions.Length > MaxInstructions || maxPoints is <= 0 or > MaxPoints)
        {
            throw new RuleBroken(OlympiadErrors.PaperInvalid);
        }

        OlympiadPlan.CheckDuration((long)roundMinutes + moreMinutes);
    }

    /// <summary>A question is asked once in a paper, whichever of its versions.</summary>
    /// <param name="present">Questions that the paper has.</param>
    public static void CheckNew(IReadOnlyCollection<Guid> present, IReadOnlyCollection<Guid> added)
    {
        if (present.Concat(added).Distinct().Count() != present.Count + added.Count)
        {
            throw new RuleBroken(OlympiadErrors.QuestionRepeated);
        }

        if (present.Count + added.Count > MaxTasks)
        {
            throw new RuleBroken(OlympiadErrors.PaperInvalid);
        }
    }
}
