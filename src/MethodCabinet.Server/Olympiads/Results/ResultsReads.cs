using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Appeals;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Standings;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Results;

/// <summary>What operations about results load alike.</summary>
internal static class ResultsReads
{
    /// <summary>So many unmarked tasks are listed.</summary>
    private const int ListedUnmarked = 100;

    /// <summary>Not found for everybody who is neither staff nor the chair of the olympiad's jury.</summary>
    /// <returns>Whether the user is the chair.</returns>
    public static async Task<bool> DemandManagerAsync(this AppDb db, Guid olympiadId, CurrentUser user, CancellationToken ct)
    {
        var viewer = user.AsViewer();
        var isJuror = await db.JuryMembers.AnyAsync(m => m.OlympiadId == olympiadId && m.PersonId == user.PersonId, ct);
        return ResultsAccess.CanManage(viewer, isJuror) && await db.Olympiads.AnyAsync(o => o.Id == olympiadId, ct)
            ? ResultsAccess.IsChair(viewer, isJuror)
            : throw new RuleBroken(PlatformErrors.NotFound);
    }

    /// <summary>Rules as they are saved, and their version; 0 for those that nobody saved.</summary>
    public static async Task<(AwardRules Rules, uint Version)> AwardRulesAsync(this AppDb db, Guid olympiadId, CancellationToken ct) =>
        await db.AwardPolicies.AsNoTracking().SingleOrDefaultAsync(p => p.OlympiadId == olympiadId, ct) is { } policy
            ? (policy.Rules, policy.Version)
            : (AwardRules.Default, 0);

    public static async Task<ResultsView.Obstacles> ObstaclesAsync(this AppDb db, Guid olympiadId, bool nothingScored, DateTimeOffset now, CancellationToken ct)
    {
        var rounds = await db.Rounds.Where(r => r.OlympiadId == olympiadId).OrderBy(r => r.OpensAt).Select(r => new { r.Title, r.ScoredAt }).ToListAsync(ct);
        var attempts =
            from attempt in db.Attempts
            join round in db.Rounds on attempt.RoundId equals round.Id
            join registration in db.Registrations on attempt.RegistrationId equals registration.Id
            where round.OlympiadId == olympiadId && round.ScoredAt != null && registration.Status != RegistrationStatus.Withdrawn
            select new { Attempt = attempt, Round = round, registration.TrackId };
        var unmarked =
            from sat in attempts
            join task in db.PaperTasks on sat.Attempt.PaperId equals task.PaperId
            join track in db.Tracks on sat.TrackId equals track.Id
            where sat.Attempt.ScoredAt != null && !db.TaskScores.Any(s => s.AttemptId == sat.Attempt.Id && s.TaskId == task.Id)
            select new
            {
                Cipher = db.Works.Where(w => w.AttemptId == sat.Attempt.Id).Select(w => w.Cipher).FirstOrDefault(),
                RoundTitle = sat.Round.Title,
                sat.Round.OpensAt,
                TrackName = track.Name,
                task.Position,
            };
        return new ResultsView.Obstacles(
            nothingScored,
            [.. rounds.Where(r => r.ScoredAt is null).Select(r => r.Title)],
            await unmarked.CountAsync(ct),
            await unmarked.OrderBy(u => u.OpensAt).ThenBy(u => u.Cipher).ThenBy(u => u.Position).Take(ListedUnmarked)
                .Select(u => new ResultsView.UnmarkedTask(u.Cipher, u.RoundTitle, u.TrackName, u.Position)).ToListAsync(ct),
            await attempts.CountAsync(sat => sat.Attempt.ScoredAt == null, ct),
            await attempts.CountAsync(sat => db.LateDeliveries.Any(d => d.AttemptId == sat.Attempt.Id && d.State == LateDeliveryState.Waiting), ct),
            await db.PaperTasks.CountAsync(t => t.RescoringSince != null && db.Papers.Any(p => p.Id == t.PaperId && db.Rounds.Any(r => r.Id == p.RoundId && r.OlympiadId == olympiadId)), ct),
            await attempts.SelectMany(sat => db.Appeals.Where(a => a.AttemptId == sat.Attempt.Id && a.State == AppealState.Open)).CountAsync(ct),
            await db.Showings.Where(s => s.AppealsUntil > now && db.Rounds.Any(r => r.Id == s.RoundId && r.OlympiadId == olympiadId)).MaxAsync(s => (DateTimeOffset?)s.AppealsUntil, ct));
    }

