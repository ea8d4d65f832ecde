namespace MethodCabinet.Domain.Assessment.Checks;

internal static class HotspotCheck
{
    public static void Of(HotspotBody body, HotspotKey key, Findings found)
    {
        var missing = body.ImageId == Guid.Empty;
        found.When(missing, AssessmentErrors.ImageMissing, "body.imageId");
        found.When(!missing && body.Width is < 1 or > 20_000, AssessmentErrors.ImageSizeRange, "body.width");
        found.When(!missing && body.Height is < 1 or > 20_000, AssessmentErrors.ImageSizeRange, "body.height");
        found.When(string.IsNullOrWhiteSpace(body.Alt), AssessmentErrors.AltMissing, "body.alt");
        found.When(body.MaxPoints is < 1 or > QuestionCheck.MaxItems, AssessmentErrors.TooManyItems, "body.maxPoints");
        found.When(key.Regions.Count > body.MaxPoints, AssessmentErrors.RegionsMoreThanPoints, "body.maxPoints");
        found.When(key.Regions.Count == 0, AssessmentErrors.KeyEmpty, "key.regions");
        found.Count(key.Regions.Count, least: 0, "key.regions");
        found.NotOrdering(key.Rule, "key.rule");
        for (var i = 0; i < key.Regions.Count; i++)
        {
            var corners = key.Regions[i].Corners;
            found.When(corners.Count < 3, AssessmentErrors.RegionTooFewCorners, $"key.regions[{i}]");
            found.When(corners.Count > QuestionCheck.MaxItems, AssessmentErrors.TooManyItems, $"key.regions[{i}]");
            found.When(corners.Any(c => c is not { X: >= 0 and <= 1, Y: >= 0 and <= 1 }), AssessmentErrors.RegionOffImage, $"key.regions[{i}]");
        }
    }
}
