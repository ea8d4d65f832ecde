using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Server.Certificates;
using MethodCabinet.Server.Tests.Olympiads;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Certificates;

/// <summary>What everybody may ask of a document's number.</summary>
public sealed class VerificationTests(TestApp app) : IClassFixture<TestApp>
{
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
