using System.Net;
using System.Security.Cryptography;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Assessment.Journal;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Server.Courses.Authoring;
using MethodCabinet.Server.Courses.Learning;
using MethodCabinet.Server.Courses.Quizzes;
using MethodCabinet.Server.Olympiads.Receipts;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;

namespace MethodCabinet.Server.Tests.Courses.Quizzes;

/// <summary>A published course that ends with a quiz, and what learners do with it.</summary>
internal sealed record QuizScene(CourseScene Course, Guid QuizId, Guid BankId, IReadOnlyList<QuestionVersion> Questions)
{
    public const string Right = """{"type":"trueFalse","value":true}""", Wrong = """{"type":"trueFalse","value":false}""";

    /// <summary>A statement that is true: one point.</summary>
    public static QuestionContent True { get; } = Sitting.Content(new TrueFalseBody(), new TrueFalseKey(true));

    public TestApp App => Course.App;

    /// <param name="contents">Of the bank's questions.</param>
    /// <param name="change">Of the quiz, which asks all of them.</param>
    public static async Task<QuizScene> CreateAsync(TestApp app, IReadOnlyList<QuestionContent> contents, Func<QuizDraft, Guid, QuizDraft>? change = null)
    {
        var course = await CourseScene.CreateAsync(app);
        var (bank, versions) = await StoreAsync(app, contents);
        var before = await course.CourseAsync();
        var unit = await (await course.Methodist.PostAsync($"{course.CoursePath}/units", new AddUnit.Request(before.Outline.Modules[0].Id, UnitKind.Quiz, "Проверьте себя", before.Version))).ReadAsync<AddUnit.Response>();
        var scene = new QuizScene(course, unit.UnitId, bank, versions);
        var draft = new QuizDraft(
            [.. versions.Select(version => new QuestionPart(Guid.CreateVersion7(), version.Id, "Подумайте **ещё**.", "Потому что так."))],
            0, null, 0.6m, QuizCounts.Best, QuizFeedback.RightOrWrong, IsPractice: false, RetakesFailed: false, Shuffle: true);
        await course.WriteAsync(unit.UnitId, new("Немного вопросов.", Quiz: change?.Invoke(draft, bank) ?? draft));
        await (await scene.PublishAsync()).OkAsync();
        return scene;
    }

    public async Task<HttpResponseMessage> PublishAsync() =>
        await Course.Methodist.PostAsync($"{Course.CoursePath}/editions", new PublishCourse.Request([Course.CohortId], (await Course.CourseAsync()).Version));

    public Task<HttpResponseMessage> TryBeginAsync(HttpClient learner, Guid enrolment) => learner.PostAsync($"/api/enrolments/{enrolment}/units/{QuizId}/quiz-attempts");

    public async Task<QuizView> BeginAsync(HttpClient learner, Guid enrolment) => await (await TryBeginAsync(learner, enrolment)).ReadAsync<QuizView>();

    /// <summary>A learner with a try that has begun.</summary>
    public async Task<(HttpClient Client, Guid Enrolment, QuizView View)> BegunAsync()
    {
        var (client, enrolment, _) = await Course.LearnerAsync();
        return (client, enrolment, await BeginAsync(client, enrolment));
    }

    public async Task<UnitQuiz> UnitAsync(HttpClient learner, Guid enrolment) => (await learner.ReadAsync<LearnUnit.Response>(Course.UnitPath(enrolment, QuizId))).Quiz!;

    /// <summary>Answers the tasks one after the other and hands in.</summary>
    public static async Task<QuizResult> AnswerAsync(HttpClient learner, QuizView view, params string[] answers)
    {
        var device = DeviceOf(view);
        foreach (var (task, answer) in view.Tasks.Zip(answers))
        {
            device.Write(task.Id, answer);
        }

        if (answers.Length > 0)
        {
            await SaveAsync(learner, device);
        }

        return await HandInAsync(learner, view.Id);
    }

    public static Device DeviceOf(QuizView view) => new(view.Id, attempts: "quiz-attempts");

    public static async Task<SubmitQuizJournal.Response> SaveAsync(HttpClient learner, Device device, int from = 1)
    {
        using var response = await device.PostAsync(learner, from);
        Assert.True(response.StatusCode == HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return await response.ReadAsync<SubmitQuizJournal.Response>();
    }

    public static async Task<QuizResult> HandInAsync(HttpClient learner, Guid attempt, HandInQuiz.Request? request = null) =>
        await (await learner.PostAsync($"/api/quiz-attempts/{attempt}/hand-in", request ?? new())).ReadAsync<QuizResult>();

    /// <summary>Whether the published key verifies the receipt, as an outsider would.</summary>
    public static async Task<bool> VerifiesAsync(HttpClient reader, Device device, SubmitQuizJournal.Response saved)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo((await reader.ReadAsync<List<ListReceiptKeys.Key>>("/api/receipt-keys")).Single(k => k.Id == saved.Receipt.KeyId).PublicKey, out _);
        var claim = new ReceiptClaim(device.AttemptId, device.Id, saved.Head.Seq, Convert.FromHexString(saved.Head.Hash), saved.ReceivedAt);
        return ReceiptEncoding.Verify(key, claim, saved.Receipt.Index, saved.Receipt.Size, saved.Receipt.Path, saved.Receipt.Signature);
    }

    /// <summary>Puts questions into a bank of their own.</summary>
    public static async Task<(Guid Bank, List<QuestionVersion> Versions)> StoreAsync(TestApp app, IReadOnlyList<QuestionContent> contents)
    {
        var (author, now, versions) = ((await app.CreatePersonAsync([])).Id, DateTimeOffset.UtcNow, new List<QuestionVersion>());
        var bank = new QuestionBank(Guid.CreateVersion7(), "Таблицы", "informatics", now, author);
        await app.WithDbAsync(async db =>
        {
            db.Add(bank);
            foreach (var content in contents)
            {
                var question = new Question(Guid.CreateVersion7(), bank.Id, "informatics", now);
                versions.Add(question.Revise(null, false, content, Guid.CreateVersion7(), now, author));
                db.AddRange(question, versions[^1]);
            }

            await db.SaveChangesAsync();
        });
        return (bank.Id, versions);
    }
}
