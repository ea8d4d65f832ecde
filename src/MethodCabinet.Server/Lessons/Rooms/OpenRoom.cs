using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Rooms;

namespace MethodCabinet.Server.Lessons.Rooms;

/// <summary>A room in the memory of this machine, with the pages that it holds. Everything in here happens one after the other, under <see cref="Gate"/>.</summary>
internal sealed class OpenRoom(Lesson lesson, IReadOnlyDictionary<Guid, RoomRole> members) : IDisposable
{
    private readonly Dictionary<Guid, RoomAllowance> allowances = [];
    private readonly HashSet<RoomPage> pages = [];
    private HashSet<Guid> present = [];

    public Guid LessonId { get; } = lesson.Id;

    public bool HasWaitingRoom { get; } = lesson.HasWaitingRoom;

    public DateTimeOffset? RecordDeletedAt { get; } = lesson.RecordDeletedAt;

    public SemaphoreSlim Gate { get; } = new(1, 1);

    public Room Room { get; } = new(lesson.Kind, lesson.HasWaitingRoom);

    public IReadOnlyDictionary<Guid, RoomRole> Members { get; private set; } = members;

    /// <summary>Of people, as the pages were told.</summary>
    public IReadOnlyCollection<Guid> Present => present;

    /// <summary>How often who is there was read: tells whether a reading has been overtaken by a later one.</summary>
    public int PresenceReadings { get; private set; }

    public IReadOnlyCollection<RoomPage> Pages => pages;

    /// <summary>When a page or the watcher of this machine last needed it.</summary>
    public DateTimeOffset UsedAt { get; set; }

    /// <summary>Told when somebody may do or see other things than before; sound and picture follow it, and as long as they do the room is kept.</summary>
    public Action? Watcher { get; set; }

    /// <summary>No longer among the open ones: nobody tells it of anything any more.</summary>
    public bool IsPutAway { get; set; }

    /// <summary>Whether somebody still belongs to the lesson as they came.</summary>
    public bool Knows(RoomActor actor) => Members.TryGetValue(actor.PersonId, out var role) && role == actor.Role;

    public void Add(RoomPage page) => pages.Add(page);

    public void Remove(RoomPage page) => pages.Remove(page);

    public RoomAllowance AllowanceOf(Guid personId)
    {
        if (!allowances.TryGetValue(personId, out var allowance))
        {
            allowances[personId] = allowance = new RoomAllowance();
        }

        return allowance;
    }

    /// <summary>Takes in an entry that is stored and tells the pages what each may know of it.</summary>
    public void Take(RoomEntry entry)
    {
        var movesPeople = entry.Act is Begin or KeepDoor or Admit or SendOut;
        var inside = movesPeople ? pages.Where(page => Room.Door.IsInside(page.Actor)).ToHashSet() : [];
        Room.Apply(entry);
        foreach (var page in pages)
        {
            if (Room.For(entry, page.Actor) is { } seen)
            {
                page.Tell(seen);
            }

            if (movesPeople && inside.Contains(page) != Room.Door.IsInside(page.Actor))
            {
                page.TellMoved();
            }
        }

        if (movesPeople || entry.Act is Allow or Spotlight or FormGroups or EndGroups or End)
        {
            Watcher?.Invoke();
        }
    }

    /// <summary>Shows a moving pen to those who will see what it draws.</summary>
    public void Show(PenMove move, RoomEntry entry, RoomPage from)
    {
        foreach (var page in pages.Where(page => page != from && Room.For(entry, page.Actor) is not null))
        {
            page.Tell(move);
        }
    }

    public void SetPresent(HashSet<Guid> now)
    {
        PresenceReadings++;
        List<Guid> came = [.. now.Except(present)];
        List<Guid> went = [.. present.Except(now)];
        if (came.Count + went.Count == 0)
        {
            return;
        }

        present = now;
        foreach (var page in pages)
        {
            if (RoomNames.AreAllTold(Room.Kind, page.Actor) && Room.Door.IsInside(page.Actor))
            {
                page.Tell(new PresenceNews(came, went, now.Count));
            }
            else
            {
                page.Tell(new PresenceNews([.. came.Where(IsLeading)], [.. went.Where(IsLeading)], now.Count));
            }
        }
    }

    /// <summary>Pages of those who belong no longer, or as something else, are cut off and connect anew as far as they may.</summary>
    public void SetMembers(IReadOnlyDictionary<Guid, RoomRole> now)
    {
        Members = now;
        foreach (var page in pages.Where(page => !Knows(page.Actor)).ToList())
        {
            page.CutOff();
        }

        Watcher?.Invoke();
    }

    public void Dispose() => Gate.Dispose();

    private bool IsLeading(Guid personId) => Members.TryGetValue(personId, out var role) && role is RoomRole.Teacher or RoomRole.Assistant;
}

/// <summary>Who is told by name who else is there.</summary>
internal static class RoomNames
{
    /// <summary>In a class everybody; in a seminar of hundreds those who lead, and others know these by name only.</summary>
    public static bool AreAllTold(LessonKind kind, RoomActor viewer) => kind == LessonKind.Lesson || viewer.IsStaff;
}
