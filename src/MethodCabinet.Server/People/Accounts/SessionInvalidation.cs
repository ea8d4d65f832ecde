using System.Runtime.CompilerServices;
using MethodCabinet.Domain.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MethodCabinet.Server.People.Accounts;

/// <summary>Makes every stored change of what a person may do count for their open sessions at once, whichever operation made it.</summary>
public sealed class SessionInvalidation(SessionCache sessions) : SaveChangesInterceptor
{
    private readonly ConditionalWeakTable<DbContext, HashSet<Guid>> touched = [];

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db)
        {
            var people = db.ChangeTracker.Entries()
                .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
                .Select(entry => PersonOf(entry.Entity))
                .OfType<Guid>()
                .ToHashSet();
            touched.AddOrUpdate(db, people);
        }

        return base.SavingChangesAsync(eventData, result, cancellationToken);
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db && touched.TryGetValue(db, out var people) && people.Count > 0)
        {
            sessions.Forget(people);
        }

        return base.SavedChangesAsync(eventData, result, cancellationToken);
    }

    private static Guid? PersonOf(object entity) => entity switch
    {
        Membership membership => membership.PersonId,
        Appointment appointment => appointment.PersonId,
        Guardianship guardianship => guardianship.GuardianId,
        Account account => account.Id,
        AccountSession session => session.PersonId,
        IdentityUserPasskey<Guid> passkey => passkey.UserId,
        _ => null,
    };
}
