using MethodCabinet.Domain;
using MethodCabinet.Server.Assessment;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Jury;

/// <summary>A marking of one's own, begun or done.</summary>
public static class GetMarking
{
    public static async Task<Ok<MarkingView>> Handle(
        Guid id, AppDb db, CurrentUser user, TextRenderer texts, SiteSettings site, TimeProvider clock, CancellationToken ct) =>
        TypedResults.Ok(await db.MarkingViewAsync(id, user, texts, site.DayOf(clock.GetUtcNow()), ct) ?? throw new RuleBroken(PlatformErrors.NotFound));
}

/// <summary>A file of the work that one marks, by its number in the answer: its own name stays behind.</summary>
public static class GetMarkingFile
{
    public static async Task<PushStreamHttpResult> Handle(
        Guid id, int number, AppDb db, CurrentUser user, SiteSettings site, IFileStore store, TimeProvider clock, HttpResponse response, CancellationToken ct)
    {
        var today = site.DayOf(clock.GetUtcNow());
        var marking = await db.Markings.AsNoTracking()
            .SingleOrDefaultAsync(m => m.Id == id && m.JurorId == user.PersonId && !db.DeclaredAgainst(user.PersonId, today).Contains(m.AttemptId), ct).OrNotFound();
        var (_, files) = await db.AnswerFilesAsync(marking.AttemptId, marking.TaskId, ct);
        var file = files.ElementAtOrDefault(number - 1) ?? throw new RuleBroken(PlatformErrors.NotFound);
        return GetFile.SendNameless(file, number, store, response, ct);
    }
}
