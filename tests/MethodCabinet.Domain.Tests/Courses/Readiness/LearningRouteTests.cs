using CsCheck;
using MethodCabinet.Domain.Courses.Readiness;

namespace MethodCabinet.Domain.Tests.Courses.Readiness;

public sealed class LearningRouteTests
{
    private static readonly Guid Documents = Id(1), Safety = Id(2), Lessons = Id(3);

    [Fact]
    public void The_course_that_raises_most_comes_first_and_those_that_bring_nothing_are_not_proposed()
    {
        var both = Course(11, 36, (Documents, 2), (Safety, 2));
        var one = Course(12, 16, (Lessons, 2));
        var late = Course(13, 8, (Documents, 2));
        var route = LearningRoute.Propose(Levels((Documents, 1), (Safety, 1), (Lessons, 1)), 3, [one, late, both]);
        Assert.Equal([both.CourseId, one.CourseId], route.Select(step => step.CourseId));
        Assert.Equal([new(Documents, 2), new(Safety, 2)], route[0].Gains);
    }

    [Fact]
    public void Courses_come_in_the_order_of_their_levels_and_none_skips_one()
    {
        var (second, third, fourth) = (Course(11, 8, (Documents, 2)), Course(12, 8, (Documents, 3)), Course(13, 8, (Documents, 4)));
        Assert.Equal([second.CourseId, third.CourseId], LearningRoute.Propose(Levels((Documents, 1)), 3, [fourth, third, second]).Select(step => step.CourseId));
        Assert.Empty(LearningRoute.Propose(Levels((Documents, 1)), 3, [third]));
    }

    [Fact]
    public void Of_equals_the_shorter_one_is_taken()
    {
        var (longer, shorter) = (Course(11, 72, (Documents, 2)), Course(12, 16, (Documents, 2)));
        Assert.Equal([shorter.CourseId], LearningRoute.Propose(Levels((Documents, 1)), 4, [longer, shorter]).Select(step => step.CourseId));
    }

    [Fact]
    public void Nobody_is_sent_anywhere_for_what_was_not_measured() =>
        Assert.Empty(LearningRoute.Propose(Levels(), 3, [Course(11, 8, (Documents, 1))]));

    [Fact]
    public void A_route_takes_each_course_once_and_each_step_raises_somebody_who_is_below_the_target()
    {
        Guid[] competences = [Documents, Safety, Lessons];
        var courses = Gen.Select(Gen.Int[1, 72], Gen.Select(Gen.Int[0, 2].Select(n => competences[n]), Gen.Int[1, 4]).Array[0, 3]).Array[0, 8];
        Gen.Select(Gen.Int[0, 4].Array[3], Gen.Int[1, 4], courses).Sample((levels, target, offered) =>
        {
            var now = competences.Zip(levels).ToDictionary(pair => pair.First, pair => pair.Second);
            var route = LearningRoute.Propose(now, target, [.. offered.Select((c, n) => Course(20 + n, c.Item1, [.. c.Item2.DistinctBy(d => d.Item1)]))]);
            Assert.Equal(route.Count, route.Select(step => step.CourseId).Distinct().Count());
            foreach (var step in route)
            {
                Assert.NotEmpty(step.Gains);
                foreach (var gain in step.Gains)
                {
                    Assert.True(now[gain.CompetenceId] < target);
                    Assert.Equal(now[gain.CompetenceId] + 1, gain.Level);
                    now[gain.CompetenceId] = gain.Level;
                }
            }
        });
    }

    private static Dictionary<Guid, int> Levels(params (Guid Competence, int Level)[] levels) => levels.ToDictionary(level => level.Competence, level => level.Level);

    private static RouteCourse Course(int id, int hours, params (Guid Competence, int Level)[] develops) =>
        new(Id(id), hours, [.. develops.Select(development => new Development(development.Competence, development.Level))]);

    private static Guid Id(int number) => new($"0199a1b2-0000-7000-8000-{number:D12}");
}
