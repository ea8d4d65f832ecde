using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace MethodCabinet.Domain.Assessment.Formulas;

/// <summary>
/// Reads <c>2x^2 + sin(x)/3</c>. Operations + − · / ^ and brackets; multiplication may be left out and binds as a written one (1/2x is half of x);
/// −x^2 is −(x^2) and 2^3^2 is 2^(3^2); sin 2x is sin(2x) but √2x is (√2)x, sin^2 x is (sin x)^2, |x| is abs. lg and log are decimal. Numbers take a comma or a point.
/// Length and depth are bounded.
/// </summary>
internal sealed partial class FormulaParser
{
    public const int MaxLength = 500;
    private const int MaxDepth = 60;

    private readonly string text;
    private readonly string[] names;
    private readonly FormulaDialect dialect;
    private int at;
    private int depth;
    private int bars;

    private FormulaParser(string text, string[] names, FormulaDialect dialect) => (this.text, this.names, this.dialect) = (text, names, dialect);

    /// <summary>False when the text is no formula of these variables, or is too long or too deep.</summary>
    public static bool TryParse(string text, IReadOnlyList<string> variables, [NotNullWhen(true)] out Formula? formula)
    {
        formula = null;
        if (text.Length > MaxLength)
        {
            return false;
        }

        formula = new FormulaParser(FormulaText.Plain(text), [.. variables.Select(FormulaText.Plain)], FormulaDialect.Answers).Whole();
        return formula is not null;
    }

    /// <summary>A name that variables may have: a letter, then letters, digits or underscores, and no function's name.</summary>
    public static bool IsName(string name)
    {
        var plain = FormulaText.Plain(name);
        return plain.Length is > 0 and <= 20 && char.IsLetter(plain[0]) && plain.All(c => char.IsLetterOrDigit(c) || c == '_') && !FormulaDialect.Answers.Functions.ContainsKey(plain);
    }

    private Formula? Whole()
    {
        var whole = Sum();
        return Peek() == '\0' && at >= text.Length ? whole : null;
    }

    // Each reader below returns null when the text does not go on as it must; the caller passes the null on.
    private Formula? Sum()
    {
        if (++depth > MaxDepth)
        {
            return null;
        }

        var sum = Product();
        while (sum is not null && Peek() is '+' or '-')
        {
            var operation = text[at++];
            sum = Join(operation, sum, Product());
        }

        depth--;
        return sum;
    }

    private Formula? Product()
    {
        var product = Signed();
        while (product is not null)
        {
            var next = Peek();
            if (next is '*' or '/')
            {
                at++;
                product = Join(next, product, Signed());
            }
            else if (StartsFactor(next))
            {
                product = Join('*', product, Power());
            }
            else
            {
                break;
            }
        }

        return product;
    }

    private Formula? Signed()
    {
        var negative = false;
        while (Peek() is '-' or '+')
        {
            negative ^= text[at++] == '-';
        }

        return Negated(Power(), negative);
    }

    private Formula? Power()
    {
        if (++depth > MaxDepth)
        {
            return null;
        }

        var result = Primary();
        if (result is not null && Peek() == '^')
        {
            at++;
            result = Join('^', result, Exponent());
        }

        depth--;
        return result;
    }

    private Formula? Exponent()
    {
        var negative = Peek() == '-';
        at += negative ? 1 : 0;
        return Negated(Power(), negative);
    }

    private Formula? Primary()
    {
        var c = Peek();
        if (char.IsAsciiDigit(c) || c is '.' or ',')
        {
            return Number();
        }

        if (c == '(')
        {
            return Bracketed(')', bars: 0);
        }

        if (c == '|' && bars == 0 && !dialect.IsTotal)
        {
            return Bracketed('|', bars: 1) is { } inside ? new Unary(Math.Abs, inside) : null;
        }

        return char.IsLetter(c) ? Named() : null;
    }

    private Formula? Bracketed(char close, int bars)
    {
        var outer = this.bars;
        this.bars = bars;
        at++;
        var inside = Sum();
        this.bars = outer;
        if (inside is null || Peek() != close)
        {
            return null;
        }

        at++;
        return inside;
    }

    private Constant? Number()
    {
        var from = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || IsDecimalSign(from)))
        {
            at++;
        }

        return double.TryParse(text[from..at].Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? new Constant(value)
            : null;
    }

    private Formula? Named()
    {
        if (dialect.IsTotal)
        {
            return Word();
        }

        var function = dialect.Functions.Keys.Where(StandsHere).MaxBy(n => n.Length);
        var variable = names.Where(StandsHere).MaxBy(n => n.Length);
        if (function is not null && function.Length > (variable?.Length ?? 0))
        {
            at += function.Length;
            return Applied(dialect.Functions[function], oneFactor: function == "sqrt");
        }

        if (variable is not null)
        {
            at += variable.Length;
            // x2 is neither a name nor a product that anyone writes: x^2 or 2x was meant.
            return at < text.Length && char.IsAsciiDigit(text[at]) ? null : new Variable(Array.IndexOf(names, variable));
        }

        if (StandsHere("pi"))
        {
            at += 2;
            return new Constant(Math.PI);
        }

        if (StandsHere("e"))
        {
            at++;
            return new Constant(Math.E);
        }

        return null;
    }

    private Formula? Applied(Func<double, double> function, bool oneFactor)
    {
        Formula? power = null;
        if (Peek() == '^')
        {
            at++;
            // sin^-1 means two different things; only a plain number is read.
            power = char.IsAsciiDigit(Peek()) ? Number() : null;
            if (power is null)
            {
                return null;
            }
        }

        var argument = Peek() == '(' ? Bracketed(')', bars: 0) : oneFactor ? Power() : BareArgument();
        if (argument is null)
        {
            return null;
        }

        var value = new Unary(function, argument);
        return power is null ? value : new Binary('^', value, power);
    }

    /// <summary>sin 2x y is sin(2xy); it ends before an operation and before another function.</summary>
    private Formula? BareArgument()
    {
        var argument = Power();
        while (argument is not null && StartsFactor(Peek()) && !dialect.Functions.Keys.Any(f => StandsHere(f) && !names.Any(n => n.Length >= f.Length && StandsHere(n))))
        {
            argument = Join('*', argument, Power());
        }

        return argument;
    }

    private bool StartsFactor(char c) => char.IsAsciiDigit(c) || char.IsLetter(c) || c == '(' || (c == '|' && bars == 0 && !dialect.IsTotal);

    private bool StandsHere(string name) => string.CompareOrdinal(text, at, name, 0, name.Length) == 0;

    private char Peek()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at < text.Length ? text[at] : '\0';
    }

    private Formula? Join(char operation, Formula left, Formula? right) =>
        right is null ? null : operation == '/' && dialect.IsTotal ? new Quotient(left, right) : new Binary(operation, left, right);

    private static Formula? Negated(Formula? formula, bool negative) => formula is not null && negative ? new Negative(formula) : formula;
}
