using MethodCabinet.Server.Tests.Certificates;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Platform;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("MethodCabinet.Server.Tests.LongestFirst", "MethodCabinet.Server.Tests")]

namespace MethodCabinet.Server.Tests;

/// <summary>Begins with the collections that take longest, so that none of them runs on alone when all others are done: what breaks things, in turn, mostly waits.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly List<string> Longest = [nameof(JournalMachine), nameof(IssuingFaultTests), nameof(ScoringFaultTests), nameof(KeySecrecyTests), nameof(NeighbourTests)];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections.OrderBy(Place);

    private static int Place(ITestCollection collection)
    {
        var place = Longest.FindIndex(name => collection.DisplayName.EndsWith(name, StringComparison.Ordinal));
        return place < 0 ? Longest.Count : place;
    }
}
