using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Domain.Courses.Scorm;
using QuizSamples = MethodCabinet.Domain.Tests.Courses.Quizzes.Quizzes;

namespace MethodCabinet.Domain.Tests.Courses;

public sealed class UnitContentTests
{
    [Fact]
    public void Works_quizzes_and_packages_are_graded_and_a_quiz_may_keep_its_points_from_its_learners()
    {
        Assert.Equal([UnitKind.Assignment, UnitKind.Quiz, UnitKind.Scorm], Enum.GetValues<UnitKind>().Where(kind => UnitContent.Blank(kind).IsGraded));
        var quiz = QuizSamples.Of();
        Assert.Equal((false, true), ((quiz with { Feedback = QuizFeedback.Points }).IsSilent, (quiz with { Feedback = QuizFeedback.Nothing }).IsSilent));
    }

    [Fact]
    public void A_package_weighs_nothing_of_itself_where_its_learner_says_that_it_is_complete()
    {
        static ScormContent Package(bool reports, bool byPackage) =>
            new("", "", Guid.NewGuid(), new(ScormVersion.Scorm12, "", [new("a", "", 0, "a.html", reports, "", null)], []), byPackage);
        Assert.Equal([1, 0, 0], new[] { Package(true, true), Package(true, false), Package(false, true) }.Select(package => package.StandardWeight));
    }

    [Fact]
    public void Links_to_materials_are_found_in_texts_addresses_hints_and_criteria_each_once()
    {
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        var text = $"См. [сборник](/library/{one}) и [файл](https://mk.example.ru/api/materials/{one}/files/1), не /people/{other}.";
        Assert.Equal([one], new TextContent(text, "").MaterialIds);
        Assert.Equal([other], new LinkContent("", "", $"https://mk.example.ru/library/{other.ToString().ToUpperInvariant()}").MaterialIds);
        Assert.Equal([one, other], QuizSamples.Of(new QuestionPart(Guid.NewGuid(), Guid.NewGuid(), $"/library/{one}", $"/library/{other}")).MaterialIds);
        Assert.Equal([one, other], new AssignmentContent($"/library/{one}", "", [new("a", $"По образцу: /library/{other}", 5)], 3, 0, LateRule.Accept).MaterialIds);
        Assert.Empty(UnitContent.Blank(UnitKind.Assignment).MaterialIds);
    }
}
