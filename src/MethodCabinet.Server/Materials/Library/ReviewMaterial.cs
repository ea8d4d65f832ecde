using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Materials.Library;

/// <summary>To the staff for review.</summary>
public static class SubmitMaterial
{
    /// <param name="Version">As read.</param>
    public sealed record Request(uint Version);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, LibraryReads reads, TimeProvider clock, CancellationToken ct)
    {
        var material = await reads.FindToEditAsync(id, request.Version, ct);
        material.Submit(await reads.HasFilesAsync(id, ct), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Back to who proposed it, with a remark.</summary>
public static class ReturnMaterial
{
    /// <param name="Version">As read.</param>
    public sealed record Request(string Remark, uint Version);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, LibraryReads reads, CancellationToken ct)
    {
        var material = await reads.FindToEditAsync(id, request.Version, ct);
        material.Return(request.Remark);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>To its readers; also what the staff wrote itself, and what was withdrawn.</summary>
public static class PublishMaterial
{
    /// <param name="Version">As read: what is published is what was looked at.</param>
    public sealed record Request(uint Version);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, LibraryReads reads, TimeProvider clock, CancellationToken ct)
    {
        var material = await reads.FindToEditAsync(id, request.Version, ct);
        material.Publish(await reads.HasFilesAsync(id, ct), reads.Reader.PersonId, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Away from its readers; its address says why.</summary>
public static class WithdrawMaterial
{
    /// <param name="Version">As read.</param>
    public sealed record Request(string Reason, uint Version);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, LibraryReads reads, CancellationToken ct)
    {
        var material = await reads.FindToEditAsync(id, request.Version, ct);
        material.Withdraw(request.Reason);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
