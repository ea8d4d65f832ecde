using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Results;

/// <summary>Дешифровка: whose work stands behind each cipher. Only once the results are signed, and each time it is written down who looked.</summary>
public static class ListCiphers
{
    public sealed record Item(string Cipher, string RoundTitle, string TrackName, string Name, string School);

    public static async Task<Ok<IReadOnlyList<Item>>> Handle(Guid id, AppDb db, Audit audit, CancellationToken ct)
    {
        if (!await db.ResultsSignings.AnyAsync(s => s.OlympiadId == id, ct))
        {
            throw new RuleBroken(await db.Olympiads.AnyAsync(o => o.Id == id, ct) ? ResultsErrors.NotSigned : PlatformErrors.NotFound);
        }

        var items = await (
            from work in db.Works
            join attempt in db.Attempts on work.AttemptId equals attempt.Id
            join round in db.Rounds on work.RoundId equals round.Id
            join registration in db.Registrations on attempt.RegistrationId equals registration.Id
            join track in db.Tracks on registration.TrackId equals track.Id
            join person in db.People on registration.PersonId equals person.Id
            join organization in db.Organizations on registration.OrganizationId equals organization.Id
            where round.OlympiadId == id
            orderby round.OpensAt, track.Grade, work.Cipher
            select new { work.Cipher, RoundTitle = round.Title, TrackName = track.Name, Person = person, organization.ShortName })
            .AsNoTracking().ToListAsync(ct);
        audit.Record("Ciphers.opened", id, new { rows = items.Count });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok<IReadOnlyList<Item>>(items.ConvertAll(i => new Item(i.Cipher, i.RoundTitle, i.TrackName, i.Person.FullName, i.ShortName)));
    }
}
