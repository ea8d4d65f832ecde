namespace MethodCabinet.Server.Olympiads.Attempts;

/// <summary>
/// What the writer knows of the chains it wrote last, so that it need not ask before each group. The insert itself refuses a state that is no longer
/// true, and the journal's key a head that is. A device of the same attempt that has begun on another node is told of by that node; should its notice be lost, it is noticed
/// after <see cref="Lifetime"/>. Not thread-safe.
/// </summary>
internal sealed class KnownStates(TimeProvider clock)
{
    private const int Capacity = 20_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private readonly Dictionary<Guid, Known> byAttempt = [];

    private readonly record struct Known(Guid DeviceId, SaveState State, long ReadAt);

    /// <summary>Null when the database is to be asked; also when the save leaves a gap, for what is missing may have gone through another node.</summary>
    public SaveState? Find(PendingSave save) =>
        byAttempt.TryGetValue(save.AttemptId, out var known) && known.DeviceId == save.DeviceId
        && save.Entries[0].Seq <= known.State.Head.Seq + 1 && clock.GetElapsedTime(known.ReadAt) < Lifetime
            ? known.State
            : null;

    /// <summary>Call after the save is committed. An attempt with several devices is not kept: each is to be told what the others answered.</summary>
    public void Keep(PendingSave save)
    {
        var wasKnown = byAttempt.TryGetValue(save.AttemptId, out var known);
        if (save.State!.HasOtherDevices || (wasKnown && known.DeviceId != save.DeviceId))
        {
            byAttempt.Remove(save.AttemptId);
            return;
        }

        if (byAttempt.Count >= Capacity)
        {
            byAttempt.Clear();
        }

        var readAt = wasKnown && clock.GetElapsedTime(known.ReadAt) < Lifetime ? known.ReadAt : clock.GetTimestamp();
        byAttempt[save.AttemptId] = new Known(save.DeviceId, save.State with { Head = save.Head, ChainBytes = save.ChainBytes }, readAt);
    }

    public void Forget(Guid attemptId) => byAttempt.Remove(attemptId);

    public void Clear() => byAttempt.Clear();
}
