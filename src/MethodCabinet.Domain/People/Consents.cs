namespace MethodCabinet.Domain.People;

public static class Consents
{
    /// <summary>Whether a consent of this kind is in force now. Everything that needs one asks here each time, so that a withdrawal works at once.</summary>
    public static bool InForce(IEnumerable<Consent> ofPerson, ConsentKind kind) => ofPerson.Any(consent => consent.Kind == kind && consent.IsInForce);

    /// <summary>People whose paper forms are entered by one request.</summary>
    public const int MaxAtOnce = 500;

    /// <summary>The years at school: an older form was signed for somebody else's rules.</summary>
    public const int MaxPaperYears = 11;

    /// <param name="form">Of a publication; the other kinds have none.</param>
    /// <param name="paperDate">The day on the paper form, where there is one.</param>
    public static Consent Give(
        IEnumerable<Consent> ofPerson, Guid id, Guid personId, ConsentKind kind, PublicationForm? form, Guid givenById, DateTimeOffset now, DateOnly? paperDate = null)
    {
        if ((kind == ConsentKind.Publication) != form.HasValue)
        {
            throw new RuleBroken(PeopleErrors.ConsentFormMissing);
        }

        return InForce(ofPerson, kind)
            ? throw new RuleBroken(PeopleErrors.ConsentExists)
            : new Consent { Id = id, PersonId = personId, Kind = kind, Form = form, GivenById = givenById, GivenAt = now, PaperDate = paperDate };
    }

    /// <summary>Whether it is in force in another form, which is withdrawn before this one is given: so the consents tell who agreed to what, and when.</summary>
    public static bool InOtherForm(IEnumerable<Consent> ofPerson, ConsentKind kind, PublicationForm? form) =>
        ofPerson.Any(consent => consent.Kind == kind && consent.IsInForce && consent.Form != form);

    /// <summary>What may be entered at once from paper forms.</summary>
    public static void CheckPaper(int people, int kinds, DateOnly paperDate, DateOnly today)
    {
        if (people is < 1 or > MaxAtOnce || kinds == 0)
        {
            throw new RuleBroken(PeopleErrors.ConsentsNotChosen, new Dictionary<string, object?> { ["max"] = MaxAtOnce });
        }

        if (paperDate > today || paperDate < today.AddYears(-MaxPaperYears))
        {
            throw new RuleBroken(PeopleErrors.ConsentPaperDateUnlikely);
        }
    }

    public static void Withdraw(IEnumerable<Consent> ofPerson, ConsentKind kind, DateTimeOffset now)
    {
        var consent = ofPerson.SingleOrDefault(c => c.Kind == kind && c.IsInForce) ?? throw new RuleBroken(PeopleErrors.ConsentNone);
        consent.WithdrawnAt = now;
    }

    /// <summary>Who may give or withdraw for whom; an adult decides for themselves (Civil Code art. 21).</summary>
    public static bool MayDecide(PersonRights rights, Guid viewerId, Person subject, DateOnly today) =>
        rights.Consent || (viewerId == subject.Id && subject.BirthDate is { } born && born.AddYears(18) <= today);
}
