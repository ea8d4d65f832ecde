using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.Olympiads;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MethodCabinet.Server.Olympiads.Seals;

internal sealed class SealTables :
    IEntityTypeConfiguration<PaperSeal>, IEntityTypeConfiguration<SealedTask>, IEntityTypeConfiguration<RoundKey>, IEntityTypeConfiguration<HeldKit>
{
    public void Configure(EntityTypeBuilder<PaperSeal> builder)
    {
        builder.ToTable("paper_seals", OlympiadSchema.Name);

        // A paper that nobody has opened can still be removed, and its seals with it.
        builder.HasOne<Paper>().WithMany().HasForeignKey(s => s.PaperId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<StoredFile>().WithOne().HasForeignKey<PaperSeal>(s => s.FileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.PaperId, s.Number }).IsUnique();
        builder.Property(s => s.KeyNumber).HasDefaultValue(1);
        builder.HasMany(s => s.Tasks).WithOne().HasForeignKey(t => t.SealId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SealedTask> builder)
    {
        builder.ToTable("sealed_tasks", OlympiadSchema.Name);

        // No foreign key to the task: it may be removed from the paper, and stays in the seal.
        builder.HasKey(t => new { t.SealId, t.TaskId });
        builder.HasOne<QuestionVersion>().WithMany().HasForeignKey(t => t.QuestionVersionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RoundKey> builder)
    {
        builder.ToTable("opening_keys", OlympiadSchema.Name);
        builder.HasKey(k => k.RoundId);
        builder.Property(k => k.Number).HasDefaultValue(1);
        builder.HasOne<Round>().WithOne().HasForeignKey<RoundKey>(k => k.RoundId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<HeldKit> builder)
    {
        builder.ToTable("held_kits", OlympiadSchema.Name);
        builder.HasKey(k => new { k.RegistrationId, k.SealId });
        builder.HasOne<Registration>().WithMany().HasForeignKey(k => k.RegistrationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PaperSeal>().WithMany().HasForeignKey(k => k.SealId).OnDelete(DeleteBehavior.Cascade);
    }
}
