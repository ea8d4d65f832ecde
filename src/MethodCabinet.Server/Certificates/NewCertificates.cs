using System.Security.Cryptography;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Server.Assessment.Receipts;
using MethodCabinet.Server.Certificates.Designs;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates;

/// <summary>The one way by which documents come into the register.</summary>
public sealed class NewCertificates(AppDb db, SiteSettings site, ReceiptSigner signer, TimeProvider clock)
{
    /// <summary>So many are entered by one transaction; whoever enters others waits so long.</summary>
    private const int BatchSize = 200;

    /// <summary>
    /// Enters a document of the kind for some of the grounds of an olympiad, a contest or a cohort, with the names, the signer and the design of today and the next numbers of the register. Nobody else
    /// enters any meanwhile, so numbers have no gaps whatever fails, and who asks at the same time finds what was entered.
    /// </summary>
    /// <returns>How many; 0 when there is nothing left to enter.</returns>
    /// <exception cref="RuleBroken"><see cref="CertificateErrors.NothingToIssue"/>: one of them has a valid document already.</exception>
    public async Task<int> EnterAsync(IQueryable<CertificateGround> grounds, Guid occasionId, CertificateKind kind, Guid issuerId, CancellationToken ct)
    {
        await signer.PrepareAsync(ct);
        var today = site.DayOf(clock.GetUtcNow());
        var occasion = await db.OccasionAsync(occasionId, ct).OrNotFound();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlRawAsync("select pg_advisory_xact_lock(hashtext('certificates.register'))", ct);
        var last = await db.Certificates.MaxAsync(c => (int?)c.RegisterNumber, ct) ?? 0;
        var holders = await db.HoldersOf(grounds)
            .OrderBy(h => h.Organization).ThenBy(h => h.Person.LastName).ThenBy(h => h.Person.FirstName).ThenBy(h => h.Person.Id).ThenBy(h => h.Ground.Id).ThenBy(h => h.Ground.CoAuthor)
            .Take(BatchSize)
            .AsNoTracking()
            .ToListAsync(ct);
        var designId = await db.CurrentDesignsFor(occasionId, kind).Select(d => (Guid?)d.Id).SingleOrDefaultAsync(ct);
        foreach (var (index, holder) in holders.Index())
        {
            var number = CertificateNumber.Of(today.Year, RandomNumberGenerator.GetBytes(5));
            var text = occasion.TextFor(holder, site);
            if (kind == CertificateKind.Participant)
            {
                text = text with { Laureate = null };
            }

            var content = CertificateEncoding.ContentOf(kind, today, number, text);
            var (keyId, signature) = signer.Sign(content);
            db.Certificates.Add(new Certificate
            {
                Id = Guid.CreateVersion7(),
                Number = number,
                RegisterNumber = last + index + 1,
                Kind = kind,
                HolderId = holder.Person.Id,
                RegistrationId = holder.Ground.IsEntry || holder.Ground.IsEnrolment ? null : holder.Ground.Id,
                EntryId = holder.Ground.IsEntry ? holder.Ground.Id : null,
                EnrolmentId = holder.Ground.IsEnrolment ? holder.Ground.Id : null,
                CoAuthor = holder.Ground.CoAuthor,
                Text = text,
                DesignId = designId,
                IssuedOn = today,
                IssuedById = issuerId,
                SignedCode = CertificateEncoding.FragmentOf(keyId, signature, content),
            });
        }

        await db.SaveUniqueAsync(CertificateErrors.NothingToIssue, ct);
        await transaction.CommitAsync(ct);
        db.ChangeTracker.Clear();
        return holders.Count;
    }
}
