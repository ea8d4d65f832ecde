using MethodCabinet.Domain.Assessment.Formulas;

namespace MethodCabinet.Domain.Assessment.Checks;

internal static class FormulaCheck
{
    public static void Of(FormulaBody body, FormulaKey key, Findings found)
    {
        string[] names = [.. key.Variables.Select(v => v.Name)];
        for (var i = 0; i < names.Length; i++)
        {
            found.When(!FormulaParser.IsName(names[i]), AssessmentErrors.VariableName, $"key.variables[{i}].name");
            var (from, to) = (key.Variables[i].From, key.Variables[i].To);
            found.When(!double.IsFinite(to - from) || from >= to, AssessmentErrors.VariableRange, $"key.variables[{i}]");
        }

        // Names that differ only by alphabet (Latin c, Cyrillic с) are the same to the reader.
        found.Repeats(names.Select(FormulaText.Plain), AssessmentErrors.IdRepeated, "key.variables");
        found.When(!body.Variables.Order().SequenceEqual(names.Order()), AssessmentErrors.VariablesDiffer, "body.variables");
        found.When(names.Length > FormulaPoints.MaxVariables, AssessmentErrors.TooManyItems, "key.variables");
        found.When(!(key.Tolerance is > 0 and <= 0.1), AssessmentErrors.ToleranceRange, "key.tolerance");
        if (string.IsNullOrWhiteSpace(key.Expression))
        {
            found.Add(AssessmentErrors.KeyEmpty, "key.expression");
        }
        else if (!FormulaParser.TryParse(key.Expression, names, out var formula))
        {
            found.Add(AssessmentErrors.FormulaUnreadable, "key.expression");
        }
        else if (FormulaPoints.Where(formula, key.Variables).Count == 0)
        {
            found.Add(AssessmentErrors.FormulaHasNoValues, "key.variables");
        }
    }
}
