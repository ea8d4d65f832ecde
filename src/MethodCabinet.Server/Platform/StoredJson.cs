using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MethodCabinet.Server.Platform;

/// <summary>Values kept as JSON in a column, written as they cross the border (<see cref="PlatformModule.ConfigureJson"/>).</summary>
public static class StoredJson
{
    public static JsonSerializerOptions Options { get; } = MakeOptions();

    /// <summary>Maps an immutable value to a jsonb column; it is compared by what is written.</summary>
    public static PropertyBuilder<T> HasJson<T>(this PropertyBuilder<T> property)
        where T : notnull =>
        property.HasColumnType("jsonb").HasConversion(
            value => JsonSerializer.Serialize(value, Options),
            json => JsonSerializer.Deserialize<T>(json, Options)!,
            new ValueComparer<T>(
                (a, b) => JsonSerializer.Serialize(a, Options) == JsonSerializer.Serialize(b, Options),
                value => JsonSerializer.Serialize(value, Options).GetHashCode(StringComparison.Ordinal),
                value => value));

    private static JsonSerializerOptions MakeOptions()
    {
        var json = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        PlatformModule.ConfigureJson(json);
        json.MakeReadOnly(populateMissingResolver: true);
        return json;
    }
}
