using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Olympiads.Seals;

/// <summary>
/// Seals a paper as it is now, so that its participants may have it on their devices before the start. Sealing what was not changed since gives the same seal; the first
/// paper of a round brings the round's key. Later changes are sealed by themselves (<see cref="SealAgainJob"/>).
/// </summary>
public static class SealPaper
{
    public static async Task<Ok<SealView>> Handle(Guid id, PaperSealer sealer, CurrentUser user, CancellationToken ct) =>
        TypedResults.Ok((await sealer.SealAsync(id, user.PersonId, digest: null, ct))!);
}
