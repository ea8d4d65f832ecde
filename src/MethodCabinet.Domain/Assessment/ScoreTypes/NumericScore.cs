namespace MethodCabinet.Domain.Assessment.ScoreTypes;

/// <summary>
/// A number is right within the tolerance of a variant, both ends included; the best share among fitting variants counts.
/// Where units are asked for, the unit is the chosen one or stands after the number. If the number fits in some accepted unit but
/// the unit is missing or another, <see cref="NumericKey.WrongUnitShare"/> of the points is left.
/// </summary>
internal static class NumericScore
{
    public static Share? Of(NumericKey key, NumericAnswer answer)
    {
        if (string.IsNullOrWhiteSpace(answer.Text))
        {
            return null;
        }

        if (!NumberText.TryParse(answer.Text, out var value, out var tail))
        {
            return Share.None;
        }

        if (key.Units.Count == 0)
        {
            return new Share(tail.Length == 0 ? Best(key.Variants, value) : 0);
        }

        // A unit may be chosen or typed after the number, but not two different ones.
        var named = string.IsNullOrWhiteSpace(answer.Unit) ? tail : answer.Unit;
        var unit = UnitText.Same(tail, named) || tail.Length == 0 ? key.Units.FirstOrDefault(u => UnitText.Same(u.Unit, named)) : null;
        var right = unit is null ? 0 : In(unit, key, value);
        var anyUnit = key.Units.Max(u => In(u, key, value)) * key.WrongUnitShare;
        return new Share(Math.Max(right, anyUnit));
    }

    /// <summary>The best share of the variants that <paramref name="value"/> fits; 0 when it fits none.</summary>
    public static decimal Best(IReadOnlyList<NumericVariant> variants, decimal value) =>
        variants.Where(v => Fits(v, value)).Select(v => v.Share).DefaultIfEmpty(0).Max();

    private static decimal In(UnitFactor unit, NumericKey key, decimal value) =>
        Product(value, unit.Factor) is { } inBase ? Best(key.Variants, inBase) : 0;

    private static bool Fits(NumericVariant variant, decimal value)
    {
        var tolerance = variant.Kind == ToleranceKind.Relative ? Product(Math.Abs(variant.Value), variant.Tolerance) : variant.Tolerance;
        var (low, high) = (Math.Min(variant.Value, value), Math.Max(variant.Value, value));
        // The difference of two decimals of different sign may be too large for a decimal; it then is beyond any tolerance.
        return (double)high - (double)low < (double)NumberText.Largest && high - low <= (tolerance ?? decimal.MaxValue);
    }

    /// <summary>Null when the product does not fit a decimal.</summary>
    private static decimal? Product(decimal a, decimal b) => Math.Abs((double)a * (double)b) < (double)NumberText.Largest ? a * b : null;
}
