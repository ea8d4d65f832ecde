namespace MethodCabinet.Domain.Materials.Library;

/// <summary>A material of the library: its description, and where it is on its way to readers.</summary>
public sealed class Material : IAudited
{
    public required Guid Id { get; init; }

    public MaterialKind Kind { get; private set; }

    public string Title { get; private set; } = "";

    public string Subtitle { get; private set; } = "";

    public List<string> Authors { get; private set; } = [];

    public List<string> Others { get; private set; } = [];

    public string Edition { get; private set; } = "";

    public string Place { get; private set; } = "";

    public string Publisher { get; private set; } = "";

    public int? Year { get; private set; }

    public string Extent { get; private set; } = "";

    public string Series { get; private set; } = "";

    public string Isbn { get; private set; } = "";

    public string Issn { get; private set; } = "";

    public string SourceTitle { get; private set; } = "";

    public string SourceNumber { get; private set; } = "";

    public string SourcePages { get; private set; } = "";

    public string Url { get; private set; } = "";

    public DateOnly? AccessedOn { get; private set; }

    public string Annotation { get; private set; } = "";

    public List<string> Subjects { get; private set; } = [];

    public int? GradeFrom { get; private set; }

    public int? GradeTo { get; private set; }

    public List<string> Keywords { get; private set; } = [];

    public string Language { get; private set; } = "";

    public string Rights { get; private set; } = "";

    public MaterialAccess Access { get; private set; }

    public MaterialState State { get; private set; }

    /// <summary>Why it was returned or withdrawn; empty otherwise.</summary>
    public string Remark { get; private set; } = "";

    /// <summary>Null for the example data.</summary>
    public required Guid? CreatedById { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>When it was shown to readers for the first time.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    public Guid? PublishedById { get; private set; }

    public uint Version { get; private init; }

    public MaterialDescription Description => new(
        Kind, Title, Subtitle, Authors, Others, Edition, Place, Publisher, Year, Extent, Series, Isbn, Issn, SourceTitle, SourceNumber, SourcePages, Url, AccessedOn, Annotation, Subjects,
        GradeFrom, GradeTo, Keywords, Language, Rights, Access);

    /// <exception cref="RuleBroken">The description is wrong in itself (<see cref="DescriptionCheck"/>).</exception>
    public void Describe(MaterialDescription given, int thisYear)
    {
        var tidy = DescriptionCheck.Tidy(given, thisYear);
        (Kind, Title, Subtitle, Edition, Place, Publisher) = (tidy.Kind, tidy.Title, tidy.Subtitle, tidy.Edition, tidy.Place, tidy.Publisher);
        (Authors, Others, Subjects, Keywords) = ([.. tidy.Authors], [.. tidy.Others], [.. tidy.Subjects], [.. tidy.Keywords]);
        (Year, Extent, Series, Isbn, Issn) = (tidy.Year, tidy.Extent, tidy.Series, tidy.Isbn, tidy.Issn);
        (SourceTitle, SourceNumber, SourcePages, Url, AccessedOn) = (tidy.SourceTitle, tidy.SourceNumber, tidy.SourcePages, tidy.Url, tidy.AccessedOn);
        (Annotation, GradeFrom, GradeTo, Language, Rights, Access) = (tidy.Annotation, tidy.GradeFrom, tidy.GradeTo, tidy.Language, tidy.Rights, tidy.Access);
    }

    /// <summary>To the staff for review.</summary>
    public void Submit(bool hasFiles, DateTimeOffset now)
    {
        Demand(State == MaterialState.Draft, LibraryErrors.StateWrong);
        DemandWhole(hasFiles);
        (State, SubmittedAt, Remark) = (MaterialState.InReview, now, "");
    }

    /// <summary>Back to who proposed it.</summary>
    public void Return(string remark)
    {
        Demand(State == MaterialState.InReview, LibraryErrors.StateWrong);
        (State, Remark) = (MaterialState.Draft, Reason(remark));
    }

    /// <summary>To readers, from any state: also back to them what was withdrawn.</summary>
    public void Publish(bool hasFiles, Guid? byId, DateTimeOffset now)
    {
        Demand(State != MaterialState.Published, LibraryErrors.StateWrong);
        DemandWhole(hasFiles);
        (State, Remark, PublishedById) = (MaterialState.Published, "", byId);
        PublishedAt ??= now;
    }

    public void Withdraw(string reason)
    {
        Demand(State == MaterialState.Published, LibraryErrors.StateWrong);
        (State, Remark) = (MaterialState.Withdrawn, Reason(reason));
    }

    /// <summary>Whether it may go without a trace.</summary>
    public void CheckDeletable() => Demand(PublishedAt is null, LibraryErrors.WasPublished);

    private void DemandWhole(bool hasFiles)
    {
        Demand(Rights.Length > 0, LibraryErrors.RightsMissing);
        Demand(Kind != MaterialKind.Article || SourceTitle.Length > 0, LibraryErrors.SourceMissing);

        // A book stands on a shelf; what is nowhere but on a screen needs a file or an address.
        var onPaper = Kind is MaterialKind.Book or MaterialKind.Article or MaterialKind.NormativeAct or MaterialKind.TextbookSet;
        Demand(onPaper || hasFiles || Url.Length > 0, LibraryErrors.ContentMissing);
    }

    private static string Reason(string text)
    {
        text = text.Trim();
        Demand(text.Length > 0, LibraryErrors.ReasonMissing);
        return text.Length <= DescriptionCheck.MaxText ? text : throw new RuleBroken(LibraryErrors.TextTooLong);
    }

    private static void Demand(bool condition, ErrorCode error)
    {
        if (!condition)
        {
            throw new RuleBroken(error);
        }
    }
}
