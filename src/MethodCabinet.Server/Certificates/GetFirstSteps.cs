using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates;

/// <summary>What of the first steps of a new cabinet is done. It stands in the module that may know all the others.</summary>
public static class GetFirstSteps
{
    /// <param name="People">Somebody beside the reader, who set the cabinet up.</param>
    public sealed record Response(bool Schools, bool People, bool Olympiad, bool Course);

    public static async Task<Ok<Response>> Handle(AppDb db, CurrentUser user, CancellationToken ct) => TypedResults.Ok(new Response(
        await db.Organizations.AnyAsync(ct), await db.People.AnyAsync(p => p.Id != user.PersonId, ct), await db.Olympiads.AnyAsync(ct), await db.Courses.AnyAsync(ct)));
}
