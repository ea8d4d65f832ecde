using MethodCabinet.Domain.Materials;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MethodCabinet.Server.Materials.Previews;

internal sealed class PreviewTable : IEntityTypeConfiguration<Preview>
{
    public void Configure(EntityTypeBuilder<Preview> builder)
    {
        builder.ToTable("previews", "materials");
        builder.HasKey(p => p.FileId);
        builder.HasOne<StoredFile>().WithOne().HasForeignKey<Preview>(p => p.FileId).OnDelete(DeleteBehavior.Cascade);
    }
}
