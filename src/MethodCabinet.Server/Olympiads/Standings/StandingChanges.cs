using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MethodCabinet.Server.Olympiads.Standings;

/// <summary>What a version of a standing changed.</summary>
public sealed class StandingChangeRow
{
    public required Guid OlympiadId { get; init; }

    public required long Version { get; init; }

    /// <summary>Whose entries changed; null when anything may have.</summary>
    public required IReadOnlyList<Guid>? RegistrationIds { get; init; }
}

internal sealed class StandingChangeTable : IEntityTypeConfiguration<StandingChangeRow>
{
    public void Configure(EntityTypeBuilder<StandingChangeRow> builder)
    {
        builder.ToTable("standing_changes", OlympiadSchema.Name);
        builder.HasKey(c => new { c.OlympiadId, c.Version });
        builder.HasOne<Olympiad>().WithMany().HasForeignKey(c => c.OlympiadId);
    }
}

/// <summary>The one way to say that a standing changed.</summary>
internal static class StandingChanges
{
    /// <summary>Topic of <see cref="Notices"/>; the database sends it too, when a marking is done, and when a consent changes that a name needs (Data/Sql/3-olympiads.sql).</summary>
    public const string Topic = "standing-changed";

    /// <summary>Anything may have changed. Raises the version and tells all processes; part of the caller's transaction.</summary>
    public static Task TellAsync(AppDb db, Guid olympiadId, DateTimeOffset now, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select olympiads.change_standing({olympiadId}, {now})", ct);

    /// <summary>Whose entries changed after one version and up to another; null when anything may have.</summary>
    public static async Task<IReadOnlyCollection<Guid>?> BetweenAsync(AppDb db, Guid olympiadId, long after, long upTo, CancellationToken ct)
    {
        var changes = await db.StandingChanges.Where(c => c.OlympiadId == olympiadId && c.Version > after && c.Version <= upTo).Select(c => c.RegistrationIds).ToListAsync(ct);
        return changes.Count < upTo - after || changes.Contains(null) ? null : [.. changes.SelectMany(ids => ids!).Distinct()];
    }
}
