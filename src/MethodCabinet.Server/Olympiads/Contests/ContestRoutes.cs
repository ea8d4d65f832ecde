using System.Threading.RateLimiting;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Workbooks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace MethodCabinet.Server.Olympiads.Contests;

/// <summary>Contests of teachers and conferences of pupils: entries, experts, public voting, results.</summary>
public static class ContestRoutes
{
    private const string VotingLimit = "contest-voting";

    public static void AddContests(this IServiceCollection services)
    {
        services.AddContestChanges();
        services.Configure<RateLimiterOptions>(limiter => limiter.AddPolicy(VotingLimit, context =>
            RateLimitPartition.GetFixedWindowLimiter(
                CurrentUser.Of(context.User) is { IsSignedIn: true } user ? user.PersonId.ToString() : "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = 30, Window = TimeSpan.FromMinutes(1) })));
    }

    public static void MapContests(this WebApplication app)
    {
        // An announcement, and results after the signature: for everybody.
        var open = app.MapApi("/contests", "contests", policy: null);
        open.MapGet("", ListContests.Handle).AllowAnonymous();
        open.MapGet("/{id:guid}", GetContest.Handle).AllowAnonymous();
        open.MapGet("/{id:guid}/regulations", GetContestRegulations.Handle).AllowAnonymous();

        var staff = app.MapApi("/contests", "contests", Policies.Staff);
        staff.MapPost("", CreateContest.Handle);
        staff.MapPut("/{id:guid}", EditContest.Handle);
        staff.MapPut("/{id:guid}/regulations", SetContestRegulations.Handle);
        staff.MapPut("/{id:guid}/nominations", SaveNominations.Handle);
        staff.MapPut("/{id:guid}/sheets", SaveSheets.Handle);
        staff.MapPost("/{id:guid}/publish", PublishContest.Handle);
        staff.MapGet("/{id:guid}/experts", ListExperts.Handle);
        staff.MapPut("/{id:guid}/experts/{personId:guid}", AppointExpert.Handle);
        staff.MapDelete("/{id:guid}/experts/{personId:guid}", DismissExpert.Handle);
        staff.MapPut("/{id:guid}/talks", ScheduleTalks.Handle);

        // Of the chairs the one of this contest: the operations ask.
        var results = app.MapApi("/contests", "contests", Policies.StaffOrChair);
        results.MapGet("/{id:guid}/board", GetContestBoard.Handle)
            .AsWorkbook<GetContestBoard.Response, ContestBoardWorkbook.Row>(ContestBoardWorkbook.Workbook, ContestBoardWorkbook.RowsOf, audited: "contest-board.exported");
        results.MapGet("/{id:guid}/ceremony", GetContestCeremony.Handle);
        results.MapGet("/{id:guid}/protocol.xlsx", ExportContestProtocol.Handle);
        results.MapPost("/{id:guid}/sign", SignContest.Handle);
        results.MapPost("/{id:guid}/unlock", UnlockContest.Handle);

        var entrants = app.MapApi("", "contests", Policies.SignedIn);
        entrants.MapGet("/contests/{id:guid}/entries", ListOwnEntries.Handle);
        entrants.MapPost("/contests/{id:guid}/entries", AddEntry.Handle);
        entrants.MapPut("/contest-entries/{id:guid}", ChangeEntry.Handle);
        entrants.MapPost("/contest-entries/{id:guid}/submit", SubmitEntry.Handle);
        entrants.MapPost("/contest-entries/{id:guid}/withdraw", WithdrawEntry.Handle);
        entrants.MapPost("/contest-entries/{id:guid}/files", AddEntryFile.Handle)
            .DisableAntiforgery() // CrossOriginGuard covers it
            .WithMetadata(new RequestSizeLimitAttribute(UploadFile.MaxSize + (1 << 20)));
        entrants.MapDelete("/contest-entries/{id:guid}/files/{number:int}", RemoveEntryFile.Handle);
        entrants.MapGet("/contest-entries/{id:guid}/files/{number:int}", GetEntryFile.Handle);
        entrants.MapPut("/contest-entries/{id:guid}/vote", VoteForEntry.Handle).RequireRateLimiting(VotingLimit);

        var experts = app.MapApi("", "contests", Policies.Jury);
        experts.MapGet("/contest-sheets", ListExpertSheets.Handle);
        experts.MapGet("/contest-sheets/{id:guid}/entries", ListSheetEntries.Handle);
        experts.MapPost("/contest-sheets/{id:guid}/entries/{entryId:guid}/marking", BeginContestMarking.Handle);
        experts.MapGet("/contest-markings/{id:guid}", GetContestMarking.Handle);
        experts.MapPut("/contest-markings/{id:guid}", PlaceContestMarking.Handle);
        app.MapHub<ContestHub>("/hubs/contests").RequireAuthorization(Policies.SignedIn);
    }
}
