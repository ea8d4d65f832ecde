using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;

namespace MethodCabinet.Server.Olympiads.Standings;

/// <summary>The spectators' view, written once for all of them.</summary>
/// <param name="Json">UTF-8.</param>
/// <param name="Zipped"><paramref name="Json"/> by gzip: a thousand lines carry it at once.</param>
/// <param name="Tag">Quoted entity tag: a digest of <paramref name="Json"/>.</param>
internal sealed record PublicStanding(byte[] Json, byte[] Zipped, string Tag)
{
    public static PublicStanding Of(StandingView view)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(view, StoredJson.Options);
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Optimal))
        {
            zip.Write(json);
        }

        return new PublicStanding(json, zipped.ToArray(), $"\"{Convert.ToHexStringLower(SHA256.HashData(json).AsSpan(0, 12))}\"");
    }
}

/// <summary>
/// Standings in memory: everybody looks at the same moment. A snapshot serves while its version is the current one; a later one is made from it by
/// reading what changed. No longer than <see cref="Age"/>, because names of people and schools change without it.
/// </summary>
internal sealed class StandingCache(IServiceScopeFactory scopes, TimeProvider clock)
{
    public static readonly TimeSpan Age = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, Entry> entries = new();

    public async Task<StandingSnapshot?> GetAsync(AppDb db, Guid olympiadId, CancellationToken ct) =>
        await StandingReads.HeadAsync(db, olympiadId, ct) is { } head ? (await EntryAsync(head)).Snapshot : null;

    /// <summary>Null when there is no such olympiad or spectators may not see its standing.</summary>
    public async Task<PublicStanding?> GetPublicAsync(AppDb db, Guid olympiadId, CancellationToken ct) =>
        await StandingReads.HeadAsync(db, olympiadId, ct) is { IsPublic: true } head ? (await EntryAsync(head)).Public : null;

    private async Task<Entry> EntryAsync(StandingHead head)
    {
        var now = clock.GetUtcNow();
        var entry = entries.AddOrUpdate(head.OlympiadId, _ => new Entry(head, () => ReadAsync(head.OlympiadId)), (_, held) => held.Serves(head, now) ? held : Next(held, head, now));
        try
        {
            await entry.ReadAsync();
            return entry;
        }
        catch
        {
            entries.TryRemove(new KeyValuePair<Guid, Entry>(head.OlympiadId, entry));
            throw;
        }
    }

    private Entry Next(Entry held, StandingHead head, DateTimeOffset now) =>
        new(head, held.MayGrow(head, now) ? () => UpdateAsync(held.Value, head) : () => ReadAsync(head.OlympiadId));

    /// <summary>In a scope of its own: the reader who happened to be first may go away, and the others wait for the same read.</summary>
    private async Task<Reading> ReadAsync(Guid olympiadId)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        foreach (var held in entries.Where(held => held.Value.IsForgotten(now)))
        {
            entries.TryRemove(held);
        }

        return new Reading(await StandingReads.SnapshotAsync(scope.ServiceProvider.GetRequiredService<AppDb>(), olympiadId, CancellationToken.None), now);
    }

    private async Task<Reading> UpdateAsync(Reading held, StandingHead head)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        return await StandingChanges.BetweenAsync(db, head.OlympiadId, held.Snapshot!.Head.Version, head.Version, CancellationToken.None) is { } changed
            && held.Snapshot.With(head, await StandingReads.EntriesAsync(db, head.OlympiadId, changed, CancellationToken.None)) is { } snapshot
            ? held with { Snapshot = snapshot }
            : await ReadAsync(head.OlympiadId);
    }

    /// <param name="ReadAt">Of the last whole reading.</param>
    private sealed record Reading(StandingSnapshot? Snapshot, DateTimeOffset ReadAt);

    /// <param name="start">Begins the read; of several entries that race for the place in the cache only one is ever read.</param>
    private sealed class Entry(StandingHead head, Func<Task<Reading>> start)
    {
        private readonly Lazy<Task<Reading>> read = new(start);
        private PublicStanding? forSpectators;

        /// <summary>Once <see cref="ReadAsync"/> has ended, as all that follows.</summary>
        public Reading Value => read.Value.Result;

        public StandingSnapshot? Snapshot => Value.Snapshot;

        public PublicStanding? Public =>
            forSpectators ??= Snapshot?.For(StandingViewer.Spectator) is { } view ? PublicStanding.Of(view) : null;

        public Task<Reading> ReadAsync() => read.Value;

        /// <summary>One that is still being read serves who asks for the same, and a later one whoever asked the database a moment earlier.</summary>
        public bool Serves(StandingHead current, DateTimeOffset now) =>
            (Head == current || current.Version < Head.Version) && (!IsRead || now - Value.ReadAt < Age);

        /// <summary>Nobody has asked for a while: whoever asks gets a new reading, and this one only takes room.</summary>
        public bool IsForgotten(DateTimeOffset now) => IsRead && now - Value.ReadAt >= Age;

        /// <summary>The next version can be made from this one.</summary>
        public bool MayGrow(StandingHead current, DateTimeOffset now) =>
            IsRead && Snapshot is { } snapshot && snapshot.Head.Version < current.Version && now - Value.ReadAt < Age;

        /// <summary>A whole reading may have found a later version than that which was asked for.</summary>
        private StandingHead Head => IsRead && Snapshot is { } snapshot ? snapshot.Head : head;

        private bool IsRead => read.IsValueCreated && read.Value.IsCompletedSuccessfully;
    }
}
