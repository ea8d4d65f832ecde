using System.Net.Http.Json;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Olympiads.Jury;
using MethodCabinet.Server.Tests.Olympiads.Appeals;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Olympiads.Jury;

/// <summary>Who settles a difference that the plan gives to the chair, whatever becomes of the chair after it arose.</summary>
public sealed class RefereeTests(TestApp app) : IClassFixture<TestApp>
{
    public enum Leaving
    {
        KnowsTheSchool,
        LeavesTheJury,
        LeavesTheOffice,
        ComesToTheCabinet,
    }

    [Theory]
    [InlineData(Leaving.KnowsTheSchool)]
    [InlineData(Leaving.LeavesTheJury)]
    [InlineData(Leaving.LeavesTheOffice)]
    [InlineData(Leaving.ComesToTheCabinet)]
    public async Task A_difference_whose_chair_may_no_longer_settle_it_goes_to_a_third_juror(Leaving how)
    {
        var scene = await SceneAsync();
        var (chair, person) = await scene.AppointAsync(role: Role.Chair);
        var cipher = await DifferAsync(scene);
        var (third, _) = await scene.AppointAsync();
        Assert.Null(await scene.ClaimAsync(third));
        Assert.Equal(0, await LeftAsync(third));

        // Even with the difference in hand.
        Assert.Equal(2, (await Participant.ReadAsync<MarkingView>(await scene.SettleAsync(chair, cipher))).Others.Count);
        await LeaveAsync(scene, chair, person, how);

        Assert.Equal(1, await LeftAsync(third));
        var view = await scene.ClaimAsync(third);
        Assert.Empty(view!.Others);
        await MarkingScene.PlaceAsync(third, view, MarkingScene.One, isDone: true);
        Assert.Equal([1m], await scene.ScoresAsync());
        Assert.Equal(0, await LeftAsync(third));
    }

    [Fact]
    public async Task A_chair_who_comes_after_it_arose_settles_what_nobody_has_taken()
    {
        var scene = await SceneAsync();
        var cipher = await DifferAsync(scene);
        var (third, _) = await scene.AppointAsync();
        Assert.Equal(1, await LeftAsync(third));

        var (chair, _) = await scene.AppointAsync(role: Role.Chair);

        Assert.Equal(0, await LeftAsync(third));
        Assert.Null(await scene.ClaimAsync(third));
        Assert.Equal(cipher, Assert.Single(await chair.ReadAsync<IReadOnlyList<ListDifferences.Difference>>($"{scene.Round}/differences")).Cipher);
        await MarkingScene.PlaceAsync(chair, await Participant.ReadAsync<MarkingView>(await scene.SettleAsync(chair, cipher)), MarkingScene.Zero, isDone: true);
        Assert.Equal([0m], await scene.ScoresAsync());
    }

    [Fact]
    public async Task Where_works_are_dealt_whole_a_third_juror_gets_it_too()
    {
        var scene = await SceneAsync();
        var methodist = await app.SignInAsAsync(Role.Methodist);
        await (await methodist.PutAsJsonAsync($"/api/olympiads/{scene.Sitting.OlympiadId}/jury/dealing/{scene.Sitting.RoundId}", new SaveDealing.Request(IsByWork: true), Device.Json)).OkAsync();
        var (chair, person) = await scene.AppointAsync(role: Role.Chair);
        var cipher = await DifferAsync(scene);
        var (third, _) = await scene.AppointAsync();
        Assert.Null(await scene.ClaimAsync(third));

        await LeaveAsync(scene, chair, person, Leaving.KnowsTheSchool);

        Assert.Equal(cipher, (await scene.ClaimAsync(third))!.Cipher);
    }

    /// <summary>One work that is marked twice, and of which the chair settles differences.</summary>
    private async Task<MarkingScene> SceneAsync()
    {
        var scene = await MarkingScene.CreateAsync(app, pupils: 1);
        await scene.PlanAsync(secondShare: 1, referee: Referee.Chair);
        return scene;
    }

    /// <summary>Two jurors mark it differently.</summary>
    private static async Task<string> DifferAsync(MarkingScene scene)
    {
        await scene.MarkAsync((await scene.AppointAsync()).Client, MarkingScene.Zero);
        return (await scene.MarkAsync((await scene.AppointAsync()).Client, MarkingScene.One))!.Cipher;
    }

    private static async Task<int> LeftAsync(HttpClient juror) => Assert.Single(await juror.ReadAsync<IReadOnlyList<ListMarkingTasks.MarkingTask>>("/api/marking")).Left;

    private async Task LeaveAsync(MarkingScene scene, HttpClient chair, TestPerson person, Leaving how)
    {
        switch (how)
        {
            case Leaving.KnowsTheSchool:
                var pupil = scene.Pupils[0].Person.Id;
                var school = await app.WithDbAsync(db => db.Registrations.Where(r => r.PersonId == pupil).Select(r => r.OrganizationId).SingleAsync());
                await (await chair.PostAsJsonAsync($"{scene.Round}/conflicts", new DeclareConflict.Request(person.Id, school, null, "Готовил к олимпиаде"), Device.Json)).OkAsync();
                return;
            case Leaving.LeavesTheJury:
                await (await (await app.SignInAsAsync(Role.Methodist)).DeleteAsync($"/api/olympiads/{scene.Sitting.OlympiadId}/jury/{person.Id}")).OkAsync();
                return;
            case Leaving.LeavesTheOffice:
                await app.WithDbAsync(db => db.Appointments.Where(a => a.PersonId == person.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(a => a.To, DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-2))));
                break;
            default:
                await app.WithDbAsync(async db =>
                {
                    var from = await db.Appointments.Where(a => a.PersonId == person.Id).Select(a => a.From).SingleAsync();
                    db.Appointments.Add(new Appointment { Id = Guid.CreateVersion7(), PersonId = person.Id, Role = Role.Methodist, From = from });
                    await db.SaveChangesAsync();
                });
                break;
        }

        // Whoever is no chair any more keeps what was taken until the lease ends by itself.
        await app.WithDbAsync(db => db.Markings.Where(m => m.JurorId == person.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedUntil, DateTimeOffset.UtcNow.AddSeconds(-1))));
    }
}
