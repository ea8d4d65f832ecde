using System.Globalization;
using System.Text.Json;
using MethodCabinet.Domain;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Workbooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.People.Imports;

/// <summary>A draft's preview: how many of each kind, and two hundred rows at a time. Only who uploaded it sees it.</summary>
public static class GetImport
{
    private const int PageSize = 200;

    public sealed record Response(
        Guid Id, ImportKind Kind, string FileName, DateTimeOffset? ConfirmedAt, int New, int Updated, int Same, int Errors, IReadOnlyList<ImportRow> Rows, bool HasNext);

    /// <summary>What to mend in the file, and where.</summary>
    internal static readonly Workbook<ImportRow> Workbook = new Workbook<ImportRow>("import", "Строки таблицы")
        .Column("Строка", r => r.Number, 10)
        .Column("Фамилия", r => r.LastName)
        .Column("Имя", r => r.FirstName, 16)
        .Column("Отчество", r => r.MiddleName)
        .Column("Дата рождения", r => r.BirthDate, 14)
        .Column("Класс", r => r.Grade is { } grade ? string.Create(CultureInfo.InvariantCulture, $"{grade}{r.ClassLetter}") : null, 8)
        .Column("Должность", r => r.Position, 24)
        .Column("Предметы", r => r.Subjects, 24)
        .Column("Почта", r => r.Email, 24)
        .Column("Итог", r => PageWords.Of("school", "import.status", r.Status), 12)
        .Column("Ошибки", r => r.Problems.Select(p => $"{p.Cell}: {PageWords.OfError(p.Code)}"), 60)
        .Column("Обратите внимание", r => r.Warnings.Select(p => $"{p.Cell}: {PageWords.OfError(p.Code)}"), 60);

    /// <param name="status">Only such rows.</param>
    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, CurrentUser user, HttpRequest request, CancellationToken ct, Named<ImportStatus>? status = null, int skip = 0)
    {
        var draft = await FindAsync(id, db.ImportDrafts.AsNoTracking(), user, ct);
        return TypedResults.Ok(Show(draft, RowsOf(draft), status?.Value, Math.Max(0, skip), request.RowsAtMost(PageSize)));
    }

    public static async Task<ImportDraft> FindAsync(Guid id, IQueryable<ImportDraft> drafts, CurrentUser user, CancellationToken ct) =>
        await drafts.SingleOrDefaultAsync(d => d.Id == id && d.CreatedById == user.PersonId, ct) ?? throw new RuleBroken(PlatformErrors.NotFound);

    public static List<ImportRow> RowsOf(ImportDraft draft) => JsonSerializer.Deserialize<List<ImportRow>>(draft.Rows, JsonSerializerOptions.Web)!;

    public static Response Show(ImportDraft draft, List<ImportRow> rows, ImportStatus? status, int skip, int take = PageSize)
    {
        var shown = rows.Where(row => status is null || row.Status == status).Skip(skip).Take(take + 1).ToList();
        return new Response(
            draft.Id, draft.Kind, draft.FileName, draft.ConfirmedAt,
            rows.Count(r => r.Status == ImportStatus.New), rows.Count(r => r.Status == ImportStatus.Update), rows.Count(r => r.Status == ImportStatus.Same),
            rows.Count(r => r.Status == ImportStatus.Error), [.. shown.Take(take)], shown.Count > take);
    }
}
