using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>A round that is open now, with its paper, in an application's database.</summary>
/// <param name="contents">Of the paper's questions; four of different types when null.</param>
public sealed class Sitting(IReadOnlyList<QuestionContent>? contents = null)
{
    private readonly IReadOnlyList<QuestionContent> contents = contents ?? [.. Questions()];
    private readonly Guid organizationId = Guid.CreateVersion7();
    private readonly Guid trackId = Guid.CreateVersion7();

    public Guid OlympiadId { get; } = Guid.CreateVersion7();

    public Guid RoundId { get; } = Guid.CreateVersion7();

    public Guid PaperId { get; } = Guid.CreateVersion7();

    public IReadOnlyList<Guid> Tasks { get; } = [.. (contents ?? [.. Questions()]).Select(_ => Guid.CreateVersion7())];

    public static async Task<Sitting> CreateAsync(TestApp app, DateTimeOffset? opensAt = null, IReadOnlyList<QuestionContent>? contents = null)
    {
        var sitting = new Sitting(contents);
        await app.WithDbAsync(db => sitting.StoreAsync(db, opensAt ?? DateTimeOffset.UtcNow.AddMinutes(-30)));
        return sitting;
    }

    /// <summary>A registered pupil, signed in, with the paper opened.</summary>
    public async Task<Participant> OpenAsync(TestApp app, int extraMinutes = 0)
    {
        var participant = await RegisterAsync(app, extraMinutes);
        await participant.OpenAsync(RoundId);
        return participant;
    }

    /// <summary>A registered pupil, signed in.</summary>
    public async Task<Participant> RegisterAsync(TestApp app, int extraMinutes = 0, RegistrationStatus status = RegistrationStatus.Confirmed)
    {
        var person = await app.CreatePersonAsync([Role.Pupil], organizationId);
        await app.WithDbAsync(db => RegisterAsync(db, person.Id, extraMinutes, status));
        return new Participant(person, await app.SignInAsync(person));
    }

    /// <summary>Registers the person for the olympiad.</summary>
    public async Task RegisterAsync(AppDb db, Guid personId, int extraMinutes = 0, RegistrationStatus status = RegistrationStatus.Confirmed)
    {
        if (!await db.Consents.AnyAsync(c => c.PersonId == personId))
        {
            db.Consents.AddRange(Registering.NeededConsents.Select(kind =>
                new Consent { Id = Guid.CreateVersion7(), PersonId = personId, Kind = kind, GivenById = personId, GivenAt = DateTimeOffset.UtcNow }));
        }

        db.Registrations.Add(new Registration
        {
            Id = Guid.CreateVersion7(),
            OlympiadId = OlympiadId,
            TrackId = trackId,
            PersonId = personId,
            OrganizationId = organizationId,
            Grade = 9,
            Status = status,
            ExtraMinutes = extraMinutes,
            RegisteredById = personId,
            CreatedAt = DateTimeOffset.UtcNow,
        });
        await db.SaveChangesAsync();
    }

    public async Task StoreAsync(AppDb db, DateTimeOffset opensAt)
    {
        var now = DateTimeOffset.UtcNow;
        var author = new Person { Id = Guid.CreateVersion7(), LastName = "Методистова", FirstName = "Вера", CreatedAt = now };
        db.People.Add(author);
        db.Organizations.Add(new Organization { Id = organizationId, Kind = OrganizationKind.School, ShortName = $"Школа {organizationId}", FullName = "Школа" });
        if (!db.Seasons.Any())
        {
            db.Seasons.Add(new Season { Id = Guid.CreateVersion7(), Name = "2026/27", From = new DateOnly(2026, 9, 1), To = new DateOnly(2027, 8, 31) });
        }

        if (!db.Subjects.Any(s => s.Code == "biology"))
        {
            db.Subjects.Add(new Subject { Code = "biology", Name = "Биология" });
        }

        await db.SaveChangesAsync();
        var olympiad = new Olympiad
        {
            Id = OlympiadId,
            SeasonId = db.Seasons.First().Id,
            SubjectCode = "biology",
            Stage = Stage.Municipal,
            Title = "Биология",
            Status = OlympiadStatus.Published,
            RegistrationOpensAt = now.AddDays(-30),
            RegistrationClosesAt = now.AddDays(-1),
            CreatedById = author.Id,
            CreatedAt = now,
        };
        olympiad.Tracks.Add(new Track { Id = trackId, OlympiadId = OlympiadId, Grade = 9, Name = "9 класс" });
        var round = new Round
        {
            Id = RoundId,
            OlympiadId = OlympiadId,
            Kind = RoundKind.Theory,
            Title = "Теоретический тур",
            OpensAt = opensAt,
            ClosesAt = opensAt.AddHours(4),
            DurationMinutes = 120,
        };
        var paper = new Paper { Id = PaperId, RoundId = RoundId, TrackId = trackId, Title = "Задания", Instructions = "Пишите **разборчиво**.", MaxPoints = contents.Sum(c => c.Points.MaxPoints) };
        paper.Tasks.AddRange(contents.Zip(Tasks).Select((pair, i) =>
        {
            var bank = new QuestionBank(Guid.CreateVersion7(), "Биология", "biology", now, author.Id);
            var question = new Question(Guid.CreateVersion7(), bank.Id, "biology", now);
            var version = question.Revise(null, false, pair.First, Guid.CreateVersion7(), now, author.Id);
            db.Add(bank);
            db.Add(question);
            db.Add(version);
            return new PaperTask { Id = pair.Second, PaperId = PaperId, Position = i + 1, QuestionVersionId = version.Id };
        }));
        round.Papers.Add(paper);
        olympiad.Rounds.Add(round);
        db.Olympiads.Add(olympiad);
        await db.SaveChangesAsync();
    }

    public static QuestionContent Content(QuestionBody body, AnswerKey key) =>
        new("Вопрос", "Из чего состоит ёж?", "<p>Из чего состоит ёж?</p>", body, body, key, new PointRule(1));

    private static IEnumerable<QuestionContent> Questions()
    {
        var choice = new ChoiceBody([new Item("a", "Клетка"), new Item("b", "Атом")], Multiple: false);
        yield return Content(choice, new ChoiceKey(["a"], ChoiceRule.AllOrNothing, new Dictionary<string, decimal>()));
        yield return Content(new ShortTextBody(), new ShortTextKey([new TextVariant("клетка")], new TextRule()));
        yield return Content(new NumericBody([]), new NumericKey([new NumericVariant(42)], []));
        yield return Content(new EssayBody(), new ManualKey([new Criterion("k1", "Полнота", 1)], null));
    }
}
