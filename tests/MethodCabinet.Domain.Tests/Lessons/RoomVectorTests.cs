using System.Text.Encodings.Web;
using System.Text.Json;
using MethodCabinet.Domain.Lessons.Rooms;
using static MethodCabinet.Domain.Tests.Lessons.Rooms;

namespace MethodCabinet.Domain.Tests.Lessons;

/// <summary>
/// What pages make of a snapshot and the entries after it is what the room itself would show: <c>docs/room-vectors.json</c> holds lessons for both languages
/// (web/src/features/lessons/room/fold.test.ts). METHODCABINET_RENEW_VECTORS={folder} writes it anew.
/// </summary>
public sealed class RoomVectorTests
{
    private static readonly JsonSerializerOptions Written = new(Json) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Pages_and_rooms_agree()
    {
        var made = JsonSerializer.Serialize(Enumerable.Range(0, 8).SelectMany(Play), Written) + "\n";
        if (Environment.GetEnvironmentVariable("METHODCABINET_RENEW_VECTORS") is { } folder)
        {
            File.WriteAllText(folder + "/room-vectors.json", made);
        }

        Assert.Equal(made, File.ReadAllText(AppContext.BaseDirectory + "/room-vectors.json"));
    }

    /// <param name="Before">What the viewer saw.</param>
    /// <param name="Entries">What they were told then.</param>
    /// <param name="After">What they see now.</param>
    private sealed record Vector(Guid Me, bool IsStaff, RoomView Before, List<RoomEntry> Entries, RoomView After);

    /// <summary>In odd lessons people are moved in and out, and who is moved reads the room anew: only those who lead hear all of it.</summary>
    private static IEnumerable<Vector> Play(int number)
    {
        var room = Begun();
        RoomActor[] viewers = number % 2 == 1 ? [Teacher] : [Teacher, Anna];
        var before = viewers.Select(viewer => RoomView.Of(room, viewer)).ToList();
        var told = viewers.Select(_ => new List<RoomEntry>()).ToList();
        var next = (uint)(number + 1);
        for (var times = 0; times < 250; times++)
        {
            var kind = number % 2 == 1 ? Next(37) : 3 + Next(34);
            foreach (var entry in room.Play([TryOf(Next(2) * Next(6), kind, Next((int)room.Seq + 1), Next(6), Next(2) == 0)]))
            {
                for (var at = 0; at < viewers.Length; at++)
                {
                    told[at].AddRange(room.For(entry, viewers[at]) is { } seen ? [seen] : []);
                }
            }
        }

        return viewers.Select((viewer, at) => new Vector(viewer.PersonId, viewer.IsStaff, before[at], told[at], RoomView.Of(room, viewer)));

        // Numbers by Lehmer: the same in each run.
        int Next(int below)
        {
            next = (uint)(next * 48_271UL % 2_147_483_647UL);
            return (int)(next / 7 % (uint)below);
        }
    }
}
