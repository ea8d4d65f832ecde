using MethodCabinet.Domain.People;
using MethodCabinet.Server.People.Imports;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MethodCabinet.Server.People;

internal static class PeopleSchema
{
    public const string Name = "people";
}

internal sealed class OrganizationTable : IEntityTypeConfiguration<Organization>
{
    public void Configure(EntityTypeBuilder<Organization> builder)
    {
        builder.ToTable("organizations", PeopleSchema.Name);
        builder.Property(o => o.Version).IsRowVersion();
        builder.HasIndex(o => o.ShortName).IsUnique();
    }
}

internal sealed class PersonTable : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("people", PeopleSchema.Name);
        builder.Property(p => p.Version).IsRowVersion();

        // Folded like PersonRules.Fold; ICU folds Cyrillic whatever the locale of the database is.
        builder.Property<string>("SearchName").HasComputedColumnSql(
            "lower(translate(last_name || ' ' || first_name || ' ' || middle_name, 'Ёё', 'Ее') collate \"und-x-icu\")", stored: true);
        builder.HasIndex(["SearchName"], "SearchTrigrams").HasMethod("gin").HasOperators("gin_trgm_ops").HasDatabaseName("ix_people_search_trigrams");
        builder.HasIndex(["SearchName"], "SearchOrder").HasDatabaseName("ix_people_search_order");
    }
}

internal sealed class ImportDraftTable : IEntityTypeConfiguration<ImportDraft>
{
    public void Configure(EntityTypeBuilder<ImportDraft> builder)
    {
        builder.ToTable("import_drafts", PeopleSchema.Name);
        builder.Property(d => d.Rows).HasColumnType("jsonb");
        builder.HasOne<Person>().WithMany().HasForeignKey(d => d.CreatedById);
        builder.HasIndex(d => d.CreatedAt);
    }
}

internal sealed class MembershipTable : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("memberships", PeopleSchema.Name);
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(m => m.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.OrganizationId, m.Kind, m.Grade });
    }
}

internal sealed class AppointmentTable : IEntityTypeConfiguration<Appointment>
{
    public void Configure(EntityTypeBuilder<Appointment> builder)
    {
        builder.ToTable("appointments", PeopleSchema.Name);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId);
    }
}

internal sealed class GuardianshipTable : IEntityTypeConfiguration<Guardianship>
{
    public void Configure(EntityTypeBuilder<Guardianship> builder)
    {
        builder.ToTable("guardianships", PeopleSchema.Name);
        builder.HasKey(g => new { g.GuardianId, g.WardId });
        builder.HasOne<Person>().WithMany().HasForeignKey(g => g.GuardianId);
        builder.HasOne<Person>().WithMany().HasForeignKey(g => g.WardId);
    }
}

internal sealed class ConsentTable : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> builder)
    {
        builder.ToTable("consents", PeopleSchema.Name);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.GivenById);

        // One consent of a kind is in force at a time.
        builder.HasIndex(c => new { c.PersonId, c.Kind }).IsUnique().HasFilter("withdrawn_at is null");
    }
}

internal sealed class AccountTables :
    IEntityTypeConfiguration<Account>,
    IEntityTypeConfiguration<AccountSession>,
    IEntityTypeConfiguration<IdentityUserClaim<Guid>>,
    IEntityTypeConfiguration<IdentityUserLogin<Guid>>,
    IEntityTypeConfiguration<IdentityUserToken<Guid>>,
    IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("accounts", PeopleSchema.Name);
        builder.HasOne<Person>().WithOne().HasForeignKey<Account>(a => a.Id);
    }

    public void Configure(EntityTypeBuilder<AccountSession> builder)
    {
        builder.ToTable("account_sessions", PeopleSchema.Name);
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.PersonId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder) => builder.ToTable("account_claims", PeopleSchema.Name);

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder) => builder.ToTable("account_logins", PeopleSchema.Name);

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder) => builder.ToTable("account_tokens", PeopleSchema.Name);

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder) => builder.ToTable("account_passkeys", PeopleSchema.Name);
}
