using System.Net;
using MethodCabinet.Domain.Exchange;
using MethodCabinet.Server.Courses.Authoring;
using MethodCabinet.Server.Exchange.Word;
using MethodCabinet.Server.Tests.Courses;
using MethodCabinet.Server.Tests.Olympiads;
using static MethodCabinet.Server.Tests.Exchange.ExchangeFiles;

namespace MethodCabinet.Server.Tests.Exchange;

/// <summary>A document of Word is looked at, and then becomes units of the course.</summary>
public sealed class WordTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_document_is_previewed_without_a_trace_and_then_stands_in_the_course()
    {
        var scene = await CourseScene.CreateAsync(app);
        var before = await scene.CourseAsync();
        var preview = await (await SendAsync(scene.Methodist, $"{scene.CoursePath}/word/preview", Docx(), "план.docx")).ReadAsync<PreviewWord.Response>();
        var module = Assert.Single(preview.Modules);
        Assert.Equal(("Таблицы", "Зачем", 1), (module.Title, module.Units[0].Title, module.Units[0].Pictures));
        Assert.Contains("<strong>важно</strong>", module.Units[0].Html, StringComparison.Ordinal);
        Assert.Contains("src=\"data:image/png;base64,", module.Units[0].Html, StringComparison.Ordinal);
        Assert.All(preview.Report.Lines, line => Assert.Equal(ExchangeFate.Whole, line.Fate));
        Assert.Equal(before.Version, (await scene.CourseAsync()).Version);

        var path = $"{scene.CoursePath}/word?sha256={preview.Sha256}&version={before.Version}";
        Assert.Equal("exchange.another-file", await (await SendAsync(scene.Methodist, path.Replace(preview.Sha256, new string('0', 64), StringComparison.Ordinal), Docx(), "план.docx")).ErrorCodeAsync());
        Assert.Equal("course.changed", await (await SendAsync(scene.Methodist, $"{scene.CoursePath}/word?sha256={preview.Sha256}&version=1", Docx(), "план.docx")).ErrorCodeAsync());
    }

    [Fact]
    public async Task Its_units_can_be_edited_and_its_pictures_are_stored()
    {
        var scene = await CourseScene.CreateAsync(app);
        var docx = Docx();
        var preview = await (await SendAsync(scene.Methodist, $"{scene.CoursePath}/word/preview", docx, "план.docx")).ReadAsync<PreviewWord.Response>();
        var made = await (await SendAsync(scene.Methodist, $"{scene.CoursePath}/word?sha256={preview.Sha256}&version={(await scene.CourseAsync()).Version}", docx, "план.docx")).ReadAsync<ImportWord.Response>();
        Assert.Equal((1, 2, 1), (made.Modules, made.Units, made.Files));
        var course = await scene.CourseAsync();
        Assert.Equal((made.Version, "Таблицы"), (course.Version, course.Outline.Modules[^1].Title));
        var unit = await scene.Methodist.ReadAsync<GetUnit.Response>($"{scene.CoursePath}/units/{course.Outline.Modules[^1].Units[0].Id}");
        var address = unit.Draft.Text[(unit.Draft.Text.IndexOf("](", StringComparison.Ordinal) + 2)..^1];
        Assert.StartsWith("Это **важно**\n\n![Схема](/api/files/", unit.Draft.Text, StringComparison.Ordinal);
        Assert.Equal(Png(), await scene.Methodist.GetByteArrayAsync(address));
        Assert.Contains("<td>Ёж</td>", (await scene.Methodist.ReadAsync<GetUnit.Response>($"{scene.CoursePath}/units/{course.Outline.Modules[^1].Units[1].Id}")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_documents_are_refused_by_their_codes()
    {
        var scene = await CourseScene.CreateAsync(app);
        Task<string?> CodeAsync(byte[] file) => ErrorAsync(scene, file);
        Assert.Equal("exchange.word-unreadable", await CodeAsync(Utf8("не архив")));
        Assert.Equal("exchange.word-unreadable", await CodeAsync(Docx()[..^40]));
        Assert.Equal("exchange.word-unreadable", await CodeAsync(Zip(("a.txt", Utf8("а")))));
        Assert.Equal("exchange.word-unreadable", await CodeAsync(Zip(("word/document.xml", Utf8("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>")))));
        Assert.Equal("archive.name-unsafe", await CodeAsync(Zip(("../word/document.xml", Utf8("<a/>")))));
        Assert.Equal("archive.bomb", await CodeAsync(Zip(("word/document.xml", new byte[40 << 20]))));
        Assert.Equal("archive.too-large", await CodeAsync(Zip([.. Enumerable.Range(0, 5_001).Select(i => ($"{i}.xml", Array.Empty<byte>()))])));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await SendAsync(scene.Methodist, $"{scene.CoursePath}/word/preview", new byte[(20 << 20) + 1], "план.docx")).StatusCode);
    }

    private static async Task<string?> ErrorAsync(CourseScene scene, byte[] file) => await (await SendAsync(scene.Methodist, $"{scene.CoursePath}/word/preview", file, "план.docx")).ErrorCodeAsync();
}
