using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Olympiads.Seals;

/// <summary>
/// The key by which sealed papers open, for everybody who is signed in, from the start of the window on: it is no secret any more then, and opens only files that
/// participants have.
/// </summary>
public static class GetOpeningKey
{
    /// <param name="OpeningKey">Four groups of four symbols.</param>
    /// <param name="Seals">See <see cref="OpenedNotice"/>.</param>
    /// <param name="Running">As it was a second ago at the earliest.</param>
    /// <param name="Now">The server's clock.</param>
    public sealed record Response(string OpeningKey, IReadOnlyList<Guid> Seals, DateTimeOffset OpensAt, RunningRound Running, DateTimeOffset Now);

    public static async Task<Ok<Response>> Handle(Guid id, OpeningKeys keys, TimeProvider clock)
    {
        var opening = await keys.FindAsync(id) ?? throw new RuleBroken(PlatformErrors.NotFound);
        var now = clock.GetUtcNow();
        return opening.Key is { } key
            ? TypedResults.Ok(new Response(key.Grouped, opening.Seals, opening.OpensAt, opening.Running!, now))
            : throw AttemptClock.NotOpen(opening.OpensAt, now);
    }
}
