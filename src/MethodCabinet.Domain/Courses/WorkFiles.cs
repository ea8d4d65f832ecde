namespace MethodCabinet.Domain.Courses;

/// <summary>Files that a learner brings for a practical work, before they are handed in.</summary>
public static class WorkFiles
{
    /// <summary>Bytes of one file.</summary>
    public const int MaxBytes = 20 << 20;

    /// <summary>The name under which files of one open work are counted together.</summary>
    public static string PlaceOf(Guid enrolmentId, Guid unitId) => $"work:{enrolmentId}:{unitId}";

    /// <summary>Bytes that a learner may have brought for a work and not handed in. Twice what a try may hold: who takes a file for a better one need not take the first back at once.</summary>
    public static long RoomOf(int maxFiles) => 2L * maxFiles * MaxBytes;
}
