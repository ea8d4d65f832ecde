using MethodCabinet.Domain;
using MethodCabinet.Domain.Lessons.Rooms;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace MethodCabinet.Server.Lessons.Rooms;

/// <param name="Came">Who is there now and was not.</param>
/// <param name="Count">How many are there, those whom the page is not told by name too.</param>
public sealed record PresenceNews(IReadOnlyList<Guid> Came, IReadOnlyList<Guid> Went, int Count);

/// <summary>A pen that has not been lifted yet; what it draws is entered when it is.</summary>
/// <param name="By">Who holds it.</param>
public sealed record PenMove(Guid By, string Board, BoardElement Element);

/// <summary>What pages of a room are told, in the order in which it happened.</summary>
public interface IRoomClient
{
    /// <summary>As <see cref="RoomSight.For"/> gives them.</summary>
    Task Entered(IReadOnlyList<RoomEntry> entries);

    Task PresenceChanged(PresenceNews news);

    Task PenMoved(PenMove move);

    /// <summary>The page sees another part of the room by now (it was let in, or sent out), or may have missed something: it reads the snapshot.</summary>
    Task Moved();
}

/// <param name="Error">Null when it was done.</param>
public sealed record RoomReply(string? Error, IReadOnlyDictionary<string, object?>? Args)
{
    internal static readonly RoomReply Done = new(null, null);

    internal static RoomReply Of(ErrorCode error, IReadOnlyDictionary<string, object?>? args = null) => new(error.Code, args);
}

/// <summary>
/// A room, at <c>/hubs/rooms?lesson={id}</c>; for those who belong to the lesson. Acts come here and not by HTTP, because their order counts and a slow line carries
/// them in a few bytes; a page that comes back reads the snapshot.
/// </summary>
[Authorize(Policies.SignedIn)]
public sealed class RoomHub(LessonRows rows, OpenRooms rooms) : LiveHub<IRoomClient>
{
    private static readonly object Item = new();

    public override async Task OnConnectedAsync()
    {
        try
        {
            var lessonId = Guid.TryParse(Context.GetHttpContext()?.Request.Query["lesson"], out var asked) ? asked : throw new RuleBroken(PlatformErrors.NotFound);
            var (lesson, actor) = await rows.OwnAsync(lessonId, Context.ConnectionAborted);
            if (lesson.CalledOffAt is not null)
            {
                Context.Abort();
                return;
            }

            Context.Items[Item] = await rooms.ComeAsync(lessonId, actor, Context, Context.ConnectionAborted);
        }
        catch (RuleBroken)
        {
            Context.Abort();
        }
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        if (Context.Items.TryGetValue(Item, out var item) && item is RoomPage page)
        {
            await rooms.LeaveAsync(page);
        }
    }

    /// <param name="id">Chosen by the page; the same one again does nothing again.</param>
    public async Task<RoomReply> Do(Guid id, RoomAct act)
    {
        try
        {
            await rooms.DoAsync(Page, id, act, Context.ConnectionAborted);
            return RoomReply.Done;
        }
        catch (RuleBroken exception)
        {
            return RoomReply.Of(exception.Error, exception.Args);
        }
        catch (Exception exception) when (ErrorHandler.IsDatabaseAway(exception))
        {
            return RoomReply.Of(PlatformErrors.DatabaseAway);
        }
    }

    /// <summary>Shows others a pen while it moves. What is not allowed or too much is not shown.</summary>
    public Task Pen(string board, BoardElement element) => rooms.ShowPenAsync(Page, new PenMove(Page.Actor.PersonId, board, element), Context.ConnectionAborted);

    private RoomPage Page => Context.Items.TryGetValue(Item, out var item) && item is RoomPage page ? page : throw new HubException(PlatformErrors.NotFound.Code);
}
