using System.Diagnostics.CodeAnalysis;

namespace MethodCabinet.Server.Platform;

/// <summary>A value of an enum in a query string, written as everywhere in the API (<c>municipal</c>); the framework itself takes only the C# spelling.</summary>
public readonly record struct Named<T>(T Value)
    where T : struct, Enum
{
#pragma warning disable CA1000 // the framework looks for exactly this member
    public static bool TryParse([NotNullWhen(true)] string? text, out Named<T> named)
    {
        var known = Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text![0]);
        named = new(value);
        return known;
    }
#pragma warning restore CA1000
}
