namespace MethodCabinet.Domain.Assessment.ScoreTypes;

/// <summary>
/// Every region must be pointed at; its edge belongs to it, and a second point in the same region changes nothing.
/// <see cref="PartialRule.AllOrNothing"/>: all regions and no point elsewhere. Otherwise (regions found − points elsewhere) / regions, at least 0.
/// More points than the question allows, or one off the image, make the answer none.
/// </summary>
internal static class HotspotScore
{
    public static Share? Of(HotspotBody body, HotspotKey key, HotspotAnswer answer)
    {
        var points = answer.Points ?? [];
        if (points.Count == 0 || points.Count > body.MaxPoints || key.Regions.Count == 0
            || points.Any(p => p is not { X: >= 0 and <= 1, Y: >= 0 and <= 1 }))
        {
            return null;
        }

        var found = key.Regions.Count(r => points.Any(p => Inside(r.Corners, p)));
        var elsewhere = points.Count(p => !key.Regions.Any(r => Inside(r.Corners, p)));
        return key.Rule == PartialRule.AllOrNothing
            ? found == key.Regions.Count && elsewhere == 0 ? Share.All : Share.None
            : new Share(Math.Max(0, found - elsewhere), key.Regions.Count);
    }

    private static bool Inside(IReadOnlyList<ImagePoint> corners, ImagePoint p)
    {
        var inside = false;
        for (int i = 0, j = corners.Count - 1; i < corners.Count; j = i++)
        {
            var (a, b) = (corners[i], corners[j]);
            if (OnEdge(a, b, p))
            {
                return true;
            }

            if (a.Y > p.Y != b.Y > p.Y && p.X < ((b.X - a.X) * (p.Y - a.Y) / (b.Y - a.Y)) + a.X)
            {
                inside = !inside;
            }
        }

        return inside;
    }

    private static bool OnEdge(ImagePoint a, ImagePoint b, ImagePoint p)
    {
        const double Thin = 1e-12;
        var cross = ((b.X - a.X) * (p.Y - a.Y)) - ((b.Y - a.Y) * (p.X - a.X));
        return Math.Abs(cross) <= Thin
            && p.X >= Math.Min(a.X, b.X) - Thin && p.X <= Math.Max(a.X, b.X) + Thin
            && p.Y >= Math.Min(a.Y, b.Y) - Thin && p.Y <= Math.Max(a.Y, b.Y) + Thin;
    }
}
