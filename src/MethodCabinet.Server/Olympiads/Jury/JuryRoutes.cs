using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Workbooks;
using Microsoft.AspNetCore.SignalR;

namespace MethodCabinet.Server.Olympiads.Jury;

/// <summary>Who is in the jury of an olympiad, and how its members mark works that they know by cipher only.</summary>
public static class JuryRoutes
{
    public static void AddJury(this IServiceCollection services)
    {
        services.AddSingleton<JuryWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<JuryWatch>());
        services.AddSingleton(new NoticeRoute(
            JuryChanges.Topic,
            (provider, roundId, _) =>
            {
                provider.GetRequiredService<JuryWatch>().Changed(roundId);
                return Task.CompletedTask;
            },
            (provider, _, _) =>
            {
                provider.GetRequiredService<JuryWatch>().AllChanged();
                return Task.CompletedTask;
            }));
        services.AddSingleton(new NoticeRoute(
            LockMarking.Topic,
            (provider, roundId, _) => provider.GetRequiredService<IHubContext<JuryHub, IJuryClient>>().Clients.Group(JuryHub.Group(roundId)).LockChanged(),
            (provider, _, _) => provider.GetRequiredService<IHubContext<JuryHub, IJuryClient>>().Clients.All.LockChanged()));
        services.AddSingleton(new NoticeRoute(
            QuestionChanges.Topic,
            (provider, roundId, _) => provider.GetRequiredService<IHubContext<JuryHub, IJuryClient>>().Clients.Group(JuryHub.Group(roundId)).QuestionsChanged(),
            (provider, _, _) => provider.GetRequiredService<IHubContext<JuryHub, IJuryClient>>().Clients.All.QuestionsChanged()));
    }

    public static void MapJury(this WebApplication app)
    {
        var staff = app.MapApi("/olympiads", "jury", Policies.Staff);
        staff.MapGet("/{id:guid}/jury", ListJury.Handle);
        staff.MapPut("/{id:guid}/jury/{personId:guid}", AppointJuror.Handle);
        staff.MapDelete("/{id:guid}/jury/{personId:guid}", DismissJuror.Handle);
        staff.MapPut("/{id:guid}/jury/plans/{taskId:guid}", SavePlan.Handle);
        staff.MapPut("/{id:guid}/jury/dealing/{roundId:guid}", SaveDealing.Handle);
        staff.MapGet("/{id:guid}/jury/criteria/{taskId:guid}", PreviewCriteria.Handle);
        staff.MapPost("/{id:guid}/jury/criteria/{taskId:guid}", ChangeCriteria.Handle);

        var jurors = app.MapApi("", "jury", Policies.Jury);
        jurors.MapGet("/marking", ListMarkingTasks.Handle);
        jurors.MapPost("/rounds/{id:guid}/tasks/{taskId:guid}/claim", ClaimWork.Handle);
        jurors.MapGet("/rounds/{id:guid}/tasks/{taskId:guid}/comments", ListSavedComments.Handle);
        jurors.MapPost("/rounds/{id:guid}/tasks/{taskId:guid}/comments", SaveComment.Handle);
        jurors.MapDelete("/rounds/{id:guid}/tasks/{taskId:guid}/comments/{commentId:guid}", RemoveComment.Handle);
        jurors.MapGet("/rounds/{id:guid}/jury-board", GetJuryBoard.Handle).AsWorkbook<JuryBoard, JuryBoardWorkbook.Row>(JuryBoardWorkbook.Workbook, JuryBoardWorkbook.RowsOf);
        jurors.MapPut("/rounds/{id:guid}/marking-lock", LockMarking.Handle);
        jurors.MapGet("/rounds/{id:guid}/differences", ListDifferences.Handle).AsWorkbook(ListDifferences.Workbook, (IReadOnlyList<ListDifferences.Difference> r) => r);
        jurors.MapPost("/rounds/{id:guid}/tasks/{taskId:guid}/works/{cipher}/settle", SettleDifference.Handle);
        jurors.MapPost("/rounds/{id:guid}/tasks/{taskId:guid}/reference", ClaimReference.Handle);
        jurors.MapGet("/markings/{id:guid}", GetMarking.Handle);
        jurors.MapPut("/markings/{id:guid}", PlaceMarking.Handle);
        jurors.MapGet("/markings/{id:guid}/files/{number:int}", GetMarkingFile.Handle);
        jurors.MapGet("/markings/{id:guid}/answers", ReadEarlierAnswers.Handle);
        jurors.MapGet("/markings/{id:guid}/answers/files/{number:int}", GetEarlierFile.Handle);
        jurors.MapPost("/markings/{id:guid}/conflict", KnowAuthor.Handle);
        jurors.MapGet("/rounds/{id:guid}/conflicts", ListConflicts.Handle);
        jurors.MapPost("/rounds/{id:guid}/conflicts", DeclareConflict.Handle);
        jurors.MapDelete("/rounds/{id:guid}/conflicts/{conflictId:guid}", WithdrawConflict.Handle);
        jurors.MapGet("/marking/questions", ListQuestionRounds.Handle);
        jurors.MapPost("/rounds/{id:guid}/questions/{questionId:guid}/answer", AnswerQuestion.Handle);
        jurors.MapPut("/rounds/{id:guid}/announcements/{announcementId:guid}", Announce.Handle);
        app.MapApi("/rounds", "jury", Policies.StaffOrJury).MapGet("/{id:guid}/questions", ListParticipantQuestions.Handle);

        var participants = app.MapApi("/attempts", "jury", Policies.SignedIn);
        participants.MapGet("/{id:guid}/questions", ListOwnQuestions.Handle);
        participants.MapPut("/{id:guid}/questions/{questionId:guid}", AskJury.Handle);
        app.MapHub<JuryHub>("/hubs/jury").RequireAuthorization(Policies.Jury);
    }
}
