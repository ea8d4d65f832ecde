using System.Xml;
using System.Xml.Linq;
using MethodCabinet.Domain.Assessment.ScoreTypes;

namespace MethodCabinet.Domain.Assessment.Interchange;

/// <summary>One &lt;question&gt; of Moodle XML: its common parts, and help for the readers of each type.</summary>
internal sealed class MoodleQuestion(XElement element, int line, string category, ImportLog log)
{
    // No place for these: what Moodle shows after an answer.
    public static readonly IReadOnlyList<string> Feedbacks = ["generalfeedback", "correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"];
    private readonly HashSet<string> reported = [];
    private MoodleFiles? files;
    private bool feedbackTold;

    public XElement Element => element;

    private MoodleFiles Files => files ??= new(this);

    public int Line => line;

    public string Title { get; private set; } = "";

    public string Statement { get; private set; } = "";

    public decimal Points { get; private set; } = 1;

    public void Read()
    {
        if (ReadOwn())
        {
            return;
        }

        var type = (string?)element.Attribute("type") ?? "";
        Title = ImportLog.Short((element.Element("name")?.Element("text")?.Value ?? "").Trim(), QuestionCheck.MaxTitle);
        Statement = Text(element.Element("questiontext"));
        if (Title.Length == 0)
        {
            Title = ImportLog.Short(MarkdownText.Unescape(Statement), 60);
        }

        var grade = element.Element("defaultgrade")?.Value;
        if (grade is not null && NumberText.TryParse(grade, out var points))
        {
            Points = points;
        }
        else if (grade is not null || element.Element("defaultgrade") is not null)
        {
            Unreadable(element.Element("defaultgrade")!);
        }

        if (MoodleTypes.Readers.TryGetValue(type, out var read))
        {
            if (read(this) is var (body, key))
            {
                ReportTries();
                if (element.Element("idnumber") is { Value: var idNumber } id && !string.IsNullOrWhiteSpace(idNumber))
                {
                    LeftOut(AssessmentErrors.ImportElementLeftOut, $"idnumber: {idNumber.Trim()}", id);
                }

                foreach (var part in MoodleElements.UnknownIn(element))
                {
                    LeftOut(AssessmentErrors.ImportPartUnsupported, part.Value.Trim() is { Length: > 0 } text ? $"{part.Name.LocalName}: {text}" : part.Name.LocalName, part);
                }

                Files.ReportUnused();
                log.Take(new(line, Title, Statement, body, key, new PointRule(Points), category, Tags(), Files.Kept));
            }
        }
        else
        {
            log.Broken(line, type == "description" ? AssessmentErrors.ImportNoQuestion : AssessmentErrors.ImportTypeUnsupported, $"{type}: {Title}");
        }
    }

    /// <summary>A different statement, maximum or both, for types that keep them elsewhere.</summary>
    public void Change(string statement, decimal points) => (Statement, Points) = (statement, points);

    public bool Flag(string name, bool otherwise) => element.Element(name)?.Value.Trim() switch
    {
        null => otherwise,
        "1" or "true" => true,
        "0" or "false" => false,
        _ => otherwise,
    };

    /// <summary>The element's text as Markdown, by its format.</summary>
    public string Text(XElement? holder)
    {
        if (holder is null)
        {
            return "";
        }

        var text = holder.Element("text")?.Value ?? "";
        Files.Keep(holder);
        return ((string?)holder.Attribute("format") ?? "moodle_auto_format") switch
        {
            "markdown" => Files.Read(MarkdownText.FromMoodle(text.ReplaceLineEndings("\n").Trim())),
            "plain_text" => MarkdownText.Escape(text.Trim()),
            "html" => HtmlToMarkdown.Convert(text, Files),
            _ => HtmlToMarkdown.Convert(text.Trim().ReplaceLineEndings("<br>"), Files),
        };
    }

    /// <summary>Fraction of an answer in hundredths, as a share.</summary>
    public decimal Share(XElement answer)
    {
        var fraction = (string?)answer.Attribute("fraction") ?? "0";
        if (NumberText.TryParse(fraction, out var percent) && percent is >= -100 and <= 100)
        {
            return percent / 100;
        }

        Unreadable(answer, fraction);
        return 0;
    }

    public void LeftOut(ErrorCode error, string excerpt, XObject? at = null)
    {
        if (reported.Add(error.Code + excerpt))
        {
            log.LeftOut(LineOf(at), error, excerpt);
        }
    }

    /// <summary>Told once a question: Moodle gives every question some, and what is lost besides would not be seen among them.</summary>
    public void Feedback(string text, XElement? at = null)
    {
        if (text.Trim().Length > 0 && !feedbackTold)
        {
            feedbackTold = true;
            LeftOut(AssessmentErrors.ImportFeedbackLeftOut, ImportLog.Words(text, (string?)at?.Attribute("format")), at);
        }
    }

    /// <summary>The question is not taken over.</summary>
    public (QuestionBody Body, AnswerKey Key)? Broken(ErrorCode error, string excerpt, XObject? at = null)
    {
        log.Broken(LineOf(at), error, excerpt);
        return null;
    }

    public void Unreadable(XElement at, string? excerpt = null) => LeftOut(AssessmentErrors.ImportAnswerUnreadable, excerpt ?? at.Value, at);

    /// <summary>Our own element, when it is sound and the question was not changed since; otherwise it is told why what Moodle sees counts.</summary>
    private bool ReadOwn()
    {
        var (own, error, excerpt) = OwnElement.Read(element);
        var at = element.Element(OwnElement.Name);
        if (own is null)
        {
            if (error is not null)
            {
                LeftOut(error, excerpt, at);
            }

            return false;
        }

        if (element.Element("questiontext") is { } holder)
        {
            Files.Keep(holder);
        }

        if (own.Body is HotspotBody && (own.Image is null || !Files.Has(own.Image)))
        {
            LeftOut(AssessmentErrors.ImportFileMissing, own.Image ?? own.Title, at);
            return false;
        }

        Files.Name(at!.Value, own.Image);
        Files.ReportUnused();
        log.Take(new(line, own.Title, own.Statement, own.Body, own.Key, own.Points, category, own.Tags, Files.Kept, own.Body is HotspotBody ? own.Image : null, Whole: true));
        return true;
    }

    private int LineOf(XObject? at) => at is IXmlLineInfo info && info.HasLineInfo() ? info.LineNumber : line;

    /// <summary>What Moodle shows after a try. Its penalty for further tries says nothing here, where there is one; Moodle writes it into every question.</summary>
    private void ReportTries()
    {
        foreach (var feedback in element.Elements().Where(e => Feedbacks.Contains(e.Name.LocalName)).Concat(element.Elements("answer").Elements("feedback")))
        {
            Feedback(feedback.Element("text")?.Value ?? "", feedback);
        }

        if (element.Elements("hint").FirstOrDefault(h => !string.IsNullOrWhiteSpace(h.Element("text")?.Value)) is { } hint)
        {
            LeftOut(AssessmentErrors.ImportHintLeftOut, ImportLog.Words(hint.Element("text")!.Value, (string?)hint.Attribute("format")), hint);
        }
    }

    private List<string> Tags() => [.. element.Elements("tags").Elements("tag").Select(t => (t.Element("text")?.Value ?? "").Trim()).Where(t => t.Length > 0)];
}
