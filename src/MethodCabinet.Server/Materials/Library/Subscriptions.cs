using MethodCabinet.Domain.Materials.Library;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Mail;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Materials.Library;

/// <summary>The caller's subscription, and how many new materials there are since they looked last.</summary>
public static class GetSubscription
{
    /// <param name="On">There is one.</param>
    /// <param name="ByMail">Letters go out, for the site sends mail and the person has an address.</param>
    public sealed record Response(bool On, IReadOnlyList<string> Subjects, IReadOnlyList<MaterialKind> Kinds, int NewCount, bool ByMail);

    public static async Task<Ok<Response>> Handle(AppDb db, CurrentUser user, LibraryReads reads, MailSettings mail, CancellationToken ct)
    {
        var me = user.PersonId;
        var byMail = mail.IsOn && await db.People.AnyAsync(p => p.Id == me && p.Email != null, ct);
        return TypedResults.Ok(await db.LibrarySubscriptions.AsNoTracking().SingleOrDefaultAsync(s => s.PersonId == me, ct) is { } subscription
            ? new Response(true, subscription.Subjects, subscription.Kinds, await NewFor(subscription, reads.Readable(), subscription.SeenAt).CountAsync(ct), byMail)
            : new Response(false, [], [], 0, byMail));
    }

    /// <summary>What was published since a moment and is of those subjects and kinds.</summary>
    internal static IQueryable<Material> NewFor(LibrarySubscription subscription, IQueryable<Material> readable, DateTimeOffset since)
    {
        var (subjects, kinds) = (subscription.Subjects.ToArray(), subscription.Kinds.ToArray());
        return readable.Where(m => m.PublishedAt > since && (subjects.Length == 0 || m.Subjects.Any(s => subjects.Contains(s))) && (kinds.Length == 0 || kinds.Contains(m.Kind)));
    }
}

/// <summary>Subscribes, or changes to what.</summary>
public static class Subscribe
{
    /// <param name="Subjects">Codes; empty for all.</param>
    /// <param name="Kinds">Empty for all.</param>
    public sealed record Request(IReadOnlyList<string> Subjects, IReadOnlyList<MaterialKind> Kinds);

    public static async Task<NoContent> Handle(Request request, AppDb db, CurrentUser user, LibraryReads reads, TimeProvider clock, CancellationToken ct)
    {
        LibrarySubscription.Check(request.Subjects, request.Kinds);
        await reads.CheckSubjectsAsync(request.Subjects, ct);
        var (me, now) = (user.PersonId, clock.GetUtcNow());
        var subscription = await db.LibrarySubscriptions.SingleOrDefaultAsync(s => s.PersonId == me, ct);
        if (subscription is null)
        {
            subscription = new LibrarySubscription { PersonId = me, MailedUntil = now, SeenAt = now };
            db.LibrarySubscriptions.Add(subscription);
        }

        subscription.Subjects = [.. request.Subjects.Distinct()];
        subscription.Kinds = [.. request.Kinds.Distinct()];
        await db.SaveUniqueAsync(PlatformErrors.ChangedMeanwhile, ct);
        return TypedResults.NoContent();
    }
}

/// <summary>One click, and no more letters.</summary>
public static class Unsubscribe
{
    public static async Task<NoContent> Handle(AppDb db, CurrentUser user, CancellationToken ct)
    {
        var me = user.PersonId;
        await db.LibrarySubscriptions.Where(s => s.PersonId == me).ExecuteDeleteAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>The new ones of the subscription, which are new no more after this.</summary>
public static class SeeNewMaterials
{
    private const int Most = 100;

    public static async Task<Ok<List<MaterialCard>>> Handle(AppDb db, CurrentUser user, LibraryReads reads, TimeProvider clock, CancellationToken ct)
    {
        var (me, now) = (user.PersonId, clock.GetUtcNow());
        if (await db.LibrarySubscriptions.SingleOrDefaultAsync(s => s.PersonId == me, ct) is not { } subscription)
        {
            return TypedResults.Ok(new List<MaterialCard>());
        }

        var fresh = await LibraryReads.Cards(db, GetSubscription.NewFor(subscription, reads.Readable(), subscription.SeenAt).OrderByDescending(m => m.PublishedAt).Take(Most)).ToListAsync(ct);
        subscription.SeenAt = now;
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(fresh);
    }
}
