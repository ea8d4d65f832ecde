using MethodCabinet.Server.Olympiads.Board;
using MethodCabinet.Server.Olympiads.Papers;
using MethodCabinet.Server.Olympiads.Participating;
using MethodCabinet.Server.Olympiads.Registrations;
using MethodCabinet.Server.Olympiads.Setup;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Workbooks;

namespace MethodCabinet.Server.Olympiads;

/// <summary>The organizer's and the schools' side of an olympiad.</summary>
public static class OlympiadRoutes
{
    /// <summary>What organizers make, and what everybody may read of it.</summary>
    public static void MapOlympiadSetup(this WebApplication app)
    {
        var read = app.MapApi("", "olympiads", Policies.SignedIn);
        read.MapGet("/seasons", ListSeasons.Handle);
        read.MapGet("/subjects", ListSubjects.Handle);
        read.MapGet("/olympiads", ListOlympiads.Handle).AsWorkbook(ListOlympiads.Workbook, (ListOlympiads.Response r) => r.Items);
        read.MapGet("/olympiads/{id:guid}", GetOlympiad.Handle);

        // An announcement: whoever may hear of the olympiad may read its regulations.
        app.MapApi("", "olympiads", policy: null).MapGet("/olympiads/{id:guid}/regulations", GetRegulations.Handle).AllowAnonymous();

        var staff = app.MapApi("", "olympiads", Policies.Staff);
        staff.MapPost("/subjects", AddSubject.Handle);
        staff.MapPut("/subjects/{code}", ChangeSubject.Handle);
        staff.MapPost("/olympiads", CreateOlympiad.Handle);
        staff.MapPut("/olympiads/{id:guid}", EditOlympiad.Handle);
        staff.MapPut("/olympiads/{id:guid}/regulations", SetRegulations.Handle);
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
        staff.MapGet("/olympiads/{id:guid}/checklist", GetChecklist.Handle);
        staff.MapPost("/rounds/{id:guid}/papers", AddPaper.Handle);
        staff.MapGet("/papers/{id:guid}", GetPaper.Handle);
        staff.MapPut("/papers/{id:guid}", EditPaper.Handle);
        staff.MapDelete("/papers/{id:guid}", RemovePaper.Handle);
        staff.MapGet("/papers/{id:guid}/preview", PreviewPaper.Handle);
        staff.MapPost("/papers/{id:guid}/tasks", AddTasks.Handle);
        staff.MapPut("/papers/{id:guid}/tasks/order", OrderTasks.Handle);
        staff.MapPut("/papers/{id:guid}/tasks/{taskId:guid}", ReplaceTask.Handle);
        staff.MapDelete("/papers/{id:guid}/tasks/{taskId:guid}", RemoveTask.Handle);
        staff.MapPost("/rounds/{id:guid}/extend", ExtendRound.Handle);
        staff.MapPost("/rounds/{id:guid}/grant-time", GrantTimeBeforeOpening.Handle);
        staff.MapPost("/attempts/{id:guid}/grant-time", GrantTime.Handle);
        staff.MapPost("/rounds/{id:guid}/pause", PauseRound.Handle);
        staff.MapPost("/rounds/{id:guid}/resume", ResumeRound.Handle);
        staff.MapPost("/rounds/{id:guid}/sign-off", SignOffParticipants.Handle);
        staff.MapPost("/attempts/{id:guid}/pause", PauseAttempt.Handle);
        staff.MapPost("/attempts/{id:guid}/resume", ResumeAttempt.Handle);
    }

    public static void MapRegistrations(this WebApplication app)
    {
        var schools = app.MapApi("", "registrations", Policies.StaffOrCoordinator);
        schools.MapGet("/olympiads/{id:guid}/candidates", ListCandidates.Handle)
            .AsWorkbook(RegistrationsWorkbook.Candidates, (ListCandidates.Response r) => r.Items, audited: "candidates.exported");
        schools.MapGet("/olympiads/{id:guid}/registrations", ListRegistrations.Handle)
            .AsWorkbook(RegistrationsWorkbook.Entries, (ListRegistrations.Response r) => r.Items, audited: "registrations.exported");
        schools.MapPost("/olympiads/{id:guid}/registrations", RegisterPupils.Handle);
        schools.MapPut("/olympiads/{id:guid}/rooms", SetRooms.Handle);
        schools.MapPut("/registrations/{id:guid}", ChangeRegistration.Handle);
        schools.MapPost("/registrations/{id:guid}/confirm", ConfirmRegistration.Handle);

        var pupils = app.MapApi("", "registrations", Policies.SignedIn);
        pupils.MapPost("/olympiads/{id:guid}/registrations/self", RegisterMyself.Handle);
        pupils.MapGet("/registrations/open", ListOpenRegistrations.Handle);
        pupils.MapGet("/registrations/mine", ListMyRegistrations.Handle);
        pupils.MapPost("/registrations/{id:guid}/withdraw", WithdrawRegistration.Handle);
    }

    public static void MapParticipation(this WebApplication app)
    {
        var api = app.MapApi("", "participation", Policies.SignedIn);
        api.MapGet("/participation", GetParticipation.Handle);
        api.MapGet("/participation/wards", GetWardsParticipation.Handle);
        api.MapGet("/today", GetToday.Handle);
    }

    public static void AddBoards(this IServiceCollection services)
    {
        services.AddSingleton<BoardWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<BoardWatch>());
    }

    public static void MapBoards(this WebApplication app)
    {
        var api = app.MapApi("/rounds", "board", Policies.StaffOrCoordinator);
        api.MapGet("/{id:guid}/board", GetRoundBoard.Handle)
            .AsWorkbook(BoardWorkbook.Workbook, (RoundBoard r) => r.Participants.Select(p => new BoardWorkbook.Row(p, r)), audited: "board.exported");
        api.MapPut("/{id:guid}/attendance", MarkAttendance.Handle);
        app.MapHub<OrganizerHub>("/hubs/organizer").RequireAuthorization(Policies.StaffOrCoordinator);
    }
}
