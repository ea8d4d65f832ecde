namespace MethodCabinet.Domain.Lessons.Timetables;

/// <summary>Кабинет of a school, where one lesson at a time takes place.</summary>
public sealed class SchoolPlace : IAudited
{
    public const int MaxTitle = 60;
    public const int Most = 300;

    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    /// <summary>«Кабинет 21», «Спортзал».</summary>
    public required string Title { get; set; }

    /// <exception cref="RuleBroken">PlaceInvalid.</exception>
    public static string CheckedTitle(string title) => title.Trim() is { Length: > 0 and <= MaxTitle } trimmed ? trimmed : throw new RuleBroken(TimetableErrors.PlaceInvalid);
}
