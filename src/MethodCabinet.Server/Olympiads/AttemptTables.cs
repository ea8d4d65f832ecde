using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.Olympiads;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MethodCabinet.Server.Olympiads;

internal sealed class AttemptTables :
    IEntityTypeConfiguration<Attempt>,
    IEntityTypeConfiguration<JournalEntry>,
    IEntityTypeConfiguration<AttemptDevice>,
    IEntityTypeConfiguration<AttemptFile>,
    IEntityTypeConfiguration<AttemptUpload>,
    IEntityTypeConfiguration<TaskScore>,
    IEntityTypeConfiguration<StandingState>
{
    public void Configure(EntityTypeBuilder<Attempt> builder)
    {
        builder.ToTable("attempts", OlympiadSchema.Name);
        builder.HasOne<Round>().WithMany().HasForeignKey(a => a.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Registration>().WithMany().HasForeignKey(a => a.RegistrationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Paper>().WithMany().HasForeignKey(a => a.PaperId).OnDelete(DeleteBehavior.Restrict);

        builder.HasOne<PaperSeal>().WithMany().HasForeignKey(a => a.SealId).OnDelete(DeleteBehavior.Restrict);

        // Opening a paper twice, from two devices at once, gives one attempt.
        builder.HasIndex(a => new { a.RoundId, a.RegistrationId }).IsUnique();
        builder.HasIndex(a => a.PersonId);

        // What waits to be scored is found without reading what is.
        builder.HasIndex(a => a.RoundId, "ix_attempts_unscored").HasFilter("scored_at is null");
    }

    public void Configure(EntityTypeBuilder<JournalEntry> builder)
    {
        builder.ToTable("journal_entries", OlympiadSchema.Name);

        // One row for an entry however often it is sent; the head of a chain is the last row of this key.
        builder.HasKey(e => new { e.AttemptId, e.DeviceId, e.Seq });
        builder.Property(e => e.Id).UseIdentityAlwaysColumn();
        builder.Property(e => e.ChainBytes).HasDefaultValue(0L);

        // No foreign key: its check would lock the attempt for each row. The writer inserts by a join to the attempt, and Data/Sql/3-olympiads.sql
        // lets nobody delete an attempt.
    }

    public void Configure(EntityTypeBuilder<AttemptDevice> builder)
    {
        builder.ToTable("attempt_devices", OlympiadSchema.Name);
        builder.HasKey(d => new { d.AttemptId, d.BrowserId });
        builder.HasOne<Attempt>().WithMany().HasForeignKey(d => d.AttemptId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AttemptFile> builder)
    {
        builder.ToTable("attempt_files", OlympiadSchema.Name);

        // Sending a file again is the same file.
        builder.HasKey(f => new { f.AttemptId, f.Sha256 });
        builder.HasOne<Attempt>().WithMany().HasForeignKey(f => f.AttemptId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StoredFile>().WithOne().HasForeignKey<AttemptFile>(f => f.FileId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AttemptUpload> builder)
    {
        builder.ToTable("attempt_uploads", OlympiadSchema.Name);

        // Two tabs that begin to send a file send one.
        builder.HasIndex(u => new { u.AttemptId, u.Sha256 }).IsUnique();
        builder.HasIndex(u => u.BegunAt);
        builder.HasOne<Attempt>().WithMany().HasForeignKey(u => u.AttemptId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TaskScore> builder)
    {
        builder.ToTable("task_scores", OlympiadSchema.Name);
        builder.HasKey(s => new { s.AttemptId, s.TaskId });
        builder.HasOne<Attempt>().WithMany().HasForeignKey(s => s.AttemptId);
    }

    public void Configure(EntityTypeBuilder<StandingState> builder)
    {
        builder.ToTable("standings", OlympiadSchema.Name);
        builder.HasKey(s => s.OlympiadId);
        builder.Property(s => s.RowSalt).HasDefaultValueSql("gen_random_uuid()");
        builder.HasOne<Olympiad>().WithOne().HasForeignKey<StandingState>(s => s.OlympiadId);
    }
}
