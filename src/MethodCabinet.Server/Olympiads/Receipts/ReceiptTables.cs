using MethodCabinet.Domain.Assessment.Journal;
using MethodCabinet.Domain.Olympiads;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MethodCabinet.Server.Olympiads.Receipts;

internal sealed class ReceiptTables : IEntityTypeConfiguration<ReceiptKey>, IEntityTypeConfiguration<RoundRoot>
{
    public void Configure(EntityTypeBuilder<ReceiptKey> builder)
    {
        builder.ToTable("receipt_keys", OlympiadSchema.Name);

        // One key signs at a time.
        builder.HasIndex(k => k.RetiredAt).IsUnique().AreNullsDistinct(false);
    }

    public void Configure(EntityTypeBuilder<RoundRoot> builder)
    {
        builder.ToTable("round_roots", OlympiadSchema.Name);
        builder.HasKey(r => new { r.RoundId, r.Number });
        builder.HasOne<Round>().WithMany().HasForeignKey(r => r.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ReceiptKey>().WithMany().HasForeignKey(r => r.KeyId).OnDelete(DeleteBehavior.Restrict);
    }
}
