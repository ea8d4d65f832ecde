namespace MethodCabinet.Domain.Olympiads.Jury;

/// <summary>Обезличенная работа: an attempt as the jury knows it.</summary>
public sealed class Work
{
    public required Guid AttemptId { get; init; }

    public required Guid RoundId { get; init; }

    /// <summary>Unique in the round.</summary>
    public required string Cipher { get; init; }
}

/// <summary>Шифры, issued when a round was closed and scored.</summary>
public static class Ciphers
{
    /// <summary>Numbers in use are at most this share of those that could be, so that neither how many works there are nor who was first can be told from one.</summary>
    private const int Sparseness = 9;

    /// <summary>Distinct numbers in no order, none of which is taken.</summary>
    /// <param name="taken">Issued before in the same round.</param>
    /// <param name="below">A random whole number from 0 to the given one, which is not included.</param>
    public static IReadOnlyList<int> Numbers(int count, IReadOnlyCollection<int> taken, Func<int, int> below)
    {
        // What comes later looks like the rest of its round, as long as there is room.
        var least = taken.Count == 0 ? 100 : (int)Math.Pow(10, (int)Math.Log10(taken.First()));
        while ((count + taken.Count) * (taken.Count == 0 ? Sparseness : 2) > least * 9)
        {
            least *= 10;
        }

        var used = new HashSet<int>(taken);
        var numbers = new List<int>(count);
        while (numbers.Count < count)
        {
            var number = least + below(least * 9);
            if (used.Add(number))
            {
                numbers.Add(number);
            }
        }

        return numbers;
    }

    public static int NumberOf(string cipher) => int.Parse(cipher.AsSpan(cipher.LastIndexOf('-') + 1), provider: null);

    /// <summary>«Б8-417»: the first letter of the subject, the grade for which one performs, a number.</summary>
    public static string Of(string subjectName, int trackGrade, int number) =>
        FormattableString.Invariant($"{(subjectName.Length == 0 ? "Р" : subjectName[..1].ToUpperInvariant())}{trackGrade}-{number}");
}
