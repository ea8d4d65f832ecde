using MethodCabinet.Domain.Lessons.Rooms;

namespace MethodCabinet.Domain.Lessons.Replays;

/// <summary>What is known of somebody who asks for the replay of a lesson.</summary>
/// <param name="Role">Null for who does not belong to the lesson.</param>
/// <param name="IsOfGroup">Learns in the study group whose lesson it was.</param>
/// <param name="HasWard">Answers for a pupil of the lesson or of its group.</param>
/// <param name="Arranges">Set the lesson, or answers for its school, or is of the cabinet.</param>
public readonly record struct ReplayFacts(RoomRole? Role, bool IsOfGroup, bool HasWard, bool Arranges);

/// <summary>Who may see a lesson again, and through whose eyes.</summary>
public static class ReplayAccess
{
    /// <returns>Null for those whom it does not concern. Who was not in the lesson sees what pupils saw.</returns>
    public static RoomRole? AsWhat(ReplayFacts facts) => facts switch
    {
        { Role: { } role } => role,
        { IsOfGroup: true } => RoomRole.Pupil,
        { HasWard: true } or { Arranges: true } => RoomRole.Observer,
        _ => null,
    };

    /// <summary>
    /// Whether somebody is named and heard in a replay. There is no consent of its own for it: a minor is, while the consent to the processing of personal data is in force;
    /// those who lead and the person themselves know them anyway.
    /// </summary>
    public static bool IsNamed(bool isMinor, bool hasConsent, Guid personId, RoomActor viewer) => !isMinor || hasConsent || viewer.IsStaff || viewer.PersonId == personId;
}
