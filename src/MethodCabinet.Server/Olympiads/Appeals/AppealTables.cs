using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Appeals;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MethodCabinet.Server.Olympiads.Appeals;

internal sealed class AppealTables :
    IEntityTypeConfiguration<Showing>,
    IEntityTypeConfiguration<CommissionMember>,
    IEntityTypeConfiguration<Appeal>,
    IEntityTypeConfiguration<AppealVote>,
    IEntityTypeConfiguration<TaskAnalysis>
{
    public void Configure(EntityTypeBuilder<Showing> builder)
    {
        builder.ToTable("showings", OlympiadSchema.Name);
        builder.HasKey(s => s.RoundId);
        builder.Property(s => s.Version).IsRowVersion();
        builder.HasOne<Round>().WithOne().HasForeignKey<Showing>(s => s.RoundId);
    }

    public void Configure(EntityTypeBuilder<CommissionMember> builder)
    {
        builder.ToTable("commission_members", OlympiadSchema.Name);
        builder.HasKey(m => new { m.OlympiadId, m.PersonId });
        builder.HasOne<Olympiad>().WithMany().HasForeignKey(m => m.OlympiadId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => m.OlympiadId).IsUnique().HasFilter("is_chair");
        builder.HasIndex(m => m.PersonId);
    }

    public void Configure(EntityTypeBuilder<Appeal> builder)
    {
        builder.ToTable("appeals", OlympiadSchema.Name);
        builder.Property(a => a.Spot!).HasJson();
        builder.Property(a => a.Version).IsRowVersion();
        builder.HasOne<Attempt>().WithMany().HasForeignKey(a => a.AttemptId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PaperTask>().WithMany().HasForeignKey(a => a.TaskId).OnDelete(DeleteBehavior.Restrict);

        // One about a task of a work, and one about procedure, which has no task.
        builder.HasIndex(a => new { a.AttemptId, a.TaskId }).IsUnique().AreNullsDistinct(false).HasFilter("state <> 'Withdrawn'");
    }

    public void Configure(EntityTypeBuilder<AppealVote> builder)
    {
        builder.ToTable("appeal_votes", OlympiadSchema.Name);
        builder.HasKey(v => new { v.AppealId, v.MemberId });
        builder.Property(v => v.Points).HasJson();
        builder.Property(v => v.Version).IsRowVersion();
        builder.HasOne<Appeal>().WithMany().HasForeignKey(v => v.AppealId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(v => v.MemberId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TaskAnalysis> builder)
    {
        builder.ToTable("task_analyses", OlympiadSchema.Name);
        builder.HasKey(a => a.RoundId);
        builder.Property(a => a.Version).IsRowVersion();
        builder.HasOne<Round>().WithOne().HasForeignKey<TaskAnalysis>(a => a.RoundId);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(a => a.FileId).OnDelete(DeleteBehavior.Restrict);
    }
}
