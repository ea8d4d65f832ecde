namespace MethodCabinet.Domain.Lessons.Rooms;

/// <summary>Pupils who work apart for a while.</summary>
public sealed class RoomGroups
{
    public const int Most = 15;

    /// <summary>In their order; empty while all are together.</summary>
    public IReadOnlyList<RoomGroup> All { get; private set; } = [];

    /// <returns>From 1; 0 for whoever is in none.</returns>
    public int Of(Guid personId)
    {
        for (var at = 0; at < All.Count; at++)
        {
            if (All[at].PersonIds.Contains(personId))
            {
                return at + 1;
            }
        }

        return 0;
    }

    /// <returns>The act as it is entered; null when it changes nothing.</returns>
    internal RoomAct? Checked(RoomActor actor, RoomAct act)
    {
        actor.DemandStaff();
        if (act is not FormGroups form)
        {
            return All.Count > 0 ? act : null;
        }

        var people = form.Groups.SelectMany(group => group.PersonIds).ToList();
        if (form.Groups.Count is < 1 or > Most || people.Distinct().Count() < people.Count || form.Groups.Any(group => group.PersonIds.Count == 0))
        {
            throw new RuleBroken(LessonErrors.GroupsInvalid);
        }

        return form with { Groups = [.. form.Groups.Select(group => group with { Name = RoomText.Checked(group.Name, RoomText.MaxTitle) })] };
    }

    internal void Apply(RoomEntry entry) => All = entry.Act is FormGroups form ? form.Groups : [];
}
