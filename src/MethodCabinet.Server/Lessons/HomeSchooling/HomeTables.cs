using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.HomeSchooling;
using MethodCabinet.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MethodCabinet.Server.Lessons.HomeSchooling;

internal sealed class HomeTables : IEntityTypeConfiguration<HomeSchoolingCase>, IEntityTypeConfiguration<HomePlanItem>
{
    public void Configure(EntityTypeBuilder<HomeSchoolingCase> builder)
    {
        builder.ToTable("home_schoolings", LessonSchema.Name);
        builder.Property(c => c.BasisNumber).HasMaxLength(HomeSchoolingCase.MaxNumber);
        builder.Property(c => c.Version).IsRowVersion();
        builder.HasIndex(c => c.OrganizationId);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(c => c.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<HomePlanItem> builder)
    {
        builder.ToTable("home_plan_items", LessonSchema.Name);
        builder.Property(i => i.Subject).HasMaxLength(StudyGroup.MaxSubject);
        builder.HasIndex(i => i.CaseId);
        builder.HasIndex(i => i.TeacherId);
        builder.HasIndex(i => i.StudyGroupId).IsUnique();
        builder.HasOne<HomeSchoolingCase>().WithMany().HasForeignKey(i => i.CaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(i => i.TeacherId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StudyGroup>().WithMany().HasForeignKey(i => i.StudyGroupId).OnDelete(DeleteBehavior.Restrict);
    }
}
