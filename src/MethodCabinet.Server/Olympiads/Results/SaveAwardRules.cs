using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Results;

/// <summary>Saves by which rules the olympiad gives statuses, until they are signed.</summary>
public static class SaveAwardRules
{
    /// <param name="Version">As last read; 0 where nothing was saved.</param>
    public sealed record Request(AwardRules Rules, uint Version);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CurrentUser user, Audit audit, CancellationToken ct)
    {
        await db.DemandManagerAsync(id, user, ct);
        var tracks = await db.Tracks.Where(t => t.OlympiadId == id).ToDictionaryAsync(t => t.Id, t => t.Name, ct);
        request.Rules.Check(tracks.Keys);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await FinalMarks.HoldOpenAsync(db, id, ct);
        var (before, _) = await db.AwardRulesAsync(id, ct);
        var policy = request.Version == 0 ? null : await db.AwardPolicies.SingleOrDefaultAsync(p => p.OlympiadId == id, ct).OrNotFound();
        if (policy is null)
        {
            db.AwardPolicies.Add(new AwardPolicy { OlympiadId = id, Rules = request.Rules });
        }
        else
        {
            db.ExpectVersion(policy, request.Version);
            policy.Rules = request.Rules;
        }

        audit.Record("AwardRules.saved", id, Changes(before, request.Rules, tracks));
        await db.SaveUniqueAsync(PlatformErrors.ChangedMeanwhile, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    private static object Changes(AwardRules before, AwardRules after, Dictionary<Guid, string> tracks) => new
    {
        QuotaShare = new[] { before.QuotaShare, after.QuotaShare },
        WinnerShare = new[] { before.WinnerShare, after.WinnerShare },
        WinnerLeast = new[] { before.WinnerLeast, after.WinnerLeast },
        PrizeWinnerLeast = new[] { before.PrizeWinnerLeast, after.PrizeWinnerLeast },
        QuotaEdge = new[] { before.Edge, after.Edge },
        TrackCuts = new[] { Cuts(before, tracks), Cuts(after, tracks) },
    };

    private static string Cuts(AwardRules rules, Dictionary<Guid, string> tracks) =>
        string.Join("; ", rules.Cuts.Select(cut => FormattableString.Invariant($"{tracks.GetValueOrDefault(cut.TrackId)}: {cut.Winner:0.##}, {cut.PrizeWinner:0.##}")));
}
