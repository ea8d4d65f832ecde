using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Setup;

/// <summary>
/// Adds a round as the last one, while nobody has opened a paper of the olympiad: places follow from the sum of all rounds (<see cref="Standing"/>),
/// so participants who have begun know how many there are.
/// </summary>
public static class AddRound
{
    public sealed record Request(RoundKind Kind, string Title, DateTimeOffset OpensAt, DateTimeOffset ClosesAt, int DurationMinutes);

    public sealed record Response(Guid Id);

    public static async Task<Created<Response>> Handle(Guid id, Request request, AppDb db, CancellationToken ct)
    {
        var round = Make(id, request);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var olympiad = await db.Olympiads.AsNoTracking().Include(o => o.Rounds).SingleOrDefaultAsync(o => o.Id == id, ct).OrNotFound();
        OlympiadPlan.CheckEditable(olympiad);
        OlympiadPlan.CheckNotOpened(await db.LockAgainstOpeningAsync([.. olympiad.Rounds.Select(r => r.Id)], ct));
        round.Position = olympiad.Rounds.Select(r => r.Position).DefaultIfEmpty().Max() + 1;
        db.Rounds.Add(round);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created((string?)null, new Response(round.Id));
    }

    /// <summary>The round that is asked for, as the first one.</summary>
    public static Round Make(Guid olympiadId, Request request)
    {
        OlympiadPlan.CheckRound(request.OpensAt, request.ClosesAt, request.DurationMinutes);
        return new Round
        {
            Id = Guid.CreateVersion7(),
            OlympiadId = olympiadId,
            Kind = request.Kind,
            Title = OlympiadPlan.RoundTitle(request.Title),
            OpensAt = request.OpensAt,
            ClosesAt = request.ClosesAt,
            DurationMinutes = request.DurationMinutes,
        };
    }
}

/// <summary>Changes a round that nobody has opened yet; its title and kind at any time.</summary>
public static class EditRound
{
    /// <param name="Version">As last read.</param>
    public sealed record Request(
        RoundKind Kind, string Title, DateTimeOffset OpensAt, DateTimeOffset ClosesAt, int DurationMinutes, uint Version);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CancellationToken ct)
    {
        OlympiadPlan.CheckRound(request.OpensAt, request.ClosesAt, request.DurationMinutes);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var opened = await db.LockAgainstOpeningAsync([id], ct);
        var round = await db.Rounds.SingleOrDefaultAsync(r => r.Id == id, ct).OrNotFound();
        OlympiadPlan.CheckEditable(await db.Olympiads.AsNoTracking().SingleAsync(o => o.Id == round.OlympiadId, ct));
        if ((round.OpensAt, round.ClosesAt, round.DurationMinutes) != (request.OpensAt, request.ClosesAt, request.DurationMinutes))
        {
            OlympiadPlan.CheckNotOpened(opened);
        }

        db.ExpectVersion(round, request.Version);
        round.Kind = request.Kind;
        round.Title = OlympiadPlan.RoundTitle(request.Title);
        (round.OpensAt, round.ClosesAt, round.DurationMinutes) = (request.OpensAt, request.ClosesAt, request.DurationMinutes);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Puts the rounds in the given order.</summary>
public static class OrderRounds
{
    /// <param name="RoundIds">All rounds of the olympiad.</param>
    public sealed record Request(IReadOnlyList<Guid> RoundIds);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CancellationToken ct)
    {
        var rounds = await db.Rounds.Where(r => r.OlympiadId == id).ToListAsync(ct);
        foreach (var (round, position) in Positions.Of(rounds, r => r.Id, request.RoundIds))
        {
            round.Position = position;
        }

        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Removes a round that nobody has opened, with its papers.</summary>
public static class RemoveRound
{
    public static async Task<NoContent> Handle(Guid id, AppDb db, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        OlympiadPlan.CheckNotOpened(await db.LockAgainstOpeningAsync([id], ct));
        db.Rounds.Remove(await db.Rounds.Include(r => r.Papers).ThenInclude(p => p.Tasks).SingleOrDefaultAsync(r => r.Id == id, ct).OrNotFound());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
