using System.Net.Http.Json;
using System.Text.Json;
using MethodCabinet.Domain.Assessment;
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
    private const int TaskCount = 20;

    public static async Task<IReadOnlyList<Examinee>> OpenAsync(string connectionString, Uri server, int count, CancellationToken ct)
    {
        var roundId = Guid.CreateVersion7();
        await using (var db = BenchDb.Open(connectionString))
        {
            await StoreAsync(db, roundId, count, ct);
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

    private static async Task StoreAsync(AppDb db, Guid roundId, int count, CancellationToken ct)
    {
        var now = DateTimeOffset.UtcNow;
        var author = new Person { Id = Guid.CreateVersion7(), LastName = "Методистова", FirstName = "Вера", CreatedAt = now };
        var school = new Organization { Id = Guid.CreateVersion7(), Kind = OrganizationKind.School, ShortName = "Школа", FullName = "Школа" };
        var season = new Season { Id = Guid.CreateVersion7(), Name = "Сезон", From = new DateOnly(2026, 9, 1), To = new DateOnly(2027, 8, 31) };
        var subject = new Subject { Code = "bench", Name = "Предмет" };
        var olympiad = new Olympiad
        {
            Id = Guid.CreateVersion7(),
            SeasonId = season.Id,
            SubjectCode = subject.Code,
            Stage = Stage.Municipal,
            Title = "Олимпиада",
            Status = OlympiadStatus.Published,
            RegistrationOpensAt = now.AddDays(-2),
            RegistrationClosesAt = now.AddDays(-1),
            CreatedById = author.Id,
            CreatedAt = now,
        };
        var track = new Track { Id = Guid.CreateVersion7(), OlympiadId = olympiad.Id, Grade = 9, Name = "9 класс" };
        var round = new Round
        {
            Id = roundId,
            OlympiadId = olympiad.Id,
            Kind = RoundKind.Theory,
            Title = "Тур",
            OpensAt = now.AddMinutes(-1),
            ClosesAt = now.AddHours(4),
            DurationMinutes = 200,
        };
        var paper = new Paper { Id = Guid.CreateVersion7(), RoundId = round.Id, TrackId = track.Id, Title = "Задания", MaxPoints = TaskCount };
        var bank = new QuestionBank(Guid.CreateVersion7(), "Банк", subject.Code, now, author.Id);
        var content = new QuestionContent("Вопрос", "Вопрос", "<p>Вопрос</p>", new ShortTextBody(), new ShortTextBody(), new ShortTextKey([new TextVariant("ответ")], new TextRule()), new PointRule(1));
        for (var i = 0; i < TaskCount; i++)
        {
            var question = new Question(Guid.CreateVersion7(), bank.Id, subject.Code, now);
            var version = question.Revise(null, false, content, Guid.CreateVersion7(), now, author.Id);
            db.Add(question);
            db.Add(version);
            paper.Tasks.Add(new PaperTask { Id = Guid.CreateVersion7(), PaperId = paper.Id, Position = i + 1, QuestionVersionId = version.Id });
        }

        olympiad.Tracks.Add(track);
        round.Papers.Add(paper);
        olympiad.Rounds.Add(round);
        db.AddRange(author, school, season, subject, olympiad, bank);
        await db.SaveChangesAsync(ct);

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
    }
}
