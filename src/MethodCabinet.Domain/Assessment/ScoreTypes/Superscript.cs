namespace MethodCabinet.Domain.Assessment.ScoreTypes;

/// <summary>Superscript digits and signs as they are typed from phones.</summary>
internal static class Superscript
{
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺";
    private const string Level = "0123456789-+";

    /// <summary>The plain character, or null when <paramref name="c"/> is no superscript.</summary>
    public static char? Plain(char c) => Raised.IndexOf(c) is >= 0 and var i ? Level[i] : null;
}
