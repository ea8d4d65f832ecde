using System.Runtime.CompilerServices;
using System.Text.Json;
using MethodCabinet.Domain.Olympiads;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>What pupils were promised, beside what the database holds of their works.</summary>
/// <param name="Acknowledged">Entries that the server called saved.</param>
/// <param name="Lost">Of these, entries that are not stored as they were written.</param>
/// <param name="Duplicates">Entries that are stored more than once.</param>
/// <param name="Forged">Stored entries that no pupil wrote.</param>
/// <param name="Late">Stored entries that came after the end.</param>
public sealed record FaultCount(long Acknowledged = 0, long Stored = 0, long Lost = 0, long Duplicates = 0, long Forged = 0, long Late = 0)
{
    private static readonly Lock ReportLock = new();

    /// <param name="stored">All entries of the pupil's work, of whatever device.</param>
    public static FaultCount Of(JournalWriterClient pupil, IReadOnlyCollection<JournalEntry> stored)
    {
        var device = pupil.Device;
        var genuine = stored.Where(IsGenuine).Select(e => e.Seq).ToHashSet();
        return new FaultCount(
            pupil.Acknowledged,
            stored.Count,
            Lost: pupil.Acknowledged - genuine.Count(seq => seq <= pupil.Acknowledged),
            Duplicates: stored.Count - stored.Select(e => (e.DeviceId, e.Seq)).Distinct().Count(),
            Forged: stored.Count(e => !IsGenuine(e)),
            Late: stored.Count(e => e.IsLate));

        bool IsGenuine(JournalEntry entry) =>
            entry.DeviceId == device.Id && entry.Seq >= 1 && entry.Seq <= device.Entries.Count
            && device.Entries[(int)entry.Seq - 1] is var written
            && (written.TaskId, written.Answer, written.ElapsedMs, written.Hash) == (entry.TaskId, entry.Answer, entry.ElapsedMs, Convert.ToHexStringLower(entry.Hash));
    }

    public static FaultCount operator +(FaultCount left, FaultCount right) => new(
        left.Acknowledged + right.Acknowledged,
        left.Stored + right.Stored,
        left.Lost + right.Lost,
        left.Duplicates + right.Duplicates,
        left.Forged + right.Forged,
        left.Late + right.Late);

    /// <summary>Nothing is lost, doubled or forged. An entry may be stored whose acknowledgement was lost on the way.</summary>
    /// <param name="fault">For the report: the test.</param>
    public void AssertNothingWentWrong([CallerMemberName] string fault = "")
    {
        Report(fault);
        Assert.Equal(this with { Lost = 0, Duplicates = 0, Forged = 0 }, this);
        Assert.True(Stored >= Acknowledged, $"{this}");
    }

    /// <summary>As <see cref="AssertNothingWentWrong"/>, of pupils who went on until all was acknowledged.</summary>
    /// <param name="fault">For the report: the test.</param>
    public void AssertAllArrived([CallerMemberName] string fault = "")
    {
        AssertNothingWentWrong(fault);
        Assert.Equal(Acknowledged, Stored);
    }

    /// <summary>A line of JSON in the file that METHODCABINET_TEST_FAULTS names, before anything is asserted: deploy/test shows it.</summary>
    private void Report(string fault)
    {
        if (Environment.GetEnvironmentVariable("METHODCABINET_TEST_FAULTS") is not { Length: > 0 } file)
        {
            return;
        }

        lock (ReportLock)
        {
            File.AppendAllText(file, JsonSerializer.Serialize(new { fault, Acknowledged, Stored, Lost, Duplicates, Forged }, Device.Json) + "\n");
        }
    }
}
