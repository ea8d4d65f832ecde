using Hangfire;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Server.Certificates;
using MethodCabinet.Server.Tests.Olympiads;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MethodCabinet.Server.Tests.Certificates;

/// <summary>Issuing by worker processes that are killed in the middle, once while they enter documents and once while they store files.</summary>
public sealed class IssuingFaultTests : IAsyncLifetime
{
    /// <summary>More than one transaction enters.</summary>
    private const int Pupils = 230;
    private const int Winners = 40;

    /// <summary>Advisory lock at which a worker stands still.</summary>
    private const int Gate = 20_260_902;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("methodcabinet-issuing-");
    private string connectionString = "";

    public async Task InitializeAsync() => connectionString = await TestPostgres.CreateDatabaseAsync();

    public async Task DisposeAsync()
    {
        await TestPostgres.DropDatabaseAsync(connectionString);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task No_number_is_missing_or_given_twice_when_workers_die_in_the_middle()
    {
        await using var gate = new NpgsqlConnection(connectionString);
        await gate.OpenAsync();
        Guid olympiad;
        await using (var killed = await StartWorkerAsync())
        {
            // The winners are entered, and most of the first two hundred participants, when the process dies.
            olympiad = await SceneAsync();
            await StandStillAtAsync(gate, "insert", Winners + 195);
            new BackgroundJobClient(Storage()).Enqueue<IssueCertificatesJob>(job => job.RunAsync(olympiad, CancellationToken.None));
            await JournalMachine.UntilAsync(StandsStillAsync);
            killed.Kill();
        }

        await GoOnAsync(gate);
        Assert.Equal(Enumerable.Range(1, Winners), await NumbersAsync());
        await using (var killed = await StartWorkerAsync())
        {
            // Everybody is entered, and the third batch of files is stored but not noted.
            await StandStillAtAsync(gate, "update", 140);
            await JournalMachine.UntilAsync(StandsStillAsync);
            killed.Kill();
        }

        await GoOnAsync(gate);
        Assert.Equal(Enumerable.Range(1, Winners + Pupils), await NumbersAsync());
        await using var worker = await StartWorkerAsync();
        await using var db = JournalMachine.Open(connectionString);
        await Eventually.TrueAsync(() => db.Issuings.AnyAsync(i => i.OccasionId == olympiad && i.FinishedAt != null), "the documents");

        Assert.Equal(Enumerable.Range(1, Winners + Pupils), await NumbersAsync());
        Assert.Equal(Winners, await db.Certificates.CountAsync(c => c.Kind == CertificateKind.Winner));
        Assert.Equal(Pupils, await db.Certificates.Where(c => c.Kind == CertificateKind.Participant).Select(c => c.RegistrationId).Distinct().CountAsync());
        Assert.Equal(Winners + Pupils, await db.Certificates.CountAsync(c => db.StoredFiles.Any(f => f.Id == c.FileId && f.IsPrivate)));
    }

    /// <summary>Pupils with scored works, the first of them winners by signed results, and the order to issue their documents.</summary>
    private async Task<Guid> SceneAsync()
    {
        await using var db = JournalMachine.Open(connectionString);
        var (by, school) = (db.AddMethodist(), db.AddSchool());
        var olympiad = db.AddOlympiad(by, opensAt: DateTimeOffset.UtcNow.AddDays(-1));
        db.ResultsSignings.Add(new ResultsSigning { OlympiadId = olympiad.Id, SignedById = by.Id, SignedAt = DateTimeOffset.UtcNow, Rules = AwardRules.Default });
        for (var i = 0; i < Pupils; i++)
        {
            var registration = db.AddRegistration(olympiad, db.AddPupil(school), school);
            var attempt = db.AddAttempt(olympiad, registration);
            (attempt.HandedInAt, attempt.ScoredAt, attempt.Points) = (DateTimeOffset.UtcNow, DateTimeOffset.UtcNow, 1);
            db.Awards.Add(new Award
            {
                RegistrationId = registration.Id,
                OlympiadId = olympiad.Id,
                TrackId = olympiad.Tracks[0].Id,
                Status = i < Winners ? AwardStatus.Winner : AwardStatus.Participant,
                PlaceFrom = 1,
                PlaceTo = Pupils,
                Points = 1,
                MaxPoints = 1,
            });
        }

        db.Issuings.Add(new Issuing { OccasionId = olympiad.Id, StartedById = by.Id, StartedAt = DateTimeOffset.UtcNow, Total = Winners + Pupils });
        await db.SaveChangesAsync();
        return olympiad.Id;
    }

    private Task<ServerProcess> StartWorkerAsync() => ServerProcess.StartAsync(connectionString, folder, "--role", "worker");

    /// <summary>Whoever enters or changes this number of the register stands still before it.</summary>
    private static async Task StandStillAtAsync(NpgsqlConnection gate, string act, int registerNumber)
    {
        await ScoringFaultTests.ExecuteAsync(gate, $"select pg_advisory_lock({Gate})");
        await ScoringFaultTests.ExecuteAsync(gate,
            $"""
            create or replace function stand_still() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock({Gate}); return new; end $$;
            create or replace trigger stand_still before {act} on certificates.certificates for each row
            when (new.register_number = {registerNumber}) execute function stand_still()
            """);
    }

    /// <summary>The transaction of the dead process comes to nothing, and half a minute goes by.</summary>
    private static async Task GoOnAsync(NpgsqlConnection gate)
    {
        await ScoringFaultTests.ExecuteAsync(gate, $"select pg_advisory_unlock({Gate})");
        await ScoringFaultTests.ExecuteAsync(gate, "drop trigger stand_still on certificates.certificates");
        await ScoringFaultTests.DiedHalfAMinuteAgoAsync(gate);
    }

    private async Task<bool> StandsStillAsync()
    {
        await using var db = JournalMachine.Open(connectionString);
        return await db.Database.SqlQuery<bool>($"select exists (select from pg_locks where locktype = 'advisory' and objid = {Gate} and not granted) as \"Value\"").SingleAsync();
    }

    private async Task<List<int>> NumbersAsync()
    {
        await using var db = JournalMachine.Open(connectionString);
        return await db.Certificates.Select(c => c.RegisterNumber).Order().ToListAsync();
    }

    private PostgreSqlStorage Storage()
    {
        var options = new PostgreSqlStorageOptions { PrepareSchemaIfNecessary = false, EnableLongPolling = true };
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(connectionString, options), options);
    }
}
