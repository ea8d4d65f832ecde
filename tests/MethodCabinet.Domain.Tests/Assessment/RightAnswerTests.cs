using CsCheck;
using MethodCabinet.Domain.Assessment;

namespace MethodCabinet.Domain.Tests.Assessment;

public sealed class RightAnswerTests
{
    private static readonly PointRule One = new(1);

    [Fact]
    public void What_is_named_as_right_gives_the_maximum() =>
        QuestionSamples.Any.Sample(question =>
            RightAnswer.Of(question.Body, question.Key, question.Points) is not { } right || Scoring.Score(question.Body, question.Key, question.Points, right) == question.Points.MaxPoints);

    [Fact]
    public void Most_keys_name_one()
    {
        Assert.Equal("СРЗНАЧ", ((ShortTextAnswer)RightAnswer.Of(new ShortTextBody(), new ShortTextKey([new("средн*", 0.5m), new("СРЗНАЧ")], new TextRule()), One)!).Text);
        Assert.Equal("барометранероид", ((ShortTextAnswer)RightAnswer.Of(new ShortTextBody(), new ShortTextKey([new("барометр*анероид")], new TextRule()), One)!).Text);
        Assert.Equal("2*3", ((ShortTextAnswer)RightAnswer.Of(new ShortTextBody(), new ShortTextKey([new("2\\*3")], new TextRule()), One)!).Text);
        Assert.Equal(new NumericAnswer("4,2", "м"), RightAnswer.Of(new NumericBody(["см", "м"]), new NumericKey([new(4.2m)], [new("см", 0.01m), new("м", 1)]), One));
    }

    [Fact]
    public void A_work_that_people_mark_names_none() =>
        Assert.Null(RightAnswer.Of(new EssayBody(), new ManualKey([new("a", "Полнота", 1)], "Образец"), One));

    [Fact]
    public void A_region_whose_middle_lies_outside_names_none()
    {
        HotspotRegion corner = new([new(0, 0), new(1, 0), new(1, 0.05), new(0.05, 0.05), new(0.05, 1), new(0, 1)]);

        Assert.Null(RightAnswer.Of(new HotspotBody(Guid.NewGuid(), 100, 100, "Угол", 1), new HotspotKey([corner], PartialRule.AllOrNothing), One));
    }
}
