using MethodCabinet.Domain.Assessment.Journal;
using MethodCabinet.Domain.Olympiads;

namespace MethodCabinet.Domain.Tests.Olympiads;

public sealed class LateDeliveriesTests
{
    private static readonly DateTimeOffset End = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(EvidenceGrade.A, 20, 20, LateDeliveryState.AcceptedByPolicy)]
    [InlineData(EvidenceGrade.A, 21, 20, LateDeliveryState.Waiting)]
    [InlineData(EvidenceGrade.A, 1, 0, LateDeliveryState.Waiting)]
    [InlineData(EvidenceGrade.B, 1, 60, LateDeliveryState.Waiting)]
    [InlineData(EvidenceGrade.C, 1, 60, LateDeliveryState.Waiting)]
    public void Only_what_is_proved_and_came_soon_counts_by_itself(EvidenceGrade grade, int afterMinutes, int acceptMinutes, LateDeliveryState expected) =>
        Assert.Equal(expected, LateDeliveries.StateOf(grade, End.AddMinutes(afterMinutes), End, acceptMinutes));

    [Theory]
    [InlineData(-1)]
    [InlineData(1441)]
    public void Minutes_out_of_range_are_refused(int minutes) =>
        Assert.Equal(LateErrors.MinutesInvalid, Assert.Throws<RuleBroken>(() => LateDeliveries.CheckAcceptMinutes(minutes)).Error);
}
