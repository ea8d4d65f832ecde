namespace MethodCabinet.Bench;

/// <summary>One promise about speed or size that can be measured: how, and what it must reach.</summary>
public abstract class Figure
{
    /// <summary>The word by which <c>deploy/bench</c> calls it.</summary>
    public abstract string Name { get; }

    /// <summary>One line for <c>deploy/bench --list</c>.</summary>
    public abstract string Summary { get; }

    /// <summary>Of the value.</summary>
    public abstract string Unit { get; }

    /// <summary>As people write it, such as <c>&gt;= 1.0</c>.</summary>
    public abstract string Target { get; }

    public abstract Task<FigureResult> MeasureAsync(BenchContext context, CancellationToken ct);
}

/// <summary>What was measured. <paramref name="Detail"/> becomes JSON and holds what somebody needs to believe the value.</summary>
/// <param name="Value">In the figure's unit.</param>
public sealed record FigureResult(double Value, bool Ok, object Detail);
