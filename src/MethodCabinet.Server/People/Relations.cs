using MethodCabinet.Domain;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.People.Accounts;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.People;

/// <summary>A guardian of a pupil: somebody known already, or a new person, who gets an account.</summary>
public static class AddGuardian
{
    /// <param name="GuardianId">Somebody whose card the caller sees (<see cref="ListKnownGuardians"/>); null for a new person.</param>
    public sealed record Request(Guid? GuardianId, PersonData? New);

    /// <param name="SignIn">Of a new person, shown this once; null for somebody known.</param>
    public sealed record Response(Guid GuardianId, GiveOneTimePassword.Response? SignIn);

    public static async Task<Ok<Response>> Handle(
        Guid id, Request request, AppDb db, PeopleReads reads, NewPeople people, Audit audit, TimeProvider clock, CancellationToken ct)
    {
        await reads.FindToEditAsync(id, ct);
        if (request.GuardianId == id)
        {
            throw new RuleBroken(PeopleErrors.GuardianOfSelf);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        Guid guardian;
        GiveOneTimePassword.Response? signIn = null;
        if (request.GuardianId is { } known)
        {
            await reads.FindAsync(known, ct);
            guardian = known;
        }
        else
        {
            await NewPeople.LockAsync(db, ct);
            var data = PersonRules.Check(request.New ?? throw new RuleBroken(PeopleErrors.NameMissing), reads.Today);
            guardian = (await people.AddAsync([new NewPerson(data, [])], ct))[0].PersonId;
            var account = await db.Users.SingleAsync(a => a.Id == guardian, ct);
            signIn = new GiveOneTimePassword.Response(account.UserName!, NewAccounts.SetOneTimePassword(account));
            audit.Record("password.reset", guardian);
        }

        db.Guardianships.Add(new Guardianship { GuardianId = guardian, WardId = id, CreatedAt = clock.GetUtcNow() });
        await db.SaveUniqueAsync(PeopleErrors.GuardianExists, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(guardian, signIn));
    }
}

public static class RemoveGuardian
{
    public static async Task<NoContent> Handle(Guid id, Guid guardianId, AppDb db, PeopleReads reads, CancellationToken ct)
    {
        await reads.FindToEditAsync(id, ct);
        var guardianship = await db.Guardianships.SingleOrDefaultAsync(g => g.WardId == id && g.GuardianId == guardianId, ct) ?? throw new RuleBroken(PlatformErrors.NotFound);
        db.Guardianships.Remove(guardianship);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Gives a consent, or the one to publication in another form.</summary>
public static class GiveConsent
{
    /// <param name="form">How far a consent to publication goes; the others have no form.</param>
    public static async Task<NoContent> Handle(
        Guid id, Named<ConsentKind> kind, Named<PublicationForm>? form, AppDb db, PeopleReads reads, TimeProvider clock, CancellationToken ct)
    {
        await ConsentAccess.DemandAsync(id, reads, ct);
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await ConsentAccess.LockAsync(db, ct);
        var known = await db.Consents.Where(c => c.PersonId == id).ToListAsync(ct);
        if (Consents.InOtherForm(known, kind.Value, form?.Value))
        {
            // Before the new one, for the index takes one of a kind.
            Consents.Withdraw(known, kind.Value, now);
            await db.SaveChangesAsync(ct);
        }

        db.Consents.Add(Consents.Give(known, Guid.CreateVersion7(), id, kind.Value, form?.Value, reads.Viewer.PersonId, now));
        await db.SaveUniqueAsync(PeopleErrors.ConsentExists, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

public static class WithdrawConsent
{
    public static async Task<NoContent> Handle(Guid id, Named<ConsentKind> kind, AppDb db, PeopleReads reads, TimeProvider clock, CancellationToken ct)
    {
        await ConsentAccess.DemandAsync(id, reads, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await ConsentAccess.LockAsync(db, ct);
        Consents.Withdraw(await db.Consents.Where(c => c.PersonId == id).ToListAsync(ct), kind.Value, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

internal static class ConsentAccess
{
    /// <summary>
    /// Consents change one transaction after the other: those of several people hold everything that shows their names, and two that took it in different orders would wait for each other.
    /// </summary>
    public static Task LockAsync(AppDb db, CancellationToken ct) =>
        db.Database.ExecuteSqlRawAsync("select pg_advisory_xact_lock(hashtext('people.consents'))", ct);

    public static async Task DemandAsync(Guid personId, PeopleReads reads, CancellationToken ct)
    {
        var (person, _, rights) = await reads.FindAsync(personId, ct);
        if (!Consents.MayDecide(rights, reads.Viewer.PersonId, person, reads.Today))
        {
            throw new RuleBroken(PeopleErrors.NotYours);
        }
    }
}
