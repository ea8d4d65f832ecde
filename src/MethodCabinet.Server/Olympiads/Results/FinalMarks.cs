using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Results;

/// <summary>
/// Once the chair has signed, no mark of the olympiad changes. Whoever changes one asks here first, in the transaction of the change: until it ends nobody signs, and a signature
/// that is being made is waited for.
/// </summary>
internal static class FinalMarks
{
    /// <exception cref="RuleBroken">MarksFinal.</exception>
    public static async Task HoldOpenAsync(AppDb db, Guid olympiadId, CancellationToken ct)
    {
        if (!await TryHoldOpenAsync(db, olympiadId, ct))
        {
            throw new RuleBroken(ResultsErrors.MarksFinal);
        }
    }

    /// <returns>False once there is a signature.</returns>
    public static Task<bool> TryHoldOpenAsync(AppDb db, Guid olympiadId, CancellationToken ct) =>
        db.Database.SqlQuery<bool>($"select olympiads.hold_marks_open({olympiadId}) as \"Value\"").SingleAsync(ct);

    /// <summary>The same for the olympiad of a work.</summary>
    /// <exception cref="RuleBroken">MarksFinal.</exception>
    public static async Task HoldOpenForAsync(AppDb db, Guid attemptId, CancellationToken ct)
    {
        var olympiadId = await (
            from attempt in db.Attempts
            join round in db.Rounds on attempt.RoundId equals round.Id
            where attempt.Id == attemptId
            select round.OlympiadId)
            .SingleAsync(ct);
        await HoldOpenAsync(db, olympiadId, ct);
    }

    /// <summary>Waits for changes that are being made and keeps others out until the end of the transaction.</summary>
    public static Task LockAsync(AppDb db, Guid olympiadId, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select olympiads.lock_marks({olympiadId})", ct);
}
