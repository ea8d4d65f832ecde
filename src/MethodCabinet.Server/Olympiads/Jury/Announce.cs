using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Attempts;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Jury;

/// <summary>The chair tells everybody who sits a running round something that nobody has asked: «Опечатка в задании 3…». Open pages have it at once, and whoever opens later finds it there.</summary>
public static class Announce
{
    public sealed record Request(string Text);

    /// <param name="announcementId">Chosen by the page: sent again after a reply that was lost, it is sent once.</param>
    public static async Task<NoContent> Handle(Guid id, Guid announcementId, Request request, AppDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await db.ChairOfRoundAsync(id, user, ct);
        var (now, text) = (clock.GetUtcNow(), request.Text.Trim());
        if (await db.JuryAnnouncements.AnyAsync(a => a.Id == announcementId && a.RoundId == id, ct))
        {
            return TypedResults.NoContent();
        }

        JuryAnnouncement.Check(await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == id, ct), text, now);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.JuryAnnouncements.Add(new JuryAnnouncement { Id = announcementId, RoundId = id, Text = text, SentById = user.PersonId, SentAt = now });
        await db.SaveUniqueAsync(PlatformErrors.ChangedMeanwhile, ct);
        await Notices.SendAsync(db, AttemptEvents.JuryAnnouncedTopic, id, ct);
        await QuestionChanges.TellAsync(db, id, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
