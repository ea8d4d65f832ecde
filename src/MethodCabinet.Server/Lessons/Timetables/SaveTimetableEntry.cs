using MethodCabinet.Domain;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Timetables;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Timetables;

/// <summary>Puts a lesson a week into the timetable of a group; those of the coming weeks stand in it at once.</summary>
public static class AddTimetableEntry
{
    /// <param name="StartsAt">By the clock of the municipality.</param>
    public sealed record Request(DayOfWeek Weekday, TimeOnly StartsAt, int Minutes, Guid? PlaceId, Guid TeacherId, DateOnly From, DateOnly To, WeekChoice Weeks);

    public sealed record Response(Guid Id);

    public static async Task<Created<Response>> Handle(Guid id, Request request, AppDb db, TimetableRows rows, TimetableMaker maker, TimeProvider clock, CancellationToken ct)
    {
        var group = await rows.ArrangedGroupAsync(id, ct);
        var entry = new TimetableEntry
        {
            Id = Guid.CreateVersion7(),
            StudyGroupId = id,
            Weekday = request.Weekday,
            StartsAt = request.StartsAt,
            Minutes = request.Minutes,
            PlaceId = request.PlaceId,
            TeacherId = request.TeacherId,
            From = request.From,
            To = request.To,
            Weeks = request.Weeks,
            ChangedAt = clock.GetUtcNow(),
        };
        await CheckAsync(db, rows, group, entry, ct);
        await GroupTeachers.BringAsync(db, id, entry.TeacherId, entry.From, rows.Today, ct);
        db.TimetableEntries.Add(entry);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.SaveChangesAsync(ct);
        await maker.MakeAsync(entry, rows.Viewer, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created($"/api/timetable/groups/{id}", new Response(entry.Id));
    }

    /// <exception cref="RuleBroken">Those of <see cref="TimetableEntry.Check"/>, TeacherUnknown, PlaceUnknown.</exception>
    internal static async Task CheckAsync(AppDb db, TimetableRows rows, StudyGroup group, TimetableEntry entry, CancellationToken ct)
    {
        entry.Check(group);
        await rows.DemandTeacherAsync(group.OrganizationId, entry.TeacherId, ct);
        await rows.DemandPlaceAsync(group.OrganizationId, entry.PlaceId, ct);
    }
}

/// <summary>Changes it; lessons to come follow within their weeks, those that somebody has changed or that have begun stay as they are.</summary>
public static class EditTimetableEntry
{
    public sealed record Request(DayOfWeek Weekday, TimeOnly StartsAt, int Minutes, Guid? PlaceId, Guid TeacherId, DateOnly From, DateOnly To, WeekChoice Weeks, uint Version);

    public static async Task<NoContent> Handle(Guid entryId, Request request, AppDb db, TimetableRows rows, TimetableMaker maker, TimeProvider clock, CancellationToken ct)
    {
        var entry = await db.TimetableEntries.SingleOrDefaultAsync(e => e.Id == entryId, ct).OrNotFound();
        var group = await rows.ArrangedGroupAsync(entry.StudyGroupId, ct);
        db.ExpectVersion(entry, request.Version);
        var (former, today) = (entry.TeacherId, rows.Today);
        (entry.Weekday, entry.StartsAt, entry.Minutes, entry.PlaceId) = (request.Weekday, request.StartsAt, request.Minutes, request.PlaceId);
        (entry.TeacherId, entry.From, entry.To, entry.Weeks, entry.ChangedAt) = (request.TeacherId, request.From, request.To, request.Weeks, clock.GetUtcNow());
        await AddTimetableEntry.CheckAsync(db, rows, group, entry, ct);
        await GroupTeachers.BringAsync(db, group.Id, entry.TeacherId, entry.From < today ? today : entry.From, today, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.SaveChangesAsync(ct);
        if (former != entry.TeacherId)
        {
            await GroupTeachers.EndAsync(db, group.Id, former, today, ct);
        }

        await maker.MakeAsync(entry, rows.Viewer, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Takes it out of the timetable. Lessons that were, and those that somebody has changed or written into, stay.</summary>
public static class RemoveTimetableEntry
{
    public static async Task<NoContent> Handle(Guid entryId, AppDb db, TimetableRows rows, TimeProvider clock, CancellationToken ct)
    {
        var entry = await db.TimetableEntries.SingleOrDefaultAsync(e => e.Id == entryId, ct) ?? throw new RuleBroken(PlatformErrors.NotFound);
        await rows.ArrangedGroupAsync(entry.StudyGroupId, ct);
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await Occupations.LockAsync(db, ct);
        await LessonsToCome.RemoveAsync(db, await db.Lessons.Where(l => l.TimetableEntryId == entryId && l.StartsAt > now).Select(l => l.Id).ToArrayAsync(ct), now, ct);
        db.TimetableEntries.Remove(entry);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
