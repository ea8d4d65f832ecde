using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MethodCabinet.Server.Olympiads.Late;

internal sealed class LateTables : IEntityTypeConfiguration<LateDelivery>
{
    public void Configure(EntityTypeBuilder<LateDelivery> builder)
    {
        builder.ToTable("late_deliveries", OlympiadSchema.Name);
        builder.HasOne<Attempt>().WithMany().HasForeignKey(d => d.AttemptId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(d => d.CarriedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(d => d.DecidedById).OnDelete(DeleteBehavior.Restrict);

        // The delivery of an entry is found by its place in the chain; every entry that came late is in one.
        builder.HasIndex(d => new { d.AttemptId, d.DeviceId, d.FirstSeq }).IsUnique();
    }
}
