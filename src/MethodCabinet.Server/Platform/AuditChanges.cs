using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace MethodCabinet.Server.Platform;

/// <summary>The changes of an audit entry: field to [before, after].</summary>
public static class AuditChanges
{
    private static readonly string[] SubjectFields = ["SubjectCode", "Subject", "Subjects"];

    /// <summary>A value as it crosses the border: enumerations by name.</summary>
    public static JsonNode? ValueOf(PropertyEntry property, object? value) =>
        value is null ? null : JsonSerializer.SerializeToNode(value, property.Metadata.ClrType, StoredJson.Options);

    /// <summary>The changes as they are read today. Entries of earlier versions hold enumerations as numbers; the log itself is never rewritten.</summary>
    /// <param name="action">Of the entry; begins with the entity.</param>
    public static JsonObject Read(string action, string changes, IModel model)
    {
        var read = JsonNode.Parse(changes)!.AsObject();
        var entity = action.Split('.')[0];
        var enums = model.GetEntityTypes().Where(type => type.ClrType.Name == entity).SelectMany(type => type.GetProperties())
            .Select(property => (property.Name, Type: Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType))
            .Where(property => property.Type.IsEnum);
        foreach (var (name, type) in enums)
        {
            if (read[name] is JsonArray pair)
            {
                read[name] = new JsonArray([.. pair.Select(value => NameOf(value, type))]);
            }
        }

        return read;
    }

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

    private static JsonNode? NameOf(JsonNode? value, Type type) =>
        value is JsonValue number && number.TryGetValue<int>(out var member) && Enum.IsDefined(type, member)
            ? JsonNamingPolicy.CamelCase.ConvertName(((Enum)Enum.ToObject(type, member)).ToString())
            : value?.DeepClone();
}
