using MethodCabinet.Domain;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.People.Accounts;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.People;

/// <summary>Who of an organization could get a login card.</summary>
public static class ListLoginCards
{
    /// <param name="HasOwnPassword">Has signed in and chosen a password; gets a card only when asked for by name.</param>
    public sealed record Item(Guid PersonId, string Name, int? Grade, string ClassLetter, string Login, bool HasOwnPassword);

    public static async Task<Ok<List<Item>>> Handle(
        Guid organizationId, AppDb db, PeopleReads reads, CancellationToken ct, Named<MembershipKind>? kind = null, int? grade = null, string? classLetter = null)
    {
        var holders = await CardHolders.FindAsync(organizationId, kind?.Value ?? MembershipKind.Student, grade, classLetter, db, reads, ct);
        return TypedResults.Ok(holders
            .Select(h => new Item(h.Person.Id, h.Person.FullName, h.Place.Grade, h.Place.ClassLetter, h.Account.UserName!, CardHolders.HasOwnPassword(h.Account)))
            .ToList());
    }
}

/// <summary>
/// Makes new one-time passwords and the sheets with them: the only place where they can be read. Who has chosen a password
/// already keeps it, unless named in <see cref="Request.PersonIds"/>.
/// </summary>
public static class PrintLoginCards
{
    /// <param name="PersonIds">Only these people; null for all who have no password of their own.</param>
    public sealed record Request(
        Guid OrganizationId, MembershipKind Kind = MembershipKind.Student, int? Grade = null, string? ClassLetter = null, IReadOnlyList<Guid>? PersonIds = null);

    public static async Task<FileContentHttpResult> Handle(Request request, AppDb db, PeopleReads reads, SiteSettings site, Audit audit, TimeProvider clock, CancellationToken ct)
    {
        var holders = await CardHolders.FindAsync(request.OrganizationId, request.Kind, request.Grade, request.ClassLetter, db, reads, ct);
        holders = request.PersonIds is { } named
            ? [.. holders.Where(h => named.Contains(h.Person.Id))]
            : [.. holders.Where(h => !CardHolders.HasOwnPassword(h.Account))];
        if (holders.Count == 0)
        {
            throw new RuleBroken(PeopleErrors.NoLoginCards);
        }

        var now = clock.GetUtcNow();
        var cards = new List<LoginCard>(holders.Count);
        foreach (var holder in holders)
        {
            var password = NewAccounts.SetOneTimePassword(holder.Account);
            audit.Record("password.login-card", holder.Person.Id);
            cards.Add(new LoginCard(holder.Person.FullName, holder.Place.Grade is { } grade ? $"{grade}{holder.Place.ClassLetter}" : "", holder.Account.UserName!, password));
        }

        var ids = holders.Select(h => h.Person.Id).ToArray();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.AccountSessions.Where(s => ids.Contains(s.PersonId) && s.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.RevokedAt, now), ct);
        await db.SaveChangesAsync(ct);
        using var file = new MemoryStream();
        LoginCardSheets.Write(file, cards, site, now);
        await transaction.CommitAsync(ct);
        return TypedResults.File(file.ToArray(), "application/pdf", "login-cards.pdf");
    }
}

/// <summary>People of an organization whose password the caller may set.</summary>
internal static class CardHolders
{
    public sealed record Holder(Person Person, Membership Place, Account Account);

    public static bool HasOwnPassword(Account account) => account is { PasswordHash: not null, MustChangePassword: false };

    public static async Task<List<Holder>> FindAsync(
        Guid organizationId, MembershipKind kind, int? grade, string? classLetter, AppDb db, PeopleReads reads, CancellationToken ct)
    {
        reads.DemandEntering(organizationId);
        var today = reads.Today;
        var members = await db.Memberships
            .Where(m => m.OrganizationId == organizationId && m.Kind == kind && m.From <= today && (m.To == null || m.To >= today)
                && (grade == null || m.Grade == grade) && (classLetter == null || m.ClassLetter == classLetter))
            .Join(db.People, m => m.PersonId, p => p.Id, (m, p) => new { Place = m, Person = p })
            .Join(db.Users, x => x.Person.Id, a => a.Id, (x, a) => new Holder(x.Person, x.Place, a))
            .ToListAsync(ct);
        var ids = members.Select(m => m.Person.Id).Distinct().ToArray();
        var places = (await db.Memberships.AsNoTracking().Where(m => ids.Contains(m.PersonId)).ToListAsync(ct)).ToLookup(m => m.PersonId);
        var offices = (await db.Appointments.AsNoTracking().Where(a => ids.Contains(a.PersonId)).ToListAsync(ct)).ToLookup(a => a.PersonId);
        return
        [
            .. members
                .Where(m => PersonRights.Of(reads.Viewer, FactsOf(m.Person.Id)).ResetPassword)
                .DistinctBy(m => m.Person.Id)
                .OrderBy(m => m.Place.Grade).ThenBy(m => m.Place.ClassLetter, StringComparer.Ordinal).ThenBy(m => m.Person.FullName, StringComparer.CurrentCulture),
        ];

        PersonFacts FactsOf(Guid id) => new(
            id,
            Access.Of(places[id], offices[id], hasWards: false, today).Roles,
            places[id].Where(p => p.IsCurrent(today)).Select(p => p.OrganizationId).ToHashSet(),
            new HashSet<Guid>(),
            new HashSet<Guid>());
    }
}
