using MethodCabinet.Server.Olympiads.Attempts;
using MethodCabinet.Server.Olympiads.Setup;
using MethodCabinet.Server.Platform;

namespace MethodCabinet.Server.Olympiads;

public static class OlympiadsModule
{
    public static void AddOlympiads(this WebApplicationBuilder builder)
    {
        builder.Services.AddAttempts();
    }

    public static void MapOlympiads(this WebApplication app)
    {
        app.MapOlympiadSetup();
        app.MapAttempts();
    }

    /// <summary>What organizers make, and what everybody may read of it.</summary>
    private static void MapOlympiadSetup(this WebApplication app)
    {
        var read = app.MapApi("", "olympiads", Policies.SignedIn);
        read.MapGet("/seasons", ListSeasons.Handle);
        read.MapGet("/subjects", ListSubjects.Handle);
        read.MapGet("/olympiads", ListOlympiads.Handle);
        read.MapGet("/olympiads/{id:guid}", GetOlympiad.Handle);

        var staff = app.MapApi("", "olympiads", Policies.Staff);
        staff.MapPost("/subjects", AddSubject.Handle);
        staff.MapPost("/olympiads", CreateOlympiad.Handle);
        staff.MapPut("/olympiads/{id:guid}", EditOlympiad.Handle);
        staff.MapPost("/olympiads/{id:guid}/publish", PublishOlympiad.Handle);
        staff.MapPost("/olympiads/{id:guid}/cancel", CancelOlympiad.Handle);
        staff.MapPost("/olympiads/{id:guid}/copy", CopyOlympiad.Handle);
        staff.MapPost("/olympiads/{id:guid}/tracks", AddTrack.Handle);
        staff.MapPut("/tracks/{id:guid}", RenameTrack.Handle);
        staff.MapDelete("/tracks/{id:guid}", RemoveTrack.Handle);
        staff.MapPost("/olympiads/{id:guid}/rounds", AddRound.Handle);
        staff.MapPut("/olympiads/{id:guid}/rounds/order", OrderRounds.Handle);
        staff.MapPut("/rounds/{id:guid}", EditRound.Handle);
        staff.MapDelete("/rounds/{id:guid}", RemoveRound.Handle);
    }
}
