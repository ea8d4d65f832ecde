namespace MethodCabinet.Domain.Assessment.Formulas;

/// <summary>The points at which formulas are compared: always the same for the same ranges, evenly spread, and never round numbers.</summary>
internal static class FormulaPoints
{
    private const int Enough = 16;
    private const int Tries = 256;

    /// <summary>Fractional parts of the square roots of primes: multiples of each fill the unit interval evenly and independently.</summary>
    private static readonly double[] Steps = [.. new[] { 2, 3, 5, 7, 11, 13, 17, 19 }.Select(p => Math.Sqrt(p) % 1)];

    /// <summary>Variables at most; more are a mistake of the question.</summary>
    public static int MaxVariables => Steps.Length;

    /// <summary>Points at which <paramref name="formula"/> has a value, with that value; empty when there are none.</summary>
    public static IReadOnlyList<(double[] Variables, double Value)> Where(Formula formula, IReadOnlyList<FormulaVariable> variables)
    {
        var points = new List<(double[], double)>(Enough);
        for (var i = 1; i <= Tries && points.Count < Enough && variables.Count <= MaxVariables; i++)
        {
            double[] at = [.. variables.Select((v, n) => v.From + ((v.To - v.From) * (Steps[n] * i % 1)))];
            var value = formula.At(at);
            if (double.IsFinite(value))
            {
                points.Add((at, value));
            }
        }

        return points;
    }
}
