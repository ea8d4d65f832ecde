using System.Text.Json;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.People;

/// <summary>The audit log, latest first.</summary>
public static class ReadAuditLog
{
    private const int PageSize = 100;

    /// <param name="Next">The <c>before</c> of the next page; null on the last.</param>
    public sealed record Response(IReadOnlyList<Item> Items, long? Next);

    /// <param name="Actor">Null for what nobody signed in did.</param>
    /// <param name="Changes">Field to [before, after].</param>
    public sealed record Item(long Id, DateTimeOffset At, Guid? ActorId, string? Actor, string Action, string SubjectId, JsonElement? Changes);

    public static async Task<Ok<Response>> Handle(
        AppDb db, CancellationToken ct, string? subjectId = null, Guid? actorId = null, string? action = null, DateTimeOffset? from = null, DateTimeOffset? to = null, long? before = null)
    {
        var log = db.AuditLog.AsNoTracking();
        log = subjectId is null ? log : log.Where(e => e.SubjectId == subjectId);
        log = actorId is null ? log : log.Where(e => e.ActorId == actorId);
        log = action is null ? log : log.Where(e => e.Action.StartsWith(action));
        log = from is null ? log : log.Where(e => e.At >= from);
        log = to is null ? log : log.Where(e => e.At < to);
        log = before is null ? log : log.Where(e => e.Id < before);
        var entries = await log.OrderByDescending(e => e.Id).Take(PageSize).ToListAsync(ct);
        var actors = entries.Select(e => e.ActorId).OfType<Guid>().Distinct().ToList();
        var names = await db.People.AsNoTracking().Where(p => actors.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.ShortName, ct);
        return TypedResults.Ok(new Response(
            [
                .. entries.Select(e => new Item(
                    e.Id, e.At, e.ActorId, e.ActorId is { } actor ? names.GetValueOrDefault(actor) : null, e.Action, e.SubjectId,
                    e.Changes is null ? null : JsonDocument.Parse(e.Changes).RootElement)),
            ],
            entries.Count == PageSize ? entries[^1].Id : null));
    }
}
