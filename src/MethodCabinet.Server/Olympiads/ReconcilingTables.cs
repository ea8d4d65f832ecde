using MethodCabinet.Domain.Olympiads;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MethodCabinet.Server.Olympiads;

internal sealed class ReconcilingTables : IEntityTypeConfiguration<Attendance>, IEntityTypeConfiguration<SignOff>
{
    public void Configure(EntityTypeBuilder<Attendance> builder)
    {
        builder.ToTable("attendance", OlympiadSchema.Name);
        builder.HasKey(m => new { m.RoundId, m.RegistrationId });
        builder.HasOne<Round>().WithMany().HasForeignKey(m => m.RoundId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Registration>().WithMany().HasForeignKey(m => m.RegistrationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SignOff> builder)
    {
        builder.ToTable("sign_offs", OlympiadSchema.Name);
        builder.HasKey(s => new { s.RoundId, s.RegistrationId });
        builder.HasOne<Round>().WithMany().HasForeignKey(s => s.RoundId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Registration>().WithMany().HasForeignKey(s => s.RegistrationId).OnDelete(DeleteBehavior.Restrict);
    }
}
