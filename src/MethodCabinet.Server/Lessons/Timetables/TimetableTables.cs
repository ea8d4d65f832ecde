using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Timetables;
using MethodCabinet.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MethodCabinet.Server.Lessons.Timetables;

internal sealed class TimetableTables :
    IEntityTypeConfiguration<SchoolTerm>,
    IEntityTypeConfiguration<SchoolPlace>,
    IEntityTypeConfiguration<TimetableEntry>,
    IEntityTypeConfiguration<LessonChange>,
    IEntityTypeConfiguration<Occupation>,
    IEntityTypeConfiguration<Occupying>
{
    public void Configure(EntityTypeBuilder<SchoolTerm> builder)
    {
        builder.ToTable("school_terms", LessonSchema.Name);
        builder.Property(t => t.Title).HasMaxLength(SchoolTerm.MaxTitle);
        builder.HasIndex(t => new { t.OrganizationId, t.From });
        builder.HasOne<Organization>().WithMany().HasForeignKey(t => t.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SchoolPlace> builder)
    {
        builder.ToTable("school_places", LessonSchema.Name);
        builder.Property(p => p.Title).HasMaxLength(SchoolPlace.MaxTitle);
        builder.HasIndex(p => new { p.OrganizationId, p.Title }).IsUnique();
        builder.HasOne<Organization>().WithMany().HasForeignKey(p => p.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TimetableEntry> builder)
    {
        builder.ToTable("timetable_entries", LessonSchema.Name);
        builder.Property(e => e.Version).IsRowVersion();
        builder.HasIndex(e => e.StudyGroupId);
        builder.HasIndex(e => e.ChangedAt);
        builder.HasOne<StudyGroup>().WithMany().HasForeignKey(e => e.StudyGroupId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SchoolPlace>().WithMany().HasForeignKey(e => e.PlaceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(e => e.TeacherId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<LessonChange> builder)
    {
        builder.ToTable("lesson_changes", LessonSchema.Name);
        builder.Property(c => c.Reason).HasMaxLength(LessonChange.MaxReason);
        builder.HasIndex(c => c.LessonId);
        builder.HasIndex(c => c.At);
        builder.HasOne<Lesson>().WithMany().HasForeignKey(c => c.LessonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.ById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.WasTeacherId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Occupation> builder)
    {
        // What may not overlap is said in Data/Sql/8-lessons.sql: EF knows no exclusion constraints.
        builder.ToTable("occupations", LessonSchema.Name);
        builder.HasIndex(o => o.LessonId);
        builder.HasOne<Lesson>().WithMany().HasForeignKey(o => o.LessonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(o => o.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SchoolPlace>().WithMany().HasForeignKey(o => o.PlaceId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Occupying> builder) => builder.HasNoKey().ToView("occupying", LessonSchema.Name);
}
