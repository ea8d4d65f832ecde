using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Olympiads.Board;
using MethodCabinet.Server.Olympiads.Papers;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>Papers of one round that give different times.</summary>
public sealed class PaperMinutesTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_work_has_the_time_of_its_paper_and_what_comes_afterwards_is_late()
    {
        var sitting = await Sitting.CreateAsync(app);
        var organizer = await app.SignInAsAsync(Role.Methodist);
        Assert.Equal(HttpStatusCode.NoContent, (await ChangeAsync(organizer, sitting, -50)).StatusCode);

        var pupil = await sitting.RegisterAsync(app);
        var told = Assert.Single(await pupil.Client.GetFromJsonAsync<JsonElement[]>("/api/participation") ?? []);
        Assert.Equal((120, -50), (told.GetProperty("durationMinutes").GetInt32(), told.GetProperty("paperMinutes").GetInt32()));

        await pupil.OpenAsync(sitting.RoundId);
        var opened = await pupil.LookAsync();
        Assert.Equal(TimeSpan.FromMinutes(70), opened.Deadline - opened.OpenedAt);

        // The writer of answers judges by the same.
        await app.WithDbAsync(db => db.Database.ExecuteSqlAsync($"update olympiads.attempts set opened_at = opened_at - interval '71 minutes' where id = {pupil.AttemptId}"));
        var device = pupil.NewDevice();
        device.Write(sitting.Tasks[1], Device.Text("поздно"));
        Assert.Equal(1, (await device.SaveAsync(pupil.Client)).Late);
    }

    [Fact]
    public async Task More_time_for_the_round_reaches_every_paper_of_it()
    {
        var sitting = await Sitting.CreateAsync(app);
        var organizer = await app.SignInAsAsync(Role.Methodist);
        await ChangeAsync(organizer, sitting, -50);
        var pupil = await sitting.OpenAsync(app);

        await (await organizer.PostAsJsonAsync($"/api/rounds/{sitting.RoundId}/extend", new ExtendRound.Request(15, "Не было света"))).OkJsonAsync();

        var view = await pupil.LookAsync();
        Assert.Equal(TimeSpan.FromMinutes(85), view.Deadline - view.OpenedAt);
    }

    [Theory]
    [InlineData(-120)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public async Task A_paper_without_any_time_or_with_more_than_a_day_is_refused(int more)
    {
        var sitting = await Sitting.CreateAsync(app);
        Assert.Equal("olympiad.round.duration-invalid", await (await ChangeAsync(await app.SignInAsAsync(Role.Methodist), sitting, more)).ErrorCodeAsync());
    }

    private async Task<HttpResponseMessage> ChangeAsync(HttpClient organizer, Sitting sitting, int more)
    {
        var version = await app.WithDbAsync(db => db.Papers.Where(p => p.Id == sitting.PaperId).Select(p => p.Version).SingleAsync());
        return await organizer.PutAsJsonAsync($"/api/papers/{sitting.PaperId}", new EditPaper.Request("Комплект", "", 4, more, version));
    }
}
