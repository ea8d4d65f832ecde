using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Lessons.Media;
using MethodCabinet.Server.Lessons.Rooms;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MethodCabinet.Server.Lessons;

internal static class LessonSchema
{
    public const string Name = "lessons";
}

internal sealed class LessonTables :
    IEntityTypeConfiguration<Lesson>,
    IEntityTypeConfiguration<LessonMember>,
    IEntityTypeConfiguration<StudyGroup>,
    IEntityTypeConfiguration<StudyGroupMember>,
    IEntityTypeConfiguration<RoomLogRow>,
    IEntityTypeConfiguration<Presence>,
    IEntityTypeConfiguration<MediaPlace>
{
    public void Configure(EntityTypeBuilder<Lesson> builder)
    {
        builder.ToTable("lessons", LessonSchema.Name);
        builder.Property(l => l.Title).HasMaxLength(Lesson.MaxTitle);
        builder.Property(l => l.Version).IsRowVersion();
        builder.Ignore(l => l.PlannedEnd);
        builder.Ignore(l => l.IsHeld);
        builder.HasIndex(l => l.StartsAt);
        builder.HasIndex(l => new { l.StudyGroupId, l.StartsAt });
        builder.HasOne<StudyGroup>().WithMany().HasForeignKey(l => l.StudyGroupId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(l => l.CreatedById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<LessonMember> builder)
    {
        builder.ToTable("members", LessonSchema.Name);
        builder.HasKey(m => new { m.LessonId, m.PersonId });
        builder.HasIndex(m => m.PersonId);
        builder.HasOne<Lesson>().WithMany().HasForeignKey(m => m.LessonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<StudyGroup> builder)
    {
        builder.ToTable("study_groups", LessonSchema.Name);
        builder.Property(g => g.Subject).HasMaxLength(StudyGroup.MaxSubject);
        builder.Property(g => g.Title).HasMaxLength(StudyGroup.MaxTitle);
        builder.Property(g => g.Version).IsRowVersion();
        builder.HasIndex(g => new { g.OrganizationId, g.From });
        builder.HasOne<Organization>().WithMany().HasForeignKey(g => g.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<StudyGroupMember> builder)
    {
        builder.ToTable("study_group_members", LessonSchema.Name);
        builder.HasKey(m => new { m.StudyGroupId, m.PersonId });
        builder.HasIndex(m => m.PersonId);
        builder.HasOne<StudyGroup>().WithMany().HasForeignKey(m => m.StudyGroupId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RoomLogRow> builder)
    {
        builder.ToTable("room_log", LessonSchema.Name);

        // Of two machines that enter something at once one comes second, and decides anew.
        builder.HasKey(e => new { e.LessonId, e.Seq });
        builder.HasIndex(e => new { e.LessonId, e.Id }).IsUnique();
        builder.Property(e => e.Act).HasJson();
        builder.HasOne<Lesson>().WithMany().HasForeignKey(e => e.LessonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(e => e.ById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Presence> builder)
    {
        builder.ToTable("presences", LessonSchema.Name);
        builder.HasIndex(p => new { p.LessonId, p.Until });
        builder.HasOne<Lesson>().WithMany().HasForeignKey(p => p.LessonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<MediaPlace> builder)
    {
        builder.ToTable("media_places", LessonSchema.Name);
        builder.HasKey(p => p.LessonId);
        builder.Property(p => p.Node).HasMaxLength(300);
        builder.HasOne<Lesson>().WithOne().HasForeignKey<MediaPlace>(p => p.LessonId).OnDelete(DeleteBehavior.Cascade);
    }
}
