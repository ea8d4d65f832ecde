using MethodCabinet.Domain.People;

namespace MethodCabinet.Domain.Olympiads.Contests;

public enum EntryStatus
{
    /// <summary>Being written; only its author and the author's school see it.</summary>
    Draft,
    Submitted,
    Withdrawn,
}

/// <summary>What is written about an entry.</summary>
/// <param name="CoAuthors">Names, one a line; commas and semicolons divide them too.</param>
/// <param name="SupervisorId">Научный руководитель: works where the author studies.</param>
/// <param name="VideoUrl">https; empty when there is none.</param>
public sealed record EntryText(Guid NominationId, string Title, string Annotation, string CoAuthors, Guid? SupervisorId, string VideoUrl);

/// <summary>Заявка на конкурс: a work with its files.</summary>
public sealed class ContestEntry : IAudited
{
    public const int MaxAnnotation = 2_000;
    public const int MaxCoAuthors = 500;
    public const int MaxUrl = 500;
    public const int MaxFiles = 10;

    /// <summary>Of one person in one contest, with those that were withdrawn.</summary>
    public const int MaxOfPerson = 20;

    public required Guid Id { get; init; }

    public required Guid ContestId { get; init; }

    public Guid NominationId { get; private set; }

    public required Guid PersonId { get; init; }

    /// <summary>Where the author works or studies.</summary>
    public required Guid OrganizationId { get; init; }

    /// <summary>Of a pupil.</summary>
    public int? Grade { get; init; }

    public string Title { get; private set; } = "";

    public string Annotation { get; private set; } = "";

    /// <summary>Names, one a line.</summary>
    public string CoAuthors { get; private set; } = "";

    public Guid? SupervisorId { get; private set; }

    public string VideoUrl { get; private set; } = "";

    public EntryStatus Status { get; private set; } = EntryStatus.Draft;

