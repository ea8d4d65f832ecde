using MethodCabinet.Domain.Lessons.Rooms;

namespace MethodCabinet.Server.Lessons.Rooms;

/// <summary>An entry of a room's log, as it is stored.</summary>
public sealed class RoomLogRow
{
    public required Guid LessonId { get; init; }

    public required long Seq { get; init; }

    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Guid ById { get; init; }

    public required RoomAct Act { get; init; }

    internal RoomEntry Entry => new(Seq, Id, At, ById, Act);
}
