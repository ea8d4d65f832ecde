using CsCheck;
using MethodCabinet.Domain.Assessment.Journal;
using MethodCabinet.Domain.Olympiads;

namespace MethodCabinet.Domain.Tests.Assessment.Journal;

public sealed class JournalRulesTests
{
    private static readonly Guid Attempt = Guid.Parse("0199a1b2-0000-7000-8000-000000000001");
    private static readonly Guid Device = Guid.Parse("0199a1b2-0000-7000-8000-00000000000d");

    [Fact]
    public void Any_stretch_that_touches_what_is_held_is_accepted_and_any_other_is_a_gap() =>
        Gen.Select(Gen.Int[0, 20], Gen.Int[1, 30], Gen.Int[1, 30]).Sample((heldCount, from, count) =>
        {
            var chain = Chain(60);
            var head = HeadOf(chain, heldCount);
            var sent = chain[(from - 1)..(from - 1 + count)];

            if (from > heldCount + 1)
            {
                var broken = Assert.Throws<RuleBroken>(() => Count(head, sent, chain));
                Assert.Equal(JournalErrors.HeadMismatch, broken.Error);
                Assert.Equal((long)heldCount, broken.Args!["seq"]);
            }
            else
            {
                Assert.Equal(Math.Clamp(heldCount - from + 1, 0, count), Count(head, sent, chain));
            }
        });

    [Fact]
    public void Any_altered_field_breaks_the_chain() =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 3], Gen.Int[0, 5]).Sample((at, field, heldCount) =>
        {
            var chain = Chain(10);
            var sent = chain.ToArray();
            sent[at] = field switch
            {
                0 => sent[at] with { Answer = "1" },
                1 => sent[at] with { TaskId = Device },
                2 => sent[at] with { ElapsedMs = 7 },
                _ => sent[at] with { Hash = new byte[32] },
            };

            // What is held is compared by its hash, which covers all the rest.
            if (at >= heldCount || field == 3)
            {
                Assert.Equal(JournalErrors.HeadMismatch, Assert.Throws<RuleBroken>(() => Count(HeadOf(chain, heldCount), sent, chain)).Error);
            }
            else
            {
                Assert.Equal(heldCount, Count(HeadOf(chain, heldCount), sent, chain));
            }
        });

    [Theory]
    [InlineData(true, false, false, false)]
    [InlineData(false, true, false, true)]
    [InlineData(false, false, true, true)]
    [InlineData(false, false, false, false)]
    public void What_comes_after_the_end_is_late(bool handedInAfter, bool handedInBefore, bool closedBefore, bool late)
    {
        var now = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
        DateTimeOffset? handedInAt = handedInBefore ? now.AddSeconds(-1) : handedInAfter ? now.AddSeconds(1) : null;

        Assert.Equal(late, AttemptClock.IsLate(now, now, handedInAt, closedBefore ? now.AddSeconds(-1) : null));
        Assert.True(AttemptClock.IsLate(now, now.AddTicks(-1), handedInAt, null));
    }

    private static int Count(JournalHead head, JournalDraft[] sent, JournalDraft[] chain) =>
        JournalRules.CountHeld(head, Attempt, Device, sent, seq => chain[seq - 1].Hash);

    private static JournalHead HeadOf(JournalDraft[] chain, int held) => held == 0 ? JournalHead.None : new JournalHead(held, chain[held - 1].Hash);

    private static JournalDraft[] Chain(int length)
    {
        var chain = new JournalDraft[length];
        var last = JournalChain.Start.ToArray();
        for (var i = 0; i < length; i++)
        {
            var answer = i % 3 == 0 ? "null" : "{}";
            last = JournalChain.Next(last, Attempt, Device, i + 1, Attempt, 1000 * i, answer);
            chain[i] = new JournalDraft(i + 1, Attempt, answer, 1000 * i, last);
        }

        return chain;
    }

    [Theory]
    [InlineData(JournalRules.MaxStoredEntries, JournalRules.MaxStoredBytes, true)]
    [InlineData(JournalRules.MaxStoredEntries + 1, 0, false)]
    [InlineData(1, JournalRules.MaxStoredBytes + 1, false)]
    public void A_work_has_room_for_so_many_entries_and_bytes(long entries, long bytes, bool hasRoom)
    {
        var full = Record.Exception(() => JournalRules.CheckRoom(entries, bytes));

        Assert.Equal(hasRoom ? null : JournalErrors.Full, (full as RuleBroken)?.Error);
    }
}
