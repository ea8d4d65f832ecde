namespace MethodCabinet.Domain.People;

/// <summary>What people are called to those who learn with them.</summary>
public static class LearnerName
{
    private const int Adult = 18;

    /// <param name="isPupil">A learner of a course for pupils, or a pupil of a school.</param>
    /// <returns>«Анна С.» for pupils and minors, otherwise the full name.</returns>
    public static string Of(Person person, bool isPupil, DateOnly today) => isPupil || person.BirthDate > today.AddYears(-Adult)
        ? $"{person.FirstName} {person.LastName[..Math.Min(1, person.LastName.Length)]}.".TrimEnd()
        : person.FullName;
}
