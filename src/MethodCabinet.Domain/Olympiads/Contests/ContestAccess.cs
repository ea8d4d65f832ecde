using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Domain.People;

namespace MethodCabinet.Domain.Olympiads.Contests;

/// <summary>Who sees and does what about a contest.</summary>
public static class ContestAccess
{
    /// <summary>Consents without which nobody sends an entry in; teachers decide about their participation by sending.</summary>
    public static IReadOnlyList<ConsentKind> NeededConsents(ContestKind kind) =>
        kind == ContestKind.Pupils ? Registering.NeededConsents : [ConsentKind.PersonalData];

    public static bool CanSee(Viewer? viewer, ContestStatus status) => status != ContestStatus.Draft || viewer?.IsStaff == true;

    /// <summary>Writes, submits and withdraws it: the author, and for a pupil the coordinator of the school.</summary>
    public static bool CanWrite(Viewer viewer, ContestKind kind, Guid personId, Guid organizationId) =>
        personId == viewer.PersonId || (kind == ContestKind.Pupils && viewer.Coordinates.Contains(organizationId));

    /// <summary>An expert marks neither the own entry nor one that was supervised, nor those of relatives and of the own schools, whether as authors or as co-authors.</summary>
    /// <param name="organizations">See <see cref="JurorTies.IsTiedTo"/>.</param>
    public static bool IsTied(ExpertTies ties, ContestEntry entry, IEnumerable<Guid> organizations) =>
        entry.SupervisorId == ties.Authors.PersonId || ties.CoAuthored.Contains(entry.Id) || ties.Authors.IsTiedTo(entry.PersonId, organizations.Append(entry.OrganizationId));

    /// <param name="isExpert">Of this contest.</param>
    /// <exception cref="RuleBroken">VotingClosed, VotingExpert, VotingNotAllowed, VotingOwn, MarkInvalid.</exception>
    public static void CheckVote(Contest contest, ContestEntry entry, Viewer viewer, bool isExpert, int? mark, DateTimeOffset now)
    {
        var settings = contest.Settings;
        if (contest.Status != ContestStatus.Published || settings.Voting?.Includes(now) != true || entry.Status != EntryStatus.Submitted)
        {
            throw new RuleBroken(ContestErrors.VotingClosed);
        }

        if (isExpert)
        {
            throw new RuleBroken(ContestErrors.VotingExpert);
        }

        if (settings.OnlyTeachersVote && !viewer.Roles.Contains(Role.Teacher))
        {
            throw new RuleBroken(ContestErrors.VotingNotAllowed);
        }

        if (entry.PersonId == viewer.PersonId || entry.SupervisorId == viewer.PersonId)
        {
            throw new RuleBroken(ContestErrors.VotingOwn);
        }

        if (settings.Public == PublicVoting.Marks ? mark is not (>= 1 and <= 5) : mark is not null)
        {
            throw new RuleBroken(ContestErrors.MarkInvalid);
        }
    }
}
