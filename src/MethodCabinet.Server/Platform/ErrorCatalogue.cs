using System.Reflection;
using MethodCabinet.Domain;

namespace MethodCabinet.Server.Platform;

/// <summary>All error codes of the product, and the one place where a kind of error becomes an HTTP status.</summary>
public static class ErrorCatalogue
{
    /// <summary>Every code, gathered from the static fields of the <c>…Errors</c> classes.</summary>
    public static IReadOnlyList<ErrorCode> All { get; } =
    [
        .. new[] { typeof(ErrorCode).Assembly, typeof(ErrorCatalogue).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(field => field.FieldType == typeof(ErrorCode))
            .Select(field => (ErrorCode)field.GetValue(null)!),
    ];

    public static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Invalid => StatusCodes.Status400BadRequest,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        ErrorKind.TooMany => StatusCodes.Status429TooManyRequests,
        ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
