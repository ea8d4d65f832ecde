using MethodCabinet.Domain.Courses.Dates;
using MethodCabinet.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MethodCabinet.Server.Courses.Dates;

internal sealed class DateTables :
    IEntityTypeConfiguration<ReminderSettings>, IEntityTypeConfiguration<SentReminder>, IEntityTypeConfiguration<ReminderLetter>, IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<ReminderSettings> builder)
    {
        builder.ToTable("reminder_settings", CourseSchema.Name);
        builder.HasKey(s => s.PersonId);
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
}
