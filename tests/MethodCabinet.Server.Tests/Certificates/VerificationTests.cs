using System.Net;
using System.Text.Json.Nodes;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Server.Certificates;
using MethodCabinet.Server.Certificates.Designs;
using MethodCabinet.Server.Tests.Olympiads;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Certificates;

/// <summary>What everybody may ask of a document's number.</summary>
public sealed class VerificationTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task The_signatories_and_the_number_in_the_register_are_told_as_they_are_printed()
    {
        var scene = await DiplomaScene.CreateAsync(app);
        var client = app.As(scene.Methodist);
        await scene.SignAsync(AwardStatus.Winner, AwardStatus.Participant, AwardStatus.Participant);
        var designs = $"/api/olympiads/{scene.Olympiad}/certificate-designs/winner";
        var design = (await client.ReadAsync<GetDesign.Response>(designs)).Design;
        Signatory[] own = [new("Председатель жюри", "Ветрова О. П."), new("Начальник управления", "Громов И. С.")];
        Assert.Equal(HttpStatusCode.NoContent, (await client.PutAsync(designs, design with { Signatories = own })).StatusCode);
        await scene.IssueAsync(client);
        Assert.Equal(HttpStatusCode.NoContent, (await client.PutAsync(designs, design with { Signatories = [new("Директор", "Другой Д. Д.")] })).StatusCode);
        var documents = await app.WithDbAsync(db => db.Of(scene.Olympiad).AsNoTracking().ToListAsync());
        var (diploma, certificate) = (documents.Single(c => c.Kind == CertificateKind.Winner), documents.First(c => c.Kind == CertificateKind.Participant));

        var ofDiploma = await app.CreateClient().ReadAsync<VerifyCertificate.Response>($"/api/certificates/verification/{diploma.Number}");
        var ofCertificate = await app.CreateClient().ReadAsync<VerifyCertificate.Response>($"/api/certificates/verification/{certificate.Number}");

        Assert.Equal(own, ofDiploma.Signatories);
        Assert.Equal(diploma.RegisterNumber, ofDiploma.RegisterNumber);
        Assert.Equal([new Signatory(certificate.Text.SignerPosition, certificate.Text.Signer)], ofCertificate.Signatories);
    }

    [Fact]
    public async Task The_log_says_to_whom_and_for_what_a_document_was_issued()
    {
        var scene = await DiplomaScene.CreateAsync(app);
        await scene.IssueAsync(app.As(scene.Methodist));
        var document = await app.WithDbAsync(db => db.Of(scene.Olympiad).AsNoTracking().FirstAsync());

        var log = await app.WithDbAsync(db => db.AuditLog.Where(e => e.SubjectId == document.Id.ToString() && e.Action == "Certificate.Added").Select(e => e.Changes).SingleAsync());

        var changes = JsonNode.Parse(log!)!;
        Assert.Equal((document.Text.Holder, document.Text.Ground), (changes["TextHolder"]![1]!.GetValue<string>(), changes["TextGround"]![1]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_diploma_is_confirmed_only_by_results_that_are_signed_and_still_give_it()
    {
        var scene = await DiplomaScene.CreateAsync(app);
        var client = app.As(scene.Methodist);
        await scene.SignAsync(AwardStatus.Winner, AwardStatus.PrizeWinner, AwardStatus.Participant);
        await scene.IssueAsync(client);
        var documents = await app.WithDbAsync(db => db.Of(scene.Olympiad).OrderByDescending(c => c.Kind).AsNoTracking().ToListAsync());
        var (winner, prizeWinner, taking) = (documents[0], documents[1], documents[2]);
        Assert.Equal([CertificateValidity.Valid, CertificateValidity.Valid, CertificateValidity.Valid], await ValiditiesAsync());

        // The chair takes the signature back. That somebody took part stays true.
        await app.WithDbAsync(db => db.ResultsSignings.Where(s => s.OlympiadId == scene.Olympiad).ExecuteDeleteAsync());
        Assert.Equal([CertificateValidity.Reconsidered, CertificateValidity.Reconsidered, CertificateValidity.Valid], await ValiditiesAsync());

        await scene.SignAsync(AwardStatus.Participant, AwardStatus.PrizeWinner, AwardStatus.Winner);
        Assert.Equal([CertificateValidity.Superseded, CertificateValidity.Valid, CertificateValidity.Valid], await ValiditiesAsync());
        var shown = await app.CreateClient().GetStringAsync(new Uri($"/api/certificates/verification/{winner.Number}", UriKind.Relative));
        Assert.DoesNotContain(winner.Text.Holder, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("participant", shown, StringComparison.OrdinalIgnoreCase);

        await scene.IssueAsync(client);
        Assert.Equal([CertificateValidity.Revoked, CertificateValidity.Valid, CertificateValidity.Valid], await ValiditiesAsync());

        Task<CertificateValidity[]> ValiditiesAsync() => Task.WhenAll(new[] { winner, prizeWinner, taking }.Select(async c =>
            (await app.CreateClient().ReadAsync<VerifyCertificate.Response>($"/api/certificates/verification/{c.Number}")).Validity));
    }
}
