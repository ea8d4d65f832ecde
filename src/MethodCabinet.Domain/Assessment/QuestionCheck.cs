using MethodCabinet.Domain.Assessment.Checks;

namespace MethodCabinet.Domain.Assessment;

/// <param name="Path">Where, in the property names of the JSON: <c>body.options[2].text</c>, <c>key.shares.b</c>.</param>
public sealed record QuestionProblem(ErrorCode Error, string Path);

/// <summary>
/// What must hold of a question before anyone is asked it. The editor, the import and the olympiad's checklist use the same list;
/// a question without problems can be scored whatever is answered.
/// </summary>
public static class QuestionCheck
{
    public const int MaxTitle = 200;

    /// <summary>Characters of a statement or another authored text.</summary>
    public const int MaxText = 50_000;
    public const int MaxItems = 100;
    public const decimal MaxPoints = 1000;

    /// <summary>All problems, in the order of the form; empty when the question is sound.</summary>
    public static IReadOnlyList<QuestionProblem> Check(string title, string statement, QuestionBody body, AnswerKey key, PointRule points)
    {
        var found = new Findings();
        found.When(string.IsNullOrWhiteSpace(title), AssessmentErrors.TitleMissing, "title");
        found.When(title?.Length > MaxTitle, AssessmentErrors.TitleTooLong, "title");
        // The text of a gap question can be its statement.
        found.When(string.IsNullOrWhiteSpace(statement) && body is not GapTextBody, AssessmentErrors.StatementMissing, "statement");
        found.When(statement?.Length > MaxText, AssessmentErrors.TextTooLong, "statement");
        return [.. found.All, .. Check(body, key, points)];
    }

    /// <inheritdoc cref="Check(string, string, QuestionBody, AnswerKey, PointRule)"/>
    public static IReadOnlyList<QuestionProblem> Check(QuestionBody body, AnswerKey key, PointRule points)
    {
        var found = new Findings();
        switch (body, key)
        {
            case (ChoiceBody b, ChoiceKey k):
                ChoiceCheck.Of(b, k, found);
                break;
            case (TrueFalseBody, TrueFalseKey):
                break;
            case (ShortTextBody, ShortTextKey k):
                TextCheck.Variants(k.Variants, "key.variants", found);
                TextCheck.Rule(k.Rule, found);
                break;
            case (NumericBody b, NumericKey k):
                NumericCheck.Of(b, k, found);
                break;
            case (MatchingBody b, MatchingKey k):
                MatchingCheck.Of(b, k, found);
                break;
            case (OrderingBody b, OrderingKey k):
                OrderingCheck.Of(b, k, found);
                break;
            case (GapTextBody b, GapsKey k):
                GapsCheck.Of(b, k, found);
                break;
            case (TableBody b, GapsKey k):
                GapsCheck.Of(b, k, found);
                break;
            case (HotspotBody b, HotspotKey k):
                HotspotCheck.Of(b, k, found);
                break;
            case (FormulaBody b, FormulaKey k):
                FormulaCheck.Of(b, k, found);
                break;
            case (EssayBody b, ManualKey k):
                ManualCheck.Essay(b, found);
                ManualCheck.Criteria(k, points, found);
                break;
            case (UploadBody b, ManualKey k):
                ManualCheck.Upload(b, found);
                ManualCheck.Criteria(k, points, found);
                break;
            default:
                found.Add(AssessmentErrors.KeyOfAnotherType, "key");
                break;
        }

        found.When(points.MaxPoints is <= 0 or > MaxPoints, AssessmentErrors.MaxPointsRange, "points.maxPoints");
        found.When(points.Penalty < 0 || points.Penalty > points.MaxPoints, AssessmentErrors.PenaltyRange, "points.penalty");
        return found.All;
    }
}
