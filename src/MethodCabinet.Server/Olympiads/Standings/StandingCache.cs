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
/// Standings in memory: everybody looks at the same moment. A snapshot serves while its version is the current one, and no longer than
/// <see cref="Age"/>, because names of people and schools change without it.
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
        var entry = entries.AddOrUpdate(head.OlympiadId, _ => NewEntry(head, now), (_, held) => held.Serves(head, now) ? held : NewEntry(head, now));
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

    private Entry NewEntry(StandingHead head, DateTimeOffset now) => new(head, now, () => ReadAsync(head.OlympiadId));

    /// <summary>In a scope of its own: the reader who happened to be first may go away, and the others wait for the same read.</summary>
    private async Task<StandingSnapshot?> ReadAsync(Guid olympiadId)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await StandingReads.SnapshotAsync(scope.ServiceProvider.GetRequiredService<AppDb>(), olympiadId, CancellationToken.None);
    }

    /// <param name="start">Begins the read; of several entries that race for the place in the cache only one is ever read.</param>
    private sealed class Entry(StandingHead head, DateTimeOffset readAt, Func<Task<StandingSnapshot?>> start)
    {
        private readonly Lazy<Task<StandingSnapshot?>> read = new(start);
        private PublicStanding? forSpectators;

        /// <summary>Once <see cref="ReadAsync"/> has ended.</summary>
        public StandingSnapshot? Snapshot => read.Value.Result;

        /// <summary>Once <see cref="ReadAsync"/> has ended.</summary>
        public PublicStanding? Public =>
            forSpectators ??= Snapshot?.For(StandingViewer.Spectator) is { } view ? PublicStanding.Of(view) : null;

        public Task<StandingSnapshot?> ReadAsync() => read.Value;

        public bool Serves(StandingHead current, DateTimeOffset now) => head == current && now - readAt < Age;
    }
}
