using CsCheck;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Assessment.Interchange;

namespace MethodCabinet.Domain.Tests.Assessment;

public class ItemIdsTests
{
    private static readonly Gen<string[]> Texts = Gen.String[Gen.Char["абв12"], 1, 3].Array[2, 8];

    [Fact]
    public void Ids_differ_and_hang_on_the_text_alone() => Texts.Sample(texts =>
    {
        var items = ItemIds.Give(texts);
        Assert.Equal(texts, items.Select(i => i.Text));
        Assert.Equal(texts.Length, items.Select(i => i.Id).Distinct().Count());
        string[] once = [.. texts.Distinct()];
        Assert.Equal(
            ItemIds.Give(once).OrderBy(i => i.Text, StringComparer.Ordinal),
            ItemIds.Give(once.Reverse()).OrderBy(i => i.Text, StringComparer.Ordinal));
    });

    [Fact]
    public void Mixed_items_stand_by_their_ids_and_never_as_given() => Texts.Sample(texts =>
    {
        string[] once = [.. texts.Distinct()];
        var mixed = ItemIds.Mixed(once);
        Assert.Equal(once.Order(StringComparer.Ordinal), mixed.Select(i => i.Text).Order(StringComparer.Ordinal));
        Assert.Equal(mixed.Select(i => i.Id).Order(StringComparer.Ordinal), mixed.Select(i => i.Id));
        Assert.True(once.Length < 2 || !once.SequenceEqual(mixed.Select(i => i.Text)));
    });

    [Theory]
    [InlineData("Столица?{=Москва ~Казань ~Тула ~Псков}", "Столица?{~Псков ~Тула ~Казань =Москва}")]
    public void What_participants_get_does_not_tell_the_order_of_the_file(string rightFirst, string rightLast)
    {
        var (first, last) = (Assert.Single(Gift.Read(rightFirst).Questions), Assert.Single(Gift.Read(rightLast).Questions));
        Assert.Equal(((ChoiceBody)first.Body.InNeutralOrder()).Options, ((ChoiceBody)last.Body.InNeutralOrder()).Options);
        Assert.Equal(((ChoiceKey)first.Key).Correct, ((ChoiceKey)last.Key).Correct);
    }

    [Fact]
    public void Options_of_a_gap_are_sorted_and_numbers_by_value()
    {
        var body = new GapTextBody("{{1}} {{2}}", [new("1", ["Неве", "Волге", "Дону"]), new("2", ["10", "9", "2"])]);
        Assert.Equal([["Волге", "Дону", "Неве"], ["2", "9", "10"]], ((GapTextBody)body.InNeutralOrder()).Gaps.Select(g => g.Options));
        var table = new TableBody([], [[new(null, "1")]], [new("1", ["да", "нет", "возможно"])]);
        Assert.Equal(["возможно", "да", "нет"], ((TableBody)table.InNeutralOrder()).Gaps[0].Options);
    }

    [Fact]
    public void Columns_to_match_lose_their_order_only_when_they_may_be_shuffled()
    {
        var body = new MatchingBody([new("z", "раз")], [new("y", "один"), new("x", "два")]);
        Assert.Equal(["x", "y"], ((MatchingBody)body.InNeutralOrder()).Right.Select(i => i.Id));
        Assert.Equal(["y", "x"], ((MatchingBody)(body with { Shuffle = false }).InNeutralOrder()).Right.Select(i => i.Id));
    }
}
