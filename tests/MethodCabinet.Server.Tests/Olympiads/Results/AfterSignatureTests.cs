using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Olympiads.Results;
using MethodCabinet.Server.Olympiads.Scoring;
using MethodCabinet.Server.Olympiads.Standings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Server.Tests.Olympiads.Results;

/// <summary>Signed results are those that were signed: what comes later waits until the signature is taken back.</summary>
public sealed class AfterSignatureTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_work_that_comes_after_the_signature_moves_nobody_and_is_scored_when_it_is_taken_back()
    {
        var scene = await ResultsScene.CreateAsync(app);
        await scene.SignAsync();
        var before = await PlacesAsync(scene);

        var (_, late) = await scene.Olympiad.AddAttemptAsync(app, null, new GivenAnswer(0, new TrueFalseAnswer(true)), new GivenAnswer(1, new ShortTextAnswer("ответ")));
        await ScoreAsync(scene, late);

        Assert.Equal(before, await PlacesAsync(scene));
        Assert.Null(await app.WithDbAsync(db => db.Attempts.Where(a => a.Id == late).Select(a => a.ScoredAt).SingleAsync()));

        (await scene.Chair.PostAsync($"{scene.Path}/unlock", new UnlockResults.Request("Привезли работу"))).EnsureSuccessStatusCode();
        await ScoreAsync(scene, late);

        Assert.Equal(before.Count + 1, (await PlacesAsync(scene)).Count);
        await scene.SignAsync();
        Assert.Equal(before.Count + 1, await app.WithDbAsync(db => db.Awards.CountAsync(a => a.OlympiadId == scene.Olympiad.OlympiadId)));
    }

    [Fact]
    public async Task Scores_do_not_change_under_a_signature()
    {
        var scene = await ResultsScene.CreateAsync(app);
        await scene.SignAsync();
        var before = await PlacesAsync(scene);
        await app.WithDbAsync(async db =>
        {
            db.JournalEntries.Add(scene.Olympiad.Entry(scene.Attempts[3], Guid.CreateVersion7(), 1, new GivenAnswer(0, new TrueFalseAnswer(true))));
            await db.SaveChangesAsync();
            await db.Attempts.Where(a => a.Id == scene.Attempts[3]).ExecuteUpdateAsync(set => set.SetProperty(a => a.ScoredAt, (DateTimeOffset?)null));
        });

        await ScoreAsync(scene, scene.Attempts[3]);

        Assert.Equal(before, await PlacesAsync(scene));
    }

    [Fact]
    public async Task No_entry_is_withdrawn_under_a_signature()
    {
        var scene = await ResultsScene.CreateAsync(app);
        var pupil = await app.CreatePersonAsync([Domain.People.Role.Pupil], scene.Pupils[0].OrganizationId);
        var entry = await app.WithDbAsync(async db =>
        {
            var registration = new Registration
            {
                Id = Guid.CreateVersion7(),
                OlympiadId = scene.Olympiad.OlympiadId,
                TrackId = scene.Olympiad.TrackId,
                PersonId = pupil.Id,
                OrganizationId = pupil.OrganizationId!.Value,
                Grade = 8,
                Status = RegistrationStatus.Confirmed,
                RegisteredById = pupil.Id,
                CreatedAt = DateTimeOffset.UtcNow,
            };
            db.Registrations.Add(registration);
            await db.SaveChangesAsync();
            return registration.Id;
        });
        await scene.SignAsync();

        using var refused = await scene.Methodist.PostAsync($"/api/registrations/{entry}/withdraw", null);
        Assert.Equal("olympiad.results.signed", await refused.ErrorCodeAsync());
        (await scene.Chair.PostAsync($"{scene.Path}/unlock", new UnlockResults.Request("Ошибка"))).EnsureSuccessStatusCode();
        (await scene.Methodist.PostAsync($"/api/registrations/{entry}/withdraw", null)).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task Before_the_signature_no_row_of_the_chair_can_be_found_beside_a_name()
    {
        var scene = await ResultsScene.CreateAsync(app);
        var own = await scene.Chair.GetStringAsync(scene.Path);
        var registrations = await app.WithDbAsync(db => db.Registrations.Where(r => r.OlympiadId == scene.Olympiad.OlympiadId).Select(r => r.Id).ToListAsync());
        Assert.All(registrations, id => Assert.DoesNotContain($"{id}", own, StringComparison.OrdinalIgnoreCase));
        var rows = Assert.Single((await scene.ReadAsync(scene.Chair)).Tracks).Rows;
        var standing = (await scene.Methodist.ReadAsync<StandingView>(scene.Standing)).Tracks.SelectMany(t => t.Rows).Select(r => r.RowId).ToHashSet();
        Assert.Equal(4, rows.Select(r => r.RowId).Distinct().Count());
        Assert.DoesNotContain(rows, r => standing.Contains(r.RowId) || r.RegistrationId is not null);

        await scene.SignAsync();
        Assert.All(Assert.Single((await scene.ReadAsync(scene.Chair)).Tracks).Rows, r => Assert.Contains(r.RegistrationId!.Value, registrations));
    }

    private async Task ScoreAsync(ResultsScene scene, Guid attempt)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<ScoreBatchJob>(scope.ServiceProvider).RunAsync(scene.Olympiad.RoundId, attempt, attempt, default);
    }

    private Task<List<(Guid, Place, decimal)>> PlacesAsync(ResultsScene scene) => app.WithDbAsync(async db =>
        (await StandingReads.ResultsAsync(db, scene.Olympiad.OlympiadId, default)).Select(r => (r.RegistrationId, r.Place, r.Points)).ToList());
}
