namespace MethodCabinet.Domain;

/// <summary>Public holidays of the labour code, art. 112 part 1.</summary>
public static class Holidays
{
    public static bool Contains(DateOnly day) => (day.Month, day.Day) is (1, <= 8) or (2, 23) or (3, 8) or (5, 1) or (5, 9) or (6, 12) or (11, 4);
}
