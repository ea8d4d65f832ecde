using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Timetables;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Lessons.Media;
using MethodCabinet.Server.Lessons.Replays;
using MethodCabinet.Server.Lessons.Rooms;
using MethodCabinet.Server.Lessons.Slides;
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
    IEntityTypeConfiguration<LessonTrack>,
    IEntityTypeConfiguration<SlideConversion>,
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

        // Whoever makes the lessons of an entry beside somebody else comes second.
        builder.HasIndex(l => new { l.TimetableEntryId, l.TimetableDay }).IsUnique();
        builder.HasOne<TimetableEntry>().WithMany().HasForeignKey(l => l.TimetableEntryId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<SchoolPlace>().WithMany().HasForeignKey(l => l.PlaceId).OnDelete(DeleteBehavior.Restrict);
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

        // Not by its end, which changes every few seconds: so a change of it touches no index.
        builder.HasIndex(p => p.LessonId);
        builder.HasOne<Lesson>().WithMany().HasForeignKey(p => p.LessonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
    public void Configure(EntityTypeBuilder<LessonTrack> builder)
    {
        builder.ToTable("tracks", LessonSchema.Name);
        builder.HasIndex(t => t.LessonId);
        builder.HasOne<Lesson>().WithMany().HasForeignKey(t => t.LessonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(t => t.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(t => t.FileId).OnDelete(DeleteBehavior.Restrict);
    }
    public void Configure(EntityTypeBuilder<SlideConversion> builder)
    {
        builder.ToTable("slide_conversions", LessonSchema.Name);
        builder.Property(c => c.SlideState).HasColumnName("state");
        builder.HasIndex(c => c.LessonId);
        builder.HasIndex(c => c.AskedAt);
        builder.HasOne<Lesson>().WithMany().HasForeignKey(c => c.LessonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(c => c.SourceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(c => c.ResultId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<MediaPlace> builder)
    {
        builder.ToTable("media_places", LessonSchema.Name);
        builder.HasKey(p => p.LessonId);
        builder.Property(p => p.Node).HasMaxLength(300);
        builder.HasOne<Lesson>().WithOne().HasForeignKey<MediaPlace>(p => p.LessonId).OnDelete(DeleteBehavior.Cascade);
    }
}
