using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Setup;

/// <summary>The plan of an olympiad; papers are there for staff only.</summary>
public static class GetOlympiad
{
    public sealed record TrackView(Guid Id, int Grade, string Name);

    /// <param name="Points">Sum of the tasks' maximum points.</param>
    /// <param name="MaxPoints">What the regulations promise.</param>
    public sealed record PaperView(Guid Id, Guid TrackId, string Title, int Tasks, decimal Points, decimal MaxPoints);

    /// <param name="HasAttempts">Somebody has opened the paper: the window changes by extending only.</param>
    /// <param name="Papers">Empty for others than staff.</param>
    public sealed record RoundView(
        Guid Id,
        RoundKind Kind,
        string Title,
        int Position,
        DateTimeOffset OpensAt,
        DateTimeOffset ClosesAt,
        int DurationMinutes,
        DateTimeOffset? ClosedAt,
        DateTimeOffset? ScoredAt,
        bool HasAttempts,
        IReadOnlyList<PaperView> Papers,
        uint Version);

    /// <param name="RegulationsName">Name of the file of the regulations (see <see cref="GetRegulations"/>); null when there is none.</param>
    public sealed record Response(
        Guid Id,
        string Title,
        Guid SeasonId,
        string SeasonName,
        string SubjectCode,
        string SubjectName,
        Stage Stage,
        OlympiadStatus Status,
        OlympiadPhase Phase,
        DateTimeOffset RegistrationOpensAt,
        DateTimeOffset RegistrationClosesAt,
        bool SelfRegistration,
        int LateAcceptMinutes,
        bool StandingIsPublic,
        string? RegulationsName,
        IReadOnlyList<TrackView> Tracks,
        IReadOnlyList<RoundView> Rounds,
        uint Version);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var o = await db.Olympiads.AsNoTracking().Include(x => x.Tracks).Include(x => x.Rounds).AsSplitQuery().SingleOrDefaultAsync(x => x.Id == id, ct).OrNotFound();
        if (!OlympiadAccess.CanSee(user.AsViewer(), o.Status))
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        var papers = user.IsStaff ? await PapersAsync(db, id, ct) : [];
        var opened = await db.Rounds.Where(r => r.OlympiadId == id && db.Attempts.Any(a => a.RoundId == r.Id)).Select(r => r.Id).ToListAsync(ct);
        var regulations = await db.StoredFiles.Where(f => f.Id == o.RegulationsFileId).Select(f => f.Name).SingleOrDefaultAsync(ct);
        var names = await db.Seasons.Where(s => s.Id == o.SeasonId)
            .Select(s => new { Season = s.Name, Subject = db.Subjects.First(x => x.Code == o.SubjectCode).Name }).SingleAsync(ct);
        var now = clock.GetUtcNow();
        return TypedResults.Ok(new Response(
            o.Id,
            o.Title,
            o.SeasonId,
            names.Season,
            o.SubjectCode,
            names.Subject,
            o.Stage,
            o.Status,
            OlympiadPlan.PhaseOf(
                o.Status, o.RegistrationOpensAt, o.RegistrationClosesAt, o.Rounds.Select(r => (r.OpensAt, AttemptClock.ClosesAt(r.ClosesAt, r.PausedAt, now), r.ClosedAt)), now),
            o.RegistrationOpensAt,
            o.RegistrationClosesAt,
            o.SelfRegistration,
            o.LateAcceptMinutes,
            o.StandingIsPublic,
            regulations,
            [.. o.Tracks.OrderBy(t => t.Grade).Select(t => new TrackView(t.Id, t.Grade, t.Name))],
            [.. o.Rounds.OrderBy(r => r.Position).ThenBy(r => r.OpensAt).Select(r => new RoundView(
                r.Id, r.Kind, r.Title, r.Position, r.OpensAt, r.ClosesAt, r.DurationMinutes, r.ClosedAt, r.ScoredAt, opened.Contains(r.Id),
                [.. papers.Where(p => p.RoundId == r.Id).Select(p => p.View)], r.Version))],
            o.Version));
    }

    private static async Task<List<(Guid RoundId, PaperView View)>> PapersAsync(AppDb db, Guid olympiadId, CancellationToken ct)
    {
        var papers = await db.Papers.AsNoTracking()
            .Where(p => db.Rounds.Any(r => r.Id == p.RoundId && r.OlympiadId == olympiadId))
            .Select(p => new
            {
                Paper = p,
                Points = p.Tasks.Join(db.QuestionVersions, t => t.QuestionVersionId, v => v.Id, (t, v) => v.Points).ToList(),
            })
            .AsSplitQuery()
            .ToListAsync(ct);
        return [.. papers.Select(p => (p.Paper.RoundId,
            new PaperView(p.Paper.Id, p.Paper.TrackId, p.Paper.Title, p.Points.Count, p.Points.Sum(points => points.MaxPoints), p.Paper.MaxPoints)))];
    }
}
