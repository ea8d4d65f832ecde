using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Scorm;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MethodCabinet.Server.Courses;

internal static class CourseSchema
{
    public const string Name = "courses";
}

internal sealed class CourseTables : IEntityTypeConfiguration<Course>, IEntityTypeConfiguration<CourseEdition>, IEntityTypeConfiguration<UnitVersion>
{
    public void Configure(EntityTypeBuilder<Course> builder)
    {
        builder.ToTable("courses", CourseSchema.Name);
        builder.Property(c => c.Title).HasMaxLength(Course.MaxTitle);
        builder.Property(c => c.Outline).HasJson();
        builder.Property(c => c.Grading!).HasJson();
        builder.Property(c => c.Version).IsRowVersion();
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.CreatedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.CertificatesById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CourseEdition> builder)
    {
        builder.ToTable("editions", CourseSchema.Name);

        // Two who publish at once cannot both make the same number.
        builder.HasKey(e => new { e.CourseId, e.Number });
        builder.Property(e => e.Outline).HasJson();
        builder.HasOne<Course>().WithMany().HasForeignKey(e => e.CourseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(e => e.PublishedById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<UnitVersion> builder)
    {
        builder.ToTable("unit_versions", CourseSchema.Name);
        builder.Property(v => v.Content).HasJson();
        builder.Property(v => v.Version).IsRowVersion();
        builder.HasIndex(v => v.CourseId);
        builder.HasIndex(v => v.MaterialIds).HasMethod("gin");
        builder.HasOne<Course>().WithMany().HasForeignKey(v => v.CourseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(v => v.FileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(v => v.WrittenById).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CohortTables : IEntityTypeConfiguration<Cohort>, IEntityTypeConfiguration<CohortTutor>, IEntityTypeConfiguration<CohortWord>, IEntityTypeConfiguration<Enrolment>
{
    public void Configure(EntityTypeBuilder<Cohort> builder)
    {
        builder.ToTable("cohorts", CourseSchema.Name);
        builder.Property(c => c.Title).HasMaxLength(Course.MaxTitle);
        builder.Property(c => c.Version).IsRowVersion();
        builder.HasOne<CourseEdition>().WithMany().HasForeignKey(c => new { c.CourseId, c.Edition }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CohortTutor> builder)
    {
        builder.ToTable("cohort_tutors", CourseSchema.Name);
        builder.HasKey(t => new { t.CohortId, t.PersonId });
        builder.HasOne<Cohort>().WithMany().HasForeignKey(t => t.CohortId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(t => t.PersonId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CohortWord> builder)
    {
        builder.ToTable("cohort_words", CourseSchema.Name);
        builder.HasKey(w => new { w.CohortId, w.TargetId });
        builder.HasOne<Cohort>().WithMany().HasForeignKey(w => w.CohortId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(w => w.SaidById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Enrolment> builder)
    {
        builder.ToTable("enrolments", CourseSchema.Name);
        builder.Property(e => e.Group).HasMaxLength(Enrolment.MaxGroup);
        builder.Property(e => e.Reason).HasMaxLength(Enrolment.MaxReason);
        builder.Property(e => e.Version).IsRowVersion();

        // Nobody is in a cohort twice.
        builder.HasIndex(e => new { e.CohortId, e.PersonId }).IsUnique();
        builder.HasOne<Cohort>().WithMany().HasForeignKey(e => e.CohortId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(e => e.QuotaOrganizationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LearningTables :
    IEntityTypeConfiguration<UnitProgress>,
    IEntityTypeConfiguration<UnitExtension>,
    IEntityTypeConfiguration<Viewing>,
    IEntityTypeConfiguration<ScormState>,
    IEntityTypeConfiguration<Submission>,
    IEntityTypeConfiguration<SubmissionFile>
{
    public void Configure(EntityTypeBuilder<UnitProgress> builder)
    {
        builder.ToTable("unit_progress", CourseSchema.Name);
        builder.HasKey(p => new { p.EnrolmentId, p.UnitId });
        builder.HasOne<Enrolment>().WithMany().HasForeignKey(p => p.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<UnitExtension> builder)
    {
        builder.ToTable("unit_extensions", CourseSchema.Name);
        builder.HasKey(e => new { e.EnrolmentId, e.UnitId });
        builder.HasOne<Enrolment>().WithMany().HasForeignKey(e => e.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(e => e.GivenById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Viewing> builder)
    {
        builder.ToTable("viewings", CourseSchema.Name);
        builder.HasKey(v => new { v.EnrolmentId, v.UnitId });
        builder.Property(v => v.Parts).HasJson();
        builder.HasOne<Enrolment>().WithMany().HasForeignKey(v => v.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ScormState> builder)
    {
        builder.ToTable("scorm_states", CourseSchema.Name);
        builder.HasKey(s => new { s.EnrolmentId, s.UnitId, s.ItemId });
        builder.Property(s => s.ItemId).HasMaxLength(ScormState.MaxItemId);
        builder.Property(s => s.Values).HasJson();
        builder.HasOne<Enrolment>().WithMany().HasForeignKey(s => s.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Submission> builder)
    {
        builder.ToTable("submissions", CourseSchema.Name);
        builder.Property(s => s.Points).HasJson();
        builder.Property(s => s.Remarks).HasJson().HasDefaultValueSql("'[]'");
        builder.Property(s => s.Version).IsRowVersion();

        // Of two tries that are handed in at once one is the next.
        builder.HasIndex(s => new { s.EnrolmentId, s.UnitId, s.Number }).IsUnique();
        builder.HasIndex(s => new { s.GroupId, s.Number }).IsUnique();
        builder.HasOne<WorkGroup>().WithMany().HasForeignKey(s => s.GroupId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Enrolment>().WithMany().HasForeignKey(s => s.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<UnitVersion>().WithMany().HasForeignKey(s => s.VersionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.MarkedById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SubmissionFile> builder)
    {
        builder.ToTable("submission_files", CourseSchema.Name);
        builder.HasKey(f => new { f.SubmissionId, f.Number });
        builder.HasOne<Submission>().WithMany().HasForeignKey(f => f.SubmissionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(f => f.FileId).OnDelete(DeleteBehavior.Restrict);
    }
}
