namespace MethodCabinet.Domain.Courses;

/// <summary>Shares places among schools.</summary>
public static class Quotas
{
    /// <summary>
    /// By largest remainders: each gets the whole part of its share, and what is left goes one by one to those of whose share most was cut off, the first in the list where it is equal.
    /// </summary>
    /// <param name="people">Of each school; one of each school for equal shares.</param>
    /// <returns>In the order of the schools, together <paramref name="places"/>; nothing for a school without people.</returns>
    public static IReadOnlyList<int> Share(int places, IReadOnlyList<int> people)
    {
        var all = people.Sum(count => (long)count);
        if (all == 0)
        {
            return [.. people.Select(_ => 0)];
        }

        var shares = people.Select(count => (int)(places * (long)count / all)).ToArray();
        var left = places - shares.Sum();
        foreach (var school in Enumerable.Range(0, people.Count).OrderByDescending(school => places * (long)people[school] % all).ThenBy(school => school).Take(left))
        {
            shares[school]++;
        }

        return shares;
    }

    /// <exception cref="RuleBroken">QuotaExceeded with <c>left</c>.</exception>
    public static void DemandRoom(int places, int taken, int wanted)
    {
        if (taken + wanted > places)
        {
            throw new RuleBroken(CourseErrors.QuotaExceeded, new Dictionary<string, object?> { ["left"] = Math.Max(0, places - taken) });
        }
    }
}
