using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment.Journal;
using MethodCabinet.Server.Assessment.Journal;
using MethodCabinet.Server.Assessment.Receipts;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Olympiads.Attempts;

/// <summary>
/// Appends a device's entries to the answer journal. The reply means that they are committed to disk.
/// Sending again what was sent is harmless; the whole way of a save is told in docs/decisions/0030-answer-journal.md.
/// </summary>
public static class SubmitJournal
{
    /// <param name="DeviceId">Made by the client for each tab or device; its entries form one hash chain.</param>
    /// <param name="Entries">1 to 200, seqs without gaps.</param>
    /// <param name="ElapsedMs">The device's clock now, in the milliseconds of its entries: evidence for those that come late.</param>
    public sealed record Request(Guid DeviceId, IReadOnlyList<SentEntry> Entries, long? ElapsedMs = null);

    /// <param name="Head">Of this device's chain, as committed.</param>
    /// <param name="Deadline">While a pause lasts: the one that it would leave if it ended now.</param>
    /// <param name="PausedAt">Since when the clock stands; null while it goes.</param>
    /// <param name="Late">How many of the entries came after the deadline or the hand-in: kept, and counted only if their late delivery is accepted.</param>
    /// <param name="Elsewhere">
    /// What another device answered to the same tasks since this device's last entry; for its first entry since ever, so that
    /// the client passes over what its snapshot showed.
    /// </param>
    /// <param name="Receipt">Signed proof of <paramref name="Head"/> and <paramref name="ReceivedAt"/>.</param>
    public sealed record Response(
        Head Head,
        DateTimeOffset ReceivedAt,
        DateTimeOffset Deadline,
        DateTimeOffset Now,
        DateTimeOffset? PausedAt,
        int Late,
        IReadOnlyList<ElsewhereAnswer> Elsewhere,
        Receipt Receipt);

    /// <param name="Hash">Lower-case hexadecimal.</param>
    public sealed record Head(long Seq, string Hash);

    public sealed record ElsewhereAnswer(Guid TaskId, string Answer, Guid DeviceId, DateTimeOffset ReceivedAt);

    public static async Task<Ok<Response>> Handle(Guid id, Request request, CurrentUser user, JournalQueue journal)
    {
        var entries = SentJournal.Read(request.DeviceId, request.Entries);
        if (request.ElapsedMs is < 0 or > JournalRules.MaxElapsedMs)
        {
            throw new RuleBroken(JournalErrors.Malformed);
        }

        return TypedResults.Ok(await journal.AppendAsync(id, user.PersonId, request.DeviceId, entries, request.ElapsedMs));
    }
}
