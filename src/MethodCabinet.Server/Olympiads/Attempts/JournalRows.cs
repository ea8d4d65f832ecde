namespace MethodCabinet.Server.Olympiads.Attempts;

/// <summary>The columns of the insert of <see cref="JournalStore"/>, kept from group to group.</summary>
internal sealed class JournalRows
{
    public List<Guid> Attempts { get; } = [];

    public List<Guid> Devices { get; } = [];

    public List<long> Seqs { get; } = [];

    public List<Guid> Tasks { get; } = [];

    public List<string> Answers { get; } = [];

    public List<long> Elapsed { get; } = [];

    public List<byte[]> Hashes { get; } = [];

    public List<DateTimeOffset> Received { get; } = [];

    public List<bool> Late { get; } = [];

    public List<uint> RoundVersions { get; } = [];

    public List<int> More { get; } = [];

    public List<DateTimeOffset?> HandedInAt { get; } = [];

    public List<DateTimeOffset?> PausedAt { get; } = [];

    public List<TimeSpan> PausedFor { get; } = [];

    public List<long> ChainBytes { get; } = [];

    public void Fill(List<PendingSave> saves)
    {
        Attempts.Clear();
        Devices.Clear();
        Seqs.Clear();
        Tasks.Clear();
        Answers.Clear();
        Elapsed.Clear();
        Hashes.Clear();
        Received.Clear();
        Late.Clear();
        RoundVersions.Clear();
        More.Clear();
        HandedInAt.Clear();
        PausedAt.Clear();
        PausedFor.Clear();
        ChainBytes.Clear();
        foreach (var save in saves)
        {
            var (state, bytes) = (save.State!, save.BytesBefore);
            foreach (var entry in save.Entries.AsSpan(save.HeldCount))
            {
                Attempts.Add(save.AttemptId);
                Devices.Add(save.DeviceId);
                Seqs.Add(entry.Seq);
                Tasks.Add(entry.TaskId);
                Answers.Add(entry.Answer);
                Elapsed.Add(entry.ElapsedMs);
                Hashes.Add(entry.Hash);
                Received.Add(save.ReceivedAt);
                Late.Add(save.IsLate);
                RoundVersions.Add(state.RoundVersion);
                More.Add(state.MoreMinutes);
                HandedInAt.Add(state.HandedInAt);
                PausedAt.Add(state.Pauses.OwnSince);
                PausedFor.Add(state.Pauses.Own);
                ChainBytes.Add(bytes += entry.AnswerBytes);
            }
        }
    }
}
