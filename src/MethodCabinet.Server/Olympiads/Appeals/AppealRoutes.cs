using MethodCabinet.Server.Platform;

namespace MethodCabinet.Server.Olympiads.Appeals;

/// <summary>Showing of works, appeals, their commission, and the analysis of tasks (docs/decisions/0050-appeals.md).</summary>
public static class AppealRoutes
{
    public static void MapAppeals(this WebApplication app)
    {
        var staff = app.MapApi("", "appeals", Policies.Staff);
        staff.MapGet("/olympiads/{id:guid}/appeals", ListAppeals.Handle);
        staff.MapGet("/olympiads/{id:guid}/commission", ListCommission.Handle);
        staff.MapPut("/olympiads/{id:guid}/commission/{personId:guid}", AppointCommissioner.Handle);
        staff.MapDelete("/olympiads/{id:guid}/commission/{personId:guid}", DismissCommissioner.Handle);
        staff.MapPut("/rounds/{id:guid}/showing", SetShowing.Handle);
        staff.MapPut("/rounds/{id:guid}/analysis", WriteAnalysis.Handle);
        staff.MapPut("/appeals/{id:guid}/talk", SetTalk.Handle);

        // Of the commission its chair: the operation asks.
        app.MapApi("", "appeals", Policies.StaffOrJury).MapGet("/rounds/{id:guid}/appeals/protocol.docx", GetAppealProtocol.Handle);

        var participants = app.MapApi("", "appeals", Policies.SignedIn);
        participants.MapGet("/attempts/{id:guid}/shown", GetShownWork.Handle);
        participants.MapGet("/attempts/{id:guid}/appeals", ListMyAppeals.Handle);
        participants.MapPost("/attempts/{id:guid}/appeals", FileAppeal.Handle);
        participants.MapPost("/appeals/{id:guid}/withdraw", WithdrawAppeal.Handle);
        participants.MapGet("/rounds/{id:guid}/analysis", GetAnalysis.Handle);
        participants.MapGet("/rounds/{id:guid}/analysis/file", GetAnalysisFile.Handle);

        // The commission is appointed from those who may be in a jury.
        var commission = app.MapApi("/commission/appeals", "appeals", Policies.Jury);
        commission.MapGet("/", ListCommissionAppeals.Handle);
        commission.MapGet("/{id:guid}", GetCommissionAppeal.Handle);
        commission.MapGet("/{id:guid}/files/{number:int}", GetCommissionFile.Handle);
        commission.MapPut("/{id:guid}/vote", VoteOnAppeal.Handle);
        commission.MapPost("/{id:guid}/decision", DecideAppeal.Handle);
    }
}
