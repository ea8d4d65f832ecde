namespace MethodCabinet.Domain.Lessons.Rooms;

/// <summary>Who does something in a room: the role comes from the list of the lesson, never from the caller.</summary>
public readonly record struct RoomActor(Guid PersonId, RoomRole Role)
{
    /// <summary>Leads or helps to lead.</summary>
    public bool IsStaff => Role is RoomRole.Teacher or RoomRole.Assistant;

    /// <exception cref="RuleBroken">RoleForbids.</exception>
    public void DemandStaff()
    {
        if (!IsStaff)
        {
            throw new RuleBroken(LessonErrors.RoleForbids);
        }
    }
}
