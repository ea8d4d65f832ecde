using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Buffers.Text;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Certificates;
using MethodCabinet.Server.Certificates.Designs;
using MethodCabinet.Server.Olympiads.Receipts;
using MethodCabinet.Server.Olympiads.Standings;
using MethodCabinet.Server.Tests.Olympiads;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;
using UglyToad.PdfPig;

namespace MethodCabinet.Server.Tests.Certificates;

/// <summary>Diplomas by the signed results, from the order to the stored file.</summary>
public sealed class DiplomaTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Diplomas_come_with_the_signature_and_follow_a_changed_status()
    {
        var scene = await DiplomaScene.CreateAsync(app);
        var client = app.As(scene.Methodist);
        await scene.IssueAsync(client);
        Assert.All(await ListAsync(client, scene), c => Assert.Equal(CertificateKind.Participant, c.Kind));

        await scene.SignAsync(AwardStatus.Winner, AwardStatus.PrizeWinner, AwardStatus.Participant);
        var waiting = await StateAsync(client, scene);
        Assert.Equal((true, 0, 1, 1, 0), (waiting.IsSigned, waiting.Participants, waiting.PrizeWinners, waiting.Winners, waiting.Outdated));
        await scene.IssueAsync(client);
        Assert.Equal([CertificateKind.PrizeWinner, CertificateKind.Winner], (await DiplomasAsync()).Select(c => c.Kind).Order());

        // The winner is a prize-winner now: the diploma is revoked, and another is issued.
        await SetStatusAsync(scene.Registrations[0], AwardStatus.PrizeWinner);
        Assert.Equal(1, (await StateAsync(client, scene)).Outdated);
        await scene.IssueAsync(client);
        Assert.All((await DiplomasAsync()).Where(c => c.RevokedAt is null), c => Assert.Equal(CertificateKind.PrizeWinner, c.Kind));
        var revoked = Assert.Single(await DiplomasAsync(), c => c.RevokedAt is not null);
        Assert.Equal((CertificateKind.Winner, Certificate.ResultsChanged), (revoked.Kind, revoked.RevokedBecause));
        Assert.Equal("certificate.no-such-award", await (await client.PostAsync($"/api/certificates/{revoked.Id}/replacement")).ErrorCodeAsync());
        Assert.Equal("certificate.nothing-to-issue", await (await client.PostAsync($"/api/olympiads/{scene.Olympiad}/certificates")).ErrorCodeAsync());

        // Numbers of the register have no gap, revoked documents included.
        var numbers = await app.WithDbAsync(db => db.Certificates.Select(c => c.RegisterNumber).Order().ToListAsync());
        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);

        // Without the signature nobody is a prize-winner.
        await app.WithDbAsync(db => db.ResultsSignings.Where(s => s.OlympiadId == scene.Olympiad).ExecuteDeleteAsync());
        Assert.Equal(2, (await (await client.PostAsync($"/api/olympiads/{scene.Olympiad}/certificates")).OkJsonAsync()).GetProperty("revoked").GetInt32());
        Assert.DoesNotContain(await DiplomasAsync(), c => c.RevokedAt is null);

        async Task<List<ListCertificates.Item>> DiplomasAsync() => [.. (await ListAsync(client, scene)).Where(c => c.Kind != CertificateKind.Participant)];
    }

    [Fact]
    public async Task The_code_on_paper_is_signed_by_a_published_key_also_after_another_took_its_place()
    {
        var scene = await DiplomaScene.CreateAsync(app);
        var client = app.As(scene.Methodist);
        await scene.SignAsync(AwardStatus.Winner, AwardStatus.PrizeWinner, AwardStatus.Participant);
        await scene.IssueAsync(client);
        var administrator = app.As(await app.WithDbAsync(async db =>
        {
            var person = db.AddAppointed(Role.Administrator, "Админова");
            await db.SaveChangesAsync();
            return person.Id;
        }));
        await (await administrator.PostAsync("/api/receipt-keys")).OkJsonAsync();

        var keys = (await client.ReadAsync<List<ListReceiptKeys.Key>>("/api/receipt-keys")).ToDictionary(k => k.Id, k => k.PublicKey);
        Assert.True(keys.Count > 1);
        foreach (var certificate in await app.WithDbAsync(db => db.Of(scene.Olympiad).AsNoTracking().ToListAsync()))
        {
            var signed = Base64Url.DecodeFromChars(certificate.SignedCode);
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(keys[Convert.ToHexStringLower(signed.AsSpan(0, 8))], out _);
            var content = CertificateEncoding.ContentOf(certificate.Kind, certificate.IssuedOn, certificate.Number, certificate.Text);
            Assert.True(key.VerifyData(content, signed.AsSpan(8, 64), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
            Assert.Equal(content, signed[72..]);
        }
    }

    [Fact]
    public async Task Files_are_stored_and_come_singly_by_kind_and_as_an_archive()
    {
        var scene = await DiplomaScene.CreateAsync(app);
        var client = app.As(scene.Methodist);
        await scene.SignAsync(AwardStatus.Winner, AwardStatus.PrizeWinner, AwardStatus.Participant);
        await scene.IssueAsync(client);

        var certificates = await app.WithDbAsync(db => db.Of(scene.Olympiad).AsNoTracking().ToListAsync());
        Assert.Equal(5, certificates.Count);
        foreach (var certificate in certificates)
        {
            var stored = await app.WithDbAsync(db => db.StoredFiles.AsNoTracking().SingleAsync(f => f.Id == certificate.FileId));
            var pdf = await client.GetByteArrayAsync(new Uri($"/api/certificates/{certificate.Id}/pdf", UriKind.Relative));
            Assert.Equal(stored.Sha256, SHA256.HashData(pdf));
            Assert.InRange(pdf.Length, 1, 130 << 10);
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri($"/api/files/{stored.Id}", UriKind.Relative))).StatusCode);
        }

        using var winners = PdfDocument.Open(await client.GetByteArrayAsync(new Uri($"/api/olympiads/{scene.Olympiad}/certificates.pdf?kind=winner", UriKind.Relative)));
        Assert.Contains("за победу в олимпиаде", string.Join(' ', Assert.Single(winners.GetPages()).GetWords()), StringComparison.Ordinal);
        await using var archive = new ZipArchive(await client.GetStreamAsync(new Uri($"/api/olympiads/{scene.Olympiad}/certificates.zip", UriKind.Relative)));
        Assert.Equal(
            certificates.Select(c => $"{c.Text.Holder}, {CertificateFiles.NameOf(c)}").Order(StringComparer.Ordinal),
            archive.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal));
        Assert.All(archive.Entries, entry => Assert.True(entry.Length > 1_000));
    }

    [Fact]
    public async Task A_saved_design_holds_for_the_documents_after_it_and_prints_the_tutor()
    {
        var scene = await DiplomaScene.CreateAsync(app);
        var client = app.As(scene.Methodist);
        var (designs, cabinet) = ($"/api/olympiads/{scene.Olympiad}/certificate-designs/winner", "/api/certificate-designs/winner");
        var standard = await client.ReadAsync<GetDesign.Response>(designs);
        Assert.Equal((GetDesign.Source.Standard, "Диплом"), (standard.Source, standard.Design.Heading));
        await app.WithDbAsync(async db =>
        {
            var tutor = db.AddPerson("Наставникова", "Ольга");
            await db.SaveChangesAsync();
            await db.Registrations.Where(r => r.Id == scene.Registrations[0]).ExecuteUpdateAsync(set => set.SetProperty(r => r.TutorId, tutor.Id));
        });
        await scene.SignAsync(AwardStatus.Winner, AwardStatus.PrizeWinner, AwardStatus.Participant);

        Assert.Equal("certificate.design-field-unknown", await (await client.PutAsync(designs, standard.Design with { Lines = [new DesignLine(LineStyle.Name, "{{nane}}")] })).ErrorCodeAsync());
        Assert.Equal("certificate.design-background-unfit", await (await client.PutAsync(designs, standard.Design with { BackgroundId = await UploadAsync(client, "%PDF-1.7 not a picture"u8.ToArray()) })).ErrorCodeAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await client.PutAsync(cabinet, standard.Design with { Heading = "Кабинетный" })).StatusCode);
        Assert.Equal((GetDesign.Source.Cabinet, "Кабинетный"), await ReadAsync());
        var own = standard.Design with { Heading = "Похвальный лист", Signatories = [new Signatory("Председатель жюри", "А. Б. Громова")], BackgroundId = await UploadAsync(client, Picture()) };
        Assert.Equal(HttpStatusCode.NoContent, (await client.PutAsync(designs, own)).StatusCode);
        Assert.Equal((GetDesign.Source.Olympiad, "Похвальный лист"), await ReadAsync());
        foreach (var name in Enum.GetValues<PreviewDesign.NameLength>())
        {
            using var picture = SKImage.FromEncodedData(await (await client.PostAsync($"{designs}/preview", new PreviewDesign.Request(own, name))).Content.ReadAsByteArrayAsync());
            Assert.Equal(900, picture.Width);
        }

        await scene.IssueAsync(client);
        var winner = await app.WithDbAsync(db => db.Of(scene.Olympiad).AsNoTracking().SingleAsync(c => c.Kind == CertificateKind.Winner));
        var before = await WordsAsync();
        Assert.Contains("ПОХВАЛЬНЫЙ ЛИСТ", before, StringComparison.Ordinal);
        Assert.Contains("Педагог-наставник: Наставникова Ольга", before, StringComparison.Ordinal);
        Assert.Contains("А. Б. Громова", before, StringComparison.Ordinal);

        // What was issued stays as it was; the next document is the cabinet's again.
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync(designs)).StatusCode);
        Assert.Equal((GetDesign.Source.Cabinet, "Кабинетный"), await ReadAsync());
        Assert.Equal(before, await WordsAsync());
        await client.PostAsync($"/api/certificates/{winner.Id}/revocation", new { reason = "Опечатка в фамилии" });
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync($"/api/certificates/{winner.Id}/replacement")).StatusCode);
        winner = await app.WithDbAsync(db => db.Of(scene.Olympiad).AsNoTracking().SingleAsync(c => c.Kind == CertificateKind.Winner));
        Assert.Contains("КАБИНЕТНЫЙ", await WordsAsync(), StringComparison.Ordinal);
        await app.WithDbAsync(db => db.SavedDesigns.ExecuteUpdateAsync(set => set.SetProperty(d => d.IsCurrent, false)));

        async Task<(GetDesign.Source, string)> ReadAsync()
        {
            var read = await client.ReadAsync<GetDesign.Response>(designs);
            return (read.Source, read.Design.Heading);
        }

        async Task<string> WordsAsync()
        {
            using var document = PdfDocument.Open(await client.GetByteArrayAsync(new Uri($"/api/certificates/{winner.Id}/pdf", UriKind.Relative)));
            return string.Join(' ', document.GetPage(1).GetWords().Select(word => word.Text));
        }
    }

    private static async Task<Guid> UploadAsync(HttpClient client, byte[] content)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", "background.png" } };
        return (await (await client.PostAsync(new Uri("/api/files", UriKind.Relative), form)).OkJsonAsync()).GetProperty("id").GetGuid();
    }

    private static byte[] Picture()
    {
        using var surface = SKSurface.Create(new SKImageInfo(60, 80));
        surface.Canvas.Clear(SKColors.Beige);
        using var image = surface.Snapshot();
        return image.Encode(SKEncodedImageFormat.Png, 100).ToArray();
    }

    [Fact]
    public async Task Diplomas_stay_with_the_cabinet_while_the_standing_is_frozen()
    {
        var scene = await DiplomaScene.CreateAsync(app);
        var client = app.As(scene.Methodist);
        await app.WithDbAsync(db =>
        {
            db.FrozenStandings.Add(new FrozenStanding { OlympiadId = scene.Olympiad, FrozenAt = DateTimeOffset.UtcNow, FrozenById = scene.Methodist, Results = [] });
            return db.SaveChangesAsync();
        });
        await scene.SignAsync(AwardStatus.Winner, AwardStatus.PrizeWinner, AwardStatus.Participant);
        await scene.IssueAsync(client);
        var diploma = await app.WithDbAsync(db => db.Of(scene.Olympiad).AsNoTracking().SingleAsync(c => c.Kind == CertificateKind.Winner));
        var (holder, coordinator) = (app.As(diploma.HolderId), app.As(await app.WithDbAsync(async db =>
        {
            var person = db.AddPerson("Ответственная", "Вера");
            var school = await db.Registrations.Where(r => r.Id == diploma.RegistrationId).Select(r => r.OrganizationId).SingleAsync();
            db.Memberships.Add(new Membership { Id = Guid.CreateVersion7(), PersonId = person.Id, OrganizationId = school, Kind = MembershipKind.Coordinator, From = new DateOnly(2026, 9, 1) });
            await db.SaveChangesAsync();
            return person.Id;
        })));

        Assert.Equal(CertificateKind.Participant, Assert.Single(await MineAsync()).Kind);
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.OK], await StatusesAsync());

        await app.WithDbAsync(db => db.FrozenStandings.Where(f => f.OlympiadId == scene.Olympiad).ExecuteDeleteAsync());
        Assert.Equal(2, (await MineAsync()).Count);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK], await StatusesAsync());

        // Without the consent to processing a document is its holder's alone.
        await app.WithDbAsync(db => db.Consents.Where(c => c.PersonId == diploma.HolderId && c.Kind == ConsentKind.PersonalData).ExecuteUpdateAsync(set => set.SetProperty(c => c.WithdrawnAt, DateTimeOffset.UtcNow)));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.NotFound], await StatusesAsync());

        Task<List<GetMyCertificates.Item>> MineAsync() => holder.ReadAsync<List<GetMyCertificates.Item>>("/api/certificates/mine");
        async Task<IEnumerable<HttpStatusCode>> StatusesAsync() =>
            (await Task.WhenAll(new[] { holder, coordinator, client }.Select(reader => reader.GetAsync(new Uri($"/api/certificates/{diploma.Id}/pdf", UriKind.Relative))))).Select(answer => answer.StatusCode);
    }

    [Fact]
    public async Task A_document_of_before_there_were_stored_files_is_drawn_when_it_is_asked_for_and_by_the_next_order()
    {
        var scene = await DiplomaScene.CreateAsync(app);
        var client = app.As(scene.Methodist);
        await scene.IssueAsync(client);
        var old = (await ListAsync(client, scene))[0].Id;
        await app.WithDbAsync(db => db.Certificates.Where(c => c.Id == old).ExecuteUpdateAsync(set => set.SetProperty(c => c.FileId, (Guid?)null)));
        await app.WithDbAsync(db => db.StoredFiles.Where(f => f.Id == old).ExecuteDeleteAsync());

        using var drawn = PdfDocument.Open(await client.GetByteArrayAsync(new Uri($"/api/certificates/{old}/pdf", UriKind.Relative)));
        Assert.Equal(1, drawn.NumberOfPages);
        await scene.IssueAsync(client);
        Assert.True(await app.WithDbAsync(db => db.Certificates.AnyAsync(c => c.Id == old && c.FileId == old)));
    }

    private Task<int> SetStatusAsync(Guid registration, AwardStatus status) =>
        app.WithDbAsync(db => db.Awards.Where(a => a.RegistrationId == registration).ExecuteUpdateAsync(set => set.SetProperty(a => a.Status, status)));

    private static Task<GetIssuing.Response> StateAsync(HttpClient client, DiplomaScene scene) =>
        client.ReadAsync<GetIssuing.Response>($"/api/olympiads/{scene.Olympiad}/certificates/issuing");

    private static async Task<IReadOnlyList<ListCertificates.Item>> ListAsync(HttpClient client, DiplomaScene scene) =>
        (await client.ReadAsync<ListCertificates.Response>($"/api/certificates?olympiadId={scene.Olympiad}")).Items;
}
