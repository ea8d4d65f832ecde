using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Registrations;

/// <summary>Olympiads into which the caller, a pupil, may enter themselves now; those that close first, first.</summary>
public static class ListOpenRegistrations
{
    public sealed record TrackItem(Guid Id, string Name);

    /// <param name="FirstOpensAt">Start of the first round's window; null without rounds.</param>
    /// <param name="Tracks">That fit the pupil's grade, the nearest first.</param>
    /// <param name="HasRegulations">There is a file of the regulations to read.</param>
    public sealed record Item(
        Guid OlympiadId, string OlympiadTitle, Stage Stage, DateTimeOffset RegistrationClosesAt, DateTimeOffset? FirstOpensAt, IReadOnlyList<TrackItem> Tracks,
        bool HasRegulations);

    public static async Task<Ok<List<Item>>> Handle(AppDb db, CurrentUser user, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        var (now, personId) = (clock.GetUtcNow(), user.PersonId);
        var today = site.DayOf(now);
        var grade = await db.Memberships
            .Where(m => m.PersonId == personId && m.Kind == MembershipKind.Student && m.Grade != null && m.From <= today && (m.To == null || today <= m.To))
            .OrderByDescending(m => m.From).Select(m => m.Grade).FirstOrDefaultAsync(ct);
        if (grade is not { } own)
        {
            return TypedResults.Ok(new List<Item>());
        }

        var open = await db.Olympiads.AsNoTracking().Include(o => o.Tracks).Include(o => o.Rounds).AsSplitQuery()
            .Where(o => o.Status == OlympiadStatus.Published && o.SelfRegistration && o.RegistrationOpensAt <= now && now < o.RegistrationClosesAt
                && !db.Registrations.Any(r => r.OlympiadId == o.Id && r.PersonId == personId && r.Status != RegistrationStatus.Withdrawn))
            .OrderBy(o => o.RegistrationClosesAt).ThenBy(o => o.Title).ThenBy(o => o.Id)
            .ToListAsync(ct);
        return TypedResults.Ok(open
            .Select(o => new Item(
                o.Id, o.Title, o.Stage, o.RegistrationClosesAt, o.Rounds.Count == 0 ? null : o.Rounds.Min(r => r.OpensAt),
                [.. o.Tracks.Where(t => Registering.GradeFits(own, t.Grade)).OrderBy(t => t.Grade).Select(t => new TrackItem(t.Id, t.Name))],
                o.RegulationsFileId != null))
            .Where(item => item.Tracks.Count > 0)
            .ToList());
    }
}
