using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Readiness;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MethodCabinet.Server.Courses.Readiness;

internal sealed class ReadinessTables :
    IEntityTypeConfiguration<CompetenceFramework>,
    IEntityTypeConfiguration<CourseReadiness>,
    IEntityTypeConfiguration<CompetencePlacement>
{
    public void Configure(EntityTypeBuilder<CompetenceFramework> builder)
    {
        builder.ToTable("competence_frameworks", CourseSchema.Name);
        builder.Property(f => f.Levels).HasJson();
        builder.Property(f => f.Areas).HasJson();
        builder.Ignore(f => f.CodedAreas);
        builder.Ignore(f => f.Competences);
        builder.Property(f => f.Version).IsRowVersion();
    }

    public void Configure(EntityTypeBuilder<CourseReadiness> builder)
    {
        builder.ToTable("course_readiness", CourseSchema.Name);
        builder.HasKey(r => r.CourseId);
        builder.Property(r => r.Develops).HasJson();
        builder.Property(r => r.Checks).HasJson();
        builder.Property(r => r.Version).IsRowVersion();
        builder.HasOne<Course>().WithOne().HasForeignKey<CourseReadiness>(r => r.CourseId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CompetencePlacement> builder)
    {
        builder.ToTable("competence_placements", CourseSchema.Name);
        builder.HasKey(p => new { p.EnrolmentId, p.CompetenceId });

        // The first and the last of a person, of each competence.
        builder.HasIndex(p => new { p.PersonId, p.CompetenceId, p.PlacedAt });
        builder.HasOne<Enrolment>().WithMany().HasForeignKey(p => p.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
