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

/// <summary>Makes a round that is open now, and pupils who sit it: they sign in and open the paper over HTTP as a browser does.</summary>
public static class Examinees
{
    private const string Password = "сирень и жасмин";

    public static async Task<IReadOnlyList<Examinee>> OpenAsync(string connectionString, Uri server, int count, CancellationToken ct)
    {
        Guid roundId;
        await using (var db = BenchDb.Open(connectionString))
        {
            roundId = await StoreAsync(db, count, ct);
        }

        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server };
        var examinees = new List<Examinee>();
        for (var i = 0; i < count; i++)
        {
            using var signedIn = await client.PostAsJsonAsync("/api/account/sign-in", new { login = $"pupil{i}", password = Password }, ct);
            signedIn.EnsureSuccessStatusCode();
            var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("mc=", StringComparison.Ordinal)).Split(';')[0];
            using var open = new HttpRequestMessage(HttpMethod.Post, $"/api/rounds/{roundId}/attempt") { Headers = { { "Cookie", cookie } } };
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

    /// <returns>Id of the round.</returns>
    private static async Task<Guid> StoreAsync(AppDb db, int count, CancellationToken ct)
    {
        var now = DateTimeOffset.UtcNow;
        var (school, olympiad, track, round, _) = await BenchOlympiad.StoreAsync(db, now.AddMinutes(-1), now.AddHours(4), _ => BenchOlympiad.Words, ct);
        var hash = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions())).HashPassword(new Account(), Password);
        for (var i = 0; i < count; i++)
        {
            var person = new Person { Id = Guid.CreateVersion7(), LastName = "Соколова", FirstName = "Анна", CreatedAt = now };
            var login = $"pupil{i}";
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
        return round.Id;
    }
}
