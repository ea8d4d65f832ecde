using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MethodCabinet.Server.Courses.Quizzes;

internal sealed class QuizTables :
    IEntityTypeConfiguration<QuizAttempt>, IEntityTypeConfiguration<QuizTask>, IEntityTypeConfiguration<QuizEntry>, IEntityTypeConfiguration<QuizLateAcceptance>
{
    public void Configure(EntityTypeBuilder<QuizAttempt> builder)
    {
        builder.ToTable("quiz_attempts", CourseSchema.Name);

        // Of two tries that are begun at once one is the next.
        builder.HasIndex(a => new { a.EnrolmentId, a.UnitId, a.Number }).IsUnique();

        // What may have ended by itself is found without reading what was handed in.
        builder.HasIndex(a => a.EnrolmentId, "ix_quiz_attempts_running").HasFilter("handed_in_at is null");
        builder.HasOne<Enrolment>().WithMany().HasForeignKey(a => a.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<UnitVersion>().WithMany().HasForeignKey(a => a.VersionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<QuizTask> builder)
    {
        builder.ToTable("quiz_tasks", CourseSchema.Name);
        builder.HasKey(t => new { t.AttemptId, t.TaskId });
        builder.HasOne<QuizAttempt>().WithMany().HasForeignKey(t => t.AttemptId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<QuestionVersion>().WithMany().HasForeignKey(t => t.QuestionVersionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<QuizEntry> builder)
    {
        builder.ToTable("quiz_entries", CourseSchema.Name);

        // One row for an entry however often it is sent; the head of a chain is the last row of this key.
        builder.HasKey(e => new { e.AttemptId, e.DeviceId, e.Seq });
        builder.Property(e => e.Id).UseIdentityAlwaysColumn();
        builder.HasOne<QuizAttempt>().WithMany().HasForeignKey(e => e.AttemptId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<QuizLateAcceptance> builder)
    {
        builder.ToTable("quiz_late_acceptances", CourseSchema.Name);
        builder.HasKey(a => new { a.AttemptId, a.UpToId });
        builder.Property(a => a.Reason).HasMaxLength(QuizLateAcceptance.MaxReason);
        builder.HasOne<QuizAttempt>().WithMany().HasForeignKey(a => a.AttemptId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.ById).OnDelete(DeleteBehavior.Restrict);
    }
}
