using System.Security.Cryptography;
using System.Text.Json;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment.Journal;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Assessment.Journal;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Attempts;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Carriers;

/// <summary>
/// Takes the work of a participant whose device could not send it. It enters the same journal by the same checks as if the device had sent it now; bringing it again
/// changes nothing, and whoever brings it can neither read nor alter it.
/// </summary>
public static class TakeCarriedWork
{
    /// <param name="Participant">Null for whoever may not know: the file may be brought by anybody's coordinator.</param>
    /// <param name="Entries">In the file.</param>
    /// <param name="Added">Of these, what the journal did not hold.</param>
    /// <param name="Late">Of the added ones, those that came after the end of the work.</param>
    /// <param name="Files">Photographs and scans that the work did not have.</param>
    /// <param name="RefusedFiles">That came after the results, are too many, or are no photographs.</param>
    public sealed record Response(Guid AttemptId, string? Participant, int Entries, int Added, int Late, int Files, int RefusedFiles);

    /// <summary>What a device puts into the file.</summary>
    /// <param name="SealId">Of the sealed paper that was sat; null when the paper came from the server.</param>
    /// <param name="HandedIn">The participant has handed in behind the last entry, on a device that could not tell it.</param>
    /// <param name="ElapsedMs">The device's clock when the file was made. Between that and now the carrier was on the way, so it is no evidence of when it came.</param>
    private sealed record Content(
        Guid AttemptId, Guid DeviceId, long ElapsedMs, IReadOnlyList<CarriedEntry> Entries, IReadOnlyList<CarriedFiles.Listed>? Files = null, Browser? Device = null,
        Guid? SealId = null, bool HandedIn = false);

    /// <param name="Hash">It follows from the entries before, and takes more room in the codes than anything else; the last entry has it, and with it the whole chain is what the device wrote.</param>
    private sealed record CarriedEntry(long Seq, Guid TaskId, string Answer, long ElapsedMs, string? Hash = null);

    /// <summary>What the browser says of itself, as by <see cref="TellOfDevice"/>.</summary>
    private sealed record Browser(Guid BrowserId, bool IsOpen);

    public static async Task<Ok<Response>> Handle(
        Guid id, Stream body, AppDb db, CurrentUser user, CarrierKeys keys, CarriedFiles files, UploadRoom room, JournalQueue journal, AttemptEvents events, Audit audit, TimeProvider clock, CancellationToken ct)
    {
        var viewer = user.AsViewer();
        if (!await db.IsRoundSeenAsync(id, viewer, ct))
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        // A work may have tens of megabytes, and is held several times over while it is opened. A slow line keeps nobody from his place meanwhile.
        await using var received = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await body.CopyToAsync(received, ct);
        using var place = await room.EnterAsync(ct);
        var file = new byte[received.Length];
        received.Position = 0;
        await received.ReadExactlyAsync(file, ct);
        var (content, bytes) = Read(file, id, await keys.PrivateAsync(id, ct));
        var attempt = await FindAsync(db, id, content, audit, clock, ct);
        var whose = await (
            from registration in db.Registrations
            join person in db.People on registration.PersonId equals person.Id
            where registration.Id == attempt.RegistrationId
            select new { Person = person, registration.OrganizationId })
            .AsNoTracking().SingleAsync(ct);

        var chain = db.JournalEntries.Where(e => e.AttemptId == attempt.Id && e.DeviceId == content.DeviceId);
        var before = await chain.CountAsync(ct);
        var late = 0;
        foreach (var batch in EntriesOf(content).Chunk(JournalRules.MaxEntries))
        {
            var saved = await journal.AppendAsync(attempt.Id, attempt.PersonId, content.DeviceId, SentJournal.Read(content.DeviceId, batch), sentMs: null, user.PersonId);
            late += saved.Late;
        }

        if (content.Device is { } device)
        {
            await TellOfDevice.KeepAsync(db, attempt.Id, device.BrowserId, new TellOfDevice.Request(content.DeviceId, content.Entries[^1].Seq, device.IsOpen), clock.GetUtcNow(), ct);
        }

        var isHandedIn = content.HandedIn && await HandInAsync(db, events, attempt.Id, content, clock.GetUtcNow(), ct);
        var added = await chain.CountAsync(ct) - before;
        audit.Record("attempt.carried", attempt.Id, new { File = Convert.ToHexStringLower(SHA256.HashData(file)), Entries = content.Entries.Count, added, handedIn = isHandedIn });
        await db.SaveChangesAsync(ct);

        // After the entries, which name them.
        var (newFiles, refusedFiles) = await files.TakeAsync(attempt, content.Files ?? [], bytes, ct);
        return TypedResults.Ok(new Response(
            attempt.Id, OlympiadAccess.CanManagePupilsOf(viewer, whose.OrganizationId) ? whose.Person.FullName : null, content.Entries.Count, added, late, newFiles, refusedFiles));
    }

