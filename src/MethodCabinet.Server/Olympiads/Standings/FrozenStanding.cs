using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MethodCabinet.Server.Olympiads.Standings;

/// <summary>A standing as everybody but staff is shown it, whatever is marked since: nobody reads the end out of it before the ceremony.</summary>
public sealed class FrozenStanding
{
    public required Guid OlympiadId { get; init; }

    public required DateTimeOffset FrozenAt { get; init; }

    public required Guid FrozenById { get; init; }

    public required IReadOnlyList<OlympiadResult> Results { get; init; }
}

internal sealed class FrozenStandingTable : IEntityTypeConfiguration<FrozenStanding>
{
    public void Configure(EntityTypeBuilder<FrozenStanding> builder)
    {
        builder.ToTable("frozen_standings", OlympiadSchema.Name);
        builder.HasKey(f => f.OlympiadId);
        builder.Property(f => f.Results).HasJson();
        builder.HasOne<Olympiad>().WithOne().HasForeignKey<FrozenStanding>(f => f.OlympiadId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(f => f.FrozenById).OnDelete(DeleteBehavior.Restrict);
    }
}
