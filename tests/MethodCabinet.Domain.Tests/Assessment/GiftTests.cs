using System.Text.Json;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Assessment.Interchange;

namespace MethodCabinet.Domain.Tests.Assessment;

public class GiftTests
{
    private static ImportedQuestion One(string gift)
    {
        var result = Gift.Read(gift);
        Assert.DoesNotContain(result.Problems, p => !p.Warning);
        return Assert.Single(result.Questions);
    }

    [Fact]
    public void Single_choice_with_title_comment_and_category()
    {
        var q = One("// комментарий\n$CATEGORY: Физика/Оптика\n\n::Линза::Кто изобрёл линзу?{\n~Ньютон # нет\n=никто\n~%50%Гюйгенс}");
        Assert.Equal(("Линза", "Кто изобрёл линзу?", 4, "Физика/Оптика"), (q.Title, q.Statement, q.Line, q.Category));
        var options = ItemIds.Give(["Ньютон", "никто", "Гюйгенс"]);
        Same(new ChoiceBody(options, false), q.Body);
        Same(new ChoiceKey([options[1].Id], ChoiceRule.SumOfShares, new Dictionary<string, decimal> { [options[1].Id] = 1, [options[2].Id] = 0.5m }), q.Key);
    }

    [Fact]
    public void Plain_single_choice_is_all_or_nothing() =>
        Same(new ChoiceKey([ItemIds.Give(["3", "4", "5"])[1].Id], ChoiceRule.AllOrNothing, new Dictionary<string, decimal>()), One("2+2\\=?{~3 =4 ~5}").Key);

    [Fact]
    public void Multiple_choice_by_weights()
    {
        string[] ids = [.. ItemIds.Give(["Никто", "Грант", "Жена"]).Select(i => i.Id)];
        Same(
            new ChoiceKey([ids[1], ids[2]], ChoiceRule.SumOfShares, new Dictionary<string, decimal> { [ids[0]] = -1, [ids[1]] = 0.5m, [ids[2]] = 0.5m }),
            One("Кто?{\n~%-100%Никто\n~%50%Грант\n~%50%Жена\n}").Key);
    }

    [Theory]
    [InlineData("Солнце — звезда{T}", true)]
    [InlineData("Солнце — звезда{TRUE#да#нет}", true)]
    [InlineData("Солнце — планета{false}", false)]
    public void True_or_false(string gift, bool right) => Same(new TrueFalseKey(right), One(gift).Key);

    [Fact]
    public void Short_text_with_weights() =>
        Same(new ShortTextKey([new("Пётр"), new("Петр I*", 0.5m)], new TextRule()), One("Кто основал?{=Пётр =%50%Петр I*}").Key);

    [Theory]
    [InlineData("{#3:0.5}", 3, 0.5)]
    [InlineData("{#3,14}", 3.14, 0)]
    [InlineData("{#1..5}", 3, 2)]
    [InlineData("{#-5..-1}", -3, 2)]
    [InlineData("{#=10:1 #молодец}", 10, 1)]
    public void Numbers(string answers, double value, double tolerance) =>
        Same(new NumericKey([new((decimal)value, (decimal)tolerance)], []), One("Сколько?" + answers).Key);

    [Fact]
    public void Several_numbers() =>
        Same(new NumericKey([new(1822), new(1822, 2, Share: 0.5m)], []), One("Когда?{#\n=1822:0 # верно\n=%50%1822:2 # почти\n~ # нет}").Key);

    [Fact]
    public void Matching_sorts_the_right_column_and_keeps_distractors()
    {
        var q = One("Столицы{\n=Франция -> Париж\n=Италия -> Рим\n= -> Берлин}");
        Same(new MatchingBody([new("1", "Франция"), new("2", "Италия")], [new("a", "Берлин"), new("b", "Париж"), new("c", "Рим")]), q.Body);
        Same(new MatchingKey(new Dictionary<string, string> { ["1"] = "b", ["2"] = "c" }, PartialRule.Proportional), q.Key);
    }

    [Fact]
    public void Missing_word_and_essay()
    {
        Assert.Equal("Дважды два \\_\\_\\_\\_\\_, верно?", One("Дважды два {=четыре =4}, верно?").Statement);
        Assert.Equal("Дважды два \\_\\_\\_\\_\\_ ровно.", One("Дважды два {=четыре =4} ровно.").Statement);
        Same(new EssayBody(), One("Опишите.{}").Body);
    }

    [Fact]
    public void Escapes_and_formats()
    {
        Assert.Equal("a = b {c} ~ # : d", One("a \\= b \\{c\\} \\~ \\# \\: d{T}").Statement);
        Assert.Equal("раз\\\nдва", One("раз\\nдва{T}").Statement);
        Assert.Equal("**жирный** и $x_1$", One("[html]<p><b>жирный</b> и \\\\(x_1\\\\)</p>{T}").Statement);
        Assert.Equal("**жирный**", One("[markdown]**жирный**{T}").Statement);
        Assert.Equal("\\*\\*не жирный\\*\\*", One("[plain]**не жирный**{T}").Statement);
    }

    [Theory]
    [InlineData("Просто текст", "assessment.import.no-question")]
    [InlineData("Скобка {=a", "assessment.import.braces-uneven")]
    [InlineData("Скобка =a}", "assessment.import.braces-uneven")]
    [InlineData("Формула $x^{2}$ {=a}", "assessment.import.braces-uneven")]
    [InlineData("Что? {мусор =a}", "assessment.import.answer-unreadable")]
    [InlineData("Число? {#много}", "assessment.import.answer-unreadable")]
    [InlineData("Что? {~a ~b}", "assessment.question.key-empty")]
    [InlineData("Столицы {=Франция -> Париж =Италия Рим}", "assessment.import.answer-unreadable")]
    [InlineData("Что? {=%хх%a ~b}", "assessment.import.answer-unreadable")]
    public void What_is_broken_is_told_by_line_and_the_rest_is_read(string broken, string code)
    {
        var result = Gift.Read("Верно?{T}\n\n" + broken + "\n\nНеверно?{F}");
        Assert.Equal(2, result.Questions.Count);
        var problem = Assert.Single(result.Problems);
        Assert.Equal((3, code, false), (problem.Line, problem.Error.Code, problem.Warning));
    }

    [Fact]
    public void Tags_stand_in_the_comment_before_the_question_and_its_number_is_left_out()
    {
        var result = Gift.Read("// question: 12  name: Линза\n// [id:Ф-7] [tag:оптика] [tag:угол \\[45\\]]\nВерно?{T}\n\nНеверно?{F}");
        Assert.Equal([["оптика", "угол [45]"], []], result.Questions.Select(q => q.Tags));
        var problem = Assert.Single(result.Problems);
        Assert.Equal((2, "assessment.import.element-left-out", "id: Ф-7", true), (problem.Line, problem.Error.Code, problem.Excerpt, problem.Warning));
    }

    [Fact]
    public void Feedback_is_told_once_a_question()
    {
        var problem = Assert.Single(Gift.Read("Кто?{=я#молодец ~ты#нет####общий отзыв}").Problems);
        Assert.Equal((true, "общий отзыв"), (problem.Warning, problem.Excerpt));
    }

    private static void Same<T>(T expected, T actual) => Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(actual));
}
