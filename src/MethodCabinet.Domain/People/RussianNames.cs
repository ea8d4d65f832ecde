namespace MethodCabinet.Domain.People;

public enum NameCase
{
    /// <summary>Родительный: «диплом Соколовой Анны Игоревны».</summary>
    Genitive,

    /// <summary>Дательный: «вручается Соколовой Анне Игоревне».</summary>
    Dative,
}

/// <summary>
/// Declines names of people by the endings of the words (Зализняк, «Грамматический словарь русского языка», and §§ 149–151 of Розенталь's reference book for surnames). What a rule cannot
/// know — the stress, a family's own custom — is put right by hand in the document.
/// </summary>
public static class RussianNames
{
    private enum Sex
    {
        Unknown,
        Male,
        Female,
    }

    private const string Vowels = "аеёиоуыэюя";

    /// <summary>After these и is written and not ы.</summary>
    private const string Velars = "гкхжчшщ";

    private static readonly HashSet<string> MaleInA =
    [
        "никита", "илья", "лука", "фома", "кузьма", "савва", "данила", "гаврила", "добрыня", "емеля", "мустафа", "муса", "иса", "юра", "миша", "саша",
    ];

    private static readonly HashSet<string> MaleInSoftSign = ["игорь", "лазарь", "цезарь", "даниэль", "рафаэль", "эмиль", "шамиль", "камиль", "наиль", "исмаиль", "равиль", "рамиль", "олесь"];

    /// <summary>Words whose vowel disappears, with the stem of all other cases.</summary>
    private static readonly Dictionary<string, string> Stems = new()
    {
        ["павел"] = "павл",
        ["лев"] = "льв",
        ["пётр"] = "петр",
        ["заяц"] = "зайц",
        ["соловей"] = "соловь",
        ["воробей"] = "воробь",
        ["муравей"] = "муравь",
    };

    /// <summary>«Соколова», «Анна», «Игоревна» → «Соколовой Анне Игоревне». Words of which no rule speaks stay as they are.</summary>
    /// <param name="middleName">Empty when there is none.</param>
    public static string Decline(string lastName, string firstName, string middleName, NameCase to)
    {
        var sex = SexOf(lastName, firstName, middleName);
        string[] words =
        [
            EachPart(lastName, part => Surname(part, sex, to)),
            EachPart(firstName, part => Given(part, sex, to)),
            EachPart(middleName, part => Patronymic(part, to)),
        ];
        return string.Join(' ', words.Where(word => word.Length > 0));
    }

    /// <summary>The same for a name that somebody wrote in one line, surname first: two or three words; whatever else it is stays as it is.</summary>
    public static string Decline(string fullName, NameCase to) => fullName.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
    {
        [var last, var first] => Decline(last, first, "", to),
        [var last, var first, var middle] => Decline(last, first, middle, to),
        _ => fullName,
    };

    private static Sex SexOf(string lastName, string firstName, string middleName)
    {
        var (last, first, middle) = (Lower(lastName), Lower(firstName), Lower(middleName));
        if (Ends(middle, "ич", "оглы", "улы", "уулу"))
        {
            return Sex.Male;
        }

        if (Ends(middle, "на", "кызы", "гызы"))
        {
            return Sex.Female;
        }

        if (MaleInA.Contains(first) || MaleInSoftSign.Contains(first) || (first.Length > 0 && IsConsonant(first[^1])))
        {
            return Sex.Male;
        }

        if (Ends(first, "а", "я", "ь") || Ends(last, "ова", "ева", "ёва", "ина", "ына", "ая"))
        {
            return Sex.Female;
        }

        return Ends(last, "ов", "ев", "ёв", "ин", "ын", "ский", "цкий") ? Sex.Male : Sex.Unknown;
    }

