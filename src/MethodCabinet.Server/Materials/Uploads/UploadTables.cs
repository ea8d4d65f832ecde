using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MethodCabinet.Server.Materials.Uploads;

internal sealed class UploadTable : IEntityTypeConfiguration<LargeUpload>
{
    public void Configure(EntityTypeBuilder<LargeUpload> builder)
    {
        builder.ToTable("uploads", "materials");
        builder.Property(u => u.Name).HasMaxLength(StoredFile.MaxName);
        builder.Property(u => u.BroughtFor).HasMaxLength(StoredFile.MaxPlace);

        // Two tabs that begin to send a file send one.
        builder.HasIndex(u => new { u.OwnerId, u.Fingerprint }).IsUnique();
        builder.HasOne<Person>().WithMany().HasForeignKey(u => u.OwnerId).OnDelete(DeleteBehavior.Restrict);
    }
}
