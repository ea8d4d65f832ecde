using MethodCabinet.Domain;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.People;

public static class Appoint
{
    /// <param name="From">Today when null.</param>
    public sealed record Request(Role Role, DateOnly? From = null, DateOnly? To = null);

    public sealed record Response(Guid AppointmentId);

    public static async Task<Ok<Response>> Handle(Guid id, Request request, AppDb db, PeopleReads reads, CancellationToken ct)
    {
        await reads.FindAsync(id, ct);
        if (!AppointmentRule.IsAppointed(request.Role))
        {
            throw new RuleBroken(PeopleErrors.RoleNotAppointed);
        }

        if (!AppointmentRule.MayAppoint(reads.Viewer.Roles, request.Role))
        {
            throw new RuleBroken(PeopleErrors.NotYours);
        }

        var from = request.From ?? reads.Today;
        if (request.To < from)
        {
            throw new RuleBroken(PeopleErrors.DatesWrong);
        }

        var appointment = new Appointment { Id = Guid.CreateVersion7(), PersonId = id, Role = request.Role, From = from, To = request.To };
        db.Appointments.Add(appointment);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new Response(appointment.Id));
    }
}

/// <summary>Ends an office at once; yesterday was its last day.</summary>
public static class EndAppointment
{
    public static async Task<NoContent> Handle(Guid id, Guid appointmentId, AppDb db, PeopleReads reads, CancellationToken ct)
    {
        await reads.FindAsync(id, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // Two administrators who dismiss each other: one of them stays.
        await db.Database.ExecuteSqlAsync($"lock table people.appointments in exclusive mode", ct);
        var today = reads.Today;
        var appointment = await db.Appointments.SingleOrDefaultAsync(a => a.Id == appointmentId && a.PersonId == id, ct) ?? throw new RuleBroken(PlatformErrors.NotFound);
        if (!AppointmentRule.MayAppoint(reads.Viewer.Roles, appointment.Role))
        {
            throw new RuleBroken(PeopleErrors.NotYours);
        }

        if (appointment.Role == Role.Administrator
            && !await db.Appointments.AnyAsync(a => a.Id != appointmentId && a.Role == Role.Administrator && a.From <= today && a.To == null, ct))
        {
            throw new RuleBroken(PeopleErrors.LastAdministrator);
        }

        appointment.To = today.AddDays(-1);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
