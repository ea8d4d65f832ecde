using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Threading.Channels;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Olympiads.Papers;
using MethodCabinet.Server.Olympiads.Seals;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using UglyToad.PdfPig;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>When the key of a round leaves the server, and for whom.</summary>
public sealed class OpeningKeyTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Before_the_start_the_key_is_refused_and_from_it_on_everybody_has_it()
    {
        var (sitting, _, key) = await SealedAsync();
        var pupil = await sitting.RegisterAsync(app);

        using var early = await AskAsync(pupil.Client, sitting);
        Assert.Equal("olympiad.round.not-open", await early.ErrorCodeAsync());

        await MoveAsync(sitting, DateTimeOffset.UtcNow);
        await Eventually.TrueAsync(async () => (await AskAsync(pupil.Client, sitting)).IsSuccessStatusCode, "the key");
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => AskAsync(pupil.Client, sitting)));
        foreach (var answer in answers)
        {
            Assert.Equal(key.Grouped, (await Participant.ReadAsync<GetOpeningKey.Response>(answer)).OpeningKey);
        }
    }

    [Fact]
    public async Task A_start_that_is_put_off_at_the_last_moment_gives_nothing_away()
    {
        var (sitting, _, key) = await SealedAsync();
        var clock = new HandClock(DateTimeOffset.UtcNow);
        var keys = Keys(clock);
        await MoveAsync(sitting, clock.Now.AddSeconds(3));
        Assert.Null((await keys.FindAsync(sitting.RoundId))!.Key);

        await MoveAsync(sitting, clock.Now.AddHours(1));
        clock.Now = clock.Now.AddSeconds(3);
        Assert.Null((await keys.FindAsync(sitting.RoundId))!.Key);

        await MoveAsync(sitting, clock.Now.AddSeconds(1));
        clock.Now += OpeningKeys.Lifetime;
        Assert.Equal(key, (await keys.FindAsync(sitting.RoundId))!.Key);
    }

    [Fact]
    public async Task A_key_that_was_given_out_is_not_looked_up_again()
    {
        var (sitting, _, key) = await SealedAsync();
        var clock = new HandClock(DateTimeOffset.UtcNow.AddDays(2));
        var keys = Keys(clock);
        Assert.Equal(key, (await keys.FindAsync(sitting.RoundId))!.Key);

        await app.WithDbAsync(db => db.RoundKeys.Where(k => k.RoundId == sitting.RoundId).ExecuteDeleteAsync());
        clock.Now = clock.Now.AddHours(1);

        Assert.Equal(key, (await keys.FindAsync(sitting.RoundId))!.Key);
    }

    [Fact]
    public async Task With_the_key_comes_how_the_round_stands_as_it_was_a_second_ago_at_the_earliest()
    {
        var (sitting, _, key) = await SealedAsync();
        var clock = new HandClock(DateTimeOffset.UtcNow.AddDays(1).AddMinutes(1));
        var keys = Keys(clock);
        var began = (await keys.FindAsync(sitting.RoundId))!.Running!;
        var closesAt = await app.WithDbAsync(db => db.Rounds.Where(r => r.Id == sitting.RoundId).Select(r => r.ClosesAt).SingleAsync());
        Assert.Equal(new RunningRound(closesAt, 120, null), began);

        await app.WithDbAsync(db => db.Rounds.Where(r => r.Id == sitting.RoundId).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.PausedAt, closesAt).SetProperty(r => r.ClosesAt, closesAt.AddMinutes(5))));
        Assert.Null((await keys.FindAsync(sitting.RoundId))!.Running!.PausedAt);
        clock.Now = clock.Now.AddSeconds(1);

        var later = (await keys.FindAsync(sitting.RoundId))!;
        Assert.Equal(new RunningRound(closesAt.AddMinutes(5), 120, closesAt), later.Running);
        Assert.Equal(key, later.Key);
        Assert.Single(later.Seals);
    }

    [Fact]
    public async Task A_page_that_has_begun_with_the_key_hears_of_a_pause_and_its_end_before_the_server_knows_of_its_work()
    {
        var (sitting, organizer, _) = await SealedAsync();
        var pupil = await sitting.RegisterAsync(app);
        await MoveAsync(sitting, DateTimeOffset.UtcNow.AddSeconds(-1));
        await using var page = await WaitAsync(sitting, pupil);
        Assert.Null((await page.NextAsync()).Running.PausedAt);

        (await organizer.PostAsJsonAsync($"/api/rounds/{sitting.RoundId}/pause", new { reason = "Тревога" })).EnsureSuccessStatusCode();
        var paused = await page.NextChangeAsync();
        (await organizer.PostAsJsonAsync($"/api/rounds/{sitting.RoundId}/resume", new { pausedAt = paused.Running.PausedAt })).EnsureSuccessStatusCode();
        var resumed = await page.NextChangeAsync();

        Assert.InRange(paused.Now - paused.Running.PausedAt!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        Assert.Null(resumed.Running.PausedAt);
        Assert.True(resumed.Running.ClosesAt > paused.Running.ClosesAt);
    }

    [Fact]
    public async Task A_key_that_got_out_is_replaced_and_opens_nothing_that_is_given_out_from_then_on()
    {
        var (sitting, organizer, old) = await SealedAsync();
        var pupil = await sitting.RegisterAsync(app);
        var kit = $"/api/rounds/{sitting.RoundId}/kit";
        var first = (await pupil.Client.ReadAsync<GetKit.Response>(kit)).Seal!;
        (await pupil.Client.PutAsync($"/api/seals/{first.Id}/held", null)).EnsureSuccessStatusCode();
        await SetTimeAsync(organizer, sitting, DateTimeOffset.UtcNow);
        Task<HttpResponseMessage> ReplaceAsync() => organizer.PostAsync($"/api/rounds/{sitting.RoundId}/opening-key/replace", null);

        (await ReplaceAsync()).EnsureSuccessStatusCode();

        var key = await app.WithDbAsync(db => Keys(TimeProvider.System).OfRoundAsync(db, sitting.RoundId, default));
        var next = (await pupil.Client.ReadAsync<GetKit.Response>(kit)).Seal!;
        var file = await pupil.Client.GetByteArrayAsync($"/api/seals/{next.Id}");
        Assert.NotEqual(old, key);
        Assert.Equal(2, next.Number);
        SealedPaper.Open(file, key);
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => SealedPaper.Open(file, old));
        using (var former = await pupil.Client.GetAsync($"/api/seals/{first.Id}"))
        {
            Assert.Equal(HttpStatusCode.NotFound, former.StatusCode);
        }

        // The organizer sees who still has the old one; whoever told the key does not have the sheet with the next.
        var sealing = await organizer.ReadAsync<GetSealing.Response>($"/api/rounds/{sitting.RoundId}/sealing");
        Assert.Equal((1, 2), (Assert.Single(sealing.Outdated).Number, sealing.Outdated[0].Latest));
        Assert.NotNull(sealing.KeyReplacedAt);
        Assert.Null(sealing.SheetFrom);
        Assert.Contains(key.Grouped, await SheetAsync(organizer, sitting), StringComparison.Ordinal);
        var log = Assert.Single(await app.WithDbAsync(db => db.AuditLog.Where(e => e.Action == "opening-key.replaced" && e.SubjectId == sitting.RoundId.ToString()).ToListAsync()));
        Assert.DoesNotContain(key.Symbols, log.Changes!, StringComparison.Ordinal);

        // What comes from the server at the start is the next key, for the next seal.
        await MoveAsync(sitting, DateTimeOffset.UtcNow);
        Assert.Equal("olympiad.already-opened", await (await ReplaceAsync()).ErrorCodeAsync());
        var opening = (await Keys(new HandClock(DateTimeOffset.UtcNow.AddDays(2))).FindAsync(sitting.RoundId))!;
        Assert.Equal(key, opening.Key);
        Assert.Equal([next.Id], opening.Seals);
    }

    [Fact]
    public async Task A_paper_that_was_changed_after_it_was_sealed_is_not_among_those_to_be_sat()
    {
        var (sitting, _, key) = await SealedAsync();
        await app.WithDbAsync(db => db.Papers.Where(p => p.Id == sitting.PaperId).ExecuteUpdateAsync(set => set.SetProperty(p => p.Instructions, "Иначе")));

        var opening = (await Keys(new HandClock(DateTimeOffset.UtcNow.AddDays(2))).FindAsync(sitting.RoundId))!;

        Assert.Equal(key, opening.Key);
        Assert.Empty(opening.Seals);
    }

    [Fact]
    public async Task The_database_holds_the_key_only_encrypted_and_for_its_round_alone()
    {
        var (sitting, _, key) = await SealedAsync();
        var (other, _, _) = await SealedAsync();
        var stored = await app.WithDbAsync(db => db.RoundKeys.AsNoTracking().SingleAsync(k => k.RoundId == sitting.RoundId));

        Assert.DoesNotContain(key.Symbols, Encoding.Latin1.GetString(stored.ProtectedKey), StringComparison.Ordinal);
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(
            () => Keys(TimeProvider.System).Read(new RoundKey { RoundId = other.RoundId, ProtectedKey = stored.ProtectedKey, MadeAt = stored.MadeAt }));
    }

    [Fact]
    public async Task Pages_that_wait_are_told_at_the_start_and_those_that_come_later_at_once()
    {
        var (sitting, _, key) = await SealedAsync();
        var (first, late) = (await sitting.RegisterAsync(app), await sitting.RegisterAsync(app));
        await using var page = await WaitAsync(sitting, first);

        await MoveAsync(sitting, DateTimeOffset.UtcNow);
        var seal = await app.WithDbAsync(db => db.PaperSeals.Where(s => s.PaperId == sitting.PaperId).Select(s => s.Id).SingleAsync());
        var notice = await page.NextAsync();
        Assert.Equal((sitting.RoundId, key.Grouped), (notice.RoundId, notice.OpeningKey));
        Assert.Equal([seal], notice.Seals);
        Assert.Equal((120, null), (notice.Running.DurationMinutes, notice.Running.PausedAt));

        await using var other = await WaitAsync(sitting, late);
        Assert.Equal(key.Grouped, (await other.NextAsync()).OpeningKey);
    }

    [Fact]
    public async Task The_sheet_is_the_organizers_and_from_the_time_set_the_coordinators_and_each_look_is_in_the_log()
    {
        var (sitting, organizer, key) = await SealedAsync();
        var pupil = await sitting.RegisterAsync(app);
        var coordinator = app.As((await app.CreatePersonAsync([Role.Coordinator], pupil.Person.OrganizationId)).Id);
        var stranger = app.As((await app.CreatePersonAsync([Role.Coordinator])).Id);

        Assert.Contains(key.Grouped, await SheetAsync(organizer, sitting), StringComparison.Ordinal);
        using (var early = await coordinator.GetAsync(SheetOf(sitting)))
        {
            Assert.Equal("olympiad.key-sheet.too-early", await early.ErrorCodeAsync());
        }

        await SetTimeAsync(organizer, sitting, DateTimeOffset.UtcNow);
        Assert.Contains(key.Grouped, await SheetAsync(coordinator, sitting), StringComparison.Ordinal);
        using (var foreign = await stranger.GetAsync(SheetOf(sitting)))
        {
            Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        }

        await SetTimeAsync(organizer, sitting, null);
        using (var again = await coordinator.GetAsync(SheetOf(sitting)))
        {
            Assert.Equal(HttpStatusCode.Forbidden, again.StatusCode);
        }

        var log = await app.WithDbAsync(db => db.AuditLog.Where(e => e.SubjectId == sitting.RoundId.ToString()).ToListAsync());
        Assert.Equal((2, 2), (log.Count(e => e.Action == "opening-key.read"), log.Count(e => e.Action == "opening-key.sheet-time")));
        Assert.All(log, entry => Assert.DoesNotContain(key.Symbols, entry.Changes ?? "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task From_the_start_on_a_sealed_paper_does_not_change_though_the_server_knows_of_nobody_who_opened_it()
    {
        var (sitting, organizer, _) = await SealedAsync();
        var version = (await organizer.ReadAsync<GetPaper.Response>($"/api/papers/{sitting.PaperId}")).Version;
        Task<HttpResponseMessage> ChangeAsync() => organizer.PutAsync($"/api/papers/{sitting.PaperId}", new EditPaper.Request("Комплект", "Иначе", 4, 0, version));

        await MoveAsync(sitting, DateTimeOffset.UtcNow.AddSeconds(-1));
        Assert.Equal("olympiad.already-opened", await (await ChangeAsync()).ErrorCodeAsync());
        Assert.Equal("olympiad.already-opened", await (await organizer.PostAsync($"/api/papers/{sitting.PaperId}/seal", null)).ErrorCodeAsync());

        await MoveAsync(sitting, DateTimeOffset.UtcNow.AddHours(1));
        (await ChangeAsync()).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task Without_a_sealed_paper_there_is_neither_key_nor_sheet()
    {
        var sitting = await Sitting.CreateAsync(app);
        var organizer = app.As((await app.CreatePersonAsync([Role.Methodist])).Id);

        using var key = await AskAsync(organizer, sitting);
        using var sheet = await organizer.GetAsync(SheetOf(sitting));

        Assert.Equal(HttpStatusCode.NotFound, key.StatusCode);
        Assert.Equal("olympiad.round.nothing-sealed", await sheet.ErrorCodeAsync());
    }

    private async Task<(Sitting Sitting, HttpClient Organizer, OpeningKey Key)> SealedAsync()
    {
        var sitting = await Sitting.CreateAsync(app, DateTimeOffset.UtcNow.AddDays(1));
        var organizer = app.As((await app.CreatePersonAsync([Role.Methodist])).Id);
        (await organizer.PostAsync($"/api/papers/{sitting.PaperId}/seal", null)).EnsureSuccessStatusCode();
        return (sitting, organizer, await app.WithDbAsync(db => Keys(TimeProvider.System).OfRoundAsync(db, sitting.RoundId, default)));
    }

    private OpeningKeys Keys(TimeProvider clock) =>
        new(app.Services.GetRequiredService<NpgsqlDataSource>(), app.Services.GetRequiredService<IServiceScopeFactory>(), app.Services.GetRequiredService<IDataProtectionProvider>(), clock);

    private async Task MoveAsync(Sitting sitting, DateTimeOffset opensAt) => await
        app.WithDbAsync(db => db.Rounds.Where(r => r.Id == sitting.RoundId).ExecuteUpdateAsync(set => set.SetProperty(r => r.OpensAt, opensAt)));

    private static Task<HttpResponseMessage> AskAsync(HttpClient client, Sitting sitting) => client.GetAsync($"/api/rounds/{sitting.RoundId}/opening-key");

    private static string SheetOf(Sitting sitting) => $"/api/rounds/{sitting.RoundId}/opening-key/sheet.pdf";

    private static async Task<string> SheetAsync(HttpClient client, Sitting sitting)
    {
        using var document = PdfDocument.Open(await client.GetByteArrayAsync(SheetOf(sitting)));
        return string.Join(' ', document.GetPages().SelectMany(page => page.GetWords()).Select(word => word.Text));
    }

    private static async Task SetTimeAsync(HttpClient organizer, Sitting sitting, DateTimeOffset? from) =>
        (await organizer.PutAsJsonAsync($"/api/rounds/{sitting.RoundId}/opening-key/sheet-time", new SetSheetTime.Request(from), Device.Json)).EnsureSuccessStatusCode();

    private async Task<Page> WaitAsync(Sitting sitting, Participant pupil)
    {
        var page = new Page(new HubConnectionBuilder()
            .WithUrl(
                new Uri(app.As(pupil.Person.Id).BaseAddress!, $"/hubs/kits?round={sitting.RoundId}"),
                options => options.Headers[TestSignIn.Header] = pupil.Person.Id.ToString())
            .Build());
        await page.StartAsync();
        return page;
    }

    private sealed class Page(HubConnection connection) : IAsyncDisposable
    {
        private readonly Channel<OpenedNotice> notices = Channel.CreateUnbounded<OpenedNotice>();
        private readonly Channel<RoundChangedNotice> changes = Channel.CreateUnbounded<RoundChangedNotice>();

        public async Task<OpenedNotice> NextAsync()
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            return await notices.Reader.ReadAsync(patience.Token);
        }

        public async Task<RoundChangedNotice> NextChangeAsync()
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            return await changes.Reader.ReadAsync(patience.Token);
        }

        public async Task StartAsync()
        {
            connection.On<OpenedNotice>(nameof(IKitClient.Opened), notice => notices.Writer.TryWrite(notice));
            connection.On<RoundChangedNotice>(nameof(IKitClient.RoundChanged), notice => changes.Writer.TryWrite(notice));
            await connection.StartReadyAsync();
        }

        public ValueTask DisposeAsync() => connection.DisposeAsync();
    }
}
