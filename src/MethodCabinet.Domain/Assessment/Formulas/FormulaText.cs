using System.Text;
using MethodCabinet.Domain.Assessment.ScoreTypes;

namespace MethodCabinet.Domain.Assessment.Formulas;

/// <summary>Brings a typed formula to plain characters.</summary>
internal static class FormulaText
{
    private const string Cyrillic = "асеорхуіАВЕКМНОРСТХ";
    private const string Latin = "aceopxyiABEKMHOPCTX";

    /// <summary>Multiplication, division and minus signs of every look become * / -, superscripts become powers, and Cyrillic look-alikes Latin letters.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length + 8);
        var raised = false;
        foreach (var c in text)
        {
            if (Superscript.Plain(c) is { } power)
            {
                plain.Append(raised ? "" : "^").Append(power);
                raised = true;
                continue;
            }

            raised = false;
            plain.Append(c switch
            {
                '·' or '×' or '⋅' or '∙' or '•' => "*",
                '÷' or ':' or '∕' => "/",
                '−' or '–' or '—' => "-",
                'π' => "pi ",
                '√' => "sqrt ",
                '[' or '{' => "(",
                ']' or '}' => ")",
                _ => Cyrillic.IndexOf(c) is >= 0 and var i ? Latin[i].ToString() : c.ToString(),
            });
        }

        return plain.ToString();
    }
}
