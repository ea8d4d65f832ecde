namespace MethodCabinet.Domain.Lessons.Timetables;

/// <summary>Учебная четверть (триместр, полугодие) of one school. What lies between two of them are holidays.</summary>
public sealed class SchoolTerm : IAudited
{
    public const int MaxTitle = 60;

    /// <summary>In one school year.</summary>
    public const int MaxNumber = 12;

    private const int LongestDays = 300;

    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    /// <summary>«1 четверть».</summary>
    public required string Title { get; set; }

    /// <summary>From 1 on in each school year.</summary>
    public required int Number { get; set; }

    /// <summary>First and last day of lessons.</summary>
    public required DateOnly From { get; set; }

    public required DateOnly To { get; set; }

    /// <exception cref="RuleBroken">TermInvalid, also for a number that stands twice in a school year; TermsOverlap: a day belongs to one term.</exception>
    public static void Check(IReadOnlyList<SchoolTerm> terms)
    {
        foreach (var term in terms)
        {
            if (term.Title.Trim() is not { Length: > 0 and <= MaxTitle } || term.Number is < 1 or > MaxNumber || term.To < term.From || term.To.DayNumber - term.From.DayNumber > LongestDays)
            {
                throw new RuleBroken(TimetableErrors.TermInvalid);
            }
        }

        if (terms.DistinctBy(term => (SchoolCalendar.YearOf(term.From), term.Number)).Count() < terms.Count)
        {
            throw new RuleBroken(TimetableErrors.TermInvalid);
        }

        var inOrder = terms.OrderBy(term => term.From).ToList();
        for (var at = 1; at < inOrder.Count; at++)
        {
            if (inOrder[at].From <= inOrder[at - 1].To)
            {
                throw new RuleBroken(TimetableErrors.TermsOverlap);
            }
        }
    }
}
