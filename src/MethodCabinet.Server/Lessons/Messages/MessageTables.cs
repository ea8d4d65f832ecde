using MethodCabinet.Domain.Lessons.Messages;
using MethodCabinet.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MethodCabinet.Server.Lessons.Messages;

internal sealed class MessageTables : IEntityTypeConfiguration<FamilyThread>, IEntityTypeConfiguration<FamilyMessage>, IEntityTypeConfiguration<FamilyThreadSeen>
{
    public void Configure(EntityTypeBuilder<FamilyThread> builder)
    {
        builder.ToTable("family_threads", LessonSchema.Name);

        // Two who write first at once write into one thread.
        builder.HasIndex(t => new { t.PupilId, t.FamilyId, t.TeacherId }).IsUnique().AreNullsDistinct(false);
        builder.HasIndex(t => t.FamilyId);
        builder.HasIndex(t => t.TeacherId);
        builder.HasOne<Person>().WithMany().HasForeignKey(t => t.PupilId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(t => t.FamilyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(t => t.TeacherId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FamilyMessage> builder)
    {
        builder.ToTable("family_messages", LessonSchema.Name);
        builder.Property(m => m.Text).HasMaxLength(FamilyMessage.MaxText);
        builder.HasIndex(m => new { m.ThreadId, m.At });
        builder.HasIndex(m => new { m.AuthorId, m.At });
        builder.HasOne<FamilyThread>().WithMany().HasForeignKey(m => m.ThreadId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.AuthorId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FamilyThreadSeen> builder)
    {
        builder.ToTable("family_threads_seen", LessonSchema.Name);
        builder.HasKey(s => new { s.ThreadId, s.PersonId });
        builder.HasOne<FamilyThread>().WithMany().HasForeignKey(s => s.ThreadId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
