namespace MethodCabinet.Domain.People;

/// <summary>How far a consent to publication goes.</summary>
public enum PublicationForm
{
    /// <summary>«Соколова Анна», with school and class.</summary>
    FullName,

    /// <summary>«С. А.», with school and class.</summary>
    Initials,

    /// <summary>The cipher of the work, nothing else.</summary>
    Cipher,
}

/// <summary>What somebody is called where anybody may read it.</summary>
/// <param name="Text">Name, initials or cipher; null when a number in the list must do.</param>
/// <param name="IsPersonal">It is a name or initials, so school and class may stand beside it.</param>
public readonly record struct PublicName(string? Text, bool IsPersonal)
{
    /// <summary>Consents without which nobody's name is published (152-FZ art. 10.1; a publication is a processing, art. 3).</summary>
    public static IReadOnlyList<ConsentKind> NeededConsents { get; } = [ConsentKind.Publication, ConsentKind.PersonalData];

    /// <param name="agreed">Of the consent to publication; null unless all of <see cref="NeededConsents"/> are in force.</param>
    /// <param name="name">As it stands there in full.</param>
    /// <param name="cipher">Null where there is none, and while it must not be told whose it is.</param>
    public static PublicName Of(PublicationForm? agreed, string name, string? cipher = null) => agreed switch
    {
        PublicationForm.FullName => new(name, IsPersonal: true),
        PublicationForm.Initials => new(string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => $"{word[0]}.")), IsPersonal: true),
        _ => new(cipher, IsPersonal: false),
    };
}
