using System.Text.Json;
using MethodCabinet.Server.Data;

namespace MethodCabinet.Server.Platform;

/// <summary>One line of the audit log: who, when, what, from what to what. The database itself refuses to change or delete it.</summary>
public sealed class AuditEntry
{
    public long Id { get; private init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null for what the product did by itself (jobs).</summary>
    public Guid? ActorId { get; init; }

    /// <summary>For example <c>Person.Modified</c>, <c>answer-key.read</c>.</summary>
    public required string Action { get; init; }

    public required string SubjectId { get; init; }

    /// <summary><c>{"grade": ["7", "8"]}</c>: from, to. Null where there is nothing to compare.</summary>
    public string? Changes { get; init; }
}

/// <summary>Writes audit entries for acts that are no change of an audited entity: reading a key, bulk scoring, exports of personal data.</summary>
public sealed class Audit(AppDb db, CurrentUser user, TimeProvider clock)
{
    /// <summary>Adds the entry; it is stored together with the changes of the same <c>SaveChangesAsync</c>.</summary>
    public void Record(string action, object subjectId, object? details = null) => db.AuditLog.Add(new AuditEntry
    {
        At = clock.GetUtcNow(),
        ActorId = user.IsSignedIn ? user.PersonId : null,
        Action = action,
        SubjectId = Convert.ToString(subjectId, System.Globalization.CultureInfo.InvariantCulture) ?? "",
        Changes = details is null ? null : JsonSerializer.Serialize(details, StoredJson.Options),
    });
}
