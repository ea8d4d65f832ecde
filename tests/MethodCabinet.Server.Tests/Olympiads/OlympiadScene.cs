using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Assessment.Journal;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>One answer as it came in.</summary>
internal sealed record GivenAnswer(int Task, Answer? Answer, bool Late = false);

/// <summary>An olympiad with one track and one round that is being sat.</summary>
internal sealed class OlympiadScene
{
    private static int counter;

    private readonly List<Question> questions = [];
    private readonly List<QuestionVersion> latest = [];

    public Guid OlympiadId { get; } = Guid.CreateVersion7();

    public Guid TrackId { get; } = Guid.CreateVersion7();

    public Guid RoundId { get; } = Guid.CreateVersion7();

    public Guid PaperId { get; } = Guid.CreateVersion7();

    public List<Guid> Tasks { get; } = [];

    /// <summary>Of the tasks as they were asked.</summary>
    public List<QuestionVersion> Versions { get; } = [];

    public static QuestionContent TrueFalse(bool key, decimal points = 2) => Content(new TrueFalseBody(), new TrueFalseKey(key), points);

    public static QuestionContent Text(string key, decimal points = 3) =>
        Content(new ShortTextBody(), new ShortTextKey([new TextVariant(key)], new TextRule()), points);

    public static QuestionContent Essay(decimal points = 5) => Content(new EssayBody(), new ManualKey([new Criterion("1", "Полнота", points)], null), points);

    public static QuestionContent Upload(int maxFiles, params string[] accept) =>
        Content(new UploadBody(maxFiles, accept), new ManualKey([new Criterion("1", "Решение", 5)], null), 5);

    /// <summary>Two tasks that are scored at once: true/false for 2 points (true), a word for 3 («ответ»).</summary>
    public static Task<OlympiadScene> CreateAsync(TestApp app) => CreateAsync(app, [TrueFalse(true), Text("ответ")]);

    public static async Task<OlympiadScene> CreateAsync(TestApp app, QuestionContent[] contents)
    {
        var scene = new OlympiadScene();
        await app.WithDbAsync(db => scene.StoreAsync(db, contents));
        return scene;
    }

    public async Task StoreAsync(AppDb db, QuestionContent[] contents)
    {
        var number = Interlocked.Increment(ref counter);
        var now = DateTimeOffset.UtcNow;
        var season = Guid.CreateVersion7();
        var author = new Person { Id = Guid.CreateVersion7(), LastName = "Автор", FirstName = "Заданий", CreatedAt = now };
        db.People.Add(author);
        db.Seasons.Add(new Season { Id = season, Name = $"{number}", From = new DateOnly(2026, 9, 1), To = new DateOnly(2027, 5, 31) });
        db.Subjects.Add(new Subject { Code = $"subject{number}", Name = "Предмет", IsOwn = true });
        var bank = new QuestionBank(Guid.CreateVersion7(), "Банк", "physics", now, author.Id);
        db.QuestionBanks.Add(bank);
        db.Olympiads.Add(new Olympiad
        {
            Id = OlympiadId,
            SeasonId = season,
            SubjectCode = $"subject{number}",
            Stage = Stage.Municipal,
            Title = $"Олимпиада {number}",
            Status = OlympiadStatus.Published,
            RegistrationOpensAt = now.AddDays(-9),
            RegistrationClosesAt = now.AddDays(-1),
            CreatedById = author.Id,
            CreatedAt = now,
        });
        db.Tracks.Add(new Track { Id = TrackId, OlympiadId = OlympiadId, Grade = 8, Name = "8 класс" });
        db.Rounds.Add(new Round
        {
            Id = RoundId,
            OlympiadId = OlympiadId,
            Kind = RoundKind.Theory,
            Title = "Теоретический тур",
            OpensAt = now.AddHours(-1),
            ClosesAt = now.AddHours(2),
            DurationMinutes = 120,
        });
        db.Papers.Add(new Paper { Id = PaperId, RoundId = RoundId, TrackId = TrackId, Title = "Комплект", MaxPoints = contents.Sum(c => c.Points.MaxPoints) });
        foreach (var content in contents)
        {
            var question = new Question(Guid.CreateVersion7(), bank.Id, "physics", now);
            var version = question.Revise(null, false, content, Guid.CreateVersion7(), now, author.Id);
            db.Questions.Add(question);
            db.QuestionVersions.Add(version);
            questions.Add(question);
            Versions.Add(version);
            latest.Add(version);
            Tasks.Add(Guid.CreateVersion7());
            db.PaperTasks.Add(new PaperTask { Id = Tasks[^1], PaperId = PaperId, Position = Tasks.Count, QuestionVersionId = version.Id });
        }

        await db.SaveChangesAsync();
    }

