using System.Globalization;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Workbooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Assessment;

/// <summary>Questions of a bank, found by words of their title or statement, tag and grade. Keys are not among what is sent.</summary>
public static class ListQuestions
{
    private const int PageSize = 50;

    private static readonly Sorting<Found> Sorting = new Sorting<Found>(f => f.Question.Id)
        .By("created", f => f.Question.CreatedAt)
        .By("title", f => f.Version.Title)
        .By("grades", f => f.Question.GradeFrom, f => f.Question.GradeTo);

    /// <param name="VersionId">The last version: what a paper takes.</param>
    public sealed record Row(Guid Id, Guid VersionId, string Title, string Type, decimal MaxPoints, int GradeFrom, int GradeTo, IReadOnlyList<string> Tags, int Number, bool Archived);

    internal static readonly Workbook<Row> Workbook = new Workbook<Row>("questions", "Вопросы банка")
        .Column("Вопрос", q => q.Title, 48, "title")
        .Column("Вид", q => PageWords.Find("assessment", $"type.{q.Type}"), 20, "type")
        .Column("Классы", q => q.GradeFrom == q.GradeTo ? string.Create(CultureInfo.InvariantCulture, $"{q.GradeFrom}") : string.Create(CultureInfo.InvariantCulture, $"{q.GradeFrom}–{q.GradeTo}"), 10, "grades", q => q.GradeFrom)
        .Column("Баллы", q => q.MaxPoints, 10, "points")
        .Column("Метки", q => q.Tags, 32, "tags", q => string.Join(' ', q.Tags))
        .Where("type", (q, type) => q.Type == type);

    /// <param name="Total">Of all pages.</param>
    public sealed record Response(IReadOnlyList<Row> Rows, int Total);

    /// <param name="sort"><c>created</c>, <c>title</c> or <c>grades</c>, with a minus for descending.</param>
    /// <param name="page">From 1; 50 questions each.</param>
    public static async Task<Ok<Response>> Handle(
        Guid bankId, AppDb db, HttpRequest request, CancellationToken ct, string? search = null, string? tag = null, int? grade = null, bool archived = false, string sort = "-created", int page = 1)
    {
        var found = from q in db.Questions
                    join v in db.QuestionVersions on new { q.Id, Number = q.LastNumber } equals new { Id = v.QuestionId, v.Number }
                    where q.BankId == bankId && q.Archived == archived
                    select new Found { Question = q, Version = v };
        if (!string.IsNullOrWhiteSpace(search))
        {
            var pattern = $"%{search.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            found = found.Where(f => EF.Functions.ILike(f.Version.Title, pattern) || EF.Functions.ILike(f.Version.Statement, pattern));
        }

        if (!string.IsNullOrWhiteSpace(tag))
        {
            var wanted = tag.Trim().ToLowerInvariant();
            found = found.Where(f => f.Question.Tags.Contains(wanted));
        }

        if (grade is { } asked)
        {
            found = found.Where(f => f.Question.GradeFrom <= asked && asked <= f.Question.GradeTo);
        }

        var (total, size) = (await found.CountAsync(ct), request.RowsAtMost(PageSize));
        var rows = await Sorting.Apply(found, sort)
            .Skip((Math.Clamp(page, 1, 10_000) - 1) * size).Take(size)
            .Select(f => new { f.Question, VersionId = f.Version.Id, f.Version.Title, f.Version.Body, f.Version.Points, f.Version.Number })
            .AsNoTracking()
            .ToListAsync(ct);
        return TypedResults.Ok(new Response(
            [.. rows.Select(r => new Row(r.Question.Id, r.VersionId, r.Title, QuestionTypes.NameOf(r.Body), r.Points.MaxPoints, r.Question.GradeFrom, r.Question.GradeTo, r.Question.Tags, r.Number, r.Question.Archived))],
            total));
    }

    private sealed class Found
    {
        public required Question Question { get; init; }

        public required QuestionVersion Version { get; init; }
    }
}
