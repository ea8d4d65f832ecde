using System.Text;
using MethodCabinet.Domain.Exchange.Word;

namespace MethodCabinet.Domain.Tests.Exchange;

/// <summary>Documents of Word, written by hand.</summary>
internal static class Documents
{
    public static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0];

    private const string Namespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
        + " xmlns:wp=\"urn:wp\" xmlns:a=\"urn:a\" xmlns:c=\"urn:c\" xmlns:v=\"urn:v\" xmlns:o=\"urn:o\" xmlns:mc=\"urn:mc\" xmlns:wps=\"urn:wps\"";

    private const string Styles =
        $"<w:styles {Namespaces}><w:style w:styleId=\"H1\"><w:name w:val=\"heading 1\"/></w:style><w:style w:styleId=\"H2\"><w:name w:val=\"heading 2\"/><w:basedOn w:val=\"H1\"/></w:style>"
        + "<w:style w:styleId=\"H3\"><w:name w:val=\"Свой\"/><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr></w:style><w:style w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style><w:style w:styleId=\"S\"><w:name w:val=\"Strong\"/><w:rPr><w:b/></w:rPr></w:style></w:styles>";

    private const string Numbering =
        $"<w:numbering {Namespaces}><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"bullet\"/></w:lvl></w:abstractNum>"
        + "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>";

    private const string Links =
        "<Relationships><Relationship Id=\"s\" Type=\"http://x/styles\" Target=\"styles.xml\"/><Relationship Id=\"n\" Type=\"http://x/numbering\" Target=\"numbering.xml\"/><Relationship Id=\"f\" Type=\"http://x/footnotes\" Target=\"footnotes.xml\"/>"
        + "<Relationship Id=\"web\" Type=\"http://x/hyperlink\" Target=\"https://example.org/a(b)\" TargetMode=\"External\"/><Relationship Id=\"bad\" Type=\"http://x/hyperlink\" Target=\"javascript:alert(1)\" TargetMode=\"External\"/>"
        + "<Relationship Id=\"pic\" Type=\"http://x/image\" Target=\"media/a.png\"/><Relationship Id=\"emf\" Type=\"http://x/image\" Target=\"../word/media/b.emf\"/><Relationship Id=\"far\" Type=\"http://x/image\" Target=\"http://evil.example/x.png\" TargetMode=\"External\"/>"
        + "<Relationship Id=\"h\" Type=\"http://x/header\" Target=\"header1.xml\"/></Relationships>";

    public static string P(string inner, string style = "") => $"<w:p>{(style.Length > 0 ? $"<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>" : "")}{inner}</w:p>";

    public static string R(string text, string properties = "") => $"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>";

    public static string H1(string text) => P(R(text), "H1");

    public static string H2(string text) => P(R(text), "H2");

    public static string Item(string text, int list = 1, int level = 0) => $"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>{R(text)}</w:p>";

    public static string Math(string inner) => P($"<m:oMath>{inner}</m:oMath>");

    public static string M(string text) => $"<m:r><m:t>{text}</m:t></m:r>";

    public static string Picture(string id, string alt = "") => P($"<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" descr=\"{alt}\"/><a:blip r:embed=\"{id}\"/></wp:inline></w:drawing></w:r>");

    public static Dictionary<string, byte[]> Parts(string body, string header = "") => new()
    {
        ["_rels/.rels"] = Utf8("<Relationships><Relationship Id=\"r\" Type=\"http://x/officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
        ["word/document.xml"] = Utf8($"<w:document {Namespaces}><w:body>{body}<w:sectPr/></w:body></w:document>"),
        ["word/styles.xml"] = Utf8(Styles),
        ["word/numbering.xml"] = Utf8(Numbering),
        ["word/footnotes.xml"] = Utf8($"<w:footnotes {Namespaces}><w:footnote w:id=\"0\" w:type=\"separator\"><w:p/></w:footnote><w:footnote w:id=\"2\">{P(R("Откуда это"))}</w:footnote></w:footnotes>"),
        ["word/header1.xml"] = Utf8($"<w:hdr {Namespaces}>{P(R(header))}</w:hdr>"),
        ["word/_rels/document.xml.rels"] = Utf8(Links),
        ["word/media/a.png"] = Png,
        ["word/media/b.emf"] = [1, 0, 0, 0],
    };

    public static WordCourse Read(params string[] body) => WordDocument.Read(Parts(string.Concat(body)), "План");

    /// <summary>Of a document without headings.</summary>
    public static string Text(params string[] body) => Assert.Single(Assert.Single(Read(body).Modules).Units).Text;

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
