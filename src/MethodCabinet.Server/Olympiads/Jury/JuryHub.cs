using MethodCabinet.Domain;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace MethodCabinet.Server.Olympiads.Jury;

/// <param name="Done">Works whose points for the task stand, of <paramref name="Works"/>.</param>
public sealed record TaskProgress(Guid TaskId, int Works, int Done);

/// <param name="Cells">Those that changed.</param>
public sealed record JuryBoardChange(IReadOnlyList<JuryBoard.Task> Tasks, IReadOnlyList<JuryBoard.Cell> Cells);

/// <summary>What jurors and the chair are told; all of it is in the snapshots as well.</summary>
public interface IJuryClient
{
    Task Progressed(IReadOnlyList<TaskProgress> tasks);

    /// <summary>To the chair.</summary>
    Task BoardChanged(JuryBoardChange change);

    /// <summary>The chair has stopped the marking or let it go on.</summary>
    Task LockChanged();

    /// <summary>A participant has asked, or somebody has answered.</summary>
    Task QuestionsChanged();
}

/// <summary>How the marking of a round gets on, at <c>/hubs/jury?round={id}</c>; for members of its jury.</summary>
[Authorize(Policies.Jury)]
public sealed class JuryHub(AppDb db, JuryWatch watch) : LiveHub<IJuryClient>
{
    public static string Group(Guid roundId) => $"jury:{roundId:N}";

    public override async Task OnConnectedAsync()
    {
        var user = CurrentUser.Of(Context.User);
        try
        {
            var roundId = Guid.TryParse(Context.GetHttpContext()?.Request.Query["round"], out var asked) ? asked : throw new RuleBroken(PlatformErrors.NotFound);
            await db.JurorOfRoundAsync(roundId, user.PersonId, Context.ConnectionAborted);
            await Groups.AddToGroupAsync(Context.ConnectionId, Group(roundId), Context.ConnectionAborted);
            watch.Add(Context.ConnectionId, roundId, isChair: user.Roles.Contains(Role.Chair));
        }
        catch (RuleBroken)
        {
            Context.Abort();
        }
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        watch.Remove(Context.ConnectionId);
        return Task.CompletedTask;
    }
}