    /// <summary>A pupil of the given school who sits the round and answers.</summary>
    public async Task<(TestPerson Pupil, Guid AttemptId)> AddAttemptAsync(TestApp app, Guid? schoolId, params GivenAnswer[] answers)
    {
        var pupil = await app.CreatePersonAsync([Role.Pupil], schoolId);
        var attemptId = Guid.CreateVersion7();
        await app.WithDbAsync(async db =>
        {
            AddAttempt(db, pupil.Id, pupil.OrganizationId!.Value, attemptId, answers);
            await db.SaveChangesAsync();
        });
        return (pupil, attemptId);
    }

    public void AddAttempt(AppDb db, Guid personId, Guid schoolId, Guid attemptId, IReadOnlyList<GivenAnswer> answers)
    {
        var now = DateTimeOffset.UtcNow;
        var registration = new Registration
        {
            Id = Guid.CreateVersion7(),
            OlympiadId = OlympiadId,
            TrackId = TrackId,
            PersonId = personId,
            OrganizationId = schoolId,
            Grade = 8,
            Status = RegistrationStatus.Confirmed,
            RegisteredById = personId,
            CreatedAt = now,
        };
        db.Registrations.Add(registration);
        db.Attempts.Add(new Attempt
        {
            Id = attemptId,
            RoundId = RoundId,
            RegistrationId = registration.Id,
            PersonId = personId,
            PaperId = PaperId,
            OpenedAt = now.AddMinutes(-30),
        });
        var device = Guid.CreateVersion7();
        db.AttemptDevices.Add(new AttemptDevice { AttemptId = attemptId, BrowserId = device, IsOpen = false });
        for (var i = 0; i < answers.Count; i++)
        {
            db.JournalEntries.Add(Entry(attemptId, device, i + 1, answers[i]));
        }
    }

    public JournalEntry Entry(Guid attemptId, Guid device, long seq, GivenAnswer given) => new()
    {
        AttemptId = attemptId,
        DeviceId = device,
        Seq = seq,
        TaskId = Tasks[given.Task],
        Answer = JsonSerializer.Serialize(given.Answer, StoredJson.Options),
        ElapsedMs = seq * 1000,
        Hash = new byte[JournalChain.HashLength],
        ReceivedAt = DateTimeOffset.UtcNow,
        IsLate = given.Late,
    };

    /// <summary>Has the organizer end the round, and waits for its scores.</summary>
    public async Task CloseAsync(TestApp app, HttpClient organizer)
    {
        await (await organizer.PostAsJsonAsync($"/api/rounds/{RoundId}/close", new { early = true })).OkJsonAsync();
        await Eventually.TrueAsync(() => app.WithDbAsync(db => db.Rounds.AnyAsync(r => r.Id == RoundId && r.ScoredAt != null)), "the scores of the round");
    }

    /// <summary>Has the organizer score a task by another version, and waits until it is done.</summary>
    public async Task RescoreAsync(TestApp app, HttpClient organizer, int task, Guid fromVersionId, Guid toVersionId)
    {
        var response = await ApplyRescoreAsync(app, organizer, task, fromVersionId, toVersionId);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        await RescoredAsync(app, task);
    }

    public async Task<HttpResponseMessage> ApplyRescoreAsync(TestApp app, HttpClient organizer, int task, Guid fromVersionId, Guid toVersionId)
    {
        var toWrittenAt = await app.WithDbAsync(db => db.QuestionVersions.Where(v => v.Id == toVersionId).Select(v => v.CreatedAt).SingleAsync());
        return await organizer.PostAsJsonAsync($"/api/rounds/{RoundId}/tasks/{Tasks[task]}/rescore", new { fromVersionId, toVersionId, toWrittenAt });
    }

    public Task RescoredAsync(TestApp app, int task) =>
        Eventually.TrueAsync(() => app.WithDbAsync(db => db.PaperTasks.AnyAsync(t => t.Id == Tasks[task] && t.RescoringSince == null)), "the new scores of the task");

    /// <summary>Another version of the question of a task.</summary>
    public async Task<QuestionVersion> ReviseAsync(TestApp app, int task, QuestionContent content)
    {
        var version = questions[task].Revise(latest[task], true, content, Guid.CreateVersion7(), DateTimeOffset.UtcNow, latest[task].CreatedBy);
        latest[task] = version;
        await app.WithDbAsync(async db =>
        {
            db.QuestionVersions.Add(version);
            await db.SaveChangesAsync();
        });
        return version;
    }

    /// <summary>Another content of the last version of a task's question, which stands in no paper yet.</summary>
    public Task RewriteAsync(TestApp app, int task, QuestionContent content)
    {
        questions[task].Revise(latest[task], false, content, Guid.CreateVersion7(), DateTimeOffset.UtcNow, latest[task].CreatedBy);
        return app.WithDbAsync(async db =>
        {
            db.QuestionVersions.Update(latest[task]);
            await db.SaveChangesAsync();
        });
    }

    private static QuestionContent Content(QuestionBody body, AnswerKey key, decimal points) =>
        new("Вопрос", "Что?", "<p>Что?</p>", body, body, key, new PointRule(points));
}
