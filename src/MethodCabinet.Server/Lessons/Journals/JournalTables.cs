using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Journals;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MethodCabinet.Server.Lessons.Journals;

internal sealed class JournalTables :
    IEntityTypeConfiguration<LessonRecord>,
    IEntityTypeConfiguration<LessonRecordFile>,
    IEntityTypeConfiguration<JournalMark>,
    IEntityTypeConfiguration<MarkChange>,
    IEntityTypeConfiguration<AttendanceEntry>,
    IEntityTypeConfiguration<HomeworkWork>,
    IEntityTypeConfiguration<HomeworkFile>,
    IEntityTypeConfiguration<TermMark>
{
    public void Configure(EntityTypeBuilder<LessonRecord> builder)
    {
        builder.ToTable("records", LessonSchema.Name);
        builder.HasKey(r => r.LessonId);
        builder.Property(r => r.Topic).HasMaxLength(LessonRecord.MaxTopic);
        builder.Property(r => r.Homework).HasMaxLength(LessonRecord.MaxHomework);
        builder.Property(r => r.Version).IsRowVersion();
        builder.Ignore(r => r.HasHomework);
        builder.HasIndex(r => r.DueAt).HasFilter("due_at is not null");
        builder.HasOne<Lesson>().WithOne().HasForeignKey<LessonRecord>(r => r.LessonId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<LessonRecordFile> builder)
    {
        builder.ToTable("record_files", LessonSchema.Name);
        builder.HasKey(f => new { f.LessonId, f.Number });
        builder.HasOne<LessonRecord>().WithMany().HasForeignKey(f => f.LessonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(f => f.FileId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<JournalMark> builder)
    {
        builder.ToTable("marks", LessonSchema.Name);
        builder.Property(m => m.Note).HasMaxLength(JournalMark.MaxNote);
        builder.Property(m => m.Version).IsRowVersion();
        builder.HasIndex(m => new { m.LessonId, m.PersonId });
        builder.HasIndex(m => m.PersonId);
        builder.HasOne<Lesson>().WithMany().HasForeignKey(m => m.LessonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<MarkChange> builder)
    {
        builder.ToTable("mark_changes", LessonSchema.Name);
        builder.HasKey(c => new { c.MarkId, c.Number });
        builder.Property(c => c.Reason).HasMaxLength(JournalText.MaxReason);
        builder.HasOne<JournalMark>().WithMany().HasForeignKey(c => c.MarkId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.ById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AttendanceEntry> builder)
    {
        builder.ToTable("attendance_entries", LessonSchema.Name);
        builder.HasKey(e => new { e.LessonId, e.PersonId, e.Number });
        builder.Property(e => e.Reason).HasMaxLength(JournalText.MaxReason);
        builder.Ignore(e => e.Fact);
        builder.HasIndex(e => e.PersonId);
        builder.HasOne<Lesson>().WithMany().HasForeignKey(e => e.LessonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(e => e.ById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<HomeworkWork> builder)
    {
        builder.ToTable("homework_works", LessonSchema.Name);
        builder.Property(w => w.Text).HasMaxLength(HomeworkWork.MaxText);
        builder.Property(w => w.Comment).HasMaxLength(HomeworkWork.MaxComment);
        builder.Property(w => w.Remarks).HasJson();
        builder.Property(w => w.Version).IsRowVersion();

        // Two that are handed in at once are one try, and the next one.
        builder.HasIndex(w => new { w.LessonId, w.PersonId, w.Number }).IsUnique();
        builder.HasIndex(w => w.PersonId);
        builder.HasIndex(w => w.LessonId).HasFilter("state = 'Waiting'");
        builder.HasOne<Lesson>().WithMany().HasForeignKey(w => w.LessonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(w => w.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(w => w.MarkedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<JournalMark>().WithMany().HasForeignKey(w => w.MarkId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<HomeworkFile> builder)
    {
        builder.ToTable("homework_files", LessonSchema.Name);
        builder.HasKey(f => new { f.WorkId, f.Number });
        builder.HasIndex(f => f.FileId);
        builder.HasOne<HomeworkWork>().WithMany().HasForeignKey(f => f.WorkId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(f => f.FileId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TermMark> builder)
    {
        builder.ToTable("term_marks", LessonSchema.Name);
        builder.HasKey(m => new { m.StudyGroupId, m.PersonId, m.Term, m.Number });
        builder.Property(m => m.Reason).HasMaxLength(JournalText.MaxReason);
        builder.HasIndex(m => m.PersonId);
        builder.HasOne<StudyGroup>().WithMany().HasForeignKey(m => m.StudyGroupId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.ById).OnDelete(DeleteBehavior.Restrict);
    }
}
