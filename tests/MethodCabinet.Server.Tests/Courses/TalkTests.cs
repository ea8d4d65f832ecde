using System.Net;
using MethodCabinet.Domain.Courses.Talk;
using MethodCabinet.Server.Courses.Learning;
using MethodCabinet.Server.Courses.Talk;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Courses;

public sealed class TalkTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly UnitPlace Second = new(0, null, "Таблица — это строки и столбцы.");

    [Fact]
    public async Task A_question_at_a_paragraph_is_answered_from_the_queue_and_read_at_its_place()
    {
        var scene = await CourseScene.CreateAsync(app);
        var (learner, enrolment, _) = await scene.LearnerAsync();
        await AskAsync(scene, learner, enrolment, "Сколько столбцов?");

        var queued = Assert.Single(await QueueAsync(scene));
        Assert.Equal((Second, "Зачем таблицы", "Сколько столбцов?"), (queued.Place, queued.Unit, queued.Text));
        Assert.Contains("<strong>строки</strong>", queued.ParagraphHtml, StringComparison.Ordinal);
        Assert.Equal(1, (await scene.Tutor.ReadAsync<ListLearning.Response>("/api/learning")).ToMark.Single().Questions);

        await AnswerAsync(scene, queued, "Сколько **нужно**.<script>alert(1)</script>", isForAll: false);

        Assert.Empty(await QueueAsync(scene));
        var read = Assert.Single(await ReadAsync(scene, learner, enrolment));
        Assert.True(read is { IsOwn: true, IsNew: true, Text: "Сколько столбцов?" });
        Assert.Contains("<strong>нужно</strong>", read.AnswerHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("script", read.AnswerHtml, StringComparison.Ordinal);
        Assert.Equal((1, scene.TextId), await AnswersAsync(learner, enrolment));

        await (await learner.PutAsync($"{scene.UnitPath(enrolment, scene.TextId)}/questions/seen", new { })).OkAsync();
        Assert.Equal((0, null), await AnswersAsync(learner, enrolment));
    }

    [Fact]
    public async Task A_question_that_is_sent_again_is_asked_once_and_its_id_is_nobody_elses()
    {
        var scene = await CourseScene.CreateAsync(app);
        var (learner, enrolment, _) = await scene.LearnerAsync();
        var (other, ofOther, _) = await scene.LearnerAsync();
        var request = new AskTutor.Request(Guid.CreateVersion7(), UnitPlace.Whole, "Раз?", false);

        var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => learner.PostAsync($"{scene.UnitPath(enrolment, scene.TextId)}/questions", request)));

        Assert.All(replies, reply => Assert.Equal(HttpStatusCode.NoContent, reply.StatusCode));
        Assert.Single(await QueueAsync(scene));
        Assert.Equal("talk.id-taken", await (await other.PostAsync($"{scene.UnitPath(ofOther, scene.TextId)}/questions", request)).ErrorCodeAsync());
    }

    [Fact]
    public async Task The_cohort_reads_an_answer_for_all_and_the_question_only_as_long_as_its_author_agrees()
    {
        var scene = await CourseScene.CreateAsync(app);
        var (learner, enrolment, _) = await scene.LearnerAsync();
        var (other, ofOther, _) = await scene.LearnerAsync();
        var id = await AskAsync(scene, learner, enrolment, "Наш класс 7Б?");
        Assert.Empty(await ReadAsync(scene, other, ofOther));

        await AnswerAsync(scene, (await QueueAsync(scene)).Single(), "Любой.", isForAll: true);
        var without = Assert.Single(await ReadAsync(scene, other, ofOther));
        Assert.Equal((null, null, false), (without.Text, without.Asker, without.IsOwn));
        Assert.Contains("Любой", without.AnswerHtml, StringComparison.Ordinal);

        await AgreeAsync(true);
        Assert.Equal("Наш класс 7Б?", Assert.Single(await ReadAsync(scene, other, ofOther)).Text);
        await AgreeAsync(false);
        Assert.Null(Assert.Single(await ReadAsync(scene, other, ofOther)).Text);

        async Task AgreeAsync(bool agrees) => await (await learner.PutAsync($"/api/learning/{enrolment}/questions/{id}/agreement", new AgreeToShow.Request(agrees))).OkAsync();
    }

    [Fact]
    public async Task Of_two_tutors_who_answer_at_once_the_second_is_told_so()
    {
        var scene = await CourseScene.CreateAsync(app);
        var (learner, enrolment, _) = await scene.LearnerAsync();
        await AskAsync(scene, learner, enrolment, "Как?");
        var seen = (await QueueAsync(scene)).Single();
        await AnswerAsync(scene, seen, "Так.", isForAll: false);

        var late = await scene.Methodist.PutAsync($"/api/tutor-questions/{seen.Id}/answer", new AnswerLearner.Request("Иначе.", false, seen.Version));

        Assert.Equal("platform.changed-meanwhile", await late.ErrorCodeAsync());
        Assert.Contains("Так", (await ReadAsync(scene, learner, enrolment)).Single().AnswerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_in_a_thread_reaches_open_pages_and_is_new_until_it_is_read()
    {
        var scene = await CourseScene.CreateAsync(app);
        var (learner, _, _) = await scene.LearnerAsync();
        var (_, _, listener) = await scene.LearnerAsync();
        var thread = await BeginAsync(scene, learner, "Чем вы пользуетесь?");
        await using var hub = await ListenAsync(scene.CohortId, listener);
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        hub.On(nameof(ITalkClient.Changed), () => told.TrySetResult());

        var request = new WritePost.Request(Guid.CreateVersion7(), "Р7-**Офис** <img src=x onerror=alert(1)>");
        await (await scene.Tutor.PostAsync($"/api/discussions/{thread}/posts", request)).OkAsync();
        await (await scene.Tutor.PostAsync($"/api/discussions/{thread}/posts", request)).OkAsync();

        await told.Task.WaitAsync(TimeSpan.FromSeconds(30));
        var client = app.As(listener);
        Assert.Equal((2, 2), await CountsAsync(client));
        var read = await client.ReadAsync<GetThread.Response>($"/api/discussions/{thread}");
        Assert.Contains("<strong>Офис</strong>", read.Posts[1].Html, StringComparison.Ordinal);
        Assert.DoesNotContain("onerror", read.Posts[1].Html, StringComparison.Ordinal);
        Assert.True(read.Posts[1] is { IsByTutor: true, IsUnread: true, Text: null });
        await (await client.PutAsync($"/api/discussions/{thread}/seen", new SeeThread.Request(read.Posts[1].WrittenAt))).OkAsync();
        await (await client.PutAsync($"/api/discussions/{thread}/seen", new SeeThread.Request(read.Posts[0].WrittenAt))).OkAsync();
        Assert.Equal((2, 0), await CountsAsync(client));

        async Task<(int Posts, int Unread)> CountsAsync(HttpClient reader)
        {
            var item = Assert.Single((await reader.ReadAsync<ListThreads.Response>($"/api/cohorts/{scene.CohortId}/discussion")).Threads);
            return (item.Posts, item.Unread);
        }
    }

    [Fact]
    public async Task What_a_tutor_hides_is_gone_for_others_told_to_its_author_and_logged()
    {
        var scene = await CourseScene.CreateAsync(app);
        var (author, _, _) = await scene.LearnerAsync();
        var (other, _, _) = await scene.LearnerAsync();
        var thread = await BeginAsync(scene, scene.Tutor, "Знакомство");
        var post = Guid.CreateVersion7();
        await (await author.PostAsync($"/api/discussions/{thread}/posts", new WritePost.Request(post, "Телефон Иванова 8-900"))).OkAsync();

        Assert.Equal("talk.post-not-found", await (await author.PutAsync($"/api/discussion-posts/{post}/hidden", new HidePost.Request(true, "Так"))).ErrorCodeAsync());
        Assert.Equal("talk.reason-missing", await (await scene.Tutor.PutAsync($"/api/discussion-posts/{post}/hidden", new HidePost.Request(true, " "))).ErrorCodeAsync());
        await (await scene.Tutor.PutAsync($"/api/discussion-posts/{post}/hidden", new HidePost.Request(true, "Чужой телефон"))).OkAsync();

        Assert.True((await PostAsync(other)) is { Html: null, IsHidden: true, HiddenReason: null });
        Assert.Equal("Чужой телефон", (await PostAsync(author)).HiddenReason);
        Assert.Equal("talk.post-settled", await (await author.PutAsync($"/api/discussion-posts/{post}", new RewritePost.Request("Иначе"))).ErrorCodeAsync());
        Assert.Contains("Чужой телефон", (await app.WithDbAsync(db => db.AuditLog.SingleAsync(a => a.Action == "discussion-post.hidden" && a.SubjectId == post.ToString()))).Changes, StringComparison.Ordinal);

        // The first message carries the thread.
        var first = (await scene.Tutor.ReadAsync<GetThread.Response>($"/api/discussions/{thread}")).Posts[0].Id;
        await (await scene.Methodist.PutAsync($"/api/discussion-posts/{first}/hidden", new HidePost.Request(true, "Не по теме"))).OkAsync();
        Assert.Equal("talk.thread-not-found", await (await other.GetAsync($"/api/discussions/{thread}")).ErrorCodeAsync());
        Assert.Equal(HttpStatusCode.OK, (await scene.Tutor.GetAsync($"/api/discussions/{thread}")).StatusCode);

        async Task<GetThread.Post> PostAsync(HttpClient reader) => (await reader.ReadAsync<GetThread.Response>($"/api/discussions/{thread}")).Posts.Single(p => p.Id == post);
    }

    [Fact]
    public async Task Authors_change_and_delete_their_own_and_a_closed_thread_takes_only_tutors()
    {
        var scene = await CourseScene.CreateAsync(app);
        var (author, _, _) = await scene.LearnerAsync();
        var (other, _, _) = await scene.LearnerAsync();
        var thread = await BeginAsync(scene, scene.Tutor, "Знакомство");
        var post = Guid.CreateVersion7();
        await (await author.PostAsync($"/api/discussions/{thread}/posts", new WritePost.Request(post, "Опичатка"))).OkAsync();

        Assert.Equal("talk.post-not-own", await (await other.PutAsync($"/api/discussion-posts/{post}", new RewritePost.Request("Чужое"))).ErrorCodeAsync());
        await (await author.PutAsync($"/api/discussion-posts/{post}", new RewritePost.Request("Опечатка"))).OkAsync();
        var changed = (await other.ReadAsync<GetThread.Response>($"/api/discussions/{thread}")).Posts[1];
        Assert.True(changed is { Html: "<p>Опечатка</p>", EditedAt: not null });
        await (await author.DeleteAsync(new Uri($"/api/discussion-posts/{post}", UriKind.Relative))).OkAsync();
        await (await author.DeleteAsync(new Uri($"/api/discussion-posts/{post}", UriKind.Relative))).OkAsync();
        Assert.True((await other.ReadAsync<GetThread.Response>($"/api/discussions/{thread}")).Posts[1] is { Html: null, IsDeleted: true });

        await (await scene.Tutor.PutAsync($"/api/discussions/{thread}/state", new ArrangeThread.Request(true, true))).OkAsync();
        Assert.Equal("talk.thread-closed", await (await author.PostAsync($"/api/discussions/{thread}/posts", new WritePost.Request(Guid.CreateVersion7(), "Ещё"))).ErrorCodeAsync());
        await (await scene.Tutor.PostAsync($"/api/discussions/{thread}/posts", new WritePost.Request(Guid.CreateVersion7(), "Итог"))).OkAsync();
    }

    [Fact]
    public async Task Pupils_are_named_to_each_other_by_first_name_and_a_letter()
    {
        var scene = await CourseScene.CreateAsync(app);
        var (learner, _, _) = await scene.LearnerAsync();
        var (_, _, minor) = await scene.LearnerAsync();
        await app.WithDbAsync(db => db.People.Where(p => p.Id == minor)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.BirthDate, DateOnly.FromDateTime(DateTime.UtcNow).AddYears(-15)).SetProperty(p => p.LastName, "Соколова").SetProperty(p => p.FirstName, "Анна")));
        var thread = await BeginAsync(scene, app.As(minor), "Вопрос");

        Assert.Equal("Анна С.", (await learner.ReadAsync<GetThread.Response>($"/api/discussions/{thread}")).Posts[0].Author);
        Assert.StartsWith("Соколова Анна", (await scene.Tutor.ReadAsync<GetThread.Response>($"/api/discussions/{thread}")).Posts[0].Author, StringComparison.Ordinal);
        Assert.DoesNotContain("Соколова", await (await learner.GetAsync($"/api/cohorts/{scene.CohortId}/discussion")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notes_come_from_two_devices_and_no_words_are_lost()
    {
        var scene = await CourseScene.CreateAsync(app);
        var (learner, enrolment, _) = await scene.LearnerAsync();
        var id = Guid.CreateVersion7();

        Assert.Equal(1, await KeepAsync("Первое", 0));
        Assert.Equal(1, await KeepAsync("Первое", 0));
        Assert.Equal(2, await KeepAsync("Второе", 1));
        Assert.Equal("talk.note-changed", await (await PutAsync("С телефона", 1)).ErrorCodeAsync());

        var course = Assert.Single(await learner.ReadAsync<List<ListNotes.Response>>("/api/notes"));
        Assert.Equal(("Второе", "Зачем таблицы", true), (course.Units[0].Notes[0].Text, course.Units[0].Title, course.Units[0].IsThere));
        Assert.Contains("Второе", await (await learner.GetAsync("/api/notes/notes.txt")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var document = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(await (await learner.GetAsync("/api/notes/notes.docx")).Content.ReadAsStreamAsync(), isEditable: false);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(document).Select(error => error.Description));
        Assert.Contains("Второе", document.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);

        Assert.Equal(3, await KeepAsync(null, 2));
        Assert.Empty(await learner.ReadAsync<List<ListNotes.Response>>("/api/notes"));
        Assert.Equal(4, await KeepAsync("Вернулось", 2));

        Task<HttpResponseMessage> PutAsync(string? text, int revision) => learner.PutAsync($"{scene.UnitPath(enrolment, scene.TextId)}/notes/{id}", new KeepNote.Request(Second, text, revision));
        async Task<int> KeepAsync(string? text, int revision) => (await (await PutAsync(text, revision)).ReadAsync<KeepNote.Response>()).Revision;
    }

    private static async Task<Guid> AskAsync(CourseScene scene, HttpClient learner, Guid enrolment, string text)
    {
        var id = Guid.CreateVersion7();
        await (await learner.PostAsync($"{scene.UnitPath(enrolment, scene.TextId)}/questions", new AskTutor.Request(id, Second, text, false))).OkAsync();
        return id;
    }

    private static Task<List<ListTutorQuestions.Response>> QueueAsync(CourseScene scene) => scene.Tutor.ReadAsync<List<ListTutorQuestions.Response>>("/api/tutor-questions");

    private static async Task AnswerAsync(CourseScene scene, ListTutorQuestions.Response question, string answer, bool isForAll) =>
        await (await scene.Tutor.PutAsync($"/api/tutor-questions/{question.Id}/answer", new AnswerLearner.Request(answer, isForAll, question.Version))).OkAsync();

    private static Task<List<ListUnitQuestions.Response>> ReadAsync(CourseScene scene, HttpClient learner, Guid enrolment) =>
        learner.ReadAsync<List<ListUnitQuestions.Response>>($"{scene.UnitPath(enrolment, scene.TextId)}/questions");

    private static async Task<(int Answers, Guid? Unit)> AnswersAsync(HttpClient learner, Guid enrolment)
    {
        var item = (await learner.ReadAsync<ListLearning.Response>("/api/learning")).Courses.Single(c => c.EnrolmentId == enrolment);
        return (item.Answers, item.AnsweredUnitId);
    }

    private static async Task<Guid> BeginAsync(CourseScene scene, HttpClient author, string title)
    {
        var id = Guid.CreateVersion7();
        var request = new BeginThread.Request(id, Guid.CreateVersion7(), null, title, "Расскажите.");
        await (await author.PostAsync($"/api/cohorts/{scene.CohortId}/discussion", request)).OkAsync();
        await (await author.PostAsync($"/api/cohorts/{scene.CohortId}/discussion", request)).OkAsync();
        return id;
    }

    private async Task<HubConnection> ListenAsync(Guid cohortId, Guid personId)
    {
        var hub = new HubConnectionBuilder()
            .WithUrl(new Uri(app.As(personId).BaseAddress!, $"/hubs/talk?cohort={cohortId}"), options => options.Headers[TestSignIn.Header] = personId.ToString())
            .Build();
        await hub.StartReadyAsync();
        return hub;
    }
}
