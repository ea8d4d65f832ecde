using System.Text;
using MethodCabinet.Domain.Assessment;

namespace MethodCabinet.Domain.Tests.Assessment;

public class FormulaTests
{
    [Theory]
    [InlineData("2x^2 + sin(x)", "sin x + x·x×2", true)]
    [InlineData("2x^2 + sin(x)", "2*x² + sin(х)", true)] // the last х is Cyrillic
    [InlineData("(x+y)^2", "x^2+2xy+y^2", true)]
    [InlineData("(x+y)^2", "x^2+y^2", false)]
    [InlineData("x/2", "1/2x", true)]
    [InlineData("x/2", "0,5x", true)]
    [InlineData("x/2", "x÷2", true)]
    [InlineData("x/2", "x:2", true)]
    [InlineData("-x^2", "−(x·x)", true)]
    [InlineData("-x^2", "(-x)^2", false)]
    [InlineData("2^(x^2)", "2^x^2", true)]
    [InlineData("x^(-1)", "x^-1", true)]
    [InlineData("tan(x)", "tg x", true)]
    [InlineData("1/tan(x)", "ctg x", true)]
    [InlineData("sin(x)^2", "sin^2 x", true)]
    [InlineData("sin(x)*cos(x)", "sin x cos x", true)]
    [InlineData("sin(2x)", "2 sin x cos x", true)]
    [InlineData("sin(2x)", "sin 2x", true)]
    [InlineData("ln(x^2+1)", "ln(1+x²)", true)]
    [InlineData("lg(x^2+1)", "log(1+x^2)", true)]
    [InlineData("lg(x^2+1)", "ln(1+x^2)", false)]
    [InlineData("exp(x)", "e^x", true)]
    [InlineData("pi*x", "πx", true)]
    [InlineData("sqrt(2)*x", "√2x", true)]
    [InlineData("abs(x-1)", "|x-1|", true)]
    [InlineData("abs(x)*y", "|x|y", true)]
    [InlineData("x+1", "(x^2-1)/(x-1)", true)]
    [InlineData("sqrt(x)", "x^0.5", true)] // half of the range has no value
    [InlineData("x", "sqrt(x)^2", false)] // the answer has no value where the key has
    [InlineData("sin(x)^2+cos(x)^2", "1", true)]
    [InlineData("x-x", "0", true)]
    [InlineData("x", "0", false)]
    [InlineData("x*1e-19", "x", false)]
    public void Compared_by_value(string expression, string text, bool right)
    {
        // 1e-19 is e−19 in a formula; numbers there have no exponents.
        var key = new FormulaKey(expression, [new("x", -2, 2), new("y", 1, 3)]);
        Assert.Equal(right ? 1 : 0, Scoring.Score(new FormulaBody(["x", "y"]), key, new PointRule(1), new FormulaAnswer(text)));
    }

    [Fact]
    public void Small_values_are_compared_as_strictly_as_large_ones()
    {
        var key = new FormulaKey("q*0.00000000000000000016", [new("q", 1, 2)]);
        Assert.Equal(0, Scoring.Score(new FormulaBody(["q"]), key, new PointRule(1), new FormulaAnswer("0")));
        Assert.Equal(1, Scoring.Score(new FormulaBody(["q"]), key, new PointRule(1), new FormulaAnswer("1.6q*10^-19")));
    }

    [Theory]
    [InlineData("v0*t", "v0t", true)]
    [InlineData("v0*t", "v0 t", true)]
    [InlineData("v0*t", "t·v0", true)]
    [InlineData("v0*t", "v·t", false)]
    [InlineData("alpha*t", "αt", false)]
    public void Longer_names(string expression, string text, bool right)
    {
        var key = new FormulaKey(expression, [new("v0", 1, 2), new("t", 1, 2), new("alpha", 1, 2)]);
        Assert.Equal(right ? 1 : 0, Scoring.Score(new FormulaBody(["v0", "t", "alpha"]), key, new PointRule(1), new FormulaAnswer(text)));
    }

    [Theory]
    [InlineData("x+")]
    [InlineData("(x")]
    [InlineData("x)")]
    [InlineData("x2")]
    [InlineData("sin")]
    [InlineData("sin^-1 x")]
    [InlineData("z")]
    [InlineData("1,5.2")]
    [InlineData("x\0")]
    [InlineData("||")]
    public void What_is_no_formula_is_wrong(string text)
    {
        var key = new FormulaKey("x", [new("x", 1, 2)]);
        Assert.Equal(-1, Scoring.Score(new FormulaBody(["x"]), key, new PointRule(1, 1, true), new FormulaAnswer(text)));
    }

    [Fact]
    public void Deep_and_long_formulas_are_refused()
    {
        var key = new FormulaKey("x", [new("x", 1, 2)]);
        foreach (var hostile in new[]
        {
            new string('(', 499), new string('(', 240) + "x" + new string(')', 240), string.Concat(Enumerable.Repeat("sin ", 124)) + "x",
            new string('(', 1_000_000), string.Concat(Enumerable.Repeat("x^", 240)) + "x", string.Concat(Enumerable.Repeat("|x+", 100)),
        })
        {
            Assert.Equal(0, Scoring.Score(new FormulaBody(["x"]), key, new PointRule(1), new FormulaAnswer(hostile)));
        }

        var sum = new StringBuilder("x");
        for (var i = 0; i < 120; i++)
        {
            sum.Append("+x-x");
        }

        Assert.Equal(1, Scoring.Score(new FormulaBody(["x"]), key, new PointRule(1), new FormulaAnswer(sum.ToString())));
    }
}
