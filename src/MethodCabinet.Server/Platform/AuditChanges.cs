using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace MethodCabinet.Server.Platform;

/// <summary>The changes of an audit entry: field to [before, after].</summary>
public static class AuditChanges
{
    private static readonly string[] SubjectFields = ["SubjectCode", "Subject", "Subjects"];

    /// <summary>A value as it crosses the border: enumerations by name.</summary>
    public static JsonNode? ValueOf(PropertyEntry property, object? value) =>
        value is null ? null : JsonSerializer.SerializeToNode(value, property.Metadata.ClrType, StoredJson.Options);

    /// <summary>Ids and codes of subjects that stand in the changes.</summary>
    public static IEnumerable<string> KeysIn(JsonObject changes) =>
        from change in changes
        from text in Texts(change.Value)
        where Guid.TryParseExact(text, "D", out _) || SubjectFields.Contains(change.Key)
        select text;

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonArray many => many.SelectMany(Texts),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };
}
