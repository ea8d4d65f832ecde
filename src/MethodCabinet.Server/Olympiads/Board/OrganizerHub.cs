using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace MethodCabinet.Server.Olympiads.Board;

/// <summary>What a page with a board is told.</summary>
public interface IOrganizerClient
{
    /// <summary>The board has changed; this is the whole of what the reader may see.</summary>
    Task BoardChanged(RoundBoard board);
}

/// <summary>Live boards, at <c>/hubs/organizer?round={id}</c>; for staff and coordinators.</summary>
[Authorize(Policies.StaffOrCoordinator)]
public sealed class OrganizerHub(AppDb db, BoardWatch watch) : LiveHub<IOrganizerClient>
{
    public override async Task OnConnectedAsync()
    {
        var viewer = CurrentUser.Of(Context.User).AsViewer();
        if (Guid.TryParse(Context.GetHttpContext()?.Request.Query["round"], out var roundId)
            && await db.IsRoundSeenAsync(roundId, viewer, Context.ConnectionAborted))
        {
            watch.Add(Context.ConnectionId, roundId, viewer);
        }
        else
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
