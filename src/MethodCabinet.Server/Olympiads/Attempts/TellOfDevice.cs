using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Attempts;

/// <summary>A browser tells how far it has written in a work, and whether anything more may be written there: before a round closes, this is waited for.</summary>
public static class TellOfDevice
{
    /// <param name="ChainId">The device of its journal entries; null while nothing was written there.</param>
    /// <param name="Seq">Of the last entry that was written there, sent or not.</param>
    /// <param name="IsOpen">False once the page is left, or the work has ended for it.</param>
    public sealed record Request(Guid? ChainId, long Seq, bool IsOpen);

    public static async Task<NoContent> Handle(Guid id, Guid browserId, Request request, AppDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.Attempts.AnyAsync(a => a.Id == id && a.PersonId == user.PersonId, ct))
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        await KeepAsync(db, id, browserId, request, clock.GetUtcNow(), ct);
        return TypedResults.NoContent();
    }

    internal static Task KeepAsync(AppDb db, Guid attemptId, Guid browserId, Request told, DateTimeOffset now, CancellationToken ct)
    {
        if (told.Seq is < 0 or > AttemptDevice.MaxSeq || (told.ChainId is null && told.Seq > 0))
        {
            throw new RuleBroken(PlatformErrors.Malformed);
        }

        // Further browsers are not kept: who opens a work in so many is not helped by it. All nodes are told of a second one: from now on answers may come through each.
        return db.Database.ExecuteSqlAsync(
            $"""
            with told as (
            insert into olympiads.attempt_devices (attempt_id, browser_id, chain_id, seq, is_open, told_at)
            select {attemptId}, {browserId}, {told.ChainId}, {told.Seq}, {told.IsOpen}, {now}
            where (select count(*) from olympiads.attempt_devices where attempt_id = {attemptId} and browser_id <> {browserId}) < {AttemptDevice.Most}
            on conflict (attempt_id, browser_id) do update
            set chain_id = excluded.chain_id, seq = excluded.seq, is_open = excluded.is_open, told_at = excluded.told_at
            returning attempt_id, browser_id, xmax = 0 as is_new)
            select pg_notify({Notices.ChannelName}, {AttemptEvents.SharedTopic} || ' ' || t.attempt_id) from told t
            where t.is_new and exists (select from olympiads.attempt_devices d where d.attempt_id = t.attempt_id and d.browser_id <> t.browser_id)
            """, ct);
    }
}
