using System.Globalization;
using System.Net.Sockets;
using MethodCabinet.Domain;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MethodCabinet.Server.Platform;

/// <summary>
/// Turns every failure into ProblemDetails with a <c>code</c> (and <c>args</c>), which the client translates.
/// Nothing of an unexpected error leaves the server but its trace id.
/// </summary>
public sealed partial class ErrorHandler(IProblemDetailsService problems, TimeProvider clock, ILogger<ErrorHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var (error, status, args) = exception switch
        {
            RuleBroken broken => (broken.Error, ErrorCatalogue.StatusOf(broken.Error.Kind), broken.Args),
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => (PlatformErrors.TooLarge, StatusCodes.Status413PayloadTooLarge, null),
            BadHttpRequestException bad => (PlatformErrors.Malformed, bad.StatusCode, null),
            _ when IsTextUnstorable(exception) => (PlatformErrors.Malformed, StatusCodes.Status400BadRequest, null),
            DbUpdateConcurrencyException => (PlatformErrors.ChangedMeanwhile, StatusCodes.Status409Conflict, null),
            _ when IsDatabaseAway(exception) => (PlatformErrors.DatabaseAway, StatusCodes.Status503ServiceUnavailable, null),
            _ => (PlatformErrors.Internal, StatusCodes.Status500InternalServerError, (IReadOnlyDictionary<string, object?>?)null),
        };
        if (status >= StatusCodes.Status500InternalServerError)
        {
            LogFailed(exception, httpContext.Request.Method, httpContext.Request.Path, error.Code);
        }

        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            httpContext.Response.Headers.RetryAfter = "2";
        }

        // Whoever is to wait is told how long, in whole seconds (RFC 9110, section 10.2.3).
        if (status == StatusCodes.Status429TooManyRequests && args?.GetValueOrDefault("until") is DateTimeOffset until)
        {
            httpContext.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling((until - clock.GetUtcNow()).TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        httpContext.Response.StatusCode = status;
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = Problem(error, status, args),
        });
    }

    public static ProblemDetails Problem(ErrorCode error, int status, IReadOnlyDictionary<string, object?>? args = null)
    {
        var problem = new ProblemDetails { Status = status, Title = error.Code };
        problem.Extensions["code"] = error.Code;
        if (args is not null)
        {
            problem.Extensions["args"] = args;
        }

        return problem;
    }

    /// <summary>Whether the database could not be reached, was going down, full, busy, or read-only after a failover: a later try can succeed.</summary>
    public static bool IsDatabaseAway(Exception? exception) => exception switch
    {
        null => false,
        PostgresException postgres => postgres.IsTransient || postgres.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
            or PostgresErrorCodes.DiskFull or PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.IdleSessionTimeout,
        NpgsqlException or SocketException or TimeoutException => true,
        _ => IsDatabaseAway(exception.InnerException),
    };

    /// <summary>Whether the text of a request holds the character U+0000, which PostgreSQL keeps neither in text nor in JSON.</summary>
    private static bool IsTextUnstorable(Exception? exception) => exception switch
    {
        null => false,
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter,
        _ => IsTextUnstorable(exception.InnerException),
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed: {Code}")]
    private partial void LogFailed(Exception exception, string method, PathString path, string code);
}
