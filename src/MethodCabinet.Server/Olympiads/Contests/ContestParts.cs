using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Contests;

/// <summary>The nominations of a contest in their order; those that are not named any more are removed.</summary>
public static class SaveNominations
{
    /// <param name="Version">Of the contest, as last read: what somebody else has added since is not removed unseen.</param>
    public sealed record Request(IReadOnlyList<Item> Items, uint Version);

    /// <param name="Id">Null for a new one.</param>
    public sealed record Item(Guid? Id, string Title);

    private const int Most = 50;

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CancellationToken ct)
    {
        if (request.Items.Count > Most || request.Items.Any(item => item.Title.Trim() is not { Length: > 0 and <= OlympiadPlan.MaxTitle }))
        {
            throw new RuleBroken(ContestErrors.NominationInvalid);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await ContestMarks.HoldOpenAsync(db, id, ct);
        await ContestMarks.HoldSettingsAsync(db, id, ct);

        // Nobody enters, votes or is dealt a nomination that goes.
        await db.Database.ExecuteSqlAsync($"select 1 from olympiads.contest_nominations where contest_id = {id} order by id for update", ct);
        var contest = await db.ChangedContestAsync(id, request.Version, ct);
        var known = await db.ContestNominations.Where(n => n.ContestId == id).ToDictionaryAsync(n => n.Id, ct);
        foreach (var (index, item) in request.Items.Index())
        {
            if (item.Id is not { } held)
            {
                db.ContestNominations.Add(new ContestNomination { Id = Guid.CreateVersion7(), ContestId = id, Title = item.Title.Trim(), Position = index });
            }
            else if (known.Remove(held, out var nomination))
            {
                (nomination.Title, nomination.Position) = (item.Title.Trim(), index);
            }
            else
            {
                throw new RuleBroken(PlatformErrors.NotFound);
            }
        }

        var experts = known.Count == 0 ? [] : await db.ContestExperts.Where(e => e.ContestId == id).ToListAsync(ct);
        foreach (var gone in known.Values)
        {
            if (experts.Exists(e => e.NominationIds.Contains(gone.Id)) || await db.ContestEntries.AnyAsync(e => e.NominationId == gone.Id, ct)
                || await db.ContestVotes.AnyAsync(v => v.NominationId == gone.Id, ct))
            {
                throw new RuleBroken(ContestErrors.NominationInUse, new Dictionary<string, object?> { ["title"] = gone.Title });
            }

            db.ContestNominations.Remove(gone);
        }

        if (request.Items.Count == 0 && contest.Status == ContestStatus.Published)
        {
            throw new RuleBroken(ContestErrors.NotComplete);
        }

        await db.SaveChangesAsync(ct);
        await ContestChanges.TellAllAsync(db, id, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>The sheets of criteria of a contest in their order; those that are not named any more are removed.</summary>
public static class SaveSheets
{
    /// <param name="Version">Of the contest, as last read: what somebody else has added since is not removed unseen.</param>
    public sealed record Request(IReadOnlyList<Item> Items, uint Version);

    /// <param name="Id">Null for a new one.</param>
    public sealed record Item(Guid? Id, SheetKind Kind, string Title, decimal Weight, IReadOnlyList<Criterion> Criteria);

    private const int Most = 10;

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CancellationToken ct)
    {
        if (request.Items.Count > Most)
        {
            throw new RuleBroken(ContestErrors.SheetInvalid, new Dictionary<string, object?> { ["title"] = request.Items[Most].Title });
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // Nobody marks meanwhile.
        await ContestMarks.LockAsync(db, id, ct);
        await ContestMarks.HoldOpenAsync(db, id, ct);
        await ContestMarks.HoldSettingsAsync(db, id, ct);
        var contest = await db.ChangedContestAsync(id, request.Version, ct);
        var known = await db.ContestSheets.Where(s => s.ContestId == id).ToDictionaryAsync(s => s.Id, ct);
        var ids = known.Keys.ToArray();
        var marked = await db.ContestMarkings.Where(m => ids.Contains(m.SheetId)).Select(m => m.SheetId).Distinct().ToListAsync(ct);
        foreach (var (index, item) in request.Items.Index())
        {
            ContestSheet.Check(item.Title, item.Kind, item.Weight, item.Criteria);
            if (item.Id is not { } held)
            {
                db.ContestSheets.Add(new ContestSheet
                {
                    Id = Guid.CreateVersion7(),
                    ContestId = id,
                    Kind = item.Kind,
                    Title = item.Title.Trim(),
                    Weight = item.Weight,
                    Criteria = item.Criteria,
                    Position = index,
                });
                continue;
            }

            var sheet = known.Remove(held, out var found) ? found : throw new RuleBroken(PlatformErrors.NotFound);
            if (marked.Contains(held) && (item.Kind != sheet.Kind || !item.Criteria.SequenceEqual(sheet.Criteria)))
            {
                throw InUse(sheet);
            }

            (sheet.Kind, sheet.Title, sheet.Weight, sheet.Criteria, sheet.Position) = (item.Kind, item.Title.Trim(), item.Weight, item.Criteria, index);
        }

        db.ContestSheets.RemoveRange(known.Values.Select(gone => marked.Contains(gone.Id) ? throw InUse(gone) : gone));
        if (contest.Status == ContestStatus.Published)
        {
            Contest.CheckComplete(contest.Settings, nominations: 1, request.Items.Count, request.Items.Count(item => item.Kind == SheetKind.Talk));
        }

        await db.SaveChangesAsync(ct);
        await ContestChanges.TellBoardAsync(db, id, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    private static RuleBroken InUse(ContestSheet sheet) => new(ContestErrors.SheetInUse, new Dictionary<string, object?> { ["title"] = sheet.Title });
}
