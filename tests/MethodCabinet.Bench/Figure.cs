namespace MethodCabinet.Bench;

/// <summary>One promise about speed or size that can be measured: how, and what it must reach.</summary>
public abstract class Figure
{
    /// <summary>The word by which <c>deploy/bench</c> calls it.</summary>
    public abstract string Name { get; }

    /// <summary>One line for <c>deploy/bench --list</c>.</summary>
    public abstract string Summary { get; }

    public abstract Task<FigureResult> MeasureAsync(BenchContext context, CancellationToken ct);
}

/// <summary>What was measured. <paramref name="Detail"/> becomes JSON and holds what somebody needs to believe the value.</summary>
/// <param name="Value">In <paramref name="Unit"/>.</param>
/// <param name="Target">As people write it, such as <c>&gt;= 1.0</c>.</param>
public sealed record FigureResult(double Value, string Unit, string Target, bool Ok, object Detail);
