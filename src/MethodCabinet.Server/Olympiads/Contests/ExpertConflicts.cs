using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Jury;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Contests;

internal static class ExpertConflicts
{
    /// <summary>With which entries of the contests the expert has to do, as of the day.</summary>
    public static async Task<ExpertTies> ExpertTiesAsync(this AppDb db, Guid expertId, IReadOnlyCollection<Guid> contests, DateOnly today, CancellationToken ct)
    {
        var ties = await db.TiesOfAsync(expertId, today, ct);
        var entries = await db.ContestEntries.Where(e => contests.Contains(e.ContestId) && e.Status == EntryStatus.Submitted && e.CoAuthors != "")
            .Select(e => new { e.Id, e.CoAuthors }).ToListAsync(ct);
        if (entries.Count == 0)
        {
            return new ExpertTies(ties, []);
        }

        var named = entries.SelectMany(e => ContestEntry.NamesIn(e.CoAuthors)).ToList();
        var people = await PeopleAsync(db, ties, named, ct);
        return new ExpertTies(
            ties,
            [.. entries.Where(e => ContestEntry.NamesIn(e.CoAuthors).Any(name => people.Exists(p => WrittenName.IsOf(name, p.Last, p.First, p.Middle)))).Select(e => e.Id)]);
    }

    /// <summary>Of those with whom the expert has to do (a school or two), who could be meant by one of the names: whoever has a surname of their words, and those who were declared by name.</summary>
    private static async Task<List<(string Last, string First, string Middle)>> PeopleAsync(AppDb db, JurorTies ties, IEnumerable<string> named, CancellationToken ct)
    {
        var words = named.SelectMany(WrittenName.FoldedWords).ToHashSet();
        var people = await db.People
            .Where(p => p.Id == ties.PersonId || ties.People.Contains(p.Id)
                || db.Memberships.Any(m => m.PersonId == p.Id && ties.Organizations.Contains(m.OrganizationId) && m.From <= ties.Day && (m.To == null || ties.Since <= m.To)))
            .Select(p => new { p.LastName, p.FirstName, p.MiddleName })
            .ToListAsync(ct);
        var declared = await db.DeclaredConflicts.Where(c => c.JurorId == ties.PersonId && c.Name != null).Select(c => c.Name!).ToListAsync(ct);
        return
        [
            .. people.Where(p => WrittenName.FoldedWords(p.LastName).All(words.Contains)).Select(p => (p.LastName, p.FirstName, p.MiddleName)),
            .. declared.Select(name => name.Split(' ')).Select(words => (words[0], words[1], string.Join(' ', words[2..]))),
        ];
    }
}
