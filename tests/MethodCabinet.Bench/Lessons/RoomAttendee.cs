using System.Globalization;
using System.Text;

namespace MethodCabinet.Bench.Lessons;

/// <summary>Somebody's open page of a room: acts, and hears what is entered.</summary>
public sealed class RoomAttendee(HubListener hub, Guid personId, bool isTeacher) : IDisposable
{
    private const string Stroke =
        """{"type":"stroke","colour":"red","thickness":40,"points":[100,100,12,3,14,6,9,11,8,14,3,12,-2,15,-8,13,-11,9,-14,6,-12,2,-15,-3,-11,-9,-8,-12,-3,-14,4,-13,9,-11,12,-8],"isMarker":false}""";

    private int done;

    public static async Task<RoomAttendee> ComeAsync(Uri server, Guid lessonId, Guid personId, string cookie, bool isTeacher, CancellationToken ct)
    {
        var attendee = new RoomAttendee(await HubListener.JoinAsync(server, $"/hubs/rooms?lesson={lessonId}", cookie, ct), personId, isTeacher);
        await attendee.SendAsync("""{"type":1,"invocationId":"ready","target":"Ready","arguments":[]}""", ct);
        await attendee.UntilAsync("\"ready\""u8.ToArray(), ct);
        return attendee;
    }

    public Task BeginAsync(CancellationToken ct) => DoAsync(Guid.NewGuid(), """{"type":"begin"}""", ct);

    /// <summary>The next thing that people do: a teacher writes on the board; a pupil says something, draws on the own board, puts the hand up or down.</summary>
    /// <param name="id">Of the entry that it becomes.</param>
    /// <returns>Whether everybody in the room is told of it, or the teacher and its author alone.</returns>
    public async Task<bool> ActAsync(Guid id, CancellationToken ct)
    {
        var step = done++;
        var (act, isForAll) = isTeacher ? ($$"""{"type":"draw","board":"board:1","element":{{Stroke}}}""", true) : (step % 4) switch
        {
            0 => ("""{"type":"say","text":"Я думаю, что сила тока станет меньше","to":"everybody"}""", true),
            1 => ("""{"type":"raiseHand"}""", true),
            2 => ($$"""{"type":"lowerHands","personId":"{{personId}}"}""", true),
            _ => ($$"""{"type":"draw","board":"own:{{personId}}","element":{{Stroke}}}""", false),
        };
        await DoAsync(id, act, ct);
        return isForAll;
    }

    /// <summary>The ids of the entries that come next, which the page is told in one message.</summary>
    /// <exception cref="InvalidOperationException">An act was refused.</exception>
    public async Task HearAsync(List<Guid> ids, CancellationToken ct)
    {
        ids.Clear();
        await hub.NextAsync<bool>(Read, ct);

        bool? Read(ReadOnlySpan<byte> message)
        {
            if (message.IndexOf("\"error\":\""u8) >= 0)
            {
                throw new InvalidOperationException(Encoding.UTF8.GetString(message));
            }

            if (message.IndexOf("\"Entered\""u8) < 0)
            {
                return null;
            }

            // Entries begin with their number and their id.
            for (var at = message.IndexOf("\"seq\":"u8); at >= 0; at = message.IndexOf("\"seq\":"u8))
            {
                message = message[at..];
                message = message[(message.IndexOf("\"id\":\""u8) + "\"id\":\""u8.Length)..];
                ids.Add(Guid.Parse(message[..36], CultureInfo.InvariantCulture));
            }

            return true;
        }
    }

    public void Dispose() => hub.Dispose();

    private async Task UntilAsync(byte[] word, CancellationToken ct) => await hub.NextAsync<bool>(message => message.IndexOf(word) >= 0 ? true : null, ct);

    private Task DoAsync(Guid id, string act, CancellationToken ct) => SendAsync($$"""{"type":1,"invocationId":"{{id:N}}","target":"Do","arguments":["{{id}}",{{act}}]}""", ct);

    private Task SendAsync(string message, CancellationToken ct) => hub.SendAsync(Encoding.UTF8.GetBytes(message), ct);
}
