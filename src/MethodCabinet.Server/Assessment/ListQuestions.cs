using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Assessment;

/// <summary>Questions of a bank, the newest first, found by words of their title or statement, tag and grade. Keys are not among what is sent.</summary>
public static class ListQuestions
{
    private const int PageSize = 50;

    /// <param name="VersionId">The last version: what a paper takes.</param>
    public sealed record Row(Guid Id, Guid VersionId, string Title, string Type, decimal MaxPoints, int GradeFrom, int GradeTo, IReadOnlyList<string> Tags, int Number, bool Archived);

    /// <param name="Total">Of all pages.</param>
    public sealed record Response(IReadOnlyList<Row> Rows, int Total);

    /// <param name="page">From 1; 50 questions each.</param>
    public static async Task<Ok<Response>> Handle(Guid bankId, AppDb db, CancellationToken ct, string? search = null, string? tag = null, int? grade = null, bool archived = false, int page = 1)
    {
        var found = from q in db.Questions
                    join v in db.QuestionVersions on new { q.Id, Number = q.LastNumber } equals new { Id = v.QuestionId, v.Number }
                    where q.BankId == bankId && q.Archived == archived
                    select new { Question = q, Version = v };
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

        var total = await found.CountAsync(ct);
        var rows = await found
            .OrderByDescending(f => f.Question.CreatedAt).ThenBy(f => f.Question.Id)
            .Skip((Math.Clamp(page, 1, 10_000) - 1) * PageSize).Take(PageSize)
            .Select(f => new { f.Question, VersionId = f.Version.Id, f.Version.Title, f.Version.Body, f.Version.Points, f.Version.Number })
            .AsNoTracking()
            .ToListAsync(ct);
        return TypedResults.Ok(new Response(
            [.. rows.Select(r => new Row(r.Question.Id, r.VersionId, r.Title, QuestionTypes.NameOf(r.Body), r.Points.MaxPoints, r.Question.GradeFrom, r.Question.GradeTo, r.Question.Tags, r.Number, r.Question.Archived))],
            total));
    }
}
