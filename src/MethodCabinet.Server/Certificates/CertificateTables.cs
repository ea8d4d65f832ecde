using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
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
        builder.HasIndex(c => c.Number).IsUnique();
        builder.HasIndex(c => c.HolderId);

        // Issuing twice, by two people or by a job that ran again, gives one valid certificate.
        builder.HasIndex(c => new { c.RegistrationId, c.Kind }).IsUnique().HasFilter("revoked_at is null");
    }
}
