using System.Text;
using System.Xml.Linq;
using static MethodCabinet.Domain.Exchange.Word.OmmlSigns;

namespace MethodCabinet.Domain.Exchange.Word;

/// <summary>Formulas of Word (OMML: ECMA-376, part 1, 22.1) as TeX.</summary>
internal sealed class OmmlTex
{
    private readonly List<string> unknown = [];

    /// <summary>Constructs that have no counterpart: of them the text alone is there.</summary>
    public IReadOnlyList<string> Unknown => unknown;

    /// <param name="math"><c>m:oMath</c>.</param>
    public string Write(XElement math) => string.Concat(math.Elements().Select(One)).Trim();

    private string One(XElement element) => element.Name.LocalName switch
    {
        "r" => Run(element),
        "t" => Text(element.Value),
        "f" => Fraction(element),
        "sSup" => $"{Base(element)}^{Group(element, "sup")}",
        "sSub" => $"{Base(element)}_{Group(element, "sub")}",
        "sSubSup" => $"{Base(element)}_{Group(element, "sub")}^{Group(element, "sup")}",
        "sPre" => $"{{}}_{Group(element, "sub")}^{Group(element, "sup")}{Base(element)}",
        "rad" => Part(element, "deg") is { Length: > 0 } degree ? $"\\sqrt[{degree}]{Group(element, "e")}" : $"\\sqrt{Group(element, "e")}",
        "nary" => Nary(element),
        "d" => Delimited(element),
        "func" => $"{Name(element)} {Group(element, "e")}",
        "limLow" => Limit(element, "\\underset", "_"),
        "limUpp" => Limit(element, "\\overset", "^"),
        "acc" => $"{Accents.GetValueOrDefault(Sign(element, "accPr", "chr", "\u0302"), "\\hat")}{Group(element, "e")}",
        "bar" => $"{(element.One("barPr")?.ValueOf("pos") == "top" ? "\\overline" : "\\underline")}{Group(element, "e")}",
        "groupChr" => $"{(element.One("groupChrPr")?.ValueOf("pos") == "top" ? "\\overbrace" : "\\underbrace")}{Group(element, "e")}",
        "m" => $"\\begin{{matrix}}{string.Join(" \\\\ ", element.All("mr").Select(row => string.Join(" & ", row.All("e").Select(Write))))}\\end{{matrix}}",
        "eqArr" => $"\\begin{{aligned}}{string.Join(" \\\\ ", element.All("e").Select(Write))}\\end{{aligned}}",
        "borderBox" => $"\\boxed{Group(element, "e")}",
        "box" or "phant" => Part(element, "e"),
        "oMath" or "e" or "ins" or "moveTo" or "sdt" or "sdtContent" or "smartTag" or "hyperlink" => Write(element),
        "del" or "moveFrom" => "",
        var name when name.EndsWith("Pr", StringComparison.Ordinal) || name.StartsWith("bookmark", StringComparison.Ordinal) || name.StartsWith("comment", StringComparison.Ordinal) || name is "proofErr" or "br" => "",
        _ => Unreadable(element),
    };

    private string Run(XElement run)
    {
        var properties = run.One("rPr");
        var text = string.Concat(run.All("t").Select(t => t.Value));
        if (properties.Switch("nor") == true)
        {
            return Words(text);
        }

        return properties?.ValueOf("sty") == "p" && Functions.Contains(text.Trim()) ? Function(text.Trim()) : Text(text);
    }

    /// <summary>Letters as they are, signs as TeX names them, words of other alphabets as words.</summary>
    private static string Text(string text)
    {
        var tex = new StringBuilder();
        var words = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            // Word writes slanted and bold letters of formulas as signs of their own.
            var sign = rune.Value is >= 0x1D400 and <= 0x1D7FF or 0x210E ? rune.ToString().Normalize(NormalizationForm.FormKC) : rune.ToString();
            if (rune.Value is >= 0x0400 and <= 0x04FF)
            {
                words.Append(sign);
                continue;
            }

            End();
            tex.Append(Signs.GetValueOrDefault(sign, sign));
        }

        End();
        return tex.ToString();

