using System.Text.RegularExpressions;
using MethodCabinet.Domain.Exchange.Archive;
using MethodCabinet.Server.Assessment.Interchange;

namespace MethodCabinet.Server.Exchange.Archive;

/// <summary>Stored files in texts, and what stands for them in an archive.</summary>
internal static partial class FileMarks
{
    /// <param name="keyOf">Null leaves the address as it is.</param>
    public static string Out(string text, Func<Guid, string?> keyOf) => Address().Replace(text, match =>
        Guid.TryParse(match.Groups[1].Value, out var id) && keyOf(id) is { } key ? CourseArchive.FileScheme + key : match.Value);

    /// <param name="fileOf">Null leaves the mark as it is.</param>
    public static string In(string text, Func<string, Guid?> fileOf) => Mark().Replace(text, match => fileOf(match.Groups[1].Value) is { } id ? FileReferences.AddressOf(id) : match.Value);

    [GeneratedRegex("/api/files/([0-9A-Fa-f-]{36})", RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    [GeneratedRegex("course-file:([A-Za-z0-9]{1,40})", RegexOptions.NonBacktracking)]
    private static partial Regex Mark();
}
