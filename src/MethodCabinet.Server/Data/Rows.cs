using MethodCabinet.Domain;
using MethodCabinet.Server.Platform;

namespace MethodCabinet.Server.Data;

/// <summary>What operations of all modules do with rows.</summary>
internal static class Rows
{
    public static async Task<T> OrNotFound<T>(this Task<T?> row)
        where T : class => await row ?? throw new RuleBroken(PlatformErrors.NotFound);

    /// <summary>The row that the caller has seen is the one that is changed; otherwise 409.</summary>
    /// <param name="version">As the caller read it.</param>
    public static void ExpectVersion(this AppDb db, object row, uint version) => db.Entry(row).Property("Version").OriginalValue = version;
}