    /// <summary>
    /// Hands in as the device would have, behind its last entry. Not a work that has ended, and not one of which another device has the word as well: who went on
    /// elsewhere is not to be stopped by a file from where they began.
    /// </summary>
    private static async Task<bool> HandInAsync(AppDb db, AttemptEvents events, Guid attemptId, Content content, DateTimeOffset now, CancellationToken ct)
    {
        var (deviceId, browserId, last) = (content.DeviceId, content.Device?.BrowserId, content.Entries[^1].Seq);
        var found = await (
            from attempt in db.Attempts
            join round in db.Rounds on attempt.RoundId equals round.Id
            join registration in db.Registrations on attempt.RegistrationId equals registration.Id
            where attempt.Id == attemptId && attempt.HandedInAt == null
            where !db.JournalEntries.Any(e => e.AttemptId == attemptId && (e.DeviceId != deviceId || e.Seq > last))
            where !db.AttemptDevices.Any(d => d.AttemptId == attemptId && d.BrowserId != browserId && d.ChainId != deviceId)
            select new { Attempt = attempt, Round = round, registration.ExtraMinutes })
            .AsNoTracking()
            .SingleOrDefaultAsync(ct);
        if (found is null || now >= AttemptClock.EndOf(found.Round, found.Attempt, found.ExtraMinutes, now))
        {
            return false;
        }

        await HandIn.EndAsync(db, events, attemptId, now, ct);
        return true;
    }

    private static (Content Content, ReadOnlyMemory<byte> Files) Read(byte[] file, Guid roundId, byte[]? privateKey)
    {
        var (json, files) = CarriedWork.Split(CarriedWork.Open(file, roundId, privateKey ?? throw CarriedWork.Unreadable()));
        try
        {
            return JsonSerializer.Deserialize<Content>(json.Span, StoredJson.Options) is { Entries.Count: > 0 } content ? (content, files) : throw CarriedWork.Unreadable();
        }
        catch (JsonException)
        {
            throw CarriedWork.Unreadable();
        }
    }

    /// <summary>As the device itself would send them. A hash that was sent is left for the journal to check.</summary>
    private static List<SentEntry> EntriesOf(Content content)
    {
        if (content.Entries[^1]?.Hash is null)
        {
            throw CarriedWork.Unreadable();
        }

        var (entries, previous) = (new List<SentEntry>(content.Entries.Count), JournalChain.Start.ToArray());
        foreach (var entry in content.Entries)
        {
            // The reader refuses null for a member, not for an element of a list.
            var (seq, taskId, answer, elapsedMs, hash) = entry ?? throw new RuleBroken(JournalErrors.Malformed);
            previous = JournalChain.Next(previous, content.AttemptId, content.DeviceId, seq, taskId, elapsedMs, answer);
            entries.Add(new SentEntry(seq, taskId, answer, elapsedMs, hash ?? Convert.ToHexStringLower(previous)));
        }

        return entries;
    }

    /// <summary>The attempt, which the server may not know yet: its id follows from round and entry.</summary>
    private static async Task<Attempt> FindAsync(AppDb db, Guid roundId, Content content, Audit audit, TimeProvider clock, CancellationToken ct)
    {
        var attemptId = content.AttemptId;
        if (await db.Attempts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == attemptId && a.RoundId == roundId, ct) is { } known)
        {
            return known;
        }

        var entries = await db.Registrations.Where(r => db.Rounds.Any(round => round.Id == roundId && round.OlympiadId == r.OlympiadId) && r.Status == RegistrationStatus.Confirmed).Select(r => r.Id).ToListAsync(ct);
        var entry = entries.Find(id => Attempt.IdOf(roundId, id) == attemptId);
        if (entry == Guid.Empty)
        {
            throw CarriedWork.Unreadable();
        }

        // How long the carrier was on the way nobody knows: the work was begun then at the latest.
        await OpenAttempt.OpenAsync(db, roundId, entry, begun: true, content.ElapsedMs, content.SealId, audit, clock, ct);
        return await db.Attempts.AsNoTracking().SingleAsync(a => a.Id == attemptId, ct);
    }
}
