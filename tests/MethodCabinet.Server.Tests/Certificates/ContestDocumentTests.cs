using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Certificates.Office;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;
using MethodCabinet.Server.Tests.Olympiads.Contests;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;

namespace MethodCabinet.Server.Tests.Certificates;

/// <summary>Protocol and order of a contest, as Word documents and as a workbook.</summary>
public sealed class ContestDocumentTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Protocol_and_order_say_what_was_signed_with_authors_experts_and_votes()
    {
        var (scene, best) = await MarkedAsync(PublicVoting.OneVoice);
        await VoteAsync(scene, best, null, null);
        Assert.Equal("certificate.results-unsigned", await (await scene.Methodist.GetAsync($"{scene.Path}/documents/contestProtocol")).ErrorCodeAsync());
        await (await scene.SignAsync()).OkAsync();

        var protocol = WordFiles.Read(await scene.Methodist.GetByteArrayAsync(new Uri($"{scene.Path}/documents/contestProtocol", UriKind.Relative)));
        Assert.Contains("Работ — 2, лауреатов I степени — 1, лауреатов II степени — 1, лауреатов III степени — 0", protocol.Text, StringComparison.Ordinal);
        Assert.Contains("Голосов зрителей — 2; на места они не влияют.", protocol.Text, StringComparison.Ordinal);
        Assert.Equal([["1", "Председателева Анна Игоревна", "председатель", "все"], ["2", "Экспертова Анна Игоревна", "эксперт", "все"]], protocol.Rows[1..3]);
        Assert.Equal(
            ["1", "Лучшая Анна Игоревна, Соавторов Пётр Ильич, Иванова М. П.", "Урок", "Урок-исследование", "18 из 18", "1", "лауреат I степени", "2"],
            protocol.Rows[4].Where((_, column) => column != 2));
        Assert.Equal(["2", "Вторая Анна Игоревна"], protocol.Rows[5][..2]);
        Assert.Equal(["2", "лауреат II степени", "0"], protocol.Rows[5][6..]);

        var order = WordFiles.Read(await scene.Methodist.GetByteArrayAsync(new Uri($"{scene.Path}/documents/contestOrder", UriKind.Relative)));
        Assert.Equal(("Лучшей Анне Игоревне, Соавторову Петру Ильичу, Ивановой М. П.", "лауреата I степени"), (order.Rows[1][1], order.Rows[1][4]));
        Assert.Contains("экспертам: Председателевой Анне Игоревне, Экспертовой Анне Игоревне.", order.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", protocol.Text + order.Text, StringComparison.Ordinal);
        Assert.Equal(2, await app.WithDbAsync(db => db.AuditLog.CountAsync(e => e.Action == "results-document.exported" && e.SubjectId == scene.Id.ToString())));

        var preview = await (await scene.Methodist.PostAsync("/api/document-templates/contestOrder/preview", new PreviewTemplate.Request(null, scene.Id))).ReadAsync<PreviewTemplate.Response>();
        Assert.Contains("Лучшей Анне Игоревне", System.Net.WebUtility.HtmlDecode(preview.Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chair_has_the_protocol_once_it_is_signed_and_not_the_order()
    {
        var (scene, _) = await MarkedAsync(PublicVoting.None);
        Assert.Equal("olympiad.results.not-signed", await (await scene.Chair.GetAsync($"{scene.Path}/protocol.xlsx")).ErrorCodeAsync());
        await (await scene.SignAsync()).OkAsync();

        using var workbook = new MemoryStream(await scene.Chair.GetByteArrayAsync(new Uri($"{scene.Path}/protocol.xlsx", UriKind.Relative)));
        Assert.Equal("Лучшая Анна Игоревна", ((IDictionary<string, object?>)workbook.Query(useHeaderRow: true, sheetName: "Урок").First())["Участник"]);
        await (await scene.Chair.GetAsync($"{scene.Path}/documents/contestProtocol")).OkAsync();
        foreach (var refused in new[] { await scene.Chair.GetAsync($"{scene.Path}/documents/contestOrder"), await (await app.SignInAsAsync(Role.Chair)).GetAsync($"{scene.Path}/documents/contestProtocol") })
        {
            Assert.Equal("platform.not-found", await refused.ErrorCodeAsync());
        }
    }

    [Fact]
    public async Task A_document_of_the_other_kind_of_event_is_not_found()
    {
        var (scene, _) = await MarkedAsync(PublicVoting.None);

        Assert.Equal("platform.not-found", await (await scene.Methodist.GetAsync($"{scene.Path}/documents/juryProtocol")).ErrorCodeAsync());
        Assert.Equal("platform.not-found", await (await scene.Methodist.GetAsync($"/api/contests/{Guid.NewGuid()}/documents/contestOrder")).ErrorCodeAsync());
        Assert.Equal("platform.not-found", await (await scene.Methodist.GetAsync($"/api/olympiads/{scene.Id}/documents/contestOrder")).ErrorCodeAsync());
    }

    [Fact]
    public async Task The_template_of_a_contest_is_tried_with_fields_of_contests_and_leaves_those_of_olympiads_alone()
    {
        var (scene, _) = await MarkedAsync(PublicVoting.None);
        await (await scene.SignAsync()).OkAsync();
        async Task<HttpResponseMessage> SetAsync(string text) => await scene.Methodist.PutAsync(
            "/api/document-templates/contestOrder", new SetTemplate.Request(await WordFiles.UploadAsync(scene.Methodist, WordFiles.Document(text))));

        Assert.Equal("certificate.template-field-unknown", await (await SetAsync("{{olympiad.title}}")).ErrorCodeAsync());
        await (await SetAsync("{{contest.title}}: {{awards}}; {{voting}}")).OkAsync();
        var order = WordFiles.Read(await scene.Methodist.GetByteArrayAsync(new Uri($"{scene.Path}/documents/contestOrder", UriKind.Relative)));
        Assert.Equal("Педагогический дебют: лауреатов I степени — 1, лауреатов II степени — 1, лауреатов III степени — 0; Голосование зрителей не проводилось.", order.Text);
        var templates = await scene.Methodist.ReadAsync<ListTemplates.Response>("/api/document-templates");
        Assert.Equal([DocumentKind.ContestOrder], templates.Items.Where(i => i.ChangedAt is not null).Select(i => i.Kind));
        Assert.Contains("expert.nominations", templates.ContestFields);
        Assert.DoesNotContain("contest.title", templates.Fields);
        await (await scene.Methodist.PutAsync("/api/document-templates/contestOrder", new SetTemplate.Request(null))).OkAsync();
    }

    [Fact]
    public async Task The_workbook_has_a_column_for_each_expert_and_tells_what_is_not_marked()
    {
        var (scene, best) = await MarkedAsync(PublicVoting.Marks);
        await VoteAsync(scene, best, 5, 4);

        var row = await BestAsync();
        Assert.Equal(("Лучшая Анна Игоревна", "Соавторов Пётр Ильич, Иванова М. П.", "Урок-исследование"), (row["Участник"], row["Соавторы"], row["Работа"]));
        Assert.Equal((8d, 8d, 5d, 18d, 18d), (row["Заочная экспертиза"], row["Заочная экспертиза: Экспертова Анна"], row["Защита: Председателева Анна"], row["Сумма баллов"], row["Максимум"]));
        Assert.Equal(("Лауреат I степени", 2d, 4.5d), (row["Статус"], row["Голоса зрителей"], row["Средняя оценка зрителей"]));
        Assert.False(row.ContainsKey("Класс"));
        Assert.Null(row["Примечание"]);

        await app.WithDbAsync(db => db.ContestMarkings.Where(m => m.EntryId == best && m.SheetId == scene.Talk && m.ExpertId == scene.ExpertId).ExecuteDeleteAsync());
        row = await BestAsync();
        Assert.Equal((null, "Проверили не все эксперты"), (row["Защита: Экспертова Анна"], row["Примечание"]));

        async Task<IDictionary<string, object?>> BestAsync()
        {
            using var workbook = new MemoryStream(await scene.Methodist.GetByteArrayAsync(new Uri($"{scene.Path}/protocol.xlsx", UriKind.Relative)));
            return ((IEnumerable<dynamic>)workbook.Query(useHeaderRow: true, sheetName: "Урок")).Cast<IDictionary<string, object?>>().First();
        }
    }

    /// <summary>Two entries that everybody has marked; the better one has co-authors.</summary>
    private async Task<(ContestScene Scene, Guid Best)> MarkedAsync(PublicVoting voting)
    {
        var scene = await ContestScene.CreateAsync(app);
        var best = await scene.EntryAsync((await scene.TeacherAsync("Лучшая")).Client, text: scene.Text() with { CoAuthors = "Соавторов Пётр Ильич; Иванова М. П." });
        var second = await scene.EntryAsync((await scene.TeacherAsync("Вторая")).Client);
        await scene.ChangeAsync(ContestScene.Settings(ContestScene.Before(), ContestScene.Now(), voting) with { TalksOn = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-2) });
        await scene.MarkAsync(best, 5);
        await scene.MarkAsync(second, 4);
        return (scene, best);
    }

    private async Task VoteAsync(ContestScene scene, Guid entry, params int?[] marks) => await app.WithDbAsync(async db =>
    {
        db.ContestVotes.AddRange(marks.Select(mark => new ContestVote { EntryId = entry, NominationId = scene.Nomination, PersonId = db.AddMember(db.AddSchool(), MembershipKind.Teacher).Id, Mark = mark }));
        await db.SaveChangesAsync();
    });
}
