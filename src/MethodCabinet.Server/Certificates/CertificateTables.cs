using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MethodCabinet.Server.Certificates;

internal sealed class CertificateTable : IEntityTypeConfiguration<Certificate>
{
    public void Configure(EntityTypeBuilder<Certificate> builder)
    {
        builder.ToTable("certificates", "certificates", table => table.HasCheckConstraint("ck_certificates_ground", "num_nonnulls(registration_id, entry_id, enrolment_id) = 1"));
        builder.Property(c => c.Version).IsRowVersion();
        builder.ComplexProperty(c => c.Text, text =>
        {
            text.ToJson();
            text.Ignore(t => t.Dates);
        });
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.HolderId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Registration>().WithMany().HasForeignKey(c => c.RegistrationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ContestEntry>().WithMany().HasForeignKey(c => c.EntryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Enrolment>().WithMany().HasForeignKey(c => c.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(c => c.IsOfContest);
        builder.Property(c => c.GroundId).HasComputedColumnSql("coalesce(registration_id, entry_id, enrolment_id)", stored: true);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(c => c.FileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SavedDesign>().WithMany().HasForeignKey(c => c.DesignId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => c.Number).IsUnique();
        builder.HasIndex(c => c.RegisterNumber).IsUnique();
        builder.HasIndex(c => c.HolderId);

        // Issuing twice, by two people or by a job that ran again, gives one valid certificate.
        builder.HasIndex(c => new { c.GroundId, c.CoAuthor, c.Kind }).IsUnique().HasFilter("revoked_at is null");

        // Nobody is winner and prize-winner.
        builder.HasIndex(c => new { c.GroundId, c.CoAuthor }).IsUnique().HasFilter("revoked_at is null and kind <> 'Participant'");
    }
}

internal sealed class CertificateGroundView : IEntityTypeConfiguration<CertificateGround>
{
    public void Configure(EntityTypeBuilder<CertificateGround> builder) => builder.HasNoKey().ToView("grounds", "certificates");
}

internal sealed class SavedDesignTable : IEntityTypeConfiguration<SavedDesign>
{
    public void Configure(EntityTypeBuilder<SavedDesign> builder)
    {
        builder.ToTable("saved_designs", "certificates");
        builder.Property(d => d.Design).HasJson();
        builder.HasOne<Olympiad>().WithMany().HasForeignKey(d => d.OlympiadId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(d => d.SavedById).OnDelete(DeleteBehavior.Restrict);

        builder.HasOne<Contest>().WithMany().HasForeignKey(d => d.ContestId).OnDelete(DeleteBehavior.Restrict);

        builder.HasOne<Course>().WithMany().HasForeignKey(d => d.CourseId).OnDelete(DeleteBehavior.Restrict);

        // The cabinet's own, of no olympiad, no contest and no course, is one too.
        builder.HasIndex(d => new { d.OlympiadId, d.ContestId, d.CourseId, d.ForContests, d.Kind }).IsUnique().HasFilter("is_current").AreNullsDistinct(false);
    }
}

internal sealed class IssuingTable : IEntityTypeConfiguration<Issuing>
{
    public void Configure(EntityTypeBuilder<Issuing> builder)
    {
        builder.ToTable("issuings", "certificates");
        builder.HasKey(i => i.OccasionId);
        builder.HasOne<Person>().WithMany().HasForeignKey(i => i.StartedById).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DocumentTemplateTable : IEntityTypeConfiguration<DocumentTemplate>
{
    public void Configure(EntityTypeBuilder<DocumentTemplate> builder)
    {
        builder.ToTable("document_templates", "certificates");
        builder.HasKey(t => t.Kind);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(t => t.FileId).OnDelete(DeleteBehavior.Restrict);
    }
}
