using System.Globalization;
using CsCheck;
using MethodCabinet.Domain.Olympiads.Appeals;

namespace MethodCabinet.Domain.Tests.Olympiads.Appeals;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Plain = new(new HashSet<DateOnly>(), new HashSet<DateOnly>());

    [Theory]
    [InlineData("2026-11-26", true)] // Thursday
    [InlineData("2026-11-28", false)]
    [InlineData("2026-11-29", false)]
    [InlineData("2026-11-04", false)]
    [InlineData("2027-01-08", false)]
    [InlineData("2027-01-11", true)]
    [InlineData("2026-02-23", false)]
    [InlineData("2026-03-09", false)] // the 8th was a Sunday
    [InlineData("2027-05-03", false)] // the 1st is a Saturday
    [InlineData("2027-05-10", false)]
    [InlineData("2027-05-11", true)]
    [InlineData("2026-06-12", false)]
    public void Weekends_and_holidays_are_no_working_days(string day, bool isWorking) => Assert.Equal(isWorking, Plain.IsWorking(Day(day)));

    [Theory]
    [InlineData("2026-11-26", 1, "2026-11-27")]
    [InlineData("2026-11-27", 1, "2026-11-30")]
    [InlineData("2026-11-27", 2, "2026-12-01")]
    [InlineData("2026-12-31", 1, "2027-01-11")]
    [InlineData("2026-11-28", 0, "2026-11-28")]
    public void A_term_counts_working_days_only(string day, int count, string last) => Assert.Equal(Day(last), Plain.After(Day(day), count));

    [Fact]
    public void The_site_knows_what_the_Government_moved()
    {
        var moved = new WorkingCalendar(new HashSet<DateOnly> { Day("2026-12-31") }, new HashSet<DateOnly> { Day("2026-12-26") });
        Assert.Equal((true, false), (moved.IsWorking(Day("2026-12-26")), moved.IsWorking(Day("2026-12-31"))));
        Assert.Equal(Day("2026-12-26"), moved.After(Day("2026-12-25"), 1));
    }

    [Fact]
    public void A_longer_term_never_ends_earlier_and_always_on_a_working_day() => Gen.Int[0, 3_650].Select(Gen.Int[1, 30]).Sample((shift, count) =>
    {
        var day = Day("2026-01-01").AddDays(shift);
        var last = Plain.After(day, count);
        Assert.True(Plain.IsWorking(last));
        Assert.True(last < Plain.After(day, count + 1));
        Assert.InRange(last.DayNumber - day.DayNumber, count, (count * 2) + 12);
    });

    [Fact]
    public void The_term_of_appeals_ends_with_the_local_day()
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("local", TimeSpan.FromHours(3), "local", "local");
        // Friday, 22:30 in UTC, is Saturday there; the Monday after is the first working day.
        var until = Showing.EndOfTerm(new DateTimeOffset(2026, 11, 27, 22, 30, 0, TimeSpan.Zero), 1, Plain, zone);
        Assert.Equal(new DateTimeOffset(2026, 11, 30, 21, 0, 0, TimeSpan.Zero), until);
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
