using MethodCabinet.Domain.Materials;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MethodCabinet.Server.Materials;

internal sealed class FileTable : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.ToTable("files", "materials");
        builder.Property(f => f.Name).HasMaxLength(StoredFile.MaxName);
        builder.Property(f => f.BroughtFor).HasMaxLength(StoredFile.MaxPlace);
        builder.HasIndex(f => f.BroughtFor).HasFilter("brought_for is not null");
        builder.Property(f => f.FileState).HasColumnName("state").HasDefaultValue(FileState.Ready);
        builder.HasIndex(f => f.CreatedById);
        builder.HasIndex(f => f.UnusedSince).HasFilter("unused_since is not null");
        builder.HasIndex(f => f.FileState).HasFilter("state <> 'Ready'");
    }
}
