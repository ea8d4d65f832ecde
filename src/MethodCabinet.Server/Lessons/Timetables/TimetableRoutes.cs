using MethodCabinet.Server.Platform;

namespace MethodCabinet.Server.Lessons.Timetables;

/// <summary>Study groups and timetables. Of which school, and whose week, the operations ask.</summary>
public static class TimetableRoutes
{
    public static void AddTimetables(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<TimetableRows>();
        builder.Services.AddScoped<TimetableMaker>();
        builder.Services.AddScoped<MakeTimetablesJob>();
        builder.Services.AddRecurringJob<StartTimetablesJob>("lessons.timetables", "20 22 * * *", job => job.RunAsync(CancellationToken.None));
    }

    public static void MapTimetables(this WebApplication app)
    {
        var timetable = app.MapApi("/timetable", "timetable", Policies.SignedIn);
        timetable.MapGet("", ListTimetable.Handle);
        timetable.MapGet("/groups", ListStudyGroups.Handle);
        timetable.MapGet("/groups/{id:guid}", GetStudyGroup.Handle);

        var school = app.MapApi("/timetable", "timetable", Policies.StaffOrCoordinator);
        school.MapPost("/groups", CreateStudyGroup.Handle);
        school.MapPut("/groups/{id:guid}", EditStudyGroup.Handle);
        school.MapPost("/groups/{id:guid}/entries", AddTimetableEntry.Handle);
        school.MapPut("/entries/{entryId:guid}", EditTimetableEntry.Handle);
        school.MapDelete("/entries/{entryId:guid}", RemoveTimetableEntry.Handle);
        school.MapGet("/schools/{organizationId:guid}", GetSchoolTimetableSetup.Handle);
        school.MapGet("/schools/{organizationId:guid}/lessons", ListSchoolTimetable.Handle);
        school.MapPut("/schools/{organizationId:guid}/terms", SaveSchoolTerms.Handle);
        school.MapPut("/schools/{organizationId:guid}/places", SaveSchoolPlaces.Handle);
        school.MapPut("/lessons/{id:guid}", ChangeTimetableLesson.Handle);
        school.MapPut("/lessons/{id:guid}/called-off", CallOffTimetableLesson.Handle);
    }
}
