using System.Text.Json.Nodes;
using CsCheck;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Olympiads.Feed;
using MethodCabinet.Server.Olympiads.Standings;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>Standings in memory: any sequence of marks, consents, freezes and readings, without a database.</summary>
public sealed class StandingSnapshotTests
{
    private enum Act
    {
        Mark,
        Consent,
        ReadAnew,
        Freeze,
        Unfreeze,
    }

    private const int People = 9;
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 10, 0, 0, TimeSpan.FromHours(3));
    private static readonly FeedTimes Times = new(Start, Start.AddHours(4), Start, Start.AddHours(4));
    private static readonly Guid[] Tracks = [new("0199a1b2-0000-7000-8000-000000000008"), new("0199a1b2-0000-7000-8000-000000000009")];

    private static readonly Gen<(Act Act, int Who, decimal Points)[]> Acts =
        Gen.Select(Gen.Enum<Act>(), Gen.Int[0, People - 1], Gen.Int[0, 12]).Select((act, who, quarters) => (act, who, quarters / 4m)).Array[0, 40];

    [Fact]
    public void What_is_made_from_changes_is_what_is_read_as_a_whole() => Acts.Sample(acts => Walk(acts, (_, _, now, entries) =>
    {
        var read = Read(now.Head, entries, FrozenOf(now));
        Assert.Equal(read.Results, now.Results);
        AssertSame(read.For(StandingViewer.Spectator)!, now.For(StandingViewer.Spectator)!);
    }));

    [Fact]
    public void Whoever_holds_all_rows_and_takes_each_patch_holds_all_rows() => Acts.Sample(acts =>
    {
        var held = new Dictionary<string, (Guid Track, decimal Points, string? Name)>();
        var told = (StandingSnapshot?)null;
        Walk(acts, (_, _, now, _) =>
        {
            var view = now.For(StandingViewer.Spectator)!;
            if (told is null || now.Since(told, StandingViewer.Spectator) is not { } patch)
            {
                held = view.Tracks.SelectMany(t => t.Rows.Select(r => (t.TrackId, Row: r))).ToDictionary(r => r.Row.RowId, r => (r.TrackId, r.Row.Points, r.Row.Name));
            }
            else
            {
                Assert.Equal(told.Head.Version, patch.Since);
                foreach (var key in patch.Gone)
                {
                    Assert.True(held.Remove(key));
                }

                foreach (var (track, row) in patch.Rows)
                {
                    held[row.RowId] = (track, row.Points, row.Name);
                }
            }

            told = now;
            Assert.Equal(
                view.Tracks.SelectMany(t => t.Rows.Select(r => (r.RowId, t.TrackId, r.Points, r.Name))).Order(),
                held.Select(h => (h.Key, h.Value.Track, h.Value.Points, h.Value.Name)).Order());
        });
    });

    /// <summary>The page, the hub's patch, the feed's objects, its scoreboard and its lines; names still follow the consents.</summary>
    [Fact]
    public void A_frozen_standing_ignores_later_marks_on_every_way_to_the_public() => Acts.Sample(acts =>
    {
        var log = new FeedLog("log");
        var (frozen, token) = ((StandingSnapshot?)null, (string?)null);
        Walk(acts, (act, before, now, _) =>
        {
            var state = new FeedState(now.For(StandingViewer.Spectator)!, Times);
            log.Take(state);
            var lines = log.Since(token)!;
            token = lines.Count > 0 ? lines[^1].Token : token;
            if (now.Head.FrozenAt is null)
            {
                frozen = null;
                return;
            }

            frozen ??= now;
            Assert.Equal(Sums(frozen), Sums(now));
            Assert.Equal(frozen.For(StandingViewer.Spectator)!.ChangedAt, now.For(StandingViewer.Spectator)!.ChangedAt);
            if (act is Act.Mark or Act.ReadAnew && before.Head.FrozenAt is not null)
            {
                var patch = now.Since(before, StandingViewer.Spectator)!;
                Assert.Empty(patch.Rows);
                Assert.Empty(patch.Gone);
                Assert.Empty(lines);
                var was = new FeedState(before.For(StandingViewer.Spectator)!, Times);
                Assert.Equal(was.Told().Select(t => $"{t.Key} {t.Data}"), state.Told().Select(t => $"{t.Key} {t.Data}"));
                Assert.Equivalent(was.Scoreboard(null), state.Scoreboard(null), strict: true);
            }
        });

        static IEnumerable<(Guid, Place, decimal)> Sums(StandingSnapshot standing) =>
            standing.For(StandingViewer.Spectator)!.Tracks.SelectMany(t => t.Rows.Select(r => (t.TrackId, r.Place, r.Points))).Order(Comparer<(Guid, Place, decimal)>.Create(
                (a, b) => (a.Item1, a.Item2.From, a.Item3).CompareTo((b.Item1, b.Item2.From, b.Item3))));
    });

    [Fact]
    public void Whoever_leaves_the_feed_anywhere_and_comes_back_with_the_token_misses_nothing_and_gets_nothing_twice() =>
        Gen.Select(Acts, Gen.Int[0, 7].Array[60]).Sample((acts, reads) =>
        {
            var log = new FeedLog("log");
            var (held, seen) = (new Dictionary<string, string>(), new HashSet<string>());
            var (token, turn, last) = ((string?)null, 0, (FeedState?)null);
            Walk(acts, (_, _, now, _) =>
            {
                log.Take(last = new FeedState(now.For(StandingViewer.Spectator)!, Times));
                Take(log.Since(token)!.Take(reads[turn++ % reads.Length]));
            });
            Take(log.Since(token)!);

            Assert.Equal(last!.Told().Select(t => $"{t.Key} {t.Data.ToJsonString(FeedJson.Options)}").Order(), held.Values.Order());
            Assert.Empty(log.Since(token)!);
            Assert.Null(log.Since("other-1"));
            Assert.Null(log.Since("log-999999"));

            void Take(IEnumerable<FeedLog.Line> lines)
            {
                foreach (var line in lines)
                {
                    var told = JsonNode.Parse(line.Json)!;
                    var key = new FeedKey((string)told["type"]!, (string?)told["id"]);
                    Assert.True(seen.Add(line.Token));
                    token = line.Token;
                    if (told["data"] is { } data)
                    {
                        held[$"{key}"] = $"{key} {data.ToJsonString(FeedJson.Options)}";
                    }
                    else
                    {
                        held.Remove($"{key}");
                    }
                }
            }
        });

    /// <param name="see">The act, the standing before and after it, and what the database would hold.</param>
    private static void Walk((Act Act, int Who, decimal Points)[] acts, Action<Act, StandingSnapshot, StandingSnapshot, StandingEntry[]> see)
    {
        var entries = Enumerable.Range(0, People).Select(i => Entry(i, i / 4m, consents: i % 2 == 0)).ToArray();
        var head = new StandingHead(Guid.Empty, "Олимпиада", "physics", Stage.Municipal, 1, Start, Start, true, false, null, null, new Guid("0199a1b2-0000-4000-8000-00000000000f"));
        var standing = Read(head, entries, null);
        see(Act.ReadAnew, standing, standing, entries);
        foreach (var (act, who, points) in acts)
        {
            var before = standing;
            head = head with { Version = head.Version + 1, ChangedAt = Start.AddMinutes(head.Version) };
            switch (act)
            {
                case Act.Mark:
                    entries[who] = entries[who] with { Points = points, AwaitsJury = points % 1 == 0 };
                    standing = standing.With(head, [entries[who]])!;
                    break;
                case Act.Consent:
                    entries[who] = entries[who] with { Agreed = points % 1 == 0 ? PublicationForm.FullName : points % 1 == 0.5m ? PublicationForm.Initials : null };
                    standing = standing.With(head, [entries[who]])!;
                    break;
                case Act.ReadAnew:
                    standing = Read(head, [.. entries.Select(e => e with { Works = [.. e.Works] })], FrozenOf(standing));
                    break;
                case Act.Freeze when head.FrozenAt is null:
                    head = head with { FrozenAt = head.ChangedAt };
                    standing = Read(head, entries, standing.Results);
                    break;
                default:
                    head = head with { FrozenAt = null };
                    standing = Read(head, entries, null);
                    break;
            }

            see(act, before, standing, entries);
        }
    }

    private static IReadOnlyList<OlympiadResult>? FrozenOf(StandingSnapshot standing) => standing.Head.FrozenAt is null ? null : standing.ResultsFor(isStaff: false);

    private static StandingSnapshot Read(StandingHead head, StandingEntry[] entries, IReadOnlyList<OlympiadResult>? frozen) => StandingSnapshot.Of(
        head,
        new StandingFrame(
            [.. Tracks.Select((id, i) => new Track { Id = id, OlympiadId = head.OlympiadId, Grade = 8 + i, Name = $"{8 + i} класс" })],
            Tracks.ToDictionary(id => id, _ => 10m),
            new Dictionary<Guid, string>(),
            frozen?.ToDictionary(r => r.RegistrationId)),
        [.. entries]);

    private static StandingEntry Entry(int who, decimal points, bool consents) => new(
        new Guid(who + 1, 0, 0, new byte[8]), Tracks[who % 2], new Guid(who + 101, 0, 0, new byte[8]), Guid.Empty, 8, $"Участник {who}", $"Школа {who % 3}", consents ? PublicationForm.FullName : null, null, points, false, [], null);

    [Fact]
    public void A_number_that_was_noted_while_rows_had_no_names_is_beside_no_name_afterwards()
    {
        var entries = Enumerable.Range(0, People).Select(i => Entry(i, i / 4m, consents: i % 2 == 0) with { AwaitsJury = true }).ToArray();
        var head = new StandingHead(Guid.Empty, "Олимпиада", "physics", Stage.Municipal, 1, Start, Start, true, false, null, null, new Guid("0199a1b2-0000-4000-8000-00000000000f"));
        var marked = Read(head, [.. entries.Select(e => e with { AwaitsJury = false })], null);
        foreach (var viewer in new[] { StandingViewer.Spectator, StandingViewer.Spectator with { IsStaff = true } })
        {
            Assert.All(marked.For(viewer)!.Tracks.SelectMany(t => t.Rows), row => Assert.True((row.Name is null) == (row.Number is not null)));
        }

        Assert.All(Read(head, entries, null).For(StandingViewer.Spectator)!.Tracks.SelectMany(t => t.Rows), row => Assert.NotNull(row.Number));
        Assert.Contains(marked.For(StandingViewer.Spectator)!.Tracks.SelectMany(t => t.Rows), row => row.Name is not null);
    }

    private static void AssertSame(StandingView expected, StandingView actual) =>
        Assert.Equal(expected.Tracks.SelectMany(t => t.Rows.Select(r => (t.TrackId, t.Participants, t.AwaitsJury, Row: r))), actual.Tracks.SelectMany(t => t.Rows.Select(r => (t.TrackId, t.Participants, t.AwaitsJury, Row: r))));
}
