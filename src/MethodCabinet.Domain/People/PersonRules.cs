using System.Text.RegularExpressions;

namespace MethodCabinet.Domain.People;

/// <summary>What is entered about a person.</summary>
public sealed record PersonData(string LastName, string FirstName, string? MiddleName, DateOnly? BirthDate, string? Email);

/// <summary>What becomes of an address that a table offers somebody who is known.</summary>
public enum EmailOffer
{
    /// <summary>The person had none and gets it.</summary>
    Given,

    /// <summary>The person has none, and who enters the table may not give it.</summary>
    NotGiven,

    /// <summary>The person has another, which stays.</summary>
    Kept,
}

public static partial class PersonRules
{
    private const int MaximumName = 60;

    /// <summary>Writes checked and tidied data into <paramref name="person"/>.</summary>
    /// <exception cref="RuleBroken">With args <c>field</c>.</exception>
    public static void Fill(Person person, PersonData data, DateOnly today)
    {
        var checkedData = Check(data, today);
        person.LastName = checkedData.LastName;
        person.FirstName = checkedData.FirstName;
        person.MiddleName = checkedData.MiddleName ?? "";
        person.BirthDate = checkedData.BirthDate;
        person.Email = checkedData.Email;
    }

    /// <summary>Tidied data: single blanks, one kind of hyphen, no blanks around.</summary>
    public static PersonData Check(PersonData data, DateOnly today) => new(
        Name(data.LastName, "lastName", required: true),
        Name(data.FirstName, "firstName", required: true),
        Name(data.MiddleName, "middleName", required: false),
        BirthDate(data.BirthDate, today),
        Email(data.Email));

    public static string Name(string? value, string field, bool required)
    {
        var name = RussianLetters.OfName(Blanks().Replace(Composed(value ?? ""), " ").Trim()).Replace('‐', '-').Replace('‑', '-').Replace('–', '-');
        if (name.Length == 0)
        {
            return required ? throw Broken(PeopleErrors.NameMissing, field) : "";
        }

        if (name.Length > MaximumName)
        {
            throw Broken(PeopleErrors.NameTooLong, field);
        }

        // Letters of any alphabet, and what stands between them: «Анна-Мария», «оглы Мамед», «О'Нил».
        return NameShape().IsMatch(name) ? name : throw Broken(PeopleErrors.NameMalformed, field);
    }

    public static DateOnly? BirthDate(DateOnly? value, DateOnly today) =>
        value is null || (value > today.AddYears(-110) && value < today.AddYears(-2)) ? value : throw Broken(PeopleErrors.BirthDateUnlikely, "birthDate");

    public static string? Email(string? value)
    {
        var email = value?.Trim();
        if (string.IsNullOrEmpty(email))
        {
            return null;
        }

        return email.Length <= 254 && EmailShape().IsMatch(email) ? email : throw Broken(PeopleErrors.EmailMalformed, "email");
    }

    /// <summary>
    /// What a table does to the address of somebody who is known. One that is there stays: who can change it can take the account over, and a table is no place for that.
    /// For the same reason one is given only by those who may edit the person.
    /// </summary>
    /// <returns>Null when the table changes nothing and nothing need be said.</returns>
    public static EmailOffer? Offer(string? own, string? offered, bool mayEdit) => (own, offered) switch
    {
        (_, null or "") => null,
        (null or "", _) => mayEdit ? EmailOffer.Given : EmailOffer.NotGiven,
        _ => string.Equals(own, offered, StringComparison.OrdinalIgnoreCase) ? null : EmailOffer.Kept,
    };

    /// <summary>What makes two people of one school the same person: name without regard to case and ё/е, and the birth date.</summary>
    public static string DuplicateKey(string lastName, string firstName, string? middleName, DateOnly? birthDate) =>
        $"{Fold(lastName)}|{Fold(firstName)}|{Fold(middleName ?? "")}|{birthDate:yyyy-MM-dd}";

    public static string Fold(string text) => Composed(text).Trim().ToLowerInvariant().Replace('ё', 'е');

    /// <summary>Letters of one piece: a computer of Apple writes «й» and «ё» as a letter and a mark. Half a surrogate pair becomes U+FFFD.</summary>
    internal static string Composed(string text) => (text.Any(char.IsSurrogate) ? string.Concat(text.EnumerateRunes()) : text).Normalize();

    private static RuleBroken Broken(ErrorCode error, string field) => new(error, new Dictionary<string, object?> { ["field"] = field });

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^\p{L}[\p{L}\p{M}'’. ()-]*$")]
    private static partial Regex NameShape();

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s.]+$")]
    private static partial Regex EmailShape();
}
