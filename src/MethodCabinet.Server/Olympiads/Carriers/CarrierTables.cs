using MethodCabinet.Domain.Olympiads;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MethodCabinet.Server.Olympiads.Carriers;

internal sealed class CarrierTables : IEntityTypeConfiguration<CarrierKey>
{
    public void Configure(EntityTypeBuilder<CarrierKey> builder)
    {
        builder.ToTable("carrier_keys", OlympiadSchema.Name);
        builder.HasKey(k => k.RoundId);
        builder.HasOne<Round>().WithOne().HasForeignKey<CarrierKey>(k => k.RoundId).OnDelete(DeleteBehavior.Cascade);
    }
}
