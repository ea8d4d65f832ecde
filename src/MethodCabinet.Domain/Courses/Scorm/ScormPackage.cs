namespace MethodCabinet.Domain.Courses.Scorm;

public enum ScormVersion
{
    Scorm12,
    Scorm2004,
}

/// <summary>What a package is made of, as its manifest says.</summary>
/// <param name="Items">All that can be opened, in order.</param>
/// <param name="Notes">What was left out, item by item.</param>
public sealed record ScormPackage(ScormVersion Version, string Title, IReadOnlyList<ScormItem> Items, IReadOnlyList<ScormNote> Notes)
{
    public const int MaxItems = 500;
    public const int MaxTitle = 200;

    /// <summary>Steps to the right in its table of contents; what lies deeper stands there too.</summary>
    public const int MaxDepth = 20;
}

/// <param name="Id">Within its package.</param>
/// <param name="Depth">0 for what stands at the top.</param>
/// <param name="Href">Address within the package, with what follows its question mark; null for a heading.</param>
/// <param name="Reports">It is a SCO: it says how far its learner is. Otherwise it is only looked at.</param>
/// <param name="LaunchData">Handed to it at its start.</param>
/// <param name="MasteryScore">From which on it counts as passed; null where it says so itself.</param>
public sealed record ScormItem(string Id, string Title, int Depth, string? Href, bool Reports, string LaunchData, decimal? MasteryScore);

/// <summary>Something of a package that is not done here.</summary>
public enum ScormNoteKind
{
    /// <summary>Its file is not in the archive.</summary>
    FileMissing,

    /// <summary>It lies elsewhere in the internet.</summary>
    Elsewhere,

    /// <summary>Rules of order between items (IMS Simple Sequencing, prerequisites): here all items can be opened.</summary>
    Sequencing,

    /// <summary>Another organization of the same items: the default one is shown.</summary>
    Organization,

    /// <summary>Marked as not to be shown.</summary>
    Hidden,

    /// <summary>A package within the package.</summary>
    SubManifest,

    /// <summary>No version is named: it is taken for SCORM 1.2.</summary>
    VersionUnknown,
}

/// <param name="Item">Its title; empty where it is the package.</param>
public sealed record ScormNote(ScormNoteKind Kind, string Item);
