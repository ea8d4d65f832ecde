using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MethodCabinet.Server.Courses;

internal sealed class WorkGroupTables : IEntityTypeConfiguration<WorkGroup>, IEntityTypeConfiguration<WorkGroupMember>
{
    public void Configure(EntityTypeBuilder<WorkGroup> builder)
    {
        builder.ToTable("work_groups", CourseSchema.Name);
        builder.Property(g => g.FileIds).HasJson();
        builder.Property(g => g.Version).IsRowVersion();
        builder.HasIndex(g => new { g.CohortId, g.UnitId, g.Number }).IsUnique();
        builder.HasOne<Cohort>().WithMany().HasForeignKey(g => g.CohortId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<WorkGroupMember> builder)
    {
        builder.ToTable("work_group_members", CourseSchema.Name);
        builder.HasKey(m => new { m.EnrolmentId, m.UnitId });
        builder.HasIndex(m => m.GroupId);
        builder.HasOne<WorkGroup>().WithMany().HasForeignKey(m => m.GroupId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Enrolment>().WithMany().HasForeignKey(m => m.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PeerTables : IEntityTypeConfiguration<PeerRound>, IEntityTypeConfiguration<PeerReview>
{
    public void Configure(EntityTypeBuilder<PeerRound> builder)
    {
        builder.ToTable("peer_rounds", CourseSchema.Name);

        // Of two who deal at once one does.
        builder.HasIndex(r => new { r.CohortId, r.UnitId }).IsUnique();
        builder.HasOne<Cohort>().WithMany().HasForeignKey(r => r.CohortId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PeerReview> builder)
    {
        builder.ToTable("peer_reviews", CourseSchema.Name);
        builder.Property(r => r.Points).HasJson();
        builder.Property(r => r.Comments).HasJson();
        builder.Property(r => r.AsideReason).HasMaxLength(GradeChange.MaxReason);
        builder.Property(r => r.Version).IsRowVersion();
        builder.Ignore(r => r.Counts);
        builder.HasIndex(r => new { r.SubmissionId, r.ReviewerId }).IsUnique();
        builder.HasOne<PeerRound>().WithMany().HasForeignKey(r => r.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Submission>().WithMany().HasForeignKey(r => r.SubmissionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Enrolment>().WithMany().HasForeignKey(r => r.ReviewerId).OnDelete(DeleteBehavior.Restrict);
    }
}
