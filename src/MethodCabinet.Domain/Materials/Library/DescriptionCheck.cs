namespace MethodCabinet.Domain.Materials.Library;

/// <summary>Trims a description and refuses what cannot be true.</summary>
public static class DescriptionCheck
{
    public const int MaxTitle = 500;
    public const int MaxText = 1000;
    public const int MaxAnnotation = 5000;
    public const int MaxList = 30;
    public const int MaxItem = 200;

    /// <summary>The first printed book of Russian lands with a year is of the sixteenth century.</summary>
    private const int FirstYear = 1500;
    private const int Grades = 11;

    /// <param name="thisYear">A book of next year is in print already.</param>
    public static MaterialDescription Tidy(MaterialDescription given, int thisYear)
    {
        var title = Text(given.Title, MaxTitle);
        Demand(title.Length > 0, LibraryErrors.TitleMissing);
        Demand(given.Year is null || (given.Year >= FirstYear && given.Year <= thisYear + 1), LibraryErrors.YearWrong);
        Demand(IsGrade(given.GradeFrom) && IsGrade(given.GradeTo) && given.GradeFrom is null == given.GradeTo is null && !(given.GradeFrom > given.GradeTo), LibraryErrors.GradesWrong);
        var (url, isbn, issn, language) = (Text(given.Url, MaxText), Text(given.Isbn, MaxItem), Text(given.Issn, MaxItem), Text(given.Language, MaxItem));
        Demand(url.Length == 0 || (Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"), LibraryErrors.UrlWrong);
        Demand(isbn.Length == 0 || StandardNumbers.IsIsbn(isbn), LibraryErrors.IsbnWrong);
        Demand(issn.Length == 0 || StandardNumbers.IsIssn(issn), LibraryErrors.IssnWrong);
        Demand(language.Length is 0 or 2 && language.All(char.IsAsciiLetterLower), LibraryErrors.LanguageWrong);
        return given with
        {
            Title = title,
            Subtitle = Text(given.Subtitle, MaxTitle),
            Authors = Items(given.Authors),
            Others = Items(given.Others),
            Edition = Text(given.Edition, MaxItem),
            Place = Text(given.Place, MaxItem),
            Publisher = Text(given.Publisher, MaxItem),
            Extent = Text(given.Extent, MaxItem),
            Series = Text(given.Series, MaxTitle),
            Isbn = isbn,
            Issn = issn,
            SourceTitle = Text(given.SourceTitle, MaxTitle),
            SourceNumber = Text(given.SourceNumber, MaxItem),
            SourcePages = Text(given.SourcePages, MaxItem),
            Url = url,
            Annotation = Text(given.Annotation, MaxAnnotation),
            Subjects = Items(given.Subjects),
            Keywords = Items(given.Keywords),
            Language = language,
            Rights = Text(given.Rights, MaxText),
        };
    }

    private static bool IsGrade(int? grade) => grade is null or (>= 1 and <= Grades);

    private static string Text(string text, int longest)
    {
        // Control characters mark the places found in a snippet, and have no place in a description.
        text = new string([.. text.Trim().Where(symbol => symbol is '\n' or '\t' || !char.IsControl(symbol))]);
        Demand(text.Length <= longest, LibraryErrors.TextTooLong);
        return text;
    }

    private static List<string> Items(IReadOnlyList<string> items)
    {
        Demand(items.Count <= MaxList, LibraryErrors.ListTooLong);
        return [.. items.Select(item => Text(item, MaxItem)).Where(item => item.Length > 0).Distinct()];
    }

    private static void Demand(bool condition, ErrorCode error)
    {
        if (!condition)
        {
            throw new RuleBroken(error);
        }
    }
}
