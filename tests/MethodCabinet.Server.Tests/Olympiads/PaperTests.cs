using System.Net;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Olympiads.Attempts;
using MethodCabinet.Server.Olympiads.Board;
using MethodCabinet.Server.Olympiads.Papers;
using MethodCabinet.Server.Olympiads.Setup;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Olympiads;

public sealed class PaperTests(TestApp app) : IClassFixture<TestApp>
{
    private sealed record Scene(Guid Methodist, Olympiad Olympiad, QuestionVersion First, QuestionVersion Second, QuestionVersion SecondRevised)
    {
        public Guid PaperId => Olympiad.Rounds[0].Papers[0].Id;

        public string Path => $"/api/papers/{PaperId}";
    }

    [Fact]
    public async Task A_paper_is_put_together_from_questions()
    {
        var scene = await SceneAsync();
        var methodist = app.As(scene.Methodist);

        Assert.Equal(HttpStatusCode.NoContent, (await methodist.PostAsync($"{scene.Path}/tasks", new { questionVersionIds = new[] { scene.First.Id, scene.Second.Id } })).StatusCode);
        Assert.Equal("olympiad.paper.question-repeated", await (await methodist.PostAsync($"{scene.Path}/tasks", new { questionVersionIds = new[] { scene.SecondRevised.Id } })).ErrorCodeAsync());
        Assert.Equal("olympiad.paper.question-unknown", await (await methodist.PostAsync($"{scene.Path}/tasks", new { questionVersionIds = new[] { Guid.CreateVersion7() } })).ErrorCodeAsync());

        var paper = await methodist.ReadAsync<GetPaper.Response>(scene.Path);
        Assert.Equal((2m, 1m, false), (paper.Points, paper.MaxPoints, paper.HasAttempts));
        Assert.Equal([(1, scene.First.Id), (2, scene.Second.Id)], paper.Tasks.Select(t => (t.Position, t.QuestionVersionId)));
        Assert.Equal(scene.SecondRevised.Id, paper.Tasks[1].LatestVersionId);

        await methodist.PutAsync($"{scene.Path}/tasks/{paper.Tasks[1].Id}", new { questionVersionId = scene.SecondRevised.Id });
        Assert.Equal("olympiad.paper.question-unknown", await (await methodist.PutAsync($"{scene.Path}/tasks/{paper.Tasks[1].Id}", new { questionVersionId = scene.First.Id })).ErrorCodeAsync());
        await methodist.PutAsync($"{scene.Path}/tasks/order", new { taskIds = new[] { paper.Tasks[1].Id, paper.Tasks[0].Id } });
        await methodist.PutAsync(scene.Path, new { title = "Вариант 1", instructions = "Читайте внимательно", maxPoints = 2, moreMinutes = 0, version = paper.Version });
        var changed = await methodist.ReadAsync<GetPaper.Response>(scene.Path);
        Assert.Equal([scene.SecondRevised.Id, scene.First.Id], changed.Tasks.Select(t => t.QuestionVersionId));
        Assert.Equal(("Вариант 1", 2m), (changed.Title, changed.MaxPoints));

        await methodist.DeleteAsync($"{scene.Path}/tasks/{changed.Tasks[0].Id}");
        Assert.Equal([(1, scene.First.Id)], (await methodist.ReadAsync<GetPaper.Response>(scene.Path)).Tasks.Select(t => (t.Position, t.QuestionVersionId)));
    }

