using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Attempts;

/// <summary>The notices of one attempt, at <c>/hubs/attempts?attempt={id}</c>; only for the participant whose attempt it is.</summary>
[Authorize(Policies.SignedIn)]
public sealed class AttemptHub(AppDb db, AttemptEvents events) : LiveHub<IAttemptClient>
{
    private const string AttemptItem = "attempt";

    public static string Group(Guid attemptId) => $"attempt:{attemptId:N}";

    public override async Task OnConnectedAsync()
    {
        var personId = CurrentUser.Of(Context.User).PersonId;
        if (!Guid.TryParse(Context.GetHttpContext()?.Request.Query["attempt"], out var attemptId)
            || !await db.Attempts.AnyAsync(a => a.Id == attemptId && a.PersonId == personId))
        {
            Context.Abort();
            return;
        }

        Context.Items[AttemptItem] = attemptId;
        await Groups.AddToGroupAsync(Context.ConnectionId, Group(attemptId));
        events.Joined(attemptId);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        if (Context.Items[AttemptItem] is Guid attemptId)
        {
            events.Left(attemptId);
        }

        return Task.CompletedTask;
    }
}
