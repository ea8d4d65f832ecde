using System.Xml;
using System.Xml.Linq;

namespace MethodCabinet.Domain.Assessment.Interchange;

/// <summary>Moodle XML (docs.moodle.org, "Moodle XML format"), read and written.</summary>
public static class MoodleXml
{
    /// <summary>Elements inside one another. Moodle needs five, HTML outside CDATA some dozens. A tree of thousands takes minutes to build, and walking it would end the process.</summary>
    private const int MaxDepth = 100;

    /// <summary>Never throws; what cannot be read is among the problems. After broken XML, what stood before it is kept.</summary>
    public static ImportResult Read(string xml)
    {
        var log = new ImportLog();
        if (xml.Length > ImportLog.MaxFile)
        {
            log.Broken(1, AssessmentErrors.ImportTooLarge, "");
            return log.Result;
        }

        xml = xml.TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        if (LineTooDeep(xml) is { } line)
        {
            log.Broken(line, AssessmentErrors.ImportXmlBroken, "");
            return log.Result;
        }

        using var reader = Reader(xml);
        try
        {
            ReadAll(reader, log);
        }
        catch (XmlException e)
        {
            log.Broken(Math.Max(1, e.LineNumber), AssessmentErrors.ImportXmlBroken, "");
        }

        return log.Result;
    }

    /// <summary>Each question carries itself whole (see <see cref="OwnElement"/>); of one too large for that, what Moodle has no place for is among the problems.</summary>
    public static ExportResult Write(IReadOnlyList<ExportedQuestion> questions, string category = "") => MoodleXmlWriter.Write(questions, category);

    private static void ReadAll(XmlReader reader, ImportLog log)
    {
        reader.MoveToContent();
        if (reader.NodeType != XmlNodeType.Element || reader.Name != "quiz")
        {
            log.Broken(Line(reader), AssessmentErrors.ImportNotMoodle, reader.Name);
            return;
        }

        var category = "";
        reader.Read();
        while (!reader.EOF && reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                {
                    var words = reader.Value.TrimStart();
                    if (words.Length > 0)
                    {
                        log.Broken(Line(reader) + reader.Value[..^words.Length].Count(c => c == '\n'), AssessmentErrors.ImportPartUnsupported, words);
                    }
                }

                reader.Read();
                continue;
            }

            var line = Line(reader);
            using var part = reader.ReadSubtree();
            var element = XElement.Load(part, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace);
            reader.Read();
            if (element.Name.LocalName != "question")
            {
                log.Broken(line, AssessmentErrors.ImportPartUnsupported, element.Name.LocalName);
            }
            else if ((string?)element.Attribute("type") == "category")
            {
                category = CategoryOf(element, line, log);
            }
            else
            {
                new MoodleQuestion(element, line, category, log).Read();
            }
        }

        // What follows the end, as where files were put together, is told like any other break.
        while (reader.Read())
        {
        }
    }

    /// <summary>Its path; what Moodle says of it besides has no place here.</summary>
    private static string CategoryOf(XElement element, int line, ImportLog log)
    {
        foreach (var part in element.Elements().Where(e => e.Name.LocalName != "category" && e.Value.Trim().Length > 0))
        {
            log.LeftOut(part is IXmlLineInfo info && info.HasLineInfo() ? info.LineNumber : line, AssessmentErrors.ImportElementLeftOut, $"{part.Name.LocalName}: {ImportLog.Words(part.Value, (string?)part.Attribute("format") ?? "plain_text")}");
        }

        return (element.Element("category")?.Element("text")?.Value ?? "").Trim();
    }

    /// <summary>Where elements stand too deep in one another.</summary>
    private static int? LineTooDeep(string xml)
    {
        using var reader = Reader(xml);
        try
        {
            while (reader.Read())
            {
                if (reader.Depth > MaxDepth)
                {
                    return Line(reader);
                }
            }
        }
        catch (XmlException)
        {
            // Told when it is read: what stands before the break is kept.
        }

        return null;
    }

    /// <summary>Documents with a DTD can expand without bound or name files of the server; none is read.</summary>
    private static XmlReader Reader(string xml) => XmlReader.Create(
        new StringReader(xml),
        new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = ImportLog.MaxFile, CheckCharacters = false, CloseInput = true });

    private static int Line(XmlReader reader) => Math.Max(1, ((IXmlLineInfo)reader).LineNumber);
}
