using System.Globalization;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Standings;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;

namespace MethodCabinet.Server.Olympiads.Contests;

/// <summary>
/// <see cref="ExportProtocol"/> of a contest: a sheet for each nomination, a column for each sheet of criteria and for what each expert made of it. For the chair of the experts
/// once the results are signed, and then with what the board shows the chair.
/// </summary>
public static class ExportContestProtocol
{
    internal static async Task<FileContentHttpResult> Handle(Guid id, AppDb db, CurrentUser user, SiteSettings site, TimeProvider clock, Audit audit, CancellationToken ct)
    {
        await db.DemandContestManagerAsync(id, user, ct);
        if (!user.IsStaff && !await db.ContestSignings.AnyAsync(s => s.ContestId == id, ct))
        {
            throw new RuleBroken(ResultsErrors.NotSigned);
        }

        var scored = await ScoredContest.ReadAsync(db, id, ct);
        var (tied, nameless) = user.IsStaff ? ([], []) : await HiddenAsync(db, scored, user, site.DayOf(clock.GetUtcNow()), ct);
        var experts = await ContestExpertRow.ListAsync(db, id, ct);
        var votes = await VotesOfEntry.ReadAsync(db, id, ct);
        var results = scored.Results.ToDictionary(r => r.EntryId);
        var unmarked = scored.Unmarked.Select(m => m.Entry.Id).ToHashSet();

        var sheets = new Dictionary<string, object>();
        foreach (var nomination in scored.Nominations)
        {
            sheets.Add(
                ProtocolWords.Sheet(nomination.Title, sheets.Keys),
                scored.Entries.Where(e => e.Entry.NominationId == nomination.Id).OrderBy(e => results[e.Entry.Id].Place.From).ThenBy(e => e.Entry.Number).Select(Row).ToList());
        }

        using var stream = new MemoryStream();
        await stream.SaveAsAsync(sheets, cancellationToken: ct);
        audit.Record("ContestResults.exported", id, new { rows = scored.Entries.Count });
        await db.SaveChangesAsync(ct);
        return TypedResults.File(stream.ToArray(), ExportProtocol.ContentType, string.Create(CultureInfo.InvariantCulture, $"protocol-{id:N}.xlsx"));

        Dictionary<string, object?> Row(ScoredContest.AuthoredEntry authored)
        {
            var (entry, result) = (authored.Entry, results[authored.Entry.Id]);
            var isTied = tied.Contains(entry.Id);
            var isNamed = !isTied && !nameless.Contains(entry.PersonId);
            var row = new Dictionary<string, object?>
            {
                [ProtocolWords.Place] = ProtocolWords.PlaceText(result.Place),
                [ProtocolWords.Entry] = entry.Number,
                [ProtocolWords.Name] = isNamed ? authored.Author : null,
                [ProtocolWords.CoAuthors] = isNamed ? string.Join(", ", entry.NamedCoAuthors()) : null,
                [ProtocolWords.School] = isNamed ? authored.School : null,
                [ProtocolWords.Work] = isTied ? null : entry.Title,
            };
            if (scored.Contest.Kind == ContestKind.Pupils)
            {
                row[ProtocolWords.Grade] = isNamed ? entry.Grade : null;
            }

            foreach (var sheet in scored.Sheets)
            {
                row[Free(sheet.Title)] = scored.ScoreOf(entry.Id, sheet.Id).Mean is { } mean ? ContestScoring.Shown(mean) : null;
                foreach (var expert in experts)
                {
                    row[Free($"{sheet.Title}: {expert.Person.ShortName}")] = isTied ? null :
                        scored.Markings[(entry.Id, sheet.Id)].FirstOrDefault(m => m.ExpertId == expert.Person.Id && m.DoneAt is not null)?.Total;
                }
            }

            row[ProtocolWords.Sum] = result.Points;
            row[ProtocolWords.Max] = scored.MaxPoints;
            row[ProtocolWords.Status] = ProtocolWords.StatusText(scored.Contest.Settings.Words, result.Status, result.Degree);
            if (scored.Contest.Settings.Public != PublicVoting.None)
            {
                row[ProtocolWords.Votes] = votes.GetValueOrDefault(entry.Id)?.Count ?? 0;
            }

            if (scored.Contest.Settings.Public == PublicVoting.Marks)
            {
                row[ProtocolWords.VoteMean] = votes.GetValueOrDefault(entry.Id)?.Mean;
            }

            row[ProtocolWords.Jury] = unmarked.Contains(entry.Id) ? ProtocolWords.AwaitsExperts : "";
            return row;

            // Two sheets of one title, and two experts of one name, have columns of their own.
            string Free(string name)
            {
                var free = name;
                for (var n = 2; row.ContainsKey(free); n++)
                {
                    free = string.Create(CultureInfo.InvariantCulture, $"{name} ({n})");
                }

                return free;
            }
        }
    }

    /// <summary>Entries with which the chair has to do, and authors whose consents are missing.</summary>
    private static async Task<(HashSet<Guid> Tied, HashSet<Guid> Nameless)> HiddenAsync(AppDb db, ScoredContest scored, CurrentUser user, DateOnly today, CancellationToken ct)
    {
        var tied = await GetContestBoard.TiedAsync(db, scored, await db.ExpertTiesAsync(user.PersonId, [scored.Contest.Id], today, ct), ct);
        var authors = scored.Entries.Select(e => e.Entry.PersonId).ToArray();
        return (tied, [.. authors.Except(await db.ConsentingToEnter(scored.Contest.Kind).Where(p => authors.Contains(p)).ToListAsync(ct))]);
    }
}

/// <summary>What the public said of an entry.</summary>
/// <param name="Mean">Where it gives marks; as it is shown.</param>
internal sealed record VotesOfEntry(int Count, decimal? Mean)
{
    public static async Task<Dictionary<Guid, VotesOfEntry>> ReadAsync(AppDb db, Guid contestId, CancellationToken ct) =>
        await db.ContestVotes.Where(v => db.ContestEntries.Any(e => e.Id == v.EntryId && e.ContestId == contestId))
            .GroupBy(v => v.EntryId).Select(g => new { g.Key, Count = g.Count(), Mean = g.Average(v => (decimal?)v.Mark) })
            .ToDictionaryAsync(g => g.Key, g => new VotesOfEntry(g.Count, g.Mean is { } mean ? Math.Round(mean, 2) : null), ct);
}

/// <summary>An expert as documents name them.</summary>
internal sealed record ContestExpertRow(ContestExpert Expert, Person Person)
{
    public static async Task<List<ContestExpertRow>> ListAsync(AppDb db, Guid contestId, CancellationToken ct) =>
        await (
            from expert in db.ContestExperts
            join person in db.People on expert.PersonId equals person.Id
            where expert.ContestId == contestId
            orderby person.LastName, person.FirstName, person.Id
            select new ContestExpertRow(expert, person))
            .AsNoTracking().ToListAsync(ct);
}
