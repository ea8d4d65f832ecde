using MethodCabinet.Domain.Lessons.Rooms;

namespace MethodCabinet.Domain.Lessons.Replays;

/// <summary>How long what was said and drawn is kept, and what stays when it goes.</summary>
public static class LessonRecord
{
    /// <summary>The last day: 31 August after the school year in which the lesson was, or so many years later.</summary>
    public static DateOnly KeptUntil(DateOnly heldOn, int moreYears) => new(heldOn.Year + (heldOn.Month >= 9 ? 1 : 0) + moreYears, 8, 31);

    /// <summary>
    /// What stays of a log: when the lesson was, and who answered that they were there, which is attendance. It is a log again, numbered anew.
    /// </summary>
    public static IReadOnlyList<RoomEntry> Rest(IEnumerable<RoomEntry> log) =>
        [.. log.Where(entry => entry.Act is Begin or End or AskPresence or AnswerPresence).Select((entry, index) => entry with { Seq = index + 1 })];

    /// <summary>Files that the log speaks of.</summary>
    public static IReadOnlySet<Guid> Files(IEnumerable<RoomEntry> log) => log.SelectMany(entry => entry.Act switch
    {
        BringSlides slides => slides.Pages,
        ShareFile share => [share.FileId],
        _ => (IEnumerable<Guid>)[],
    }).ToHashSet();
}
