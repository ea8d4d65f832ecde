using MethodCabinet.Domain.Courses;

namespace MethodCabinet.Domain.Tests.Courses;

public sealed class OutlineCheckTests
{
    [Fact]
    public void Titles_lose_the_spaces_around_them()
    {
        var outline = new CourseOutline([new(Guid.NewGuid(), "  Введение ", [Outlines.Unit() with { Title = " Первый шаг " }])]);

        var kept = OutlineCheck.Checked(outline, outline.Known());

        Assert.Equal(("Введение", "Первый шаг"), (kept.Modules[0].Title, kept.Modules[0].Units[0].Title));
    }

    [Fact]
    public void A_unit_may_wait_for_those_before_it_only()
    {
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        var right = Outlines.Of(Outlines.Unit(first), Outlines.Unit(second, after: [first], minShares: [new(first, 0.5m)]));
        var ownself = Outlines.Of(Outlines.Unit(first, after: [first]));
        var turned = Outlines.Of(Outlines.Unit(first, after: [second]), Outlines.Unit(second));

        Assert.Equal(2, OutlineCheck.Checked(right, right.Known()).Units.Count());
        Refused(CourseErrors.ReleaseAfterLater, ownself);
        Refused(CourseErrors.ReleaseAfterLater, turned);
    }

    [Fact]
    public void Content_of_another_unit_or_kind_or_course_is_refused()
    {
        var outline = Outlines.Of(Outlines.Unit());
        var unit = outline.Units.Single();

        Assert.Equal(CourseErrors.UnitUnknown, Broken(outline, []).Error);
        Assert.Equal(CourseErrors.UnitUnknown, Broken(outline, new() { [unit.VersionId] = (Guid.NewGuid(), UnitKind.Text) }).Error);
        Assert.Equal(CourseErrors.UnitUnknown, Broken(outline, new() { [unit.VersionId] = (unit.Id, UnitKind.Link) }).Error);
    }

    [Fact]
    public void Nothing_stands_in_an_outline_twice()
    {
        var unit = Outlines.Unit();

        Assert.Equal(CourseErrors.IdRepeated, Broken(Outlines.Of(unit, unit), new() { [unit.VersionId] = (unit.Id, unit.Kind) }).Error);
    }

    [Theory]
    [InlineData(-1, 0, null)]
    [InlineData(24 * 60 + 1, 0, null)]
    [InlineData(0, -1, null)]
    [InlineData(0, 731, null)]
    [InlineData(0, 0, 0)]
    [InlineData(0, 5, 4)]
    public void Minutes_and_days_have_their_range(int minutes, int day, int? dueDay)
    {
        var outline = Outlines.Of(Outlines.Unit(minutes: minutes, day: day, dueDay: dueDay));

        Assert.Equal(minutes == 0 ? CourseErrors.DayRange : CourseErrors.MinutesRange, Broken(outline, outline.Known()).Error);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1.01)]
    public void A_share_is_more_than_nothing_and_at_most_all(double share)
    {
        var first = Outlines.Unit();

        Refused(CourseErrors.ShareRange, Outlines.Of(first, Outlines.Unit(minShares: [new(first.Id, (decimal)share)])));
    }

    [Fact]
    public void An_outline_has_an_end() => Refused(CourseErrors.OutlineTooLong, Outlines.Of([.. Enumerable.Range(0, CourseOutline.MaxUnits + 1).Select(_ => Outlines.Unit())]));

    private static void Refused(ErrorCode error, CourseOutline outline) => Assert.Equal(error, Broken(outline, outline.Known()).Error);

    private static RuleBroken Broken(CourseOutline outline, Dictionary<Guid, (Guid, UnitKind)> known) => Assert.Throws<RuleBroken>(() => OutlineCheck.Checked(outline, known));
}
