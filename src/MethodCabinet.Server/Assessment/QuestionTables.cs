using MethodCabinet.Domain.Assessment;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MethodCabinet.Server.Assessment;

internal static class AssessmentSchema
{
    public const string Name = "assessment";
}

internal sealed class QuestionTables :
    IEntityTypeConfiguration<QuestionBank>,
    IEntityTypeConfiguration<Question>,
    IEntityTypeConfiguration<QuestionVersion>
{
    public void Configure(EntityTypeBuilder<QuestionBank> builder)
    {
        builder.ToTable("question_banks", AssessmentSchema.Name);
        builder.Property(b => b.Version).IsRowVersion();
    }

    public void Configure(EntityTypeBuilder<Question> builder)
    {
        builder.ToTable("questions", AssessmentSchema.Name);
        builder.Property(q => q.Version).IsRowVersion();
        builder.HasOne<QuestionBank>().WithMany().HasForeignKey(q => q.BankId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<QuestionVersion> builder)
    {
        builder.ToTable("question_versions", AssessmentSchema.Name);
        builder.HasOne<Question>().WithMany().HasForeignKey(v => v.QuestionId).OnDelete(DeleteBehavior.Restrict);

        // Two who revise at once cannot both write the same number.
        builder.HasIndex(v => new { v.QuestionId, v.Number }).IsUnique();
        builder.Property(v => v.Body).HasJson();
        builder.Property(v => v.BodyRendered).HasJson();
        builder.Property(v => v.Key).HasJson();
        builder.Property(v => v.Points).HasJson();
    }
}
