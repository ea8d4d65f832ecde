using MethodCabinet.Domain;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates.Designs;

/// <summary>Whose design is saved: an olympiad's, a contest's, a course's, or the cabinet's for all of them.</summary>
internal readonly record struct DesignOwner(Guid? OlympiadId, Guid? ContestId, Guid? CourseId, bool ForContests)
{
    public static DesignOwner Olympiad(Guid id) => new(id, null, null, false);

    public static DesignOwner Contest(Guid id) => new(null, id, null, true);

    public static DesignOwner Course(Guid id) => new(null, null, id, false);

    public static DesignOwner Cabinet(bool forContests) => new(null, null, null, forContests);
}

internal static class DesignKinds
{
    /// <summary>Documents of completion are of courses, and of courses are no others.</summary>
    /// <exception cref="RuleBroken">PlatformErrors.NotFound.</exception>
    public static void DemandOf(this CertificateKind kind, bool isCourse)
    {
        if (kind == CertificateKind.Completion != isCourse)
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }
    }
}

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

        await SaveAsync(DesignOwner.Olympiad(olympiadId), kind.Value, design, db, user, designs, clock, ct);
        return TypedResults.NoContent();
    }

    internal static async Task SaveAsync(
        DesignOwner owner, CertificateKind kind, CertificateDesign design, AppDb db, CurrentUser user, CertificateDesigns designs, TimeProvider clock, CancellationToken ct)
    {
        if (owner != DesignOwner.Cabinet(forContests: false))
        {
            kind.DemandOf(owner.CourseId is not null);
        }

        design.Check(owner.ForContests, kind);
        using var background = await designs.BackgroundAsync(design, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await RetireAsync(owner, kind, db, ct);
        db.SavedDesigns.Add(new SavedDesign
        {
            Id = Guid.CreateVersion7(),
            OlympiadId = owner.OlympiadId,
            ContestId = owner.ContestId,
            CourseId = owner.CourseId,
            ForContests = owner.ForContests,
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
    internal static async Task RetireAsync(DesignOwner owner, CertificateKind kind, AppDb db, CancellationToken ct)
    {
        var (olympiadId, contestId, courseId, forContests) = owner;
        var current = db.SavedDesigns.Where(d => d.IsCurrent && d.OlympiadId == olympiadId && d.ContestId == contestId && d.CourseId == courseId && d.ForContests == forContests && d.Kind == kind);
        foreach (var design in await current.ToListAsync(ct))
        {
            design.IsCurrent = false;
        }

        await db.SaveChangesAsync(ct);
    }
}

/// <summary>The design of the documents of all olympiads that have none of their own, or, of completion, of all courses.</summary>
public static class SaveCabinetDesign
{
    public static async Task<NoContent> Handle(
        Named<CertificateKind> kind, CertificateDesign design, AppDb db, CurrentUser user, CertificateDesigns designs, TimeProvider clock, CancellationToken ct)
    {
        await SaveDesign.SaveAsync(DesignOwner.Cabinet(forContests: false), kind.Value, design, db, user, designs, clock, ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Back to the cabinet's design.</summary>
public static class DropDesign
{
    public static async Task<NoContent> Handle(Guid olympiadId, Named<CertificateKind> kind, AppDb db, CancellationToken ct)
    {
        await SaveDesign.RetireAsync(DesignOwner.Olympiad(olympiadId), kind.Value, db, ct);
        return TypedResults.NoContent();
    }
}
