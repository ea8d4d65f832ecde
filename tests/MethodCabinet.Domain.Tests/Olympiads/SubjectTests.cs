using MethodCabinet.Domain.Olympiads;

namespace MethodCabinet.Domain.Tests.Olympiads;

public sealed class SubjectTests
{
    [Theory]
    [InlineData("Физика")]
    [InlineData(" фИЗИКА ")]
    [InlineData("Черчение и съемка")]
    [InlineData("черчение  И СЪЁМКА")]
    public void A_name_that_a_subject_has_is_taken_however_it_is_written(string name)
    {
        var refusal = Assert.Throws<RuleBroken>(() => Subject.CheckNameFree(name, ["Физика", "Черчение и съёмка"]));

        Assert.Equal(OlympiadErrors.SubjectNameTaken, refusal.Error);
    }

    [Fact]
    public void Another_name_is_free() => Subject.CheckNameFree("Физика космоса", ["Физика", "Химия"]);
}
