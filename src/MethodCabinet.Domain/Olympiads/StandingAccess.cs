namespace MethodCabinet.Domain.Olympiads;

/// <summary>Who looks at a standing.</summary>
/// <param name="PersonId">Null for a spectator who is not signed in.</param>
/// <param name="Coordinates">Organizations whose coordinator this is today.</param>
/// <param name="Wards">Whose guardian this is.</param>
public sealed record StandingViewer(Guid? PersonId, bool IsStaff, IReadOnlySet<Guid> Coordinates, IReadOnlySet<Guid> Wards)
{
    public static StandingViewer Spectator { get; } = new(null, false, new HashSet<Guid>(), new HashSet<Guid>());
}

/// <summary>How much of a row somebody sees.</summary>
public enum RowView
{
    Hidden,

    /// <summary>Place and points, nothing of the person but a cipher or a number.</summary>
    Anonymous,

    /// <summary>Name or initials, and school, as well.</summary>
    Named,

    /// <summary>Everything, and the works behind it.</summary>
    Full,
}

/// <summary>Who sees what of a preliminary standing.</summary>
public static class StandingAccess
{
    /// <param name="published">Participants and coordinators may see results.</param>
    /// <param name="isPublic">Spectators may see the standing; never true without <paramref name="published"/>.</param>
    /// <param name="consent">The row's person, or who decides for them, agreed to be recognized (<see cref="People.PublicName.IsPersonal"/>).</param>
    public static RowView Of(StandingViewer viewer, Guid personId, Guid organizationId, bool published, bool isPublic, bool consent)
    {
        if (viewer.IsStaff)
        {
            return RowView.Full;
        }

        if (!published)
        {
            return RowView.Hidden;
        }

        if (viewer.PersonId == personId || viewer.Wards.Contains(personId) || viewer.Coordinates.Contains(organizationId))
        {
            return RowView.Full;
        }

        return (isPublic, consent) switch
        {
            (false, _) => RowView.Hidden,
            (true, false) => RowView.Anonymous,
            (true, true) => RowView.Named,
        };
    }
}
