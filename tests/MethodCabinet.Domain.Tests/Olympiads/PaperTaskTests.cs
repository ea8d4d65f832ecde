using MethodCabinet.Domain.Olympiads;

namespace MethodCabinet.Domain.Tests.Olympiads;

public sealed class PaperTaskTests
{
    private static readonly Guid Asked = Guid.NewGuid();
    private static readonly Guid Rescored = Guid.NewGuid();
    private static readonly Guid Earlier = Guid.NewGuid();

    [Fact]
    public void What_was_asked_in_an_earlier_seal_is_scored_by_that_and_everything_else_by_the_paper()
    {
        var task = new PaperTask { Id = Guid.NewGuid(), PaperId = Guid.NewGuid(), Position = 1, QuestionVersionId = Asked };

        Assert.Equal(Asked, task.VersionFor(null));
        Assert.Equal(Asked, task.VersionFor(Asked));
        Assert.Equal(Earlier, task.VersionFor(Earlier));
    }

    [Fact]
    public void Scoring_again_is_about_what_the_paper_asked()
    {
        var task = new PaperTask { Id = Guid.NewGuid(), PaperId = Guid.NewGuid(), Position = 1, QuestionVersionId = Rescored, AskedVersionId = Asked };

        Assert.Equal(Rescored, task.VersionFor(null));
        Assert.Equal(Rescored, task.VersionFor(Asked));
        Assert.Equal(Earlier, task.VersionFor(Earlier));
    }
}
