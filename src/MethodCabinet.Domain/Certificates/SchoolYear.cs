namespace MethodCabinet.Domain.Certificates;

public static class SchoolYear
{
    /// <summary>«2026/27» for the days from August 2026 to July 2027: what begins before September prepares the year that comes.</summary>
    public static string Of(DateOnly day)
    {
        var first = day.Month >= 8 ? day.Year : day.Year - 1;
        return $"{first}/{(first + 1) % 100:00}";
    }
}
