using System.Globalization;
using MethodCabinet.Domain.Courses;

namespace MethodCabinet.Server.Courses.Grading;

/// <summary>A formula in numbers, as the workbook of a gradebook shows it: «0,4·72 + 0,6·85 = 79,8». Workbooks are Russian.</summary>
internal static class FormulaWords
{
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");

    /// <summary>Null without a formula.</summary>
    public static string? Of(WorkedFormula? worked) => worked is null ? null : string.Join("; ", worked.Steps.Select(step =>
    {
        var name = step.Name is null ? "" : $"{step.Name} = ";
        var bounded = step.Name is null && worked.Value != step.Value ? $" → {Number(worked.Value)}" : "";
        return $"{name}{string.Concat(step.Tokens.Select(Written))} = {Number(step.Value)}{bounded}";
    }));

    private static string Written(FormulaToken token) => token switch
    {
        { Kind: FormulaTokenKind.Sign, Text: "*" } => "·",
        { Kind: FormulaTokenKind.Sign, Text: "-" } => " − ",
        { Kind: FormulaTokenKind.Sign, Text: ";" } => "; ",
        { Kind: FormulaTokenKind.Sign, Text: "/" or "^" or "(" or ")" } => token.Text,
        { Kind: FormulaTokenKind.Sign } => $" {token.Text} ",
        { Kind: FormulaTokenKind.Function } => token.Text,
        { Value: { } value } => Number(value),
        _ => "—",
    };

    private static string Number(decimal value) => value.ToString("0.##", Russian);
}
