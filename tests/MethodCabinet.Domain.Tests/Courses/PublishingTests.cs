using MethodCabinet.Domain.Courses;

namespace MethodCabinet.Domain.Tests.Courses;

public sealed class PublishingTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 10, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Author = Guid.NewGuid();

    [Fact]
    public void An_edition_is_the_draft_as_it_was()
    {
        var unit = Outlines.Unit();
        var course = CourseOf(unit);

        var edition = course.Publish(null, Contents((unit, new TextContent("Текст", "<p>Текст</p>"))), Author, Now);
        course.Arrange(CourseOutline.Empty);

        Assert.Equal((1, 1, 36), (edition.Number, course.LastEdition, edition.Hours));
        Assert.Equal(unit, edition.Outline.Units.Single());
    }

    [Fact]
    public void An_unfinished_draft_says_what_it_lacks()
    {
        var (text, file, link) = (Outlines.Unit(), Outlines.Unit(kind: UnitKind.File), Outlines.Unit(kind: UnitKind.Link, isRequired: true));
        var course = CourseOf(text, file, link);
        var contents = Contents((text, UnitContent.Blank(UnitKind.Text)), (file, UnitContent.Blank(UnitKind.File)), (link, new LinkContent("", "", "javascript:alert(1)")));

        Assert.Equal(
            [new(CourseErrors.UnitEmpty, text.Id), new(CourseErrors.FileMissing, file.Id), new(CourseErrors.AddressInvalid, link.Id)],
            Publishing.Problems(course, contents));
        Assert.Equal(CourseErrors.NotReady, Assert.Throws<RuleBroken>(() => course.Publish(null, contents, Author, Now)).Error);
    }

    [Fact]
    public void A_course_without_units_without_required_ones_or_without_hours_is_none()
    {
        Assert.Contains(new CourseProblem(CourseErrors.UnitMissing, null), Publishing.Problems(CourseOf(), Contents()));

        var unit = Outlines.Unit(isRequired: false);
        Assert.Contains(new CourseProblem(CourseErrors.UnitWithoutRequired, null), Publishing.Problems(CourseOf(unit), Contents((unit, new TextContent("Текст", "")))));

        var course = CourseOf();
        course.Describe("Курс", "", "", 0, false);
        Assert.Contains(new CourseProblem(CourseErrors.HoursRange, null), Publishing.Problems(course, Contents()));
    }

    [Fact]
    public void The_same_is_not_published_twice()
    {
        var unit = Outlines.Unit(groups: "А");
        var course = CourseOf(unit);
        var contents = Contents((unit, new TextContent("Текст", "")));
        var first = course.Publish(null, contents, Author, Now);

        // As it comes back from the database: equal, and not the same.
        course.Arrange(new([.. course.Outline.Modules.Select(m => m with { Units = [.. m.Units.Select(u => u with { Release = u.Release with { Groups = [.. u.Release.Groups] } })] })]));
        Assert.Equal(CourseErrors.NothingNew, Assert.Throws<RuleBroken>(() => course.Publish(first, contents, Author, Now)).Error);

        course.Arrange(course.Outline.With(unit with { Minutes = 45 }));
        Assert.Equal(2, course.Publish(first, contents, Author, Now).Number);
    }

    [Fact]
    public void An_archived_course_is_left_alone()
    {
        var course = CourseOf();
        course.Archive(Now);

        Assert.Equal(CourseErrors.Archived, Assert.Throws<RuleBroken>(() => course.Arrange(CourseOutline.Empty)).Error);
        course.Archive(null);
        course.Arrange(CourseOutline.Empty);
    }

    [Fact]
    public void What_an_edition_shows_is_written_anew_and_never_over()
    {
        var draft = new UnitVersion(Guid.NewGuid(), Guid.Empty, Guid.NewGuid(), new TextContent("Было", ""), Author, Now);
        var next = Guid.NewGuid();

        Assert.Same(draft, draft.Revise(new TextContent("Стало", ""), isPublished: false, next, Author, Now));
        var written = draft.Revise(new TextContent("Ещё раз", ""), isPublished: true, next, Author, Now);

        Assert.Equal((next, draft.UnitId, "Ещё раз", "Стало"), (written.Id, written.UnitId, written.Content.Text, draft.Content.Text));
        Assert.Equal(CourseErrors.KindKept, Assert.Throws<RuleBroken>(() => draft.Revise(UnitContent.Blank(UnitKind.Link), false, next, Author, Now)).Error);
    }

    [Fact]
    public void Another_moment_or_the_word_of_a_tutor_makes_another_outline()
    {
        var unit = Outlines.Unit();
        var outline = Outlines.Of(unit);

        Assert.True(Publishing.AreAlike(outline, outline.With(unit with { Release = unit.Release with { Groups = [] } })));
        Assert.False(Publishing.AreAlike(outline, outline.With(unit with { Release = unit.Release with { At = Now } })));
        Assert.False(Publishing.AreAlike(outline, outline.With(unit with { Release = unit.Release with { ByWord = true } })));
    }

    [Fact]
    public void A_copy_has_the_same_rules_under_ids_of_its_own()
    {
        var first = Outlines.Unit(kind: UnitKind.Assignment);
        var waiting = Outlines.Unit(after: [first.Id], minShares: [new(first.Id, 0.5m)], day: 3, dueDay: 9);
        var source = Outlines.Of(first, waiting with { Release = waiting.Release with { At = Now.AddDays(3), ByWord = true } });

        var (copy, units) = Copying.Copy(source, Guid.NewGuid);

        var ids = source.Units.SelectMany(unit => new[] { unit.Id, unit.VersionId }).Concat(source.Modules.Select(module => module.Id));
        Assert.Empty(ids.Intersect(copy.Units.SelectMany(unit => new[] { unit.Id, unit.VersionId }).Concat(copy.Modules.Select(module => module.Id))));
        Assert.Equal(source.Units, units.Select(unit => unit.Source));
        var (copiedFirst, copiedSecond) = (copy.Units.First(), copy.Units.Last());
        Assert.Equal([copiedFirst.Id], copiedSecond.Release.After);
        Assert.Equal([new(copiedFirst.Id, 0.5m)], copiedSecond.Release.MinShares);
        Assert.Equal((3, 9), (copiedSecond.Release.Day, copiedSecond.DueDay));
        Assert.Equal((Now.AddDays(3), true), (copiedSecond.Release.At, copiedSecond.Release.ByWord));
        Assert.Equal(copy.Modules, OutlineCheck.Checked(copy, copy.Known()).Modules, (a, b) => a.Id == b.Id && a.Units.SequenceEqual(b.Units));
    }

    private static Course CourseOf(params OutlineUnit[] units)
    {
        var course = new Course { Id = Guid.NewGuid(), Audience = CourseAudience.Teachers, CreatedById = Author, CreatedAt = Now };
        course.Describe("Курс", "", "", 36, isTemplate: false);
        course.Arrange(units.Length == 0 ? CourseOutline.Empty : Outlines.Of(units));
        return course;
    }

    private static Dictionary<Guid, UnitContent> Contents(params (OutlineUnit Unit, UnitContent Content)[] units) => units.ToDictionary(unit => unit.Unit.VersionId, unit => unit.Content);
}
