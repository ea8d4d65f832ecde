namespace MethodCabinet.Domain.Olympiads.Results;

/// <summary>Участники муниципального этапа are those of the school stage with the passing score, one for all schools (order 678 of 27.11.2020).</summary>
public static class Invitations
{
    /// <exception cref="RuleBroken">StageUnfit.</exception>
    public static void Check(Olympiad source, bool isSigned, Olympiad target)
    {
        if (!isSigned || source.Stage != Stage.School || target.Stage != Stage.Municipal || source.SubjectCode != target.SubjectCode || source.SeasonId != target.SeasonId)
        {
            throw new RuleBroken(ResultsErrors.StageUnfit);
        }
    }

    /// <summary>Least points by track.</summary>
    /// <param name="tracks">Of the school stage.</param>
    /// <exception cref="RuleBroken">PassInvalid.</exception>
    public static IReadOnlyDictionary<Guid, decimal> Passes(IReadOnlyCollection<Guid> tracks, IReadOnlyCollection<(Guid TrackId, decimal Points)> passes) =>
        passes.All(p => p.Points >= 0 && tracks.Contains(p.TrackId)) && passes.Select(p => p.TrackId).Distinct().Count() == passes.Count
            ? passes.ToDictionary(p => p.TrackId, p => p.Points)
            : throw new RuleBroken(ResultsErrors.PassInvalid);
}
