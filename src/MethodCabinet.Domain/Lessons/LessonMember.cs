namespace MethodCabinet.Domain.Lessons;

/// <summary>Who belongs to a lesson; nobody else enters its room.</summary>
public sealed class LessonMember : IAudited
{
    public required Guid LessonId { get; init; }

    public required Guid PersonId { get; init; }

    public required RoomRole Role { get; set; }

    public static int Most(LessonKind kind) => kind == LessonKind.Seminar ? 600 : 60;

    /// <exception cref="RuleBroken">MemberTwice, MembersTooMany, TeacherMissing.</exception>
    public static void Check(LessonKind kind, IReadOnlyList<(Guid PersonId, RoomRole Role)> members)
    {
        if (members.DistinctBy(member => member.PersonId).Count() < members.Count)
        {
            throw new RuleBroken(LessonErrors.MemberTwice);
        }

        if (members.Count > Most(kind))
        {
            throw new RuleBroken(LessonErrors.MembersTooMany, new Dictionary<string, object?> { ["max"] = Most(kind) });
        }

        if (members.All(member => member.Role != RoomRole.Teacher))
        {
            throw new RuleBroken(LessonErrors.TeacherMissing);
        }
    }
}
