namespace MethodCabinet.Domain.Courses.Talk;

/// <summary>Тема обсуждения of a cohort, or of one unit in it.</summary>
public sealed class DiscussionThread
{
    public const int MaxTitle = 150;

    /// <summary>Chosen by the client.</summary>
    public required Guid Id { get; init; }

    public required Guid CohortId { get; init; }

    /// <summary>Null for the whole course.</summary>
    public Guid? UnitId { get; init; }

    public required string Title { get; init; }

    public required Guid AuthorId { get; init; }

    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>When the last message came; the list is sorted by it.</summary>
    public required DateTimeOffset LastAt { get; set; }

    public bool IsPinned { get; set; }

    /// <summary>Only tutors write in it.</summary>
    public bool IsClosed { get; set; }

    /// <exception cref="RuleBroken">TitleInvalid.</exception>
    public static string CheckedTitle(string title) => title.Trim() is { Length: > 0 and <= MaxTitle } checkedTitle
        ? checkedTitle
        : throw new RuleBroken(TalkErrors.TitleInvalid, new Dictionary<string, object?> { ["max"] = MaxTitle });

    /// <exception cref="RuleBroken">ThreadClosed.</exception>
    public void DemandOpen(bool isTutor)
    {
        if (IsClosed && !isTutor)
        {
            throw new RuleBroken(TalkErrors.ThreadClosed);
        }
    }
}

/// <summary>Сообщение of a thread; its first one opens it.</summary>
public sealed class DiscussionPost
{
    public const int MaxText = 10_000;

    /// <summary>So long authors may change or delete what they wrote; afterwards others have answered it.</summary>
    public static readonly TimeSpan Changeable = TimeSpan.FromMinutes(30);

    /// <summary>Chosen by the client, so that sending it twice writes once.</summary>
    public required Guid Id { get; init; }

    public required Guid ThreadId { get; init; }

    public required Guid AuthorId { get; init; }

    /// <summary>It opens the thread: hidden or deleted, it hides the thread from learners.</summary>
    public required bool IsFirst { get; init; }

    /// <summary>Markdown; empty once deleted.</summary>
    public required string Text { get; set; }

    /// <summary>Sanitized HTML with MathML.</summary>
    public required string Html { get; set; }

    public required DateTimeOffset WrittenAt { get; init; }

    public DateTimeOffset? EditedAt { get; private set; }

    public DateTimeOffset? DeletedAt { get; private set; }

    public Guid? HiddenById { get; private set; }

    /// <summary>Why a tutor hid it, for its author and the tutors; empty while it is shown.</summary>
    public string HiddenReason { get; private set; } = "";

    public uint Version { get; private set; }

    public bool IsHidden => HiddenById is not null;

    public bool CanChange(Guid by, DateTimeOffset now) => AuthorId == by && DeletedAt is null && !IsHidden && now < WrittenAt + Changeable;

    /// <exception cref="RuleBroken">PostNotOwn, PostSettled.</exception>
    public void Rewrite(string text, string html, Guid by, DateTimeOffset now)
    {
        DemandChangeable(by, now);
        (Text, Html, EditedAt) = (text, html, now);
    }

    /// <summary>Its words are gone; that there was something stays, for others have answered it. Again is harmless.</summary>
    /// <exception cref="RuleBroken">PostNotOwn, PostSettled.</exception>
    public void Delete(Guid by, DateTimeOffset now)
    {
        if (AuthorId == by && DeletedAt is not null)
        {
            return;
        }

        DemandChangeable(by, now);
        (Text, Html, DeletedAt) = ("", "", now);
    }

    /// <exception cref="RuleBroken">ReasonMissing, TextTooLong.</exception>
    public void Hide(string reason, Guid by) => (HiddenReason, HiddenById) = (TalkText.Reason(reason), by);

    public void Show() => (HiddenReason, HiddenById) = ("", null);

    private void DemandChangeable(Guid by, DateTimeOffset now)
    {
        if (AuthorId != by)
        {
            throw new RuleBroken(TalkErrors.PostNotOwn);
        }

        if (!CanChange(by, now))
        {
            throw new RuleBroken(TalkErrors.PostSettled, new Dictionary<string, object?> { ["minutes"] = (int)Changeable.TotalMinutes });
        }
    }
}

/// <summary>How far somebody has read a thread.</summary>
public sealed class ThreadSeen
{
    public required Guid ThreadId { get; init; }

    public required Guid PersonId { get; init; }

    public required DateTimeOffset Until { get; init; }
}
