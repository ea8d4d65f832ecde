using System.Buffers.Text;
using System.IO.Compression;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Certificates;
using MethodCabinet.Server.Certificates.Designs;
using MethodCabinet.Server.Olympiads.Contests;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;
using MethodCabinet.Server.Tests.Olympiads.Contests;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;

namespace MethodCabinet.Server.Tests.Certificates;

/// <summary>Documents of a contest: by its signed results, for authors and co-authors, in the register of all others.</summary>
public sealed class ContestDiplomaTests(TestApp app) : IClassFixture<TestApp>
{
    private const string CoAuthor = "Соавторова Мария Петровна";

    [Fact]
    public async Task Authors_and_co_authors_get_documents_once_the_results_are_signed()
    {
        var (scene, best, second) = await MarkedAsync();
        Assert.Equal((false, 0, 0, 0), await WaitingAsync(scene));
        Assert.Equal("certificate.nothing-to-issue", await (await scene.Methodist.PostAsync($"{scene.Path}/certificates")).ErrorCodeAsync());
        await (await scene.SignAsync()).OkAsync();
        Assert.Equal((true, 3, 1, 2), await WaitingAsync(scene));
        await IssueAsync(scene);
        Assert.Equal((true, 0, 0, 0), await WaitingAsync(scene));

        var numbers = await app.WithDbAsync(db => db.Certificates.Select(c => c.RegisterNumber).Order().ToListAsync());
        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
        var issued = await ListAsync(scene);
        Assert.Equal(6, issued.Count);
        var winners = issued.Where(c => c.Kind == CertificateKind.Winner).OrderBy(c => c.Holder).ToList();
        Assert.Equal([CoAuthor, "Лучшая Анна Игоревна"], winners.Select(c => c.Holder).OrderDescending());

        // Both lie with the author, who has an account; others see neither.
        var mine = (await best.Client.ReadAsync<List<GetMyCertificates.Item>>("/api/certificates/mine")).Where(c => c.Kind == CertificateKind.Winner).ToList();
        Assert.Equal(winners.Select(c => c.Id).Order(), mine.Select(c => c.Id).Order());
        Assert.All(mine, c => Assert.Equal((scene.Id, null), (c.ContestId, c.OlympiadId)));
        Assert.Equal("certificate.not-found", await (await second.Client.GetAsync($"/api/certificates/{winners[0].Id}/pdf")).ErrorCodeAsync());
        using var diploma = PdfDocument.Open(await best.Client.GetByteArrayAsync(new Uri($"/api/certificates/{winners.Single(c => c.Holder == CoAuthor).Id}/pdf", UriKind.Relative)));
        var words = string.Join(' ', diploma.GetPage(1).GetWords());
        foreach (var said in new[] { "ДИПЛОМ лауреата I степени", CoAuthor, "«Урок-исследование»", "в номинации «Урок»", "Педагогический дебют" })
        {
            Assert.Contains(said, words, StringComparison.Ordinal);
        }

        await using var archive = new ZipArchive(await scene.Methodist.GetStreamAsync(new Uri($"{scene.Path}/certificates.zip", UriKind.Relative)));
        Assert.Equal(6, archive.Entries.Count);
        using var all = PdfDocument.Open(await scene.Methodist.GetByteArrayAsync(new Uri($"{scene.Path}/certificates.pdf?kind=participant", UriKind.Relative)));
        Assert.Equal(3, all.NumberOfPages);
    }

    [Fact]
    public async Task A_coordinator_is_told_where_there_are_documents_of_the_own_school_and_fetches_them()
    {
        var (scene, best, _) = await MarkedAsync();
        var (coordinatorId, elsewhereId) = await app.WithDbAsync(async db =>
        {
            var place = await db.Memberships.Where(m => m.PersonId == best.PersonId).Select(m => m.OrganizationId).SingleAsync();
            var school = await db.Organizations.SingleAsync(o => o.Id == place);
            var rows = (db.AddMember(school, MembershipKind.Coordinator).Id, db.AddMember(scene.School, MembershipKind.Coordinator).Id);
            db.Attach(scene.School);
            await db.SaveChangesAsync();
            return rows;
        });
        var (coordinator, elsewhere) = (app.As(coordinatorId), app.As(elsewhereId));
        static Task<List<CountSchoolCertificates.Item>> CountsAsync(HttpClient client) => client.ReadAsync<List<CountSchoolCertificates.Item>>("/api/certificates/of-schools");
        await (await scene.SignAsync()).OkAsync();
        Assert.Empty(await CountsAsync(coordinator));
        await IssueAsync(scene);

        // A certificate and a diploma for the author, and for the co-author.
        Assert.Equal(new CountSchoolCertificates.Item(null, scene.Id, null, 4), Assert.Single(await CountsAsync(coordinator)));
        await using var archive = new ZipArchive(await coordinator.GetStreamAsync(new Uri($"{scene.Path}/certificates.zip", UriKind.Relative)));
        Assert.Equal(4, archive.Entries.Count);

        Assert.Empty(await CountsAsync(elsewhere));
        Assert.Equal("certificate.not-found", await (await elsewhere.GetAsync($"{scene.Path}/certificates.pdf")).ErrorCodeAsync());
    }

