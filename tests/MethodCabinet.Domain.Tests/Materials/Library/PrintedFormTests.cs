using MethodCabinet.Domain.Materials.Library;

namespace MethodCabinet.Domain.Tests.Materials.Library;

/// <summary>By GOST R 7.0.100-2018 and its examples; the works themselves are invented where they are not laws or the standard's own.</summary>
public sealed class PrintedFormTests
{
    internal static readonly MaterialDescription Blank = new(
        MaterialKind.Book, "Основы методики", "", [], [], "", "", "", null, "", "", "", "", "", "", "", "", null, "", [], null, null, [], "ru", "С разрешения автора", MaterialAccess.Everyone);

    private static readonly MaterialDescription Book = Blank with
    {
        Title = "Методика преподавания физики",
        Subtitle = "учебное пособие",
        Place = "Москва",
        Publisher = "Просвещение",
        Year = 2020,
        Extent = "256",
    };

    private const string Imprint = "Москва : Просвещение, 2020. – 256 с. – Текст : непосредственный.";

    [Fact]
    public void A_book_by_one_author_begins_with_the_name() => Assert.Equal(
        $"Иванов, И. П. Методика преподавания физики : учебное пособие / И. П. Иванов. – {Imprint}",
        PrintedForm.Of(Book with { Authors = ["Иванов Иван Петрович"] }));

    [Fact]
    public void A_book_by_three_begins_with_the_first_and_names_all() => Assert.Equal(
        $"Иванов, И. П. Методика преподавания физики : учебное пособие / И. П. Иванов, А. А. Петрова, С. Ж.-П. Ким. – {Imprint}",
        PrintedForm.Of(Book with { Authors = ["Иванов И.П.", "Петрова, А. А.", "С. Ж.-П. Ким"] }));

    [Fact]
    public void A_book_by_four_stands_under_its_title_and_names_all() => Assert.Equal(
        $"Методика преподавания физики : учебное пособие / И. П. Иванов, А. А. Петрова, С. С. Ким, О. О. Лис. – {Imprint}",
        PrintedForm.Of(Book with { Authors = ["Иванов И. П.", "Петрова А. А.", "Ким С. С.", "Лис О. О."] }));

    [Fact]
    public void A_book_by_five_names_three_and_says_that_there_are_others() => Assert.Equal(
        $"Методика преподавания физики : учебное пособие / И. П. Иванов, А. А. Петрова, С. С. Ким [и др.] ; под редакцией В. В. Уткиной. – {Imprint}",
        PrintedForm.Of(Book with { Authors = ["Иванов И. П.", "Петрова А. А.", "Ким С. С.", "Лис О. О.", "Рысь К. К."], Others = ["под редакцией В. В. Уткиной"] }));

    [Fact]
    public void Edition_series_and_number_have_their_places() => Assert.Equal(
        "Основы методики. – 2-е изд., перераб. – Москва : Просвещение, 2020. – 256 с. – (Библиотека учителя). – ISBN 978-5-09-071651-2. – Текст : непосредственный.",
        PrintedForm.Of(Book with { Title = "Основы методики", Subtitle = "", Edition = "2-е изд., перераб.", Series = "Библиотека учителя", Isbn = "978-5-09-071651-2" }));

    [Fact]
    public void An_article_stands_in_its_journal() => Assert.Equal(
        "Скрипник, К. Д. Лингвистический поворот и философия языка Дж. Локка: интерпретации, комментарии, теоретические источники / К. Д. Скрипник. – Текст : непосредственный // "
        + "Вестник Удмуртского университета. Серия: Философия. Психология. Педагогика. – 2017. – Т. 27, вып. 2. – С. 139–146.",
        PrintedForm.Of(Blank with
        {
            Kind = MaterialKind.Article,
            Title = "Лингвистический поворот и философия языка Дж. Локка: интерпретации, комментарии, теоретические источники",
            Authors = ["Скрипник К. Д."],
            SourceTitle = "Вестник Удмуртского университета. Серия: Философия. Психология. Педагогика",
            SourceNumber = "Т. 27, вып. 2",
            SourcePages = "139–146",
            Year = 2017,
        }));

    [Fact]
    public void A_web_resource_says_where_it_is_and_when_it_was_looked_at() => Assert.Equal(
        "Правительство Российской Федерации : официальный сайт. – Москва. – URL: http://government.ru (дата обращения: 19.02.2018). – Текст : электронный.",
        PrintedForm.Of(Blank with
        {
            Kind = MaterialKind.WebResource,
            Title = "Правительство Российской Федерации",
            Subtitle = "официальный сайт",
            Place = "Москва",
            Url = "http://government.ru",
            AccessedOn = new DateOnly(2018, 2, 19),
        }));

    [Fact]
    public void A_normative_act_begins_with_the_body_that_made_it() => Assert.Equal(
        "Российская Федерация. Законы. Об образовании в Российской Федерации : Федеральный закон № 273-ФЗ. – Москва : Проспект, 2020. – 192 с. – Текст : непосредственный.",
        PrintedForm.Of(Blank with
        {
            Kind = MaterialKind.NormativeAct,
            Authors = ["Российская Федерация. Законы"],
            Title = "Об образовании в Российской Федерации",
            Subtitle = "Федеральный закон № 273-ФЗ",
            Place = "Москва",
            Publisher = "Проспект",
            Year = 2020,
            Extent = "192",
        }));

    [Fact]
    public void A_film_and_a_development_say_what_they_are()
    {
        Assert.EndsWith("– 38 мин. – URL: https://example.org. – Изображение (движущееся ; двухмерное) : электронный.", PrintedForm.Of(Blank with { Kind = MaterialKind.Video, Extent = "38 мин.", Url = "https://example.org" }), StringComparison.Ordinal);
        Assert.Equal(
            "Титова, М. О. Кружок / М. О. Титова. – Озёрск, 2024. – 34 с. – Текст : непосредственный.",
            PrintedForm.Of(Blank with { Kind = MaterialKind.MethodicalDevelopment, Title = "Кружок", Authors = ["Титова Мария Олеговна"], Place = "Озёрск", Year = 2024, Extent = "34" }));
    }

    [Theory]
    [InlineData("Зачем школе музей?", "Зачем школе музей?. – Текст")]
    [InlineData("Урок закончен...", "Урок закончен... – Текст")]
    [InlineData("Кружок и др.", "Кружок и др. – Текст")]
    public void Two_signs_do_not_meet(string title, string begins) => Assert.StartsWith(begins, PrintedForm.Of(Blank with { Title = title }), StringComparison.Ordinal);
}
