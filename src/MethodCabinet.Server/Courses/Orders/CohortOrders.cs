using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Orders;

/// <summary>Makes the draft of an order about people of a cohort; nothing happens to them before it is registered.</summary>
public static class CreateOrder
{
    /// <param name="Basis">Основание: «заявки образовательных организаций».</param>
    public sealed record Request(OrderKind Kind, IReadOnlyList<Guid> PersonIds, string Basis);

    public sealed record Response(Guid Id);

    public static async Task<Created<Response>> Handle(Guid id, Request request, AppDb db, LearnerRows learners, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var cohort = await db.Cohorts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct) ?? throw new RuleBroken(CourseErrors.CohortNotFound);
        var ids = request.PersonIds.Distinct().Take(CohortOrder.MaxPeople + 1).ToArray();
        var basis = request.Basis.Trim();
        if (ids.Length is 0 or > CohortOrder.MaxPeople)
        {
            throw new RuleBroken(CourseErrors.OrderEmpty);
        }

        if (basis.Length is 0 or > CohortOrder.MaxBasis)
        {
            throw new RuleBroken(CourseErrors.ReasonMissing);
        }

        var audience = await db.Courses.Where(c => c.Id == cohort.CourseId).Select(c => c.Audience).SingleAsync(ct);
        var fitting = request.Kind switch
        {
            OrderKind.Enrol => db.Audience(audience, learners.Today),
            OrderKind.Expel => db.Enrolments.Where(e => e.CohortId == id && e.State != EnrolmentState.Completed && e.State != EnrolmentState.Left && e.State != EnrolmentState.Refused).Select(e => e.PersonId),
            _ => db.Enrolments.Where(e => e.CohortId == id && e.State == EnrolmentState.Completed).Select(e => e.PersonId),
        };
        if (await fitting.Where(person => ids.Contains(person)).Distinct().CountAsync(ct) != ids.Length)
        {
            throw new RuleBroken(request.Kind == OrderKind.Enrol ? CourseErrors.WrongAudience : CourseErrors.EnrolmentNotFound);
        }

        var order = new CohortOrder { Id = Guid.CreateVersion7(), CohortId = id, Kind = request.Kind, Basis = basis, CreatedById = user.PersonId, CreatedAt = clock.GetUtcNow() };
        db.CohortOrders.Add(order);
        db.CohortOrderPeople.AddRange(ids.Select(person => new CohortOrderPerson { OrderId = order.Id, PersonId = person }));
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/cohort-orders/{order.Id}", new Response(order.Id));
    }
}

/// <summary>The orders of a cohort, the last first, for the cabinet and its tutors.</summary>
public static class ListOrders
{
    /// <param name="Number">Empty while it is a draft.</param>
    public sealed record Response(
        Guid Id, OrderKind Kind, string Basis, string Number, DateOnly? SignedOn, DateTimeOffset CreatedAt, DateTimeOffset? RegisteredAt, IReadOnlyList<Guid> PersonIds, uint Version);

    public static async Task<Ok<List<Response>>> Handle(Guid id, AppDb db, CurrentUser user, CancellationToken ct)
    {
        await db.TutoredCohortAsync(id, user, ct);
        return TypedResults.Ok(await db.CohortOrders.Where(o => o.CohortId == id).OrderByDescending(o => o.CreatedAt)
            .Select(o => new Response(
                o.Id, o.Kind, o.Basis, o.Number, o.SignedOn, o.CreatedAt, o.RegisteredAt, db.CohortOrderPeople.Where(p => p.OrderId == o.Id).Select(p => p.PersonId).ToList(), o.Version))
            .ToListAsync(ct));
    }
}

/// <summary>Throws a draft away.</summary>
public static class DropOrder
{
    public static async Task<NoContent> Handle(Guid id, AppDb db, CancellationToken ct)
    {
        var order = await db.CohortOrders.SingleOrDefaultAsync(o => o.Id == id, ct) ?? throw new RuleBroken(CourseErrors.OrderNotFound);
        if (order.IsRegistered)
        {
            throw new RuleBroken(CourseErrors.OrderRegistered);
        }

        db.CohortOrders.Remove(order);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Registered meanwhile.
            throw new RuleBroken(CourseErrors.OrderRegistered);
        }

        return TypedResults.NoContent();
    }
}

/// <summary>What a registered order does. The module of documents, which files the paper, calls it.</summary>
public static class OrderEffects
{
    /// <summary>
    /// Does what the order says to everybody whom it names, or to nobody; the caller holds the cohort and saves. An order of enrolment takes places for all or is refused: it cannot be signed for
    /// some of its list.
    /// </summary>
    /// <exception cref="RuleBroken">CohortOver, OrderNoRoom, OrderOutdated.</exception>
    public static async Task ApplyAsync(AppDb db, CohortOrder order, Cohort cohort, DateOnly today, DateTimeOffset now, CancellationToken ct)
    {
        var people = await db.CohortOrderPeople.Where(p => p.OrderId == order.Id).Select(p => p.PersonId).ToListAsync(ct);
        var held = await db.Enrolments.Where(e => e.CohortId == cohort.Id && people.Contains(e.PersonId)).ToDictionaryAsync(e => e.PersonId, ct);
        if (order.Kind == OrderKind.Enrol)
        {
            if (cohort.IsOver(today))
            {
                throw new RuleBroken(CourseErrors.CohortOver);
            }

            var wanted = people.Count(person => !(held.GetValueOrDefault(person)?.Learns ?? false));
            var free = cohort.Seats == 0 ? wanted : Math.Max(0, cohort.Seats - await db.PlacesTakenAsync(cohort.Id, ct));
            if (wanted > free)
            {
                throw new RuleBroken(CourseErrors.OrderNoRoom, new Dictionary<string, object?> { ["free"] = free, ["wanted"] = wanted });
            }

            foreach (var person in people.Where(person => !held.ContainsKey(person)))
            {
                held[person] = new Enrolment { Id = Guid.CreateVersion7(), CohortId = cohort.Id, PersonId = person, State = EnrolmentState.Requested, AskedAt = now };
                db.Enrolments.Add(held[person]);
            }
        }

        var unfit = people.Count(person => held.GetValueOrDefault(person) is not { } enrolment || !order.Apply(enrolment, now));
        if (unfit > 0)
        {
            throw new RuleBroken(CourseErrors.OrderOutdated, new Dictionary<string, object?> { ["people"] = unfit });
        }

        await db.SaveChangesAsync(ct);
        await Cohorts.WaitingList.MoveUpAsync(db, cohort, now, ct);
    }
}
