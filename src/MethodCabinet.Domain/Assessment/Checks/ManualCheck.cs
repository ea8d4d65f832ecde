namespace MethodCabinet.Domain.Assessment.Checks;

internal static class ManualCheck
{
    public static void Essay(EssayBody body, Findings found) =>
        found.When(body.MinWords < 0 || body.MaxWords < 0 || (body.MaxWords > 0 && body.MinWords > body.MaxWords), AssessmentErrors.WordsRange, "body.maxWords");

    public static void Upload(UploadBody body, Findings found)
    {
        found.When(body.MaxFiles is < 1 or > 50, AssessmentErrors.FilesRange, "body.maxFiles");
        found.When(body.Accept.Count == 0, AssessmentErrors.KeyEmpty, "body.accept");
    }

    public static void Criteria(ManualKey key, PointRule points, Findings found)
    {
        found.Count(key.Criteria.Count, least: 1, "key.criteria");
        found.Ids([.. key.Criteria.Select(c => c.Id)], "key.criteria");
        for (var i = 0; i < key.Criteria.Count; i++)
        {
            var c = key.Criteria[i];
            found.Text(c.Text, $"key.criteria[{i}].text");
            found.When(c.MaxPoints is <= 0 or > QuestionCheck.MaxPoints, AssessmentErrors.MaxPointsRange, $"key.criteria[{i}].maxPoints");
            found.When(c.Step <= 0 || c.Step > c.MaxPoints || c.MaxPoints % c.Step != 0, AssessmentErrors.CriterionStep, $"key.criteria[{i}].step");
        }

        found.When(key.Criteria.Count > 0 && key.Criteria.Where(c => Math.Abs(c.MaxPoints) <= QuestionCheck.MaxPoints).Sum(c => c.MaxPoints) != points.MaxPoints, AssessmentErrors.CriteriaSum, "key.criteria");
    }
}
