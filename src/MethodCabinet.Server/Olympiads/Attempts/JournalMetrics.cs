using System.Diagnostics.Metrics;
using MethodCabinet.Server.Platform;

namespace MethodCabinet.Server.Olympiads.Attempts;

/// <summary>How the journal fares under load.</summary>
public sealed class JournalMetrics
{
    private readonly Histogram<int> groupSize;
    private readonly Histogram<double> commitTime;
    private readonly Counter<long> entries;

    public JournalMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Telemetry.Name);
        groupSize = meter.CreateHistogram<int>("journal.group.size", "{request}", "Saves committed in one transaction.");
        commitTime = meter.CreateHistogram<double>("journal.commit.duration", "s", "From the group's first query to its commit.");
        entries = meter.CreateCounter<long>("journal.entries", "{entry}", "Entries committed.");
    }

    public void Committed(List<PendingSave> group, TimeSpan duration)
    {
        groupSize.Record(group.Count);
        commitTime.Record(duration.TotalSeconds);
        entries.Add(group.Sum(save => save.Entries.Length - save.HeldCount));
    }
}
