using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MethodCabinet.Domain;

/// <summary>
/// Refuses <c>null</c> among the elements of a list and the values of a dictionary. <see cref="JsonSerializerOptions.RespectNullableAnnotations"/> sees properties and parameters only,
/// and no list that crosses the border has elements that may be missing.
/// </summary>
public static class NullElements
{
    public static void Refuse(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        var lists = type.Properties.Where(property => property.Get is not null && IsList(property.PropertyType)).ToList();
        if (lists.Count > 0)
        {
            type.OnDeserialized += read => lists.ForEach(property => Check(property.Get!(read) as IEnumerable, property.Name));
        }
    }

    private static bool IsList(Type type) => type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type);

    private static void Check(IEnumerable? elements, string name)
    {
        foreach (var element in (elements as IDictionary)?.Values ?? elements ?? Array.Empty<object>())
        {
            switch (element)
            {
                case null:
                    throw new JsonException($"An element of '{name}' is null.");
                case IEnumerable inner and not string:
                    Check(inner, name);
                    break;
            }
        }
    }
}
