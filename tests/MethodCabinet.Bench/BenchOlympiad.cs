using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;

namespace MethodCabinet.Bench;

/// <summary>A published olympiad with one track, one round and its paper, and a school whose pupils sit it.</summary>
public sealed record BenchOlympiad(Organization School, Olympiad Olympiad, Track Track, Round Round, Paper Paper)
{
    public const int TaskCount = 20;

    /// <summary>The word that scores a point in a question of <see cref="Words"/>.</summary>
    public const string RightWord = "ответ";

    /// <summary>A question that is answered by a word, for one point.</summary>
    public static QuestionContent Words { get; } = new(
        "Вопрос", "Вопрос", "<p>Вопрос</p>", new ShortTextBody(), new ShortTextBody(), new ShortTextKey([new TextVariant(RightWord)], new TextRule()), new PointRule(1));

    /// <param name="content">Of each task, from 0; one point each.</param>
    public static async Task<BenchOlympiad> StoreAsync(AppDb db, DateTimeOffset opensAt, DateTimeOffset closesAt, Func<int, QuestionContent> content, CancellationToken ct)
    {
        var now = DateTimeOffset.UtcNow;
        var author = new Person { Id = Guid.CreateVersion7(), LastName = "Методистова", FirstName = "Вера", CreatedAt = now };
        var school = new Organization { Id = Guid.CreateVersion7(), Kind = OrganizationKind.School, ShortName = "Школа", FullName = "Школа" };
        var season = new Season { Id = Guid.CreateVersion7(), Name = "Сезон", From = new DateOnly(2026, 9, 1), To = new DateOnly(2027, 8, 31) };
        var subject = new Subject { Code = "bench", Name = "Предмет" };
        var bank = new QuestionBank(Guid.CreateVersion7(), "Банк", subject.Code, now, author.Id);
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
            Id = Guid.CreateVersion7(),
            OlympiadId = olympiad.Id,
            Kind = RoundKind.Theory,
            Title = "Тур",
            OpensAt = opensAt,
            ClosesAt = closesAt,
            DurationMinutes = 200,
        };
        var paper = new Paper { Id = Guid.CreateVersion7(), RoundId = round.Id, TrackId = track.Id, Title = "Задания", MaxPoints = TaskCount };
        for (var i = 0; i < TaskCount; i++)
        {
            var question = new Question(Guid.CreateVersion7(), bank.Id, subject.Code, now);
            var version = question.Revise(null, false, content(i), Guid.CreateVersion7(), now, author.Id);
            db.Add(question);
            db.Add(version);
            paper.Tasks.Add(new PaperTask { Id = Guid.CreateVersion7(), PaperId = paper.Id, Position = i + 1, QuestionVersionId = version.Id });
        }

        olympiad.Tracks.Add(track);
        round.Papers.Add(paper);
        olympiad.Rounds.Add(round);
        db.AddRange(author, school, season, subject, olympiad, bank);
        await db.SaveChangesAsync(ct);
        return new BenchOlympiad(school, olympiad, track, round, paper);
    }
}
