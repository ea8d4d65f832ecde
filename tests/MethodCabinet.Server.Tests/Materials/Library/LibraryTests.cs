using System.IO.Compression;
using System.Net;
using System.Text;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.Materials.Library;
using MethodCabinet.Server.Materials.Library;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Documents;
using MethodCabinet.Server.Platform.Mail;
using MethodCabinet.Server.Tests.Olympiads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using static MethodCabinet.Server.Tests.Materials.Library.LibraryScene;

namespace MethodCabinet.Server.Tests.Materials.Library;

public sealed class LibraryTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly string[] Chemistry = ["chemistry"];

    [Fact]
    public async Task A_teacher_proposes_the_staff_returns_and_publishes_and_everybody_reads()
    {
        var scene = await LibraryScene.CreateAsync(app);
        Assert.Equal(LibraryErrors.MayNotPropose.Code, await (await scene.Pupil.PostAsync("/api/materials/", Blank)).ErrorCodeAsync());
        var id = await CreateAsync(scene.Teacher, Blank with { Title = "Урок о росе", Authors = ["Соколова Анна Игоревна"] });
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Pupil.GetAsync(new Uri($"/api/materials/{id}", UriKind.Relative))).StatusCode);

        await ActAsync(scene.Teacher, id, "submit");
        Assert.Equal(LibraryErrors.MayNotEdit.Code, await (await scene.Teacher.PutAsync($"/api/materials/{id}", new { description = Blank, version = (await GetAsync(scene.Teacher, id)).Version })).ErrorCodeAsync());
        Assert.Contains(await scene.Methodist.ReadAsync<List<ListReview.Item>>("/api/library/review"), item => item.Card.Id == id && item.Author!.Contains("Анна", StringComparison.Ordinal));
        await ActAsync(scene.Methodist, id, "return", remark: "Нужна аннотация");
        var returned = await GetAsync(scene.Teacher, id);
        Assert.Equal((MaterialState.Draft, "Нужна аннотация", true), (returned.State, returned.Remark, returned.May.Submit));

        (await scene.Teacher.PutAsync($"/api/materials/{id}", new { description = returned.Description with { Annotation = "О каплях" }, version = returned.Version })).EnsureSuccessStatusCode();
        await ActAsync(scene.Teacher, id, "submit");
        await ActAsync(scene.Methodist, id, "publish");
        var read = await GetAsync(scene.Visitor, id);
        Assert.Equal(("О каплях", "Соколова, А. И. Урок о росе / А. И. Соколова. – Текст : непосредственный."), (read.Description.Annotation, read.Printed));
        Assert.Null(read.Author);
        Assert.Equal(new GetMaterial.Abilities(false, false, false, false, false, false), read.May);

        await ActAsync(scene.Methodist, id, "withdraw", reason: "Устарел");
        var gone = await scene.Visitor.GetAsync(new Uri($"/api/materials/{id}", UriKind.Relative));
        Assert.Equal((HttpStatusCode.NotFound, LibraryErrors.Withdrawn.Code), (gone.StatusCode, await gone.ErrorCodeAsync()));
        Assert.Contains("Устарел", await gone.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Урок о росе", await TitlesAsync(scene.Methodist, "роса"));
    }

    [Fact]
    public async Task Of_two_who_change_a_material_at_once_the_second_is_told()
    {
        var scene = await LibraryScene.CreateAsync(app);
        var id = await CreateAsync(scene.Methodist, Blank);
        var version = (await GetAsync(scene.Methodist, id)).Version;
        (await scene.Methodist.PutAsync($"/api/materials/{id}", new { description = Blank with { Title = "Первый" }, version })).EnsureSuccessStatusCode();

        foreach (var late in new[]
        {
            await scene.Methodist.PutAsync($"/api/materials/{id}", new { description = Blank with { Title = "Второй" }, version }),
            await scene.Methodist.PostAsync($"/api/materials/{id}/publish", new { version }),
        })
        {
            Assert.Equal((HttpStatusCode.Conflict, PlatformErrors.ChangedMeanwhile.Code), (late.StatusCode, await late.ErrorCodeAsync()));
        }

        Assert.Equal(LibraryErrors.SubjectUnknown.Code, await (await scene.Methodist.PostAsync("/api/materials/", Blank with { Subjects = ["alchemy"] })).ErrorCodeAsync());
    }

    [Fact]
    public async Task A_file_keeps_its_address_and_its_earlier_versions_and_is_read_by_whom_its_material_is()
    {
        var scene = await LibraryScene.CreateAsync(app);
        var id = await CreateAsync(scene.Methodist, Blank with { Access = MaterialAccess.Teachers });
        Assert.Equal(new(1, 1), await UploadAsync(scene.Methodist, id, "план.txt", "первый"));
        Assert.Equal(new(1, 2), await UploadAsync(scene.Methodist, id, "план.txt", "второй", number: 1));
        Assert.Equal(new(2, 1), await UploadAsync(scene.Methodist, id, "карта.txt", "другой"));
        var address = $"/api/materials/{id}/files/1";
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Teacher.GetAsync(new Uri(address, UriKind.Relative))).StatusCode);

        await scene.PublishAsync(id);
        Assert.Equal(("второй", "первый"), (await scene.Teacher.GetStringAsync(new Uri(address, UriKind.Relative)), await scene.Teacher.GetStringAsync(new Uri($"{address}?version=1", UriKind.Relative))));
        foreach (var reader in new[] { scene.Visitor, scene.Pupil })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(new Uri(address, UriKind.Relative))).StatusCode);
        }

        // To its readers the bytes have no other address.
        var fileId = await app.WithDbAsync(db => db.MaterialFiles.Where(f => f.MaterialId == id && f.Number == 1 && f.Revision == 1).Select(f => f.FileId).SingleAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Teacher.GetAsync(new Uri($"/api/files/{fileId}", UriKind.Relative))).StatusCode);
        Assert.Equal(LibraryErrors.WasPublished.Code, await (await scene.Methodist.DeleteAsync(new Uri(address, UriKind.Relative))).ErrorCodeAsync());

        // A stored file of somebody else's is not shown by naming its id.
        var own = await CreateAsync(scene.Teacher, Blank);
        Assert.Equal(MaterialErrors.FileNotFound.Code, await (await scene.Teacher.PostAsync($"/api/materials/{own}/stored-files", new { fileId, number = (int?)null })).ErrorCodeAsync());
    }

    [Fact]
    public async Task The_text_of_documents_is_found_and_a_broken_one_says_so()
    {
        var scene = await LibraryScene.CreateAsync(app);
        var now = DateTime.UtcNow;
        using var pdf = new MemoryStream();
        using (var document = new PdfDocument(pdf, "Трилобиты", "", now))
        {
            document.AddPage(PdfDocument.A4, page => page.Text("Окаменелости трилобитов", 62, 84, page.Size.Width - 124, PdfStyle.Of(PdfFace.SerifBold, 24)));
        }

        (string Name, byte[] Content, TextState State, string? Word)[] files =
        [
            ("a.pdf", pdf.ToArray(), TextState.Taken, "трилобитов"),
            ("b.docx", Zip(("word/document.xml", "<w:document xmlns:w='w'><w:p><w:r><w:t>Аммониты</w:t></w:r><w:r><w:t xml:space='preserve"
                + "'> и ёлки</w:t></w:r></w:p></w:document>")), TextState.Taken, "аммониты елка"),
            ("c.pptx", Zip(("ppt/slides/slide1.xml", "<a:p xmlns:a='a'><a:t>Стегозавр</a:t></a:p>"), ("ppt/slides/slide10.xml", "<a:p xmlns:a='a'><a:t>на десятом</a:t></a:p>")), TextState.Taken, "стегозавр десятый"),
            ("d.txt", CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes("Мегатерий в старой кодировке"), TextState.Taken, "мегатерий"),
            ("e.pdf", "%PDF-1.7 nothing of the kind"u8.ToArray(), TextState.Broken, null),
            ("f.docx", [.. "PK\u0003\u0004"u8, .. new byte[200]], TextState.Broken, null),
            ("g.docx", Zip(("word/document.xml", "<!DOCTYPE d [<!ENTITY a 'aaaa'>]><d>&a;</d>")), TextState.Broken, null),
            ("h.png", [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0], TextState.None, null),
            ("i.txt", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("диплодок ", 40_000))), TextState.Cut, "диплодок"),
        ];
        foreach (var (name, content, state, word) in files)
        {
            var id = await CreateAsync(scene.Methodist, Blank with { Title = $"Файл {name}" });
            await UploadAsync(scene.Methodist, id, name, content);
            await scene.PublishAsync(id);
            await Eventually.TrueAsync(async () => await TextOf(scene.Methodist, id) != TextState.Waiting, $"the text of {name}");
            Assert.Equal((name, state), (name, await TextOf(scene.Methodist, id)));
            if (word is not null)
            {
                Assert.Equal([$"Файл {name}"], await TitlesAsync(scene.Visitor, word));
            }
        }
    }

    [Fact]
    public async Task A_collection_keeps_its_order_and_what_is_in_use_is_not_deleted()
    {
        var scene = await LibraryScene.CreateAsync(app);
        var (first, second, guarded) = (
            await scene.PublishAsync(Blank with { Title = "Первый" }), await scene.PublishAsync(Blank with { Title = "Второй" }), await scene.PublishAsync(Blank with { Title = "Служебный", Access = MaterialAccess.Staff }));
        var id = (await (await scene.Methodist.PostAsync("/api/library/collections", new { title = "Избранное", text = "Для начала", materials = new[] { second, guarded, first } })).OkJsonAsync()).GetProperty("id").GetGuid();
        var read = await scene.Visitor.ReadAsync<GetCollection.Response>($"/api/library/collections/{id}");
        Assert.Equal(["Второй", "Первый"], read.Materials.Select(m => m.Title));
        Assert.Equal([new("collection", id, "Избранное", null, null)], (await GetAsync(scene.Visitor, first)).Uses);

        (await scene.Methodist.PutAsync($"/api/library/collections/{id}", new { title = "Избранное", text = "", materials = new[] { first, second }, version = read.Version })).EnsureSuccessStatusCode();
        var late = await scene.Methodist.PutAsync($"/api/library/collections/{id}", new { title = "Избранное", text = "", materials = new[] { second }, version = read.Version });
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal(["Первый", "Второй"], (await scene.Visitor.ReadAsync<GetCollection.Response>($"/api/library/collections/{id}")).Materials.Select(m => m.Title));

        var draft = await CreateAsync(scene.Methodist, Blank);
        Assert.Equal(
            LibraryErrors.CollectionMaterialUnknown.Code, await (await scene.Methodist.PostAsync("/api/library/collections", new { title = "Черновики", text = "", materials = new[] { draft } })).ErrorCodeAsync());

        // As a table of another module would point to it.
        await app.WithDbAsync(async db =>
        {
            db.CollectionItems.Add(new CollectionItem { CollectionId = id, MaterialId = draft, Position = 9 });
            await db.SaveChangesAsync();
        });
        Assert.Equal(LibraryErrors.InUse.Code, await (await scene.Methodist.DeleteAsync(new Uri($"/api/materials/{draft}", UriKind.Relative))).ErrorCodeAsync());
        (await scene.Methodist.DeleteAsync(new Uri($"/api/library/collections/{id}", UriKind.Relative))).EnsureSuccessStatusCode();
        (await scene.Methodist.DeleteAsync(new Uri($"/api/materials/{draft}", UriKind.Relative))).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task A_subscriber_is_told_of_what_is_new_and_readable_once_and_leaves_with_one_request()
    {
        var scene = await LibraryScene.CreateAsync(app);
        await app.WithDbAsync(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == scene.TeacherId)).Email = "teacher@example.org";
            await db.SaveChangesAsync();
        });
        (await scene.Teacher.PutAsync("/api/library/subscription", new { subjects = Chemistry, kinds = Array.Empty<string>() })).EnsureSuccessStatusCode();
        await scene.PublishAsync(Blank with { Title = "Новая химия", Subjects = ["chemistry"] });
        await scene.PublishAsync(Blank with { Title = "Новая физика", Subjects = ["physics"] });
        await scene.PublishAsync(Blank with { Title = "Химия для служебного пользования", Subjects = ["chemistry"], Access = MaterialAccess.Staff });
        var subscription = await scene.Teacher.ReadAsync<GetSubscription.Response>("/api/library/subscription");
        Assert.Equal((true, 1, true), (subscription.On, subscription.NewCount, subscription.ByMail));

        await MailAsync();
        await MailAsync();

        var letter = Assert.Single(Letters());
        Assert.Contains("Новая химия", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("физика", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("служебного", letter, StringComparison.Ordinal);

        Assert.Equal(["Новая химия"], (await (await scene.Teacher.PostAsync("/api/library/subscription/seen")).ReadAsync<List<MaterialCard>>()).Select(card => card.Title));
        Assert.Equal(0, (await scene.Teacher.ReadAsync<GetSubscription.Response>("/api/library/subscription")).NewCount);

        (await scene.Teacher.DeleteAsync(new Uri("/api/library/subscription", UriKind.Relative))).EnsureSuccessStatusCode();
        await scene.PublishAsync(Blank with { Title = "Ещё химия", Subjects = ["chemistry"] });
        await MailAsync();
        Assert.Single(Letters());

        async Task MailAsync()
        {
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<MailNewMaterialsJob>().RunAsync(scene.TeacherId, CancellationToken.None);
        }

        List<string> Letters() => [.. Directory.EnumerateFiles(app.Services.GetRequiredService<MailSettings>().Drop, "*.eml").Select(file => MimeMessage.Load(file)).Where(mail => mail.To.Mailboxes.Single().Address == "teacher@example.org").Select(mail => mail.TextBody!)];
    }

    private static async Task ActAsync(HttpClient client, Guid id, string act, string remark = "", string reason = "") =>
        (await client.PostAsync($"/api/materials/{id}/{act}", new { remark, reason, version = (await GetAsync(client, id)).Version })).EnsureSuccessStatusCode();

    private static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var content = new MemoryStream();
        using (var archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return content.ToArray();
    }
}
