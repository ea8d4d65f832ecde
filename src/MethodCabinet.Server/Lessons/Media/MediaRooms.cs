using System.Collections.Concurrent;
using MethodCabinet.Domain.Lessons.Media;
using MethodCabinet.Server.Lessons.Rooms;

namespace MethodCabinet.Server.Lessons.Media;

/// <summary>Sound and picture of the rooms whose pages this process holds.</summary>
internal sealed class MediaRooms(OpenRooms rooms, MediaPlaces places, ILiveMediaEngine engine, MediaSettings settings, TimeProvider clock, ILogger<MediaRooms> log) : BackgroundService
{
    private readonly ConcurrentDictionary<Guid, MediaRoom> open = new();

    /// <summary>There is an engine at all.</summary>
    public bool IsOn => engine.Nodes.Count > 0;

    public MediaRoom Of(Guid lessonId) => open.GetOrAdd(lessonId, id => new MediaRoom(id, rooms, places, engine, clock, log));

    /// <summary>For who belongs to a lesson, and nobody else: the relay costs its owner.</summary>
    public IReadOnlyList<IceServer> ServersFor(Guid personId)
    {
        if (settings.Turn.Addresses.Count == 0)
        {
            return [];
        }

        var credential = TurnCredential.For(personId, clock.GetUtcNow().AddMinutes(settings.Turn.Minutes), settings.Turn.Secret);
        return [new IceServer(settings.Turn.Addresses, credential.UserName, credential.Password)];
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var (lessonId, room) in open)
            {
                await room.BeatAsync();
                if (room.IsIdle && open.TryRemove(KeyValuePair.Create(lessonId, room)))
                {
                    await room.CloseAsync();
                }
            }
        }
    }
}
