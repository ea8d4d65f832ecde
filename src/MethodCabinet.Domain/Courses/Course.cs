namespace MethodCabinet.Domain.Courses;

public enum CourseAudience
{
    Teachers,
    Pupils,
}

/// <summary>
/// Курс. Its draft is edited at any time; learners see the edition that their cohort follows (<see cref="CourseEdition"/>), so that nothing changes under somebody who reads.
/// </summary>
public sealed class Course
{
    public const int MaxTitle = 200;
    public const int MaxSummary = 10_000;

    /// <summary>Academic hours.</summary>
    public const int MaxHours = 1_000;

    public required Guid Id { get; init; }

    public string Title { get; private set; } = "";

    /// <summary>Markdown with TeX between dollar signs.</summary>
    public string Summary { get; private set; } = "";

    /// <summary>Sanitized HTML with MathML.</summary>
    public string SummaryHtml { get; private set; } = "";

    /// <summary>Academic hours as they stand in the certificate; 0 while nobody has said.</summary>
    public int Hours { get; private set; }

    public required CourseAudience Audience { get; init; }

    /// <summary>Shown where a new course is begun, and learned by nobody.</summary>
    public bool IsTemplate { get; private set; }

    /// <summary>Who has let the course issue certificates by itself to whoever completes it; null while the cabinet issues them.</summary>
    public Guid? CertificatesById { get; private set; }

    /// <summary>How the mark of its next cohorts is made, where the course came with that; null where each cohort begins with the standard.</summary>
    public GradePlan? Grading { get; private set; }

    /// <summary>The draft.</summary>
    public CourseOutline Outline { get; private set; } = CourseOutline.Empty;

    /// <summary>Number of the last edition; 0 before the first.</summary>
    public int LastEdition { get; private set; }

    public DateTimeOffset? ArchivedAt { get; private set; }

    public required Guid CreatedById { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public uint Version { get; private set; }

    /// <returns>The title without spaces around it.</returns>
    /// <exception cref="RuleBroken">TitleInvalid with <c>max</c>.</exception>
    public static string CheckedTitle(string title)
    {
        title = title.Trim();
        return title.Length is > 0 and <= MaxTitle ? title : throw new RuleBroken(CourseErrors.TitleInvalid, new Dictionary<string, object?> { ["max"] = MaxTitle });
    }

    /// <exception cref="RuleBroken">TitleInvalid, TextTooLong, HoursRange.</exception>
    public void Describe(string title, string summary, string summaryHtml, int hours, bool isTemplate)
    {
        if (summary.Length > MaxSummary)
        {
            throw new RuleBroken(CourseErrors.TextTooLong, new Dictionary<string, object?> { ["max"] = MaxSummary });
        }

        if (hours is < 0 or > MaxHours)
        {
            throw new RuleBroken(CourseErrors.HoursRange, new Dictionary<string, object?> { ["max"] = MaxHours });
        }

        (Title, Summary, SummaryHtml, Hours, IsTemplate) = (CheckedTitle(title), summary, summaryHtml, hours, isTemplate);
    }

    /// <summary>From now on certificates are issued by themselves, in the name of who says so first, or no longer.</summary>
    public void IssueCertificates(bool byThemselves, Guid by) => CertificatesById = byThemselves ? CertificatesById ?? by : null;

    /// <exception cref="RuleBroken">GradeSchemeInvalid.</exception>
    public void PlanGrading(GradePlan? plan)
    {
        plan?.Check();
        Grading = plan;
    }

    /// <param name="outline">Checked by <see cref="OutlineCheck"/>.</param>
    /// <exception cref="RuleBroken">Archived.</exception>
    public void Arrange(CourseOutline outline)
    {
        RequireOpen();
        Outline = outline;
    }

    public void Archive(DateTimeOffset? at) => ArchivedAt = at;

    /// <summary>The next edition, of the draft as it is.</summary>
    /// <param name="last">The one with <see cref="LastEdition"/>; null before the first.</param>
    /// <param name="contents">Of all units of the draft, by the id of their version.</param>
    /// <param name="ofBanks">As <see cref="Publishing.Problems"/> asks for it; null where no unit is a quiz.</param>
    /// <exception cref="RuleBroken">Archived, NotReady with <c>problems</c>, NothingNew.</exception>
    public CourseEdition Publish(
        CourseEdition? last, IReadOnlyDictionary<Guid, UnitContent> contents, Guid by, DateTimeOffset now, IReadOnlyDictionary<Guid, IReadOnlyList<ErrorCode>>? ofBanks = null)
    {
        RequireOpen();
        var problems = Publishing.Problems(this, contents, ofBanks);
        if (problems.Count > 0)
        {
            throw new RuleBroken(CourseErrors.NotReady, new Dictionary<string, object?> { ["problems"] = problems.Count });
        }

        if (last is not null && Publishing.AreAlike(last.Outline, Outline) && (last.Title, last.Hours) == (Title, Hours))
        {
            throw new RuleBroken(CourseErrors.NothingNew);
        }

        return new CourseEdition { CourseId = Id, Number = ++LastEdition, Title = Title, Hours = Hours, Outline = Outline, PublishedById = by, PublishedAt = now };
    }

    private void RequireOpen()
    {
        if (ArchivedAt is not null)
        {
            throw new RuleBroken(CourseErrors.Archived);
        }
    }
}

/// <summary>A course as it was published: immutable.</summary>
public sealed class CourseEdition
{
    public required Guid CourseId { get; init; }

    /// <summary>1, 2, 3… within its course.</summary>
    public required int Number { get; init; }

    public required string Title { get; init; }

    public required int Hours { get; init; }

    public required CourseOutline Outline { get; init; }

    public required Guid PublishedById { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }
}
