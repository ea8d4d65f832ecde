using MethodCabinet.Domain.Assessment.ScoreTypes;

namespace MethodCabinet.Domain.Assessment.Checks;

internal static class NumericCheck
{
    public static void Of(NumericBody body, NumericKey key, Findings found)
    {
        found.When(key.Variants.Count == 0, AssessmentErrors.KeyEmpty, "key.variants");
        Variants(key.Variants, "key.variants", found);
        found.Count(body.Units.Count, least: 0, "body.units");
        found.Repeats(body.Units, AssessmentErrors.OptionRepeated, "body.units");
        for (var i = 0; i < body.Units.Count; i++)
        {
            found.Text(body.Units[i], $"body.units[{i}]");
        }

        // A unit may be offered and be wrong, but a right one that is not offered could not be chosen.
        for (var i = 0; i < key.Units.Count; i++)
        {
            found.When(!body.Units.Contains(key.Units[i].Unit), AssessmentErrors.UnitsDiffer, $"key.units[{i}].unit");
            found.When(key.Units[i].Factor is <= 0 or > NumberText.Largest, AssessmentErrors.UnitFactorRange, $"key.units[{i}].factor");
        }

        found.When(key.Units.Count == 0 && body.Units.Count > 0, AssessmentErrors.UnitsDiffer, "key.units");
        TextCheck.Share(key.WrongUnitShare, "key.wrongUnitShare", found);
    }

    public static void Variants(IReadOnlyList<NumericVariant> variants, string path, Findings found)
    {
        found.Count(variants.Count, least: 0, path);
        for (var i = 0; i < variants.Count; i++)
        {
            var v = variants[i];
            found.When(Math.Abs(v.Value) > NumberText.Largest, AssessmentErrors.NumberRange, $"{path}[{i}].value");
            found.When(v.Tolerance is < 0 or > NumberText.Largest || (v.Kind == ToleranceKind.Relative && v.Tolerance > 1), AssessmentErrors.ToleranceRange, $"{path}[{i}].tolerance");
            TextCheck.Share(v.Share, $"{path}[{i}].share", found);
        }

        TextCheck.Full(variants.Select(v => v.Share), path, found);
    }
}
