using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform.Workbooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Assessment;

/// <summary>All banks of questions, by title.</summary>
public static class ListBanks
{
    /// <param name="IsForLessons">Teachers may ask its questions in their lessons.</param>
    /// <param name="Questions">How many there are, without archived ones.</param>
    public sealed record Response(Guid Id, string Title, string Subject, int Questions, bool IsForLessons);

    internal static readonly Workbook<Response> Workbook = new Workbook<Response>("question-banks", "Банки вопросов")
        .Column("Банк вопросов", b => b.Title, 40, "title")
        .Column("Предмет", b => b.Subject, 24, "subject")
        .Column("Вопросов", b => b.Questions, 12, "questions");

    public static async Task<Ok<List<Response>>> Handle(AppDb db, CancellationToken ct) =>
        TypedResults.Ok(await db.QuestionBanks
            .OrderBy(b => b.Title)
            .Select(b => new Response(b.Id, b.Title, b.Subject, db.Questions.Count(q => q.BankId == b.Id && !q.Archived), b.IsForLessons))
            .ToListAsync(ct));
}
