using MethodCabinet.Domain.People;

namespace MethodCabinet.Domain.Olympiads.Jury;

/// <summary>
/// Заявленный самоотвод: what is not known from the data and was said, by the juror or by the chair for a juror. It holds in every olympiad. One of school, name and work is given.
/// </summary>
public sealed class DeclaredConflict : IAudited
{
    public const int MaxReason = 500;

    public const int MaxName = 200;

    public required Guid Id { get; init; }

    public required Guid JurorId { get; init; }

    /// <summary>A school.</summary>
    public Guid? OrganizationId { get; init; }

    /// <summary>Somebody as a juror knows them, as <see cref="NameOf"/> writes it: participants are not listed to choose from.</summary>
    public string? Name { get; init; }

    /// <summary>A work whose author the juror has recognized; the author is meant.</summary>
    public Guid? AttemptId { get; init; }

    public required string Reason { get; init; }

    public required Guid DeclaredById { get; init; }

    public required DateTimeOffset DeclaredAt { get; init; }

    /// <exception cref="RuleBroken">ConflictReasonInvalid.</exception>
    public static string CheckReason(string reason) =>
        reason.Trim() is { Length: > 0 and <= MaxReason } trimmed
            ? trimmed
            : throw new RuleBroken(JuryErrors.ConflictReasonInvalid, new Dictionary<string, object?> { ["max"] = MaxReason });

    /// <summary>Surname, first name and, if known, patronymic, by which people are found.</summary>
    /// <exception cref="RuleBroken">ConflictNameInvalid.</exception>
    public static string NameOf(string typed)
    {
        var words = PersonRules.Fold(typed).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 1 && typed.Length <= MaxName && words.All(word => word.All(c => char.IsLetter(c) || c is '-' or '\'' or '’' or '.' or '(' or ')'))
            ? string.Join(' ', words)
            : throw new RuleBroken(JuryErrors.ConflictNameInvalid);
    }
}
