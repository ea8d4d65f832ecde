using MethodCabinet.Domain.Assessment;

namespace MethodCabinet.Domain.Olympiads;

/// <summary>One row of a standing before and after a re-scoring.</summary>
/// <param name="Difference">What the new key adds to the points; below zero when it takes away.</param>
public sealed record RescoredRow(Guid RegistrationId, decimal Points, decimal Difference);

/// <summary>What a re-scoring does to one participant.</summary>
public sealed record RescoreEffect(Guid RegistrationId, decimal PointsBefore, decimal PointsAfter, Place PlaceBefore, Place PlaceAfter);

/// <summary>Пересчёт: scoring a task again after its key or points changed.</summary>
public static class Rescoring
{
    /// <summary>A key may change; what was asked may not.</summary>
    /// <exception cref="RuleBroken">The versions ask different things, or one of them is marked by people, or they are the same.</exception>
    public static void Check(QuestionVersion from, QuestionVersion to)
    {
        if (from.Id == to.Id)
        {
            throw new RuleBroken(ScoringErrors.RescoreSameVersion);
        }

        if (from.QuestionId != to.QuestionId || from.Body.GetType() != to.Body.GetType())
        {
            throw new RuleBroken(ScoringErrors.RescoreOtherQuestion);
        }

        if (!Scoring.IsAutomatic(from.Key) || !Scoring.IsAutomatic(to.Key))
        {
            throw new RuleBroken(ScoringErrors.RescoreManual);
        }
    }

    /// <summary>What a paper promises as its maximum moves with the task: a paper whose tasks made up its maximum goes on doing so.</summary>
    /// <param name="promised">The paper's <see cref="Paper.MaxPoints"/>.</param>
    public static decimal MaxPoints(decimal promised, QuestionVersion from, QuestionVersion to) => promised + to.Points.MaxPoints - from.Points.MaxPoints;

    /// <summary>Everybody of the track whose points or place change, in the order of the places after it.</summary>
    public static IReadOnlyList<RescoreEffect> Effects(IReadOnlyCollection<RescoredRow> track)
    {
        var before = Standing.Rank(track, row => row.Points).ToDictionary(ranked => ranked.Row.RegistrationId, ranked => ranked.Place);
        return
        [
            .. Standing.Rank(track, row => row.Points + row.Difference)
                .Select(ranked => new RescoreEffect(
                    ranked.Row.RegistrationId,
                    ranked.Row.Points,
                    ranked.Row.Points + ranked.Row.Difference,
                    before[ranked.Row.RegistrationId],
                    ranked.Place))
                .Where(effect => effect.PointsBefore != effect.PointsAfter || effect.PlaceBefore != effect.PlaceAfter),
        ];
    }
}
