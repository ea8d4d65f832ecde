using MethodCabinet.Domain.Materials;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MethodCabinet.Server.Materials.Videos;

internal sealed class VideoTables : IEntityTypeConfiguration<Video>, IEntityTypeConfiguration<Rendition>
{
    public void Configure(EntityTypeBuilder<Video> builder)
    {
        builder.ToTable("videos", "materials");
        builder.HasKey(v => v.FileId);
        builder.Property(v => v.VideoState).HasColumnName("state");
        builder.HasIndex(v => v.AskedAt).HasFilter("state in ('Waiting', 'Working', 'NoConverter')");
        builder.HasOne<StoredFile>().WithOne().HasForeignKey<Video>(v => v.FileId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Rendition> builder)
    {
        builder.ToTable("renditions", "materials");
        builder.Property(r => r.Name).HasMaxLength(20);
        builder.HasIndex(r => new { r.FileId, r.Name }).IsUnique();
        builder.HasOne<Video>().WithMany().HasForeignKey(r => r.FileId).OnDelete(DeleteBehavior.Cascade);
    }
}
