using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Rooms;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Assessment;
using MethodCabinet.Server.Lessons.Rooms;
using MethodCabinet.Server.Materials;

namespace MethodCabinet.Server.Data.Seed.Example;

/// <summary>A lesson that was held yesterday, with everything that a lesson has; one that begins soon; and a seminar. What was done was done by the rules of the room.</summary>
internal sealed class ExampleLessons(AppDb db, Files files, TextRenderer renderer, ExamplePeople people, DateOnly today, DateTimeOffset now)
{
    private const string Topic = "Закон Ома для участка цепи";
    private const int Minutes = 40;

    private readonly Person teacher = people.People.Single(p => p is { LastName: "Морозов", FirstName: "Алексей", MiddleName: "Игоревич" });

    private readonly List<Person> classmates = [.. people.Students
        .Where(s => s.Membership is { Grade: 8, ClassLetter: "Б" } && s.Membership.OrganizationId == people.Organizations[1].Id).Take(8).Select(s => s.Person)];

    public async Task WriteAsync()
    {
        var yesterday = new DateTimeOffset(today.AddDays(-1), new TimeOnly(7, 0), TimeSpan.Zero);
        var held = LessonOf("held", LessonKind.Lesson, Topic, yesterday, Minutes, teacher, classmates);
        var guardian = people.Guardianships.First(g => classmates.Exists(p => p.Id == g.WardId)).GuardianId;
        db.Add(new LessonMember { LessonId = held.Id, PersonId = guardian, Role = RoomRole.Observer });
        await HoldAsync(held, yesterday.AddMinutes(1));

        var quarter = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.FromMinutes(15).Ticks), TimeSpan.Zero);
        LessonOf("soon", LessonKind.Lesson, "Последовательное соединение проводников", quarter.AddMinutes(30), Minutes, teacher, classmates);
        var listeners = people.Memberships.Where(m => m.Kind == MembershipKind.Teacher && m.PersonId != teacher.Id).Select(m => m.PersonId).Distinct().Take(120).Select(id => people.People.Single(p => p.Id == id));
        LessonOf("seminar", LessonKind.Seminar, "Как готовить школьников к муниципальному этапу", new DateTimeOffset(today.AddDays(2), new TimeOnly(12, 0), TimeSpan.Zero), 90, people.Methodist, [teacher, .. listeners]);
    }

    private Lesson LessonOf(string key, LessonKind kind, string title, DateTimeOffset startsAt, int minutes, Person leads, IEnumerable<Person> pupils)
    {
        var lesson = new Lesson { Id = ExampleIds.Of("lesson", key), Kind = kind, Title = title, StartsAt = startsAt, Minutes = minutes, CreatedById = leads.Id };
        db.AddRange(lesson, new LessonMember { LessonId = lesson.Id, PersonId = leads.Id, Role = RoomRole.Teacher });
        db.AddRange(pupils.Select(p => new LessonMember { LessonId = lesson.Id, PersonId = p.Id, Role = RoomRole.Pupil }));
        return lesson;
    }

    private async Task HoldAsync(Lesson lesson, DateTimeOffset begunAt)
    {
        List<Guid> pages = [];
        for (var page = 1; page <= ExampleSlides.Count; page++)
        {
            using var picture = new MemoryStream(ExampleSlides.Draw(page));
            pages.Add((await files.AddAsync($"{page}.webp", picture, createdById: null, CancellationToken.None, ExampleIds.Of("file", "slide", page))).Id);
        }

        var question = new ExampleWarmUp(db, renderer, people.Methodist.Id, begunAt.AddDays(-20)).Write();
        var members = classmates.ToDictionary(p => p.Id, _ => RoomRole.Pupil);
        members[teacher.Id] = RoomRole.Teacher;
        var room = new Room(LessonKind.Lesson, hasWaitingRoom: false);
        foreach (var (seconds, by, act) in new ExampleLessonScript(teacher.Id, [.. classmates.Select(p => p.Id)], pages, question).Acts())
        {
            var entry = room.Decide(new RoomActor(by, members[by]), ExampleIds.Of("entry", room.Seq + 1), act(room), members, begunAt.AddSeconds(seconds))
                ?? throw new InvalidOperationException($"The act at {seconds} changes nothing.");
            room.Apply(entry);
            db.Add(new RoomLogRow { LessonId = lesson.Id, Seq = entry.Seq, Id = entry.Id, At = entry.At, ById = entry.By, Act = entry.Act });
        }

        var (begun, ended) = (room.Door.BegunAt!.Value, room.Door.EndedAt!.Value);
        db.Entry(lesson).Property(l => l.BegunAt).CurrentValue = begun;
        db.Entry(lesson).Property(l => l.EndedAt).CurrentValue = ended;

        // One was ill, another's line broke twice, a third came late.
        Be(lesson, teacher.Id, begun.AddMinutes(-10), ended.AddMinutes(2));
        for (var at = 0; at < classmates.Count - 1; at++)
        {
            var (id, late) = (classmates[at].Id, at == 3 ? 9 : 0);
            if (at == 2)
            {
                Be(lesson, id, begun.AddMinutes(-1), begun.AddMinutes(12));
                Be(lesson, id, begun.AddMinutes(15), begun.AddMinutes(29));
                Be(lesson, id, begun.AddMinutes(31), ended);
                continue;
            }

            Be(lesson, id, begun.AddMinutes(late - 2), ended.AddSeconds(10 * at));
        }
    }

    private void Be(Lesson lesson, Guid personId, DateTimeOffset from, DateTimeOffset until) => db.Add(new Presence
    {
        Id = ExampleIds.Of("presence", lesson.Id, personId, from.Minute),
        LessonId = lesson.Id,
        PersonId = personId,
        From = from,
        Until = until,
        HasLeft = true,
    });
}
