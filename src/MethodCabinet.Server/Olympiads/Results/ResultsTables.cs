using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MethodCabinet.Server.Olympiads.Results;

internal sealed class ResultsTables :
    IEntityTypeConfiguration<AwardPolicy>,
    IEntityTypeConfiguration<ResultsSigning>,
    IEntityTypeConfiguration<Award>,
    IEntityTypeConfiguration<AwardChange>
{
    public void Configure(EntityTypeBuilder<AwardPolicy> builder)
    {
        builder.ToTable("award_policies", OlympiadSchema.Name);
        builder.HasKey(p => p.OlympiadId);
        builder.Property(p => p.Rules).HasJson();
        builder.Property(p => p.Version).IsRowVersion();
        builder.HasOne<Olympiad>().WithOne().HasForeignKey<AwardPolicy>(p => p.OlympiadId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ResultsSigning> builder)
    {
        builder.ToTable("results_signings", OlympiadSchema.Name);

        // Two signatures at once: the second finds the first.
        builder.HasKey(s => s.OlympiadId);
        builder.Property(s => s.Rules).HasJson();
        builder.HasOne<Olympiad>().WithOne().HasForeignKey<ResultsSigning>(s => s.OlympiadId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.SignedById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Award> builder)
    {
        builder.ToTable("awards", OlympiadSchema.Name);
        builder.HasKey(a => a.RegistrationId);
        builder.Ignore(a => a.Place);
        builder.Property(a => a.Version).IsRowVersion();
        builder.HasOne<Registration>().WithOne().HasForeignKey<Award>(a => a.RegistrationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ResultsSigning>().WithMany().HasForeignKey(a => a.OlympiadId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Track>().WithMany().HasForeignKey(a => a.TrackId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AwardChange> builder)
    {
        builder.ToTable("award_changes", OlympiadSchema.Name);
        builder.Property(c => c.Version).IsRowVersion();
        builder.HasOne<Registration>().WithMany().HasForeignKey(c => c.RegistrationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.ProposedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.DecidedById).OnDelete(DeleteBehavior.Restrict);

        // One open proposal for a participant, whoever else has the same idea.
        builder.HasIndex(c => c.RegistrationId).IsUnique().HasFilter("state = 'Proposed'");
    }
}
