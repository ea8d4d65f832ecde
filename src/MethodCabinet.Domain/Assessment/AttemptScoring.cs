namespace MethodCabinet.Domain.Assessment;

/// <summary>A task of a paper with what scoring needs of its question.</summary>
public sealed record AskedTask(Guid TaskId, Guid QuestionVersionId, QuestionBody Body, AnswerKey Key, PointRule Points);

/// <param name="Points">Rounded to <see cref="Scoring.Decimals"/>.</param>
public readonly record struct TaskPoints(Guid TaskId, Guid QuestionVersionId, decimal Points);

/// <summary>Points of an attempt, task by task.</summary>
public static class AttemptScoring
{
    /// <summary>
    /// Every task that can be scored without people, answered or not. Tasks for the jury are left out: they stay without points until they are marked.
    /// </summary>
    /// <param name="answers">Task id → the answer that counts: the last one accepted in time.</param>
    public static IEnumerable<TaskPoints> Score(IEnumerable<AskedTask> tasks, IReadOnlyDictionary<Guid, Answer?> answers) =>
        tasks.Where(task => Scoring.IsAutomatic(task.Key)).Select(task => Score(task, answers.GetValueOrDefault(task.TaskId)));

    public static TaskPoints Score(AskedTask task, Answer? answer) =>
        new(task.TaskId, task.QuestionVersionId, Scoring.Score(task.Body, task.Key, task.Points, answer));
}
