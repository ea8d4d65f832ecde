using System.Runtime.InteropServices;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment.Journal;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Platform;

namespace MethodCabinet.Server.Olympiads.Attempts;

/// <summary>
/// Decides in memory what of a group of saves is written. Saves of one device in the same group continue each other; a save that
/// is refused is answered at once and leaves the others untouched.
/// </summary>
internal static class JournalGroup
{
    private readonly record struct ChainKey(Guid AttemptId, Guid DeviceId);

    /// <summary>A device's chain while the group grows: what is stored, then what earlier saves of the group add.</summary>
    private sealed class Chain(JournalHead stored, long bytes)
    {
        public JournalHead Stored { get; } = stored;

        public JournalHead Head { get; set; } = stored;

        /// <summary>Of all answers up to the head.</summary>
        public long Bytes { get; set; } = bytes;

        public List<byte[]> Added { get; } = [];
    }

    /// <summary>The saves that send what the journal may hold already: for these the stored hashes are needed.</summary>
    public static List<PendingSave> Resent(List<PendingSave> saves) =>
        saves.FindAll(save => save.State is { } state && save.PersonId == state.PersonId && save.Entries[0].Seq <= state.Head.Seq);

    /// <summary>Removes from <paramref name="saves"/> those that are refused; of the others <see cref="PendingSave.HeldCount"/>, lateness and head are set.</summary>
    /// <param name="papers">Task ids by paper.</param>
    /// <param name="stored">Hashes of the stored entries that <see cref="Resent"/> saves name.</param>
    public static void Plan(
        List<PendingSave> saves,
        IReadOnlyDictionary<Guid, IReadOnlySet<Guid>> papers,
        IReadOnlyDictionary<(Guid AttemptId, Guid DeviceId, long Seq), byte[]> stored)
    {
        var chains = new Dictionary<ChainKey, Chain>(saves.Count);
        saves.RemoveAll(save =>
        {
            try
            {
                Plan(save, chains, papers, stored);
                return false;
            }
            catch (RuleBroken refused)
            {
                save.Fail(refused);
                return true;
            }
        });
    }

    private static void Plan(
        PendingSave save,
        Dictionary<ChainKey, Chain> chains,
        IReadOnlyDictionary<Guid, IReadOnlySet<Guid>> papers,
        IReadOnlyDictionary<(Guid AttemptId, Guid DeviceId, long Seq), byte[]> stored)
    {
        // Somebody else's attempt is not to be told apart from none.
        if (save.State is not { } state || state.PersonId != save.PersonId)
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        var tasks = papers[state.PaperId];
        foreach (var entry in save.Entries)
        {
            if (!tasks.Contains(entry.TaskId))
            {
                throw new RuleBroken(JournalErrors.ForeignTask, new Dictionary<string, object?> { ["seq"] = entry.Seq, ["taskId"] = entry.TaskId });
            }
        }

        ref var chain = ref CollectionsMarshal.GetValueRefOrAddDefault(chains, new ChainKey(save.AttemptId, save.DeviceId), out _);
        chain ??= new Chain(state.Head, state.ChainBytes);
        var (at, head) = (chain, chain.Head);
        save.HeldCount = JournalRules.CountHeld(head, save.AttemptId, save.DeviceId, save.Entries, seq => seq > at.Stored.Seq
            ? at.Added[(int)(seq - at.Stored.Seq - 1)]
            : stored[(save.AttemptId, save.DeviceId, seq)]);
        save.BytesBefore = at.Bytes;
        if (save.HeldCount < save.Entries.Length)
        {
            var bytes = at.Bytes + save.Entries.Skip(save.HeldCount).Sum(entry => (long)entry.AnswerBytes);
            JournalRules.CheckRoom(save.Entries[^1].Seq + state.OtherEntries, bytes + state.OtherBytes);
            at.Added.AddRange(save.Entries.Skip(save.HeldCount).Select(entry => entry.Hash));
            (at.Head, at.Bytes) = (new JournalHead(save.Entries[^1].Seq, save.Entries[^1].Hash), bytes);
        }

        (save.Head, save.ChainBytes) = (at.Head, at.Bytes);
        save.IsLate = AttemptClock.IsLate(save.ReceivedAt, state.DeadlineAt(save.ReceivedAt), state.HandedInAt, state.ClosedAt);
    }
}
