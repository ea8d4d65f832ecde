namespace MethodCabinet.Domain.Lessons.Media;

/// <summary>A machine that passes sound and picture on.</summary>
/// <param name="IsDraining">Is being emptied for maintenance: rooms that are there stay until they end.</param>
/// <param name="IsThere">It answers.</param>
/// <param name="Load">People in its rooms now.</param>
public sealed record MediaNode(string Name, bool IsDraining, bool IsThere, int Load);

/// <summary>On which machine the sound and picture of a room are passed on: all of one room on one.</summary>
public static class MediaPlacement
{
    /// <param name="current">Where it was placed before; null for a new room.</param>
    /// <returns>Where it is from now on; null when no machine answers.</returns>
    public static string? Choose(IReadOnlyList<MediaNode> nodes, string? current)
    {
        var there = nodes.Where(node => node.IsThere).ToList();
        if (there.Find(node => node.Name == current) is not null)
        {
            return current;
        }

        // Better one that is to be emptied than none.
        return there.OrderBy(node => node.IsDraining).ThenBy(node => node.Load).ThenBy(node => node.Name, StringComparer.Ordinal).FirstOrDefault()?.Name;
    }
}
