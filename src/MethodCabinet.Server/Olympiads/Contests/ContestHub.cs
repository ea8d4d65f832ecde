using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Contests;

/// <summary>What pages of a contest are told.</summary>
public interface IContestClient
{
    /// <summary>Something that the page shows has changed; what each may see of it the snapshot decides.</summary>
    Task Changed();
}

/// <summary>
/// How a contest gets on, at <c>/hubs/contests?contest={id}</c>: staff and the chair among the experts hear of everything on the board, whoever else is signed in of voices and of the signature
/// only, so that nobody learns when experts mark.
/// </summary>
[Authorize(Policies.SignedIn)]
public sealed class ContestHub(AppDb db) : LiveHub<IContestClient>
{
    public static string Managers(Guid contestId) => $"contest:{contestId:N}:managers";

    public static string Readers(Guid contestId) => $"contest:{contestId:N}:readers";

    public override async Task OnConnectedAsync()
    {
        var user = CurrentUser.Of(Context.User);
        try
        {
            var contestId = Guid.TryParse(Context.GetHttpContext()?.Request.Query["contest"], out var asked) ? asked : throw new RuleBroken(PlatformErrors.NotFound);
            await db.SeenContestAsync(contestId, user, Context.ConnectionAborted);
            var isExpert = await db.ContestExperts.AnyAsync(e => e.ContestId == contestId && e.PersonId == user.PersonId, Context.ConnectionAborted);
            var group = ResultsAccess.CanManage(user.AsViewer(), isExpert) ? Managers(contestId) : Readers(contestId);
            await Groups.AddToGroupAsync(Context.ConnectionId, group, Context.ConnectionAborted);
        }
        catch (RuleBroken)
        {
            Context.Abort();
        }
    }
}

/// <summary>The one way to say that a contest has moved on; part of the caller's transaction.</summary>
internal static class ContestChanges
{
    /// <summary>Topics of <see cref="Notices"/>.</summary>
    private const string Board = "contest-board-changed";
    private const string Shown = "contest-changed";

    /// <summary>Entries, marks, experts: what only the board shows.</summary>
    public static Task TellBoardAsync(AppDb db, Guid contestId, CancellationToken ct) => Notices.SendAsync(db, Board, contestId, ct);

    /// <summary>Voices and the signature: what the page of the contest shows too.</summary>
    public static Task TellAllAsync(AppDb db, Guid contestId, CancellationToken ct) => Notices.SendAsync(db, Shown, contestId, ct);

    public static void AddContestChanges(this IServiceCollection services)
    {
        services.AddSingleton(new NoticeRoute(
            Board,
            (provider, contestId, _) => HubOf(provider).Group(ContestHub.Managers(contestId)).Changed(),

            // Of both topics.
            (provider, _, _) => HubOf(provider).All.Changed()));
        services.AddSingleton(new NoticeRoute(Shown, (provider, contestId, _) => HubOf(provider).Groups([ContestHub.Managers(contestId), ContestHub.Readers(contestId)]).Changed()));
    }

    private static IHubClients<IContestClient> HubOf(IServiceProvider provider) => provider.GetRequiredService<IHubContext<ContestHub, IContestClient>>().Clients;
}
