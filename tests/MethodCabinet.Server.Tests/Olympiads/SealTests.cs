using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Olympiads.Attempts;
using MethodCabinet.Server.Olympiads.Papers;
using MethodCabinet.Server.Olympiads.Seals;
using MethodCabinet.Server.Olympiads.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>Sealing a paper, the kit on a device, and who has it.</summary>
public sealed class SealTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly byte[] Picture = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. "picture"u8];

    [Fact]
    public async Task What_a_participant_downloads_opens_to_the_paper_of_the_attempt_with_its_pictures()
    {
        var image = await StorePictureAsync();
        var hotspot = Sitting.Content(
            new HotspotBody(image, 640, 480, "Ёж", 1),
            new HotspotKey([new HotspotRegion([new(0, 0), new(1, 0), new(1, 1)])], PartialRule.AllOrNothing));
        var sitting = await Sitting.CreateAsync(app, Tomorrow, [Sitting.Content(new EssayBody(), new ManualKey([new Criterion("k1", "Полнота", 1)], null)), hotspot]);
        var organizer = await OrganizerAsync();
        var pupil = await sitting.RegisterAsync(app);

        var made = await SealAsync(organizer, sitting);
        var kit = await KitAsync(pupil, sitting);
        using var response = await pupil.Client.GetAsync($"/api/seals/{kit.Seal!.Id}");
        var file = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal(made, kit.Seal);
        Assert.Equal((1, file.Length, Convert.ToHexStringLower(SHA256.HashData(file))), (made.Number, made.Size, made.Sha256));
        Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var key = await KeyAsync(sitting);
        var (view, files) = SealedPaper.Open(file, key);
        await OpenNowAsync(sitting);
        var attempt = await pupil.OpenAsync(sitting.RoundId);
        var kitView = JsonSerializer.Deserialize<KitView>(view, Device.Json)!;
        Assert.Equal(JsonSerializer.Serialize(attempt.Paper, Device.Json), JsonSerializer.Serialize(kitView.Paper, Device.Json));
        Assert.Equal((attempt.OlympiadTitle, attempt.TrackName, attempt.RoundTitle), (kitView.OlympiadTitle, kitView.TrackName, kitView.RoundTitle));
        Assert.Equal(new KitView.FileView(image, "image/png", Picture.Length), Assert.Single(kitView.Files));
        Assert.Equal(Picture, files);
    }

    [Fact]
    public async Task Whoever_has_the_sealed_paper_is_not_sent_it_once_more()
    {
        var sitting = await Sitting.CreateAsync(app, Tomorrow);
        var seal = await SealAsync(await OrganizerAsync(), sitting);
        var pupil = await sitting.RegisterAsync(app);
        await OpenNowAsync(sitting);

        var opened = await Participant.ReadAsync<AttemptView>(await pupil.Client.PostAsync($"/api/rounds/{sitting.RoundId}/attempt?seal={seal.Id}", null));
        var again = await Participant.ReadAsync<AttemptView>(await pupil.Client.GetAsync($"/api/attempts/{opened.AttemptId}?seal={seal.Id}"));
        var another = await Participant.ReadAsync<AttemptView>(await pupil.Client.GetAsync($"/api/attempts/{opened.AttemptId}?seal={Guid.NewGuid()}"));

        Assert.Null(opened.Paper);
        Assert.Null(again.Paper);
        Assert.NotNull(another.Paper);
    }

    [Fact]
    public async Task The_kit_names_the_attempt_before_it_exists()
    {
        var sitting = await Sitting.CreateAsync(app, Tomorrow);
        var pupil = await sitting.RegisterAsync(app);

        var before = await KitAsync(pupil, sitting);
        await OpenNowAsync(sitting);
        var attempt = await pupil.OpenAsync(sitting.RoundId);

        Assert.Null(before.Seal);
        Assert.Equal(before.AttemptId, attempt.AttemptId);
        Assert.Equal(before.AttemptId, (await KitAsync(pupil, sitting)).AttemptId);
    }

    [Theory]
    [InlineData("image/png", true)]
    [InlineData("application/pdf", false)]
    public async Task The_kit_says_whether_an_answer_may_be_a_photograph(string accept, bool takesPictures)
    {
        var upload = Sitting.Content(new UploadBody(1, ["text/plain", accept]), new ManualKey([new Criterion("k1", "Решение", 1)], null));
        var sitting = await Sitting.CreateAsync(app, Tomorrow, [Sitting.Content(new EssayBody(), new ManualKey([new Criterion("k1", "Полнота", 1)], null)), upload]);
        var pupil = await sitting.RegisterAsync(app);
        Assert.False((await KitAsync(pupil, sitting)).TakesPictures, "nothing is told before there is a kit");

        await SealAsync(await OrganizerAsync(), sitting);
        Assert.Equal(takesPictures, (await KitAsync(pupil, sitting)).TakesPictures);
    }

    [Fact]
    public async Task Sealing_again_gives_the_same_seal_until_the_paper_is_changed()
    {
        var sitting = await Sitting.CreateAsync(app, Tomorrow);
        var organizer = await OrganizerAsync();
        var pupil = await sitting.RegisterAsync(app);

        var both = await Task.WhenAll(SealAsync(organizer, sitting), SealAsync(organizer, sitting));
        Assert.Equal(both[0], both[1]);
        var key = await KeyAsync(sitting);

        await ChangeAsync(organizer, sitting, "Иные задания");
        Assert.Null((await KitAsync(pupil, sitting)).Seal);
        Assert.True((await SealingAsync(organizer, sitting)).Papers[0].IsStale);
        Assert.True(await IsStaleOnTheChecklistAsync());

        var next = await SealAsync(organizer, sitting);
        Assert.Equal(2, next.Number);
        Assert.Equal(next, (await KitAsync(pupil, sitting)).Seal);
        Assert.False((await SealingAsync(organizer, sitting)).Papers[0].IsStale);
        Assert.False(await IsStaleOnTheChecklistAsync());
        Assert.Equal(key, await KeyAsync(sitting));

        async Task<bool> IsStaleOnTheChecklistAsync() =>
            (await organizer.ReadAsync<GetChecklist.Response>($"/api/olympiads/{sitting.OlympiadId}/checklist")).Findings.Any(f => f.Code == "seal-stale");
    }

    [Fact]
    public async Task After_changes_the_last_state_is_sealed_without_another_call_and_once_it_is_ready()
    {
        var sitting = await Sitting.CreateAsync(app, Tomorrow);
        var organizer = await OrganizerAsync();
        var pupil = await sitting.RegisterAsync(app);
        var first = await SealAsync(organizer, sitting);
        var key = await KeyAsync(sitting);

        // Without its last task the paper does not make up its points: it waits until it does.
        (await organizer.DeleteAsync($"/api/papers/{sitting.PaperId}/tasks/{sitting.Tasks[3]}")).EnsureSuccessStatusCode();
        await ChangeAsync(organizer, sitting, "Первая правка", maxPoints: 3);
        await ChangeAsync(organizer, sitting, "Вторая правка", maxPoints: 3);
        await Eventually.TrueAsync(async () => (await KitAsync(pupil, sitting)).Seal is not null, "the next seal");

        var next = (await KitAsync(pupil, sitting)).Seal!;
        var (view, _) = SealedPaper.Open(await pupil.Client.GetByteArrayAsync($"/api/seals/{next.Id}"), key);
        Assert.Equal("Вторая правка", JsonSerializer.Deserialize<KitView>(view, Device.Json)!.Paper.Title);
        Assert.Equal((1, 2), (first.Number, next.Number));
        var tasks = await app.WithDbAsync(db => db.SealedTasks.Where(t => t.SealId == first.Id || t.SealId == next.Id).ToListAsync());
        Assert.Equal(sitting.Tasks, tasks.Where(t => t.SealId == first.Id).OrderBy(t => t.Position).Select(t => t.TaskId));
        Assert.Equal(sitting.Tasks.Take(3), tasks.Where(t => t.SealId == next.Id).OrderBy(t => t.Position).Select(t => t.TaskId));
    }

    [Fact]
    public async Task A_change_whose_job_was_lost_is_found_and_sealed()
    {
        var sitting = await Sitting.CreateAsync(app, Tomorrow);
        var pupil = await sitting.RegisterAsync(app);
        await SealAsync(await OrganizerAsync(), sitting);

        // As if the process had ended between the change and its order to seal.
        await app.WithDbAsync(db => db.Papers.Where(p => p.Id == sitting.PaperId).ExecuteUpdateAsync(set => set.SetProperty(p => p.Title, "Иные задания")));
        Assert.Null((await KitAsync(pupil, sitting)).Seal);
        await using var scope = app.Services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<SweepSealsJob>(scope.ServiceProvider).RunAsync(CancellationToken.None);

        await Eventually.TrueAsync(async () => (await KitAsync(pupil, sitting)).Seal is { Number: 2 }, "the next seal");
    }

    [Fact]
    public async Task A_paper_that_is_not_ready_or_is_open_is_not_sealed()
    {
        var organizer = await OrganizerAsync();
        var unready = await Sitting.CreateAsync(app, Tomorrow);
        await app.WithDbAsync(db => db.Papers.Where(p => p.Id == unready.PaperId).ExecuteUpdateAsync(set => set.SetProperty(p => p.MaxPoints, 77)));
        var open = await Sitting.CreateAsync(app);
        await open.OpenAsync(app);

        using var refused = await organizer.PostAsync($"/api/papers/{unready.PaperId}/seal", null);
        using var late = await organizer.PostAsync($"/api/papers/{open.PaperId}/seal", null);

        Assert.Equal("olympiad.paper.not-ready", await refused.ErrorCodeAsync());
        Assert.Equal("olympiad.already-opened", await late.ErrorCodeAsync());
    }

    [Fact]
    public async Task Only_participants_of_the_paper_have_the_file()
    {
        var sitting = await Sitting.CreateAsync(app, Tomorrow);
        var organizer = await OrganizerAsync();
        var seal = await SealAsync(organizer, sitting);
        var waiting = await sitting.RegisterAsync(app, status: RegistrationStatus.Pending);
        var other = await (await Sitting.CreateAsync(app, Tomorrow)).RegisterAsync(app);

        foreach (var client in new[] { waiting.Client, other.Client, organizer })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/api/seals/{seal.Id}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await client.PutAsync($"/api/seals/{seal.Id}/held", null)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/api/rounds/{sitting.RoundId}/kit")).StatusCode);
        }
    }

    [Fact]
    public async Task The_organizer_sees_who_has_the_paper_on_a_device_and_who_has_an_old_one()
    {
        var sitting = await Sitting.CreateAsync(app, Tomorrow);
        var organizer = await OrganizerAsync();
        var pupils = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => sitting.RegisterAsync(app)));
        var first = await SealAsync(organizer, sitting);
        await HoldAsync(pupils[0], first);
        await HoldAsync(pupils[1], first);
        await HoldAsync(pupils[1], first);
        Assert.Equal((3, 2, 0), CountsOf(await SealingAsync(organizer, sitting)));

        // Who holds the old paper is named as soon as it is changed.
        await ChangeAsync(organizer, sitting, "Иные задания");
        var changed = await SealingAsync(organizer, sitting);
        Assert.Equal((3, 0, 2), CountsOf(changed));
        Assert.All(changed.Outdated, holder => Assert.Equal((1, 2), (holder.Number, holder.Latest)));

        var second = await SealAsync(organizer, sitting);
        await HoldAsync(pupils[0], second);

        var sealing = await SealingAsync(organizer, sitting);
        Assert.Equal((3, 1, 1), CountsOf(sealing));
        Assert.Equal((1, 2), (Assert.Single(sealing.Outdated).Number, sealing.Outdated[0].Latest));

        static (int Registered, int Ready, int Outdated) CountsOf(GetSealing.Response sealing)
        {
            var school = Assert.Single(sealing.Schools);
            return (school.Registered, school.Ready, school.Outdated);
        }
    }

    [Fact]
    public async Task The_database_lets_nobody_change_a_seal_and_removes_it_with_its_paper()
    {
        var sitting = await Sitting.CreateAsync(app, Tomorrow);
        var organizer = await OrganizerAsync();
        var seal = await SealAsync(organizer, sitting);

        await Assert.ThrowsAsync<PostgresException>(() => app.WithDbAsync(
            db => db.PaperSeals.Where(s => s.Id == seal.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Number, 7))));
        (await organizer.DeleteAsync($"/api/rounds/{sitting.RoundId}")).EnsureSuccessStatusCode();

        Assert.False(await app.WithDbAsync(db => db.PaperSeals.AnyAsync(s => s.Id == seal.Id)));
    }

    private static DateTimeOffset Tomorrow => DateTimeOffset.UtcNow.AddDays(1);

    private async Task<HttpClient> OrganizerAsync() => app.As((await app.CreatePersonAsync([Role.Methodist])).Id);

    private static async Task<SealView> SealAsync(HttpClient organizer, Sitting sitting) =>
        await Participant.ReadAsync<SealView>(await organizer.PostAsync($"/api/papers/{sitting.PaperId}/seal", null));

    private static async Task<GetKit.Response> KitAsync(Participant pupil, Sitting sitting) =>
        await Participant.ReadAsync<GetKit.Response>(await pupil.Client.GetAsync($"/api/rounds/{sitting.RoundId}/kit"));

    private static async Task<GetSealing.Response> SealingAsync(HttpClient organizer, Sitting sitting) =>
        await Participant.ReadAsync<GetSealing.Response>(await organizer.GetAsync($"/api/rounds/{sitting.RoundId}/sealing"));

    private static async Task HoldAsync(Participant pupil, SealView seal) => (await pupil.Client.PutAsync($"/api/seals/{seal.Id}/held", null)).EnsureSuccessStatusCode();

    private static async Task ChangeAsync(HttpClient organizer, Sitting sitting, string title, decimal? maxPoints = null)
    {
        var paper = await Participant.ReadAsync<GetPaper.Response>(await organizer.GetAsync($"/api/papers/{sitting.PaperId}"));
        var change = new EditPaper.Request(title, paper.Instructions, maxPoints ?? paper.MaxPoints, paper.MoreMinutes, paper.Version);
        (await organizer.PutAsJsonAsync($"/api/papers/{sitting.PaperId}", change, Device.Json)).EnsureSuccessStatusCode();
    }

    private Task<OpeningKey> KeyAsync(Sitting sitting) => app.WithDbAsync(db => app.Services.GetRequiredService<OpeningKeys>().OfRoundAsync(db, sitting.RoundId, default));

    private async Task OpenNowAsync(Sitting sitting) => await app.WithDbAsync(
        db => db.Rounds.Where(r => r.Id == sitting.RoundId).ExecuteUpdateAsync(set => set.SetProperty(r => r.OpensAt, DateTimeOffset.UtcNow.AddMinutes(-1))));

    private async Task<Guid> StorePictureAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var file = await scope.ServiceProvider.GetRequiredService<Files>().AddAsync("ёж.png", new MemoryStream(Picture), null, default);
        await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync();
        return file.Id;
    }
}
