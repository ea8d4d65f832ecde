namespace MethodCabinet.Domain.Assessment.ScoreTypes;

/// <summary>
/// A part of the maximum, kept as a quotient so that two of three parts of 3 points are exactly 2.
/// A negative part takes points away.
/// </summary>
internal readonly record struct Share(decimal Part, decimal Whole = 1)
{
    public static readonly Share All = new(1);

    public static readonly Share None = new(0);
}
