using System.Globalization;

namespace MethodCabinet.Server.Lessons.Timetables;

/// <summary>As a Russian reader expects it: 9А before 10А, room 5 before room 21.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    public static readonly NaturalOrder Instance = new();

    private static readonly CompareInfo Russian = CultureInfo.GetCultureInfo("ru-RU").CompareInfo;

    public int Compare(string? x, string? y) => Russian.Compare(x, y, CompareOptions.IgnoreCase | CompareOptions.NumericOrdering);
}
