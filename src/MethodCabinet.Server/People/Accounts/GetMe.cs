using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.People.Accounts;

/// <summary>Who is signed in, and what the session still owes.</summary>
public static class GetMe
{
    /// <param name="Organizations">Where the person studies, teaches or coordinates today.</param>
    /// <param name="Coordinates">Ids of those for which the person is responsible.</param>
    public sealed record Response(
        Guid PersonId, string Login, string Name, string ShortName, SignInStatus Status, IReadOnlyList<Role> Roles, IReadOnlyList<OrganizationName> Organizations,
        IReadOnlyList<Guid> Coordinates, bool MustChangePassword, SecondFactorState SecondFactor);

    public sealed record OrganizationName(Guid Id, string Name);

    /// <param name="Totp">An authenticator application is set up.</param>
    /// <param name="Passkeys">How many there are.</param>
    /// <param name="Required">The person's roles demand one of the two.</param>
    public sealed record SecondFactorState(bool Totp, int Passkeys, bool Required);

    public static async Task<Ok<Response>> Handle(
        AppDb db, CurrentUser user, Sessions sessions, SiteSettings site, ExampleSettings example, TimeProvider clock, CancellationToken ct)
    {
        var id = user.PersonId;
        var today = site.DayOf(clock.GetUtcNow());
        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == id, ct);
        var account = await db.Users.AsNoTracking().SingleAsync(a => a.Id == id, ct);
        var passkeys = await db.Set<IdentityUserPasskey<Guid>>().CountAsync(p => p.UserId == id, ct);
        var organizations = await db.Memberships
            .Where(m => m.PersonId == id && m.From <= today && (m.To == null || today <= m.To))
            .Join(db.Organizations, m => m.OrganizationId, o => o.Id, (_, o) => new OrganizationName(o.Id, o.ShortName))
            .Distinct()
            .ToListAsync(ct);
        return TypedResults.Ok(new Response(
            id,
            account.UserName!,
            person.FullName,
            person.ShortName,
            sessions.Current.Status,
            [.. sessions.Current.Access.Roles.Order()],
            [.. organizations.OrderBy(o => o.Name, StringComparer.CurrentCulture)],
            [.. sessions.Current.Access.Coordinates],
            account.MustChangePassword,
            new SecondFactorState(account.TwoFactorEnabled, passkeys, !example.Enabled && SignInRule.DemandsSecondFactor(sessions.Current.Access.Roles))));
    }
}
