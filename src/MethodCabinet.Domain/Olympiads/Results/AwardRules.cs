namespace MethodCabinet.Domain.Olympiads.Results;

/// <summary>What becomes of those with equal points of whom the quota would take only some.</summary>
public enum QuotaEdge
{
    /// <summary>All of them get the status: the quota is exceeded by them.</summary>
    AllIn,

    /// <summary>None of them does.</summary>
    AllOut,
}

/// <summary>
/// By what an olympiad gives the statuses of its tracks. The order of the VsOSh (order 678 of 27.11.2020) leaves quotas and least points to the organizer of a stage, so all of
/// it is settings.
/// </summary>
/// <param name="QuotaShare">Of the participants of a track, 0 to 1: so many winners and prize-winners together, rounded down.</param>
/// <param name="WinnerShare">Of the participants of a track: so many winners; part of the quota.</param>
/// <param name="WinnerLeast">Share of the highest possible points that a winner has at least.</param>
/// <param name="PrizeWinnerLeast">The same for a prize-winner.</param>
/// <param name="Cuts">Tracks with least points of their own; the quota holds for them too.</param>
public sealed record AwardRules(
    decimal QuotaShare, decimal WinnerShare, decimal WinnerLeast, decimal PrizeWinnerLeast, QuotaEdge Edge, IReadOnlyList<TrackCut> Cuts)
{
    /// <summary>What stands in the form before anybody has saved rules.</summary>
    public static AwardRules Default { get; } = new(0.45m, 0.08m, 0.5m, 0.5m, QuotaEdge.AllOut, []);

    /// <param name="tracks">Of the olympiad.</param>
    /// <exception cref="RuleBroken">RulesInvalid.</exception>
    public void Check(IReadOnlyCollection<Guid> tracks)
    {
        Require(Enum.IsDefined(Edge), nameof(Edge));
        Require(QuotaShare is >= 0 and <= 1, nameof(QuotaShare));
        Require(WinnerShare >= 0 && WinnerShare <= QuotaShare, nameof(WinnerShare));
        Require(WinnerLeast is >= 0 and <= 1, nameof(WinnerLeast));
        Require(PrizeWinnerLeast >= 0 && PrizeWinnerLeast <= WinnerLeast, nameof(PrizeWinnerLeast));
        Require(
            Cuts.All(cut => cut is not null && tracks.Contains(cut.TrackId) && cut.PrizeWinner >= 0 && cut.PrizeWinner <= cut.Winner)
                && Cuts.Select(cut => cut.TrackId).Distinct().Count() == Cuts.Count,
            nameof(Cuts));
    }

    /// <summary>Everybody of a track with place and status, in the order of the places. Nobody without points gets a status.</summary>
    /// <param name="maxPoints">The highest possible sum.</param>
    public IReadOnlyList<(T Row, Place Place, AwardStatus Status)> Give<T>(Guid trackId, decimal maxPoints, IReadOnlyCollection<T> track, Func<T, decimal> points)
    {
        var least = Cuts.FirstOrDefault(cut => cut.TrackId == trackId) ?? new TrackCut(trackId, WinnerLeast * maxPoints, PrizeWinnerLeast * maxPoints);
        var quota = Room(QuotaShare, track.Count);
        var winners = Room(WinnerShare, track.Count);
        return
        [
            .. Standing.Rank(track, points).Select(ranked => (ranked.Row, ranked.Place, points(ranked.Row) switch
            {
                <= 0 => AwardStatus.Participant,
                var sum when sum >= least.Winner && Takes(winners, ranked.Place) => AwardStatus.Winner,
                var sum when sum >= least.PrizeWinner && Takes(quota, ranked.Place) => AwardStatus.PrizeWinner,
                _ => AwardStatus.Participant,
            })),
        ];
    }

    /// <summary>How many of the participants a share allows.</summary>
    public static int Room(decimal share, int participants) => (int)(share * participants);

    private static void Require(bool holds, string field)
    {
        if (!holds)
        {
            throw new RuleBroken(ResultsErrors.RulesInvalid, new Dictionary<string, object?> { ["field"] = field });
        }
    }

    /// <summary>Whether the quota has room for a place, and for those who share it.</summary>
    private bool Takes(int quota, Place place) => (Edge == QuotaEdge.AllIn ? place.From : place.To) <= quota;
}

/// <summary>Проходные баллы of a track, in place of the shares of the highest possible points.</summary>
public sealed record TrackCut(Guid TrackId, decimal Winner, decimal PrizeWinner);
