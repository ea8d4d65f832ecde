using System.Globalization;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Results;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;

namespace MethodCabinet.Server.Olympiads.Standings;

/// <summary>The protocol, preliminary until the results are signed, as a workbook: a sheet for each track, a column for each task. For the chair of the jury by cipher until then.</summary>
public static class ExportProtocol
{
    internal const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    internal static async Task<FileContentHttpResult> Handle(Guid id, AppDb db, CurrentUser user, Audit audit, CancellationToken ct)
    {
        await db.DemandManagerAsync(id, user, ct);
        var standing = await StandingReads.SnapshotAsync(db, id, ct).OrNotFound();
        var tasks = await (
            from task in db.PaperTasks
            join paper in db.Papers on task.PaperId equals paper.Id
            join round in db.Rounds on paper.RoundId equals round.Id
            where round.OlympiadId == id && round.ScoredAt != null
            orderby round.OpensAt, task.Position
            select new ProtocolTask(task.Id, paper.TrackId, round.Id, round.Title, task.Position))
            .ToListAsync(ct);
        var scores = await (
            from score in db.TaskScores
            join attempt in db.Attempts on score.AttemptId equals attempt.Id
            join round in db.Rounds on attempt.RoundId equals round.Id
            where round.OlympiadId == id && round.ScoredAt != null
            select new { attempt.RegistrationId, score.TaskId, score.Points })
            .ToDictionaryAsync(s => (s.RegistrationId, s.TaskId), s => s.Points, ct);

        var named = ResultsAccess.SeesNames(user.AsViewer(), standing.Head.SignedAt is not null);
        var ciphers = await db.CiphersAsync(id, ct);

        // Namesakes of one school are told apart.
        var names = await (
            from registration in db.Registrations
            join person in db.People on registration.PersonId equals person.Id
            where registration.OlympiadId == id
            select new { registration.Id, Person = person })
            .AsNoTracking().ToDictionaryAsync(n => n.Id, n => n.Person.FullName, ct);
        var sheets = new Dictionary<string, object>();
        foreach (var track in standing.Tracks)
        {
            var results = standing.Results.Where(r => r.TrackId == track.Id)
                .OrderBy(r => r.Place.From)
                .ThenBy(r => named ? standing.Entry(r.RegistrationId).Name : CiphersOf(r), StringComparer.Ordinal);
            var columns = tasks.Where(t => t.TrackId == track.Id).ToList();
            var severalRounds = columns.Select(t => t.RoundId).Distinct().Count() > 1;
            sheets.Add(
                ProtocolWords.Sheet(track.Name, sheets.Keys),
                results.Select(r => Row(r, standing.Entry(r.RegistrationId), track.Name)).ToList());

            Dictionary<string, object?> Row(OlympiadResult result, StandingEntry entry, string trackName)
            {
                var row = new Dictionary<string, object?>
                {
                    [ProtocolWords.Place] = ProtocolWords.PlaceText(result.Place),
                };
                if (named)
                {
                    row[ProtocolWords.Name] = names[result.RegistrationId];
                    row[ProtocolWords.School] = entry.School;
                    row[ProtocolWords.Grade] = result.Grade;
                }
                else
                {
                    row[ProtocolWords.Cipher] = CiphersOf(result);
                }

                row[ProtocolWords.Track] = trackName;
                foreach (var task in columns)
                {
                    row[ProtocolWords.Task(task.Position, severalRounds ? task.RoundTitle : null)] =
                        scores.TryGetValue((result.RegistrationId, task.TaskId), out var points) ? points : null;
                }

                row[ProtocolWords.Sum] = result.Points;
                row[ProtocolWords.Max] = result.MaxPoints;
                if (standing.StatusFor(isStaff: true, result.RegistrationId) is { } status)
                {
                    row[ProtocolWords.Status] = ProtocolWords.StatusText(status);
                }

                row[ProtocolWords.Jury] = result.AwaitsJury ? ProtocolWords.AwaitsJury : "";
                return row;
            }
        }

        using var stream = new MemoryStream();
        await stream.SaveAsAsync(sheets, cancellationToken: ct);
        audit.Record("Standing.exported", id, new { rows = standing.Results.Count, version = standing.Head.Version });
        await db.SaveChangesAsync(ct);
        return TypedResults.File(stream.ToArray(), ContentType, string.Create(CultureInfo.InvariantCulture, $"protocol-{id:N}.xlsx"));

        string CiphersOf(OlympiadResult result) => string.Join(", ", ciphers[result.RegistrationId]);
    }

    private sealed record ProtocolTask(Guid TaskId, Guid TrackId, Guid RoundId, string RoundTitle, int Position);
}
