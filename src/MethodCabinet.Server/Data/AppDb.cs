using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.People;
using MethodCabinet.Server.People.Imports;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql;

namespace MethodCabinet.Server.Data;

/// <summary>The one database. Each module describes its tables in its own folder (<c>…Tables.cs</c>) and PostgreSQL schema.</summary>
public sealed class AppDb(DbContextOptions<AppDb> options) : IdentityUserContext<Account, Guid>(options), IDataProtectionKeyContext
{
    // People
    public DbSet<Organization> Organizations => Set<Organization>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<Appointment> Appointments => Set<Appointment>();

    public DbSet<Guardianship> Guardianships => Set<Guardianship>();

    public DbSet<Consent> Consents => Set<Consent>();

    // Assessment
    public DbSet<QuestionBank> QuestionBanks => Set<QuestionBank>();

    public DbSet<Question> Questions => Set<Question>();

    public DbSet<QuestionVersion> QuestionVersions => Set<QuestionVersion>();

    public DbSet<ImportDraft> ImportDrafts => Set<ImportDraft>();

    public DbSet<AccountSession> AccountSessions => Set<AccountSession>();

    // Materials
    public DbSet<StoredFile> StoredFiles => Set<StoredFile>();

    // Olympiads
    public DbSet<Season> Seasons => Set<Season>();

    public DbSet<Subject> Subjects => Set<Subject>();

    public DbSet<Olympiad> Olympiads => Set<Olympiad>();

    public DbSet<Track> Tracks => Set<Track>();

    public DbSet<Round> Rounds => Set<Round>();

    public DbSet<Paper> Papers => Set<Paper>();

    public DbSet<PaperTask> PaperTasks => Set<PaperTask>();

    public DbSet<Registration> Registrations => Set<Registration>();

    public DbSet<Attempt> Attempts => Set<Attempt>();

    public DbSet<JournalEntry> JournalEntries => Set<JournalEntry>();

    /// <summary>Entries that take part in scoring: those that came in time, and late ones that were accepted.</summary>
    public IQueryable<JournalEntry> CountedEntries => JournalEntries.FromSqlRaw("select * from olympiads.counted_entries");

    public DbSet<LateDelivery> LateDeliveries => Set<LateDelivery>();

    public DbSet<AttemptDevice> AttemptDevices => Set<AttemptDevice>();

    public DbSet<AttemptFile> AttemptFiles => Set<AttemptFile>();

    public DbSet<AttemptUpload> AttemptUploads => Set<AttemptUpload>();

    public DbSet<ReceiptKey> ReceiptKeys => Set<ReceiptKey>();

    public DbSet<RoundRoot> RoundRoots => Set<RoundRoot>();

    public DbSet<PaperSeal> PaperSeals => Set<PaperSeal>();

    public DbSet<RoundKey> RoundKeys => Set<RoundKey>();

    public DbSet<CarrierKey> CarrierKeys => Set<CarrierKey>();

    public DbSet<HeldKit> HeldKits => Set<HeldKit>();

    public DbSet<Attendance> Attendance => Set<Attendance>();

    public DbSet<SignOff> SignOffs => Set<SignOff>();

    public DbSet<TaskScore> TaskScores => Set<TaskScore>();

    public DbSet<StandingState> Standings => Set<StandingState>();

    // Certificates
    public DbSet<Certificate> Certificates => Set<Certificate>();

    // Platform
    public DbSet<AuditEntry> AuditLog => Set<AuditEntry>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Saves what may be there once: the database decides who was first.</summary>
    /// <exception cref="RuleBroken">The given error, for whoever comes second.</exception>
    public async Task SaveUniqueAsync(ErrorCode taken, CancellationToken ct)
    {
        try
        {
            await SaveChangesAsync(ct);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            throw new RuleBroken(taken);
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<decimal>().HavePrecision(12, 4);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasPostgresExtension("pg_trgm").HasPostgresExtension("unaccent");
        builder.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly);
    }

    /// <summary>timestamptz takes moments at offset zero only; clients may send any.</summary>
    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(moment => moment.ToUniversalTime(), moment => moment);
}
