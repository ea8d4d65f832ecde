using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Workbooks;

namespace MethodCabinet.Server.Lessons.HomeSchooling;

/// <summary>Schooling at home. Of whom, the operations ask.</summary>
public static class HomeRoutes
{
    public static void AddHomeSchooling(this WebApplicationBuilder builder) => builder.Services.AddScoped<HomeRows>();

    public static void MapHomeSchooling(this WebApplication app)
    {
        var reading = app.MapApi("/home-schooling", "home-schooling", Policies.SignedIn);
        reading.MapGet("", ListHomeSchooling.Handle);
        reading.MapGet("/{id:guid}", GetHomeSchooling.Handle);
        reading.MapGet("/{id:guid}/basis", ReadHomeBasis.Handle);
        reading.MapGet("/{id:guid}/lessons", ListHomeLessons.Handle).AsWorkbook(ListHomeLessons.Workbook, (List<ListHomeLessons.Response> r) => r, "home-report.exported");
        reading.MapGet("/{id:guid}/report.docx", GetHomeReport.Handle);

        var arranging = app.MapApi("/home-schooling", "home-schooling", Policies.StaffOrCoordinator);
        arranging.MapPost("", BeginHomeSchooling.Handle);
        arranging.MapPut("/{id:guid}", EditHomeSchooling.Handle);
        arranging.MapPut("/{id:guid}/plan", SaveHomePlan.Handle);
        arranging.MapPost("/{id:guid}/proposal", ProposeHomeTimetable.Handle);
        arranging.MapPut("/{id:guid}/timetable", SetHomeTimetable.Handle);
    }
}
