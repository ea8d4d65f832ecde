namespace MethodCabinet.Domain.Lessons.Rooms;

/// <param name="Id">Of the entry that shared it.</param>
public sealed record SharedFile(Guid Id, Guid FileId, string Name, long Bytes);

/// <param name="Seq">Of the entry that wrote it; 0 while nobody has.</param>
public sealed record RoomNotes(string Text, long Seq);

/// <summary>«Вы здесь?».</summary>
public sealed class PresenceCheck(Guid id, DateTimeOffset at)
{
    private readonly Dictionary<Guid, DateTimeOffset> answers = [];

    public Guid Id { get; } = id;

    public DateTimeOffset At { get; } = at;

    /// <summary>By person; when.</summary>
    public IReadOnlyDictionary<Guid, DateTimeOffset> Answers => answers;

    internal void Take(Guid personId, DateTimeOffset at) => answers.TryAdd(personId, at);
}

/// <summary>What lies in the room for everybody: files, the shared notes, and questions whether one is there.</summary>
public sealed class RoomTable
{
    private const int MostFiles = 50;
    private const int MostChecks = 50;

    private readonly List<SharedFile> files = [];
    private readonly List<PresenceCheck> checks = [];

    public IReadOnlyList<SharedFile> Files => files;

    public IReadOnlyList<PresenceCheck> Checks => checks;

    public RoomNotes Notes { get; private set; } = new("", 0);

    /// <returns>The act as it is entered; null when it changes nothing.</returns>
    internal RoomAct? Checked(RoomActor actor, RoomAct act)
    {
        switch (act)
        {
            case AnswerPresence answer:
                var check = checks.Find(check => check.Id == answer.CheckId) ?? throw new RuleBroken(LessonErrors.ThingUnknown);
                return actor.Role != RoomRole.Pupil ? throw new RuleBroken(LessonErrors.RoleForbids) : check.Answers.ContainsKey(actor.PersonId) ? null : act;
            case WriteNotes write:
                actor.DemandStaff();
                if (write.Text.Length > RoomText.MaxNotes)
                {
                    throw new RuleBroken(LessonErrors.TextTooLong, new Dictionary<string, object?> { ["max"] = RoomText.MaxNotes });
                }

                return write.BasedOn == Notes.Seq ? write.Text == Notes.Text ? null : act : throw new RuleBroken(LessonErrors.NotesChanged);
            default:
                actor.DemandStaff();
                RoomText.DemandRoom(act is ShareFile ? files.Count : 0, MostFiles);
                RoomText.DemandRoom(act is AskPresence ? checks.Count : 0, MostChecks);
                return act is TakeBackFile take && !files.Exists(file => file.Id == take.ShareId) ? null : act;
        }
    }

    internal void Apply(RoomEntry entry)
    {
        switch (entry.Act)
        {
            case ShareFile share:
                files.Add(new SharedFile(entry.Id, share.FileId, share.Name, share.Bytes));
                break;
            case TakeBackFile take:
                files.RemoveAll(file => file.Id == take.ShareId);
                break;
            case WriteNotes write:
                Notes = new RoomNotes(write.Text, entry.Seq);
                break;
            case AskPresence:
                checks.Add(new PresenceCheck(entry.Id, entry.At));
                break;
            case AnswerPresence answer:
                checks.Find(check => check.Id == answer.CheckId)?.Take(entry.By, entry.At);
                break;
        }
    }
}
