using MethodCabinet.Domain.Assessment;

namespace MethodCabinet.Domain.Lessons.Rooms;

/// <summary>A question of a bank to the class, and what was answered.</summary>
public sealed class RoomQuestion(Guid id, AskedQuestion asked)
{
    private readonly Dictionary<Guid, (Answer Answer, decimal Points)> answers = [];

    public Guid Id { get; } = id;

    public AskedQuestion Asked { get; } = asked;

    /// <summary>Null while it is open.</summary>
    public QuestionResult? Result { get; internal set; }

    public bool IsClosed { get; internal set; }

    /// <summary>By person.</summary>
    public IReadOnlyDictionary<Guid, (Answer Answer, decimal Points)> Answers => answers;

    internal decimal PointsFor(Answer answer) => Scoring.Score(Asked.Body, Asked.Marking!.Key, Asked.Marking.Points, answer);

    internal QuestionResult Close() => new(
        RightAnswer.Of(Asked.Body, Asked.Marking!.Key, Asked.Marking.Points), answers.Count, answers.Values.Count(answer => answer.Points == Asked.MaxPoints),
        [.. answers.Select(answer => new PointsOf(answer.Key, answer.Value.Points)).OrderBy(points => points.PersonId)]);

    internal void Take(Guid personId, AnswerQuestion act) => answers[personId] = (act.Answer, act.Points ?? 0);
}

/// <summary>Quick quizzes: questions of a bank, one at a time.</summary>
public sealed class RoomQuestions
{
    private const int Most = 100;

    /// <summary>Typed answers.</summary>
    private const int MaxAnswer = 500;

    private readonly List<RoomQuestion> questions = [];

    public IReadOnlyList<RoomQuestion> All => questions;

    /// <summary>Whether a class can answer it in a minute on a phone.</summary>
    public static bool IsQuick(QuestionBody body) => body is ChoiceBody or TrueFalseBody or ShortTextBody or NumericBody;

    /// <returns>The act as it is entered; null when it changes nothing.</returns>
    internal RoomAct? Checked(RoomActor actor, RoomAct act)
    {
        if (act is AnswerQuestion answer)
        {
            return Checked(actor, answer);
        }

        actor.DemandStaff();
        switch (act)
        {
            case AskQuestion ask:
                RoomText.DemandRoom(questions.Count, Most);
                return ask.Asked is { Marking: not null } asked && IsQuick(asked.Body) ? ask : throw new RuleBroken(LessonErrors.QuestionUnfit);
            case CloseQuestion close:
                var question = Find(close.QuestionId);
                return question.Result is null ? close with { Result = question.Close() } : null;
            default:
                return null;
        }
    }

    internal void Apply(RoomEntry entry)
    {
        switch (entry.Act)
        {
            case AskQuestion ask:
                // One at a time is before the class.
                questions.ForEach(question => question.IsClosed = true);
                questions.Add(new RoomQuestion(entry.Id, ask.Asked!));
                break;
            case AnswerQuestion answer:
                Find(answer.QuestionId).Take(entry.By, answer);
                break;
            case CloseQuestion close:
                var closed = Find(close.QuestionId);
                (closed.IsClosed, closed.Result) = (true, close.Result);
                break;
        }
    }

    private AnswerQuestion? Checked(RoomActor actor, AnswerQuestion act)
    {
        if (actor.Role != RoomRole.Pupil)
        {
            throw new RuleBroken(LessonErrors.RoleForbids);
        }

        var question = Find(act.QuestionId);
        if (question.IsClosed)
        {
            throw new RuleBroken(LessonErrors.PollClosed);
        }

        if (!Fits(question.Asked.Body, act.Answer))
        {
            throw new RuleBroken(LessonErrors.VoteInvalid);
        }

        return question.Answers.TryGetValue(actor.PersonId, out var before) && IsSame(before.Answer, act.Answer) ? null : act with { Points = question.PointsFor(act.Answer) };
    }

    private static bool Fits(QuestionBody body, Answer answer) => (body, answer) switch
    {
        (ChoiceBody choice, ChoiceAnswer chosen) => chosen.Selected.Count > 0 && (choice.Multiple || chosen.Selected.Count == 1)
            && chosen.Selected.Distinct().Count() == chosen.Selected.Count && chosen.Selected.All(id => choice.Options.Any(option => option.Id == id)),
        (TrueFalseBody, TrueFalseAnswer) => true,
        (ShortTextBody, ShortTextAnswer { Text: var text }) => text.Trim().Length is > 0 and <= MaxAnswer,
        (NumericBody, NumericAnswer { Text: var text, Unit: var unit }) => text.Trim().Length is > 0 and <= MaxAnswer && (unit?.Length ?? 0) <= MaxAnswer,
        _ => false,
    };

    private static bool IsSame(Answer one, Answer other) => (one, other) switch
    {
        (ChoiceAnswer a, ChoiceAnswer b) => a.Selected.Order(StringComparer.Ordinal).SequenceEqual(b.Selected.Order(StringComparer.Ordinal)),
        _ => one == other,
    };

    private RoomQuestion Find(Guid id) => questions.Find(question => question.Id == id) ?? throw new RuleBroken(LessonErrors.ThingUnknown);
}
