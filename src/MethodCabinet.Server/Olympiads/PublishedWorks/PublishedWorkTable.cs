using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MethodCabinet.Server.Olympiads.PublishedWorks;

internal sealed class PublishedWorkTable : IEntityTypeConfiguration<PublishedWork>
{
    public void Configure(EntityTypeBuilder<PublishedWork> builder)
    {
        builder.ToTable("published_works", OlympiadSchema.Name);

        // Two who choose the same work at once: the second finds the first.
        builder.HasKey(w => w.AttemptId);
        builder.Property(w => w.Version).IsRowVersion();
        builder.HasIndex(w => w.Id).IsUnique();
        builder.HasOne<Attempt>().WithOne().HasForeignKey<PublishedWork>(w => w.AttemptId).OnDelete(DeleteBehavior.Restrict);
    }
}