    [Fact]
    public async Task Formulas_in_the_instructions_are_shown_as_such()
    {
        var scene = await SceneAsync();
        var methodist = app.As(scene.Methodist);
        var paper = await methodist.ReadAsync<GetPaper.Response>(scene.Path);

        await methodist.PutAsync(scene.Path, new { title = "Задания", instructions = "Считайте, что $g = 10$.", maxPoints = 1, moreMinutes = 0, version = paper.Version });

        var instructions = (await methodist.ReadAsync<PaperView>($"{scene.Path}/preview")).InstructionsHtml;
        Assert.StartsWith("<p>Считайте, что <math", instructions, StringComparison.Ordinal);
        Assert.DoesNotContain("$", instructions, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archived_question_stays_in_its_papers()
    {
        var scene = await SceneAsync();
        var methodist = app.As(scene.Methodist);
        await methodist.PostAsync($"{scene.Path}/tasks", new { questionVersionIds = new[] { scene.First.Id } });

        Assert.Equal(HttpStatusCode.NoContent, (await methodist.PutAsync($"/api/questions/{scene.First.QuestionId}/archived", new { archived = true })).StatusCode);
        Assert.Equal([scene.First.Id], (await methodist.ReadAsync<GetPaper.Response>(scene.Path)).Tasks.Select(t => t.QuestionVersionId));
        Assert.Single((await methodist.ReadAsync<PaperView>($"{scene.Path}/preview")).Tasks);
    }

    [Fact]
    public async Task An_archived_question_does_not_come_into_a_paper()
    {
        var scene = await SceneAsync();
        var methodist = app.As(scene.Methodist);
        await methodist.PutAsync($"/api/questions/{scene.Second.QuestionId}/archived", new { archived = true });

        var refused = await methodist.PostAsync($"{scene.Path}/tasks", new { questionVersionIds = new[] { scene.First.Id, scene.SecondRevised.Id } });

        Assert.Equal("olympiad.paper.question-archived", await refused.ErrorCodeAsync());
        Assert.Empty((await methodist.ReadAsync<GetPaper.Response>(scene.Path)).Tasks);
    }

    [Fact]
    public async Task A_round_has_one_paper_for_a_track()
    {
        var scene = await SceneAsync();
        var methodist = app.As(scene.Methodist);
        var path = $"/api/rounds/{scene.Olympiad.Rounds[0].Id}/papers";
        var body = new { trackId = scene.Olympiad.Tracks[0].Id, title = "Ещё один", instructions = "", maxPoints = 10 };

        Assert.Equal("olympiad.paper.exists", await (await methodist.PostAsync(path, body)).ErrorCodeAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await methodist.DeleteAsync(scene.Path)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await methodist.PostAsync(path, body)).StatusCode);
        Assert.Equal("olympiad.paper.invalid", await (await methodist.PostAsync(path, body with { maxPoints = 0 })).ErrorCodeAsync());
    }

    [Fact]
    public async Task The_preview_shows_the_paper_of_now_without_a_key_to_staff_only()
    {
        var scene = await SceneAsync();
        var methodist = app.As(scene.Methodist);
        await methodist.PostAsync($"{scene.Path}/tasks", new { questionVersionIds = new[] { scene.First.Id } });
        Assert.Single((await methodist.ReadAsync<PaperView>($"{scene.Path}/preview")).Tasks);
        await methodist.PostAsync($"{scene.Path}/tasks", new { questionVersionIds = new[] { scene.Second.Id } });

        Assert.Equal(2, (await methodist.ReadAsync<PaperView>($"{scene.Path}/preview")).Tasks.Count);
        Assert.DoesNotContain("\"key\"", await methodist.GetStringAsync($"{scene.Path}/preview"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, await app.WithDbAsync(db => db.Attempts.CountAsync(a => a.PaperId == scene.PaperId)));
        var (coordinator, pupil) = await app.WithDbAsync(async db =>
        {
            var school = db.AddSchool();
            var ids = (db.AddCoordinator(school).Id, db.AddPupil(school).Id);
            await db.SaveChangesAsync();
            return ids;
        });
        foreach (var person in new[] { coordinator, pupil })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await app.As(person).GetAsync($"{scene.Path}/preview")).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await app.As(person).GetAsync(scene.Path)).StatusCode);
        }
    }

    [Fact]
    public async Task Nothing_of_an_opened_paper_changes()
    {
        var scene = await SceneAsync();
        var methodist = app.As(scene.Methodist);
        await methodist.PostAsync($"{scene.Path}/tasks", new { questionVersionIds = new[] { scene.First.Id } });
        await OpenAsync(scene);
        var paper = await methodist.ReadAsync<GetPaper.Response>(scene.Path);

        Assert.True(paper.HasAttempts);
        foreach (var refused in new[]
        {
            await methodist.PostAsync($"{scene.Path}/tasks", new { questionVersionIds = new[] { scene.Second.Id } }),
            await methodist.PutAsync($"{scene.Path}/tasks/order", new { taskIds = paper.Tasks.Select(t => t.Id) }),
            await methodist.PutAsync($"{scene.Path}/tasks/{paper.Tasks[0].Id}", new { questionVersionId = scene.First.Id }),
            await methodist.PutAsync(scene.Path, new { title = "Другое", instructions = "", maxPoints = 5, moreMinutes = 0, version = paper.Version }),
            await methodist.DeleteAsync($"{scene.Path}/tasks/{paper.Tasks[0].Id}"),
            await methodist.DeleteAsync(scene.Path),
            await methodist.PostAsync($"/api/rounds/{scene.Olympiad.Rounds[0].Id}/papers", new { trackId = scene.Olympiad.Tracks[0].Id, title = "Ещё один", instructions = "", maxPoints = 10 }),
            await methodist.PostAsync($"/api/olympiads/{scene.Olympiad.Id}/rounds", new
            {
                kind = "practice",
                title = "Практический тур",
                opensAt = DateTimeOffset.UtcNow.AddDays(1),
                closesAt = DateTimeOffset.UtcNow.AddDays(2),
                durationMinutes = 60,
            }),
        })
        {
            Assert.Equal("olympiad.already-opened", await refused.ErrorCodeAsync());
        }
    }

    [Fact]
    public async Task A_paper_opened_while_it_is_being_changed_waits_for_the_change()
    {
        var scene = await SceneAsync();
        var opening = await app.WithDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlAsync($"select 1 from olympiads.rounds where id = {scene.Olympiad.Rounds[0].Id} for update");
            var insert = OpenAsync(scene);
            // The insert is seen to wait for the lock; seen from another connection, because a transaction keeps its first picture of the others.
            while (await app.WithDbAsync(outside => outside.Database.SqlQuery<int>(
                $"""select count(*)::int as "Value" from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'""").SingleAsync()) == 0)
            {
                Assert.False(insert.IsCompleted);
            }

            await transaction.CommitAsync();
            return insert;
        });
        await opening;
    }

    [Fact]
    public async Task The_checklist_names_what_is_wrong_and_falls_silent()
    {
        var scene = await SceneAsync();
        var methodist = app.As(scene.Methodist);
        var path = $"/api/olympiads/{scene.Olympiad.Id}/checklist";

        var before = (await methodist.ReadAsync<GetChecklist.Response>(path)).Findings.Select(f => f.Code).ToList();
        Assert.Equal(["paper-empty", "nobody-registered", "regulations-missing"], before);

        await methodist.PostAsync($"{scene.Path}/tasks", new { questionVersionIds = new[] { scene.First.Id } });
        await app.WithDbAsync(async db =>
        {
            var school = db.AddSchool();
            db.AddRegistration(scene.Olympiad, db.AddPupil(school), school);
            db.AddRegistration(scene.Olympiad, db.AddPupil(school, consents: false), school);
            await db.SaveChangesAsync();
        });
        var after = (await methodist.ReadAsync<GetChecklist.Response>(path)).Findings;
        Assert.Equal([("consents-missing", 1), ("regulations-missing", 0)], after.Select(f => (f.Code, f.Count)));
        Assert.All(after, f => Assert.Equal(FindingSeverity.Warning, f.Severity));

        using var form = new MultipartFormDataContent { { new ByteArrayContent("%PDF-1.7\n%%EOF"u8.ToArray()), "file", "Положение.pdf" } };
        var file = await (await methodist.PostAsync("/api/files", form)).ReadAsync<UploadFile.Response>();
        Assert.Equal(HttpStatusCode.NotFound, (await methodist.PutAsync($"/api/olympiads/{scene.Olympiad.Id}/regulations", new { fileId = Guid.CreateVersion7() })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await methodist.PutAsync($"/api/olympiads/{scene.Olympiad.Id}/regulations", new { fileId = file.Id })).StatusCode);
        Assert.Equal(["consents-missing"], (await methodist.ReadAsync<GetChecklist.Response>(path)).Findings.Select(f => f.Code));
    }

    [Fact]
    public async Task Regulations_are_read_by_everybody_once_the_olympiad_is_announced()
    {
        var scene = await SceneAsync();
        var methodist = app.As(scene.Methodist);
        var olympiad = $"/api/olympiads/{scene.Olympiad.Id}";
        var visitor = app.CreateClient();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"{olympiad}/regulations")).StatusCode);
        var (document, picture) = (await UploadAsync("%PDF-1.7\n%%EOF"u8.ToArray(), "Положение.pdf"), await UploadAsync([0x89, .. "PNG\r\n\x1a\n"u8], "картинка.png"));

        Assert.Equal("olympiad.regulations.not-document", await (await methodist.PutAsync($"{olympiad}/regulations", new { fileId = picture })).ErrorCodeAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await methodist.PutAsync($"{olympiad}/regulations", new { fileId = document })).StatusCode);

        Assert.Equal("Положение.pdf", (await methodist.ReadAsync<GetOlympiad.Response>(olympiad)).RegulationsName);
        Assert.Equal("%PDF-1.7\n%%EOF", await visitor.GetStringAsync($"{olympiad}/regulations"));

        await app.WithDbAsync(db => db.Olympiads.Where(o => o.Id == scene.Olympiad.Id).ExecuteUpdateAsync(set => set.SetProperty(o => o.Status, OlympiadStatus.Draft)));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"{olympiad}/regulations")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await methodist.GetAsync($"{olympiad}/regulations")).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await methodist.PutAsync($"{olympiad}/regulations", new { fileId = (Guid?)null })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await methodist.GetAsync($"{olympiad}/regulations")).StatusCode);

        async Task<Guid> UploadAsync(byte[] bytes, string name)
        {
            using var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", name } };
            return (await (await methodist.PostAsync("/api/files", form)).ReadAsync<UploadFile.Response>()).Id;
        }
    }

    [Fact]
    public async Task Time_is_added_for_all_and_for_one_with_a_reason_in_the_audit_log()
    {
        var scene = await SceneAsync();
        var attempt = await OpenAsync(scene);
        var methodist = app.As(scene.Methodist);
        var round = scene.Olympiad.Rounds[0];

        var extended = await (await methodist.PostAsync($"/api/rounds/{round.Id}/extend", new { minutes = 15, reason = "Отключали свет" })).ReadAsync<ExtendRound.Response>();
        Assert.Equal(round.ClosesAt.AddMinutes(15), extended.ClosesAt, TimeSpan.FromMilliseconds(1));
        Assert.Equal(135, extended.DurationMinutes);
        var granted = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => methodist.PostAsync($"/api/attempts/{attempt}/grant-time", new { minutes = 5, reason = "Замена компьютера" })));
        Assert.All(granted, g => Assert.Equal(HttpStatusCode.OK, g.StatusCode));
        Assert.Equal(20, await app.WithDbAsync(db => db.Attempts.Where(a => a.Id == attempt).Select(a => a.GrantedMinutes).SingleAsync()));
        var recorded = await app.WithDbAsync(db => db.AuditLog.Where(e => e.Action == "attempt.time-granted" && e.SubjectId == attempt.ToString()).Select(e => e.Changes).ToListAsync());
        Assert.Equal(
            Enumerable.Range(0, 4).Select(i => $$"""{"reason": "Замена компьютера", "grantedMinutes": [{{i * 5}}, {{(i + 1) * 5}}]}"""),
            recorded.Order(Comparer<string?>.Create((a, b) => (a!.Length, a).CompareTo((b!.Length, b)))));
        Assert.Equal("olympiad.extension-invalid", await (await methodist.PostAsync($"/api/rounds/{round.Id}/extend", new { minutes = 15, reason = " " })).ErrorCodeAsync());

        await app.WithDbAsync(db => db.Rounds.Where(r => r.Id == round.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.ClosedAt, DateTimeOffset.UtcNow)));
        Assert.Equal("olympiad.round.closed", await (await methodist.PostAsync($"/api/rounds/{round.Id}/extend", new { minutes = 15, reason = "Поздно" })).ErrorCodeAsync());
    }

    private Task<Guid> OpenAsync(Scene scene) => app.WithDbAsync(async db =>
    {
        var school = db.AddSchool();
        var id = db.AddAttempt(scene.Olympiad, db.AddRegistration(scene.Olympiad, db.AddPupil(school), school)).Id;
        await db.SaveChangesAsync();
        return id;
    });

    private Task<Scene> SceneAsync() => app.WithDbAsync(async db =>
    {
        var by = db.AddMethodist();
        var bank = new QuestionBank(Guid.CreateVersion7(), "Биология", "biology", DateTimeOffset.UnixEpoch, by.Id);
        var question = new Question(Guid.CreateVersion7(), bank.Id, "biology", DateTimeOffset.UnixEpoch);
        db.Add(bank);
        db.Add(question);
        var second = db.AddVersion(question, null, "Второй", by);
        var scene = new Scene(by.Id, db.AddOlympiad(by), db.AddQuestion(by, "Первый"), second, db.AddVersion(question, second, "Второй, исправленный", by));
        await db.SaveChangesAsync();
        return scene;
    });
}