    /// <summary>The olympiad's tracks with the statuses that stand (signed, or by the saved rules) and those by <paramref name="tried"/>.</summary>
    /// <param name="tried">Null for those that stand.</param>
    public static async Task<IReadOnlyList<AwardTrack>> AwardTracksAsync(
        this AppDb db, StandingSnapshot standing, AwardRules saved, AwardRules? tried, CurrentUser user, CancellationToken ct)
    {
        var named = ResultsAccess.SeesNames(user.AsViewer(), standing.Head.SignedAt is not null);
        var ciphers = named ? Enumerable.Empty<(Guid, string)>().ToLookup(c => c.Item1, c => c.Item2) : await db.CiphersAsync(standing.Head.OlympiadId, ct);
        var byTrack = standing.Results.ToLookup(r => r.TrackId);
        return
        [
            .. standing.Tracks.Where(track => byTrack[track.Id].Any()).Select(track =>
            {
                var results = byTrack[track.Id].ToList();
                var maxPoints = results[0].MaxPoints;
                var before = standing.Head.SignedAt is null
                    ? StatusesBy(saved)
                    : results.ToDictionary(r => r.RegistrationId, r => standing.Entry(r.RegistrationId).Status ?? AwardStatus.Participant);
                var after = tried is null ? before : StatusesBy(tried);
                var rules = tried ?? saved;
                return new AwardTrack(
                    track.Id, track.Name, track.Grade, maxPoints, AwardRules.Room(rules.QuotaShare, results.Count), AwardRules.Room(rules.WinnerShare, results.Count),

                    // Schools register their pupils together: equals in the order of their registrations would stand together by school.
                    [
                        .. results.Select(r => Row(r, before[r.RegistrationId], after[r.RegistrationId]))
                            .OrderBy(row => row.Place.From)
                            .ThenBy(row => row.Name, StringComparer.Ordinal)
                            .ThenBy(row => row.Ciphers.Count == 0 ? null : row.Ciphers[0], StringComparer.Ordinal)
                            .ThenBy(row => row.RowId, StringComparer.Ordinal),
                    ]);

                Dictionary<Guid, AwardStatus> StatusesBy(AwardRules by) =>
                    by.Give(track.Id, maxPoints, results, r => r.Points).ToDictionary(given => given.Row.RegistrationId, given => given.Status);
            }),
        ];

        AwardRow Row(OlympiadResult result, AwardStatus before, AwardStatus after)
        {
            var entry = standing.Entry(result.RegistrationId);
            return new AwardRow(
                entry.CipheredRowIdOf(standing.Head.RowSalt),
                named ? result.RegistrationId : null,
                result.Place,
                result.Points,
                named ? entry.Name : null,
                named ? entry.School : null,
                named ? result.Grade : null,
                [.. ciphers[result.RegistrationId]],
                before,
                after);
        }
    }

    /// <summary>Registration → the ciphers of its works, in the order of the rounds.</summary>
    public static async Task<ILookup<Guid, string>> CiphersAsync(this AppDb db, Guid olympiadId, CancellationToken ct)
    {
        var ciphers = await (
            from work in db.Works
            join attempt in db.Attempts on work.AttemptId equals attempt.Id
            join round in db.Rounds on work.RoundId equals round.Id
            where round.OlympiadId == olympiadId
            orderby round.OpensAt
            select new { attempt.RegistrationId, work.Cipher })
            .ToListAsync(ct);
        return ciphers.ToLookup(c => c.RegistrationId, c => c.Cipher);
    }
}
