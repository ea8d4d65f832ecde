using MethodCabinet.Domain;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MethodCabinet.Server.Courses.Talk;

/// <summary>What pages of a cohort are told.</summary>
public interface ITalkClient
{
    /// <summary>Something was said in the cohort; what each may read of it the snapshot decides.</summary>
    Task Changed();
}

/// <summary>Questions and discussion of a cohort, at <c>/hubs/talk?cohort={id}</c>, for those who learn in it and its tutors.</summary>
[Authorize(Policies.SignedIn)]
public sealed class TalkHub(CohortMembers members) : LiveHub<ITalkClient>
{
    public static string GroupOf(Guid cohortId) => $"talk:{cohortId:N}";

    public override async Task OnConnectedAsync()
    {
        try
        {
            var cohortId = Guid.TryParse(Context.GetHttpContext()?.Request.Query["cohort"], out var asked) ? asked : throw new RuleBroken(PlatformErrors.NotFound);
            await members.OwnAsync(cohortId, Context.ConnectionAborted);
            await Groups.AddToGroupAsync(Context.ConnectionId, GroupOf(cohortId), Context.ConnectionAborted);
        }
        catch (RuleBroken)
        {
            Context.Abort();
        }
    }
}

/// <summary>The one way to store what is said in a cohort and to tell its pages.</summary>
internal static class TalkChanges
{
    /// <summary>Topic of <see cref="Notices"/>.</summary>
    private const string Topic = "talk-changed";

    public static void AddTalkChanges(this IServiceCollection services) => services.AddSingleton(new NoticeRoute(
        Topic,
        (provider, cohortId, _) => HubOf(provider).Group(TalkHub.GroupOf(cohortId)).Changed(),
        (provider, _, _) => HubOf(provider).All.Changed()));

    /// <returns>False when a row with such an id is there already: the client has sent it before.</returns>
    public static async Task<bool> SaveAndTellAsync(this AppDb db, Guid cohortId, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return false;
        }

        await Notices.SendAsync(db, Topic, cohortId, ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private static IHubClients<ITalkClient> HubOf(IServiceProvider provider) => provider.GetRequiredService<IHubContext<TalkHub, ITalkClient>>().Clients;
}
