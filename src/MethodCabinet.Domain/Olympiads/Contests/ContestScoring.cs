using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MethodCabinet.Domain.Olympiads.Results;

namespace MethodCabinet.Domain.Olympiads.Contests;

/// <summary>What the experts made of an entry by one sheet.</summary>
/// <param name="Mean">Exact, for <see cref="ContestScoring.Sum"/>; null while nobody has marked.</param>
/// <param name="Spread">Between the highest and the lowest of all.</param>
public sealed record SheetScore(decimal? Mean, decimal Spread, int Count)
{
    /// <summary>From so many on the extremes are dropped, where the contest says so.</summary>
    public const int ManyExperts = 5;

    /// <param name="totals">Of markings that are done.</param>
    public static SheetScore Of(IReadOnlyCollection<decimal> totals, bool dropExtremes)
    {
        if (totals.Count == 0)
        {
            return new SheetScore(null, 0, 0);
        }

        var counted = dropExtremes && totals.Count >= ManyExperts ? totals.Order().Skip(1).SkipLast(1) : totals;
        return new SheetScore(counted.Average(), totals.Max() - totals.Min(), totals.Count);
    }
}

/// <summary>An entry in the rating of its nomination.</summary>
/// <param name="Degree">1, 2 or 3 of those who got a status; null for the others.</param>
public sealed record EntryResult(Guid EntryId, Guid NominationId, decimal Points, Place Place, AwardStatus Status, int? Degree);

public static class ContestScoring
{
    /// <summary>The sum of an entry: means by the weights of their sheets; what nobody has marked counts nothing.</summary>
    /// <remarks>Rounded here and nowhere before: thirds of three sheets make a whole. First far behind the places that count, so that what a third lacks does not decide a half.</remarks>
    public static decimal Sum(IEnumerable<(decimal Weight, SheetScore Score)> sheets) => Shown(Math.Round(sheets.Sum(sheet => sheet.Weight * (sheet.Score.Mean ?? 0)), 15));

    /// <summary>Points with as many places as are stored and shown.</summary>
    public static decimal Shown(decimal points) => Math.Round(points, 4);

    /// <summary>Everybody of a nomination in the order of places.</summary>
    /// <param name="maxPoints">The highest possible sum.</param>
    public static IReadOnlyList<EntryResult> Rank(AwardRules rules, Guid nominationId, decimal maxPoints, IReadOnlyCollection<(Guid EntryId, decimal Points)> entries)
    {
        var given = rules.Give(nominationId, maxPoints, entries, entry => entry.Points);
        var second = given.Where(g => g.Status == AwardStatus.PrizeWinner).Select(g => (Place?)g.Place).FirstOrDefault();
        return
        [
            .. given.Select(g => new EntryResult(g.Row.EntryId, nominationId, g.Row.Points, g.Place, g.Status, g.Status switch
            {
                AwardStatus.Winner => 1,
                AwardStatus.PrizeWinner => g.Place == second ? 2 : 3,
                _ => null,
            })),
        ];
    }

    /// <summary>Other results have another digest, in whatever order they come.</summary>
    public static string DigestOf(IEnumerable<EntryResult> results) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(';', results.OrderBy(r => r.EntryId)
        .Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.EntryId} {r.Points:0.####} {r.Place.From}-{r.Place.To} {r.Status} {r.Degree}"))))))[..16];
}

/// <summary>The chair's signature under the results of a contest. While it stands, no mark of the contest changes.</summary>
public sealed class ContestSigning
{
    public required Guid ContestId { get; init; }

    public required Guid SignedById { get; init; }

    public required DateTimeOffset SignedAt { get; init; }
}

/// <summary>The result of an entry as the chair signed it.</summary>
public sealed class ContestAward
{
    public required Guid EntryId { get; init; }

    public required Guid ContestId { get; init; }

    public required AwardStatus Status { get; init; }

    public required int? Degree { get; init; }

    /// <summary>See <see cref="Place"/>.</summary>
    public required int PlaceFrom { get; init; }

    public required int PlaceTo { get; init; }

    public required decimal Points { get; init; }

    public Place Place => new(PlaceFrom, PlaceTo);
}
