using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>A durable PostgreSQL of the test's own that can be restarted, and the server as a child process that can be killed.</summary>
public sealed class JournalMachine : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("methodcabinet-faults-");
    private readonly DirectoryInfo postgres = Directory.CreateTempSubdirectory("methodcabinet-faults-postgresql-");

    private string ConnectionString { get; set; } = "";

    public async Task InitializeAsync()
    {
        ConnectionString = await PostgresAsync("start", postgres.FullName, "--owner", $"{Environment.ProcessId}");
    }

    public async Task DisposeAsync()
    {
        await PostgresAsync("stop", postgres.FullName);
        postgres.Delete(recursive: true);
        folder.Delete(recursive: true);
    }

    public async Task RestartPostgresAsync()
    {
        await PostgresAsync("stop", postgres.FullName);
        await PostgresAsync("start", postgres.FullName, $"{new NpgsqlConnectionStringBuilder(ConnectionString).Port}");
    }

    public Task<ServerProcess> StartServerAsync() => ServerProcess.StartAsync(ConnectionString, folder);

    /// <summary>Pupils who have signed in and opened the paper of a new round.</summary>
    public async Task<IReadOnlyList<JournalWriterClient>> OpenAsync(ServerProcess server, int count)
    {
        var sitting = new Sitting();
        var hash = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = TestHost.PasswordIterations }))
            .HashPassword(new Account(), TestPeople.Password);
        var people = new List<TestPerson>();
        await using (var db = OpenDb())
        {
            await sitting.StoreAsync(db, DateTimeOffset.UtcNow.AddMinutes(-1));
            for (var i = 0; i < count; i++)
            {
                var id = Guid.CreateVersion7();
                db.People.Add(new Person { Id = id, LastName = "Соколова", FirstName = "Анна", CreatedAt = DateTimeOffset.UtcNow });
                db.Users.Add(new Account { Id = id, UserName = $"{id:N}", NormalizedUserName = $"{id:N}".ToUpperInvariant(), PasswordHash = hash, SecurityStamp = "" });
                await sitting.RegisterAsync(db, id);
                people.Add(new TestPerson(id, $"{id:N}", null));
            }
        }

        var pupils = new List<JournalWriterClient>();
        foreach (var person in people)
        {
            var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server.Address };
            await client.SignInAsync(person.Login, TestPeople.Password);
            var participant = new Participant(person, client);
            await participant.OpenAsync(sitting.RoundId);
            pupils.Add(new JournalWriterClient(sitting, participant.NewDevice(), client));
        }

        return pupils;
    }

    public async Task<List<(long Seq, string Hash)>> StoredAsync(Device device)
    {
        await using var db = OpenDb();
        var stored = await db.JournalEntries.Where(e => e.AttemptId == device.AttemptId && e.DeviceId == device.Id)
            .OrderBy(e => e.Seq).Select(e => new { e.Seq, e.Hash }).ToListAsync();
        return stored.ConvertAll(e => (e.Seq, Convert.ToHexStringLower(e.Hash)));
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

    private static async Task<string> PostgresAsync(params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(TestPostgres.Repository, "deploy", "postgres"), words) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException($"deploy/postgres {words[0]} failed");
    }

    private AppDb OpenDb() => Open(ConnectionString);

    // The model asks for Identity's options. One provider for all contexts: for another EF would make the model anew.
    private static readonly ServiceProvider IdentityServices =
        new ServiceCollection().Configure<IdentityOptions>(PeopleModule.ConfigureIdentity).BuildServiceProvider();

    internal static AppDb Open(string connectionString) => new(new DbContextOptionsBuilder<AppDb>()
        // A pool would hand out connections from before the restart.
        .UseNpgsql(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString)
        .UseSnakeCaseNamingConvention()
        .UseApplicationServiceProvider(IdentityServices)
        .Options);
}

/// <summary>The server as an administrator would run it.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process process;

    private ServerProcess(Process process, Uri address)
    {
        (this.process, Address) = (process, address);
        process.BeginOutputReadLine();
    }

    /// <summary>Returns when the process is ready.</summary>
    /// <param name="folder">For its files and mail.</param>
    /// <param name="arguments">Of its command line, such as <c>--role worker</c>.</param>
    public static async Task<ServerProcess> StartAsync(string connectionString, DirectoryInfo folder, params string[] arguments)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "MethodCabinet.Server.dll"), .. arguments])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            Environment =
            {
                ["ConnectionStrings__Main"] = connectionString,
                ["Urls"] = address.ToString(),
                ["Security__MasterKey"] = TestHost.MasterKey,
                ["Storage__Folder"] = folder.FullName,
                ["Mail__Drop"] = Path.Combine(folder.FullName, "mail"),
            },
        };
        var server = new ServerProcess(Process.Start(start)!, address);
        using var client = new HttpClient { BaseAddress = address };
        await JournalMachine.UntilAsync(async () =>
        {
            try
            {
                using var ready = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
                return ready.IsSuccessStatusCode;
            }
            catch (HttpRequestException) when (!server.HasExited)
            {
                return false;
            }
        });
        return server;
    }

    public Uri Address { get; }

    public bool HasExited => process.HasExited;

    /// <summary>SIGKILL: as a power cut would.</summary>
    public void Kill() => process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>A pupil who writes as fast as the server acknowledges.</summary>
public sealed class JournalWriterClient(Sitting sitting, Device device, HttpClient client)
{
    private long acknowledged;

    public Device Device { get; } = device;

    public long Acknowledged => Volatile.Read(ref acknowledged);

    /// <summary>What the server said instead of 200.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Ends when asked to, when the server refuses, or when it is gone.</summary>
    public async Task WriteAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            Device.Write(sitting.Tasks[Device.Entries.Count % 4], Device.Text($"ответ {Device.Entries.Count}"));
            try
            {
                using var response = await Device.PostAsync(client, from: (int)Acknowledged + 1, ct: CancellationToken.None);
                if (response.StatusCode != HttpStatusCode.OK)
                {
                    Refusal = $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync(CancellationToken.None)}";
                    return;
                }

                Volatile.Write(ref acknowledged, (await Participant.ReadAsync<Server.Olympiads.Attempts.SubmitJournal.Response>(response)).Head.Seq);
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }

    /// <summary>Writes one more entry and sends it to the given process of the server; the hash that it acknowledged.</summary>
    public async Task<string> WriteOneAsync(ServerProcess server)
    {
        Device.Write(sitting.Tasks[0], Device.Text($"ответ {Device.Entries.Count}"));
        var hash = await ContinueAsync(server);
        Volatile.Write(ref acknowledged, Device.Entries.Count);
        return hash;
    }

    /// <summary>Sends what was not acknowledged to another process of the server, with the same session.</summary>
    public async Task<string> ContinueAsync(ServerProcess server)
    {
        using var again = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server.Address };
        again.DefaultRequestHeaders.Add("Cookie", client.DefaultRequestHeaders.GetValues("Cookie"));
        return (await Device.SaveAsync(again, from: (int)Acknowledged + 1)).Head.Hash;
    }
}
