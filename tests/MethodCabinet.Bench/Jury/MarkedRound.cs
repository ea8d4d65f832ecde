using MethodCabinet.Bench.Saves;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MethodCabinet.Bench.Jury;

/// <summary>A scored round of essays by works without points, and the sessions of its jury; the first one is the chair's.</summary>
/// <param name="Tasks">Of the paper, in their order.</param>
public sealed record MarkedRound(Guid RoundId, IReadOnlyList<Guid> Tasks, IReadOnlyList<string> Cookies)
{
    private const string Password = "сирень и жасмин";

    /// <summary>Three criteria, and a text of a page to be read.</summary>
    private static readonly QuestionContent Essay = new(
        "Сочинение",
        "Сочинение",
        "<p>Напишите сочинение</p>",
        new EssayBody(),
        new EssayBody(),
        new ManualKey([new Criterion("k1", "Мысль", 3), new Criterion("k2", "Доводы", 3), new Criterion("k3", "Язык", 3)], ModelAnswer: null),
        new PointRule(9));

    public static async Task<MarkedRound> StoreAsync(string connectionString, Uri server, int jurors, int works, CancellationToken ct)
    {
        var now = DateTimeOffset.UtcNow;
        await using var db = BenchDb.Open(connectionString);
        var (school, olympiad, track, round, paper) = await BenchOlympiad.StoreAsync(db, now.AddHours(-3), now.AddHours(-1), _ => Essay, ct);
        (round.ClosedAt, round.ScoredAt) = (now, now);
        var hash = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions())).HashPassword(new Account(), Password);
        for (var i = 0; i < jurors; i++)
        {
            var person = NewPerson(now);
            var login = $"marker{i}";
            db.AddRange(
                person,
                new Account { Id = person.Id, UserName = login, NormalizedUserName = login.ToUpperInvariant(), PasswordHash = hash, SecurityStamp = login },
                new Appointment { Id = Guid.CreateVersion7(), PersonId = person.Id, Role = i == 0 ? Role.Chair : Role.Juror, From = new DateOnly(2026, 9, 1) },
                new JuryMember { OlympiadId = olympiad.Id, PersonId = person.Id, AppointedAt = now });
        }

        var random = new Random(1);
        for (var i = 0; i < works; i++)
        {
            var person = NewPerson(now);
            var registration = new Registration
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
            };
            var attempt = new Attempt
            {
                Id = Guid.CreateVersion7(),
                RoundId = round.Id,
                RegistrationId = registration.Id,
                PersonId = person.Id,
                PaperId = paper.Id,
                OpenedAt = now.AddHours(-2),
                ScoredAt = now,
                Points = 0,
                ScoredEntries = BenchOlympiad.TaskCount,
            };
            db.AddRange(person, registration, attempt, new Work { AttemptId = attempt.Id, RoundId = round.Id, Cipher = $"П9-{100 + i}" });
            db.AddRange(paper.Tasks.Select(t => new WorkTask { AttemptId = attempt.Id, TaskId = t.Id, RoundId = round.Id, Lot = random.Next(WorkTask.Lots) }));
        }

        await db.SaveChangesAsync(ct);
        await db.Database.ExecuteSqlAsync(
            $$"""
            insert into olympiads.journal_entries (attempt_id, device_id, seq, task_id, answer, elapsed_ms, hash, received_at, is_late)
            select t.attempt_id, t.attempt_id, row_number() over (partition by t.attempt_id), t.task_id,
              '{"type":"essay","text":"' || repeat('О клетке и её устройстве. ', 60) || '"}', 0, decode(repeat('00', 32), 'hex'), {{now.AddHours(-2)}}, false
            from olympiads.work_tasks t
            """, ct);
        await db.Database.ExecuteSqlRawAsync("analyze olympiads.works, olympiads.work_tasks, olympiads.attempts, olympiads.registrations, olympiads.journal_entries", ct);

        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server };
        var cookies = new string[jurors];
        await Parallel.ForAsync(0, jurors, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = ct }, async (i, token) =>
            cookies[i] = await Examinees.SignInAsync(client, $"marker{i}", Password, $"10.0.{i / 250}.{i % 250}", token));
        return new MarkedRound(round.Id, [.. paper.Tasks.OrderBy(t => t.Position).Select(t => t.Id)], cookies);
    }

    private static Person NewPerson(DateTimeOffset now) => new() { Id = Guid.CreateVersion7(), LastName = "Соколова", FirstName = "Анна", CreatedAt = now };
}
