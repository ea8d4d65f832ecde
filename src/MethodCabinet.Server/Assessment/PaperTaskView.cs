using MethodCabinet.Domain.Assessment;

namespace MethodCabinet.Server.Assessment;

/// <summary>A task as whoever answers it sees it. There is no way from here to a key.</summary>
/// <param name="Position">1, 2, 3…</param>
/// <param name="Penalty">What a wrong answer takes away; 0 for nothing.</param>
/// <param name="Body">Texts as HTML.</param>
public sealed record PaperTaskView(Guid Id, int Position, decimal MaxPoints, decimal Penalty, string StatementHtml, QuestionBody Body);
