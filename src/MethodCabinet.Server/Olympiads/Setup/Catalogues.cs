using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Setup;

/// <summary>School years, the newest first.</summary>
public static class ListSeasons
{
    /// <param name="IsCurrent">Holds today.</param>
    public sealed record Item(Guid Id, string Name, DateOnly From, DateOnly To, bool IsCurrent);

    public static async Task<Ok<List<Item>>> Handle(AppDb db, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        var today = site.DayOf(clock.GetUtcNow());
        return TypedResults.Ok(await db.Seasons.OrderByDescending(s => s.From)
            .Select(s => new Item(s.Id, s.Name, s.From, s.To, s.From <= today && today <= s.To))
            .ToListAsync(ct));
    }
}

/// <summary>Subjects of the VsOSh, then the cabinet's own, each by name.</summary>
public static class ListSubjects
{
    /// <param name="IsRetired">Not for new olympiads.</param>
    /// <param name="Olympiads">How many there are of it.</param>
    public sealed record Item(string Code, string Name, bool IsOwn, bool IsRetired, int Olympiads);

    public static async Task<Ok<List<Item>>> Handle(AppDb db, CancellationToken ct)
    {
        var subjects = await db.Subjects.Select(s => new Item(s.Code, s.Name, s.IsOwn, s.IsRetired, db.Olympiads.Count(o => o.SubjectCode == s.Code))).ToListAsync(ct);
        return TypedResults.Ok(subjects.OrderBy(s => s.IsOwn).ThenBy(s => s.Name, StringComparer.Create(new("ru"), ignoreCase: true)).ToList());
    }
}

/// <summary>Adds a subject of the cabinet's own contests.</summary>
public static class AddSubject
{
    /// <param name="Code">Lower-case latin letters, digits and hyphens; never changes.</param>
    public sealed record Request(string Code, string Name);

    public static async Task<Created> Handle(Request request, AppDb db, CancellationToken ct)
    {
        var subject = Subject.Own(request.Code, request.Name);
        Subject.CheckNameFree(subject.Name, await db.Subjects.Where(s => s.Code != subject.Code).Select(s => s.Name).ToListAsync(ct));
        db.Subjects.Add(subject);
        await db.SaveUniqueAsync(OlympiadErrors.SubjectExists, ct);
        return TypedResults.Created((string?)null);
    }
}

/// <summary>Renames a subject of the cabinet's own, takes it out of use or brings it back.</summary>
public static class ChangeSubject
{
    public sealed record Request(string Name, bool IsRetired);

    public static async Task<NoContent> Handle(string code, Request request, AppDb db, CancellationToken ct)
    {
        var subject = await db.Subjects.SingleOrDefaultAsync(s => s.Code == code, ct).OrNotFound();
        var (name, wasRetired) = (subject.Name, subject.IsRetired);
        subject.Change(request.Name, request.IsRetired);
        // Of two that had one name before that was refused, one can still be taken out of use.
        if (subject.Name != name || (wasRetired && !subject.IsRetired))
        {
            Subject.CheckNameFree(subject.Name, await db.Subjects.Where(s => s.Code != code).Select(s => s.Name).ToListAsync(ct));
        }

        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
