using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Platform;
using Xunit.Abstractions;

// On two processors: one line of tests mostly waits for the machine that is broken, the others work.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]
[assembly: TestCollectionOrderer("MethodCabinet.Server.Tests.LongestFirst", "MethodCabinet.Server.Tests")]

namespace MethodCabinet.Server.Tests;

/// <summary>Begins with what takes a minute, so that nothing is left to run alone at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest = [nameof(JournalMachine), nameof(NeighbourTests), nameof(SealTests)];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection => Array.FindIndex(Longest, name => collection.DisplayName.EndsWith(name, StringComparison.Ordinal)) is >= 0 and var at ? at : Longest.Length);
}
