using MethodCabinet.Domain;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.People;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates;

/// <summary>
/// Проверка подлинности: what a paper with this number must say, and nothing that it does not say. Whose it is, only as far as the consents go at this moment: the signed code on the
/// paper holds the name, and needs no publication for it. Nobody has asked a co-author, so none is named here. A diploma is worth what the results say at this moment; what else they say is not told.
/// </summary>
public static class VerifyCertificate
{
    /// <param name="Validity">Whether it is confirmed.</param>
    /// <param name="Holder">Name or initials; null without the consent to publish them.</param>
    /// <param name="HolderDetail">Null where the holder is.</param>
    /// <param name="Signatories">Those that are printed.</param>
    public sealed record Response(
        string Number, CertificateKind Kind, string? Holder, string? HolderDetail, string Ground, string Season, IReadOnlyList<Signatory> Signatories, int RegisterNumber, DateOnly IssuedOn,
        CertificateValidity Validity);

    public static async Task<Ok<Response>> Handle(string number, AppDb db, CancellationToken cancellationToken)
    {
        var normal = CertificateNumber.Normalize(number) ?? throw new RuleBroken(CertificateErrors.NotFound);
        var numbered = db.Certificates.Where(c => c.Number == normal);
        var disagreeing = db.Disagreeing(numbered);

        // One statement: a signature that is given or taken back meanwhile comes before it or after.
        var known = await (
            from certificate in numbered
            select new
            {
                Certificate = certificate,
                Design = db.SavedDesigns.Where(d => d.Id == certificate.DesignId).Select(d => d.Design).FirstOrDefault(),
                IsSigned = db.ResultsSignings.Any(s => db.Registrations.Any(r => r.Id == certificate.RegistrationId && r.OlympiadId == s.OlympiadId))
                    || db.ContestSignings.Any(s => db.ContestEntries.Any(e => e.Id == certificate.EntryId && e.ContestId == s.ContestId)),
                Disagrees = disagreeing.Any(),
            })
            .AsNoTracking().SingleOrDefaultAsync(cancellationToken)
            ?? throw new RuleBroken(CertificateErrors.NotFound);
        var found = known.Certificate;
        var agreed = await db.AgreedPublications().Where(c => c.PersonId == found.HolderId).Select(c => c.Form).SingleOrDefaultAsync(cancellationToken);
        var (text, holder) = (found.Text, found.CoAuthor == 0 ? PublicName.Of(agreed, found.Text.Holder) : default);
        return TypedResults.Ok(new Response(
            found.Number, found.Kind, holder.Text, holder.IsPersonal ? text.HolderDetail : null, text.StatedGround(), text.Season, text.SignatoriesBy(known.Design),
            found.RegisterNumber, found.IssuedOn, found.ValidityBy(known.IsSigned, !known.Disagrees)));
    }
}
