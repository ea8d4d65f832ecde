using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Setup;

/// <summary>Announces a draft to coordinators and participants.</summary>
public static class PublishOlympiad
{
    public static async Task<NoContent> Handle(Guid id, AppDb db, TimeProvider clock, CancellationToken ct)
    {
        var olympiad = await db.Olympiads.SingleOrDefaultAsync(o => o.Id == id, ct).OrNotFound();
        OlympiadPlan.Publish(olympiad, await GetChecklist.FindingsAsync(db, id, clock.GetUtcNow(), ct));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>The olympiad will not be held; what was registered and written stays readable.</summary>
public static class CancelOlympiad
{
    public static async Task<NoContent> Handle(Guid id, AppDb db, CancellationToken ct)
    {
        var olympiad = await db.Olympiads.SingleOrDefaultAsync(o => o.Id == id, ct).OrNotFound();
        OlympiadPlan.CheckEditable(olympiad);
        olympiad.Status = OlympiadStatus.Cancelled;
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
