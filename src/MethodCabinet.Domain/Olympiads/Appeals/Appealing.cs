using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads.Jury;

namespace MethodCabinet.Domain.Olympiads.Appeals;

/// <summary>Whether an appeal is taken (order of the Ministry of Education of 27.11.2020 no. 678).</summary>
public static class Appealing
{
    /// <param name="showing">Null while the organizer has set none.</param>
    /// <exception cref="RuleBroken">NotYet, TermOver.</exception>
    public static void CheckTerm(Showing? showing, DateTimeOffset now)
    {
        if (showing is null || now < showing.OpensAt)
        {
            throw new RuleBroken(AppealErrors.NotYet);
        }

        if (now >= showing.AppealsUntil)
        {
            throw new RuleBroken(AppealErrors.TermOver, new Dictionary<string, object?> { ["until"] = showing.AppealsUntil });
        }
    }

    /// <summary>«До выхода из аудитории»: whoever handed in early may still sit there, so their time decides.</summary>
    /// <param name="deadline">Of the participant.</param>
    /// <param name="closedAt">Of the round.</param>
    public static DateTimeOffset ProcedureUntil(DateTimeOffset deadline, DateTimeOffset? closedAt) => AttemptClock.EndOf(deadline, handedInAt: null, closedAt);

    /// <exception cref="RuleBroken">ProcedureOver.</exception>
    public static void CheckProcedure(DateTimeOffset until, DateTimeOffset now)
    {
        if (now > until)
        {
            throw new RuleBroken(AppealErrors.ProcedureOver, new Dictionary<string, object?> { ["until"] = until });
        }
    }

    /// <exception cref="RuleBroken">TextInvalid.</exception>
    public static string CheckText(string text)
    {
        text = text.Trim();
        return text.Length is > 0 and <= Appeal.MaxText
            ? text
            : throw new RuleBroken(AppealErrors.TextInvalid, new Dictionary<string, object?> { ["max"] = Appeal.MaxText });
    }

    /// <param name="files">How many the answer has.</param>
    /// <exception cref="RuleBroken">CriterionUnknown, SpotInvalid.</exception>
    public static void CheckSubject(IReadOnlyList<Criterion> criteria, IReadOnlyList<string> criterionIds, SheetSpot? spot, int files)
    {
        if (criterionIds.FirstOrDefault(id => criteria.All(c => c.Id != id)) is { } unknown)
        {
            throw new RuleBroken(JuryErrors.CriterionUnknown, new Dictionary<string, object?> { ["criterion"] = unknown });
        }

        if (spot is not null && (spot.File < 1 || spot.File > files || spot.Page is < 1 or > SheetRemark.MaxPage || spot.X is < 0 or > 1 || spot.Y is < 0 or > 1))
        {
            throw new RuleBroken(AppealErrors.SpotInvalid);
        }
    }
}
