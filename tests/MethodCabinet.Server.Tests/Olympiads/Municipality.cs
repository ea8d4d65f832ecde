using System.Net.Http.Json;
using System.Text.Json;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>Makes the few people, schools and olympiads that a test needs, directly in the database.</summary>
internal static class Municipality
{
    public static readonly DateOnly Since = new(2020, 9, 1);

    public static JsonSerializerOptions Json => StoredJson.Options;

    public static Organization AddSchool(this AppDb db, string name = "Школа")
    {
        var id = Guid.CreateVersion7();
        var school = new Organization { Id = id, Kind = OrganizationKind.School, ShortName = $"{name} {id:N}", FullName = name };
        db.Organizations.Add(school);
        return school;
    }

    public static Person AddPerson(this AppDb db, string lastName = "Соколова", string firstName = "Анна")
    {
        var person = new Person { Id = Guid.CreateVersion7(), LastName = lastName, FirstName = firstName, MiddleName = "Игоревна", CreatedAt = DateTimeOffset.UnixEpoch };
        db.People.Add(person);
        return person;
    }

    public static Person AddMethodist(this AppDb db) => db.AddAppointed(Role.Methodist, "Методистова");

    public static Person AddAppointed(this AppDb db, Role role, string lastName)
    {
        var person = db.AddPerson(lastName);
        db.Appointments.Add(new Appointment { Id = Guid.CreateVersion7(), PersonId = person.Id, Role = role, From = Since });
        return person;
    }

    public static Person AddMember(this AppDb db, Organization school, MembershipKind kind, int? grade = null, string letter = "А", string lastName = "Соколова")
    {
        var person = db.AddPerson(lastName);
        db.Memberships.Add(new Membership
        {
            Id = Guid.CreateVersion7(),
            PersonId = person.Id,
            OrganizationId = school.Id,
            Kind = kind,
            From = Since,
            Grade = grade,
            ClassLetter = grade is null ? "" : letter,
        });
        return person;
    }

    public static Person AddCoordinator(this AppDb db, Organization school) => db.AddMember(school, MembershipKind.Coordinator, lastName: "Ответственная");

    /// <summary>With the consents that opening a paper needs.</summary>
    public static Person AddPupil(this AppDb db, Organization school, int grade = 9, string lastName = "Соколова", bool consents = true)
    {
        var pupil = db.AddMember(school, MembershipKind.Student, grade, lastName: lastName);
        foreach (var kind in consents ? Registering.NeededConsents : [])
        {
            db.Consents.Add(new Consent { Id = Guid.CreateVersion7(), PersonId = pupil.Id, Kind = kind, GivenById = pupil.Id, GivenAt = DateTimeOffset.UnixEpoch });
        }

        return pupil;
    }

    /// <summary>A published olympiad whose registration is open and whose one round starts tomorrow, unless said otherwise.</summary>
    public static Olympiad AddOlympiad(this AppDb db, Person by, OlympiadStatus status = OlympiadStatus.Published, int[]? grades = null, DateTimeOffset? opensAt = null, int windowMinutes = 240, int durationMinutes = 120)
    {
        var now = DateTimeOffset.UtcNow;
        var start = opensAt ?? now.AddDays(1);
        var olympiad = new Olympiad
        {
            Id = Guid.CreateVersion7(),
            SeasonId = db.Seasons.OrderBy(s => s.From).First().Id,
            SubjectCode = "biology",
            Stage = Stage.Municipal,
            Title = $"Биология {Guid.CreateVersion7():N}",
            Status = status,
            RegistrationOpensAt = now.AddDays(-30),
            RegistrationClosesAt = start < now ? start : start.AddMinutes(-1),
            CreatedById = by.Id,
            CreatedAt = now,
        };
        var round = new Round
        {
            Id = Guid.CreateVersion7(),
            OlympiadId = olympiad.Id,
            Kind = RoundKind.Theory,
            Title = "Теоретический тур",
            OpensAt = start,
            ClosesAt = start.AddMinutes(windowMinutes),
            DurationMinutes = durationMinutes,
        };
        foreach (var grade in grades ?? [9])
        {
            var track = new Track { Id = Guid.CreateVersion7(), OlympiadId = olympiad.Id, Grade = grade, Name = $"{grade} класс" };
            olympiad.Tracks.Add(track);
            round.Papers.Add(new Paper { Id = Guid.CreateVersion7(), RoundId = round.Id, TrackId = track.Id, Title = "Задания", MaxPoints = 1 });
        }

        olympiad.Rounds.Add(round);
        db.Olympiads.Add(olympiad);
        return olympiad;
    }

