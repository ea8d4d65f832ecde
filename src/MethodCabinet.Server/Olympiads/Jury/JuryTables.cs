using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MethodCabinet.Server.Olympiads.Jury;

internal sealed class JuryTables :
    IEntityTypeConfiguration<JuryMember>, IEntityTypeConfiguration<Work>, IEntityTypeConfiguration<WorkTask>, IEntityTypeConfiguration<MarkingPlan>, IEntityTypeConfiguration<Marking>,
    IEntityTypeConfiguration<SavedComment>, IEntityTypeConfiguration<DeclaredConflict>, IEntityTypeConfiguration<ParticipantQuestion>,
    IEntityTypeConfiguration<JuryAnnouncement>
{
    public void Configure(EntityTypeBuilder<JuryMember> builder)
    {
        builder.ToTable("jury_members", OlympiadSchema.Name);
        builder.HasKey(m => new { m.OlympiadId, m.PersonId });
        builder.HasOne<Olympiad>().WithMany().HasForeignKey(m => m.OlympiadId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Work> builder)
    {
        builder.ToTable("works", OlympiadSchema.Name);
        builder.HasKey(w => w.AttemptId);
        builder.HasOne<Attempt>().WithOne().HasForeignKey<Work>(w => w.AttemptId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Round>().WithMany().HasForeignKey(w => w.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(w => new { w.RoundId, w.Cipher }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<WorkTask> builder)
    {
        builder.ToTable("work_tasks", OlympiadSchema.Name);
        builder.HasKey(t => new { t.AttemptId, t.TaskId });
        builder.HasOne<Work>().WithMany().HasForeignKey(t => t.AttemptId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PaperTask>().WithMany().HasForeignKey(t => t.TaskId).OnDelete(DeleteBehavior.Restrict);

        // The next one is found without passing by those that are done, and what is left is counted.
        builder.HasIndex(t => new { t.TaskId, t.Awaits, t.Lot });
        builder.HasIndex(t => new { t.RoundId, t.TaskId, t.Awaits });
    }

    public void Configure(EntityTypeBuilder<MarkingPlan> builder)
    {
        builder.ToTable("marking_plans", OlympiadSchema.Name);
        builder.HasKey(p => p.TaskId);
        builder.Property(p => p.Version).IsRowVersion();
        builder.HasOne<PaperTask>().WithOne().HasForeignKey<MarkingPlan>(p => p.TaskId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Marking> builder)
    {
        builder.ToTable("markings", OlympiadSchema.Name);
        builder.Property(m => m.Points).HasJson();
        builder.Property(m => m.Remarks).HasJson().HasDefaultValueSql("'[]'");
        builder.Property(m => m.Version).IsRowVersion();
        builder.HasOne<Work>().WithMany().HasForeignKey(m => m.AttemptId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PaperTask>().WithMany().HasForeignKey(m => m.TaskId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.JurorId).OnDelete(DeleteBehavior.Restrict);

        // Two jurors do not mark the same by accident, and nobody marks the same twice. A control work is marked by everybody.
        builder.HasIndex(m => new { m.AttemptId, m.TaskId, m.Turn }).IsUnique().HasFilter("turn <> 'Control'");
        builder.HasIndex(m => new { m.AttemptId, m.TaskId, m.JurorId }).IsUnique();

        // What a juror has begun is found at once, and what was done is counted.
        builder.HasIndex(m => new { m.JurorId, m.TaskId });
    }

    public void Configure(EntityTypeBuilder<SavedComment> builder)
    {
        builder.ToTable("saved_comments", OlympiadSchema.Name);
        builder.HasOne<PaperTask>().WithMany().HasForeignKey(c => c.TaskId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.AuthorId).OnDelete(DeleteBehavior.Restrict);

        // Two who write the same have it once.
        builder.HasIndex(c => new { c.TaskId, c.Text }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<DeclaredConflict> builder)
    {
        builder.ToTable("declared_conflicts", OlympiadSchema.Name, table => table.HasCheckConstraint("ck_declared_conflicts_one", "num_nonnulls(organization_id, name, attempt_id) = 1"));
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.JurorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.DeclaredById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(c => c.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Attempt>().WithMany().HasForeignKey(c => c.AttemptId).OnDelete(DeleteBehavior.Restrict);

        // Said twice it is said once.
        builder.HasIndex(c => new { c.JurorId, c.OrganizationId }).IsUnique();
        builder.HasIndex(c => new { c.JurorId, c.Name }).IsUnique();
        builder.HasIndex(c => new { c.JurorId, c.AttemptId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ParticipantQuestion> builder)
    {
        builder.ToTable("participant_questions", OlympiadSchema.Name);
        builder.Property(q => q.Version).IsRowVersion();
        builder.HasOne<Attempt>().WithMany().HasForeignKey(q => q.AttemptId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PaperTask>().WithMany().HasForeignKey(q => q.TaskId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Round>().WithMany().HasForeignKey(q => q.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(q => q.AnsweredById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<JuryAnnouncement> builder)
    {
        builder.ToTable("jury_announcements", OlympiadSchema.Name);
        builder.HasOne<Round>().WithMany().HasForeignKey(a => a.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.SentById).OnDelete(DeleteBehavior.Restrict);
    }
}
