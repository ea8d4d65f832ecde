using MethodCabinet.Domain.Courses.Scorm;

namespace MethodCabinet.Domain.Courses;

/// <summary>The content of a unit as it was written once. What an edition shows is never changed: a change becomes another version.</summary>
public sealed class UnitVersion
{
    private UnitVersion()
    {
    }

    /// <exception cref="RuleBroken">TextTooLong.</exception>
    public UnitVersion(Guid id, Guid courseId, Guid unitId, UnitContent content, Guid by, DateTimeOffset now)
    {
        (Id, CourseId, UnitId) = (id, courseId, unitId);
        Write(content, by, now);
    }

    public Guid Id { get; private init; }

    public Guid CourseId { get; private init; }

    public Guid UnitId { get; private init; }

    public UnitContent Content { get; private set; } = UnitContent.Blank(UnitKind.Text);

    /// <summary>The file of the content, beside it so that the database keeps it as long as it is shown.</summary>
    public Guid? FileId { get; private set; }

    /// <summary>Materials of the library to which the content links, beside it so that they are found without reading every content.</summary>
    public IReadOnlyList<Guid> MaterialIds { get; private set; } = [];

    public Guid WrittenById { get; private set; }

    public DateTimeOffset WrittenAt { get; private set; }

    public uint Version { get; private set; }

    /// <summary>Writes a change: in place as long as no edition shows this version, otherwise as the next one.</summary>
    /// <param name="isPublished">An edition shows it.</param>
    /// <returns>The version that holds the change: this one or a new one.</returns>
    /// <exception cref="RuleBroken">KindKept, TextTooLong.</exception>
    public UnitVersion Revise(UnitContent content, bool isPublished, Guid newId, Guid by, DateTimeOffset now)
    {
        if (content.Kind != Content.Kind)
        {
            throw new RuleBroken(CourseErrors.KindKept);
        }

        if (isPublished)
        {
            return new UnitVersion(newId, CourseId, UnitId, content, by, now);
        }

        Write(content, by, now);
        return this;
    }

    private void Write(UnitContent content, Guid by, DateTimeOffset now)
    {
        if (content.Text.Length > UnitContent.MaxText)
        {
            throw new RuleBroken(CourseErrors.TextTooLong, new Dictionary<string, object?> { ["max"] = UnitContent.MaxText });
        }

        (Content, FileId, MaterialIds, WrittenById, WrittenAt) = (content, FileOf(content), content.MaterialIds, by, now);
    }

    private static Guid? FileOf(UnitContent content) => content switch
    {
        FileContent file => file.FileId,
        VideoContent video => video.FileId,
        ScormContent package => package.FileId,
        _ => null,
    };
}
