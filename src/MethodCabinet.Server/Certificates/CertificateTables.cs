using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MethodCabinet.Server.Certificates;

internal sealed class CertificateTable : IEntityTypeConfiguration<Certificate>
{
    public void Configure(EntityTypeBuilder<Certificate> builder)
    {
        builder.ToTable("certificates", "certificates");
        builder.Property(c => c.Version).IsRowVersion();
        builder.ComplexProperty(c => c.Text, text => text.ToJson());
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.HolderId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Registration>().WithMany().HasForeignKey(c => c.RegistrationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(c => c.FileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SavedDesign>().WithMany().HasForeignKey(c => c.DesignId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => c.Number).IsUnique();
        builder.HasIndex(c => c.RegisterNumber).IsUnique();
        builder.HasIndex(c => c.HolderId);

        // Issuing twice, by two people or by a job that ran again, gives one valid certificate.
        builder.HasIndex(c => new { c.RegistrationId, c.Kind }).IsUnique().HasFilter("revoked_at is null");

        // Nobody is winner and prize-winner.
        builder.HasIndex(c => c.RegistrationId).IsUnique().HasFilter("revoked_at is null and kind <> 'Participant'");
    }
}

internal sealed class SavedDesignTable : IEntityTypeConfiguration<SavedDesign>
{
    public void Configure(EntityTypeBuilder<SavedDesign> builder)
    {
        builder.ToTable("saved_designs", "certificates");
        builder.Property(d => d.Design).HasJson();
        builder.HasOne<Olympiad>().WithMany().HasForeignKey(d => d.OlympiadId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(d => d.SavedById).OnDelete(DeleteBehavior.Restrict);

        // The cabinet's own, of no olympiad, is one too.
        builder.HasIndex(d => new { d.OlympiadId, d.Kind }).IsUnique().HasFilter("is_current").AreNullsDistinct(false);
    }
}

internal sealed class IssuingTable : IEntityTypeConfiguration<Issuing>
{
    public void Configure(EntityTypeBuilder<Issuing> builder)
    {
        builder.ToTable("issuings", "certificates");
        builder.HasKey(i => i.OlympiadId);
        builder.HasOne<Olympiad>().WithOne().HasForeignKey<Issuing>(i => i.OlympiadId).OnDelete(DeleteBehavior.Restrict);
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
