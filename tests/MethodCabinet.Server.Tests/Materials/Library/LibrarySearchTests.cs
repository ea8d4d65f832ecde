using MethodCabinet.Domain.Materials.Library;
using MethodCabinet.Server.Tests.Olympiads;
using static MethodCabinet.Server.Tests.Materials.Library.LibraryScene;

namespace MethodCabinet.Server.Tests.Materials.Library;

public sealed class LibrarySearchTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_title_counts_more_than_keywords_these_more_than_the_annotation_and_that_more_than_the_text_of_a_file()
    {
        var scene = await LibraryScene.CreateAsync(app);
        var byText = await CreateAsync(scene.Methodist, Blank with { Title = "Четвёртый" });
        await UploadAsync(scene.Methodist, byText, "a.txt", "Здесь говорится о вулканологии в школе.");
        await scene.PublishAsync(byText);
        await scene.PublishAsync(Blank with { Title = "Третий", Annotation = "Сведения о вулканологии." });
        await scene.PublishAsync(Blank with { Title = "Второй", Keywords = ["вулканология"] });
        await scene.PublishAsync(Blank with { Title = "Вулканология: первый" });
        await Eventually.TrueAsync(async () => (await SearchAsync(scene.Visitor, "вулканология")).Total == 4, "the text of the file is found");

        var found = await SearchAsync(scene.Visitor, "ВУЛКАНОЛОГИЕЙ");

        Assert.Equal(["Вулканология: первый", "Второй", "Третий", "Четвёртый"], found.Items.Select(item => item.Card.Title));
        Assert.Null(found.Corrected);
        Assert.Equal([new("Вулканология", true), new(": первый", false)], found.Items[0].Title);
        Assert.Contains(new("вулканологии", true), found.Items[2].Snippet);
        Assert.Contains(new("вулканологии", true), found.Items[3].Snippet);
    }

    [Theory]
    [InlineData("ёжики", "Ежик в тумане")]
    [InlineData("ежика", "Ежик в тумане")]
    [InlineData("ЁЛКА", "Ёлочные игрушки и ёлка")]
    [InlineData("елки", "Ёлочные игрушки и ёлка")]
    [InlineData("scratch", "Проекты на Scratch")]
    [InlineData("програмирование", "Занимательное программирование")]
    [InlineData("пргораммирование", "Занимательное программирование")]
    [InlineData("занимательное прграммирование", "Занимательное программирование")]
    [InlineData("«ежик в тумане»", "Ежик в тумане")]
    public async Task Forms_slips_and_yo_are_forgiven(string query, string title)
    {
        var scene = await LibraryScene.CreateAsync(app);
        foreach (var each in new[] { "Ежик в тумане", "Ёлочные игрушки и ёлка", "Проекты на Scratch", "Занимательное программирование", "Туман над рекой" })
        {
            if (!(await TitlesAsync(scene.Visitor, each)).Contains(each))
            {
                await scene.PublishAsync(Blank with { Title = each });
            }
        }

        Assert.Equal(title, (await TitlesAsync(scene.Visitor, query)).First());
    }

    [Fact]
    public async Task A_word_taken_for_a_slip_is_told_and_what_was_typed_stands_first()
    {
        var scene = await LibraryScene.CreateAsync(app);
        for (var n = 0; n < 3; n++)
        {
            await scene.PublishAsync(Blank with { Title = $"Палеонтология, часть {n}" });
        }

        var found = await SearchAsync(scene.Visitor, "полеонтология часть");
        Assert.Equal(("палеонтология часть", 3), (found.Corrected, found.Total));

        var exact = await CreateAsync(scene.Methodist, Blank with { Title = "Опечатки в названиях" });
        await UploadAsync(scene.Methodist, exact, "a.txt", "полеонтология, часть речи");
        await scene.PublishAsync(exact);
        await Eventually.TrueAsync(async () => (await SearchAsync(scene.Visitor, "полеонтология часть")).Total == 4, "the text is found");
        Assert.Equal("Опечатки в названиях", (await TitlesAsync(scene.Visitor, "полеонтология часть")).First());
    }

    [Fact]
    public async Task What_a_reader_may_not_read_is_neither_found_nor_counted()
    {
        var scene = await LibraryScene.CreateAsync(app);
        foreach (var access in Enum.GetValues<MaterialAccess>())
        {
            await scene.PublishAsync(Blank with { Title = $"Секвойя {access}", Access = access });
        }

        await CreateAsync(scene.Methodist, Blank with { Title = "Секвойя в черновике" });
        var counts = new List<long>();
        foreach (var reader in new[] { scene.Visitor, scene.Pupil, scene.Teacher, scene.Methodist })
        {
            counts.Add((await SearchAsync(reader, "секвойя")).Total);
        }

        Assert.Equal([1, 2, 3, 4], counts);
        Assert.Equal(["Секвойя Teachers"], await TitlesAsync(scene.Methodist, "секвойя", "&access=teachers"));
        Assert.Empty(await TitlesAsync(scene.Pupil, "секвойя", "&access=teachers"));
        Assert.Equal((0, null), (await SearchAsync(scene.Pupil, "чернавике секвойя") is { } none ? (none.Total, none.Corrected) : default));
    }

    [Fact]
    public async Task Filters_narrow_and_pages_follow()
    {
        var scene = await LibraryScene.CreateAsync(app);
        for (var n = 0; n < 23; n++)
        {
            await scene.PublishAsync(Blank with
            {
                Title = $"Кристаллография {n:00}",
                Kind = n % 2 == 0 ? MaterialKind.Book : MaterialKind.TextbookSet,
                Year = 2000 + n,
                GradeFrom = 1 + (n % 5),
                GradeTo = 5 + (n % 5),
                Subjects = n == 7 ? ["physics"] : [],
            });
        }

        var (first, second) = (await SearchAsync(scene.Visitor, "кристаллография"), await SearchAsync(scene.Visitor, "кристаллография", "&page=1"));
        Assert.Equal((23, 20, 3), (first.Total, first.Items.Count, second.Items.Count));
        Assert.Equal(23, first.Items.Concat(second.Items).Select(item => item.Card.Id).Distinct().Count());
        Assert.Equal(["Кристаллография 07"], await TitlesAsync(scene.Visitor, "кристаллография", "&subject=physics"));
        Assert.Equal(11, (await SearchAsync(scene.Visitor, "кристаллография", "&kind=textbookSet")).Total);
        Assert.Equal(["Кристаллография 03", "Кристаллография 02"], await TitlesAsync(scene.Visitor, "кристаллография", "&yearFrom=2002&yearTo=2003"));
        Assert.Equal(4, (await SearchAsync(scene.Visitor, "кристаллография", "&grade=9")).Total);

        var ids = first.Items.Take(2).Select(item => item.Card.Id).ToArray();
        var collection = (await (await scene.Methodist.PostAsync("/api/library/collections", new { title = "Камни", text = "", materials = ids })).OkJsonAsync()).GetProperty("id").GetGuid();
        Assert.Equal(2, (await SearchAsync(scene.Visitor, "", $"&collection={collection}")).Total);
    }

    [Theory]
    [InlineData("и в на")]
    [InlineData("!!! & | ( ' \\")]
    [InlineData("\"")]
    [InlineData("<script>alert(1)</script> щщщщщщщщ")]
    public async Task Whatever_is_typed_is_answered(string query) => Assert.Empty(await TitlesAsync(app.CreateClient(), query));

    [Fact]
    public async Task Markup_in_a_text_stays_text()
    {
        var scene = await LibraryScene.CreateAsync(app);
        await scene.PublishAsync(Blank with { Title = "Разметка <b>жирная</b>", Annotation = "Про \uE000<img src=x onerror=alert(1)> теги и разметку" });

        var item = Assert.Single((await SearchAsync(scene.Visitor, "разметка жирная")).Items);

        Assert.All(item.Title.Concat(item.Snippet).Where(piece => piece.IsHit), piece => Assert.DoesNotContain('<', piece.Text));
    }
}
