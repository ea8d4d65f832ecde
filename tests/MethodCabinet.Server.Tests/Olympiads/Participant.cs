using System.Net;
using System.Net.Http.Json;
using MethodCabinet.Server.Olympiads.Attempts;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>A pupil at a browser.</summary>
public sealed class Participant(TestPerson person, HttpClient client)
{
    public TestPerson Person { get; } = person;

    public HttpClient Client { get; } = client;

    public Guid AttemptId { get; private set; }

    public async Task<AttemptView> OpenAsync(Guid roundId)
    {
        using var response = await Client.PostAsync($"/api/rounds/{roundId}/attempt", null);
        var view = await ReadAsync<AttemptView>(response);
        AttemptId = view.AttemptId;
        return view;
    }

    public async Task<AttemptView> LookAsync()
    {
        using var response = await Client.GetAsync($"/api/attempts/{AttemptId}");
        return await ReadAsync<AttemptView>(response);
    }

    public Task<HttpResponseMessage> HandInAsync(params AttemptView.DeviceHead[] heads) =>
        Client.PostAsJsonAsync($"/api/attempts/{AttemptId}/hand-in", new HandIn.Request(heads), Device.Json);

    /// <summary>The browser hands in behind the end of its chain.</summary>
    public Task<HttpResponseMessage> HandInAsync(Guid browserId, params AttemptView.DeviceHead[] heads) =>
        Client.PostAsJsonAsync($"/api/attempts/{AttemptId}/hand-in", new HandIn.Request(heads, browserId), Device.Json);

    public Task<HttpResponseMessage> KeepPlaceAsync(Guid? taskId, params Guid[] flags) =>
        Client.PutAsJsonAsync($"/api/attempts/{AttemptId}/place", new AttemptView.Place(taskId, flags), Device.Json);

    /// <summary>The browser tells how far it has written; it has written nothing without a device.</summary>
    public Task<HttpResponseMessage> TellAsync(Guid browserId, Device? device, bool isOpen) =>
        Client.PutAsJsonAsync($"/api/attempts/{AttemptId}/devices/{browserId}", new TellOfDevice.Request(device?.Id, device?.Entries.Count ?? 0, isOpen), Device.Json);

    public Device NewDevice() => new(AttemptId);

    public static async Task<T> ReadAsync<T>(HttpResponseMessage response)
    {
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return (await response.Content.ReadFromJsonAsync<T>(Device.Json))!;
    }
}
