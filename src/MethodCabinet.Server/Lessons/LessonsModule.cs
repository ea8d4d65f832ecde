using Hangfire;
using MethodCabinet.Server.Lessons.HomeSchooling;
using MethodCabinet.Server.Lessons.Journals;
using MethodCabinet.Server.Lessons.Media;
using MethodCabinet.Server.Lessons.Replays;
using MethodCabinet.Server.Lessons.Rooms;
using MethodCabinet.Server.Lessons.Slides;
using MethodCabinet.Server.Lessons.Timetables;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Mvc;

namespace MethodCabinet.Server.Lessons;

/// <summary>Live lessons and seminars (regulation, clauses 2.3.5 and 2.4).</summary>
public static class LessonsModule
{
    public static void AddLessons(this WebApplicationBuilder builder)
    {
        builder.AddSettings<LessonsSettings>("Lessons");
        builder.Services.AddScoped<LessonRows>();
        builder.Services.AddScoped<ReplayRows>();
        builder.Services.AddScoped<LessonRecords>();
        builder.Services.AddRecurringJob<SweepRecordsJob>("lessons.sweep-records", Cron.Daily(1, 20), job => job.RunAsync(CancellationToken.None));

        // A replay is a megabyte of numbers, and holds no secret beside words of others that these could guess letter by letter.
        builder.Services.AddResponseCompression(compression => (compression.EnableForHttps, compression.MimeTypes) = (true, ["application/json"]));
        builder.Services.AddRecurringJob<EndForgottenLessonsJob>("lessons.end-forgotten", "*/10 * * * *", job => job.RunAsync(CancellationToken.None));
        builder.Services.AddSingleton<RoomStore>();
        builder.Services.AddSingleton<PresenceStore>();
        builder.AddJournals();
        builder.Services.AddSingleton<OpenRooms>();

        // Notes of 20,000 letters, and a rubber over a full board.
        builder.Services.AddSignalR().AddHubOptions<RoomHub>(hub => hub.MaximumReceiveMessageSize = 160 << 10);
        builder.Services.AddHostedService(provider => provider.GetRequiredService<OpenRooms>());
        builder.AddMedia();
        foreach (var route in OpenRooms.Routes)
        {
            builder.Services.AddSingleton(route);
        }

        builder.AddTimetables();
        builder.AddHomeSchooling();
    }

    public static void MapLessons(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.Value?.EndsWith("/replay", StringComparison.Ordinal) == true, replay => replay.UseResponseCompression());

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
        lessons.MapGet("/{id:guid}/room/questions", ListRoomQuestions.Handle);
        lessons.MapPost("/{id:guid}/slides", BringPresentation.Handle)
            .DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(UploadFile.MaxSize + (1 << 20)));
        lessons.MapGet("/{id:guid}/slides/{conversionId:guid}", GetPresentation.Handle);
        lessons.MapGet("/{id:guid}/slides/{conversionId:guid}/pdf", GetPresentationPdf.Handle);
        lessons.MapGet("/{id:guid}/replay", GetReplay.Handle);
        lessons.MapGet("/{id:guid}/replay/files/{fileId:guid}", GetReplayFile.Handle);
        lessons.MapGet("/{id:guid}/replay/tracks/{trackId:guid}", GetReplayTrack.Handle);
        lessons.MapDelete("/{id:guid}/record", DeleteRecord.Handle);
        app.MapTimetables();
        app.MapHomeSchooling();
        app.MapJournals();
        app.MapHub<RoomHub>("/hubs/rooms").RequireAuthorization(Policies.SignedIn);
        app.MapMedia();
    }
}
