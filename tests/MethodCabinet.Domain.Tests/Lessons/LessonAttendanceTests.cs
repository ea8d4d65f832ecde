using CsCheck;
using MethodCabinet.Domain.Lessons;
using static MethodCabinet.Domain.Tests.Lessons.Rooms;

namespace MethodCabinet.Domain.Tests.Lessons;

public sealed class LessonAttendanceTests
{
    private static readonly DateTimeOffset End = Nine.AddMinutes(40);

    [Fact]
    public void Two_pages_of_one_pupil_count_once()
    {
        var attendance = LessonAttendance.Of([Span(-5, 20), Span(10, 30), Span(35, 60)], Nine, End);
        Assert.Equal(TimeSpan.FromMinutes(35), attendance.Present);
        Assert.Equal(35 / 40.0, attendance.Share, 6);
        Assert.Equal((Nine, End, 1), (attendance.CameAt, attendance.LeftAt, attendance.Gaps));
    }

    [Fact]
    public void Who_was_never_there_has_nothing() =>
        Assert.Equal(new LessonAttendance(TimeSpan.Zero, 0, null, null, 0), LessonAttendance.Of([Span(-30, -1), Span(41, 50)], Nine, End));

    [Fact]
    public void A_short_break_of_the_line_is_no_gap() => Assert.Equal(0, LessonAttendance.Of([Span(0, 20), new(Nine.AddMinutes(20.5), End)], Nine, End).Gaps);

    [Fact]
    public void It_does_not_depend_on_the_order_and_never_exceeds_the_lesson() =>
        Gen.Select(Gen.Int[-20, 60], Gen.Int[-5, 30]).List[0, 8].Sample(pairs =>
        {
            var spans = pairs.Select(pair => Span(pair.Item1, pair.Item1 + pair.Item2)).ToList();
            var attendance = LessonAttendance.Of(spans, Nine, End);
            Assert.Equal(attendance, LessonAttendance.Of(Enumerable.Reverse(spans), Nine, End));
            Assert.InRange(attendance.Share, 0, 1);
            // Minute by minute it is the same.
            var minutes = Enumerable.Range(0, 40).Count(minute => spans.Exists(span => span.From <= Nine.AddMinutes(minute) && span.To >= Nine.AddMinutes(minute + 1)));
            Assert.Equal(TimeSpan.FromMinutes(minutes), attendance.Present);
        });

    private static PresenceSpan Span(int from, int to) => new(Nine.AddMinutes(from), Nine.AddMinutes(to));
}
