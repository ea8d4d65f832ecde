using System.Text.RegularExpressions;
using MethodCabinet.Domain.Assessment.Formulas;

namespace MethodCabinet.Domain.Courses;

/// <summary>How a formula came to its value.</summary>
/// <param name="Value">Of a hundred, to a tenth.</param>
/// <param name="Steps">In the order in which they were worked out; the one without a name is the mark, before it was bounded.</param>
public sealed record WorkedFormula(decimal Value, IReadOnlyList<WorkedStep> Steps);

/// <param name="Name">Null for the mark itself.</param>
/// <param name="Value">To a hundredth; the lines after it go on with this.</param>
public sealed record WorkedStep(string? Name, IReadOnlyList<FormulaToken> Tokens, decimal Value);

/// <summary>
/// The mark of a course by a formula that a methodist writes: <c>0,4·T1 + 0,6·max(P1; P2)</c>. A code stands for the mark of its column, of a hundred. Lines before may name parts:
/// <c>Тесты = best(2; T1; T2; T3)</c>; the line without a name is the mark. Every formula has a value for every learner:
/// what is not marked counts as nothing, a division by nothing gives nothing, what is not for this learner is left out of lists and counts as nothing elsewhere, and the mark stays
/// between 0 and 100.
/// </summary>
public sealed partial class GradeFormula
{
    public const int MaxLength = 2_000;
    public const int MaxSteps = 20;
    private const int MaxName = 20;
    private const decimal Bound = 1_000_000;

    /// <summary>The mark by name, as a line may call it.</summary>
    private static readonly string Whole = FormulaText.Plain("ИТОГ");

    private readonly string[] codes;
    private readonly string[] names;
    private readonly List<Step> steps;

    private GradeFormula(string[] codes, string[] names, List<Step> steps)
    {
        (this.codes, this.names, this.steps) = (codes, names, steps);
        Uses = steps.SelectMany(step => step.Uses).Where(index => index < codes.Length).Select(index => codes[index]).ToHashSet();
    }

    /// <summary>Codes of columns.</summary>
    public IReadOnlySet<string> Uses { get; }

    /// <param name="columns">Codes of the columns.</param>
    /// <exception cref="RuleBroken">
    /// GradeFormulaLong with <c>max</c>, GradeFormulaLines (not one mark, or a name twice) with <c>max</c>, GradeFormulaUnread with <c>line</c>, GradeFormulaUnknown with <c>name</c>,
    /// GradeFormulaFunction with <c>name</c>, GradeFormulaCycle with <c>name</c>.
    /// </exception>
    public static GradeFormula Read(string text, IEnumerable<string> columns)
    {
        if (text.Length > MaxLength)
        {
            throw Broken(CourseErrors.GradeFormulaLong, "max", MaxLength);
        }

        var lines = text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Select(Line).ToList();
        string[] codes = [.. columns];
        var named = lines.ConvertAll(line => line.Name is null ? Whole : Plain(line.Name));
        if (lines.Count > MaxSteps || named.Count(name => name == Whole) != 1 || named.Distinct().Count() != named.Count || named.Exists(name => codes.Contains(name) || IsTaken(name)))
        {
            throw Broken(CourseErrors.GradeFormulaLines, "max", MaxSteps);
        }

        string[] names = [.. codes, .. named];
        var steps = lines.Zip(named, (line, name) => new Step(name == Whole ? null : line.Name!.Trim(), Array.IndexOf(names, name), Parsed(line.Text, names))).ToList();
        return new GradeFormula(codes, names, Ordered(steps, codes.Length));
    }

    /// <param name="marks">By code, of a hundred; null for what is not marked, and no entry for what is not for this learner.</param>
    public WorkedFormula Work(IReadOnlyDictionary<string, decimal?> marks)
    {
        var values = new double[names.Length];
        for (var index = 0; index < codes.Length; index++)
        {
            values[index] = marks.TryGetValue(codes[index], out var mark) ? (double)decimal.Round(mark ?? 0, 2, MidpointRounding.AwayFromZero) : double.NaN;
        }

        var worked = steps.ConvertAll(step =>
        {
            var value = Bounded(step.Formula.At(values));
            values[step.Index] = (double)value;
            return new WorkedStep(step.Name, FormulaTokens.Of(step.Formula, NameOf, values), value);
        });
        return new(decimal.Round(Math.Clamp(worked.Find(step => step.Name is null)!.Value, 0, 100), 1, MidpointRounding.AwayFromZero), worked);
    }

    private (string Name, bool IsColumn) NameOf(int index) => index < codes.Length ? (codes[index], true) : (steps.Find(step => step.Index == index)!.Name ?? "", false);

    /// <summary>To a hundredth, by the figures that are written.</summary>
    private static decimal Bounded(double value) => double.IsNaN(value) ? 0 : decimal.Round((decimal)Math.Clamp(value, -(double)Bound, (double)Bound), 2, MidpointRounding.AwayFromZero);

    private static (string? Name, string Text) Line(string line) => Naming().Match(line) is { Success: true } match ? (match.Groups["name"].Value, match.Groups["text"].Value) : (null, line);

    private static Formula Parsed(string text, string[] names) => FormulaParser.TryRead(Plain(text), names, FormulaDialect.Marks, out var formula, out var fault) ? formula : fault switch
    {
        { Word: null } => throw Broken(CourseErrors.GradeFormulaUnread, "line", text.Trim()),
        { IsFunction: true } => throw Broken(CourseErrors.GradeFormulaFunction, "name", fault.Word.ToLowerInvariant()),
        _ => throw Broken(CourseErrors.GradeFormulaUnknown, "name", fault.Word),
    };

    /// <summary>Each after those that it names.</summary>
    private static List<Step> Ordered(List<Step> steps, int columns)
    {
        var (ordered, open, byIndex) = (new List<Step>(), new HashSet<int>(), steps.ToDictionary(step => step.Index));
        foreach (var step in steps.OrderBy(step => step.Name is null))
        {
            Visit(step);
        }

        return ordered;

        void Visit(Step step)
        {
            if (ordered.Contains(step))
            {
                return;
            }

            if (!open.Add(step.Index))
            {
                throw Broken(CourseErrors.GradeFormulaCycle, "name", step.Name ?? "ИТОГ");
            }

            foreach (var index in step.Uses.Where(index => index >= columns))
            {
                Visit(byIndex[index]);
            }

            ordered.Add(step);
        }
    }

    /// <summary>Also what a column that comes with a later edition may be called.</summary>
    private static bool IsTaken(string name) => name.Length > MaxName || FormulaDialect.Marks.Lists.ContainsKey(name) || GradeCodes.IsCode(name);

    /// <summary>Capitals first: only Cyrillic capitals that look like Latin ones are all known as such.</summary>
    private static string Plain(string text) => FormulaText.Plain(text.ToUpperInvariant())
        .Replace("≥", ">=", StringComparison.Ordinal).Replace("≤", "<=", StringComparison.Ordinal).Replace("≠", "<>", StringComparison.Ordinal);

    private static RuleBroken Broken(ErrorCode error, string name, object value) => new(error, new Dictionary<string, object?> { [name] = value });

    [GeneratedRegex(@"^(?<name>\p{L}[\p{L}\p{Nd}_]*)\s*=(?<text>.*)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Naming();

    /// <param name="Name">As it was written; null for the mark.</param>
    /// <param name="Index">Of its value among columns and steps.</param>
    private sealed record Step(string? Name, int Index, Formula Formula)
    {
        public IReadOnlyList<int> Uses { get; } = [.. FormulaTokens.Variables(Formula).Distinct()];
    }
}
