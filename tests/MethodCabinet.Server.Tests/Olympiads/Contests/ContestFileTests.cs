using System.IO.Compression;
using System.Net;
using System.Text;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Olympiads.Contests;
using MethodCabinet.Server.Tests.Olympiads.Appeals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Server.Tests.Olympiads.Contests;

/// <summary>Files of entries: what is taken out of them, and who is sent which.</summary>
public sealed class ContestFileTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Surname = "Tajnopisceva";

    [Fact]
    public async Task Experts_get_documents_that_do_not_say_who_wrote_them()
    {
        var scene = await ContestScene.CreateAsync(app);
        var (_, author) = await scene.TeacherAsync();
        var id = await scene.DraftAsync(author);
        await (await ContestScene.AttachAsync(author, id, "работа.pdf", $"%PDF-1.4\n1 0 obj << /Author ({Surname}) >> endobj\ntrailer << /Info 1 0 R >>")).OkAsync();
        await (await ContestScene.AttachAsync(author, id, "работа.docx", Word())).OkAsync();
        Assert.Equal("olympiad.file.has-metadata", await ContestScene.AttachAsync(author, id, "снимок.jpg", [0xff, 0xd8, 0xff, 0xe1, 0, 16, .. "Exif\0\0"u8, .. new byte[8], 0xff, 0xd9]).ErrorAsync());
        Assert.Equal("olympiad.contest.file-kind-wrong", await ContestScene.AttachAsync(author, id, "пустой.docx", [.. "PK\u0003\u0004 nothing"u8]).ErrorAsync());
        byte[] comment = [0xff, 0xfe, 0, (byte)(Surname.Length + 2), .. Encoding.ASCII.GetBytes(Surname)];
        await (await ContestScene.AttachAsync(author, id, "урок.jpg", [0xff, 0xd8, .. comment, 0xff, 0xd9])).OkAsync();
        await (await author.PostAsync($"/api/contest-entries/{id}/submit")).OkAsync();
        await scene.MarkNowAsync();

        Assert.Equal([0xff, 0xd8, .. comment[..4], .. new byte[Surname.Length], 0xff, 0xd9], await scene.Expert.GetByteArrayAsync($"/api/contest-entries/{id}/files/3"));
        var pdf = await scene.Expert.GetByteArrayAsync($"/api/contest-entries/{id}/files/1");
        Assert.DoesNotContain(Surname, Encoding.UTF8.GetString(pdf), StringComparison.Ordinal);
        using var word = new ZipArchive(new MemoryStream(await scene.Expert.GetByteArrayAsync($"/api/contest-entries/{id}/files/2")));
        foreach (var part in word.Entries)
        {
            Assert.DoesNotContain(Surname, await new StreamReader(part.Open()).ReadToEndAsync(), StringComparison.Ordinal);
        }

        Assert.Contains(Surname, await author.GetStringAsync($"/api/contest-entries/{id}/files/1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_was_removed_is_gone_and_its_address_never_names_another()
    {
        var scene = await ContestScene.CreateAsync(app);
        var (_, author) = await scene.TeacherAsync();
        var id = await scene.DraftAsync(author);
        await (await ContestScene.AttachAsync(author, id)).OkAsync();
        await (await ContestScene.AttachAsync(author, id, content: "%PDF-1.7 вторая")).OkAsync();
        var fileId = await app.WithDbAsync(db => db.ContestFiles.Where(f => f.EntryId == id && f.Number == 2).Select(f => f.FileId).SingleAsync());

        await (await author.DeleteAsync($"/api/contest-entries/{id}/files/2")).OkAsync();

        Assert.Equal(3, (await (await ContestScene.AttachAsync(author, id, content: "%PDF-1.7 третья")).ReadAsync<AddEntryFile.Response>()).Number);
        Assert.Equal("platform.not-found", await author.GetAsync($"/api/contest-entries/{id}/files/2").ErrorAsync());
        Assert.False(await app.WithDbAsync(db => db.StoredFiles.AnyAsync(f => f.Id == fileId)));
        await Assert.ThrowsAsync<FileNotFoundException>(() => app.Services.GetRequiredService<IFileStore>().CopyToAsync(fileId, Stream.Null, CancellationToken.None));
    }

    [Fact]
    public async Task What_a_storage_that_was_away_kept_is_swept()
    {
        var scene = await ContestScene.CreateAsync(app);
        var entry = await scene.EntryAsync((await scene.TeacherAsync()).Client);
        var fileId = await app.WithDbAsync(async db =>
        {
            var file = await db.StoredFiles.SingleAsync(f => db.ContestFiles.Any(held => held.FileId == f.Id && held.EntryId == entry));
            db.ContestFiles.RemoveRange(db.ContestFiles.Where(held => held.EntryId == entry));
            file.RemovedAt = DateTimeOffset.UtcNow;
            await db.SaveChangesAsync();
            return file.Id;
        });

        await using (var scope = app.Services.CreateAsyncScope())
        {
            await ActivatorUtilities.CreateInstance<SweepFilesJob>(scope.ServiceProvider).RunAsync(CancellationToken.None);
        }

        Assert.False(await app.WithDbAsync(db => db.StoredFiles.AnyAsync(f => f.Id == fileId)));
    }

    [Fact]
    public async Task A_browser_asks_each_time_and_is_sent_only_what_it_has_not()
    {
        var scene = await ContestScene.CreateAsync(app);
        var (person, author) = await scene.TeacherAsync();
        var entry = await scene.EntryAsync(author);
        await scene.MarkNowAsync();
        foreach (var reader in new[] { author, scene.Expert })
        {
            using var first = await reader.GetAsync($"/api/contest-entries/{entry}/files/1");
            Assert.Equal((true, true), (first.Headers.CacheControl!.NoCache, first.Headers.CacheControl.Private));
            using var again = new HttpRequestMessage(HttpMethod.Get, $"/api/contest-entries/{entry}/files/1");
            again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            using var known = await reader.SendAsync(again);
            Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
        }

        await WithdrawAsync(person, ConsentKind.PersonalData);
        Assert.Equal("platform.not-found", await scene.Expert.GetAsync($"/api/contest-entries/{entry}/files/1").ErrorAsync());
    }

    [Fact]
    public async Task Without_the_consents_of_the_author_experts_see_neither_name_nor_work_and_the_chair_is_told()
    {
        var scene = await ContestScene.CreateAsync(app);
        var (person, author) = await scene.TeacherAsync();
        var entry = await scene.EntryAsync(author, text: scene.Text() with { VideoUrl = "https://rutube.ru/video/1" });
        await scene.ChangeAsync(ContestScene.Settings(ContestScene.Before(), ContestScene.Now()) with { IsAnonymous = false });
        var view = await ContestScene.BeginAsync(scene.Expert, scene.Reading, entry);
        Assert.NotNull(view.Author);
        Assert.Empty((await scene.BoardAsync()).WithoutConsent);

        await WithdrawAsync(person, ConsentKind.PersonalData);

        view = await scene.Expert.ReadAsync<ContestMarkingView>($"/api/contest-markings/{view.Id}");
        Assert.Equal((false, null, "", 0), (view.IsConsenting, view.Author, view.VideoUrl, view.Files.Count));
        Assert.Null((await scene.Expert.ReadAsync<ListSheetEntries.Response>($"/api/contest-sheets/{scene.Reading}/entries")).Items.Single().Author);
        Assert.Equal([view.Number], (await scene.BoardAsync()).WithoutConsent.Select(e => e.Number));
        Assert.Null((await scene.BoardAsync()).Nominations.Single().Entries.Single().Author);
    }

    private Task<int> WithdrawAsync(Guid person, ConsentKind kind) => app.WithDbAsync(db =>
        db.Consents.Where(c => c.PersonId == person && c.Kind == kind).ExecuteUpdateAsync(set => set.SetProperty(c => c.WithdrawnAt, DateTimeOffset.UtcNow)));

    private static byte[] Word()
    {
        var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in new[] { ("word/document.xml", "<p/>"), ("docProps/core.xml", Surname), ("docProps/app.xml", Surname) })
            {
                using var content = archive.CreateEntry(name).Open();
                content.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return file.ToArray();
    }
}
