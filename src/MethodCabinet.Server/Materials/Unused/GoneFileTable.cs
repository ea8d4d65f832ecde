using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MethodCabinet.Server.Materials.Unused;

internal sealed class GoneFileTable : IEntityTypeConfiguration<GoneFile>
{
    public void Configure(EntityTypeBuilder<GoneFile> builder) => builder.ToTable("gone_files", "materials");
}
