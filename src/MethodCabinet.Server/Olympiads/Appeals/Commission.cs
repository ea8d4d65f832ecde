using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads.Appeals;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Jury;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Appeals;

/// <summary>Who is in the commission of an olympiad, and who could be.</summary>
public static class ListCommission
{
    public sealed record Response(IReadOnlyList<Member> Members, IReadOnlyList<ListJury.Candidate> Candidates);

    /// <param name="Votes">That this person gave.</param>
    public sealed record Member(Guid PersonId, string Name, bool IsChair, int Votes);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        await db.Olympiads.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct).OrNotFound();
        var today = site.DayOf(clock.GetUtcNow());
        var members = await (
            from member in db.CommissionMembers
            join person in db.People on member.PersonId equals person.Id
            where member.OlympiadId == id
            orderby member.IsChair descending, person.LastName, person.FirstName
            select new { Person = person, member.IsChair })
            .AsNoTracking().ToListAsync(ct);
        var votes = await db.VotesIn(id).GroupBy(v => v.MemberId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var candidates = await db.People.AsNoTracking()
            .Where(p => db.Jurors(today).Contains(p.Id) && !db.CommissionMembers.Any(m => m.OlympiadId == id && m.PersonId == p.Id))
            .OrderBy(p => p.LastName).ThenBy(p => p.FirstName)
            .ToListAsync(ct);
        return TypedResults.Ok(new Response(
            members.ConvertAll(m => new Member(m.Person.Id, m.Person.FullName, m.IsChair, votes.GetValueOrDefault(m.Person.Id))),
            candidates.ConvertAll(p => new ListJury.Candidate(p.Id, p.FullName))));
    }
}

/// <summary>Puts somebody into the commission; a new chair takes the place of the former one, who stays a member.</summary>
public static class AppointCommissioner
{
    public sealed record Request(bool IsChair);

    public static async Task<NoContent> Handle(Guid id, Guid personId, Request request, AppDb db, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        await db.Olympiads.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct).OrNotFound();
        var now = clock.GetUtcNow();
        var members = await db.CommissionMembers.Where(m => m.OlympiadId == id).ToListAsync(ct);
        var member = members.Find(m => m.PersonId == personId);
        if (member is null)
        {
            if (!await db.Jurors(site.DayOf(now)).ContainsAsync(personId, ct))
            {
                throw new RuleBroken(JuryErrors.NotAJuror);
            }

            member = new CommissionMember { OlympiadId = id, PersonId = personId, IsChair = false, AppointedAt = now };
            db.CommissionMembers.Add(member);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (request.IsChair && members.Find(m => m.IsChair && m != member) is { } former)
        {
            former.IsChair = false;
            await db.SaveUniqueAsync(PlatformErrors.ChangedMeanwhile, ct);
        }

        member.IsChair = request.IsChair;
        await db.SaveUniqueAsync(PlatformErrors.ChangedMeanwhile, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Takes somebody out of the commission who has not voted.</summary>
public static class DismissCommissioner
{
    public static async Task<NoContent> Handle(Guid id, Guid personId, AppDb db, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // A vote that is just being given comes before; whoever votes afterwards is no member.
        await db.Database.ExecuteSqlAsync($"select 1 from olympiads.commission_members where olympiad_id = {id} and person_id = {personId} for update", ct);
        var member = await db.CommissionMembers.SingleOrDefaultAsync(m => m.OlympiadId == id && m.PersonId == personId, ct).OrNotFound();
        if (await db.VotesIn(id).AnyAsync(v => v.MemberId == personId, ct))
        {
            throw new RuleBroken(AppealErrors.HasVoted);
        }

        db.CommissionMembers.Remove(member);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
