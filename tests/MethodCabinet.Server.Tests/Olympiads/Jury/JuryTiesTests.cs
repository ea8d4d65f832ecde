using System.Net;
using System.Net.Http.Json;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Olympiads.Jury;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Olympiads.Jury;

/// <summary>Who knows whose works these are does not mark them, nor reads what was marked before.</summary>
public sealed class JuryTiesTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_marking_that_was_done_before_a_declaration_is_no_longer_read_nor_changed_and_its_points_stay(bool ofSchool)
    {
        var scene = await MarkingScene.CreateAsync(app, pupils: 1);
        var (juror, person) = await scene.AppointAsync();
        var view = (await scene.ClaimAsync(juror))!;
        await MarkingScene.PlaceAsync(juror, view, MarkingScene.One, isDone: true);
        view = await juror.ReadAsync<MarkingView>($"/api/markings/{view.Id}");
        var id = scene.Pupils[0].Person.Id;
        var (name, school) = await app.WithDbAsync(async db =>
        {
            await db.People.Where(p => p.Id == id).ExecuteUpdateAsync(set => set.SetProperty(p => p.LastName, "Редкозвучная"));
            return ($"Редкозвучная {await db.People.Where(p => p.Id == id).Select(p => p.FirstName).SingleAsync()}", await db.Registrations.Where(r => r.PersonId == id).Select(r => r.OrganizationId).SingleAsync());
        });

        // Somebody of another school or name changes nothing.
        await DeclareAsync(null, "Посторонний Некто");
        Assert.Equal(HttpStatusCode.OK, (await juror.GetAsync($"/api/markings/{view.Id}")).StatusCode);
        await DeclareAsync(ofSchool ? school : null, ofSchool ? null : name);

        using var read = await juror.GetAsync($"/api/markings/{view.Id}");
        using var file = await juror.GetAsync($"/api/markings/{view.Id}/files/1");
        using var changed = await MarkingScene.PutAsync(juror, view, MarkingScene.Zero, isDone: true);
        Assert.All([await read.ErrorCodeAsync(), await file.ErrorCodeAsync(), await changed.ErrorCodeAsync()], code => Assert.Equal("platform.not-found", code));
        Assert.Equal(1, await app.WithDbAsync(db => db.TaskScores.Where(s => s.TaskId == scene.Essay).Select(s => s.Points).SingleAsync()));

        async Task DeclareAsync(Guid? organizationId, string? of) => (await juror.PostAsJsonAsync(
            $"{scene.Round}/conflicts", new DeclareConflict.Request(person.Id, organizationId, of, "Готовил к олимпиаде"), Device.Json)).EnsureSuccessStatusCode();
    }

    [Theory]
    [InlineData(Role.Methodist)]
    [InlineData(Role.Head)]
    [InlineData(Role.Administrator)]
    public async Task Staff_who_see_names_and_sums_do_not_join_a_jury(Role office)
    {
        var scene = await MarkingScene.CreateAsync(app, pupils: 1);
        var staff = await app.CreatePersonAsync([Role.Juror, office]);
        var methodist = await app.SignInAsAsync(Role.Methodist);
        var path = $"/api/olympiads/{scene.Sitting.OlympiadId}/jury";

        using var refused = await methodist.PutAsJsonAsync($"{path}/{staff.Id}", new AppointJuror.Request([]), Device.Json);

        Assert.Equal((HttpStatusCode.Conflict, "olympiad.jury.is-staff"), (refused.StatusCode, await refused.ErrorCodeAsync()));
        Assert.DoesNotContain((await methodist.ReadAsync<ListJury.Response>(path)).Candidates, c => c.PersonId == staff.Id);
    }

    [Fact]
    public async Task Who_comes_to_the_cabinet_after_having_come_to_the_jury_takes_no_further_work()
    {
        var scene = await MarkingScene.CreateAsync(app, pupils: 1);
        var (juror, _) = await scene.AppointAsync(await app.CreatePersonAsync([Role.Juror, Role.Methodist]));
        var (chair, _) = await scene.AppointAsync(await app.CreatePersonAsync([Role.Chair, Role.Head]));

        using var claimed = await scene.PostClaimAsync(juror);
        using var referred = await chair.PostAsync($"{scene.Task}/reference", null);

        Assert.Equal(("olympiad.jury.is-staff", "olympiad.jury.is-staff"), (await claimed.ErrorCodeAsync(), await referred.ErrorCodeAsync()));
    }
}
