using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.People;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Contests;

/// <summary>What is shown on the wall at the award ceremony of a contest: signed results by nomination, with the names that everybody may read.</summary>
public static class GetContestCeremony
{
    /// <param name="Nominations">Those with entries.</param>
    public sealed record Response(string Title, AwardWords Words, decimal MaxPoints, IReadOnlyList<CeremonyNomination> Nominations);

    /// <param name="Rows">In the order in which they are revealed: the lowest place first.</param>
    public sealed record CeremonyNomination(Guid Id, string Title, IReadOnlyList<CeremonyEntry> Rows);

    /// <param name="Name">As far as the consents go. Null leaves the number.</param>
    /// <param name="Work">Title of the work; null without the consent to publication under the full name.</param>
    public sealed record CeremonyEntry(Place Place, decimal Points, AwardStatus Status, int? Degree, string? Name, int Number, string? School, string? Work);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, CurrentUser user, CancellationToken ct)
    {
        await db.DemandContestManagerAsync(id, user, ct);
        if (!await db.ContestSignings.AnyAsync(s => s.ContestId == id, ct))
        {
            throw new RuleBroken(ResultsErrors.NotSigned);
        }

        var contest = await db.SeenContestAsync(id, user, ct);
        var maxPoints = (await db.SheetsAsync(id, ct)).Sum(s => s.Weight * s.MaxPoints);
        var rows = await (
            from award in db.ContestAwards
            join entry in db.ContestEntries on award.EntryId equals entry.Id
            join person in db.People on entry.PersonId equals person.Id
            join organization in db.Organizations on entry.OrganizationId equals organization.Id
            where award.ContestId == id
            select new
            {
                Award = award,
                Entry = entry,
                Person = person,
                School = organization.ShortName,
                Agreed = db.AgreedPublications().Where(c => c.PersonId == person.Id).Select(c => c.Form).FirstOrDefault(),
            })
            .AsNoTracking().ToListAsync(ct);
        var byNomination = rows.ToLookup(r => r.Entry.NominationId, r => Row(r.Award, r.Entry, PublicName.Of(r.Agreed, r.Person.FullName), r.School, r.Agreed));
        return TypedResults.Ok(new Response(
            contest.Settings.Title,
            contest.Settings.Words,
            maxPoints,
            [
                .. (await db.NominationsAsync(id, ct)).Where(n => byNomination[n.Id].Any()).Select(n => new CeremonyNomination(
                    n.Id, n.Title, [.. byNomination[n.Id].OrderByDescending(r => r.Place.From).ThenBy(r => r.Name is null).ThenBy(r => r.Name, StringComparer.Ordinal).ThenBy(r => r.Number)])),
            ]));
    }

    private static CeremonyEntry Row(ContestAward award, ContestEntry entry, PublicName name, string school, PublicationForm? agreed) => new(
        award.Place, award.Points, award.Status, award.Degree, name.Text, entry.Number!.Value, name.IsPersonal ? school : null, agreed == PublicationForm.FullName ? entry.Title : null);
}
