using MethodCabinet.Domain;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.People.Accounts;

/// <summary>Makes the first administrator and signs them in; they still owe a second factor.</summary>
public static class MakeFirstAdministrator
{
    public sealed record Request(string Token, string LastName, string FirstName, string MiddleName, string? Email, string Login, string Password);

    public static async Task<Ok<SignIn.Response>> Handle(
        Request request, HttpContext http, AppDb db, FirstAdministrator first, UserManager<Account> accounts, SignInLimits limits, Sessions sessions, SiteSettings site,
        TimeProvider clock, CancellationToken ct)
    {
        limits.Count(http.Connection.RemoteIpAddress, "first-administrator");
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // Two people with the same link: one of them is first.
        await db.Database.ExecuteSqlAsync($"lock table people.appointments in exclusive mode", ct);
        if (!first.IsRight(request.Token) || await FirstAdministrator.ExistsAsync(db, ct))
        {
            throw new RuleBroken(PeopleErrors.FirstAdministratorTokenInvalid);
        }

        var login = request.Login.Trim();
        Logins.Check(login);
        Passwords.Check(request.Password, login);
        var now = clock.GetUtcNow();
        var person = new Person { Id = Guid.CreateVersion7(), LastName = "", FirstName = "", CreatedAt = now };
        PersonRules.Fill(person, new PersonData(request.LastName, request.FirstName, request.MiddleName, null, request.Email), site.DayOf(now));
        var account = NewAccounts.Of(person.Id, login);
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, request.Password);
        db.AddRange(person, account, new Appointment { Id = Guid.CreateVersion7(), PersonId = person.Id, Role = Role.Administrator, From = site.DayOf(now) });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new SignIn.Response(await sessions.BeginAsync(person.Id, remember: false, secondFactorGiven: false, ct)));
    }
}
