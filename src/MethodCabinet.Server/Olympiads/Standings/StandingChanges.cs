using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Standings;

/// <summary>The one way to say that a standing changed.</summary>
internal static class StandingChanges
{
    /// <summary>Topic of <see cref="Notices"/>; the database sends it too, when a consent changes that a name needs (Data/Sql/3-olympiads.sql).</summary>
    public const string Topic = "standing-changed";

    /// <summary>Raises the version and tells all processes; part of the caller's transaction.</summary>
    public static Task TellAsync(AppDb db, Guid olympiadId, DateTimeOffset now, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select olympiads.change_standing({olympiadId}, {now})", ct);
}
