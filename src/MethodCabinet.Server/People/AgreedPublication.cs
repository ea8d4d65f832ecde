using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;

namespace MethodCabinet.Server.People;

public static class AgreedPublication
{
    /// <summary>Consents to publication that hold: those of people whose personal data may be processed too (<see cref="PublicName.NeededConsents"/>). One for a person at most.</summary>
    public static IQueryable<Consent> AgreedPublications(this AppDb db) => db.Consents.Where(publication =>
        publication.Kind == ConsentKind.Publication && publication.WithdrawnAt == null
        && db.Consents.Any(other => other.PersonId == publication.PersonId && other.Kind == ConsentKind.PersonalData && other.WithdrawnAt == null));
}
