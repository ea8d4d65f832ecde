namespace MethodCabinet.Domain.Lessons.Journals;

/// <summary>A quarter of the school year, with its first and last day.</summary>
/// <param name="Number">1 to 4, of schools with terms of their own to 12.</param>
/// <param name="Title">As the school calls it, «1 триместр»; null for a usual quarter.</param>
public sealed record JournalTerm(int Number, DateOnly From, DateOnly To, string? Title)
{
    /// <summary>The number under which the mark of the whole year stands.</summary>
    public const int Year = 0;

    /// <summary>The usual quarters of a group's year, where nobody has said which days they have.</summary>
    /// <param name="firstDay">Of the group.</param>
    public static IReadOnlyList<JournalTerm> Usual(DateOnly firstDay)
    {
        var year = YearOf(firstDay);
        return
        [
            new(1, new(year, 9, 1), new(year, 10, 31), null),
            new(2, new(year, 11, 1), new(year, 12, 31), null),
            new(3, new(year + 1, 1, 1), new(year + 1, 3, 31), null),
            new(4, new(year + 1, 4, 1), new(year + 1, 6, 30), null),
        ];
    }

    /// <summary>The school year of a group or term that begins on this day.</summary>
    public static int YearOf(DateOnly firstDay) => firstDay.Month >= 7 ? firstDay.Year : firstDay.Year - 1;

    /// <summary>The one in which a day lies; in holidays the one that was last, before the first the first.</summary>
    public static JournalTerm At(IReadOnlyList<JournalTerm> terms, DateOnly day) => terms.LastOrDefault(term => term.From <= day) ?? terms[0];
}

/// <summary>Четвертная or годовая отметка. The last entry counts; entries are only added.</summary>
public sealed class TermMark
{
    public required Guid StudyGroupId { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>See <see cref="JournalTerm.Number"/>; <see cref="JournalTerm.Year"/> for the year.</summary>
    public required int Term { get; init; }

    /// <summary>1, 2, 3…; of two who enter at once one comes second.</summary>
    public required int Number { get; init; }

    /// <summary>Null when it was taken back.</summary>
    public required SchoolMark? Value { get; init; }

    /// <summary>The mean at that time; null for none.</summary>
    public required decimal? Mean { get; init; }

    public required string Reason { get; init; }

    public required Guid ById { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <param name="last">The entry before; null for the first.</param>
    /// <returns>Null where it stands so already.</returns>
    /// <exception cref="RuleBroken">ReasonMissing, after a day; TextTooLong.</exception>
    public static TermMark? Of(Guid groupId, Guid personId, int term, SchoolMark? value, decimal? mean, TermMark? last, string? reason, Guid by, DateTimeOffset now) => value == last?.Value
        ? null
        : new TermMark
        {
            StudyGroupId = groupId,
            PersonId = personId,
            Term = term,
            Number = (last?.Number ?? 0) + 1,
            Value = value,
            Mean = mean,
            Reason = JournalText.Reason(reason, last is not null && now - last.At >= JournalText.Settled),
            ById = by,
            At = now,
        };
}

/// <summary>What the marks of a term propose.</summary>
/// <param name="Sum">Of marks by their weights.</param>
/// <param name="Weights">Sum of these; 0 where there are none.</param>
/// <param name="Mean">With two decimals; null without marks that are numbers.</param>
/// <param name="Mark">Null where the marks are too few to propose one.</param>
public sealed record TermProposal(int Sum, int Weights, decimal? Mean, SchoolMark? Mark)
{
    /// <summary>Of fewer marks none is proposed: the teacher may set one all the same.</summary>
    public const int LeastMarks = 3;

    /// <param name="marks">With their weights, of one pupil and term.</param>
    public static TermProposal Of(IReadOnlyCollection<(SchoolMark Value, int Weight)> marks)
    {
        var numbers = marks.Where(mark => mark.Value.NumberOf() is not null).ToList();
        if (numbers.Count == 0)
        {
            // Who is taught for зачёт passes with more of them than of the other, by their weights.
            var credit = marks.Sum(mark => mark.Value == SchoolMark.Credit ? mark.Weight : -mark.Weight);
            return new(0, 0, null, marks.Count < LeastMarks ? null : credit > 0 ? SchoolMark.Credit : SchoolMark.NoCredit);
        }

        var (sum, weights) = (numbers.Sum(mark => mark.Value.NumberOf()!.Value * mark.Weight), numbers.Sum(mark => mark.Weight));
        return new(sum, weights, Rounded(sum, weights, 2), numbers.Count < LeastMarks ? null : SchoolMarks.OfNumber((int)Rounded(sum, weights, 0)));
    }

    /// <summary>Of the year: the mean of the quarters, each of the same weight. Proposed once two of them are there.</summary>
    public static TermProposal OfYear(IReadOnlyCollection<SchoolMark> quarters)
    {
        var numbers = quarters.Select(mark => mark.NumberOf()).OfType<int>().ToList();
        return numbers.Count == 0
            ? new(0, 0, null, quarters.Count < 2 ? null : quarters.All(mark => mark == SchoolMark.Credit) ? SchoolMark.Credit : SchoolMark.NoCredit)
            : new(numbers.Sum(), numbers.Count, Rounded(numbers.Sum(), numbers.Count, 2), numbers.Count < 2 ? null : SchoolMarks.OfNumber((int)Rounded(numbers.Sum(), numbers.Count, 0)));
    }

    /// <summary>The mean of all marks by weight; null without numbers.</summary>
    public static decimal? MeanOf(IEnumerable<(SchoolMark Value, int Weight)> marks) => Of([.. marks]).Mean;

    /// <summary>Exactly a half goes to the pupil's good.</summary>
    private static decimal Rounded(int sum, int weights, int decimals) => Math.Round((decimal)sum / weights, decimals, MidpointRounding.AwayFromZero);
}
