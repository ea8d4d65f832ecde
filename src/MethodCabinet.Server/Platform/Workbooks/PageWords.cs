using System.Collections.Concurrent;
using System.Text.Json;

namespace MethodCabinet.Server.Platform.Workbooks;

/// <summary>The Russian words of the pages, so that a downloaded table names things as the page does.</summary>
public static class PageWords
{
    private static readonly string[] ErrorFiles = ["errors", "deskErrors", "courseErrors", "lessonErrors"];

    private static readonly ConcurrentDictionary<string, JsonElement> Files = new(StringComparer.Ordinal);

    /// <param name="file">Of web/src/i18n/ru, without the ending.</param>
    /// <param name="path">Names with dots between them.</param>
    /// <returns>Null where the pages have no such word.</returns>
    public static string? Find(string file, string path)
    {
        var words = FileOf(file);
        foreach (var name in path.Split('.'))
        {
            if (words.ValueKind != JsonValueKind.Object || !words.TryGetProperty(name, out words))
            {
                return null;
            }
        }

        return words.ValueKind == JsonValueKind.String ? words.GetString() : null;
    }

    /// <summary>The word for a member of an enumeration, which stands below <paramref name="path"/> by its name.</summary>
    public static string Of(string file, string path, Enum value) => Find(file, $"{path}.{value.ToCode()}") ?? value.ToCode();

    /// <summary>The sentence for an error's code, whose dots belong to one name.</summary>
    public static string OfError(string code) =>
        ErrorFiles.Select(file => FileOf(file).TryGetProperty(code, out var text) ? text.GetString() : null).FirstOrDefault(text => text is not null) ?? code;

    /// <summary>As the API writes it.</summary>
    public static string ToCode(this Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static JsonElement FileOf(string file) => Files.GetOrAdd(file, Read);

    private static JsonElement Read(string file)
    {
        using var stream = typeof(PageWords).Assembly.GetManifestResourceStream($"Words.{file}.json")
            ?? throw new InvalidOperationException($"There are no words of the pages named '{file}'.");
        using var words = JsonDocument.Parse(stream);
        return words.RootElement.Clone();
    }
}
