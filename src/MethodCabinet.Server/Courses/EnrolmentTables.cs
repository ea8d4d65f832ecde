using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MethodCabinet.Server.Courses;

internal sealed class QuotaTable : IEntityTypeConfiguration<CohortQuota>
{
    public void Configure(EntityTypeBuilder<CohortQuota> builder)
    {
        builder.ToTable("cohort_quotas", CourseSchema.Name);
        builder.HasKey(q => new { q.CohortId, q.OrganizationId });
        builder.HasOne<Cohort>().WithMany().HasForeignKey(q => q.CohortId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(q => q.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CohortLessonTable : IEntityTypeConfiguration<CohortLesson>
{
    public void Configure(EntityTypeBuilder<CohortLesson> builder)
    {
        builder.ToTable("cohort_lessons", CourseSchema.Name);
        builder.HasKey(l => new { l.CohortId, l.UnitId });
        builder.HasIndex(l => l.LessonId).IsUnique();
        builder.HasOne<Cohort>().WithMany().HasForeignKey(l => l.CohortId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Lesson>().WithMany().HasForeignKey(l => l.LessonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OrderTables : IEntityTypeConfiguration<CohortOrder>, IEntityTypeConfiguration<CohortOrderPerson>
{
    public void Configure(EntityTypeBuilder<CohortOrder> builder)
    {
        builder.ToTable("orders", CourseSchema.Name);
        builder.Property(o => o.Number).HasMaxLength(CohortOrder.MaxNumber);
        builder.Property(o => o.Basis).HasMaxLength(CohortOrder.MaxBasis);
        builder.Property(o => o.Version).IsRowVersion();
        builder.Ignore(o => o.IsRegistered).Ignore(o => o.Name);
        builder.HasOne<Cohort>().WithMany().HasForeignKey(o => o.CohortId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(o => o.CreatedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(o => o.RegisteredById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(o => o.FileId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CohortOrderPerson> builder)
    {
        builder.ToTable("order_people", CourseSchema.Name);
        builder.HasKey(p => new { p.OrderId, p.PersonId });
        builder.HasOne<CohortOrder>().WithMany().HasForeignKey(p => p.OrderId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class GradeTables : IEntityTypeConfiguration<GradeScheme>, IEntityTypeConfiguration<GradeChange>, IEntityTypeConfiguration<GradeFormulaChange>
{
    public void Configure(EntityTypeBuilder<GradeScheme> builder)
    {
        builder.ToTable("grade_schemes", CourseSchema.Name);
        builder.HasKey(s => s.CohortId);
        builder.Property(s => s.Weights).HasJson();
        builder.Property(s => s.Formula).HasMaxLength(GradeFormula.MaxLength).HasDefaultValue("");
        builder.Property(s => s.Codes).HasJson().HasDefaultValueSql("'{}'");
        builder.Property(s => s.Version).IsRowVersion();
        builder.HasOne<Cohort>().WithMany().HasForeignKey(s => s.CohortId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<GradeFormulaChange> builder)
    {
        builder.ToTable("grade_formula_changes", CourseSchema.Name);
        builder.Property(c => c.Formula).HasMaxLength(GradeFormula.MaxLength);
        builder.HasIndex(c => new { c.CohortId, c.Number }).IsUnique();
        builder.HasOne<Cohort>().WithMany().HasForeignKey(c => c.CohortId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.ById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<GradeChange> builder)
    {
        builder.ToTable("grade_changes", CourseSchema.Name);
        builder.Property(c => c.Reason).HasMaxLength(GradeChange.MaxReason);

        // Of two who change a mark at once one is told so.
        builder.HasIndex(c => new { c.EnrolmentId, c.UnitId, c.Number }).IsUnique().AreNullsDistinct(false);
        builder.HasOne<Enrolment>().WithMany().HasForeignKey(c => c.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.ById).OnDelete(DeleteBehavior.Restrict);
    }
}
