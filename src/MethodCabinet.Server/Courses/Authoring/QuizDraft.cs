using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Server.Assessment;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Authoring;

/// <summary>What an author decides of a quiz; see <see cref="QuizContent"/>.</summary>
/// <param name="Parts">HTML in them is made by the server, whatever is sent.</param>
public sealed record QuizDraft(
    IReadOnlyList<QuizPart> Parts, int Attempts, int? Minutes, decimal PassShare, QuizCounts Counts, QuizFeedback Feedback, bool IsPractice, bool RetakesFailed, bool Shuffle)
{
    internal static QuizDraft Of(QuizContent quiz) =>
        new(quiz.Parts, quiz.Attempts, quiz.Minutes, quiz.PassShare, quiz.Counts, quiz.Feedback, quiz.IsPractice, quiz.RetakesFailed, quiz.Shuffle);

    internal QuizContent Render(string text, string html, TextRenderer texts) => new(
        text, html,
        [
            .. Parts.Select(part => part is QuestionPart question
                ? question with { HintHtml = HtmlOf(question.Hint, texts), ExplanationHtml = HtmlOf(question.Explanation, texts) }
                : part),
        ],
        Attempts, Minutes, PassShare, Counts, Feedback, IsPractice, RetakesFailed, Shuffle);

    private static string HtmlOf(string text, TextRenderer texts) => string.IsNullOrWhiteSpace(text) ? "" : texts.Render(text).Html;
}

/// <summary>A fixed question of a quiz, for its author.</summary>
/// <param name="IsLast">No later version has been written since.</param>
public sealed record QuizQuestionRow(Guid VersionId, Guid QuestionId, Guid BankId, string Title, string Type, decimal MaxPoints, bool IsLast)
{
    internal static async Task<List<QuizQuestionRow>> OfAsync(QuizContent quiz, AppDb db, CancellationToken ct)
    {
        var ids = quiz.Parts.OfType<QuestionPart>().Select(part => part.VersionId).ToArray();
        var rows = await db.QuestionVersions.Where(v => ids.Contains(v.Id))
            .Join(db.Questions, v => v.QuestionId, q => q.Id, (v, q) => new { v.Id, v.QuestionId, q.BankId, v.Title, v.Body, v.Points, v.Number, q.LastNumber })
            .ToListAsync(ct);
        return rows.ConvertAll(r => new QuizQuestionRow(r.Id, r.QuestionId, r.BankId, r.Title, QuestionTypes.NameOf(r.Body), r.Points.MaxPoints, r.Number == r.LastNumber));
    }
}

/// <param name="Count">Questions that a part can be drawn from.</param>
public sealed record QuizDrawRow(Guid PartId, int Count);
