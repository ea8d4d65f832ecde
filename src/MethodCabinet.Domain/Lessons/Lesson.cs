using MethodCabinet.Domain.Lessons.Journals;
using MethodCabinet.Domain.Lessons.Timetables;

namespace MethodCabinet.Domain.Lessons;

public enum LessonKind
{
    /// <summary>A class of up to thirty: everybody is named, may write, raise a hand and be given the board.</summary>
    Lesson,

    /// <summary>Up to five hundred listeners: what they write goes to those who lead, and they have no boards of their own.</summary>
    Seminar,
}

/// <summary>Онлайн-урок: a live session in a room at a set time (regulation, clauses 2.3.5 and 2.4).</summary>
public sealed class Lesson : IAudited
{
    public const int MaxTitle = 200;
    public const int MinMinutes = 5;
    public const int MaxMinutes = 480;

    /// <summary>So long after its time a lesson that nobody leads ends by itself.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    public required Guid Id { get; init; }

    public required LessonKind Kind { get; init; }

    public required string Title { get; set; }

    public required DateTimeOffset StartsAt { get; set; }

    /// <summary>As planned; a lesson ends when its teacher says so.</summary>
    public required int Minutes { get; set; }

    /// <summary>Pupils wait at the door until somebody lets them in.</summary>
    public bool HasWaitingRoom { get; set; }

    public required Guid CreatedById { get; init; }

    /// <summary>The group whose lesson it is by the timetable; null for one that was set by itself.</summary>
    public Guid? StudyGroupId { get; init; }

    /// <summary>The line of the timetable that it was made from; null where that is gone, or for one that was set by itself.</summary>
    public Guid? TimetableEntryId { get; init; }

    /// <summary>The day for which the timetable made it, wherever it was moved since.</summary>
    public DateOnly? TimetableDay { get; set; }

    public Guid? PlaceId { get; set; }

    /// <summary>When somebody changed it by hand; from then on the timetable leaves it as it is.</summary>
    public DateTimeOffset? ChangedAt { get; private set; }

    /// <summary>When the teacher stated that it was held without the room: at the pupil's home, or at school.</summary>
    public DateTimeOffset? HeldInPersonAt { get; private set; }

    /// <summary>Set together with the entry of the room's log that begins it, as is <see cref="EndedAt"/>.</summary>
    public DateTimeOffset? BegunAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public DateTimeOffset? CalledOffAt { get; private set; }

    /// <summary>When what was said and drawn was deleted: by hand, or because its term was over. Attendance stays.</summary>
    public DateTimeOffset? RecordDeletedAt { get; private set; }

    public uint Version { get; private set; }

    /// <summary>Whether it counts as held.</summary>
    public bool IsHeld => BegunAt is not null || HeldInPersonAt is not null;

    public DateTimeOffset PlannedEnd => StartsAt.AddMinutes(Minutes);

    /// <exception cref="RuleBroken">TitleInvalid.</exception>
    public static string CheckedTitle(string title) => title.Trim() is { Length: > 0 and <= MaxTitle } trimmed
        ? trimmed
        : throw new RuleBroken(LessonErrors.TitleInvalid, new Dictionary<string, object?> { ["max"] = MaxTitle });

    /// <exception cref="RuleBroken">MinutesInvalid.</exception>
    public static int CheckedMinutes(int minutes) => minutes is >= MinMinutes and <= MaxMinutes
        ? minutes
        : throw new RuleBroken(LessonErrors.MinutesInvalid, new Dictionary<string, object?> { ["min"] = MinMinutes, ["max"] = MaxMinutes });

    /// <exception cref="RuleBroken">CalledOff, Begun, TimetableErrors.Held: it takes place as it was made known.</exception>
    public void DemandChangeable()
    {
        if (CalledOffAt is not null)
        {
            throw new RuleBroken(LessonErrors.CalledOff);
        }

        if (BegunAt is not null)
        {
            throw new RuleBroken(LessonErrors.Begun);
        }

        if (HeldInPersonAt is not null)
        {
            throw new RuleBroken(TimetableErrors.Held);
        }
    }

    /// <summary>Somebody has changed it: it is theirs and no longer the timetable's.</summary>
    public void SettleByHand(DateTimeOffset now) => ChangedAt = now;

    /// <summary>Again is harmless.</summary>
    /// <returns>Whether there is something to delete.</returns>
    /// <exception cref="RuleBroken">RecordNotComplete: it goes on, or never began.</exception>
    public bool DeleteRecord(DateTimeOffset now)
    {
        if (EndedAt is null)
        {
            throw new RuleBroken(LessonErrors.RecordNotComplete);
        }

        var isThere = RecordDeletedAt is null;
        RecordDeletedAt ??= now;
        return isThere;
    }

    /// <summary>The teacher states that it was held without the room, or takes that back. Again is harmless.</summary>
    /// <exception cref="RuleBroken">CalledOff; HeldInRoom: evidence says it; Ahead: it has not begun by the timetable.</exception>
    public void StateHeldInPerson(bool isHeld, DateTimeOffset now)
    {
        if (CalledOffAt is not null)
        {
            throw new RuleBroken(LessonErrors.CalledOff);
        }

        if (isHeld && BegunAt is not null)
        {
            throw new RuleBroken(JournalErrors.HeldInRoom);
        }

        if (isHeld && now < StartsAt)
        {
            throw new RuleBroken(JournalErrors.Ahead);
        }

        HeldInPersonAt = isHeld ? HeldInPersonAt ?? now : null;
    }

    /// <summary>Its time is over and nobody leads it any more: whoever taught has gone without ending it.</summary>
    /// <param name="ledUntil">When somebody who leads was last there; null for never.</param>
    public bool IsForgotten(DateTimeOffset? ledUntil, DateTimeOffset now)
    {
        if (BegunAt is not { } begun || EndedAt is not null || CalledOffAt is not null)
        {
            return false;
        }

        var end = begun.AddMinutes(Minutes) is var whole && whole > PlannedEnd ? whole : PlannedEnd;
        return now > end + Patience && now > (ledUntil ?? begun) + Patience;
    }

    /// <summary>Again is harmless.</summary>
    /// <exception cref="RuleBroken">Begun.</exception>
    public void CallOff(DateTimeOffset now)
    {
        if (CalledOffAt is null)
        {
            DemandChangeable();
            CalledOffAt = now;
        }
    }
}
