namespace MethodCabinet.Domain.Assessment;

/// <summary>How points of an objective question are counted.</summary>
/// <param name="MaxPoints">What a fully correct answer gives.</param>
/// <param name="Penalty">What a wholly wrong, given answer takes away; 0 or more. An empty answer costs nothing.</param>
/// <param name="AllowNegative">Whether the points of the question may fall below 0.</param>
public sealed record PointRule(decimal MaxPoints, decimal Penalty = 0, bool AllowNegative = false);
