namespace MethodCabinet.Domain.Materials.Library;

/// <summary>Of what somebody wants to be told when it is new. Empty lists stand for all.</summary>
public sealed class LibrarySubscription
{
    public required Guid PersonId { get; init; }

    /// <summary>Codes.</summary>
    public List<string> Subjects { get; set; } = [];

    public List<MaterialKind> Kinds { get; set; } = [];

    /// <summary>Up to when the letters have told.</summary>
    public required DateTimeOffset MailedUntil { get; set; }

    /// <summary>When the person looked at the new ones last.</summary>
    public required DateTimeOffset SeenAt { get; set; }

    public static void Check(IReadOnlyList<string> subjects, IReadOnlyList<MaterialKind> kinds)
    {
        if (subjects.Count > DescriptionCheck.MaxList || kinds.Count > DescriptionCheck.MaxList)
        {
            throw new RuleBroken(LibraryErrors.ListTooLong);
        }
    }
}
