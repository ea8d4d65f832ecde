using System.Text.Json;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Standings;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Workbooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Scoring;

/// <summary>Who would gain and who would lose if a task were scored by another version of its question. Changes nothing.</summary>
public static class PreviewRescore
{
    /// <param name="FromVersionId">What applying must name, so that nobody applies to something else than was looked at.</param>
    /// <param name="ToWrittenAt">Applying names it too: a version that stands in no paper yet can still be rewritten.</param>
    /// <param name="MaxPointsBefore">Of the task; the maximum of the paper moves by the difference.</param>
    /// <param name="AsksTheSame">
    /// False when the wording or the options differ too: answers are then compared with a question that nobody read. Allowed, because a mended
    /// misprint is such a change, but to be seen before it is applied.
    /// </param>
    /// <param name="Works">All works that were asked what the paper asks; those neither gaining nor losing keep their points.</param>
    /// <param name="OfEarlierSeals">Works in whose seal another version stood: scoring again leaves them alone.</param>
    /// <param name="Changes">Everybody whose sum or place changes, in the order of the new places.</param>
    public sealed record Response(
        Guid FromVersionId,
        Guid ToVersionId,
        DateTimeOffset ToWrittenAt,
        Guid TrackId,
        string TrackName,
        decimal MaxPointsBefore,
        decimal MaxPointsAfter,
        bool AsksTheSame,
        int Works,
        int OfEarlierSeals,
        int Gaining,
        int Losing,
        IReadOnlyList<Change> Changes);

    /// <summary>Points are sums over the olympiad.</summary>
    public sealed record Change(
        Guid RegistrationId, string Name, string School, decimal PointsBefore, decimal PointsAfter, Place PlaceBefore, Place PlaceAfter);

    internal static readonly Workbook<Change> Workbook = new Workbook<Change>("rescore", "Пересчёт")
        .Column("Участник", c => c.Name, 32, "name")
        .Column("Школа", c => c.School, 32)
        .Column("Баллы сейчас", c => c.PointsBefore, 14)
        .Column("Баллы после", c => c.PointsAfter, 14, "points")
        .Column("Разница", c => c.PointsAfter - c.PointsBefore, 12, "change")
        .Column("Место сейчас", c => ProtocolWords.PlaceText(c.PlaceBefore), 14)
        .Column("Место после", c => ProtocolWords.PlaceText(c.PlaceAfter), 14, "place", c => c.PlaceAfter.From);

    public static async Task<Ok<Response>> Handle(Guid roundId, Guid taskId, Guid versionId, AppDb db, CancellationToken ct)
    {
        var (task, paper, from, to) = await Rescorer.LoadAsync(db, roundId, taskId, versionId, ct);
        var points = await Rescorer.PointsAsync(db, db.Attempts.Where(a => a.PaperId == paper.Id), taskId, to, ct);
        var apart = await db.TaskScores.CountAsync(s => s.TaskId == taskId, ct) - await Rescorer.Concerned(db).CountAsync(s => s.TaskId == taskId, ct);
        var differences = points.ToDictionary(p => p.RegistrationId, p => p.After - p.Before);

        var track = await db.Tracks.SingleAsync(t => t.Id == paper.TrackId, ct);
        var results = await StandingReads.ResultsAsync(db, track.OlympiadId, ct);
        var effects = Rescoring.Effects(
            [.. results.Where(r => r.TrackId == track.Id).Select(r => new RescoredRow(r.RegistrationId, r.Points, differences.GetValueOrDefault(r.RegistrationId)))]);

        var ids = effects.Select(e => e.RegistrationId).ToList();
        var people = await (
            from registration in db.Registrations
            join person in db.People on registration.PersonId equals person.Id
            join organization in db.Organizations on registration.OrganizationId equals organization.Id
            where ids.Contains(registration.Id)
            select new { registration.Id, person.LastName, person.FirstName, School = organization.ShortName })
            .ToDictionaryAsync(p => p.Id, ct);
        return TypedResults.Ok(new Response(
            task.QuestionVersionId,
            to.Id,
            to.CreatedAt,
            track.Id,
            track.Name,
            from.Points.MaxPoints,
            to.Points.MaxPoints,
            from.StatementHtml == to.StatementHtml && Written(from.BodyRendered) == Written(to.BodyRendered),
            points.Count,
            apart,
            points.Count(p => p.After > p.Before),
            points.Count(p => p.After < p.Before),
            [
                .. effects.Select(e => new Change(
                    e.RegistrationId,
                    $"{people[e.RegistrationId].LastName} {people[e.RegistrationId].FirstName}",
                    people[e.RegistrationId].School,
                    e.PointsBefore,
                    e.PointsAfter,
                    e.PlaceBefore,
                    e.PlaceAfter)),
            ]));
    }

    private static string Written(QuestionBody body) => JsonSerializer.Serialize(body, StoredJson.Options);
}
