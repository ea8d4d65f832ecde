using System.Text;

namespace MethodCabinet.Domain.Assessment.ScoreTypes;

/// <summary>Compares names of units: м/с² and м / с^2 are the same; мВт and МВт are not.</summary>
internal static class UnitText
{
    private const int MaxLength = 50;

    public static bool Same(string a, string b) => string.Equals(Plain(a), Plain(b), StringComparison.Ordinal);

    private static string Plain(string unit)
    {
        var plain = new StringBuilder();
        foreach (var c in unit.AsSpan(0, Math.Min(unit.Length, MaxLength + 1)))
        {
            if (Superscript.Plain(c) is { } digit)
            {
                plain.Append(digit);
            }
            else if (!char.IsWhiteSpace(c) && c != '^')
            {
                plain.Append(c switch { '⋅' or '*' or '∙' => '·', '−' or '–' => '-', '\u00B5' => 'μ', _ => c });
            }
        }

        return plain.ToString();
    }
}
