using MethodCabinet.Domain;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.People;

/// <summary>Consents of many pupils from the paper forms that their school holds: all or none of them. What is in force already stays as it is.</summary>
public static class EnterConsents
{
    /// <param name="PersonIds">Pupils of the caller's schools.</param>
    /// <param name="Publication">How far the consent to publication goes, where it is among the kinds.</param>
    /// <param name="PaperDate">The day on the forms.</param>
    public sealed record Request(IReadOnlyList<Guid> PersonIds, IReadOnlyList<ConsentKind> Kinds, PublicationForm? Publication, DateOnly PaperDate);

    /// <param name="Given">Consents that were not in force before.</param>
    public sealed record Response(int Given);

    public static async Task<Ok<Response>> Handle(Request request, AppDb db, PeopleReads reads, TimeProvider clock, CancellationToken ct)
    {
        var (ids, kinds, today) = (request.PersonIds.Distinct().ToList(), request.Kinds.Distinct().ToList(), reads.Today);
        Consents.CheckPaper(ids.Count, kinds.Count, request.PaperDate, today);
        var places = await db.Memberships.AsNoTracking()
            .Where(m => ids.Contains(m.PersonId) && m.Kind == MembershipKind.Student && m.From <= today && (m.To == null || today <= m.To))
            .Select(m => new { m.PersonId, m.OrganizationId }).ToListAsync(ct);
        if (places.Where(p => PersonRights.MayEnterPeople(reads.Viewer, p.OrganizationId)).Select(p => p.PersonId).Distinct().Count() < ids.Count)
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await ConsentAccess.LockAsync(db, ct);
        var known = (await db.Consents.Where(c => ids.Contains(c.PersonId)).ToListAsync(ct)).ToLookup(c => c.PersonId);
        var given = (
            from id in ids
            from kind in kinds
            where !Consents.InForce(known[id], kind)
            select Consents.Give(
                known[id], Guid.CreateVersion7(), id, kind, kind == ConsentKind.Publication ? request.Publication : null, reads.Viewer.PersonId, clock.GetUtcNow(), request.PaperDate)).ToList();
        db.Consents.AddRange(given);
        await db.SaveUniqueAsync(PeopleErrors.ConsentExists, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(given.Count));
    }
}
