using MethodCabinet.Bench.Saves;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace MethodCabinet.Bench.Lessons;

/// <summary>Lessons that take place now, and the sessions of those who belong to all of them; the first person teaches.</summary>
public sealed record FullRooms(IReadOnlyList<Guid> LessonIds, IReadOnlyList<Guid> PersonIds, IReadOnlyList<string> Cookies)
{
    private const string Password = "сирень и жасмин";

    public static async Task<FullRooms> StoreAsync(string connectionString, Uri server, int rooms, int people, CancellationToken ct)
    {
        var now = DateTimeOffset.UtcNow;
        var hash = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions())).HashPassword(new Account(), Password);
        List<Guid> personIds = [];
        await using var db = BenchDb.Open(connectionString);
        for (var i = 0; i < people; i++)
        {
            var person = new Person { Id = Guid.CreateVersion7(), LastName = "Соколова", FirstName = "Анна", CreatedAt = now };
            var login = $"room{i}";
            db.AddRange(person, new Account { Id = person.Id, UserName = login, NormalizedUserName = login.ToUpperInvariant(), PasswordHash = hash, SecurityStamp = login });
            personIds.Add(person.Id);
        }

        List<Guid> lessonIds = [];
        for (var i = 0; i < rooms; i++)
        {
            var lesson = new Lesson { Id = Guid.CreateVersion7(), Kind = LessonKind.Lesson, Title = "Урок", StartsAt = now, Minutes = 45, CreatedById = personIds[0] };
            db.Add(lesson);
            db.AddRange(personIds.Select((id, at) => new LessonMember { LessonId = lesson.Id, PersonId = id, Role = at == 0 ? RoomRole.Teacher : RoomRole.Pupil }));
            lessonIds.Add(lesson.Id);
        }

        await db.SaveChangesAsync(ct);
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server };
        var cookies = new List<string>();
        for (var i = 0; i < people; i++)
        {
            cookies.Add(await Examinees.SignInAsync(client, $"room{i}", Password, $"10.0.0.{i}", ct));
        }

        return new FullRooms(lessonIds, personIds, cookies);
    }
}
