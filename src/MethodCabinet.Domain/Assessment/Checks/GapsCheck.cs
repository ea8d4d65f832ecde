using MethodCabinet.Domain.Assessment.ScoreTypes;

namespace MethodCabinet.Domain.Assessment.Checks;

internal static class GapsCheck
{
    public static void Of(GapTextBody body, GapsKey key, Findings found)
    {
        found.Text(body.Text, "body.text");
        Placed(body.Gaps, GapMarks.In(body.Text), "body.text", found);
        Gaps(body.Gaps, key, found);
    }

    public static void Of(TableBody body, GapsKey key, Findings found)
    {
        found.Count(body.Rows.Count, least: 1, "body.rows");
        found.Count(body.Columns.Count, least: 0, "body.columns");
        var width = body.Columns.Count > 0 ? body.Columns.Count : body.Rows.Select(r => r.Count).FirstOrDefault();
        for (var r = 0; r < body.Rows.Count; r++)
        {
            found.When(body.Rows[r].Count != width, AssessmentErrors.CellsUneven, $"body.rows[{r}]");
            for (var c = 0; c < body.Rows[r].Count; c++)
            {
                var cell = body.Rows[r][c];
                found.When(cell.GapId is not null && !string.IsNullOrEmpty(cell.Text), AssessmentErrors.CellBothTextAndGap, $"body.rows[{r}][{c}]");
            }
        }

        Placed(body.Gaps, [.. body.Rows.SelectMany(r => r).Select(c => c.GapId).OfType<string>()], "body.rows", found);
        Gaps(body.Gaps, key, found);
    }

    private static void Placed(IReadOnlyList<Gap> gaps, IReadOnlyList<string> places, string path, Findings found)
    {
        var ids = gaps.Select(g => g.Id).ToHashSet();
        foreach (var place in places.CountBy(p => p))
        {
            found.When(!ids.Contains(place.Key), AssessmentErrors.GapUnknown, $"{path}:{place.Key}");
            found.When(place.Value > 1, AssessmentErrors.GapPlacedTwice, $"{path}:{place.Key}");
        }

        for (var i = 0; i < gaps.Count; i++)
        {
            found.When(!places.Contains(gaps[i].Id), AssessmentErrors.GapNotPlaced, $"body.gaps[{i}]");
        }
    }

    private static void Gaps(IReadOnlyList<Gap> gaps, GapsKey key, Findings found)
    {
        found.Count(gaps.Count, least: 1, "body.gaps");
        found.Ids([.. gaps.Select(g => g.Id)], "body.gaps");
        TextCheck.Rule(key.Rule, found);
        found.NotOrdering(key.Partial, "key.partial");
        foreach (var id in key.Gaps.Keys.Where(id => gaps.All(g => g.Id != id)))
        {
            found.Add(AssessmentErrors.GapUnknown, $"key.gaps.{id}");
        }

        for (var i = 0; i < gaps.Count; i++)
        {
            var gap = gaps[i];
            Options(gap.Options, $"body.gaps[{i}].options", found);
            if (key.Gaps.TryGetValue(gap.Id, out var accepted))
            {
                Accepted(gap, accepted, key.Rule, $"key.gaps.{gap.Id}", found);
            }
            else
            {
                found.Add(AssessmentErrors.KeyIncomplete, $"key.gaps.{gap.Id}");
            }
        }
    }

    /// <summary>None for a typed gap, two or more for a chosen one.</summary>
    private static void Options(IReadOnlyList<string> options, string path, Findings found)
    {
        found.Count(options.Count, least: options.Count == 0 ? 0 : 2, path);
        found.Repeats(options, AssessmentErrors.OptionRepeated, path);
        for (var i = 0; i < options.Count; i++)
        {
            found.Text(options[i], $"{path}[{i}]");
        }
    }

    private static void Accepted(Gap gap, GapKey key, TextRule rule, string path, Findings found)
    {
        found.When(key.Weight is <= 0 or > 1000, AssessmentErrors.WeightRange, $"{path}.weight");
        found.When(key.Texts.Count == 0 && key.Numbers.Count == 0, AssessmentErrors.KeyEmpty, path);
        if (key.Texts.Count > 0)
        {
            TextCheck.Variants(key.Texts, $"{path}.texts", found);
        }

        NumericCheck.Variants(key.Numbers, $"{path}.numbers", found);
        var listed = gap.Options.Count == 0
            || gap.Options.Any(o => GapsScore.One(gap, key, rule, o) >= 1);
        found.When(!listed, AssessmentErrors.KeyNotListed, path);
    }
}
