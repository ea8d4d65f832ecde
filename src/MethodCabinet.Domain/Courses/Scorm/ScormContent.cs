using System.Text.Json.Serialization;

namespace MethodCabinet.Domain.Courses.Scorm;

/// <summary>A package of another program, which is opened in the page.</summary>
/// <param name="FileId">The archive; null while nobody has chosen one.</param>
/// <param name="Package">What is in it; null without one.</param>
/// <param name="ByPackage">The unit is complete when the package says so; otherwise its learner says it.</param>
public sealed record ScormContent(string Text, string Html, Guid? FileId, ScormPackage? Package, bool ByPackage) : UnitContent(Text, Html)
{
    /// <summary>Of the unit, whatever the package scores by.</summary>
    public const decimal MaxPoints = 100;

    public override UnitKind Kind => UnitKind.Scorm;

    /// <summary>A package that reports nothing is completed by its learner.</summary>
    [JsonIgnore]
    public bool IsCompletedByPackage => ByPackage && Package?.Items.Any(item => item.Reports) == true;

    protected override IEnumerable<ErrorCode> OwnProblems() => FileId is null || Package is null ? [CourseErrors.FileMissing] : [];
}
