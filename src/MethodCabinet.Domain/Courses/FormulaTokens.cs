using MethodCabinet.Domain.Assessment.Formulas;

namespace MethodCabinet.Domain.Courses;

public enum FormulaTokenKind
{
    Number,

    /// <summary>The mark of a column.</summary>
    Column,

    /// <summary>A line before.</summary>
    Step,
    Function,

    /// <summary><c>+ − * / ^ ( ) ; &lt; &gt; &lt;= &gt;= = &lt;&gt;</c></summary>
    Sign,
}

/// <summary>A piece of a formula that was worked out, so that a page can write it in words and in numbers.</summary>
/// <param name="Text">Code of the column, name of the line, function in small letters, or sign; empty for a number.</param>
/// <param name="Value">Of a number, column or line; null for a column that is not for this learner.</param>
public sealed record FormulaToken(FormulaTokenKind Kind, string Text, decimal? Value = null);

/// <summary>Writes formulas down as they are worked out, with the brackets that they need.</summary>
internal static class FormulaTokens
{
    private const int OfSum = 1, OfProduct = 2, OfPower = 3, Alone = 4;

    public static IReadOnlyList<FormulaToken> Of(Formula formula, Func<int, (string Name, bool IsColumn)> nameOf, double[] values)
    {
        var tokens = new List<FormulaToken>();
        Write(formula, 0);
        return tokens;

        void Write(Formula part, int outer)
        {
            var own = RankOf(part);
            if (own < outer)
            {
                Sign("(");
            }

            switch (part)
            {
                case Constant number:
                    tokens.Add(new(FormulaTokenKind.Number, "", Exact(number.Value)));
                    break;
                case Assigned variable:
                    var (name, isColumn) = nameOf(variable.Index);
                    tokens.Add(new(isColumn ? FormulaTokenKind.Column : FormulaTokenKind.Step, name, variable.IsThere(values) ? Exact(values[variable.Index]) : null));
                    break;
                case Negative negative:
                    Sign("-");
                    Write(negative.Of, OfProduct);
                    break;
                case Quotient quotient:
                    Pair(quotient.Left, "/", quotient.Right, OfProduct, OfPower);
                    break;
                case Binary { Operation: '^' } power:
                    Pair(power.Left, "^", power.Right, Alone, Alone);
                    break;
                case Binary binary:
                    Pair(binary.Left, $"{binary.Operation}", binary.Right, own, own + 1);
                    break;
                case Comparison comparison:
                    Pair(comparison.Left, comparison.Sign, comparison.Right, OfSum, OfSum);
                    break;
                case Listed listed:
                    tokens.Add(new(FormulaTokenKind.Function, listed.Function.Names[0].ToLowerInvariant()));
                    Sign("(");
                    foreach (var (index, argument) in listed.Arguments.Index())
                    {
                        if (index > 0)
                        {
                            Sign(";");
                        }

                        Write(argument, 0);
                    }

                    Sign(")");
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(formula));
            }

            if (own < outer)
            {
                Sign(")");
            }
        }

        void Pair(Formula left, string sign, Formula right, int ofLeft, int ofRight)
        {
            Write(left, ofLeft);
            Sign(sign);
            Write(right, ofRight);
        }

        void Sign(string sign) => tokens.Add(new(FormulaTokenKind.Sign, sign));
    }

    /// <summary>Variables that it names.</summary>
    public static IEnumerable<int> Variables(Formula formula) => formula switch
    {
        Assigned variable => [variable.Index],
        Negative negative => Variables(negative.Of),
        Quotient quotient => Variables(quotient.Left).Concat(Variables(quotient.Right)),
        Binary binary => Variables(binary.Left).Concat(Variables(binary.Right)),
        Comparison comparison => Variables(comparison.Left).Concat(Variables(comparison.Right)),
        Listed listed => listed.Arguments.SelectMany(Variables),
        _ => [],
    };

    private static int RankOf(Formula formula) => formula switch
    {
        Binary { Operation: '+' or '-' } or Negative => OfSum,
        Binary { Operation: '*' } or Quotient => OfProduct,
        Binary => OfPower,
        Comparison => 0,
        _ => Alone,
    };

    /// <summary>As it was written; what is too large to be a mark is shown as far as it goes.</summary>
    private static decimal Exact(double value) => (decimal)Math.Clamp(value, -1e15, 1e15);
}
