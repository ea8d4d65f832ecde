using MethodCabinet.Domain.Olympiads;

namespace MethodCabinet.Domain.Tests.Olympiads;

public sealed class SealingTests
{
    private static readonly DateTimeOffset Now = new(2026, 10, 20, 10, 0, 0, TimeSpan.FromHours(3));

    [Fact]
    public void A_sound_paper_may_be_sealed() => Sealing.CheckReady(Fact());

    [Theory]
    [InlineData(0, 0, 0, "paper-empty")]
    [InlineData(2, 5, 0, "points-differ")]
    [InlineData(2, 10, 1, "task-unsound")]
    public void A_paper_that_the_checklist_refuses_is_not_sealed(int tasks, int points, int unsound, string code)
    {
        var refused = Assert.Throws<RuleBroken>(() => Sealing.CheckReady(Fact() with { Tasks = tasks, Points = points, UnsoundTasks = unsound }));

        Assert.Equal(SealErrors.PaperNotReady, refused.Error);
        Assert.Equal([code], Assert.IsAssignableFrom<IEnumerable<string>>(refused.Args!["codes"]));
    }

    [Fact]
    public void A_seal_is_stale_when_anything_that_participants_see_has_changed()
    {
        var paper = PaperOf("Задания", 10, 2);
        var seal = SealOf(paper);
        Assert.False(Sealing.IsStale(seal, paper, 1));

        paper.Title = "Иные задания";
        Assert.True(Sealing.IsStale(seal, paper, 1));
        paper.Title = "Задания";
        Assert.False(Sealing.IsStale(seal, paper, 1));

        paper.Tasks[0].QuestionVersionId = Guid.NewGuid();
        Assert.True(Sealing.IsStale(seal, paper, 1));
    }

    [Fact]
    public void A_seal_is_stale_when_the_key_of_its_round_was_replaced()
    {
        var paper = PaperOf("Задания", 10, 2);

        Assert.True(Sealing.IsStale(SealOf(paper), paper, 2));
    }

    [Fact]
    public void A_seal_is_stale_when_tasks_stand_in_another_order()
    {
        var paper = PaperOf("Задания", 10, 2);
        var seal = SealOf(paper);

        (paper.Tasks[0].Position, paper.Tasks[1].Position) = (2, 1);

        Assert.True(Sealing.IsStale(seal, paper, 1));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(1, false)]
    [InlineData(0, true)]
    [InlineData(-60, true)]
    public void Coordinators_have_the_sheet_from_the_time_that_was_set(int? inMinutes, bool allowed)
    {
        var key = new RoundKey { RoundId = Guid.NewGuid(), ProtectedKey = [], MadeAt = Now, SheetFrom = inMinutes is { } minutes ? Now.AddMinutes(minutes) : null };

        Assert.Equal(allowed ? null : SealErrors.SheetTooEarly, (Record.Exception(() => Sealing.CheckSheet(key, Now)) as RuleBroken)?.Error);
    }

    private static ChecklistFacts.PaperFact Fact() => new(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), "Задания", 2, 10, 10, 0);

    private static Paper PaperOf(string title, decimal maxPoints, int tasks)
    {
        var paper = new Paper { Id = Guid.NewGuid(), RoundId = Guid.NewGuid(), TrackId = Guid.NewGuid(), Title = title, MaxPoints = maxPoints };
        paper.Tasks.AddRange(Enumerable.Range(1, tasks).Select(position =>
            new PaperTask { Id = Guid.NewGuid(), PaperId = paper.Id, Position = position, QuestionVersionId = Guid.NewGuid() }));
        return paper;
    }

    private static PaperSeal SealOf(Paper paper) => new()
    {
        Id = Guid.NewGuid(),
        PaperId = paper.Id,
        Number = 1,
        FileId = Guid.NewGuid(),
        PaperDigest = Sealing.DigestOf(paper),
        SealedAt = Now,
        SealedById = Guid.NewGuid(),
    };
}
