using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace MethodCabinet.Domain.Olympiads;

/// <summary>One sealing of a paper. It never changes; a paper that was changed is sealed anew.</summary>
public sealed class PaperSeal
{
    public required Guid Id { get; init; }

    public required Guid PaperId { get; init; }

    /// <summary>1, 2, 3… for the paper.</summary>
    public required int Number { get; init; }

    /// <summary>The <see cref="Materials.StoredFile"/>, which is private.</summary>
    public required Guid FileId { get; init; }

    /// <summary><see cref="Sealing.DigestOf"/> the paper that was sealed.</summary>
    public required byte[] PaperDigest { get; init; }

    public required DateTimeOffset SealedAt { get; init; }

    public required Guid SealedById { get; init; }

    /// <summary>The <see cref="RoundKey.Number"/> of the key that opens it.</summary>
    public int KeyNumber { get; init; } = 1;

    public List<SealedTask> Tasks { get; } = [];
}

/// <summary>A task as it is in a sealed paper: whoever sat that paper is judged by it, whatever became of the paper since.</summary>
public sealed class SealedTask
{
    public required Guid SealId { get; init; }

    /// <summary>The <see cref="PaperTask"/>, which may have been removed since.</summary>
    public required Guid TaskId { get; init; }

    /// <summary>1, 2, 3…</summary>
    public required int Position { get; init; }

    public required Guid QuestionVersionId { get; init; }
}

/// <summary>The opening key of a round: one for all of its papers, because nobody can write down eight by telephone.</summary>
public sealed class RoundKey
{
    public required Guid RoundId { get; init; }

    /// <summary>The <see cref="OpeningKey"/>, encrypted by the key ring.</summary>
    public required byte[] ProtectedKey { get; set; }

    public required DateTimeOffset MadeAt { get; set; }

    /// <summary>1, 2, 3… for the round: a key that somebody learnt too early is replaced.</summary>
    public int Number { get; set; } = 1;

    /// <summary>From when coordinators may have the sheet with the key; null for never.</summary>
    public DateTimeOffset? SheetFrom { get; set; }
}

/// <summary>A sealed paper is on a device of the participant.</summary>
public sealed class HeldKit
{
    public required Guid RegistrationId { get; init; }

    public required Guid SealId { get; init; }

    /// <summary>When the first device said so.</summary>
    public required DateTimeOffset Since { get; init; }
}

/// <summary>When a paper may be sealed, and whether a seal is still that of its paper.</summary>
public static class Sealing
{
    /// <exception cref="RuleBroken">PaperNotReady with the codes of what the checklist finds.</exception>
    public static void CheckReady(ChecklistFacts.PaperFact paper)
    {
        var findings = Checklist.OfPaper(paper).Select(finding => finding.Code).ToList();
        if (findings.Count > 0)
        {
            throw new RuleBroken(SealErrors.PaperNotReady, new Dictionary<string, object?> { ["codes"] = findings });
        }
    }

    /// <summary>Stands for everything of a paper that a participant sees: versions of questions that are asked never change.</summary>
    /// <param name="paper">With its tasks.</param>
    public static byte[] DigestOf(Paper paper) => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
    {
        paper.Title,
        paper.Instructions,
        MaxPoints = paper.MaxPoints.ToString("G29", CultureInfo.InvariantCulture),
        Tasks = paper.Tasks.OrderBy(task => task.Position).Select(task => new { task.Id, task.QuestionVersionId }),
    }));

    /// <summary>Whether the paper was changed since it was sealed, or the key was replaced.</summary>
    /// <param name="paper">With its tasks.</param>
    /// <param name="keyNumber">The <see cref="RoundKey.Number"/> of the round.</param>
    public static bool IsStale(PaperSeal seal, Paper paper, int keyNumber) => seal.KeyNumber != keyNumber || !seal.PaperDigest.AsSpan().SequenceEqual(DigestOf(paper));

    /// <summary>Whether a coordinator may have the sheet with the key.</summary>
    /// <exception cref="RuleBroken">SheetTooEarly with <c>from</c>, null when no time is set.</exception>
    public static void CheckSheet(RoundKey key, DateTimeOffset now)
    {
        if (key.SheetFrom is not { } from || now < from)
        {
            throw new RuleBroken(SealErrors.SheetTooEarly, new Dictionary<string, object?> { ["from"] = key.SheetFrom });
        }
    }
}

public static class SealErrors
{
    /// <summary>Args: <c>codes</c> of the checklist's findings about the paper.</summary>
    public static readonly ErrorCode PaperNotReady = new("olympiad.paper.not-ready", ErrorKind.Conflict);

    /// <summary>The round has no sealed paper, so there is no key.</summary>
    public static readonly ErrorCode NothingSealed = new("olympiad.round.nothing-sealed", ErrorKind.Conflict);

    /// <summary>Args: <c>from</c>, the moment from which a coordinator may see the key; null when the organizer has set none.</summary>
    public static readonly ErrorCode SheetTooEarly = new("olympiad.key-sheet.too-early", ErrorKind.Forbidden);
}
