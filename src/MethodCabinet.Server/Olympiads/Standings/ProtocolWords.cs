using System.Globalization;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Domain.Olympiads.Results;

namespace MethodCabinet.Server.Olympiads.Standings;

/// <summary>Words of the protocol. It is a Russian office document, in whichever language the pages are.</summary>
internal static class ProtocolWords
{
    public const string Place = "Место";
    public const string Name = "Участник";
    public const string Cipher = "Шифр";
    public const string School = "Образовательная организация";
    public const string Grade = "Класс";
    public const string Track = "Параллель";
    public const string Sum = "Сумма баллов";
    public const string Max = "Максимум";
    public const string Status = "Статус";
    public const string Jury = "Примечание";
    public const string CoAuthors = "Соавторы";
    public const string Entry = "Номер работы";
    public const string Work = "Работа";
    public const string Votes = "Голоса зрителей";
    public const string VoteMean = "Средняя оценка зрителей";
    public const string AwaitsExperts = "Проверили не все эксперты";
    public const string AwaitsJury = "Есть задания, не проверенные жюри";

    /// <summary>Characters that Excel refuses in the name of a sheet, and the longest name it takes.</summary>
    private const string Forbidden = @"[]:*?/\'";
    private const int LongestSheet = 31;

    public static string PlaceText(Place place) =>
        place.From == place.To ? place.From.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{place.From}–{place.To}");

    public static string StatusText(AwardStatus status) => status switch
    {
        AwardStatus.Winner => "Победитель",
        AwardStatus.PrizeWinner => "Призёр",
        _ => "Участник",
    };

    /// <summary>The same of a contest: «Лауреат II степени», where it has laureates.</summary>
    public static string StatusText(AwardWords words, AwardStatus status, int? degree) =>
        words == AwardWords.Laureates && degree is { } ofLaureate ? $"Лауреат {new string('I', ofLaureate)} степени" : StatusText(status);

    /// <param name="round">Where there are several.</param>
    public static string Task(int position, string? round) => round is null
        ? string.Create(CultureInfo.InvariantCulture, $"Задание {position}")
        : string.Create(CultureInfo.InvariantCulture, $"{round}: задание {position}");

    /// <summary>A name that Excel takes and that no other sheet has.</summary>
    public static string Sheet(string track, IReadOnlyCollection<string> taken)
    {
        var plain = new string([.. track.Where(c => !Forbidden.Contains(c, StringComparison.Ordinal))]).Trim();
        var name = plain.Length == 0 ? Track : plain[..Math.Min(plain.Length, LongestSheet)];
        for (var n = 2; taken.Contains(name, StringComparer.OrdinalIgnoreCase); n++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $" ({n})");
            name = plain[..Math.Min(plain.Length, LongestSheet - suffix.Length)] + suffix;
        }

        return name;
    }
}
