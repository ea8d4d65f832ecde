using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Talk;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MethodCabinet.Server.Courses.Talk;

internal sealed class TalkTables :
    IEntityTypeConfiguration<UnitQuestion>,
    IEntityTypeConfiguration<DiscussionThread>,
    IEntityTypeConfiguration<DiscussionPost>,
    IEntityTypeConfiguration<ThreadSeen>,
    IEntityTypeConfiguration<UnitNote>
{
    public void Configure(EntityTypeBuilder<UnitQuestion> builder)
    {
        builder.ToTable("unit_questions", CourseSchema.Name);
        builder.Property(q => q.Place).HasJson();
        builder.Property(q => q.Version).IsRowVersion();
        builder.Ignore(q => q.SightOfCohort);
        builder.HasIndex(q => new { q.CohortId, q.UnitId });
        builder.HasIndex(q => q.AskedAt).HasFilter("answered_at is null");
        builder.HasOne<Enrolment>().WithMany().HasForeignKey(q => q.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Cohort>().WithMany().HasForeignKey(q => q.CohortId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(q => q.AnsweredById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DiscussionThread> builder)
    {
        builder.ToTable("discussion_threads", CourseSchema.Name);
        builder.Property(t => t.Title).HasMaxLength(DiscussionThread.MaxTitle);
        builder.HasIndex(t => t.CohortId);
        builder.HasOne<Cohort>().WithMany().HasForeignKey(t => t.CohortId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(t => t.AuthorId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DiscussionPost> builder)
    {
        builder.ToTable("discussion_posts", CourseSchema.Name);
        builder.Property(p => p.HiddenReason).HasMaxLength(TalkText.MaxReason);
        builder.Property(p => p.Version).IsRowVersion();
        builder.Ignore(p => p.IsHidden);
        builder.HasIndex(p => new { p.ThreadId, p.WrittenAt });
        builder.HasOne<DiscussionThread>().WithMany().HasForeignKey(p => p.ThreadId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.AuthorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.HiddenById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ThreadSeen> builder)
    {
        builder.ToTable("discussion_seen", CourseSchema.Name);
        builder.HasKey(s => new { s.ThreadId, s.PersonId });
        builder.HasOne<DiscussionThread>().WithMany().HasForeignKey(s => s.ThreadId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<UnitNote> builder)
    {
        builder.ToTable("unit_notes", CourseSchema.Name);
        builder.Property(n => n.Place).HasJson();

        // Of two devices that send at once the second finds another revision.
        builder.Property(n => n.Revision).IsConcurrencyToken();
        builder.HasIndex(n => n.EnrolmentId);
        builder.HasOne<Enrolment>().WithMany().HasForeignKey(n => n.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
    }
}
