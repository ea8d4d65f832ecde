namespace MethodCabinet.Domain.Lessons.HomeSchooling;

/// <summary>Schooling at home.</summary>
public static class HomeErrors
{
    public static readonly ErrorCode BasisInvalid = new("lesson.home.basis-invalid", ErrorKind.Invalid);

    /// <summary>Nobody of the school's pupils.</summary>
    public static readonly ErrorCode PupilUnknown = new("lesson.home.pupil-unknown", ErrorKind.Invalid);

    /// <summary>The pupil is taught at home in these days already.</summary>
    public static readonly ErrorCode Twice = new("lesson.home.twice", ErrorKind.Conflict);

    /// <summary>Args: <c>max</c>, hours a week of all subjects.</summary>
    public static readonly ErrorCode PlanInvalid = new("lesson.home.plan-invalid", ErrorKind.Invalid);

    /// <summary>A line of the plan lies wholly outside the new term. Args: <c>subject</c>.</summary>
    public static readonly ErrorCode PlanBeyond = new("lesson.home.plan-beyond", ErrorKind.Conflict);

    /// <summary>It has lessons: they would count for nothing.</summary>
    public static readonly ErrorCode ItemUsed = new("lesson.home.item-used", ErrorKind.Conflict);

    /// <summary>Days and times for a proposal: the end before the beginning, a Sunday, or too many.</summary>
    public static readonly ErrorCode WindowsInvalid = new("lesson.home.windows-invalid", ErrorKind.Invalid);
}
