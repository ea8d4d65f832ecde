using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MethodCabinet.Server.Olympiads.Contests;

internal sealed class ContestTables :
    IEntityTypeConfiguration<Contest>,
    IEntityTypeConfiguration<ContestNomination>,
    IEntityTypeConfiguration<ContestSheet>,
    IEntityTypeConfiguration<ContestExpert>,
    IEntityTypeConfiguration<ContestEntry>,
    IEntityTypeConfiguration<ContestFile>,
    IEntityTypeConfiguration<ContestMarking>,
    IEntityTypeConfiguration<ContestTalk>,
    IEntityTypeConfiguration<ContestVote>,
    IEntityTypeConfiguration<ContestSigning>,
    IEntityTypeConfiguration<ContestAward>
{
    public void Configure(EntityTypeBuilder<Contest> builder)
    {
        builder.ToTable("contests", OlympiadSchema.Name);
        builder.Property(c => c.Settings).HasJson();
        builder.Property(c => c.Version).IsRowVersion();
        builder.HasOne<Season>().WithMany().HasForeignKey(c => c.SeasonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(c => c.RegulationsFileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.CreatedById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ContestNomination> builder)
    {
        builder.ToTable("contest_nominations", OlympiadSchema.Name);
        builder.HasOne<Contest>().WithMany().HasForeignKey(n => n.ContestId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ContestSheet> builder)
    {
        builder.ToTable("contest_sheets", OlympiadSchema.Name);
        builder.Ignore(s => s.MaxPoints);
        builder.Property(s => s.Criteria).HasJson();
        builder.HasOne<Contest>().WithMany().HasForeignKey(s => s.ContestId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ContestExpert> builder)
    {
        builder.ToTable("contest_experts", OlympiadSchema.Name);
        builder.HasKey(e => new { e.ContestId, e.PersonId });
        builder.HasOne<Contest>().WithMany().HasForeignKey(e => e.ContestId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ContestEntry> builder)
    {
        builder.ToTable("contest_entries", OlympiadSchema.Name);
        builder.Property(e => e.Version).IsRowVersion();
        builder.HasOne<Contest>().WithMany().HasForeignKey(e => e.ContestId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ContestNomination>().WithMany().HasForeignKey(e => e.NominationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(e => e.SupervisorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(e => e.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(e => new { e.ContestId, e.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ContestFile> builder)
    {
        builder.ToTable("contest_files", OlympiadSchema.Name);
        builder.HasKey(f => f.FileId);
        builder.HasOne<StoredFile>().WithOne().HasForeignKey<ContestFile>(f => f.FileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ContestEntry>().WithMany().HasForeignKey(f => f.EntryId).OnDelete(DeleteBehavior.Restrict);

        // Two that come at once do not get one number, nor more than are allowed.
        builder.HasIndex(f => new { f.EntryId, f.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ContestMarking> builder)
    {
        builder.ToTable("contest_markings", OlympiadSchema.Name);
        builder.Property(m => m.Points).HasJson();
        builder.Property(m => m.Version).IsRowVersion();
        builder.HasOne<ContestEntry>().WithMany().HasForeignKey(m => m.EntryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ContestSheet>().WithMany().HasForeignKey(m => m.SheetId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.ExpertId).OnDelete(DeleteBehavior.Restrict);

        // Begun in two windows at once it is one marking.
        builder.HasIndex(m => new { m.EntryId, m.SheetId, m.ExpertId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ContestTalk> builder)
    {
        builder.ToTable("contest_talks", OlympiadSchema.Name);
        builder.HasKey(t => t.EntryId);
        builder.HasOne<ContestEntry>().WithOne().HasForeignKey<ContestTalk>(t => t.EntryId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ContestVote> builder)
    {
        builder.ToTable("contest_votes", OlympiadSchema.Name);
        builder.HasKey(v => new { v.EntryId, v.PersonId });
        builder.HasOne<ContestEntry>().WithMany().HasForeignKey(v => v.EntryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ContestNomination>().WithMany().HasForeignKey(v => v.NominationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(v => v.PersonId).OnDelete(DeleteBehavior.Restrict);

        // One voice in a nomination, from however many devices at once.
        builder.HasIndex(v => new { v.NominationId, v.PersonId }).IsUnique().HasFilter("mark is null");
    }

    public void Configure(EntityTypeBuilder<ContestSigning> builder)
    {
        builder.ToTable("contest_signings", OlympiadSchema.Name);

        // Two signatures at once: the second finds the first.
        builder.HasKey(s => s.ContestId);
        builder.HasOne<Contest>().WithOne().HasForeignKey<ContestSigning>(s => s.ContestId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.SignedById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ContestAward> builder)
    {
        builder.ToTable("contest_awards", OlympiadSchema.Name);
        builder.HasKey(a => a.EntryId);
        builder.Ignore(a => a.Place);
        builder.HasOne<ContestEntry>().WithOne().HasForeignKey<ContestAward>(a => a.EntryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ContestSigning>().WithMany().HasForeignKey(a => a.ContestId).OnDelete(DeleteBehavior.Cascade);
    }
}
