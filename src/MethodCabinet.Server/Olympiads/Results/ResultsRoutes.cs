using MethodCabinet.Server.Platform;

namespace MethodCabinet.Server.Olympiads.Results;

/// <summary>Statuses by rules, the chair's signature, changes by hand, the ceremony and invitations to the next stage.</summary>
public static class ResultsRoutes
{
    public static void MapResults(this WebApplication app)
    {
        // Of the chairs the one of this olympiad's jury: the operations ask.
        var api = app.MapApi("", "results", Policies.StaffOrChair);
        api.MapGet("/results", ListChaired.Handle);
        api.MapGet("/olympiads/{id:guid}/results", GetResults.Handle);
        api.MapPut("/olympiads/{id:guid}/results/rules", SaveAwardRules.Handle);
        api.MapPost("/olympiads/{id:guid}/results/simulate", SimulateAwards.Handle);
        api.MapPost("/olympiads/{id:guid}/results/sign", SignResults.Handle);
        api.MapPost("/olympiads/{id:guid}/results/unlock", UnlockResults.Handle);
        api.MapPost("/registrations/{registrationId:guid}/award", ProposeAward.Handle);
        api.MapPost("/award-changes/{id:guid}/decision", DecideAward.Handle);
        api.MapGet("/olympiads/{id:guid}/ceremony", GetCeremony.Handle);

        var staff = app.MapApi("/olympiads/{id:guid}", "results", Policies.Staff);
        staff.MapGet("/ciphers", ListCiphers.Handle);
        staff.MapGet("/invitations", ListInvitationSources.Handle);
        staff.MapPost("/invitations", InviteToStage.Handle);
    }
}
