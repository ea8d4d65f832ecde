using System.Security;
using System.Text.RegularExpressions;
using CsCheck;
using MethodCabinet.Domain.Exchange;
using MethodCabinet.Domain.Exchange.Word;
using static MethodCabinet.Domain.Tests.Exchange.Documents;

namespace MethodCabinet.Domain.Tests.Exchange;

/// <summary>Documents of Word become modules and units, and what does not is told.</summary>
public sealed class WordDocumentTests
{
    [Fact]
    public void Headings_are_modules_and_units_and_deeper_ones_stay_in_the_text()
    {
        var read = Read(H1("Введение"), P(R("Начнём.")), H2("Зачем"), P(R("Затем.")), P(R("Ещё"), "H3"), H2("Пусто"), H1("Дальше"), H2("Конец"), P(R("Всё.")));
        Assert.Equal(["Введение", "Дальше"], read.Modules.Select(m => m.Title));
        Assert.Equal(["Введение", "Зачем", "Пусто"], read.Modules[0].Units.Select(u => u.Title));
        Assert.Equal("Затем.\n\n## Ещё", read.Modules[0].Units[1].Text);
        Assert.Equal((ExchangeFate.Partly, ExchangeReason.Empty), (Line(read, "Пусто").Fate, Line(read, "Пусто").Notes.Single().Reason));
    }

    [Fact]
    public void One_level_of_headings_is_units_and_none_is_one_unit()
    {
        var one = Read(P(R("Курс о таблицах"), "T"), P(R("Сначала.")), H1("Раз"), P(R("1")), H1("Два"), P(R("2")));
        Assert.Equal(("Курс о таблицах", 3), (Assert.Single(one.Modules).Title, one.Modules[0].Units.Count));
        Assert.Equal(["Курс о таблицах", "Раз", "Два"], one.Modules[0].Units.Select(u => u.Title));
        var none = Read(P(R("Текст.")));
        Assert.Equal(("План", "План", "Текст."), (none.Modules[0].Title, none.Modules[0].Units[0].Title, none.Modules[0].Units[0].Text));
        Assert.Equal(ExchangeErrors.WordEmpty, Assert.Throws<RuleBroken>(() => Read(P(""))).Error);
    }

    [Fact]
    public void Emphasis_and_links_hold_beside_any_sign()
    {
        Assert.Equal("Это **важно** и *верно*", Text(P(R("Это ") + R("важно ", "<w:b/>") + R("и ") + R("верно", "<w:i/>"))));
        Assert.Equal("**да**нет, <strong>(да)</strong>нет", Text(P(R("да", "<w:rStyle w:val=\"S\"/>") + R("нет, ") + R("(да)", "<w:b/>") + R("нет"))));
        Assert.Equal("H<sub>2</sub>O", Text(P(R("H") + R("2", "<w:vertAlign w:val=\"subscript\"/>") + R("O"))));
        Assert.Equal("[сайт](https://example.org/a%28b%29)", Text(P($"<w:hyperlink r:id=\"web\">{R("сайт", "<w:u w:val=\"single\"/>")}</w:hyperlink>")));
        Assert.Equal("\\# не заголовок", Text(P(R("# не заголовок"))));
        Assert.Equal("1\\. не пункт \\*а\\* 5\\$", Text(P(R("1. не пункт *а* 5$"))));
        var unsafeLink = Read(P($"<w:hyperlink r:id=\"bad\">{R("сюда")}</w:hyperlink>"));
        Assert.Equal("сюда", unsafeLink.Modules[0].Units[0].Text);
        Assert.Equal([ExchangeReason.UnsafeLink], ReasonsOf(unsafeLink));
    }

    [Fact]
    public void Lists_keep_their_levels_and_numbers_and_stay_apart()
    {
        Assert.Equal("- а\n  - б\n- в\n\n1) раз\n2) два\n\nи\n\n3. три", Text(Item("а"), Item("б", level: 1), Item("в"), Item("раз", 2), Item("два", 2), P(R("и")), Item("три", 2)));
        Assert.Equal("- а\n  - глубоко", Text(Item("а"), Item("глубоко", level: 1)));
    }

    [Fact]
    public void Tables_keep_their_cells_and_a_frame_is_no_table()
    {
        static string Cell(string inner, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>";
        var read = Read(
            $"<w:tbl><w:tr>{Cell(P(R("A|B")))}{Cell(P(R("раз")) + P(R("два")))}</w:tr><w:tr>{Cell(P(R("вместе")), "<w:gridSpan w:val=\"2\"/>")}</w:tr></w:tbl>",
            $"<w:tbl><w:tr>{Cell(P(R("в рамке")))}</w:tr></w:tbl>");
        var unit = read.Modules[0].Units[0];
        Assert.Equal("| A\\|B | раз<br>два |\n| --- | --- |\n| вместе |  |\n\nв рамке", unit.Text);
        Assert.Equal(1, unit.Tables);
        Assert.Equal([ExchangeReason.MergedCells], ReasonsOf(read));
    }

    [Fact]
    public void Pictures_come_once_and_others_are_told()
    {
        var read = Read(Picture("pic", "схема [1]"), Picture("pic"), Picture("emf"), Picture("far"), Picture("none"));
        Assert.Equal("![схема \\[1\\]](attachment:image1.png)\n\n![](attachment:image1.png)", read.Modules[0].Units[0].Text);
        Assert.Equal(Png, Assert.Single(read.Pictures).Bytes);
        Assert.Equal([ExchangeReason.PictureKind, ExchangeReason.PictureElsewhere, ExchangeReason.PictureMissing], ReasonsOf(read));
    }

