using System.Text.Json;
using System.Text.Json.Nodes;
using MethodCabinet.Server.Platform.Workbooks;

namespace MethodCabinet.Server.People;

/// <summary>The audit log as a table to download, in the words of its page.</summary>
internal static class AuditWorkbook
{
    private const string Words = "school";

    public static readonly Workbook<Row> Workbook = new Workbook<Row>("audit-log", "Журнал изменений")
        .Column("Когда", r => r.Entry.At, 20)
        .Column("Кто", r => r.Entry.ActorId is { } actor ? NameOf(r, actor.ToString()) ?? actor.ToString() : null, 32)
        .Column("Действие", r => ActOf(r.Entry.Action), 36)
        .Column("Что", r => PageWords.Find(Words, $"audit.objects.{KindOf(r)}"), 24)
        .Column("Название", r => r.Entry.SubjectId.Split('/').Select(key => NameOf(r, key) ?? key), 40)
        .Column("Изменения", r => r.Entry.Changes is { } changes ? string.Join("; ", changes.Select(change => ChangeOf(r, change.Key, change.Value)).OfType<string>()) : null, 80);

    public sealed record Row(ReadAuditLog.Item Entry, IReadOnlyDictionary<string, ReadAuditLog.ObjectName> Names);

    private static string? NameOf(Row row, string key) => row.Names.TryGetValue(key, out var known) ? known.Name : null;

    private static string EntityOf(Row row) => row.Entry.Action.Split('.')[0];

    /// <summary>A guardianship is named by its two people; what was deleted is known by its kind only.</summary>
    private static string KindOf(Row row) => row.Names.TryGetValue(row.Entry.SubjectId, out var known) ? known.Kind : EntityOf(row);

    private static string ActOf(string action)
    {
        if (PageWords.Find(Words, $"audit.events.{action}") is { } known)
        {
            return known;
        }

        var parts = action.Split('.', 2);
        var entity = PageWords.Find(Words, $"audit.groups.{parts[0]}") ?? parts[0];
        return parts.Length == 1 ? entity : $"{entity} — {PageWords.Find(Words, $"audit.acts.{parts[1]}") ?? parts[1]}";
    }

    /// <summary>«Класс: 7 → 8»; null for what was and stays empty.</summary>
    private static string? ChangeOf(Row row, string field, JsonNode? value)
    {
        var (before, after) = value is JsonArray { Count: 2 } pair ? (pair[0], pair[1]) : (null, value);
        if (IsEmpty(before) && IsEmpty(after))
        {
            return null;
        }

        var name = char.ToUpperInvariant(field[0]) + field[1..];
        var title = PageWords.Find(Words, $"audit.fields.{EntityOf(row)}{name}") ?? PageWords.Find(Words, $"audit.fields.{name}") ?? field;
        return IsEmpty(before) ? $"{title}: {TextOf(row, name, after)}" : $"{title}: {TextOf(row, name, before)} → {TextOf(row, name, after)}";
    }

    private static bool IsEmpty(JsonNode? value) => value is null or JsonArray { Count: 0 } || (value.GetValueKind() == JsonValueKind.String && value.GetValue<string>().Length == 0);

    private static string TextOf(Row row, string field, JsonNode? value) => value?.GetValueKind() switch
    {
        null => "—",
        JsonValueKind.True => PageWords.Find(Words, "audit.yes")!,
        JsonValueKind.False => PageWords.Find(Words, "audit.no")!,
        JsonValueKind.String when IsEmpty(value) => "—",
        JsonValueKind.String => NameOf(row, value.GetValue<string>()) ?? PageWords.Find(Words, $"audit.values.{field}.{value.GetValue<string>()}") ?? value.GetValue<string>(),
        JsonValueKind.Array => string.Join(", ", value.AsArray().Select(item => TextOf(row, field, item))),
        _ => value.ToJsonString(StoredText),
    };

    private static readonly JsonSerializerOptions StoredText = new(JsonSerializerOptions.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