        void End()
        {
            if (words.Length > 0)
            {
                tex.Append(Words(words.ToString()));
                words.Clear();
            }
        }
    }

    private static string Words(string text) => text.Length == 0 ? "" : $"\\text{{{string.Concat(text.Select(c => c is '\\' or '{' or '}' or '$' or '|' ? " " : c is '%' or '&' or '#' or '_' ? $"\\{c}" : c.ToString()))}}}";

    private string Fraction(XElement fraction)
    {
        var (top, bottom) = (Group(fraction, "num"), Group(fraction, "den"));
        return fraction.One("fPr")?.ValueOf("type") switch
        {
            "lin" or "skw" => $"{top}/{bottom}",
            "noBar" => $"\\genfrac{{}}{{}}{{0pt}}{{}}{top}{bottom}",
            _ => $"\\frac{top}{bottom}",
        };
    }

    private string Nary(XElement nary)
    {
        var sign = Sign(nary, "naryPr", "chr", "∫");
        var tex = new StringBuilder(Operators.GetValueOrDefault(sign) ?? Text(sign).Trim());
        var beside = nary.One("naryPr")?.ValueOf("limLoc") == "undOvr" && sign is "∫" or "∮" ? "\\limits" : "";
        tex.Append(beside);
        if (Part(nary, "sub") is { Length: > 0 } low)
        {
            tex.Append("_{").Append(low).Append('}');
        }

        if (Part(nary, "sup") is { Length: > 0 } high)
        {
            tex.Append("^{").Append(high).Append('}');
        }

        return tex.Append(' ').Append(Part(nary, "e")).ToString();
    }

    private string Delimited(XElement element)
    {
        var (open, close, between) = (Sign(element, "dPr", "begChr", "("), Sign(element, "dPr", "endChr", ")"), Sign(element, "dPr", "sepChr", "|"));
        var inner = element.All("e").Select(Write).ToList();

        // A fraction without a bar in parentheses is a binomial.
        return inner is [var only] && only.StartsWith("\\genfrac{}{}{0pt}{}", StringComparison.Ordinal) && (open, close) == ("(", ")")
            ? "\\binom" + only["\\genfrac{}{}{0pt}{}".Length..]
            : $"\\left{Fence(open)}{string.Join(between == "|" ? "\\middle\\vert " : Text(between), inner)}\\right{Fence(close)}";
    }

    private static string Fence(string sign) => sign switch
    {
        "" => ".",
        "{" => "\\{",
        "}" => "\\}",
        "|" => "\\vert ",
        "‖" => "\\Vert ",
        "⟨" or "〈" => "\\langle ",
        "⟩" or "〉" => "\\rangle ",
        "⌊" => "\\lfloor ",
        "⌋" => "\\rfloor ",
        "⌈" => "\\lceil ",
        "⌉" => "\\rceil ",
        "(" or ")" or "[" or "]" => sign,
        _ => ".",
    };

    private string Name(XElement function)
    {
        var name = Part(function, "fName");
        return Functions.Contains(name) ? Function(name) : name;
    }

    /// <summary><c>lg</c> is a function to us and none to everybody.</summary>
    private static string Function(string name) => name == "lg" ? "\\operatorname{lg}" : "\\" + name + " ";

    private string Limit(XElement element, string over, string script)
    {
        var inner = Part(element, "e");
        return inner.StartsWith('\\') || Functions.Contains(inner)
            ? $"{(Functions.Contains(inner) ? Function(inner).TrimEnd() : inner)}{script}{Group(element, "lim")}"
            : $"{over}{Group(element, "lim")}{{{inner}}}";
    }

    private string Base(XElement element) => Part(element, "e") is var inner && inner.Length <= 1 ? inner.Length == 0 ? "{}" : inner : $"{{{inner}}}";

    private string Group(XElement element, string part) => $"{{{Part(element, part)}}}";

    private string Part(XElement element, string part) => element.One(part) is { } found ? Write(found) : "";

    /// <summary>A sign that is named may also be none.</summary>
    private static string Sign(XElement element, string properties, string name, string otherwise) => element.One(properties)?.One(name) is { } found ? found.Value("val") ?? "" : otherwise;

    private string Unreadable(XElement element)
    {
        unknown.Add(element.Name.LocalName);
        return Words(element.Value);
    }
}
