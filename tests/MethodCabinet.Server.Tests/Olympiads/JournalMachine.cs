using System.Diagnostics;
using System.Net.Http.Json;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>
/// A durable PostgreSQL of the test's own that can be restarted, broken off and filled up, and the server as child processes that can be killed.
/// </summary>
public sealed class JournalMachine : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly Lazy<string> PasswordHash = new(() =>
        new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = TestHost.PasswordIterations })).HashPassword(new Account(), TestPeople.Password));

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("methodcabinet-faults-");
    private readonly DirectoryInfo postgres = Directory.CreateTempSubdirectory("methodcabinet-faults-postgresql-");
    private SmallVolume? volume;
    private ServerProcess? server;

    public string ConnectionString { get; private set; } = "";

    /// <summary>The volume that the database has for itself; only where <see cref="SmallVolume.MayMount"/>.</summary>
    internal SmallVolume Volume => volume!;

    public async Task InitializeAsync()
    {
        volume = SmallVolume.MayMount ? SmallVolume.Mount(postgres.FullName, megabytes: 1024) : null;
        ConnectionString = await PostgresAsync("start", postgres.FullName, "--owner", $"{Environment.ProcessId}");
        // Acknowledged means on the disk, whatever the database does by default; and the log of a long run must not fill the small volume by itself.
        await File.AppendAllTextAsync(
            Path.Combine(postgres.FullName, "data", "postgresql.auto.conf"),
            "synchronous_commit = off\nwal_writer_delay = 10s\n" + (volume is null ? "" : "max_wal_size = 256MB\n"));
        await SignalPostgresAsync("HUP");
    }

    public async Task DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        await PostgresAsync("stop", postgres.FullName);
        volume?.Dispose();
        postgres.Delete(recursive: true);
        folder.Delete(recursive: true);
    }

    public async Task RestartPostgresAsync()
    {
        await PostgresAsync("stop", postgres.FullName);
        await StartPostgresAsync();
    }

    /// <summary>
    /// What <c>pg_ctl stop -m immediate</c> does: no checkpoint and no good-bye to anybody, and the next start recovers from the log.
    /// </summary>
    public async Task BreakOffPostgresAsync()
    {
        await SignalPostgresAsync("QUIT");
        await UntilAsync(() => !File.Exists(PidFile));
    }

    /// <summary>Does nothing when it runs.</summary>
    public Task StartPostgresAsync() => PostgresAsync("start", postgres.FullName, $"{new NpgsqlConnectionStringBuilder(ConnectionString).Port}");

    /// <summary>The server that tests share when they do not end it.</summary>
    public async Task<ServerProcess> ServerAsync() => server ??= await StartServerAsync();

    /// <param name="settings">Beside the usual ones, as environment variables.</param>
    public Task<ServerProcess> StartServerAsync(params (string Name, string Value)[] settings) =>
        ServerProcess.StartAsync(ConnectionString, folder, settings.ToDictionary(s => s.Name, s => s.Value));

    /// <summary>Pupils who have signed in at this address and opened the paper of a new round.</summary>
    /// <param name="contents">Of the paper's questions, as <see cref="Sitting"/> takes them.</param>
    public async Task<IReadOnlyList<JournalWriterClient>> OpenAsync(Uri address, int count, IReadOnlyList<QuestionContent>? contents = null)
    {
        var sitting = new Sitting(contents);
        var people = new List<TestPerson>();
        await using (var db = OpenDb())
        {
            await sitting.StoreAsync(db, DateTimeOffset.UtcNow.AddMinutes(-1));
            for (var i = 0; i < count; i++)
            {
                var person = AddPerson(db);
                await sitting.RegisterAsync(db, person.Id);
                people.Add(person);
            }
        }

        var pupils = new List<JournalWriterClient>();
        foreach (var person in people)
        {
            var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, Expect100ContinueTimeout = Patience }) { BaseAddress = address };
            await client.SignInAsync(person.Login, TestPeople.Password);
            var participant = new Participant(person, client);
            await participant.OpenAsync(sitting.RoundId);
            pupils.Add(new JournalWriterClient(sitting, participant.NewDevice(), client));
        }

        return pupils;
    }

    /// <summary>The coordinator of some school, signed in.</summary>
    public async Task<HttpClient> SignInCoordinatorAsync(Uri address)
    {
        TestPerson person;
        await using (var db = OpenDb())
        {
            person = AddPerson(db);
            db.Users.Local.Single(u => u.Id == person.Id).TwoFactorEnabled = true;
            db.UserTokens.Add(new IdentityUserToken<Guid>
            {
                UserId = person.Id,
                LoginProvider = "[AspNetUserStore]",
                Name = "AuthenticatorKey",
                Value = TestPeople.AuthenticatorKey,
            });
            var school = new Organization { Id = Guid.CreateVersion7(), Kind = OrganizationKind.School, ShortName = $"Школа {person.Id}", FullName = "Школа" };
            var from = DateOnly.FromDateTime(DateTime.UtcNow).AddYears(-1);
            db.Organizations.Add(school);
            db.Memberships.Add(new Membership { Id = Guid.CreateVersion7(), PersonId = person.Id, OrganizationId = school.Id, Kind = MembershipKind.Coordinator, From = from });
            await db.SaveChangesAsync();
        }

        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = address };
        await client.SignInAsync(person.Login, TestPeople.Password);
        using var code = await client.PostAsJsonAsync("/api/account/second-factor", new { code = TestPeople.CodeNow() });
        Assert.True(code.IsSuccessStatusCode, $"{(int)code.StatusCode}");
        return client;
    }

    /// <summary>Somebody who can sign in, signed in.</summary>
    internal async Task<(Guid PersonId, HttpClient Client)> SignInSomebodyAsync(Uri address)
    {
        TestPerson person;
        await using (var db = OpenDb())
        {
            person = AddPerson(db);
            await db.SaveChangesAsync();
        }

        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = address };
        await client.SignInAsync(person.Login, TestPeople.Password);
        return (person.Id, client);
    }

    private static TestPerson AddPerson(AppDb db)
    {
        var id = Guid.CreateVersion7();
        db.People.Add(new Person { Id = id, LastName = "Соколова", FirstName = "Анна", CreatedAt = DateTimeOffset.UtcNow });
        db.Users.Add(new Account { Id = id, UserName = $"{id:N}", NormalizedUserName = $"{id:N}".ToUpperInvariant(), PasswordHash = PasswordHash.Value, SecurityStamp = "" });
        return new TestPerson(id, $"{id:N}", null);
    }

    /// <summary>Compares what the pupils wrote and were promised with what the database holds of their works.</summary>
    public async Task<FaultCount> CountAsync(IEnumerable<JournalWriterClient> pupils)
    {
        await using var db = OpenDb();
        var count = new FaultCount();
        foreach (var pupil in pupils)
        {
            count += FaultCount.Of(pupil, await db.JournalEntries.AsNoTracking().Where(e => e.AttemptId == pupil.Device.AttemptId).ToListAsync());
        }

        return count;
    }

    /// <summary>How many files the database knows of a work.</summary>
    public async Task<int> CountFilesAsync(Guid attemptId)
    {
        await using var db = OpenDb();
        return await db.AttemptFiles.CountAsync(f => f.AttemptId == attemptId);
    }

    /// <summary>Until it is disposed of, everybody who reads or writes the journal hangs.</summary>
    public async Task<IAsyncDisposable> LockJournalAsync()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("begin; lock table olympiads.journal_entries", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    public static Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    internal static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var begun = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(begun) < Patience, "It did not happen in time.");
            await Task.Delay(20);
        }
    }

    private string PidFile => Path.Combine(postgres.FullName, "data", "postmaster.pid");

    private async Task SignalPostgresAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", File.ReadLines(PidFile).First()]);
        await kill.WaitForExitAsync();
    }

    private static async Task<string> PostgresAsync(params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(TestPostgres.Repository, "deploy", "postgres"), words) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException($"deploy/postgres {words[0]} failed");
    }

    internal AppDb OpenDb() => Open(ConnectionString);

    // The model asks for Identity's options. One provider for all contexts: for another EF would make the model anew.
    private static readonly ServiceProvider IdentityServices =
        new ServiceCollection().Configure<IdentityOptions>(PeopleModule.ConfigureIdentity).BuildServiceProvider();

    /// <param name="pooled">Not where PostgreSQL restarts: a pool would hand out connections from before it. They keep their statements prepared, a third of what the same rows cost again and again.</param>
    internal static AppDb Open(string connectionString, bool pooled = false) => new(new DbContextOptionsBuilder<AppDb>()
        .UseNpgsql(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = pooled, MaxAutoPrepare = pooled ? 500 : 0 }.ConnectionString)
        .UseSnakeCaseNamingConvention()
        .UseApplicationServiceProvider(IdentityServices)
        .Options);
}
