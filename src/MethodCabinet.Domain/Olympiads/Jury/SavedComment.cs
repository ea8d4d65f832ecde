namespace MethodCabinet.Domain.Olympiads.Jury;

/// <summary>A remark that jurors of a task use again and again; one writes it, all have it.</summary>
public sealed class SavedComment
{
    public const int MaxText = 500;

    /// <summary>Of one task: more than can be looked through.</summary>
    public const int MaxCount = 50;

    public required Guid Id { get; init; }

    public required Guid TaskId { get; init; }

    public required Guid AuthorId { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <exception cref="RuleBroken">CommentEmpty, CommentTooLong, CommentsTooMany.</exception>
    public static void Check(string text, int count)
    {
        if (text.Length == 0)
        {
            throw new RuleBroken(JuryErrors.CommentEmpty);
        }

        if (text.Length > MaxText)
        {
            throw new RuleBroken(JuryErrors.CommentTooLong, new Dictionary<string, object?> { ["max"] = MaxText });
        }

        if (count >= MaxCount)
        {
            throw new RuleBroken(JuryErrors.CommentsTooMany, new Dictionary<string, object?> { ["max"] = MaxCount });
        }
    }
}
