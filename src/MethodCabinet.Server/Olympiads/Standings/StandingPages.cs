using System.Collections;

namespace MethodCabinet.Server.Olympiads.Standings;

/// <summary>
/// The entries of a standing. Never changes: <see cref="With"/> shares what stays as it was, page by page, so that one changed mark among a hundred thousand
/// participants neither copies nor looks at them all.
/// </summary>
internal sealed class StandingPages : IReadOnlyList<StandingEntry>
{
    private const int PageSize = 256;

    private readonly StandingEntry[][] pages;

    public StandingPages(StandingEntry[] entries) : this([.. entries.Chunk(PageSize)], entries.Length)
    {
    }

    private StandingPages(StandingEntry[][] pages, int count) => (this.pages, Count) = (pages, count);

    public int Count { get; }

    public StandingEntry this[int at] => pages[at / PageSize][at % PageSize];

    public StandingPages With(IReadOnlyDictionary<int, StandingEntry> changed)
    {
        var after = pages.ToArray();
        foreach (var (at, entry) in changed)
        {
            var page = at / PageSize;
            if (ReferenceEquals(after[page], pages[page]))
            {
                after[page] = [.. pages[page]];
            }

            after[page][at % PageSize] = entry;
        }

        return new StandingPages(after, Count);
    }

    /// <summary>Where another entry stands than in <paramref name="before"/>, of which this one was made.</summary>
    public IEnumerable<int> ChangedSince(StandingPages before)
    {
        for (var page = 0; page < pages.Length; page++)
        {
            if (ReferenceEquals(pages[page], before.pages[page]))
            {
                continue;
            }

            for (var i = 0; i < pages[page].Length; i++)
            {
                if (!ReferenceEquals(pages[page][i], before.pages[page][i]))
                {
                    yield return (page * PageSize) + i;
                }
            }
        }
    }

    public IEnumerator<StandingEntry> GetEnumerator() => pages.SelectMany(page => page).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
