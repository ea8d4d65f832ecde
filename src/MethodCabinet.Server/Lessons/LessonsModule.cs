using MethodCabinet.Server.Lessons.Journals;
using MethodCabinet.Server.Lessons.Rooms;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Mvc;

namespace MethodCabinet.Server.Lessons;

/// <summary>Live lessons and seminars (regulation, clauses 2.3.5 and 2.4).</summary>
public static class LessonsModule
{
    public static void AddLessons(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<LessonRows>();
        builder.AddJournals();
        builder.Services.AddSingleton<OpenRooms>();

        // Notes of 20,000 letters, and a rubber over a full board.
        builder.Services.AddSignalR().AddHubOptions<RoomHub>(hub => hub.MaximumReceiveMessageSize = 160 << 10);
        builder.Services.AddHostedService(provider => provider.GetRequiredService<OpenRooms>());
        foreach (var route in OpenRooms.Routes)
        {
            builder.Services.AddSingleton(route);
        }
    }

    public static void MapLessons(this WebApplication app)
    {
        // Who teaches, and who belongs to which lesson, the operations ask.
        var lessons = app.MapApi("/lessons", "lessons", Policies.SignedIn);
        lessons.MapGet("", ListLessons.Handle);
        lessons.MapPost("", ScheduleLesson.Handle);
        lessons.MapGet("/people", FindLessonPeople.Handle);
        lessons.MapGet("/{id:guid}", GetLesson.Handle);
        lessons.MapPut("/{id:guid}", EditLesson.Handle);
        lessons.MapPut("/{id:guid}/called-off", CallOffLesson.Handle);
        lessons.MapGet("/{id:guid}/attendance", GetLessonAttendance.Handle);
        lessons.MapPost("/{id:guid}/files", UploadLessonFile.Handle)
            .DisableAntiforgery() // CrossOriginGuard covers it
            .WithMetadata(new RequestSizeLimitAttribute(UploadFile.MaxSize + (1 << 20)));
        lessons.MapGet("/{id:guid}/files/{fileId:guid}", GetLessonFile.Handle);
        lessons.MapGet("/{id:guid}/room", GetRoom.Handle);
        lessons.MapGet("/{id:guid}/room/boards/{board}", GetRoomBoard.Handle);
        lessons.MapGet("/{id:guid}/room/messages", ListRoomMessages.Handle);
        app.MapJournals();
        app.MapHub<RoomHub>("/hubs/rooms").RequireAuthorization(Policies.SignedIn);
    }
}
