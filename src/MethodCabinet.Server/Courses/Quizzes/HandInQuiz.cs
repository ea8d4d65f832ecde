using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment.Journal;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Quizzes;

/// <summary>Ends the caller's own try and says what it is worth. Handing in again changes nothing.</summary>
public static class HandInQuiz
{
    /// <summary>A device has one chain, and another after its journal was lost.</summary>
    private const int MostChains = 16;

    /// <param name="Heads">The last entry of each chain that the device has written: the try is not handed in without them. Null to hand in what the server holds.</param>
    public sealed record Request(IReadOnlyList<QuizView.DeviceHead>? Heads = null);

    public static async Task<Ok<QuizResult>> Handle(Guid id, Request request, AppDb db, QuizTries tries, QuizResults results, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (request.Heads?.Count > MostChains)
        {
            throw new RuleBroken(PlatformErrors.Malformed);
        }

        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            var held = await tries.HeldAsync(id, user, ct);
            if (held.Attempt.HandedInAt is null)
            {
                foreach (var head in request.Heads ?? [])
                {
                    // The reader refuses null for a member, not for an element of a list.
                    await CheckHeadAsync(db, id, head ?? throw new RuleBroken(PlatformErrors.Malformed), ct);
                }

                var now = clock.GetUtcNow();
                await tries.ScoreAsync(held, held.Deadline < now ? held.Deadline.Value : now, ct);
            }

            await transaction.CommitAsync(ct);
        }

        return TypedResults.Ok(await results.OfAsync(await tries.OwnAsync(id, user, ct), ct));
    }

    private static async Task CheckHeadAsync(AppDb db, Guid attemptId, QuizView.DeviceHead sent, CancellationToken ct)
    {
        var chain = db.QuizEntries.Where(e => e.AttemptId == attemptId && e.DeviceId == sent.DeviceId);
        var held = await chain.Where(e => e.Seq == sent.Seq).Select(e => e.Hash).SingleOrDefaultAsync(ct);
        if (sent.Seq == 0 || (held is not null && Convert.ToHexStringLower(held) == sent.Hash))
        {
            return;
        }

        var head = await chain.OrderByDescending(e => e.Seq).Select(e => new { e.Seq, e.Hash }).FirstOrDefaultAsync(ct);
        throw JournalRules.HeadMismatch(head is null ? JournalHead.None : new JournalHead(head.Seq, head.Hash), sent.DeviceId);
    }
}
