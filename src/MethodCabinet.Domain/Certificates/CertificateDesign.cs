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
/// <param name="Subheading">Below it; may be empty.</param>
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

    /// <summary>The design that comes with the product.</summary>
    /// <param name="accent">The site's, for certificates; diplomas are golden.</param>
    public static CertificateDesign Standard(CertificateKind kind, string accent)
    {
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

    /// <exception cref="RuleBroken">One of the codes <c>certificate.design-…</c>.</exception>
    public void Check()
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
        if (fields.FirstOrDefault(field => !Fields.Contains(field)) is { } unknown)
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
    public IEnumerable<DesignLine> LinesFor(CertificateText text)
    {
        var values = new Dictionary<string, string?>
        {
            ["name"] = text.Holder,
            ["class"] = text.HolderDetail,
            ["olympiad"] = text.Ground,
            ["season"] = text.Season,
            ["tutor"] = text.Tutor,
        };
        return
            from line in Lines
            where Field().Matches(line.Text).All(match => !string.IsNullOrEmpty(values[match.Groups[1].Value]))
            select line with { Text = Field().Replace(line.Text, match => values[match.Groups[1].Value]!) };
    }

    [GeneratedRegex(@"\{\{\s*([^{}]*?)\s*\}\}")]
    private static partial Regex Field();

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex Color();
}

/// <summary>A design that somebody saved. It never changes: documents that were issued by it keep it, and a later one takes its place for the documents after them.</summary>
public sealed class SavedDesign : IAudited
{
    public required Guid Id { get; init; }

    /// <summary>Null for the cabinet's own, which holds for olympiads that have none.</summary>
    public required Guid? OlympiadId { get; init; }

    public required CertificateKind Kind { get; init; }

    public required CertificateDesign Design { get; init; }

    public required Guid SavedById { get; init; }

    public required DateTimeOffset SavedAt { get; init; }

    /// <summary>New documents are issued by it.</summary>
    public required bool IsCurrent { get; set; }
}
