using System.Globalization;
using System.Text.RegularExpressions;

namespace MethodCabinet.Domain.Certificates;

/// <summary>How a line of a document is set.</summary>
public enum LineStyle
{
    Plain,

    /// <summary>Grey: class and school.</summary>
    Quiet,

    /// <summary>Large: the holder.</summary>
    Name,

    /// <summary>Bold: the olympiad.</summary>
    Title,
}

/// <param name="Text">With fields, <c>{{name}}</c> (<see cref="CertificateDesign.Fields"/>).</param>
public sealed record DesignLine(LineStyle Style, string Text);

public sealed record Signatory(string Position, string Name);

/// <summary>What documents of one kind look like and say between the cabinet's name and the foot with date, number and code, which are the same on all.</summary>
/// <param name="Heading">In capitals.</param>
/// <param name="Subheading">Below it, with fields as lines have them; may be empty.</param>
/// <param name="Signatories">None: the one of the cabinet's settings.</param>
/// <param name="Accent"><c>#rrggbb</c>: heading and frame.</param>
/// <param name="BackgroundId">A stored picture behind everything, in place of the frame.</param>
public sealed partial record CertificateDesign(
    string Heading, string Subheading, IReadOnlyList<DesignLine> Lines, IReadOnlyList<Signatory> Signatories, string Accent, Guid? BackgroundId)
{
    public const int MaxHeading = 40;
    public const int MaxLines = 12;
    public const int MaxLine = 300;
    public const int MaxSignatories = 3;
    public const int MaxSignatory = 120;

    /// <summary>Bytes of a background: each document holds it again.</summary>
    public const int MaxBackground = 1 << 20;

    private const string Gold = "#9a721c";

    /// <summary>What the fields of lines stand for; a line whose field has no value is left out.</summary>
    public static IReadOnlyList<string> Fields { get; } = ["name", "class", "olympiad", "season", "tutor"];

    /// <summary>The same for documents of contests. <c>award</c> stands for «победителя» or «лауреата II степени».</summary>
    public static IReadOnlyList<string> ContestFields { get; } = ["name", "class", "contest", "nomination", "work", "award", "season", "tutor"];

    /// <summary>The same for documents of courses. <c>hours</c> stands for the number alone, <c>dates</c> for «01.09.2026 – 30.11.2026».</summary>
    public static IReadOnlyList<string> CourseFields { get; } = ["name", "class", "course", "hours", "dates", "season"];

    /// <param name="kind">Documents of completion are of courses.</param>
    public static IReadOnlyList<string> FieldsFor(bool ofContest, CertificateKind kind = CertificateKind.Participant) =>
        kind == CertificateKind.Completion ? CourseFields : ofContest ? ContestFields : Fields;

    /// <summary>The design that comes with the product.</summary>
    /// <param name="accent">The site's, for certificates; diplomas are golden.</param>
    public static CertificateDesign Standard(CertificateKind kind, string accent, bool ofContest = false)
    {
        if (kind == CertificateKind.Completion)
        {
            return OfCourse(accent);
        }

        if (ofContest)
        {
            return OfContest(kind, accent);
        }

        var (heading, subheading, opening, merit, color) = kind switch
        {
            CertificateKind.Participant => ("Сертификат", "участника", "Настоящим подтверждается, что", "является участником олимпиады", accent),
            CertificateKind.PrizeWinner => ("Диплом", "призёра", "Награждается", "за призовое место в олимпиаде", Gold),
            CertificateKind.Winner => ("Диплом", "победителя", "Награждается", "за победу в олимпиаде", Gold),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
        return new CertificateDesign(
            heading,
            subheading,
            [
                new(LineStyle.Plain, opening),
                new(LineStyle.Name, "{{name}}"),
                new(LineStyle.Quiet, "{{class}}"),
                new(LineStyle.Plain, merit),
                new(LineStyle.Title, "«{{olympiad}}»"),
                new(LineStyle.Plain, "{{season}} учебный год"),
                new(LineStyle.Plain, "Педагог-наставник: {{tutor}}"),
            ],
            [],
            color,
            BackgroundId: null);
    }

    /// <summary>Without a word for the contest: it may be a contest, a conference, a festival.</summary>
    private static CertificateDesign OfContest(CertificateKind kind, string accent)
    {
        var isDiploma = kind != CertificateKind.Participant;
        return new CertificateDesign(
            isDiploma ? "Диплом" : "Сертификат",
            "{{award}}",
            [
                new(LineStyle.Plain, isDiploma ? "Награждается" : "Настоящим подтверждается, что"),
                new(LineStyle.Name, "{{name}}"),
                new(LineStyle.Quiet, "{{class}}"),
                new(LineStyle.Plain, isDiploma ? "за работу" : "является автором работы"),
                new(LineStyle.Title, "«{{work}}»"),
                new(LineStyle.Plain, isDiploma ? "в номинации «{{nomination}}»" : "представленной в номинации «{{nomination}}»"),
                new(LineStyle.Title, "{{contest}}"),
                new(LineStyle.Plain, "{{season}} учебный год"),
                new(LineStyle.Plain, "Руководитель: {{tutor}}"),
            ],
            [],
            isDiploma ? Gold : accent,
            BackgroundId: null);
    }

    private static CertificateDesign OfCourse(string accent) => new(
        "Сертификат",
        "",
        [
            new(LineStyle.Plain, "Настоящим подтверждается, что"),
            new(LineStyle.Name, "{{name}}"),
            new(LineStyle.Quiet, "{{class}}"),
            new(LineStyle.Plain, "успешно завершает обучение по программе курса"),
            new(LineStyle.Title, "«{{course}}»"),
            new(LineStyle.Plain, "в объёме {{hours}} академических часов"),
            new(LineStyle.Plain, "Сроки обучения: {{dates}}"),
        ],
        [],
        accent,
        BackgroundId: null);

    /// <exception cref="RuleBroken">One of the codes <c>certificate.design-…</c>.</exception>
    public void Check(bool ofContest = false, CertificateKind kind = CertificateKind.Participant)
    {
        if (string.IsNullOrWhiteSpace(Heading) || Heading.Length > MaxHeading || Subheading.Length > MaxHeading)
        {
            throw new RuleBroken(CertificateErrors.DesignHeadingUnfit, new Dictionary<string, object?> { ["max"] = MaxHeading });
        }

        if (Lines.Count > MaxLines || Lines.Any(line => string.IsNullOrWhiteSpace(line.Text) || line.Text.Length > MaxLine))
        {
            throw new RuleBroken(CertificateErrors.DesignLinesUnfit, new Dictionary<string, object?> { ["lines"] = MaxLines, ["letters"] = MaxLine });
        }

        var fields = Lines.SelectMany(line => Field().Matches(line.Text)).Select(match => match.Groups[1].Value).ToList();
        var known = FieldsFor(ofContest, kind);
        if (fields.Concat(Field().Matches(Subheading).Select(match => match.Groups[1].Value)).FirstOrDefault(field => !known.Contains(field)) is { } unknown)
        {
            throw new RuleBroken(CertificateErrors.DesignFieldUnknown, new Dictionary<string, object?> { ["field"] = unknown });
        }

        if (!fields.Contains("name"))
        {
            throw new RuleBroken(CertificateErrors.DesignNameMissing);
        }

        if (Signatories.Count > MaxSignatories
            || Signatories.Any(s => string.IsNullOrWhiteSpace(s.Name) || s.Name.Length > MaxSignatory || string.IsNullOrWhiteSpace(s.Position) || s.Position.Length > MaxSignatory))
        {
            throw new RuleBroken(CertificateErrors.DesignSignatoriesUnfit, new Dictionary<string, object?> { ["max"] = MaxSignatories, ["letters"] = MaxSignatory });
        }

        if (!Color().IsMatch(Accent))
        {
            throw new RuleBroken(CertificateErrors.DesignColorUnfit);
        }
    }

    /// <summary>The lines as they are printed for somebody.</summary>
    public IEnumerable<DesignLine> LinesFor(CertificateKind kind, CertificateText text)
    {
        var values = ValuesOf(kind, text);
        return
            from line in Lines
            where Field().Matches(line.Text).All(match => !string.IsNullOrEmpty(values[match.Groups[1].Value]))
            select line with { Text = Filled(line.Text, values) };
    }

    /// <summary>The subheading as it is printed for somebody.</summary>
    public string SubheadingFor(CertificateKind kind, CertificateText text) => Filled(Subheading, ValuesOf(kind, text));

    private static Dictionary<string, string?> ValuesOf(CertificateKind kind, CertificateText text) => new()
    {
        ["name"] = text.Holder,
        ["class"] = text.HolderDetail,
        ["olympiad"] = text.Ground,
        ["contest"] = text.Ground,
        ["course"] = text.Ground,
        ["hours"] = text.Hours?.ToString(CultureInfo.InvariantCulture),
        ["dates"] = text.Dates,
        ["nomination"] = text.Nomination,
        ["work"] = text.Work,
        ["award"] = text.AwardOf(kind),
        ["season"] = text.Season,
        ["tutor"] = text.Tutor,
    };

    private static string Filled(string line, Dictionary<string, string?> values) => Field().Replace(line, match => values[match.Groups[1].Value] ?? "");

    [GeneratedRegex(@"\{\{\s*([^{}]*?)\s*\}\}")]
    private static partial Regex Field();

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex Color();
}

/// <summary>A design that somebody saved. It never changes: documents that were issued by it keep it, and a later one takes its place for the documents after them.</summary>
public sealed class SavedDesign : IAudited
{
    public required Guid Id { get; init; }

    /// <summary>Null for the cabinet's own, which holds for olympiads that have none, and for designs of contests and courses.</summary>
    public Guid? OlympiadId { get; init; }

    /// <summary>Null for the cabinet's own, which holds for contests that have none, and for designs of olympiads.</summary>
    public Guid? ContestId { get; init; }

    /// <summary>Null for the cabinet's own, which holds for courses that have none, and for designs of olympiads and contests.</summary>
    public Guid? CourseId { get; init; }

    /// <summary>Documents of contests are issued by it: they say other things than those of olympiads.</summary>
    public required bool ForContests { get; init; }

    public required CertificateKind Kind { get; init; }

    public required CertificateDesign Design { get; init; }

    public required Guid SavedById { get; init; }

    public required DateTimeOffset SavedAt { get; init; }

    /// <summary>New documents are issued by it.</summary>
    public required bool IsCurrent { get; set; }
}
