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
public sealed class OrganizerHub(BoardWatch watch) : Hub<IOrganizerClient>
{
    public override Task OnConnectedAsync()
    {
        if (Guid.TryParse(Context.GetHttpContext()?.Request.Query["round"], out var roundId))
        {
            watch.Add(Context.ConnectionId, roundId, CurrentUser.Of(Context.User).AsViewer());
        }
        else
        {
            Context.Abort();
        }

        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        watch.Remove(Context.ConnectionId);
        return Task.CompletedTask;
    }
}