    /// <summary>Random, so that it tells nothing about the author; by it experts and voters know the entry. Null before it was submitted.</summary>
    public int? Number { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>How many files it has been given, with those that were removed: a number, and so an address, never names another file.</summary>
    public int FilesEver { get; set; }

    public uint Version { get; private set; }

    /// <param name="files">How many it has: one that was submitted keeps a file or a link.</param>
    /// <exception cref="RuleBroken">NotOpen, Closed, EntryWithdrawn, EntryInvalid, CoAuthorInvalid, EntryEmpty.</exception>
    public void Write(Contest contest, EntryText text, DateTimeOffset now, int files = 0)
    {
        CheckOpen(contest, now);
        if (Status == EntryStatus.Withdrawn)
        {
            throw new RuleBroken(ContestErrors.EntryWithdrawn);
        }

        Require(text.Title.Trim() is { Length: > 0 and <= OlympiadPlan.MaxTitle }, nameof(text.Title));
        Require(text.Annotation.Length <= MaxAnnotation, nameof(text.Annotation));
        Require(text.CoAuthors.Length <= MaxCoAuthors, nameof(text.CoAuthors));
        var coAuthors = NamesIn(text.CoAuthors).ToList();
        if (coAuthors.Find(name => !WrittenName.IsName(name)) is { } wrong)
        {
            throw new RuleBroken(ContestErrors.CoAuthorInvalid, new Dictionary<string, object?> { ["name"] = wrong });
        }

        Require(
            text.VideoUrl.Length == 0
                || (text.VideoUrl.Length <= MaxUrl && Uri.TryCreate(text.VideoUrl, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps && url.UserInfo.Length == 0 && HasHost(url)),
            nameof(text.VideoUrl));
        if (Status == EntryStatus.Submitted && files == 0 && text.VideoUrl.Length == 0)
        {
            throw new RuleBroken(ContestErrors.EntryEmpty);
        }

        (NominationId, Title, Annotation, CoAuthors, SupervisorId, VideoUrl) =
            (text.NominationId, text.Title.Trim(), text.Annotation.Trim(), string.Join('\n', coAuthors), text.SupervisorId, text.VideoUrl);
    }

    /// <summary>Sends it in. Until the deadline a submitted entry can still be changed.</summary>
    /// <param name="files">How many it has.</param>
    /// <param name="number">Of no other entry.</param>
    /// <exception cref="RuleBroken">NotOpen, Closed, EntryNotDraft, EntryEmpty.</exception>
    public void Submit(Contest contest, int files, int number, DateTimeOffset now)
    {
        CheckOpen(contest, now);
        if (Status != EntryStatus.Draft)
        {
            throw new RuleBroken(ContestErrors.EntryNotDraft);
        }

        if (files == 0 && VideoUrl.Length == 0)
        {
            throw new RuleBroken(ContestErrors.EntryEmpty);
        }

        (Status, SubmittedAt, Number) = (EntryStatus.Submitted, now, number);
    }

    /// <summary>The names in <see cref="CoAuthors"/>, taken apart as documents are made out (view certificates.grounds).</summary>
    public IEnumerable<string> NamedCoAuthors() => NamesIn(CoAuthors);

    /// <summary>The names of a text like <see cref="CoAuthors"/>.</summary>
    public static IEnumerable<string> NamesIn(string coAuthors) => coAuthors.Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <exception cref="RuleBroken">EntryWithdrawn.</exception>
    public void Withdraw() => Status = Status == EntryStatus.Withdrawn ? throw new RuleBroken(ContestErrors.EntryWithdrawn) : EntryStatus.Withdrawn;

    /// <exception cref="RuleBroken">NotOpen, Closed.</exception>
    public static void CheckOpen(Contest contest, DateTimeOffset now)
    {
        if (contest.Status == ContestStatus.Draft || now < contest.Settings.Entries.From)
        {
            throw new RuleBroken(ContestErrors.NotOpen, new Dictionary<string, object?> { ["from"] = contest.Settings.Entries.From });
        }

        if (now >= contest.Settings.Entries.Until)
        {
            throw new RuleBroken(ContestErrors.Closed, new Dictionary<string, object?> { ["until"] = contest.Settings.Entries.Until });
        }
    }

    /// <summary>A browser takes a host whose last label is a number for an IPv4 address, and opens nothing when it is none (https://url.spec.whatwg.org/#ends-in-a-number-checker).</summary>
    private static bool HasHost(Uri url)
    {
        var label = url.IdnHost.TrimEnd('.').Split('.')[^1];
        return url.HostNameType != UriHostNameType.Dns || (!label.All(char.IsAsciiDigit) && !label.StartsWith("0x", StringComparison.OrdinalIgnoreCase));
    }

    private static void Require(bool holds, string field)
    {
        if (!holds)
        {
            throw new RuleBroken(ContestErrors.EntryInvalid, new Dictionary<string, object?> { ["field"] = field });
        }
    }
}

/// <summary>A stored file of an entry.</summary>
public sealed class ContestFile
{
    /// <summary>PDF, Word, PowerPoint and pictures.</summary>
    private static readonly string[] Kinds =
    [
        "application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation", "image/png", "image/jpeg", "image/webp",
    ];

    public required Guid FileId { get; init; }

    public required Guid EntryId { get; init; }

    /// <summary>1, 2, 3… in the order in which they came; it is never given again.</summary>
    public required int Number { get; init; }

    /// <param name="files">That the entry has already.</param>
    /// <exception cref="RuleBroken">FileKindWrong, FilesTooMany.</exception>
    public static void Check(string mediaType, int files)
    {
        if (!Kinds.Contains(mediaType))
        {
            throw new RuleBroken(ContestErrors.FileKindWrong);
        }

        if (files >= ContestEntry.MaxFiles)
        {
            throw new RuleBroken(ContestErrors.FilesTooMany, new Dictionary<string, object?> { ["max"] = ContestEntry.MaxFiles });
        }
    }
}
