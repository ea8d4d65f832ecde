using System.Threading.Channels;
using MethodCabinet.Domain.Lessons.Rooms;

namespace MethodCabinet.Server.Lessons.Rooms;

/// <summary>
/// An open page of a room. What it is told waits here and leaves in its order, so that a slow line holds up nobody else; what waits together leaves together.
/// A page that has fallen too far behind is cut off: coming back it reads a snapshot, which is shorter.
/// </summary>
internal sealed class RoomPage(Guid presenceId, OpenRoom room, RoomActor actor, IRoomClient client, Action cutOff)
{
    private const int Most = 1_000;

    /// <summary>Behind so much, moving pens are left out.</summary>
    private const int Behind = 20;

    private readonly Channel<object> waiting = Channel.CreateBounded<object>(new BoundedChannelOptions(Most) { SingleReader = true });

    public Guid PresenceId { get; } = presenceId;

    public OpenRoom Room { get; } = room;

    public RoomActor Actor { get; } = actor;

    public void Tell(RoomEntry entry) => Wait(entry);

    public void Tell(PresenceNews news) => Wait(news);

    public void TellMoved() => Wait(this);

    public void Tell(PenMove move)
    {
        if (waiting.Reader.Count < Behind)
        {
            Wait(move);
        }
    }

    public void CutOff()
    {
        waiting.Writer.TryComplete();
        cutOff();
    }

    public void End() => waiting.Writer.TryComplete();

    /// <summary>Ends with the connection.</summary>
    public async Task SendAsync()
    {
        try
        {
            await SendAllAsync();
        }
        finally
        {
            CutOff();
        }
    }

    private async Task SendAllAsync()
    {
        List<RoomEntry> together = [];
        while (await waiting.Reader.WaitToReadAsync())
        {
            while (waiting.Reader.TryRead(out var news))
            {
                if (news is RoomEntry entry)
                {
                    together.Add(entry);
                    continue;
                }

                await SendAsync(together);
                await (news switch
                {
                    PresenceNews presence => client.PresenceChanged(presence),
                    PenMove move => client.PenMoved(move),
                    _ => client.Moved(),
                });
            }

            await SendAsync(together);
        }
    }

    private async Task SendAsync(List<RoomEntry> together)
    {
        if (together.Count > 0)
        {
            await client.Entered([.. together]);
            together.Clear();
        }
    }

    private void Wait(object news)
    {
        if (!waiting.Writer.TryWrite(news))
        {
            CutOff();
        }
    }
}
