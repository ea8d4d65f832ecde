using MethodCabinet.Domain.Assessment;

namespace MethodCabinet.Domain.Courses.Quizzes;

public enum QuestionFlag
{
    /// <summary>Hardly anybody answers it: it may be wrong itself.</summary>
    TooHard,

    /// <summary>Everybody answers it: it tells nobody from anybody.</summary>
    TooEasy,

    /// <summary>Who knows the rest answers it no better than who does not.</summary>
    Weak,
}

/// <summary>One question of one try, as far as statistics ask.</summary>
/// <param name="Slot">The place in the quiz, the same for all tries.</param>
/// <param name="Question">What was asked there: the version.</param>
public readonly record struct TakenTask(Guid Attempt, (Guid PartId, int Slot) Slot, Guid Question, decimal Points, decimal MaxPoints)
{
    public double Share => (double)QuizScoring.ShareOf(Points, MaxPoints);
}

/// <param name="Asked">In how many tries.</param>
/// <param name="Facility">Mean share of the maximum; null for too few tries.</param>
/// <param name="Discrimination">Correlation of the question's share with that of the rest of its try; null for too few tries, or where one of them is the same for everybody.</param>
public sealed record QuestionStatistics(Guid Question, int Asked, double? Facility, double? Discrimination, IReadOnlyList<QuestionFlag> Flags);

/// <summary>How good a quiz and its questions are, of tries that were handed in (docs/decisions/0068).</summary>
/// <param name="Alpha">Cronbach's, over the places of the quiz; null for too few tries or places, or where all tries are alike.</param>
/// <param name="MeanShare">Of whole tries.</param>
public sealed record QuizStatistics(int Tries, double? Alpha, double? MeanShare, IReadOnlyList<QuestionStatistics> Questions)
{
    /// <summary>Fewer tell nothing.</summary>
    public const int NeededTries = 10;

    public const double HardBelow = 0.2, EasyAbove = 0.95, WeakBelow = 0.2;

    public static QuizStatistics Of(IReadOnlyCollection<TakenTask> taken)
    {
        var tries = taken.GroupBy(task => task.Attempt).ToDictionary(of => of.Key, of => of.ToList());
        var isEnough = tries.Count >= NeededTries;
        return new(
            tries.Count,
            isEnough ? AlphaOf(tries.Values) : null,
            isEnough ? tries.Values.Average(ShareOf) : null,
            [.. taken.GroupBy(task => task.Question).Select(of => OfQuestion(of.Key, [.. of], tries))]);
    }

    /// <summary>How often each option was chosen; questions without options have none.</summary>
    public static IReadOnlyDictionary<string, int> CountOptions(QuestionBody body, IEnumerable<Answer?> answers)
    {
        var counts = body switch
        {
            ChoiceBody choice => choice.Options.ToDictionary(option => option.Id, _ => 0),
            TrueFalseBody => new() { ["true"] = 0, ["false"] = 0 },
            _ => [],
        };
        foreach (var option in answers.SelectMany(OptionsOf).Where(counts.ContainsKey))
        {
            counts[option]++;
        }

        return counts;
    }

    private static IEnumerable<string> OptionsOf(Answer? answer) => answer switch
    {
        ChoiceAnswer choice => choice.Selected.Distinct(),
        TrueFalseAnswer truth => [truth.Value ? "true" : "false"],
        _ => [],
    };

    private static QuestionStatistics OfQuestion(Guid question, List<TakenTask> asked, Dictionary<Guid, List<TakenTask>> tries)
    {
        if (asked.Count < NeededTries)
        {
            return new(question, asked.Count, null, null, []);
        }

        var facility = asked.Average(task => task.Share);
        var discrimination = Correlation([.. asked.Select(task => task.Share)], [.. asked.Select(task => ShareOf(tries[task.Attempt].FindAll(other => other != task)))]);
        List<QuestionFlag> flags = [];
        if (facility < HardBelow)
        {
            flags.Add(QuestionFlag.TooHard);
        }

        if (facility > EasyAbove)
        {
            flags.Add(QuestionFlag.TooEasy);
        }

        if (discrimination < WeakBelow)
        {
            flags.Add(QuestionFlag.Weak);
        }

        return new(question, asked.Count, facility, discrimination, flags);
    }

    private static double ShareOf(List<TakenTask> tasks) => (double)QuizScoring.ShareOf(Math.Max(0, tasks.Sum(task => task.Points)), tasks.Sum(task => task.MaxPoints));

    /// <summary>k / (k − 1) · (1 − Σ variance of a place / variance of the sum), over the tries that have all places.</summary>
    private static double? AlphaOf(IReadOnlyCollection<List<TakenTask>> tries)
    {
        var places = tries.SelectMany(of => of.Select(task => task.Slot)).Distinct().ToList();
        var whole = tries.Where(of => of.Count == places.Count).Select(of => of.ToDictionary(task => task.Slot, task => (double)task.Points)).ToList();
        if (places.Count < 2 || whole.Count < NeededTries)
        {
            return null;
        }

        var ofSums = Variance([.. whole.Select(points => points.Values.Sum())]);
        var ofPlaces = places.Sum(place => Variance([.. whole.Select(points => points[place])]));
        return IsNothing(ofSums) ? null : places.Count / (places.Count - 1.0) * (1 - (ofPlaces / ofSums));
    }

    private static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }

    private static double? Correlation(double[] one, double[] other)
    {
        var (spread, otherSpread) = (Variance(one), Variance(other));
        if (IsNothing(spread) || IsNothing(otherSpread))
        {
            return null;
        }

        var (mean, otherMean) = (one.Average(), other.Average());
        var together = one.Zip(other, (a, b) => (a - mean) * (b - otherMean)).Sum() / (one.Length - 1);
        return Math.Clamp(together / Math.Sqrt(spread * otherSpread), -1, 1);
    }

    /// <summary>Sums of equal shares differ in the last bits.</summary>
    private static bool IsNothing(double variance) => variance < 1e-12;
}
