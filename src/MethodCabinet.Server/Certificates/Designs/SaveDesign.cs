using MethodCabinet.Domain;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates.Designs;

/// <summary>The design of the documents that an olympiad issues from now on.</summary>
public static class SaveDesign
{
    public static async Task<NoContent> Handle(
        Guid olympiadId, Named<CertificateKind> kind, CertificateDesign design, AppDb db, CurrentUser user, CertificateDesigns designs, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.Olympiads.AnyAsync(o => o.Id == olympiadId, ct))
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        await SaveAsync(olympiadId, kind.Value, design, db, user, designs, clock, ct);
        return TypedResults.NoContent();
    }

    internal static async Task SaveAsync(
        Guid? olympiadId, CertificateKind kind, CertificateDesign design, AppDb db, CurrentUser user, CertificateDesigns designs, TimeProvider clock, CancellationToken ct)
    {
        design.Check();
        using var background = await designs.BackgroundAsync(design, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await RetireAsync(olympiadId, kind, db, ct);
        db.SavedDesigns.Add(new SavedDesign
        {
            Id = Guid.CreateVersion7(),
            OlympiadId = olympiadId,
            Kind = kind,
            Design = design,
            SavedById = user.PersonId,
            SavedAt = clock.GetUtcNow(),
            IsCurrent = true,
        });
        await db.SaveUniqueAsync(PlatformErrors.ChangedMeanwhile, ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Before another is added, for the index takes one current design.</summary>
    internal static async Task RetireAsync(Guid? olympiadId, CertificateKind kind, AppDb db, CancellationToken ct)
    {
        foreach (var current in await db.SavedDesigns.Where(d => d.IsCurrent && d.OlympiadId == olympiadId && d.Kind == kind).ToListAsync(ct))
        {
            current.IsCurrent = false;
        }

        await db.SaveChangesAsync(ct);
    }
}

/// <summary>The design of the documents of all olympiads that have none of their own.</summary>
public static class SaveCabinetDesign
{
    public static async Task<NoContent> Handle(
        Named<CertificateKind> kind, CertificateDesign design, AppDb db, CurrentUser user, CertificateDesigns designs, TimeProvider clock, CancellationToken ct)
    {
        await SaveDesign.SaveAsync(olympiadId: null, kind.Value, design, db, user, designs, clock, ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Back to the cabinet's design.</summary>
public static class DropDesign
{
    public static async Task<NoContent> Handle(Guid olympiadId, Named<CertificateKind> kind, AppDb db, CancellationToken ct)
    {
        await SaveDesign.RetireAsync(olympiadId, kind.Value, db, ct);
        return TypedResults.NoContent();
    }
}