    [Fact]
    public async Task Verification_states_nomination_and_degree_and_names_those_who_agreed()
    {
        var (scene, _, _) = await MarkedAsync();
        await (await scene.SignAsync()).OkAsync();
        await IssueAsync(scene);
        var issued = await ListAsync(scene);
        var anyone = app.CreateClient();

        async Task<VerifyCertificate.Response> VerifyAsync(string holder, CertificateKind kind) =>
            await anyone.ReadAsync<VerifyCertificate.Response>($"/api/certificates/verification/{issued.Single(c => c.Holder == holder && c.Kind == kind).Number}");
        var best = await VerifyAsync("Лучшая Анна Игоревна", CertificateKind.Winner);
        Assert.Equal(("Лучшая Анна Игоревна", "Педагогический дебют, номинация «Урок», лауреат I степени"), (best.Holder, best.Ground));
        Assert.Null((await VerifyAsync(CoAuthor, CertificateKind.Winner)).Holder);
        Assert.Null((await VerifyAsync("Скрытая Анна Игоревна", CertificateKind.PrizeWinner)).Holder);

        // The signed code says it to whoever holds the paper.
        var code = await app.WithDbAsync(db => db.Certificates.Where(c => c.Number == best.Number).Select(c => c.SignedCode).SingleAsync());
        var signed = System.Text.Encoding.UTF8.GetString(Base64Url.DecodeFromChars(code).AsSpan(72));
        Assert.Contains(best.Ground, signed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_degree_that_changed_takes_the_diploma_back_and_gives_another()
    {
        var (scene, _, _) = await MarkedAsync();
        await (await scene.SignAsync()).OkAsync();
        await IssueAsync(scene);
        await (await scene.Chair.PostAsync($"{scene.Path}/unlock", new UnlockContest.Request("Ошибка в листе"))).OkAsync();
        Assert.Equal(3, (await StateAsync(scene)).Outdated);
        var first = (await ListAsync(scene)).First(c => c.Kind == CertificateKind.Winner);
        Assert.Equal(CertificateValidity.Reconsidered, await ValidityAsync());
        var settings = ContestScene.Settings(ContestScene.Before(), ContestScene.Now()) with { TalksOn = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-2), Words = AwardWords.Winners };
        await scene.ChangeAsync(settings);
        await (await scene.SignAsync()).OkAsync();

        // «Лауреат I степени» is no longer what the results say, though the place is the same.
        Assert.Equal(CertificateValidity.Superseded, await ValidityAsync());
        Assert.Equal(3, (await (await scene.Methodist.PostAsync($"{scene.Path}/certificates")).OkJsonAsync()).GetProperty("revoked").GetInt32());
        await scene.Methodist.UntilIssuedAsync(scene.Id, "contests");
        Assert.Equal(CertificateValidity.Revoked, await ValidityAsync());
        var diplomas = (await ListAsync(scene)).Where(c => c.Kind != CertificateKind.Participant).ToList();
        Assert.Equal((3, 3), (diplomas.Count(c => c.RevokedAt is not null), diplomas.Count(c => c.RevokedAt is null)));
        Assert.All(diplomas.Where(c => c.RevokedAt is not null), c => Assert.Equal(Certificate.ContestResultsChanged, c.RevokedBecause));

        // One that somebody takes back for a reason of their own is replaced when asked for.
        var valid = diplomas.First(c => c.RevokedAt is null);
        await (await scene.Methodist.PostAsync($"/api/certificates/{valid.Id}/revocation", new RevokeCertificate.Request("Опечатка"))).OkAsync();
        Assert.Equal("certificate.nothing-to-issue", await (await scene.Methodist.PostAsync($"{scene.Path}/certificates")).ErrorCodeAsync());
        await (await scene.Methodist.PostAsync($"/api/certificates/{valid.Id}/replacement")).OkAsync();
        Assert.Equal(valid.Holder, (await ListAsync(scene))[0].Holder);

        async Task<CertificateValidity> ValidityAsync() =>
            (await app.CreateClient().ReadAsync<VerifyCertificate.Response>($"/api/certificates/verification/{first.Number}")).Validity;
    }

    [Fact]
    public async Task Designs_of_contests_and_of_olympiads_do_not_meet()
    {
        var scene = await ContestScene.CreateAsync(app);
        var olympiad = await app.WithDbAsync(db => db.Olympiads.Select(o => o.Id).FirstOrDefaultAsync());
        Task<GetDesign.Response> OfContestAsync() => scene.Methodist.ReadAsync<GetDesign.Response>($"{scene.Path}/certificate-designs/winner");
        var standard = (await OfContestAsync()).Design;
        Assert.Contains("work", (await OfContestAsync()).Fields);
        await (await scene.Methodist.PutAsync("/api/certificate-designs/winner", CertificateDesign.Standard(CertificateKind.Winner, "#12607a") with { Heading = "Грамота" })).OkAsync();
        Assert.Equal((standard.Heading, GetDesign.Source.Standard), ((await OfContestAsync()).Design.Heading, (await OfContestAsync()).Source));

        await (await scene.Methodist.PutAsync("/api/contest-certificate-designs/winner", standard with { Heading = "Благодарность" })).OkAsync();
        Assert.Equal(("Благодарность", GetDesign.Source.Cabinet), ((await OfContestAsync()).Design.Heading, (await OfContestAsync()).Source));
        await (await scene.Methodist.PutAsync($"{scene.Path}/certificate-designs/winner", standard with { Heading = "Почётный диплом" })).OkAsync();
        Assert.Equal(("Почётный диплом", GetDesign.Source.Contest), ((await OfContestAsync()).Design.Heading, (await OfContestAsync()).Source));
        await (await scene.Methodist.DeleteAsync($"{scene.Path}/certificate-designs/winner")).OkAsync();
        Assert.Equal(GetDesign.Source.Cabinet, (await OfContestAsync()).Source);
        if (olympiad != Guid.Empty)
        {
            Assert.Equal("Грамота", (await scene.Methodist.ReadAsync<GetDesign.Response>($"/api/olympiads/{olympiad}/certificate-designs/winner")).Design.Heading);
        }

        using var picture = await scene.Methodist.PostAsync($"{scene.Path}/certificate-designs/winner/preview", new PreviewDesign.Request(standard, PreviewDesign.NameLength.Longest));
        Assert.Equal("image/png", picture.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task The_ceremony_shows_each_nomination_from_the_last_place_to_the_first()
    {
        var (scene, best, _) = await MarkedAsync();
        Assert.Equal("olympiad.results.not-signed", await (await scene.Chair.GetAsync($"{scene.Path}/ceremony")).ErrorCodeAsync());
        await (await scene.SignAsync()).OkAsync();
        var rows = (await scene.Chair.ReadAsync<GetContestCeremony.Response>($"{scene.Path}/ceremony")).Nominations.Single().Rows;
        Assert.Equal([(2, null, null, 2), (1, "Лучшая Анна Игоревна", "Урок-исследование", 1)], rows.Select(r => (r.Place.From, r.Name, r.Work, r.Degree!.Value)));
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await best.Client.GetAsync($"{scene.Path}/ceremony")).StatusCode);
    }

    /// <summary>Two entries are marked by everybody; the better one has a co-author, the author of the other does not agree to be named.</summary>
    private async Task<(ContestScene Scene, (Guid PersonId, HttpClient Client) Best, (Guid PersonId, HttpClient Client) Second)> MarkedAsync()
    {
        var scene = await ContestScene.CreateAsync(app);
        var (best, second) = (await scene.TeacherAsync("Лучшая"), await scene.TeacherAsync("Скрытая", publication: false));
        var entries = (await scene.EntryAsync(best.Client, text: scene.Text() with { CoAuthors = $" {CoAuthor}; " }), await scene.EntryAsync(second.Client));
        await scene.MarkNowAsync();
        await scene.MarkAsync(entries.Item1, 5);
        await scene.MarkAsync(entries.Item2, 4);
        return (scene, best, second);
    }

    private static async Task IssueAsync(ContestScene scene)
    {
        var pending = (await (await scene.Methodist.PostAsync($"{scene.Path}/certificates")).OkJsonAsync()).GetProperty("pending").GetInt32();
        var run = await scene.Methodist.UntilIssuedAsync(scene.Id, "contests");
        Assert.Equal((pending, pending), (run.Total, run.Made));
    }

    private static Task<GetIssuing.Response> StateAsync(ContestScene scene) => scene.Methodist.ReadAsync<GetIssuing.Response>($"{scene.Path}/certificates/issuing");

    private static async Task<(bool IsSigned, int Participants, int PrizeWinners, int Winners)> WaitingAsync(ContestScene scene)
    {
        var state = await StateAsync(scene);
        return (state.IsSigned, state.Participants, state.PrizeWinners, state.Winners);
    }

    private static async Task<IReadOnlyList<ListCertificates.Item>> ListAsync(ContestScene scene) =>
        (await scene.Methodist.ReadAsync<ListCertificates.Response>($"/api/certificates?contestId={scene.Id}")).Items;
}
