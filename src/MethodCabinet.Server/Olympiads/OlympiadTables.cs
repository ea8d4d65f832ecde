using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MethodCabinet.Server.Olympiads;

internal static class OlympiadSchema
{
    public const string Name = "olympiads";
}

internal sealed class OlympiadTables :
    IEntityTypeConfiguration<Season>,
    IEntityTypeConfiguration<Subject>,
    IEntityTypeConfiguration<Olympiad>,
    IEntityTypeConfiguration<Track>,
    IEntityTypeConfiguration<Round>,
    IEntityTypeConfiguration<RoundPause>,
    IEntityTypeConfiguration<Paper>,
    IEntityTypeConfiguration<PaperTask>,
    IEntityTypeConfiguration<Registration>
{
    public void Configure(EntityTypeBuilder<Season> builder)
    {
        builder.ToTable("seasons", OlympiadSchema.Name);
        builder.HasIndex(s => s.Name).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Subject> builder)
    {
        builder.ToTable("subjects", OlympiadSchema.Name);
        builder.HasKey(s => s.Code);
    }

    public void Configure(EntityTypeBuilder<Olympiad> builder)
    {
        builder.ToTable("olympiads", OlympiadSchema.Name);
        builder.Property(o => o.Version).IsRowVersion();
        builder.HasOne<Season>().WithMany().HasForeignKey(o => o.SeasonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Subject>().WithMany().HasForeignKey(o => o.SubjectCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(o => o.Tracks).WithOne().HasForeignKey(t => t.OlympiadId);
        builder.HasMany(o => o.Rounds).WithOne().HasForeignKey(r => r.OlympiadId);
    }

    public void Configure(EntityTypeBuilder<Track> builder)
    {
        builder.ToTable("tracks", OlympiadSchema.Name);
        builder.HasIndex(t => new { t.OlympiadId, t.Grade }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Round> builder)
    {
        builder.ToTable("rounds", OlympiadSchema.Name);
        builder.Property(r => r.Version).IsRowVersion();
        builder.HasMany(r => r.Papers).WithOne().HasForeignKey(p => p.RoundId);
    }

    public void Configure(EntityTypeBuilder<RoundPause> builder)
    {
        builder.ToTable("round_pauses", OlympiadSchema.Name);
        builder.HasKey(p => new { p.RoundId, p.From });
        builder.HasOne<Round>().WithMany().HasForeignKey(p => p.RoundId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Paper> builder)
    {
        builder.ToTable("papers", OlympiadSchema.Name);
        builder.Property(p => p.Version).IsRowVersion();
        builder.HasOne<Track>().WithMany().HasForeignKey(p => p.TrackId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(p => p.Tasks).WithOne().HasForeignKey(t => t.PaperId);
        builder.HasIndex(p => new { p.RoundId, p.TrackId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PaperTask> builder)
    {
        builder.ToTable("paper_tasks", OlympiadSchema.Name);
        builder.HasOne<QuestionVersion>().WithMany().HasForeignKey(t => t.QuestionVersionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => new { t.PaperId, t.Position });
    }

    public void Configure(EntityTypeBuilder<Registration> builder)
    {
        builder.ToTable("registrations", OlympiadSchema.Name);
        builder.Property(r => r.Version).IsRowVersion();
        builder.HasOne<Olympiad>().WithMany().HasForeignKey(r => r.OlympiadId);
        builder.HasOne<Track>().WithMany().HasForeignKey(r => r.TrackId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(r => r.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.OlympiadId, r.PersonId }).IsUnique();
        builder.HasIndex(r => r.PersonId);
        builder.HasOne<Person>().WithMany().HasForeignKey(r => r.TutorId).OnDelete(DeleteBehavior.Restrict);
    }
}
