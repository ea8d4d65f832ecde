using CsCheck;
using MethodCabinet.Domain.Assessment.Journal;

namespace MethodCabinet.Domain.Tests.Assessment.Journal;

public sealed class LateEvidenceTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 10, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = Start.AddHours(2);
    private static readonly long EndMs = (long)(End - Start).TotalMilliseconds;
    private static readonly DateTimeOffset Received = End.AddMinutes(20);
    private static readonly long ReceivedMs = (long)(Received - Start).TotalMilliseconds;

    [Fact]
    public void A_device_whose_clock_agrees_with_both_arrivals_proves_that_it_was_in_time()
    {
        var part = Assert.Single(LateEvidence.Grade([EndMs - 60_000, EndMs - 1], Start, lastInTimeMs: 5_000, ReceivedMs - 3_000, Received, End));

        Assert.Equal(new GradedPart(2, EvidenceGrade.A, End.AddMinutes(-1), End.AddMilliseconds(-1), 3_000), part);
    }

    [Fact]
    public void What_was_written_after_the_end_is_told_apart()
    {
        var parts = LateEvidence.Grade([EndMs, EndMs + 1, EndMs + 60_000], Start, 0, ReceivedMs, Received, End);

        Assert.Equal([(1, EvidenceGrade.A), (2, EvidenceGrade.B)], parts.Select(p => (p.Count, p.Grade)));
        Assert.Equal(End.AddMinutes(1), parts[1].WrittenUntil);
    }

    [Fact]
    public void Without_an_entry_that_came_in_time_there_is_only_the_devices_word() =>
        Assert.Equal(new GradedPart(2, EvidenceGrade.C, null, null, null), Assert.Single(LateEvidence.Grade([1, 2], null, 0, 3, Received, End)));

    [Theory]
    [InlineData(-31_000)] // ran ahead
    [InlineData(31_000)] // stood still: the device slept, and what it calls «before the end» may have been after
    [InlineData(null)] // did not say
    public void A_clock_that_does_not_agree_with_the_arrival_proves_nothing(int? behindMs) =>
        Assert.Equal(EvidenceGrade.B, Assert.Single(LateEvidence.Grade([10_000], Start, 5_000, ReceivedMs - behindMs, Received, End)).Grade);

    [Fact]
    public void A_clock_that_was_set_back_in_the_middle_proves_nothing()
    {
        var part = Assert.Single(LateEvidence.Grade([EndMs - 10_000, 60_000], Start, 5_000, ReceivedMs, Received, End));

        // What follows in the chain was written later.
        Assert.Equal((EvidenceGrade.B, End.AddSeconds(-10)), (part.Grade, part.WrittenUntil));
    }

    [Fact]
    public void An_entry_that_says_it_was_written_after_it_was_sent_proves_nothing() =>
        Assert.Equal(EvidenceGrade.B, Assert.Single(LateEvidence.Grade([ReceivedMs + 40_000], Start, 0, ReceivedMs, Received, Received.AddHours(1))).Grade);

    [Fact]
    public void Tabs_of_one_browser_may_differ_by_seconds() =>
        Assert.Equal(EvidenceGrade.A, Assert.Single(LateEvidence.Grade([100_000, 95_000, 101_000], Start, 99_000, ReceivedMs, Received, End)).Grade);

    [Fact]
    public void Every_entry_is_in_one_part_and_no_A_was_written_after_the_end() =>
        Gen.Select(Gen.Long[0, 2 * ReceivedMs].Array[1, 20], Gen.Long[0, ReceivedMs], Gen.Int[-40_000, 40_000]).Sample((elapsed, lastInTime, gap) =>
        {
            var parts = LateEvidence.Grade(elapsed, Start, lastInTime, ReceivedMs - gap, Received, End);

            return parts.Sum(p => p.Count) == elapsed.Length && parts.All(p => p.Grade != EvidenceGrade.A || (p.WrittenUntil <= End && Math.Abs(gap) <= 30_000));
        });
}
