using MethodCabinet.Domain.Materials;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Materials.Uploads;

/// <summary>Where the next bytes of a part go: asked before each try, because an address ages and a broken line leaves a beginning.</summary>
public static class LocatePart
{
    /// <param name="Address">Where the bytes are put: a path of this server, or the whole address of another one, which wants no cookie.</param>
    /// <param name="Received">Bytes of the part that are here already; the rest goes on from there.</param>
    public sealed record Response(string Address, long Received);

    /// <param name="number">From 1.</param>
    public static async Task<Ok<Response>> Handle(
        Guid id, int number, OwnUploads own, IPartStore parts, PartScratch scratch, TimeProvider clock, CancellationToken ct)
    {
        var upload = await own.FindAsync(id, ct);
        LargeUploads.CheckPart(upload.Size, number);
        var direct = parts.AddressOfPart(id, upload.Token, number, LargeUploads.SizeOfPart(upload.Size, number), clock.GetUtcNow());
        return TypedResults.Ok(direct is null
            ? new Response($"/api/files/uploads/{id}/parts/{number}", scratch.Received(id, number))
            : new Response(direct.AbsoluteUri, 0));
    }
}
