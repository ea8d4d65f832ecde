using System.Globalization;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MethodCabinet.Server.Olympiads.Setup;

/// <summary>Adds a track for a grade.</summary>
public static class AddTrack
{
    /// <param name="Name">«9 класс» when empty.</param>
    public sealed record Request(int Grade, string Name = "");

    public sealed record Response(Guid Id);

    public static async Task<Created<Response>> Handle(Guid id, Request request, AppDb db, CancellationToken ct)
    {
        OlympiadPlan.CheckGrade(request.Grade);
        OlympiadPlan.CheckEditable(await db.Olympiads.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct).OrNotFound());
        var track = new Track
        {
            Id = Guid.CreateVersion7(),
            OlympiadId = id,
            Grade = request.Grade,
            Name = string.IsNullOrWhiteSpace(request.Name) ? NameOf(request.Grade) : OlympiadPlan.Title(request.Name),
        };
        db.Tracks.Add(track);
        await db.SaveUniqueAsync(OlympiadErrors.TrackExists, ct);
        return TypedResults.Created((string?)null, new Response(track.Id));
    }

    /// <summary>What a track is called unless the organizer says otherwise; data like a title, so in the municipality's language.</summary>
    public static string NameOf(int grade) => string.Create(CultureInfo.InvariantCulture, $"{grade} класс");
}

/// <summary>Renames a track; its grade stays, because entries were checked against it.</summary>
public static class RenameTrack
{
    public sealed record Request(string Name);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CancellationToken ct)
    {
        var track = await db.Tracks.SingleOrDefaultAsync(t => t.Id == id, ct).OrNotFound();
        track.Name = OlympiadPlan.Title(request.Name);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Removes a track that has neither entries nor papers.</summary>
public static class RemoveTrack
{
    public static async Task<NoContent> Handle(Guid id, AppDb db, CancellationToken ct)
    {
        db.Tracks.Remove(await db.Tracks.SingleOrDefaultAsync(t => t.Id == id, ct).OrNotFound());
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException
        { SqlState: PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.RestrictViolation })
        {
            throw new RuleBroken(OlympiadErrors.TrackInUse);
        }

        return TypedResults.NoContent();
    }
}
