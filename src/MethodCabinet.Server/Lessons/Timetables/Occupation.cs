using MethodCabinet.Domain.Lessons;
using NpgsqlTypes;

namespace MethodCabinet.Server.Lessons.Timetables;

/// <summary>From when to when a lesson of the timetable holds a person or a place: one of both. The database lets none be held twice at once.</summary>
internal sealed class Occupation
{
    public long Id { get; init; }

    public required Guid LessonId { get; init; }

    public Guid? PersonId { get; init; }

    public Guid? PlaceId { get; init; }

    /// <summary>Without its last moment, so that one lesson may begin when another one ends.</summary>
    public required NpgsqlRange<DateTime> During { get; init; }
}

/// <summary>The same as the lessons themselves say it.</summary>
internal sealed class Occupying
{
    public Guid LessonId { get; init; }

    public Guid? PersonId { get; init; }

    public Guid? PlaceId { get; init; }

    public RoomRole? Role { get; init; }

    public NpgsqlRange<DateTime> During { get; init; }
}
