using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Server.Certificates.Office;
using MethodCabinet.Server.Tests.Olympiads;

namespace MethodCabinet.Server.Tests.Certificates;

/// <summary>What a template of Word gives, as a page; and files that must give nothing.</summary>
public sealed class TemplatePreviewTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Line = "<w:p><w:r><w:t>Итоги: {{count.winners}}</w:t></w:r></w:p>";
    private const string ImageRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";

    [Theory]
    [InlineData(DocumentKind.JuryProtocol, "заседания жюри", "Соколова Анна Игоревна")]
    [InlineData(DocumentKind.ResultsOrder, "ПРИКАЗЫВАЮ:", "Соколовой Анне Игоревне")]
    [InlineData(DocumentKind.ContestProtocol, "заседания экспертной комиссии", "Соколова Анна Игоревна, Белов Илья Павлович")]
    [InlineData(DocumentKind.ContestOrder, "ПРИКАЗЫВАЮ:", "Соколовой Анне Игоревне, Белову Илье Павловичу")]
    public async Task Each_template_is_shown_with_an_example(DocumentKind kind, string text, string name)
    {
        var preview = await PreviewAsync(await MethodistAsync(), kind, null);

        Assert.Contains(text, Decoded(preview.Html), StringComparison.Ordinal);
        Assert.Contains(name, Decoded(preview.Html), StringComparison.Ordinal);
        Assert.DoesNotContain("{{", preview.Html, StringComparison.Ordinal);
        Assert.Equal(0, preview.LeftOut);
    }

    [Fact]
    public async Task A_new_file_is_shown_before_it_is_taken_or_told_what_is_wrong_with_it()
    {
        var client = await MethodistAsync();
        var good = await WordFiles.UploadAsync(client, WordFiles.OfXml(Line));
        Assert.Contains("Итоги: 1", Decoded((await PreviewAsync(client, DocumentKind.ResultsOrder, good)).Html), StringComparison.Ordinal);
        Assert.Null((await client.ReadAsync<ListTemplates.Response>("/api/document-templates")).Items.Single(i => i.Kind == DocumentKind.ResultsOrder).ChangedAt);

        Assert.Equal("certificate.template-field-unknown", await RefusedAsync(client, WordFiles.OfXml(Line.Replace("count.winners", "contest.title", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task A_list_of_thousands_is_shown_by_its_beginning()
    {
        var row = DocumentValues.ExampleOf(DocumentKind.JuryProtocol);
        var many = row with { Lists = row.Lists.ToDictionary(l => l.Key, l => l.Key == "participant" ? [.. Enumerable.Repeat(l.Value[0], 8_000)] : l.Value) };

        // Beside them the jury with its heading, the heading of the list, and two who sign.
        const int Others = 4 + 1 + 2;
        var template = await (await MethodistAsync()).GetByteArrayAsync(new Uri("/api/document-templates/juryProtocol", UriKind.Relative));
        var filled = TemplateText.Fill(template, many);

        Assert.Equal(8_000 + Others, WordFiles.Read(filled).Rows.Count);
        Assert.Equal(CertificateErrors.TemplateTooLarge, Assert.Throws<RuleBroken>(() => WordHtml.Page(filled, "")).Error);
        Assert.Equal(20 + Others, WordFiles.Read(TemplateText.Fill(template, many, 20, out var leftOut)).Rows.Count);
        Assert.Equal(7_980, leftOut);

        // A template without rows of lists leaves none out.
        TemplateText.Fill(WordFiles.OfXml(Line), many, 20, out leftOut);
        Assert.Equal(0, leftOut);
    }

    [Fact]
    public void Looks_come_from_styles_and_from_the_place_itself()
    {
        var page = WordHtml.Page(
            WordFiles.OfXml(
                """
                <w:p><w:pPr><w:pStyle w:val="Title"/><w:jc w:val="center"/></w:pPr><w:r><w:t>ПРИКАЗ</w:t></w:r><w:r><w:rPr><w:b w:val="0"/><w:i/><w:u w:val="single"/><w:sz w:val="20"/></w:rPr><w:t>мелко</w:t></w:r></w:p>
                <w:p><w:pPr><w:tabs><w:tab w:val="right" w:pos="9000"/></w:tabs></w:pPr><w:r><w:t>дата</w:t><w:tab/><w:t>номер</w:t></w:r></w:p>
                <w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>пункт</w:t></w:r></w:p>
                <w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>подпункт</w:t></w:r></w:p>
                """,
                main =>
                {
                    main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
                        """<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="Title"><w:basedOn w:val="Big"/><w:rPr><w:b/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Big"><w:basedOn w:val="Title"/><w:rPr><w:sz w:val="32"/></w:rPr></w:style></w:styles>""");
                    main.AddNewPart<NumberingDefinitionsPart>().Numbering = new Numbering(
                        """<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num></w:numbering>""");
                }),
            "");

        Assert.Contains("text-align:center", page, StringComparison.Ordinal);
        Assert.Contains("font-size:calc(var(--pt)*16);font-weight:bold\">", page, StringComparison.Ordinal);
        Assert.Contains("font-size:calc(var(--pt)*10);font-style:italic;text-decoration:underline\">", page, StringComparison.Ordinal);
        Assert.Matches("<p class=\"tabs\".*дата.*</span></span><span><span.*номер", Decoded(page));
        Assert.Matches("3\\.\u00a0<.*пункт.*3\\.1\u00a0<.*подпункт", Decoded(page));
    }

    [Fact]
    public void Merged_cells_are_one_cell()
    {
        var page = WordHtml.Page(
            WordFiles.OfXml(
                """
                <w:tbl><w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr><w:tblGrid><w:gridCol w:w="100"/><w:gridCol w:w="300"/></w:tblGrid>
                <w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc></w:tr>
                <w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>
                """),
            "");

        Assert.Contains("<table class=\"lines\"><colgroup><col style=\"width:25%\"><col style=\"width:75%\"></colgroup>", page, StringComparison.Ordinal);
        Assert.Equal(["<td colspan=\"2\">", "<td rowspan=\"2\">", "<td>", "<td>"], System.Text.RegularExpressions.Regex.Matches(page, "<td[^>]*>").Select(match => match.Value));
    }

    [Fact]
    public void Nothing_of_a_file_becomes_markup()
    {
        var page = WordHtml.Page(
            WordFiles.OfXml(
                """
                <w:p><w:pPr><w:pStyle w:val="&quot;&gt;&lt;script&gt;"/><w:jc w:val="center;x:url(//evil)"/><w:ind w:left="1;evil"/></w:pPr>
                <w:r><w:rPr><w:color w:val="&quot;evil"/><w:sz w:val="9999999999999"/><w:rFonts w:ascii="evil"/></w:rPr><w:t>&lt;script src="//evil"&gt;&amp;"'&lt;/script&gt;</w:t></w:r></w:p>
                """),
            "<script>");

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, page.Split("evil").Length - 1);
        Assert.Contains("&lt;script src=&quot;//evil&quot;&gt;&amp;&quot;&#39;&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_files_are_refused_by_the_preview_and_by_taking_them()
    {
        var client = await MethodistAsync();
        var spaces = new string(' ', 6_000_000);
        foreach (var (file, code) in new (byte[], string)[]
        {
            (WordFiles.OfXml($"<!--{spaces}-->"), "certificate.template-unreadable"),
            (With(WordFiles.OfXml(Line), "word/media/bomb.bin", new byte[30_000_000]), "certificate.template-too-large"),
            (Enumerable.Range(0, 5).Aggregate(WordFiles.OfXml(Line), (made, n) => With(made, $"word/{n}.xml", Encoding.ASCII.GetBytes($"<a>{spaces[..4_900_000]}</a>"))), "certificate.template-too-large"),
            (With(WordFiles.OfXml(Line), "word/large.png", System.Security.Cryptography.RandomNumberGenerator.GetBytes(3_000_000)), "certificate.template-too-large"),
            (WordFiles.OfXml(string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", 20_000)) + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", 20_000))), "certificate.template-too-large"),
            (WordFiles.OfXml("""<!DOCTYPE x [<!ENTITY a "b">]>""" + Line), "certificate.template-unreadable"),
            (WordFiles.OfXml(Line, main => main.AddExternalRelationship(ImageRelation, new Uri("https://evil.example/pixel.png"))), "certificate.template-external"),
        })
        {
            Assert.Equal(code, await RefusedAsync(client, file));
        }
    }

    [Fact]
    public void A_link_stays_and_the_template_on_the_disk_of_whoever_wrote_it_is_forgotten()
    {
        var filled = TemplateText.Fill(
            WordFiles.OfXml(Line, main =>
            {
                main.AddHyperlinkRelationship(new Uri("https://school.example"), isExternal: true);
                var settings = main.AddNewPart<DocumentSettingsPart>();
                settings.AddExternalRelationship("http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate", new Uri("file:///C:/Users/Ivanova/Normal.dotm"), "rId1");
                settings.Settings = new Settings(new AttachedTemplate { Id = "rId1" });
            }),
            DocumentValues.ExampleOf(DocumentKind.JuryProtocol));

        using var document = WordprocessingDocument.Open(new MemoryStream(filled), isEditable: false);
        Assert.Single(document.MainDocumentPart!.HyperlinkRelationships);
        Assert.Empty(document.MainDocumentPart.DocumentSettingsPart!.ExternalRelationships);
        Assert.Empty(document.MainDocumentPart.DocumentSettingsPart.Settings!.ChildElements);
    }

    private async Task<HttpClient> MethodistAsync() => app.As(await app.WithDbAsync(async db =>
    {
        var methodist = db.AddMethodist();
        await db.SaveChangesAsync();
        return methodist.Id;
    }));

    private static async Task<PreviewTemplate.Response> PreviewAsync(HttpClient client, DocumentKind kind, Guid? fileId) =>
        await (await client.PostAsync($"/api/document-templates/{kind}/preview", new PreviewTemplate.Request(fileId, null))).ReadAsync<PreviewTemplate.Response>();

    /// <summary>With the same word by both.</summary>
    private static async Task<string?> RefusedAsync(HttpClient client, byte[] file)
    {
        var fileId = await WordFiles.UploadAsync(client, file);
        var code = await (await client.PostAsync("/api/document-templates/resultsOrder/preview", new PreviewTemplate.Request(fileId, null))).ErrorCodeAsync();
        Assert.Equal(code, await (await client.PutAsync("/api/document-templates/resultsOrder", new SetTemplate.Request(fileId))).ErrorCodeAsync());
        return code;
    }

    private static string Decoded(string html) => System.Net.WebUtility.HtmlDecode(html);

    private static byte[] With(byte[] document, string name, byte[] content)
    {
        using var file = new MemoryStream();
        file.Write(document);
        using (var archive = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var part = archive.CreateEntry(name).Open();
            part.Write(content);
        }

        return file.ToArray();
    }
}
