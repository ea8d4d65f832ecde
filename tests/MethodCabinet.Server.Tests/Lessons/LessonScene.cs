using System.Text.Json;
using System.Threading.Channels;
using MethodCabinet.Domain.Lessons.Rooms;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Lessons.Rooms;
using MethodCabinet.Server.Lessons;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Tests.Olympiads;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Server.Tests.Lessons;

/// <summary>A lesson of one teacher with two pupils of the same school.</summary>
public sealed record LessonScene(TestApp App, Guid Id, TestPerson Teacher, TestPerson Anna, TestPerson Boris)
{
    public static async Task<LessonScene> CreateAsync(TestApp app, bool hasWaitingRoom = false, LessonKind kind = LessonKind.Lesson)
    {
        var teacher = await app.CreatePersonAsync([Role.Teacher]);
        var anna = await app.CreatePersonAsync([Role.Pupil], teacher.OrganizationId);
        var boris = await app.CreatePersonAsync([Role.Pupil], teacher.OrganizationId);
        var request = new ScheduleLesson.Request(
            kind, "Теорема Виета", DateTimeOffset.UtcNow.AddMinutes(5), 40, hasWaitingRoom, [new(teacher.Id, RoomRole.Teacher), new(anna.Id, RoomRole.Pupil), new(boris.Id, RoomRole.Pupil)]);
        var response = await (await app.As(teacher.Id).PostAsync("/api/lessons", request)).OkJsonAsync();
        return new(app, response.GetProperty("id").GetGuid(), teacher, anna, boris);
    }

    public Task<RoomClient> EnterAsync(TestPerson person, TestHost? node = null) => RoomClient.EnterAsync(node ?? App, Id, person.Id);

    public Task<GetRoom.Response> ReadAsync(TestPerson person, TestHost? node = null) => (node ?? App).As(person.Id).ReadAsync<GetRoom.Response>($"/api/lessons/{Id}/room");
}

/// <summary>An open page of a room.</summary>
public sealed class RoomClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Channel<object> heard = Channel.CreateUnbounded<object>();

    private RoomClient(HubConnection hub) => Hub = hub;

    public HubConnection Hub { get; }

    public static Task<RoomClient> EnterAsync(TestHost node, Guid lessonId, Guid personId) =>
        EnterAsync(node.As(personId).BaseAddress!, lessonId, (TestSignIn.Header, personId.ToString()));

    public static async Task<RoomClient> EnterAsync(Uri address, Guid lessonId, (string Name, string Value) signedIn)
    {
        var hub = new HubConnectionBuilder()
            .WithUrl(new Uri(address, $"/hubs/rooms?lesson={lessonId}"), options => options.Headers[signedIn.Name] = signedIn.Value)
            .AddJsonProtocol(json => PlatformModule.ConfigureJson(json.PayloadSerializerOptions))
            .Build();
        var client = new RoomClient(hub);
        hub.On<IReadOnlyList<RoomEntry>>(nameof(IRoomClient.Entered), entries =>
        {
            foreach (var entry in entries)
            {
                client.heard.Writer.TryWrite(entry);
            }
        });
        hub.On<PresenceNews>(nameof(IRoomClient.PresenceChanged), news => client.heard.Writer.TryWrite(news));
        hub.On<PenMove>(nameof(IRoomClient.PenMoved), move => client.heard.Writer.TryWrite(move));
        hub.On(nameof(IRoomClient.Moved), () => client.heard.Writer.TryWrite("moved"));
        hub.Closed += _ =>
        {
            client.heard.Writer.TryComplete();
            return Task.CompletedTask;
        };
        await hub.StartReadyAsync();
        return client;
    }

    public Task<RoomReply> DoAsync(RoomAct act, Guid? id = null) => Hub.InvokeAsync<RoomReply>(nameof(RoomHub.Do), id ?? Guid.CreateVersion7(), act);

    public async Task<Guid> MustAsync(RoomAct act)
    {
        var id = Guid.CreateVersion7();
        Assert.Null((await DoAsync(act, id)).Error);
        return id;
    }

    /// <summary>The next of this kind; what else is heard before is passed over.</summary>
    public async Task<T> NextAsync<T>(Func<T, bool>? fits = null)
    {
        using var patience = new CancellationTokenSource(Patience);
        await foreach (var news in heard.Reader.ReadAllAsync(patience.Token))
        {
            if (news is T wanted && fits?.Invoke(wanted) is not false)
            {
                return wanted;
            }
        }

        throw new InvalidOperationException("The connection was closed.");
    }

    public Task<RoomEntry> NextAsync(Guid id) => NextAsync<RoomEntry>(entry => entry.Id == id);

    /// <summary>Everything that was heard until now, as it came.</summary>
    public string Heard()
    {
        List<object> all = [];
        while (heard.Reader.TryRead(out var news))
        {
            all.Add(news);
        }

        return JsonSerializer.Serialize(all, StoredJson.Options);
    }

    public ValueTask DisposeAsync() => Hub.DisposeAsync();
}
