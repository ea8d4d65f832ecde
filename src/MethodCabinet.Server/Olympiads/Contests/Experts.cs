using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Jury;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Contests;

/// <summary>The experts of a contest, and who may still be appointed.</summary>
public static class ListExperts
{
    public sealed record Response(IReadOnlyList<Expert> Experts, IReadOnlyList<ListJury.Candidate> Candidates);

    /// <param name="NominationIds">Empty for all.</param>
    /// <param name="IsChair">Holds the office of a chair, and signs the results.</param>
    public sealed record Expert(Guid PersonId, string Name, IReadOnlyList<Guid> NominationIds, bool IsChair);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        await db.ContestAsync(id, ct);
        var today = site.DayOf(clock.GetUtcNow());
        var chairs = db.Chairs(today);
        var experts = await (
            from expert in db.ContestExperts
            join person in db.People on expert.PersonId equals person.Id
            where expert.ContestId == id
            orderby person.LastName, person.FirstName
            select new { Person = person, expert.NominationIds, IsChair = chairs.Contains(person.Id) })
            .AsNoTracking().ToListAsync(ct);
        var candidates = await db.People.AsNoTracking()
            .Where(p => db.Jurors(today).Contains(p.Id) && !db.ContestExperts.Any(e => e.ContestId == id && e.PersonId == p.Id))
            .OrderBy(p => p.LastName).ThenBy(p => p.FirstName)
            .ToListAsync(ct);
        return TypedResults.Ok(new Response(
            experts.ConvertAll(e => new Expert(e.Person.Id, e.Person.FullName, e.NominationIds, e.IsChair)),
            candidates.ConvertAll(p => new ListJury.Candidate(p.Id, p.FullName))));
    }
}

/// <summary>Makes somebody an expert, or deals them other nominations. After the signature only another chair comes in, so that somebody can take the signature back.</summary>
public static class AppointExpert
{
    /// <param name="NominationIds">Empty for all.</param>
    public sealed record Request(IReadOnlyList<Guid> NominationIds);

    public static async Task<NoContent> Handle(Guid id, Guid personId, Request request, AppDb db, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.ContestAsync(id, ct);
        await ContestMarks.HoldPersonAsync(db, id, personId, ct);
        var today = site.DayOf(clock.GetUtcNow());
        var expert = await db.ContestExperts.SingleOrDefaultAsync(e => e.ContestId == id && e.PersonId == personId, ct);
        if (expert is not null || !await db.Chairs(today).ContainsAsync(personId, ct))
        {
            await ContestMarks.HoldOpenAsync(db, id, ct);
        }

        var nominations = request.NominationIds.Distinct().ToList();

        // They are not removed meanwhile.
        await db.Database.ExecuteSqlAsync($"select 1 from olympiads.contest_nominations where contest_id = {id} order by id for share", ct);
        if (await db.ContestNominations.CountAsync(n => n.ContestId == id && nominations.Contains(n.Id), ct) != nominations.Count)
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        if (expert is null)
        {
            if (!await db.Jurors(today).ContainsAsync(personId, ct))
            {
                throw new RuleBroken(JuryErrors.NotAJuror);
            }

            if (await db.ContestEntries.AnyAsync(e => e.ContestId == id && e.PersonId == personId && e.Status != EntryStatus.Withdrawn, ct))
            {
                throw new RuleBroken(ContestErrors.ExpertEnters);
            }

            expert = new ContestExpert { ContestId = id, PersonId = personId };
            db.ContestExperts.Add(expert);
        }

        expert.NominationIds = nominations;
        await db.SaveUniqueAsync(PlatformErrors.ChangedMeanwhile, ct);
        await ContestChanges.TellBoardAsync(db, id, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Takes away an expert who has ended no marking; what they had begun goes with them.</summary>
public static class DismissExpert
{
    public static async Task<NoContent> Handle(Guid id, Guid personId, AppDb db, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // Nobody ends a marking meanwhile, and whoever has signed stays to take the signature back.
        await ContestMarks.LockAsync(db, id, ct);
        await ContestMarks.HoldOpenAsync(db, id, ct);
        var expert = await db.ContestExperts.SingleOrDefaultAsync(e => e.ContestId == id && e.PersonId == personId, ct).OrNotFound();
        var own = db.ContestMarkings.Where(m => m.ExpertId == personId && db.ContestEntries.Any(e => e.Id == m.EntryId && e.ContestId == id));
        await own.Where(m => m.DoneAt == null).ExecuteDeleteAsync(ct);
        if (await own.AnyAsync(ct))
        {
            throw new RuleBroken(JuryErrors.HasMarked);
        }

        db.ContestExperts.Remove(expert);
        await db.SaveChangesAsync(ct);
        await ContestChanges.TellBoardAsync(db, id, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
