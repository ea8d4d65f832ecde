using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Readiness;

namespace MethodCabinet.Domain.Tests.Courses.Readiness;

public sealed class CompetenceFrameworkTests
{
    private static readonly CompetenceLevel[] Levels = [new("Базовый", ""), new("Уверенный", "")];
    private static readonly CompetenceArea[] Areas = [new(Id(1), "Документы", [new(Id(2), "Таблицы", ""), new(Id(3), "Тексты", "")])];

    [Fact]
    public void It_has_levels_competences_and_a_target_among_the_levels()
    {
        var framework = Described(Levels, Areas, 2);
        Assert.Equal([Id(2), Id(3)], framework.Competences.Select(competence => competence.Id));
        Assert.Equal(CourseErrors.FrameworkInvalid, Refused(Levels, Areas, 3));
        Assert.Equal(CourseErrors.FrameworkInvalid, Refused(Levels, Areas, 0));
        Assert.Equal(CourseErrors.FrameworkInvalid, Refused(Levels[..1], Areas, 1));
        Assert.Equal(CourseErrors.FrameworkInvalid, Refused(Levels, [], 1));
        Assert.Equal(CourseErrors.FrameworkInvalid, Refused(Levels, [Areas[0] with { Competences = [] }], 1));
        Assert.Equal(CourseErrors.FrameworkInvalid, Refused(Levels, [Areas[0], Areas[0]], 1));
        Assert.Equal(CourseErrors.FrameworkInvalid, Refused(Levels, [Areas[0] with { Title = " " }], 1));
    }

    [Fact]
    public void A_course_develops_and_checks_only_what_is_there()
    {
        var framework = Described(Levels, Areas, 2);
        var items = new HashSet<(Guid, string?)> { (Id(9), null), (Id(9), "a") };
        var readiness = new CourseReadiness { CourseId = Id(8) };
        readiness.Set([new(Id(2), 2)], [new(Id(9), "a", Id(2), 1), new(Id(9), null, Id(3), 2)], framework, items);
        Assert.Equal(2, readiness.Checks.Count);
        foreach (var wrong in new CompetenceCheck[] { new(Id(9), "b", Id(2), 1), new(Id(7), null, Id(2), 1), new(Id(9), null, Id(5), 1), new(Id(9), null, Id(2), 3) })
        {
            Assert.Equal(CourseErrors.ReadinessInvalid, Assert.Throws<RuleBroken>(() => readiness.Set([], [wrong], framework, items)).Error);
        }

        Assert.Equal(CourseErrors.ReadinessInvalid, Assert.Throws<RuleBroken>(() => readiness.Set([new(Id(2), 1), new(Id(2), 2)], [], framework, items)).Error);
        Assert.Equal(2, readiness.Checks.Count);
    }

    private static CompetenceFramework Described(IReadOnlyList<CompetenceLevel> levels, IReadOnlyList<CompetenceArea> areas, int target)
    {
        var framework = new CompetenceFramework { Id = Id(4) };
        framework.Describe(levels, areas, target);
        return framework;
    }

    private static ErrorCode Refused(IReadOnlyList<CompetenceLevel> levels, IReadOnlyList<CompetenceArea> areas, int target) =>
        Assert.Throws<RuleBroken>(() => Described(levels, areas, target)).Error;

    private static Guid Id(int number) => new($"0199a1b2-0000-7000-8000-{number:D12}");
}
