using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Papers;
using MethodCabinet.Server.Olympiads.Seals;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Setup;

/// <summary>What to see to before the olympiad opens, errors first; empty when all is well.</summary>
public static class GetChecklist
{
    public sealed record Response(IReadOnlyList<Finding> Findings);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, TimeProvider clock, CancellationToken ct) =>
        TypedResults.Ok(new Response(await FindingsAsync(db, id, clock.GetUtcNow(), ct)));

    internal static async Task<IReadOnlyList<Finding>> FindingsAsync(AppDb db, Guid id, DateTimeOffset now, CancellationToken ct)
    {
        var olympiad = await db.Olympiads.AsNoTracking().Include(o => o.Tracks).Include(o => o.Rounds).ThenInclude(r => r.Papers).ThenInclude(p => p.Tasks)
            .AsSplitQuery().SingleOrDefaultAsync(o => o.Id == id, ct).OrNotFound();
        var papers = olympiad.Rounds.SelectMany(r => r.Papers).ToList();
        var versionIds = papers.SelectMany(p => p.Tasks).Select(t => t.QuestionVersionId).Distinct().ToArray();
        var versions = await db.QuestionVersions.AsNoTracking().Where(v => versionIds.Contains(v.Id)).ToDictionaryAsync(v => v.Id, ct);
        var seals = await db.LatestSealsAsync(papers.ConvertAll(p => p.Id), ct);
        var confirmed = db.Registrations.Where(r => r.OlympiadId == id && r.Status == RegistrationStatus.Confirmed);
        var byTrack = await confirmed.GroupBy(r => r.TrackId).ToDictionaryAsync(g => g.Key, g => g.Count(), ct);
        var needed = Registering.NeededConsents;
        var facts = new ChecklistFacts(
            olympiad.Status == OlympiadStatus.Draft,
            olympiad.RegistrationClosesAt,
            [.. olympiad.Tracks.OrderBy(t => t.Grade).Select(t => new ChecklistFacts.TrackFact(t.Id, t.Name, byTrack.GetValueOrDefault(t.Id)))],
            [.. olympiad.Rounds.OrderBy(r => r.Position).Select(r => new ChecklistFacts.RoundFact(r.Id, r.Title, r.OpensAt, r.ClosesAt, r.DurationMinutes))],
            [.. papers.Select(p => new ChecklistFacts.PaperFact(
                p.Id, p.RoundId, p.TrackId, p.Title, p.Tasks.Count, p.Tasks.Sum(t => versions[t.QuestionVersionId].Points.MaxPoints), p.MaxPoints,
                p.Tasks.Count(t => GetPaper.ProblemsOf(versions[t.QuestionVersionId]).Count > 0),
                seals.TryGetValue(p.Id, out var seal) && seal.IsStale(p), p.MoreMinutes))],
            olympiad.RegulationsFileId is not null,
            await db.Registrations.CountAsync(r => r.OlympiadId == id && r.Status == RegistrationStatus.Pending, ct),
            await confirmed.CountAsync(r => db.Consents.Count(c => c.PersonId == r.PersonId && c.WithdrawnAt == null && needed.Contains(c.Kind)) < needed.Count, ct));
        return Checklist.Of(facts, now);
    }
}