    [Fact]
    public void Formulas_are_written_in_tex()
    {
        static string Of(string inner) => Text(Math(inner));
        Assert.Equal("$\\frac{a+1}{\\beta}$", Of($"<m:f><m:num>{M("a+1")}</m:num><m:den>{M("β")}</m:den></m:f>"));
        Assert.Equal("$x_{1}^{2}$", Of($"<m:sSubSup><m:e>{M("x")}</m:e><m:sub>{M("1")}</m:sub><m:sup>{M("2")}</m:sup></m:sSubSup>"));
        Assert.Equal("$\\sqrt[3]{x}$", Of($"<m:rad><m:deg>{M("3")}</m:deg><m:e>{M("x")}</m:e></m:rad>"));
        Assert.Equal("$\\sum_{i=1}^{n} i$", Of($"<m:nary><m:naryPr><m:chr m:val=\"∑\"/></m:naryPr><m:sub>{M("i=1")}</m:sub><m:sup>{M("n")}</m:sup><m:e>{M("i")}</m:e></m:nary>"));
        Assert.Equal("$\\left(\\begin{matrix}1 & 0 \\\\ 0 & 1\\end{matrix}\\right)$", Of($"<m:d><m:e><m:m><m:mr><m:e>{M("1")}</m:e><m:e>{M("0")}</m:e></m:mr><m:mr><m:e>{M("0")}</m:e><m:e>{M("1")}</m:e></m:mr></m:m></m:e></m:d>"));
        Assert.Equal("$\\left\\{\\begin{aligned}x \\\\ y\\end{aligned}\\right.$", Of($"<m:d><m:dPr><m:begChr m:val=\"{{\"/><m:endChr m:val=\"\"/></m:dPr><m:e><m:eqArr><m:e>{M("x")}</m:e><m:e>{M("y")}</m:e></m:eqArr></m:e></m:d>"));
        Assert.Equal("$\\lim_{x\\to 0} {f}$", Of($"<m:func><m:fName><m:limLow><m:e>{M("lim")}</m:e><m:lim>{M("x→0")}</m:lim></m:limLow></m:fName><m:e>{M("f")}</m:e></m:func>"));
        Assert.Equal("$v_{\\text{ср}}$", Of($"<m:sSub><m:e>{M("v")}</m:e><m:sub>{M("ср")}</m:sub></m:sSub>"));
        var unknown = Read(Math($"<m:strange>{M("q")}</m:strange>"));
        Assert.Equal(("$\\text{q}$", ExchangeReason.FormulaPart), (unknown.Modules[0].Units[0].Text, ReasonsOf(unknown).Single()));
    }

    [Fact]
    public void What_has_no_place_in_a_unit_is_told()
    {
        var read = WordDocument.Read(
            Parts(
                P($"{R("было", "<w:vanish/>")}<w:ins>{R("новое")}</w:ins><w:del><w:r><w:delText>старое</w:delText></w:r></w:del><w:r><w:footnoteReference w:id=\"2\"/></w:r>")
                + P("<w:r><w:drawing><c:chart/></w:drawing></w:r>")
                + P("<w:r><w:object><o:OLEObject ProgID=\"Excel.Sheet.12\"/></w:object></w:r>")
                + P($"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>{P(R("в рамке"))}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r>"),
                header: "Школа № 1"),
            "План");
        Assert.Equal("новое<sup>1</sup>\n\n<sup>1</sup> Откуда это", read.Modules[0].Units[0].Text);
        Assert.Equal(
            [ExchangeReason.HeaderFooter, ExchangeReason.Hidden, ExchangeReason.TrackedChange, ExchangeReason.Chart, ExchangeReason.Embedded, ExchangeReason.TextBox], ReasonsOf(read));
    }

    [Fact]
    public void Damaged_deep_and_treacherous_parts_are_refused()
    {
        Assert.Equal(ExchangeErrors.WordUnreadable, ErrorOf(parts => parts["word/document.xml"] = Utf8("<w:document")));
        Assert.Equal(ExchangeErrors.WordUnreadable, ErrorOf(parts => parts["word/styles.xml"] = Utf8("<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>")));
        Assert.Equal(ExchangeErrors.WordUnreadable, ErrorOf(parts => parts.Remove("word/document.xml")));
        Assert.Equal(ExchangeErrors.WordTooLarge, ErrorOf(parts => parts["word/document.xml"] = Utf8(string.Concat(Enumerable.Repeat("<a>", 300)) + string.Concat(Enumerable.Repeat("</a>", 300)))));
    }

    [Fact]
    public void A_longer_text_than_a_unit_may_have_becomes_several_units()
    {
        var read = Read([.. Enumerable.Repeat(P(R(new string('а', 50_000))), 5)]);
        Assert.Equal(["План", "План (2)"], read.Modules[0].Units.Select(u => u.Title));
        Assert.Equal([ExchangeReason.TextSplit], ReasonsOf(read));
    }

    [Fact]
    public void Any_words_survive_the_escape() =>
        Gen.Char[" -~а"].Array[1, 30].Select(chars => new string(chars)).Sample(words =>
        {
            var written = Text(P(R(SecurityElement.Escape("я" + words + "я"))));
            var shown = Regex.Replace(written, @"\\([^\w\s])", "$1");
            Assert.Equal("я" + words + "я", shown);
        });

    private static ErrorCode ErrorOf(Action<Dictionary<string, byte[]>> spoil)
    {
        var parts = Parts(P(R("Текст")));
        spoil(parts);
        return Assert.Throws<RuleBroken>(() => WordDocument.Read(parts, "План")).Error;
    }

    private static ExchangeLine Line(WordCourse read, string title) => read.Report.Lines.Single(line => line.Title == title);

    private static IEnumerable<ExchangeReason> ReasonsOf(WordCourse read) => read.Report.Lines.SelectMany(line => line.Notes).Select(note => note.Reason);
}
