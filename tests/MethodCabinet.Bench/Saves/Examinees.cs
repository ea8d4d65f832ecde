using System.Net.Http.Json;
using System.Text.Json;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace MethodCabinet.Bench.Saves;

/// <summary>A pupil who has signed in and opened the paper.</summary>
/// <param name="Cookie">Name and value.</param>
public sealed record Examinee(string Cookie, Guid AttemptId, IReadOnlyList<Guid> Tasks);

/// <summary>A round and the sessions of those who are entered for it.</summary>
public sealed record EnteredRound(Guid RoundId, Guid PaperId, IReadOnlyList<string> Cookies);

/// <summary>Makes a round that is open now, and pupils who sit it: they sign in and open the paper over HTTP as a browser does.</summary>
public static class Examinees
{
    private const string Password = "сирень и жасмин";

    public static async Task<IReadOnlyList<Examinee>> OpenAsync(string connectionString, Uri server, int count, CancellationToken ct)
    {
        var round = await EnterAsync(connectionString, server, count, DateTimeOffset.UtcNow.AddMinutes(-1), ct);
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server };
        var examinees = new List<Examinee>();
        foreach (var cookie in round.Cookies)
        {
            using var open = new HttpRequestMessage(HttpMethod.Post, $"/api/rounds/{round.RoundId}/attempt") { Headers = { { "Cookie", cookie } } };
            using var opened = await client.SendAsync(open, ct);
            opened.EnsureSuccessStatusCode();
            var view = await opened.Content.ReadFromJsonAsync<JsonElement>(ct);
            examinees.Add(new Examinee(
                cookie,
                view.GetProperty("attemptId").GetGuid(),
                [.. view.GetProperty("paper").GetProperty("tasks").EnumerateArray().Select(task => task.GetProperty("id").GetGuid())]));
        }

        return examinees;
    }

    /// <summary>Pupils who are entered for a round and have signed in.</summary>
    public static async Task<EnteredRound> EnterAsync(string connectionString, Uri server, int count, DateTimeOffset opensAt, CancellationToken ct)
    {
        BenchOlympiad olympiad;
        await using (var db = BenchDb.Open(connectionString))
        {
            olympiad = await StoreAsync(db, count, opensAt, ct);
        }

        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server };
        var cookies = new string[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = ct }, async (i, token) =>
            cookies[i] = await SignInAsync(client, $"bench{i}", Password, $"10.0.{i / 250}.{i % 250}", token));
        return new EnteredRound(olympiad.Round.Id, olympiad.Paper.Id, cookies);
    }

    /// <param name="address">As a proxy on this machine tells it: only so many may sign in from one address.</param>
    /// <returns>Name and value of the session's cookie.</returns>
    public static async Task<string> SignInAsync(HttpClient client, string login, string password, string address, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/account/sign-in") { Content = JsonContent.Create(new { login, password }), Headers = { { "X-Forwarded-For", address } } };
        using var signedIn = await client.SendAsync(request, ct);
        signedIn.EnsureSuccessStatusCode();
        return signedIn.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("mc=", StringComparison.Ordinal)).Split(';')[0];
    }

    private static async Task<BenchOlympiad> StoreAsync(AppDb db, int count, DateTimeOffset opensAt, CancellationToken ct)
    {
        var now = DateTimeOffset.UtcNow;
        var stored = await BenchOlympiad.StoreAsync(db, opensAt, opensAt.AddHours(4), _ => BenchOlympiad.Words, ct);
        var (school, olympiad, track, _, _) = stored;
        var hash = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions())).HashPassword(new Account(), Password);
        for (var i = 0; i < count; i++)
        {
            var person = new Person { Id = Guid.CreateVersion7(), LastName = "Соколова", FirstName = "Анна", CreatedAt = now };
            var login = $"bench{i}";
            db.AddRange(
                person,
                new Account { Id = person.Id, UserName = login, NormalizedUserName = login.ToUpperInvariant(), PasswordHash = hash, SecurityStamp = login },
                new Membership
                {
                    Id = Guid.CreateVersion7(),
                    PersonId = person.Id,
                    OrganizationId = school.Id,
                    Kind = MembershipKind.Student,
                    From = new DateOnly(2026, 9, 1),
                    Grade = 9,
                },
                new Registration
                {
                    Id = Guid.CreateVersion7(),
                    OlympiadId = olympiad.Id,
                    TrackId = track.Id,
                    PersonId = person.Id,
                    OrganizationId = school.Id,
                    Grade = 9,
                    Status = RegistrationStatus.Confirmed,
                    RegisteredById = person.Id,
                    CreatedAt = now,
                });
            db.AddRange(Registering.NeededConsents.Select(kind => new Consent { Id = Guid.CreateVersion7(), PersonId = person.Id, Kind = kind, GivenById = person.Id, GivenAt = now }));
        }

        await db.SaveChangesAsync(ct);
        return stored;
    }
}
