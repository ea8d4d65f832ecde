using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.People.Accounts;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.People;

/// <param name="Data">Already checked (<see cref="PersonRules.Check"/>).</param>
/// <param name="Login">Null: made from the name.</param>
/// <param name="PasswordHash">Null: nobody can sign in before a password is given (login card or reset).</param>
/// <param name="Id">Null: a new one.</param>
public sealed record NewPerson(PersonData Data, IReadOnlyList<NewPlace> Places, string? Login = null, string? PasswordHash = null, Guid? Id = null);

public sealed record NewPlace(
    Guid OrganizationId, MembershipKind Kind, DateOnly From, int? Grade, string ClassLetter, string Position, IReadOnlyList<string> Subjects);

public sealed record CreatedPerson(Guid PersonId, string Login);

/// <summary>The one way by which people with accounts come into being: singly, by import, by the example data.</summary>
public sealed class NewPeople(AppDb db, TimeProvider clock)
{
    private const int Chunk = 500;

    /// <summary>Waits until no other transaction enters people; logins and duplicates are then decided by what is stored.</summary>
    public static Task LockAsync(AppDb db, CancellationToken ct) =>
        db.Database.ExecuteSqlRawAsync("select pg_advisory_xact_lock(hashtext('people.new'))", ct);

    /// <summary>
    /// Stores them in order, in the caller's transaction if there is one. Detaches what <see cref="AppDb"/> tracked, so thousands go through in seconds.
    /// </summary>
    public async Task<IReadOnlyList<CreatedPerson>> AddAsync(IReadOnlyList<NewPerson> people, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var wanted = people.Select(p => p.Login ?? Logins.BaseOf(p.Data.LastName, p.Data.FirstName, p.Data.MiddleName)).ToList();
        var taken = await TakenAsync(wanted, ct);
        var created = new List<CreatedPerson>(people.Count);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            for (var i = 0; i < people.Count; i++)
            {
                var (person, account) = Make(people[i], Logins.Take(wanted[i], taken), now);
                created.Add(new CreatedPerson(person.Id, account.UserName!));
                if ((i + 1) % Chunk == 0 || i + 1 == people.Count)
                {
                    await db.SaveChangesAsync(ct);
                    db.ChangeTracker.Clear();
                }
            }
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }

        return created;
    }

    private (Person Person, Account Account) Make(NewPerson made, string login, DateTimeOffset now)
    {
        var person = new Person
        {
            Id = made.Id ?? Guid.CreateVersion7(),
            LastName = made.Data.LastName,
            FirstName = made.Data.FirstName,
            MiddleName = made.Data.MiddleName ?? "",
            BirthDate = made.Data.BirthDate,
            Email = made.Data.Email,
            CreatedAt = now,
        };
        var account = NewAccounts.Of(person.Id, login);
        account.PasswordHash = made.PasswordHash;
        db.People.Add(person);
        db.Users.Add(account);
        foreach (var place in made.Places)
        {
            var membership = new Membership
            {
                Id = Guid.CreateVersion7(),
                PersonId = person.Id,
                OrganizationId = place.OrganizationId,
                Kind = place.Kind,
                From = place.From,
                Grade = place.Grade,
                ClassLetter = place.ClassLetter,
                Position = place.Position,
                Subjects = [.. place.Subjects],
            };
            MembershipRules.Check(membership);
            db.Memberships.Add(membership);
        }

        return (person, account);
    }

    /// <summary>Stored logins that differ from a wanted one by a number at the end at most.</summary>
    private async Task<HashSet<string>> TakenAsync(List<string> wanted, CancellationToken ct)
    {
        var bases = wanted.Select(login => login.ToUpperInvariant()).Distinct().ToArray();
        var logins = await db.Database
            .SqlQuery<string>($"select user_name as \"Value\" from people.accounts where regexp_replace(normalized_user_name, '[0-9]+$', '') = any ({bases}) or normalized_user_name = any ({bases})")
            .ToListAsync(ct);
        return logins.ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
