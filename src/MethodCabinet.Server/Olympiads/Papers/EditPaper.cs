using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Attempts;
using MethodCabinet.Server.Olympiads.Seals;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Papers;

/// <summary>A paper of a round for a track; there is one for each. The papers of a round are settled once somebody has opened one of them.</summary>
public static class AddPaper
{
    /// <param name="Instructions">Markdown with TeX between dollar signs, shown before the first task.</param>
    /// <param name="MaxPoints">What the regulations promise as the sum.</param>
    public sealed record Request(Guid TrackId, string Title, string Instructions, decimal MaxPoints);

    public sealed record Response(Guid Id);

    public static async Task<Created<Response>> Handle(Guid id, Request request, AppDb db, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        OlympiadPlan.CheckNotOpened(await db.LockAgainstOpeningAsync([id], ct));
        var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct).OrNotFound();
        PaperPlan.Check(request.Title, request.Instructions, request.MaxPoints, moreMinutes: 0, round.DurationMinutes);
        OlympiadPlan.CheckEditable(await db.Olympiads.AsNoTracking().SingleAsync(o => o.Id == round.OlympiadId, ct));
        if (!await db.Tracks.AnyAsync(t => t.Id == request.TrackId && t.OlympiadId == round.OlympiadId, ct))
        {
            throw new RuleBroken(RegistrationErrors.TrackUnknown);
        }

        var paper = new Paper
        {
            Id = Guid.CreateVersion7(),
            RoundId = id,
            TrackId = request.TrackId,
            Title = request.Title.Trim(),
            Instructions = request.Instructions,
            MaxPoints = request.MaxPoints,
        };
        db.Papers.Add(paper);
        await db.SaveUniqueAsync(OlympiadErrors.PaperExists, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created($"/api/papers/{paper.Id}", new Response(paper.Id));
    }
}

public static class EditPaper
{
    /// <param name="MoreMinutes">Than the round gives; fewer where negative.</param>
    /// <param name="Version">As last read.</param>
    public sealed record Request(string Title, string Instructions, decimal MaxPoints, int MoreMinutes, uint Version);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, SealAgain seals, CurrentUser user, CancellationToken ct)
    {
        await db.ChangePaperAsync(id, async paper =>
        {
            var roundMinutes = await db.Rounds.Where(r => r.Id == paper.RoundId).Select(r => r.DurationMinutes).SingleAsync(ct);
            PaperPlan.Check(request.Title, request.Instructions, request.MaxPoints, request.MoreMinutes, roundMinutes);
            db.ExpectVersion(paper, request.Version);
            (paper.Title, paper.Instructions, paper.MaxPoints, paper.MoreMinutes) = (request.Title.Trim(), request.Instructions, request.MaxPoints, request.MoreMinutes);
        }, seals, user, ct);
        return TypedResults.NoContent();
    }
}

public static class RemovePaper
{
    public static async Task<NoContent> Handle(Guid id, AppDb db, SealAgain seals, CurrentUser user, CancellationToken ct)
    {
        await db.ChangePaperAsync(id, paper =>
        {
            db.Papers.Remove(paper);
            return Task.CompletedTask;
        }, seals, user, ct);
        return TypedResults.NoContent();
    }
}

/// <summary>The paper as its participants will see it, now; nothing of it is counted or kept.</summary>
public static class PreviewPaper
{
    public static async Task<Ok<PaperView>> Handle(Guid id, AppDb db, PaperViews papers, CancellationToken ct)
    {
        if (!await db.Papers.AnyAsync(p => p.Id == id, ct))
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        return TypedResults.Ok(await papers.ReadAsync(db, id, ct));
    }
}
