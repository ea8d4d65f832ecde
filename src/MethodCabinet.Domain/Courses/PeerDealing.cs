namespace MethodCabinet.Domain.Courses;

/// <param name="Authors">One, or the members of a group.</param>
public sealed record PeerWork(Guid Id, IReadOnlyList<Guid> Authors);

/// <summary>Who reviews which work: never the own one or that of the own group, no work twice, and everybody as many as the others as far as that can be.</summary>
public static class PeerDealing
{
    /// <param name="works">In the order of the lot. Their authors are the reviewers: who handed in nothing reviews nothing.</param>
    /// <param name="perWork">Reviewers of each work; fewer where there are not so many others.</param>
    /// <returns>Work and reviewer.</returns>
    public static IReadOnlyList<(Guid WorkId, Guid Reviewer)> Deal(IReadOnlyList<PeerWork> works, int perWork)
    {
        var people = works.SelectMany(work => work.Authors).Distinct().ToArray();
        var places = people.Index().ToDictionary(person => person.Item, person => person.Index);
        var own = works.Select(work => work.Authors.Select(author => places[author]).ToHashSet()).ToArray();
        var chosen = works.Select(_ => new HashSet<int>()).ToArray();
        var load = new int[people.Length];
        for (var turn = 0; turn < perWork; turn++)
        {
            for (var work = 0; work < works.Count; work++)
            {
                // Those who come after the authors in the lot, so that two seldom review each other.
                var (from, at) = (own[work].Max() + 1 + turn, work);
                var free = Enumerable.Range(0, people.Length).Select(step => (from + step) % people.Length).Where(person => !own[at].Contains(person) && !chosen[at].Contains(person)).ToArray();
                if (free.Length > 0)
                {
                    var next = free.MinBy(person => load[person]);
                    chosen[work].Add(next);
                    load[next]++;
                }
            }
        }

        while (Relieve(own, chosen, load))
        {
        }

        return [.. chosen.Index().SelectMany(work => work.Item.Order().Select(person => (works[work.Index].Id, people[person])))];
    }

    /// <summary>Hands works on from one who has most to somebody who has at least two fewer, over others if need be: a path in the sense of a flow, so that at the end no dealing is more even.</summary>
    private static bool Relieve(HashSet<int>[] own, HashSet<int>[] chosen, int[] load)
    {
        foreach (var first in Enumerable.Range(0, load.Length).OrderByDescending(person => load[person]))
        {
            var came = new Dictionary<int, (int From, int Work)>();
            var queue = new Queue<int>([first]);
            while (queue.TryDequeue(out var giver))
            {
                for (var work = 0; work < chosen.Length; work++)
                {
                    if (!chosen[work].Contains(giver))
                    {
                        continue;
                    }

                    for (var taker = 0; taker < load.Length; taker++)
                    {
                        if (taker == first || came.ContainsKey(taker) || own[work].Contains(taker) || chosen[work].Contains(taker))
                        {
                            continue;
                        }

                        came[taker] = (giver, work);
                        if (load[taker] <= load[first] - 2)
                        {
                            HandOn(taker);
                            return true;
                        }

                        queue.Enqueue(taker);
                    }
                }
            }

            void HandOn(int last)
            {
                load[first]--;
                load[last]++;
                for (var person = last; person != first; person = came[person].From)
                {
                    var (from, work) = came[person];
                    chosen[work].Remove(from);
                    chosen[work].Add(person);
                }
            }
        }

        return false;
    }
}