    private static string Surname(string word, Sex sex, NameCase to)
    {
        var lower = Lower(word);
        if (sex == Sex.Unknown || Ends(lower, "ых", "их") || lower.Length < 2)
        {
            return word;
        }

        if (sex == Sex.Female)
        {
            if (Ends(lower, "ова", "ева", "ёва", "ина", "ына"))
            {
                return word[..^1] + "ой";
            }

            if (Ends(lower, "ая", "яя"))
            {
                return word[..^2] + (lower[^2] == 'я' || "жшщчц".Contains(lower[^3], StringComparison.Ordinal) ? "ей" : "ой");
            }

            // A woman's surname that ends like a man's name stays: «Анне Шевчук».
            return Ends(lower, "а", "я") ? Noun(word, to) : word;
        }

        if (Ends(lower, "кий", "гий", "хий", "ый") || (Ends(lower, "ой") && Syllables(lower) > 1))
        {
            return word[..^2] + (to == NameCase.Genitive ? "ого" : "ому");
        }

        if (Ends(lower, "чий", "жий", "ший", "щий", "ний"))
        {
            return word[..^2] + (to == NameCase.Genitive ? "его" : "ему");
        }

        if (Syllables(lower) > 1)
        {
            if (Ends(lower, "ец") && !Ends(lower, "нец"))
            {
                // «Боец» → «Бойца», «Стрелец» → «Стрельца», «Кравец» → «Кравца».
                var before = lower[^3];
                return word[..^2] + (Vowels.Contains(before, StringComparison.Ordinal) ? "й" : before == 'л' ? "ь" : "") + (to == NameCase.Genitive ? "ца" : "цу");
            }

            if (Ends(lower, "ок"))
            {
                return word[..^2] + (to == NameCase.Genitive ? "ка" : "ку");
            }
        }

        return Noun(word, to);
    }

    private static string Given(string word, Sex sex, NameCase to)
    {
        var lower = Lower(word);
        return sex switch
        {
            Sex.Female when lower.EndsWith('ь') => word[..^1] + "и",
            Sex.Female when !Ends(lower, "а", "я") => word,
            Sex.Unknown => word,
            _ => Noun(word, to),
        };
    }

    private static string Patronymic(string word, NameCase to) => Ends(Lower(word), "ич", "на") ? Noun(word, to) : word;

    /// <summary>By the endings of nouns: «Анна», «Мария», «Илья»; «Иван», «Андрей», «Игорь».</summary>
    private static string Noun(string word, NameCase to)
    {
        var lower = Lower(word);
        var last = lower[^1];
        var before = lower.Length > 1 ? lower[^2] : ' ';
        if (Stems.TryGetValue(lower, out var stem))
        {
            var soft = stem.EndsWith('ь');
            return word[0] + stem[1..] + (to == NameCase.Genitive ? soft ? "я" : "а" : soft ? "ю" : "у");
        }

        switch (last)
        {
            case 'а' when !Vowels.Contains(before, StringComparison.Ordinal):
                return word[..^1] + (to == NameCase.Dative ? "е" : Velars.Contains(before, StringComparison.Ordinal) ? "и" : "ы");
            case 'я':
                return word[..^1] + (to == NameCase.Genitive || before == 'и' ? "и" : "е");
            case 'й' or 'ь':
                return word[..^1] + (to == NameCase.Genitive ? "я" : "ю");
            default:
                return IsConsonant(last) ? word + (to == NameCase.Genitive ? "а" : "у") : word;
        }
    }

    private static string EachPart(string name, Func<string, string> decline) => string.Join('-', name.Split('-').Select(part => part.Length == 0 ? part : decline(part)));

    private static int Syllables(string lower) => lower.Count(letter => Vowels.Contains(letter, StringComparison.Ordinal));

    /// <summary>Cyrillic only: what is written otherwise stays as it is.</summary>
    private static bool IsConsonant(char letter) => letter is >= 'а' and <= 'я' and not ('ь' or 'ъ') && !Vowels.Contains(letter, StringComparison.Ordinal);

    private static bool Ends(string lower, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (lower.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static string Lower(string word) => word.ToLowerInvariant();
}
