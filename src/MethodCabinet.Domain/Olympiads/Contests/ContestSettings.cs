using MethodCabinet.Domain.Olympiads.Results;

namespace MethodCabinet.Domain.Olympiads.Contests;

/// <summary>How people who are no experts have their say.</summary>
public enum PublicVoting
{
    None,

    /// <summary>One voice in each nomination.</summary>
    OneVoice,

    /// <summary>A mark from 1 to 5 for each entry.</summary>
    Marks,
}

/// <summary>What those are called who get a status.</summary>
public enum AwardWords
{
    /// <summary>Победитель, призёр.</summary>
    Winners,

    /// <summary>Лауреат I, II, III степени.</summary>
    Laureates,
}

/// <param name="Until">Not included.</param>
public sealed record Period(DateTimeOffset From, DateTimeOffset Until)
{
    public bool Includes(DateTimeOffset now) => From <= now && now < Until;
}

/// <summary>What an organizer decides about a contest, beside its nominations and sheets.</summary>
/// <param name="Marking">Begins when entries are no longer taken: what was marked does not change.</param>
/// <param name="Voting">The window of public voting; it is there whenever <paramref name="Public"/> is, and begins when entries are no longer taken.</param>
/// <param name="TalksOn">The first day of talks, from which their sheets are marked.</param>
/// <param name="IsAnonymous">Neither experts nor voters see names before the signature.</param>
/// <param name="MinExperts">So many experts mark each entry by each sheet at least.</param>
/// <param name="DropExtremes">The highest and the lowest of five marks and more do not count.</param>
/// <param name="Threshold">Share of a sheet's points: a larger difference between experts is shown to the chair.</param>
/// <param name="OnlyTeachersVote">Otherwise everybody who has signed in.</param>
/// <param name="Rules">By which statuses are given in each nomination; without cuts of single tracks.</param>
public sealed record ContestSettings(
    string Title,
    string About,
    Period Entries,
    Period Marking,
    Period? Voting,
    DateOnly? TalksOn,
    bool IsAnonymous,
    int MinExperts,
    bool DropExtremes,
    decimal Threshold,
    PublicVoting Public,
    bool OnlyTeachersVote,
    AwardWords Words,
    AwardRules Rules)
{
    public const int MaxAbout = 4_000;

    /// <returns>The settings without spaces around title and text.</returns>
    /// <exception cref="RuleBroken">TitleInvalid, SettingsInvalid, RulesInvalid.</exception>
    public ContestSettings Checked()
    {
        Require(About.Length <= MaxAbout, nameof(About));
        Require(IsSound(Entries), nameof(Entries));
        Require(IsSound(Marking) && Marking.From >= Entries.Until, nameof(Marking));
        Require(Enum.IsDefined(Public) && (Public == PublicVoting.None ? Voting is null : Voting is not null && IsSound(Voting) && Voting.From >= Entries.Until), nameof(Voting));
        Require(MinExperts is >= 1 and <= 20, nameof(MinExperts));
        Require(Threshold is >= 0 and <= 1, nameof(Threshold));
        Require(Enum.IsDefined(Words), nameof(Words));
        Rules.Check([]);
        return this with { Title = OlympiadPlan.Title(Title), About = About.Trim() };
    }

    private static bool IsSound(Period period) => period.From < period.Until && period.From >= OlympiadPlan.Earliest && period.Until <= OlympiadPlan.Latest;

    private static void Require(bool holds, string field)
    {
        if (!holds)
        {
            throw new RuleBroken(ContestErrors.SettingsInvalid, new Dictionary<string, object?> { ["field"] = field });
        }
    }
}