    public static Registration AddRegistration(this AppDb db, Olympiad olympiad, Person pupil, Organization school, RegistrationStatus status = RegistrationStatus.Confirmed)
    {
        var registration = new Registration
        {
            Id = Guid.CreateVersion7(),
            OlympiadId = olympiad.Id,
            TrackId = olympiad.Tracks[0].Id,
            PersonId = pupil.Id,
            OrganizationId = school.Id,
            Grade = 9,
            Status = status,
            RegisteredById = pupil.Id,
            CreatedAt = DateTimeOffset.UtcNow,
        };
        db.Registrations.Add(registration);
        return registration;
    }

    public static Attempt AddAttempt(this AppDb db, Olympiad olympiad, Registration registration, DateTimeOffset? openedAt = null)
    {
        var attempt = new Attempt
        {
            Id = Guid.CreateVersion7(),
            RoundId = olympiad.Rounds[0].Id,
            RegistrationId = registration.Id,
            PersonId = registration.PersonId,
            PaperId = olympiad.Rounds[0].Papers[0].Id,
            OpenedAt = openedAt ?? DateTimeOffset.UtcNow,
        };
        db.Attempts.Add(attempt);
        return attempt;
    }

    public static void AddPublishedStanding(this AppDb db, Olympiad olympiad) =>
        db.Standings.Add(new StandingState { OlympiadId = olympiad.Id, Version = 1, ChangedAt = DateTimeOffset.UtcNow, PublishedAt = DateTimeOffset.UtcNow });

    /// <summary>A sound question; each version gives one point for «верно».</summary>
    public static QuestionVersion AddQuestion(this AppDb db, Person by, string title = "Вопрос") => db.AddVersion(db.AddEmptyQuestion(by), null, title, by);

    public static QuestionVersion AddQuestion(this AppDb db, Person by, QuestionContent content) => db.AddVersion(db.AddEmptyQuestion(by), null, content, by);

    public static QuestionVersion AddVersion(this AppDb db, Question question, QuestionVersion? last, string title, Person by) => db.AddVersion(
        question, last, new QuestionContent(title, "Клетка: живая?", "<p>Клетка: живая?</p>", new TrueFalseBody(), new TrueFalseBody(), new TrueFalseKey(true), new PointRule(1)), by);

    public static QuestionVersion AddVersion(this AppDb db, Question question, QuestionVersion? last, QuestionContent content, Person by)
    {
        var version = question.Revise(last, lastIsUsed: true, content, Guid.CreateVersion7(), DateTimeOffset.UnixEpoch, by.Id);
        db.Add(version);
        return version;
    }

    /// <summary>In a bank of its own.</summary>
    private static Question AddEmptyQuestion(this AppDb db, Person by)
    {
        var bank = new QuestionBank(Guid.CreateVersion7(), "Биология", "biology", DateTimeOffset.UnixEpoch, by.Id);
        var question = new Question(Guid.CreateVersion7(), bank.Id, "biology", DateTimeOffset.UnixEpoch);
        db.Add(bank);
        db.Add(question);
        return question;
    }

    public static async Task<T> ReadAsync<T>(this HttpClient client, string path) => (await client.GetFromJsonAsync<T>(path, Json))!;

    public static async Task<T> ReadAsync<T>(this HttpResponseMessage response)
    {
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        return (await response.Content.ReadFromJsonAsync<T>(Json))!;
    }

    public static Task<HttpResponseMessage> PostAsync(this HttpClient client, string path, object? body = null) => client.PostAsJsonAsync(path, body ?? new { }, Json);

    public static Task<HttpResponseMessage> PutAsync(this HttpClient client, string path, object body) => client.PutAsJsonAsync(path, body, Json);
}
