namespace MethodCabinet.Domain.People;

/// <summary>What a person may do in the product. A person can hold several at once; all follow from dated facts (see <see cref="Access"/>).</summary>
public enum Role
{
    /// <summary>Keeps the product running: settings, jobs, accounts.</summary>
    Administrator,

    /// <summary>Заведующий МК (clause 3.1): runs the cabinet, signs.</summary>
    Head,

    /// <summary>Методист: organizes olympiads, courses, events.</summary>
    Methodist,

    /// <summary>Ответственный в школе: enters people and registers pupils of the own organization only.</summary>
    Coordinator,

    Juror,
    Chair,
    Teacher,
    Pupil,
    Guardian,
}

/// <summary>An office given by the cabinet to a person for a time: <see cref="Role.Administrator"/>, head, methodist, juror or chair.</summary>
public sealed class Appointment : IAudited
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required Role Role { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>Last day; open when null.</summary>
    public DateOnly? To { get; set; }

    public bool IsCurrent(DateOnly today) => From <= today && (To is null || today <= To);
}

/// <summary>The roles and organizations that dated facts give a person today.</summary>
/// <param name="Roles">Distinct roles.</param>
/// <param name="Coordinates">Organizations for which the person is coordinator or principal today.</param>
public sealed record Access(IReadOnlySet<Role> Roles, IReadOnlySet<Guid> Coordinates)
{
    public static Access Of(IEnumerable<Membership> memberships, IEnumerable<Appointment> appointments, bool hasWards, DateOnly today)
    {
        var current = memberships.Where(m => m.IsCurrent(today)).ToList();
        var roles = appointments.Where(a => a.IsCurrent(today)).Select(a => a.Role).ToHashSet();
        if (hasWards)
        {
            roles.Add(Role.Guardian);
        }

        foreach (var membership in current)
        {
            roles.Add(membership.Kind switch
            {
                MembershipKind.Student => Role.Pupil,
                MembershipKind.Teacher => Role.Teacher,
                MembershipKind.Coordinator or MembershipKind.Principal => Role.Coordinator,
                _ => throw new ArgumentOutOfRangeException(nameof(memberships)),
            });
        }

        var coordinates = current
            .Where(m => m.Kind is MembershipKind.Coordinator or MembershipKind.Principal)
            .Select(m => m.OrganizationId)
            .ToHashSet();
        return new Access(roles, coordinates);
    }
}
