using System.Text.Json.Nodes;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Workbooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.People;

/// <summary>The audit log by time, with the names of what it speaks of.</summary>
public static class ReadAuditLog
{
    private const int PageSize = 100;

    private static readonly string[] Columns = ["at"];

    /// <param name="Next">The <c>cursor</c> of the next page; null on the last.</param>
    /// <param name="Names">Of everything in these entries that has an id or a subject's code, by it. What was deleted since has none.</param>
    public sealed record Response(IReadOnlyList<Item> Items, long? Next, IReadOnlyDictionary<string, ObjectName> Names);

    /// <param name="ActorId">Null for what nobody signed in did.</param>
    /// <param name="SubjectId">An id, a subject's code, or two ids with a slash between them.</param>
    /// <param name="Changes">Field to [before, after]; of some acts, field to value.</param>
    public sealed record Item(long Id, DateTimeOffset At, Guid? ActorId, string Action, string SubjectId, JsonObject? Changes);

    /// <param name="Kind">Name of the entity, as actions begin.</param>
    public sealed record ObjectName(string Kind, string Name);

    /// <param name="sort"><c>at</c> or <c>-at</c>.</param>
    /// <param name="cursor">Id of the last entry that was read.</param>
    public static async Task<Ok<Response>> Handle(
        AppDb db, HttpRequest request, CancellationToken ct, string? subjectId = null, Guid? actorId = null, string? action = null, DateTimeOffset? from = null, DateTimeOffset? to = null,
        string sort = "-at", long? cursor = null)
    {
        var latestFirst = SortKey.Read(sort, Columns).Descending;
        var log = db.AuditLog.AsNoTracking();
        log = subjectId is null ? log : log.Where(e => e.SubjectId == subjectId);
        log = actorId is null ? log : log.Where(e => e.ActorId == actorId);
        log = action is null ? log : log.Where(e => e.Action.StartsWith(action));
        log = from is null ? log : log.Where(e => e.At >= from);
        log = to is null ? log : log.Where(e => e.At < to);
        log = cursor is null ? log : latestFirst ? log.Where(e => e.Id < cursor) : log.Where(e => e.Id > cursor);

        // Ids grow with time, and the primary key gives both directions without sorting.
        log = latestFirst ? log.OrderByDescending(e => e.Id) : log.OrderBy(e => e.Id);
        var size = request.RowsAtMost(PageSize);
        var entries = await log.Take(size).ToListAsync(ct);
        var items = entries.ConvertAll(e => new Item(
            e.Id, e.At, e.ActorId, e.Action, e.SubjectId, e.Changes is null ? null : JsonNode.Parse(e.Changes)!.AsObject()));
        return TypedResults.Ok(new Response(items, entries.Count == size ? entries[^1].Id : null, await NamesAsync(db, items, ct)));
    }

    /// <summary>One query, whatever the number of entries.</summary>
    private static async Task<Dictionary<string, ObjectName>> NamesAsync(AppDb db, IReadOnlyList<Item> items, CancellationToken ct)
    {
        var keys = items
            .SelectMany(item => item.SubjectId.Split('/').Concat(item.Changes is null ? [] : AuditChanges.KeysIn(item.Changes)))
            .Concat(items.Select(item => item.ActorId).OfType<Guid>().Select(id => id.ToString()))
            .ToHashSet();
        var ids = keys.Select(key => Guid.TryParseExact(key, "D", out var id) ? id : (Guid?)null).OfType<Guid>().ToArray();
        var codes = keys.Where(key => !Guid.TryParseExact(key, "D", out _)).ToArray();
        return await db.Database
            .SqlQuery<NameRow>($"select key, kind, name from platform.names_of({ids}, {codes})")
            .ToDictionaryAsync(row => row.Key, row => new ObjectName(row.Kind, row.Name), ct);
    }

    private sealed record NameRow(string Key, string Kind, string Name);
}
