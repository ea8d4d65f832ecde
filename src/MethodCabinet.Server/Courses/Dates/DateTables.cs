using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Dates;
using MethodCabinet.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MethodCabinet.Server.Courses.Dates;

internal sealed class DateTables :
    IEntityTypeConfiguration<ReminderSettings>, IEntityTypeConfiguration<SentReminder>, IEntityTypeConfiguration<ReminderLetter>, IEntityTypeConfiguration<CalendarFeed>,
    IEntityTypeConfiguration<DiagnosticAsk>
{
    public void Configure(EntityTypeBuilder<ReminderSettings> builder)
    {
        builder.ToTable("reminder_settings", CourseSchema.Name);
        builder.HasKey(s => s.PersonId);
        builder.Property(s => s.Diagnostic).HasDefaultValue(true).HasSentinel(true);
        builder.Property(s => s.Timetable).HasDefaultValue(true).HasSentinel(true);
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SentReminder> builder)
    {
        builder.ToTable("sent_reminders", CourseSchema.Name);
        builder.HasKey(s => new { s.PersonId, s.Key });
        builder.Property(s => s.Key).HasMaxLength(SentReminder.MaxKey);
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ReminderLetter> builder)
    {
        builder.ToTable("reminder_letters", CourseSchema.Name);
        builder.HasKey(l => new { l.PersonId, l.Day });
        builder.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CalendarFeed> builder)
    {
        builder.ToTable("calendar_feeds", CourseSchema.Name);
        builder.HasKey(f => f.PersonId);
        builder.HasIndex(f => f.Secret).IsUnique();
        builder.HasOne<Person>().WithMany().HasForeignKey(f => f.PersonId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DiagnosticAsk> builder)
    {
        builder.ToTable("diagnostic_asks", CourseSchema.Name);
        builder.HasKey(a => new { a.PersonId, a.CourseId, a.Day });
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Course>().WithMany().HasForeignKey(a => a.CourseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Cohort>().WithMany().HasForeignKey(a => a.CohortId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.AskedById).OnDelete(DeleteBehavior.Restrict);
    }
}
