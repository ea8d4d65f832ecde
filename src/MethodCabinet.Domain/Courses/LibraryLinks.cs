using System.Text.RegularExpressions;

namespace MethodCabinet.Domain.Courses;

/// <summary>Links to materials of the library in what authors write: to the page of a material, or to one of its files, with or without the address of the site.</summary>
public static partial class LibraryLinks
{
    public static IEnumerable<Guid> In(string text) => Link().Matches(text).Select(match => Guid.Parse(match.Groups[1].Value));

    [GeneratedRegex("/(?:library|materials)/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
