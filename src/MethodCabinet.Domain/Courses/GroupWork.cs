using System.Text.Json.Serialization;

namespace MethodCabinet.Domain.Courses;

/// <summary>A practical work that several do together: one work, one mark.</summary>
/// <param name="ByLearners">They find together by themselves; the tutor may arrange them in any case.</param>
/// <param name="Size">The most in one group.</param>
public sealed record GroupWork(bool ByLearners, int Size)
{
    public const int MaxSize = 20;

    [JsonIgnore]
    public bool IsSound => Size is >= 2 and <= MaxSize;

    /// <summary>Deals people into groups that are as even as can be and no larger than asked for.</summary>
    /// <param name="people">In the order of the lot.</param>
    public static IReadOnlyList<IReadOnlyList<Guid>> Deal(IReadOnlyList<Guid> people, int size)
    {
        var count = (people.Count + size - 1) / size;
        return [.. Enumerable.Range(0, count).Select(group => (IReadOnlyList<Guid>)[.. people.Where((_, index) => index % count == group)])];
    }
}

/// <summary>Группа: who does one practical work of a cohort together, and what they have written so far.</summary>
public sealed class WorkGroup
{
    public const int MaxGroups = 500;

    public required Guid Id { get; init; }

    public required Guid CohortId { get; init; }

    public required Guid UnitId { get; init; }

    /// <summary>1, 2, 3… of this work; its name.</summary>
    public required int Number { get; init; }

    /// <summary>The work as the members write it, before it is handed in.</summary>
    public string Text { get; private set; } = "";

    public IReadOnlyList<Guid> FileIds { get; private set; } = [];

    /// <summary>1, 2, 3…; 0 while nobody has written.</summary>
    public int Draft { get; private set; }

    /// <summary>Enrolment of the member who wrote last.</summary>
    public Guid? WrittenById { get; private set; }

    public DateTimeOffset? WrittenAt { get; private set; }

    public uint Version { get; private set; }

    /// <summary>Keeps what a member wrote. Of two who write at once the second is told and keeps theirs.</summary>
    /// <param name="read">The draft from which the member went on.</param>
    /// <exception cref="RuleBroken">DraftChanged, SubmissionTooLong, SubmissionFiles.</exception>
    public void Write(string text, IReadOnlyList<Guid> files, int read, int maxFiles, Guid by, DateTimeOffset now)
    {
        RequireRead(read);
        if (text.Length > Submission.MaxText)
        {
            throw new RuleBroken(CourseErrors.SubmissionTooLong, new Dictionary<string, object?> { ["max"] = Submission.MaxText });
        }

        if (files.Count > maxFiles)
        {
            throw new RuleBroken(CourseErrors.SubmissionFiles, new Dictionary<string, object?> { ["max"] = maxFiles });
        }

        (Text, FileIds, Draft, WrittenById, WrittenAt) = (text, [.. files], Draft + 1, by, now);
    }

    /// <summary>Nobody hands in over what another has written meanwhile.</summary>
    /// <exception cref="RuleBroken">DraftChanged.</exception>
    public void RequireRead(int read)
    {
        if (read != Draft)
        {
            throw new RuleBroken(CourseErrors.DraftChanged);
        }
    }
}

/// <summary>One learner in a group; in one only of each work.</summary>
public sealed class WorkGroupMember
{
    public required Guid EnrolmentId { get; init; }

    public required Guid UnitId { get; init; }

    public required Guid GroupId { get; set; }
}
