using MethodCabinet.Domain.Assessment.Formulas;

namespace MethodCabinet.Domain.Assessment.ScoreTypes;

/// <summary>
/// A formula is right when its values equal the key's at points spread over the variables' ranges, within the relative tolerance. Points at which
/// the key has no value (a division by zero, a root of a negative number) are passed over; where the key has one, the answer must have it too.
/// </summary>
internal static class FormulaScore
{
    public static Share? Of(FormulaKey key, FormulaAnswer answer)
    {
        if (string.IsNullOrWhiteSpace(answer.Text))
        {
            return null;
        }

        string[] names = [.. key.Variables.Select(v => v.Name)];
        if (!FormulaParser.TryParse(key.Expression, names, out var expected) || !FormulaParser.TryParse(answer.Text, names, out var given))
        {
            return Share.None;
        }

        var points = FormulaPoints.Where(expected, key.Variables);
        if (points.Count == 0)
        {
            return null;
        }

        // Beside the largest values of the formula, rounding makes its smallest ones meaningless.
        var floor = points.Max(p => Math.Abs(p.Value)) is > 0 and var largest ? largest * 1e-9 : 1;
        return points.All(p => Math.Abs(given.At(p.Variables) - p.Value) <= key.Tolerance * Math.Max(Math.Abs(p.Value), floor)) ? Share.All : Share.None;
    }
}
