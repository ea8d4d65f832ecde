using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Workbooks;

namespace MethodCabinet.Server.Olympiads.Late;

/// <summary>Answers that came after the end: what speaks for them, and the chair's decision (docs/decisions/0035-late-delivery.md).</summary>
public static class LateRoutes
{
    public static void MapLateDeliveries(this WebApplication app)
    {
        var api = app.MapApi("", "late", Policies.StaffOrChair);
        api.MapGet("/late", ListLateRounds.Handle);
        api.MapGet("/rounds/{id:guid}/late", ListLateWorks.Handle)
            .AsWorkbook(ListLateWorks.Workbook, (ListLateWorks.Response r) => r.Works, audited: "late-works.exported");
        api.MapGet("/attempts/{id:guid}/late", GetLateWork.Handle);
        api.MapGet("/attempts/{id:guid}/tasks/{position:int}/answers", ReadAnswers.Handle);
        api.MapGet("/attempts/{id:guid}/late/files/{number:int}", GetLateFile.Handle);
        api.MapPost("/attempts/{id:guid}/late/decision", DecideLateWork.Handle);
    }
}
