using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Workbooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Setup;

/// <summary>Olympiads that the caller may see, those that open last first.</summary>
public static class ListOlympiads
{
    public const int MaxSize = 100;

    /// <param name="FirstOpensAt">Start of the first round's window; null without rounds.</param>
    /// <param name="LastClosesAt">End of the last round's window; null without rounds.</param>
    /// <param name="Registered">Confirmed registrations: all for staff, of the own schools for a coordinator, null for others.</param>
    public sealed record Item(
        Guid Id,
        string Title,
        Guid SeasonId,
        string SeasonName,
        string SubjectCode,
        string SubjectName,
        Stage Stage,
        OlympiadStatus Status,
        OlympiadPhase Phase,
        IReadOnlyList<int> Grades,
        DateTimeOffset RegistrationOpensAt,
        DateTimeOffset RegistrationClosesAt,
        bool SelfRegistration,
        DateTimeOffset? FirstOpensAt,
        DateTimeOffset? LastClosesAt,
        int? Registered);

    public sealed record Response(IReadOnlyList<Item> Items, int Total, int Page, int Size);

    internal static readonly Workbook<Item> Workbook = new Workbook<Item>("olympiads", "Олимпиады")
        .Column("Олимпиада", o => o.Title, 44, "title")
        .Column("Предмет", o => o.SubjectName, 24)
        .Column("Этап", o => PageWords.Of("desk", "stage", o.Stage), 20)
        .Column("Учебный год", o => o.SeasonName, 14)
        .Column("Классы", o => o.Grades, 14)
        .Column("Приём заявок с", o => o.RegistrationOpensAt, 20)
        .Column("Приём заявок до", o => o.RegistrationClosesAt, 20)
        .Column("Первый тур", o => o.FirstOpensAt, 20, "opens")
        .Column("Участников", o => o.Registered, 12, "registered", o => o.Registered ?? 0)
        .Column("Состояние", o => PageWords.Of("desk", "phase", o.Phase), 20, "phase", o => o.Phase)
        .Where("season", (o, name) => o.SeasonName == name)
        .Where("phase", (o, phase) => o.Phase.ToCode() == phase);

    /// <param name="search">Part of the title.</param>
    /// <param name="page">1, 2, 3…</param>
    public static async Task<Ok<Response>> Handle(
        AppDb db, CurrentUser user, TimeProvider clock, HttpRequest request, CancellationToken ct,
        Guid? seasonId = null, string? subjectCode = null, Named<Stage>? stage = null, Named<OlympiadStatus>? status = null, string? search = null, int page = 1, int size = 50)
    {
        (page, size) = (Math.Clamp(page, 1, 10_000), request.RowsAtMost(Math.Clamp(size, 1, MaxSize)));
        var (isStaff, coordinates) = (user.IsStaff, user.Coordinates.ToArray());
        var (onlyStage, onlyStatus) = (stage?.Value, status?.Value);
        var found = db.Olympiads.AsNoTracking().Where(o =>
            (isStaff || o.Status != OlympiadStatus.Draft)
            && (seasonId == null || o.SeasonId == seasonId)
            && (subjectCode == null || o.SubjectCode == subjectCode)
            && (onlyStage == null || o.Stage == onlyStage)
            && (onlyStatus == null || o.Status == onlyStatus));
        if (!string.IsNullOrWhiteSpace(search))
        {
            found = found.Where(o => EF.Functions.ILike(o.Title, $"%{EscapeLike(search.Trim())}%", "\\"));
        }

        var total = await found.CountAsync(ct);
        var rows = await found
            .OrderByDescending(o => o.Rounds.Min(r => (DateTimeOffset?)r.OpensAt) ?? o.RegistrationClosesAt).ThenBy(o => o.Title).ThenBy(o => o.Id)
            .Skip((page - 1) * size).Take(size)
            .Select(o => new
            {
                Olympiad = o,
                SeasonName = db.Seasons.First(s => s.Id == o.SeasonId).Name,
                SubjectName = db.Subjects.First(s => s.Code == o.SubjectCode).Name,
                Grades = o.Tracks.OrderBy(t => t.Grade).Select(t => t.Grade).ToList(),
                Windows = o.Rounds.Select(r => new { r.OpensAt, r.ClosesAt, r.PausedAt, r.ClosedAt }).ToList(),
                Registered = db.Registrations.Count(r =>
                    r.OlympiadId == o.Id && r.Status == RegistrationStatus.Confirmed && (isStaff || coordinates.Contains(r.OrganizationId))),
            })
            .AsSplitQuery()
            .ToListAsync(ct);
        var now = clock.GetUtcNow();
        var items = rows.Select(row => new Item(
            row.Olympiad.Id,
            row.Olympiad.Title,
            row.Olympiad.SeasonId,
            row.SeasonName,
            row.Olympiad.SubjectCode,
            row.SubjectName,
            row.Olympiad.Stage,
            row.Olympiad.Status,
            OlympiadPlan.PhaseOf(
                row.Olympiad.Status, row.Olympiad.RegistrationOpensAt, row.Olympiad.RegistrationClosesAt,
                row.Windows.Select(w => (w.OpensAt, AttemptClock.ClosesAt(w.ClosesAt, w.PausedAt, now), w.ClosedAt)), now),
            row.Grades,
            row.Olympiad.RegistrationOpensAt,
            row.Olympiad.RegistrationClosesAt,
            row.Olympiad.SelfRegistration,
            row.Windows.Count == 0 ? null : row.Windows.Min(w => w.OpensAt),
            row.Windows.Count == 0 ? null : row.Windows.Max(w => w.ClosesAt),
            isStaff || coordinates.Length > 0 ? row.Registered : null));
        return TypedResults.Ok(new Response([.. items], total, page, size));
    }

    private static string EscapeLike(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
