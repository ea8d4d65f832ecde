using MethodCabinet.Domain.Assessment;

namespace MethodCabinet.Domain.Lessons.Rooms;

/// <summary>By what answers are marked. It never leaves the server: pages of those who lead learn points, and everybody the right answer at the end.</summary>
public sealed record QuestionMarking(AnswerKey Key, PointRule Points);

/// <summary>A question of a bank as it was when it was asked.</summary>
/// <param name="StatementHtml">Sanitized HTML with MathML.</param>
/// <param name="Body">With its texts rendered.</param>
/// <param name="Marking">Null on pages.</param>
public sealed record AskedQuestion(string Title, string StatementHtml, QuestionBody Body, decimal MaxPoints, QuestionMarking? Marking);

/// <summary>Asks the class a question of a bank.</summary>
/// <param name="VersionId">Of the question.</param>
/// <param name="Asked">The server says it.</param>
public sealed record AskQuestion(Guid VersionId, AskedQuestion? Asked) : RoomAct;

/// <param name="QuestionId">Id of the entry that asked.</param>
/// <param name="Answer">Replaces the earlier one.</param>
/// <param name="Points">The room says them, to those who lead.</param>
public sealed record AnswerQuestion(Guid QuestionId, Answer Answer, decimal? Points) : RoomAct;

public sealed record PointsOf(Guid PersonId, decimal Points);

/// <param name="Right">Null where the key names none.</param>
/// <param name="Full">How many have all points.</param>
/// <param name="Points">All for those who lead; others see their own.</param>
public sealed record QuestionResult(Answer? Right, int Answered, int Full, IReadOnlyList<PointsOf> Points);

/// <summary>Takes no more answers; everybody learns what is right.</summary>
/// <param name="Result">The room says it.</param>
public sealed record CloseQuestion(Guid QuestionId, QuestionResult? Result) : RoomAct;
