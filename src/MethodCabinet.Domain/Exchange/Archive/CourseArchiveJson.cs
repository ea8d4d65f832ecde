using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace MethodCabinet.Domain.Exchange.Archive;

/// <summary><c>course.json</c>, written so that people can read it and so that the same course gives the same bytes.</summary>
public static class CourseArchiveJson
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
        NewLine = "\n",
        MaxDepth = 32,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver().WithAddedModifier(NullElements.Refuse),
    };

    public static byte[] Write(CourseArchive archive) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(archive, Json) + "\n");

    /// <summary>Parts that a later writer of the same version has added are passed over.</summary>
    /// <exception cref="RuleBroken">What <see cref="CourseArchive.Check"/> says; ArchiveInvalid with <c>detail</c> for what is no such JSON.</exception>
    public static CourseArchive Read(byte[] json)
    {
        try
        {
            // Who says that it is something else, or newer, is believed before the rest is looked at.
            var head = JsonSerializer.Deserialize<Head>(json, Json);
            if (head is { Format: CourseArchive.FormatName, Version: > CourseArchive.LastVersion })
            {
                throw new RuleBroken(ExchangeErrors.ArchiveNewer, new Dictionary<string, object?> { ["version"] = head.Version });
            }

            var archive = head?.Format == CourseArchive.FormatName ? JsonSerializer.Deserialize<CourseArchive>(json, Json)! : throw new RuleBroken(ExchangeErrors.ArchiveForeign);
            archive.Check();
            return archive;
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or ArgumentException)
        {
            throw new RuleBroken(ExchangeErrors.ArchiveInvalid, new Dictionary<string, object?> { ["detail"] = (exception as JsonException)?.Path ?? "" }, exception);
        }
    }

    private sealed record Head(string? Format = null, int Version = 0);
}
