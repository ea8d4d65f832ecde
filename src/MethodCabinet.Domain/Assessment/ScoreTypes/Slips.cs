namespace MethodCabinet.Domain.Assessment.ScoreTypes;

/// <summary>Damerau's distance (insert, delete, replace, swap of neighbours), counted only in the band that can still be within the limit.</summary>
internal static class Slips
{
    /// <summary>Whether <paramref name="a"/> becomes <paramref name="b"/> with at most <paramref name="limit"/> slips; O(length × limit).</summary>
    public static bool AtMost(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
        {
            return false;
        }

        var far = limit + 1;
        var (twoBack, back, row) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
        {
            back[j] = Math.Min(j, far);
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var (from, to) = (Math.Max(1, i - limit), Math.Min(b.Length, i + limit));
            row[from - 1] = from == 1 ? Math.Min(i, far) : far;
            for (var j = from; j <= to; j++)
            {
                var above = j == i + limit ? far : back[j];
                var best = Math.Min(Math.Min(above, row[j - 1]) + 1, back[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    best = Math.Min(best, twoBack[j - 2] + 1);
                }

                row[j] = Math.Min(best, far);
            }

            (twoBack, back, row) = (back, row, twoBack);
        }

        return back[b.Length] <= limit;
    }
}
