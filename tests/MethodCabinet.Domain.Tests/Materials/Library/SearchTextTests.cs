using CsCheck;
using MethodCabinet.Domain.Materials.Library;

namespace MethodCabinet.Domain.Tests.Materials.Library;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("Олимпиада по физике", "олимпиада|по|физике", "")]
    [InlineData("«закон Архимеда» опыт", "опыт", "закон архимеда")]
    [InlineData("  '; drop table -- & | ! ", "drop|table", "")]
    [InlineData("научно-методический", "научно-методический", "")]
    [InlineData("\"физика\"", "физика", "")]
    [InlineData(null, "", "")]
    public void Words_and_phrases_are_read_from_what_was_typed(string? typed, string words, string phrases)
    {
        var terms = SearchTerms.Parse(typed);
        Assert.Equal((words, phrases), (string.Join('|', terms.Words), string.Join('|', terms.Phrases)));
    }

    [Fact]
    public void Whatever_is_typed_gives_few_short_words_of_letters_and_digits() => Gen.String.Sample(typed =>
    {
        var terms = SearchTerms.Parse(typed);
        Assert.True(terms.Words.Count <= SearchTerms.MaxWords);
        Assert.All(terms.Words, word => Assert.True(word.Length is > 0 and <= SearchTerms.MaxWord && word.All(symbol => char.IsLetterOrDigit(symbol) || symbol == '-')));
    });

    [Fact]
    public void Pieces_of_a_text_are_short_and_keep_all_its_words() => Gen.String[Gen.Char["абвгд \n\t"], 0, 9000].Sample(text =>
    {
        var parts = TextParts.Split(text).ToList();
        Assert.All(parts, part => Assert.InRange(part.Length, 1, TextParts.Length));
        Assert.Equal(string.Concat(text.Where(symbol => !char.IsWhiteSpace(symbol))), string.Concat(parts).Replace(" ", "", StringComparison.Ordinal));
    });

    [Fact]
    public void A_divided_word_is_whole_again_and_marks_and_zeros_are_room()
    {
        Assert.Equal(["методическая разработка урока"], TextParts.Split("методи-\nческая\u0000разработка\uE000урока"));
        Assert.Equal(TextParts.MaxText, TextParts.Split(new string('а', TextParts.MaxText + 5000)).Sum(part => part.Length));
    }

    [Fact]
    public void A_marked_text_becomes_pieces_that_hold_all_of_it()
    {
        Assert.Equal([new("урок ", false), new("физики", true), new(" <b>", false)], SnippetPiece.Parse("урок \uE000физики\uE001 <b>"));
        Gen.String[Gen.Char["аб \uE000\uE001"], 0, 40].Sample(marked => Assert.Equal(
            marked.Count(symbol => symbol is 'а' or 'б'), string.Concat(SnippetPiece.Parse(marked).Select(piece => piece.Text)).Count(symbol => symbol is 'а' or 'б')));
    }
}
