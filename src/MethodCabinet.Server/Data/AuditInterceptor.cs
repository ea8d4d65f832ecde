using System.Text.Json.Nodes;
using MethodCabinet.Domain;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MethodCabinet.Server.Data;

/// <summary>Writes the audit entry of every change to an <see cref="IAudited"/> entity in the same transaction as the change.</summary>
public sealed class AuditInterceptor(IHttpContextAccessor http, TimeProvider clock) : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is AppDb db)
        {
            var user = CurrentUser.Of(http.HttpContext?.User);
            var entries = db.ChangeTracker.Entries<IAudited>()
                .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
                .Select(entry => Describe(entry, user))
                .ToList();
            db.AuditLog.AddRange(entries);
        }

        return base.SavingChangesAsync(eventData, result, cancellationToken);
    }

    private AuditEntry Describe(EntityEntry<IAudited> entry, CurrentUser user)
    {
        var changes = new JsonObject();
        foreach (var (name, property) in PropertiesOf(entry).Where(p => !p.Property.Metadata.IsPrimaryKey() && !p.Property.Metadata.IsConcurrencyToken))
        {
            var before = entry.State == EntityState.Added ? null : property.OriginalValue;
            var after = entry.State == EntityState.Deleted ? null : property.CurrentValue;
            if (entry.State == EntityState.Modified ? property.IsModified && !Equals(before, after) : (before ?? after) is not null)
            {
                changes[name] = new JsonArray(AuditChanges.ValueOf(property, before), AuditChanges.ValueOf(property, after));
            }
        }

        var key = entry.Metadata.FindPrimaryKey()!.Properties.Select(p => entry.Property(p.Name).CurrentValue);
        return new AuditEntry
        {
            At = clock.GetUtcNow(),
            ActorId = user.IsSignedIn ? user.PersonId : null,
            Action = $"{entry.Metadata.ClrType.Name}.{entry.State}",
            SubjectId = string.Join('/', key),
            Changes = changes.ToJsonString(StoredJson.Options),
        };
    }

    /// <summary>Those of complex properties too, by the names of both: <c>Text</c> and <c>Holder</c> give <c>TextHolder</c>.</summary>
    private static IEnumerable<(string Name, PropertyEntry Property)> PropertiesOf(EntityEntry entry) =>
        [.. entry.Properties.Select(p => (p.Metadata.Name, p)), .. entry.ComplexProperties.SelectMany(c => PropertiesOf(c, c.Metadata.Name))];

    private static IEnumerable<(string Name, PropertyEntry Property)> PropertiesOf(ComplexPropertyEntry entry, string path) =>
        [.. entry.Properties.Select(p => (path + p.Metadata.Name, p)), .. entry.ComplexProperties.SelectMany(c => PropertiesOf(c, path + c.Metadata.Name))];
}
