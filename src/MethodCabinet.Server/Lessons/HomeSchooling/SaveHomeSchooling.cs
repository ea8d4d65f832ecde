using MethodCabinet.Domain;
using MethodCabinet.Domain.Lessons.HomeSchooling;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Lessons.Timetables;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MethodCabinet.Server.Lessons.HomeSchooling;

/// <summary>A pupil of the school is taught at home from some day on.</summary>
public static class BeginHomeSchooling
{
    public sealed record Request(Guid PersonId, Guid OrganizationId, HomeBasisKind Kind, string Number, DateOnly Date, DateOnly From, DateOnly ValidUntil);

    public sealed record Response(Guid Id);

    public static async Task<Created<Response>> Handle(Request request, AppDb db, TimetableRows rows, CancellationToken ct)
    {
        rows.DemandArranging(request.OrganizationId);
        var today = rows.Today;
        if (!await db.Memberships.AnyAsync(m => m.PersonId == request.PersonId && m.OrganizationId == request.OrganizationId && m.Kind == MembershipKind.Student && m.From <= today && (m.To == null || today <= m.To), ct))
        {
            throw new RuleBroken(HomeErrors.PupilUnknown);
        }

        var begun = new HomeSchoolingCase { Id = Guid.CreateVersion7(), PersonId = request.PersonId, OrganizationId = request.OrganizationId };
        begun.Found(request.Kind, request.Number, request.Date, request.From, request.ValidUntil);
        db.HomeSchoolings.Add(begun);
        await EditHomeSchooling.SaveAsync(db, ct);
        return TypedResults.Created($"/api/home-schooling/{begun.Id}", new Response(begun.Id));
    }
}

/// <summary>Another document, or another term. Of a shorter one the plan, its timetable and the lessons to come end with it.</summary>
public static class EditHomeSchooling
{
    public sealed record Request(HomeBasisKind Kind, string Number, DateOnly Date, DateOnly From, DateOnly ValidUntil, uint Version);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, HomeRows rows, TimetableRows timetable, TimetableMaker maker, TimeProvider clock, CancellationToken ct)
    {
        var found = await rows.ArrangedAsync(id, ct);
        db.ExpectVersion(found, request.Version);
        found.Found(request.Kind, request.Number, request.Date, request.From, request.ValidUntil);
        var cut = (await db.HomePlanItems.Where(i => i.CaseId == id).ToListAsync(ct)).FindAll(item => item.CutTo(found));
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await SaveAsync(db, ct);
        foreach (var item in cut)
        {
            await HomeLines.FollowAsync(db, item, timetable, maker, clock.GetUtcNow(), ct);
        }

        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    /// <exception cref="RuleBroken">Twice.</exception>
    internal static async Task SaveAsync(AppDb db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.ExclusionViolation })
        {
            throw new RuleBroken(HomeErrors.Twice);
        }
    }
}

/// <summary>The individual plan, all lines at once. Another teacher of a line gives its lessons to come.</summary>
public static class SaveHomePlan
{
    public sealed record Request(IReadOnlyList<Item> Items, uint Version);

    /// <param name="Id">Null for a new line.</param>
    public sealed record Item(Guid? Id, string Subject, decimal WeeklyHours, Guid TeacherId, DateOnly From, DateOnly To);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, HomeRows rows, TimetableRows timetable, TimetableMaker maker, TimeProvider clock, CancellationToken ct)
    {
        var found = await rows.ArrangedAsync(id, ct);
        db.ExpectVersion(found, request.Version);

        // Its version grows although only lines change.
        db.Entry(found).Property(c => c.ValidUntil).IsModified = true;
        var known = await db.HomePlanItems.Where(i => i.CaseId == id).ToDictionaryAsync(i => i.Id, ct);
        List<HomePlanItem> items = [];
        List<HomePlanItem> followed = [];
        foreach (var wanted in request.Items)
        {
            if (wanted.Id is { } itemId && known.Remove(itemId, out var item))
            {
                if ((item.TeacherId, item.From, item.To) != (wanted.TeacherId, wanted.From, wanted.To))
                {
                    followed.Add(item);
                }

                (item.Subject, item.WeeklyHours, item.TeacherId, item.From, item.To) = (wanted.Subject.Trim(), wanted.WeeklyHours, wanted.TeacherId, wanted.From, wanted.To);
            }
            else
            {
                item = new HomePlanItem
                {
                    Id = Guid.CreateVersion7(),
                    CaseId = id,
                    Subject = wanted.Subject.Trim(),
                    WeeklyHours = wanted.WeeklyHours,
                    TeacherId = wanted.TeacherId,
                    From = wanted.From,
                    To = wanted.To,
                };
                db.HomePlanItems.Add(item);
            }

            items.Add(item);
        }

        HomePlanItem.Check(found, items);
        if (known.Values.Any(item => item.StudyGroupId is not null))
        {
            throw new RuleBroken(HomeErrors.ItemUsed);
        }

        db.HomePlanItems.RemoveRange(known.Values);
        foreach (var teacher in items.Select(item => item.TeacherId).Distinct())
        {
            await timetable.DemandTeacherAsync(found.OrganizationId, teacher, ct);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.SaveChangesAsync(ct);
        foreach (var item in followed)
        {
            await HomeLines.FollowAsync(db, item, timetable, maker, clock.GetUtcNow(), ct);
        }

        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
