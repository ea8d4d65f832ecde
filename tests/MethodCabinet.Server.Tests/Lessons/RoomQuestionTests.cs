using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Lessons.Rooms;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Lessons.Rooms;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;

namespace MethodCabinet.Server.Tests.Lessons;

public sealed class RoomQuestionTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_teacher_asks_from_banks_that_are_open_to_lessons_and_the_key_reaches_no_page()
    {
        var scene = await LessonScene.CreateAsync(app);
        var methodist = await app.CreatePersonAsync([Role.Methodist]);
        var (secretBank, secret) = await QuestionAsync(methodist.Id, "Задача олимпиады");
        var (openBank, open) = await QuestionAsync(methodist.Id, "Разминка");
        await (await app.As(methodist.Id).PutAsync($"/api/question-banks/{openBank}/for-lessons", new { isForLessons = true })).OkAsync();
        Assert.NotEqual(secretBank, openBank);

        var found = await app.As(scene.Teacher.Id).ReadAsync<ListRoomQuestions.Response>($"/api/lessons/{scene.Id}/room/questions?search=разм");
        Assert.Equal([open], found.Questions.Select(question => question.VersionId));
        Assert.Equal("lesson.room.role-forbids", await (await app.As(scene.Anna.Id).GetAsync($"/api/lessons/{scene.Id}/room/questions")).ErrorCodeAsync());

        await using var teacher = await scene.EnterAsync(scene.Teacher);
        await using var anna = await scene.EnterAsync(scene.Anna);
        await using var boris = await scene.EnterAsync(scene.Boris);
        await teacher.MustAsync(new Begin());
        await boris.NextAsync<string>(news => news == "moved");
        Assert.Equal("lesson.room.question-unfit", (await teacher.DoAsync(new AskQuestion(secret, null))).Error);
        Assert.Equal("lesson.room.role-forbids", (await anna.DoAsync(new AskQuestion(open, null))).Error);

        var asked = await teacher.MustAsync(new AskQuestion(open, null));
        await boris.NextAsync(asked);
        await anna.MustAsync(new AnswerQuestion(asked, new ShortTextAnswer("Пифагор"), 100));
        var marked = (AnswerQuestion)(await teacher.NextAsync<RoomEntry>(entry => entry.Act is AnswerQuestion)).Act;
        Assert.Equal(3, marked.Points);
        await boris.MustAsync(new AnswerQuestion(asked, new ShortTextAnswer("Евклид"), 3));

        foreach (var person in new[] { scene.Teacher, scene.Anna, scene.Boris })
        {
            var read = await (await app.As(person.Id).GetAsync($"/api/lessons/{scene.Id}/room")).Content.ReadAsStringAsync();
            Assert.DoesNotContain("variants", read, StringComparison.Ordinal);
            Assert.Equal(person == scene.Teacher, read.Contains("Евклид", StringComparison.Ordinal) && read.Contains("Пифагор", StringComparison.Ordinal));
        }

        Assert.DoesNotContain("variants", teacher.Heard() + anna.Heard() + boris.Heard(), StringComparison.Ordinal);
        await teacher.MustAsync(new CloseQuestion(asked, null));
        var result = (await scene.ReadAsync(scene.Boris)).View.Questions.Single().Result!;
        Assert.Equal("Пифагор", ((ShortTextAnswer)result.Right!).Text);
        Assert.Equal([new PointsOf(scene.Boris.Id, 0)], result.Points);
        Assert.Equal((2, 1), (result.Answered, result.Full));
    }

    private async Task<(Guid BankId, Guid VersionId)> QuestionAsync(Guid author, string title)
    {
        var now = DateTimeOffset.UtcNow;
        var bank = new QuestionBank(Guid.CreateVersion7(), title, "mathematics", now, author);
        var question = new Question(Guid.CreateVersion7(), bank.Id, "mathematics", now);
        var content = new QuestionContent(
            title, "Чья теорема?", "<p>Чья теорема?</p>", new ShortTextBody(), new ShortTextBody(), new ShortTextKey([new TextVariant("Пифагор")], new TextRule()), new PointRule(3));
        var version = question.Revise(null, false, content, Guid.CreateVersion7(), now, author);
        await app.WithDbAsync(async db =>
        {
            db.AddRange(bank, question, version);
            await db.SaveChangesAsync();
        });
        return (bank.Id, version.Id);
    }
}
