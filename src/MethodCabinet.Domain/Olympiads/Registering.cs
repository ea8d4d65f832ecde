using MethodCabinet.Domain.People;

namespace MethodCabinet.Domain.Olympiads;

/// <summary>Who may be entered in an olympiad, when, and for which track.</summary>
public static class Registering
{
    /// <summary>Pupils entered by one request.</summary>
    public const int MaxAtOnce = 500;

    /// <summary>Extra minutes that an accommodation gives at most.</summary>
    public const int MaxExtraMinutes = 240;

    public const int MaxNote = 500;

    /// <summary>Consents without which nobody opens a paper.</summary>
    public static IReadOnlyList<ConsentKind> NeededConsents { get; } = [ConsentKind.Participation, ConsentKind.PersonalData];

    public static bool GradeFits(int ownGrade, int trackGrade) => ownGrade <= trackGrade;

    /// <param name="byStaff">The cabinet may add an entry that came late.</param>
    public static void CheckOpen(Olympiad olympiad, bool byStaff, DateTimeOffset now)
    {
        if (olympiad.Status == OlympiadStatus.Cancelled)
        {
            throw new RuleBroken(OlympiadErrors.IsCancelled);
        }

        if (olympiad.Status == OlympiadStatus.Draft || (!byStaff && now < olympiad.RegistrationOpensAt))
        {
            throw new RuleBroken(RegistrationErrors.NotOpen, new Dictionary<string, object?> { ["opensAt"] = olympiad.RegistrationOpensAt });
        }

        if (!byStaff && now >= olympiad.RegistrationClosesAt)
        {
            throw new RuleBroken(RegistrationErrors.Closed, new Dictionary<string, object?> { ["closedAt"] = olympiad.RegistrationClosesAt });
        }
    }

    /// <summary>Once the registration has closed, or the paper is opened, only the cabinet changes an entry: minutes given then are an organizer's act.</summary>
    /// <param name="hasAttempt">A paper was opened under the entry.</param>
    public static void CheckChange(Olympiad olympiad, bool hasAttempt, bool byStaff, DateTimeOffset now)
    {
        CheckOpen(olympiad, byStaff, now);
        if (hasAttempt && !byStaff)
        {
            throw new RuleBroken(RegistrationErrors.HasAttempt);
        }
    }

    public static void CheckSelf(Olympiad olympiad)
    {
        if (!olympiad.SelfRegistration)
        {
            throw new RuleBroken(RegistrationErrors.SelfNotAllowed);
        }
    }

    public static void CheckGrade(int ownGrade, int trackGrade)
    {
        if (!GradeFits(ownGrade, trackGrade))
        {
            throw new RuleBroken(RegistrationErrors.TrackTooLow, new Dictionary<string, object?> { ["grade"] = ownGrade, ["trackGrade"] = trackGrade });
        }
    }

    public static void CheckAccommodation(int extraMinutes, string note)
    {
        if (extraMinutes is < 0 or > MaxExtraMinutes || note.Length > MaxNote)
        {
            throw new RuleBroken(RegistrationErrors.AccommodationInvalid, new Dictionary<string, object?> { ["max"] = MaxExtraMinutes });
        }
    }

    public static void Confirm(Registration registration)
    {
        if (registration.Status != RegistrationStatus.Pending)
        {
            throw new RuleBroken(RegistrationErrors.NotPending);
        }

        registration.Status = RegistrationStatus.Confirmed;
    }

    /// <param name="hasAttempt">A paper was opened under this entry: the work exists and stays.</param>
    public static void Withdraw(Registration registration, bool hasAttempt)
    {
        if (hasAttempt)
        {
            throw new RuleBroken(RegistrationErrors.HasAttempt);
        }

        registration.Status = RegistrationStatus.Withdrawn;
    }

    /// <summary>The needed consents that are not in force; a withdrawn one is missing from that moment on.</summary>
    public static IReadOnlyList<ConsentKind> MissingConsents(IEnumerable<Consent> ofPerson)
    {
        var inForce = ofPerson.Where(c => c.IsInForce).Select(c => c.Kind).ToHashSet();
        return [.. NeededConsents.Where(kind => !inForce.Contains(kind))];
    }

    /// <summary>Asked each time a paper is opened.</summary>
    public static void CheckMayOpen(Registration registration, IEnumerable<Consent> ofPerson)
    {
        switch (registration.Status)
        {
            case RegistrationStatus.Pending:
                throw new RuleBroken(RegistrationErrors.NotConfirmed);
            case RegistrationStatus.Withdrawn:
                throw new RuleBroken(RegistrationErrors.Withdrawn);
        }

        if (MissingConsents(ofPerson) is { Count: > 0 } missing)
        {
            throw new RuleBroken(RegistrationErrors.ConsentMissing, new Dictionary<string, object?> { ["kinds"] = missing });
        }
    }
}
