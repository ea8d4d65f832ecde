using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Board;

/// <summary>How a round goes at one moment.</summary>
/// <param name="PausedAt">Since when the whole round stands; null while it goes.</param>
/// <param name="PauseReason">Why; empty while it goes.</param>
/// <param name="SilentMinutes">After how many minutes without a save a participant counts as silent here.</param>
/// <param name="SheetFrom">From when coordinators may have the sheet with the opening key; null for never.</param>
/// <param name="Participants">By school and name; only of schools whose names the reader may see.</param>
public sealed record RoundBoard(
    Guid RoundId,
    string RoundTitle,
    Guid OlympiadId,
    string OlympiadTitle,
    DateTimeOffset Now,
    DateTimeOffset OpensAt,
    DateTimeOffset ClosesAt,
    DateTimeOffset? PausedAt,
    string PauseReason,
    DateTimeOffset? ClosedAt,
    DateTimeOffset? SheetFrom,
    int SilentMinutes,
    RoundBoard.Totals Total,
    IReadOnlyList<RoundBoard.School> Schools,
    IReadOnlyList<RoundBoard.Participant> Participants)
{
    /// <param name="Registered">Confirmed entries.</param>
    /// <param name="Opened">Have opened the paper, whatever came of it.</param>
    /// <param name="Answering">Saved something lately and have time left.</param>
    /// <param name="Paused">Have time left, and it stands.</param>
    /// <param name="Silent">Have time left and saved nothing lately.</param>
    /// <param name="HandedIn">Handed in by themselves.</param>
    /// <param name="TimeOver">Did not hand in before the time was over.</param>
    public sealed record Totals(int Registered, int Opened, int Answering, int Paused, int Silent, int HandedIn, int TimeOver);

    public sealed record School(Guid OrganizationId, string Name, Totals Totals);

    /// <param name="LastSavedAt">The last accepted entry of the journal; null before the first.</param>
    /// <param name="LastSignAt">Since when the participant has been silent, if they are: the last save, or the opening of the paper or the end of a pause when it is later; null before the paper was opened.</param>
    /// <param name="Deadline">Null before the paper was opened, and while the clock stands.</param>
    /// <param name="MillisecondsLeft">Of the time of somebody whose clock stands; otherwise null, because it follows from the deadline.</param>
    /// <param name="PausedAt">Since when this participant alone is paused; null while not.</param>
    /// <param name="PauseReason">Why; empty while not.</param>
    /// <param name="Room">Empty while nobody has said where the participant sits.</param>
    /// <param name="IsPresent">As marked; null while not.</param>
    /// <param name="HasKit">A sealed paper of the round is on a device of the participant.</param>
    /// <param name="EntriesUnsent">Entries of which a device told and which have not arrived since.</param>
    /// <param name="FilesExpected">Named in the answers that count.</param>
    /// <param name="FilesReceived">Of those.</param>
    /// <param name="SignOffReason">Why the cabinet waits no longer for what may be left behind; null while it has not said so.</param>
    /// <param name="Left">Why the round cannot be closed yet because of the participant; empty for who is reconciled.</param>
    /// <param name="LateTasks">Tasks to which answers came after the end: kept, not counted.</param>
    /// <param name="Begins">See <see cref="Attempt.HeardBegins"/>; empty for who began with a network.</param>
    public sealed record Participant(
        Guid RegistrationId,
        Guid? AttemptId,
        string Name,
        string TrackName,
        Guid OrganizationId,
        string Room,
        BoardState State,
        DateTimeOffset? LastSavedAt,
        DateTimeOffset? LastSignAt,
        DateTimeOffset? Deadline,
        long? MillisecondsLeft,
        DateTimeOffset? PausedAt,
        string PauseReason,
        int ExtraMinutes,
        int LateTasks,
        bool? IsPresent,
        string AbsenceReason,
        bool HasKit,
        int EntriesUnsent,
        int FilesExpected,
        int FilesReceived,
        string? SignOffReason,
        IReadOnlyList<LeftBehind> Left,
        IReadOnlyList<HeardBegin> Begins);

    /// <summary>What the reader may see of it: a coordinator the own schools alone.</summary>
    public RoundBoard For(Viewer viewer)
    {
        if (viewer.IsStaff)
        {
            return this;
        }

        var own = Participants.Where(p => OlympiadAccess.CanManagePupilsOf(viewer, p.OrganizationId)).ToList();
        return this with { Total = Count(own), Schools = [.. Schools.Where(s => OlympiadAccess.CanManagePupilsOf(viewer, s.OrganizationId))], Participants = own };
    }

    internal static Totals Count(IReadOnlyCollection<Participant> of) => new(
        of.Count,
        of.Count(p => p.AttemptId is not null),
        of.Count(p => p.State == BoardState.Answering),
        of.Count(p => p.State == BoardState.Paused),
        of.Count(p => p.State == BoardState.Silent),
        of.Count(p => p.State == BoardState.HandedIn),
        of.Count(p => p.State == BoardState.TimeOver));

    /// <summary>One query over the round's entries beside those for its plan.</summary>
    internal static async Task<RoundBoard> ReadAsync(
        AppDb db, Guid roundId, DateTimeOffset now, CancellationToken ct, int silentMinutes = BoardRules.SilentMinutes)
    {
        var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == roundId, ct).OrNotFound();
        var olympiadTitle = await db.Olympiads.Where(o => o.Id == round.OlympiadId).Select(o => o.Title).SingleAsync(ct);
        var sheetFrom = await db.RoundKeys.Where(k => k.RoundId == roundId).Select(k => k.SheetFrom).SingleOrDefaultAsync(ct);
        var rows = await (
            from registration in db.Registrations.AsNoTracking()
            join person in db.People on registration.PersonId equals person.Id
            join school in db.Organizations on registration.OrganizationId equals school.Id
            join track in db.Tracks on registration.TrackId equals track.Id
            where registration.OlympiadId == round.OlympiadId && registration.Status == RegistrationStatus.Confirmed
            orderby school.ShortName, person.LastName, person.FirstName, registration.Id
            select new
            {
                registration.Id,
                registration.ExtraMinutes,
                registration.OrganizationId,
                registration.Room,
                School = school.ShortName,
                Person = person,
                Track = track.Name,
                Attempt = db.Attempts.FirstOrDefault(a => a.RoundId == roundId && a.RegistrationId == registration.Id),
            })
            .ToListAsync(ct);
        var journals = await (
            from attempt in db.Attempts
            where attempt.RoundId == roundId
            join entry in db.JournalEntries on attempt.Id equals entry.AttemptId
            group entry by entry.AttemptId into journal
            select new
            {
                AttemptId = journal.Key,
                LastSavedAt = journal.Max(e => e.ReceivedAt),
                LateTasks = journal.Where(e => e.IsLate).Select(e => e.TaskId).Distinct().Count(),
            })
            .ToDictionaryAsync(j => j.AttemptId, ct);
        var whereabouts = await db.WhereaboutsAsync(round, now, ct);

        // Who was confirmed between the two reads is there with the next.
        var participants = rows.Where(x => whereabouts.ContainsKey(x.Id)).Select(x =>
        {
            var found = whereabouts[x.Id];
            var journal = x.Attempt is null ? null : journals.GetValueOrDefault(x.Attempt.Id);
            var state = BoardRules.StateOf(round, x.Attempt, x.ExtraMinutes, journal?.LastSavedAt, now, silentMinutes);
            DateTimeOffset? deadline = x.Attempt is null ? null : AttemptClock.Deadline(round, x.Attempt, x.ExtraMinutes, now);

            // The deadline of a clock that stands moves with the time, and would make the board another one each second.
            var stands = state == BoardState.Paused;
            return new Participant(
                x.Id, x.Attempt?.Id, x.Person.FullName, x.Track, x.OrganizationId, x.Room, state, journal?.LastSavedAt,
                x.Attempt is null ? null : BoardRules.LastSignOf(round, x.Attempt, journal?.LastSavedAt),
                stands ? null : deadline, stands ? (long)(deadline!.Value - now).TotalMilliseconds : null, x.Attempt?.PausedAt, x.Attempt?.PauseReason ?? "",
                x.ExtraMinutes + (x.Attempt?.GrantedMinutes ?? 0), journal?.LateTasks ?? 0,
                found.Where.IsPresent, found.AbsenceReason, found.Where.HasKit, found.Where.EntriesUnsent, found.Where.FilesExpected, found.Where.FilesReceived,
                found.SignOffReason, found.Left, x.Attempt?.HeardBegins() ?? []);
        }).ToList();
        var names = rows.GroupBy(x => x.OrganizationId).ToDictionary(g => g.Key, g => g.First().School);
        return new RoundBoard(
            roundId, round.Title, round.OlympiadId, olympiadTitle, now, round.OpensAt, round.ClosesAt, round.PausedAt,
            round.PauseReason, round.ClosedAt, sheetFrom, silentMinutes, Count(participants),
            [.. participants.GroupBy(p => p.OrganizationId).Select(g => new School(g.Key, names[g.Key], Count([.. g])))], participants);
    }
}
