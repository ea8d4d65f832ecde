using MethodCabinet.Domain;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.People;

/// <summary>A person comes to an organization, or to another class: a student's current place ends the day before.</summary>
public static class JoinOrganization
{
    public sealed record Response(Guid MembershipId);

    public static async Task<Ok<Response>> Handle(Guid id, CreatePerson.PlaceData request, AppDb db, PeopleReads reads, CancellationToken ct)
    {
        await reads.FindToEditAsync(id, ct);
        if (!PersonRights.MayGiveMembership(reads.Viewer, request.OrganizationId, request.Kind))
        {
            throw new RuleBroken(PeopleErrors.NotYours);
        }

        if (!await db.Organizations.AnyAsync(o => o.Id == request.OrganizationId, ct))
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        var joining = new Membership
        {
            Id = Guid.CreateVersion7(),
            PersonId = id,
            OrganizationId = request.OrganizationId,
            Kind = request.Kind,
            From = request.From ?? reads.Today,
            Grade = request.Grade,
            ClassLetter = request.ClassLetter.Trim().ToUpperInvariant(),
            Position = request.Position.Trim(),
            Subjects = [.. request.Subjects ?? []],
        };

        // Two at once for the same person wait for each other here.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"select id from people.people where id = {id} for update", ct);
        var others = await db.Memberships.Where(m => m.PersonId == id).ToListAsync(ct);
        foreach (var left in others.Where(m => joining.Kind == MembershipKind.Student && m.Kind == MembershipKind.Student && m.IsCurrent(joining.From)))
        {
            if (!PersonRights.MayEnterPeople(reads.Viewer, left.OrganizationId))
            {
                throw new RuleBroken(PeopleErrors.NotYours);
            }

            MembershipRules.End(left, joining.From.AddDays(-1));
        }

        MembershipRules.CheckJoin(joining, others);
        db.Memberships.Add(joining);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(joining.Id));
    }
}

public static class LeaveOrganization
{
    /// <param name="LastDay">Today when null.</param>
    public sealed record Request(DateOnly? LastDay = null);

    public static async Task<NoContent> Handle(Guid id, Guid membershipId, Request request, AppDb db, PeopleReads reads, CancellationToken ct)
    {
        await reads.FindAsync(id, ct);
        var membership = await db.Memberships.SingleOrDefaultAsync(m => m.Id == membershipId && m.PersonId == id, ct) ?? throw new RuleBroken(PlatformErrors.NotFound);
        if (!PersonRights.MayGiveMembership(reads.Viewer, membership.OrganizationId, membership.Kind))
        {
            throw new RuleBroken(PeopleErrors.NotYours);
        }

        MembershipRules.End(membership, request.LastDay ?? reads.Today);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Moves all pupils of an organization into the next grade; those of the last one finish.</summary>
public static class StartSchoolYear
{
    /// <param name="FirstDay">Of the new school year: a 1 September.</param>
    public sealed record Request(DateOnly FirstDay);

    public sealed record Response(int Moved, int Finished);

    public static async Task<Ok<Response>> Handle(Guid id, Request request, AppDb db, PeopleReads reads, CancellationToken ct)
    {
        reads.DemandEntering(id);
        MembershipRules.CheckFirstDay(request.FirstDay);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await NewPeople.LockAsync(db, ct);
        var current = await Staying(db, id, request.FirstDay).ToListAsync(ct);
        var next = current.Select(m => MembershipRules.RollOver(m, request.FirstDay, Guid.CreateVersion7())).OfType<Membership>().ToList();
        db.Memberships.AddRange(next);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(next.Count, current.Count - next.Count));
    }

    /// <summary>The places of pupils that would go on from the old school year into the new one.</summary>
    internal static IQueryable<Membership> Staying(AppDb db, Guid organizationId, DateOnly firstDay)
    {
        var lastDay = firstDay.AddDays(-1);
        return db.Memberships.Where(m =>
            m.OrganizationId == organizationId && m.Kind == MembershipKind.Student && m.From <= lastDay && (m.To == null || m.To > lastDay));
    }
}
