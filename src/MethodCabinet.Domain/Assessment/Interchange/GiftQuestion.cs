namespace MethodCabinet.Domain.Assessment.Interchange;

/// <summary>One question of GIFT: <c>::title::[format]statement{answers}rest of the statement</c>.</summary>
internal sealed class GiftQuestion : IHtmlFiles
{
    /// <summary>What Moodle shows in the place of a missing word.</summary>
    private const string Blank = "_____";
    private static readonly string[] Formats = ["html", "moodle", "plain", "markdown"];
    private readonly int line;
    private readonly IReadOnlyList<string> tags;
    private readonly ImportLog log;
    private string format = "moodle";
    private bool feedbackTold;

    private GiftQuestion(int line, IReadOnlyList<string> tags, ImportLog log) => (this.line, this.tags, this.log) = (line, tags, log);

    public string Title { get; private set; } = "";

    /// <param name="block">Lines of the question without comments.</param>
    /// <param name="tags">That the comments before it name.</param>
    public static void Read(string block, int line, string category, IReadOnlyList<string> tags, ImportLog log) => new GiftQuestion(line, tags, log).Read(block, category);

    private void Read(string block, string category)
    {
        var source = block;
        if (block.StartsWith("::", StringComparison.Ordinal) && Escaped.IndexOf(block, "::", 2) is > 0 and var end)
        {
            Title = ImportLog.Short(Escaped.Plain(block[2..end], lines: true), QuestionCheck.MaxTitle);
            block = block[(end + 2)..].TrimStart();
        }

        (format, block) = Format(block, format);
        var open = Escaped.IndexOf(block, "{");
        var close = Escaped.IndexOf(block, "}");
        if (open < 0 && close < 0)
        {
            log.Broken(line, AssessmentErrors.ImportNoQuestion, source);
            return;
        }

        if (open < 0 || close < open || Escaped.IndexOf(block, "{", open + 1) >= 0 || Escaped.IndexOf(block, "}", close + 1) >= 0)
        {
            log.Broken(line, AssessmentErrors.ImportBracesUneven, source);
            return;
        }

        var after = block[(close + 1)..];
        var statement = after.Trim().Length == 0
            ? Text(block[..open])
            : Text(block[..open].TrimEnd() + " " + (format == "markdown" ? MarkdownText.Escape(Blank) : Blank) + (char.IsPunctuation(after[0]) ? "" : " ") + after.TrimStart());
        if (Title.Length == 0)
        {
            Title = ImportLog.Short(MarkdownText.Unescape(statement), 60);
        }

        var answers = block[(open + 1)..close];
        if (Escaped.IndexOf(answers, "####") is >= 0 and var general)
        {
            Feedback(answers[(general + 4)..]);
            answers = answers[..general];
        }

        if (GiftAnswers.Read(this, answers.Trim()) is var (body, key))
        {
            log.Take(new(line, Title, statement, body, key, new PointRule(1), category, tags, []));
        }
    }

    /// <summary>Authored text as Markdown, by the format that it names or that of the question.</summary>
    public string Text(string source)
    {
        var (own, text) = Format(source.Trim(), format);
        var plain = Escaped.Plain(text, lines: true);
        return own switch
        {
            "markdown" => MarkdownText.FromMoodle(plain).Trim(),
            "plain" => MarkdownText.Escape(plain).Trim(),
            "html" => Html(plain),
            _ => Html(plain.Trim().Replace("\n", "<br>", StringComparison.Ordinal)),
        };
    }

    public void Feedback(string text)
    {
        if (text.Trim().Length > 0 && !feedbackTold)
        {
            feedbackTold = true;
            var (own, words) = Format(text.Trim(), format);
            log.LeftOut(line, AssessmentErrors.ImportFeedbackLeftOut, ImportLog.Words(Escaped.Plain(words, lines: true), own));
        }
    }

    /// <summary>The question is not taken over.</summary>
    public (QuestionBody Body, AnswerKey Key)? Broken(ErrorCode error, string excerpt)
    {
        log.Broken(line, error, $"{Title}: {excerpt}");
        return null;
    }

    public void LeftOut(ErrorCode error, string excerpt) => log.LeftOut(line, error, excerpt);

    /// <summary>GIFT carries no files.</summary>
    string? IHtmlFiles.Image(string source)
    {
        LeftOut(AssessmentErrors.ImportFileOutside, source);
        return null;
    }

    string? IHtmlFiles.Sound(string source) => ((IHtmlFiles)this).Image(source);

    string? IHtmlFiles.Linked(string source, string text)
    {
        if (StoredAddress.Is(source))
        {
            return $"[{text}]({source})";
        }

        if (source.Length > 0)
        {
            LeftOut(AssessmentErrors.ImportElementLeftOut, "a: " + source);
        }

        return null;
    }

    void IHtmlFiles.LeftOut(string element) => LeftOut(AssessmentErrors.ImportElementLeftOut, element);

    private string Html(string html) => HtmlToMarkdown.Convert(html, this);

    private static (string Format, string Text) Format(string text, string otherwise)
    {
        var named = Array.Find(Formats, f => text.StartsWith($"[{f}]", StringComparison.Ordinal));
        return named is null ? (otherwise, text) : (named, text[(named.Length + 2)..].TrimStart());
    }
}
