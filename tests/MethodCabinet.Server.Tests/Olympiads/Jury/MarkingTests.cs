using System.Net;
using System.Net.Http.Json;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Olympiads.Jury;
using MethodCabinet.Server.Olympiads.Late;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Olympiads.Jury;

/// <summary>A scored round whose essay the jury marks by cipher.</summary>
public sealed class MarkingTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly Dictionary<string, decimal> One = MarkingScene.One;

    [Fact]
    public async Task A_marked_task_gives_the_work_its_points_and_the_standing_its_place()
    {
        var scene = await MarkingScene.CreateAsync(app, pupils: 2);
        var (juror, _) = await scene.AppointAsync();
        var desk = Assert.Single(await TasksAsync(juror));
        Assert.Equal((scene.Essay, 4, 2, 0, 0), (desk.TaskId, desk.Position, desk.Works, desk.Done, desk.Mine));

        var view = await scene.ClaimAsync(juror);
        Assert.Matches("^Б9-[0-9]{3}$", view!.Cipher);
        Assert.StartsWith("""{"type":"essay","text":"О клетке """, view.Answer, StringComparison.Ordinal);
        Assert.Equal("k1", Assert.Single(view.Criteria).Id);
        var saved = await MarkingScene.PlaceAsync(juror, view, One, isDone: false);
        Assert.Null(saved.DoneAt);
        Assert.Empty(await app.WithDbAsync(db => db.TaskScores.Where(s => s.TaskId == scene.Essay).ToListAsync()));

        var done = await MarkingScene.PlaceAsync(juror, view with { Version = saved.Version }, One, isDone: true);

        Assert.NotNull(done.DoneAt);
        desk = Assert.Single(await TasksAsync(juror));
        Assert.Equal((2, 1, 1), (desk.Works, desk.Done, desk.Mine));
        Assert.Equal([1m, 2m], await app.WithDbAsync(db => db.Attempts.Where(a => a.RoundId == scene.Sitting.RoundId).Select(a => a.Points!.Value).OrderBy(p => p).ToListAsync()));
        var methodist = await app.SignInAsAsync(Role.Methodist);
        var standing = await methodist.GetStringAsync($"/api/olympiads/{scene.Sitting.OlympiadId}/standing");
        Assert.Contains("\"points\":2", standing, StringComparison.Ordinal);
        Assert.Equal(1, await app.WithDbAsync(db => db.AuditLog.CountAsync(e => e.Action == "Marking.done" && e.SubjectId == view.Id.ToString())));
    }

    [Fact]
    public async Task A_remark_names_its_page_and_one_that_was_stored_without_is_on_the_first()
    {
        var scene = await MarkingScene.CreateAsync(app, pupils: 1);
        var (juror, _) = await scene.AppointAsync();
        var view = (await scene.ClaimAsync(juror))!;
        var remark = new SheetRemark(1, [new SheetPoint(0.5, 0.25)], "здесь", Page: 2);

        (await juror.PutAsJsonAsync($"/api/markings/{view.Id}", new PlaceMarking.Request(One, "", [remark], IsDone: false, view.Version), Device.Json)).EnsureSuccessStatusCode();
        Assert.Equal(2, Assert.Single((await juror.ReadAsync<MarkingView>($"/api/markings/{view.Id}")).Remarks).Page);

        const string Old = """[{"file":1,"line":[{"x":0.5,"y":0.25}],"text":"здесь"}]""";
        await app.WithDbAsync(db => db.Database.ExecuteSqlAsync($"update olympiads.markings set remarks = {Old}::jsonb where id = {view.Id}"));
        Assert.Equal(1, Assert.Single((await juror.ReadAsync<MarkingView>($"/api/markings/{view.Id}")).Remarks).Page);
    }

    [Fact]
    public async Task The_end_of_a_marking_takes_the_next_work_when_it_is_asked_to_and_nothing_else_does()
    {
        var scene = await MarkingScene.CreateAsync(app, pupils: 2);
        var (juror, _) = await scene.AppointAsync();
        async Task<PlaceMarking.Response> PlaceAsync(MarkingView view, bool isDone, bool takesNext) => await Participant.ReadAsync<PlaceMarking.Response>(
            await juror.PutAsJsonAsync($"/api/markings/{view.Id}", new PlaceMarking.Request(One, "", [], isDone, view.Version, takesNext), Device.Json));
        var view = (await scene.ClaimAsync(juror))!;

        var saved = await PlaceAsync(view, isDone: false, takesNext: true);
        Assert.Null(saved.Next);
        var done = await PlaceAsync(view with { Version = saved.Version }, isDone: true, takesNext: true);

        // It is leased like any other, and the juror goes on with it.
        Assert.NotEqual(view.Cipher, done.Next!.Cipher);
        Assert.True(done.Next.ClaimedUntil > DateTimeOffset.UtcNow);
        Assert.Equal(done.Next.Id, (await scene.ClaimAsync(juror))!.Id);
        Assert.Null(await scene.ClaimAsync((await scene.AppointAsync()).Client));

        // A reply that was lost is asked for again, and brings the same work.
        var again = (await PlaceAsync(view with { Version = done.Version }, isDone: true, takesNext: true)).Next!;
        Assert.Equal(done.Next.Id, again.Id);
        Assert.Null((await PlaceAsync(again, isDone: true, takesNext: true)).Next);
    }

    [Fact]
    public async Task A_marking_that_is_stored_says_so_when_the_next_work_cannot_be_leased()
    {
        var scene = await MarkingScene.CreateAsync(app, pupils: 2);
        var (juror, _) = await scene.AppointAsync();
        var view = (await scene.ClaimAsync(juror))!;
        await app.WithDbAsync(db => db.Database.ExecuteSqlRawAsync(
            """
            create function refuse_claims() returns trigger language plpgsql as $$ begin raise exception 'no more'; end $$;
            create trigger refuse_claims before insert on olympiads.markings execute function refuse_claims();
            """));
        PlaceMarking.Response placed;
        try
        {
            placed = await Participant.ReadAsync<PlaceMarking.Response>(
                await juror.PutAsJsonAsync($"/api/markings/{view.Id}", new PlaceMarking.Request(One, "", [], IsDone: true, view.Version, TakesNext: true), Device.Json));
        }
        finally
        {
            await app.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("drop function refuse_claims cascade"));
        }

        Assert.NotNull(placed.DoneAt);
        Assert.Null(placed.Next);
        Assert.NotNull(await app.WithDbAsync(db => db.Markings.Where(m => m.Id == view.Id).Select(m => m.DoneAt).SingleAsync()));
        Assert.NotEqual(view.Cipher, (await scene.ClaimAsync(juror))!.Cipher);
    }

    [Fact]
    public async Task Many_jurors_at_once_get_different_works_and_each_goes_on_with_the_own_one()
    {
        var scene = await MarkingScene.CreateAsync(app, pupils: 6);
        var jurors = new List<HttpClient>();
        for (var i = 0; i < 6; i++)
        {
            jurors.Add((await scene.AppointAsync()).Client);
        }

        var claims = await Task.WhenAll(jurors.Select(scene.ClaimAsync));
        var again = await Task.WhenAll(jurors.Select(scene.ClaimAsync));

        Assert.Equal(6, claims.Select(c => c!.Cipher).Distinct().Count());
        Assert.Equal(claims.Select(c => c!.Id), again.Select(c => c!.Id));
        using var late = await scene.PostClaimAsync((await scene.AppointAsync()).Client);
        Assert.Equal(HttpStatusCode.NoContent, late.StatusCode);
    }

    [Fact]
    public async Task A_work_of_the_own_school_of_a_relative_or_of_another_task_never_comes()
    {
        var scene = await MarkingScene.CreateAsync(app, pupils: 1);
        var school = await app.WithDbAsync(db => db.Registrations.Where(r => r.OlympiadId == scene.Sitting.OlympiadId).Select(r => r.OrganizationId).FirstAsync());
        var colleague = await app.CreatePersonAsync([Role.Juror, Role.Teacher], school);
        var former = await app.CreatePersonAsync([Role.Juror, Role.Teacher], school);
        var parent = await app.CreatePersonAsync([Role.Juror]);
        var stepfather = await app.CreatePersonAsync([Role.Juror]);
        await app.WithDbAsync(async db =>
        {
            var sister = new Person { Id = Guid.CreateVersion7(), LastName = "Сестрина", FirstName = "Ольга", CreatedAt = DateTimeOffset.UtcNow };
            db.People.Add(sister);
            db.Guardianships.AddRange(new[] { (parent.Id, scene.Pupils[0].Person.Id), (parent.Id, sister.Id), (stepfather.Id, sister.Id) }.Select(pair =>
                new Guardianship { GuardianId = pair.Item1, WardId = pair.Item2, CreatedAt = DateTimeOffset.UtcNow }));
            await db.SaveChangesAsync();
            await db.Memberships.Where(m => m.PersonId == former.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.To, DateOnly.FromDateTime(DateTime.UtcNow).AddMonths(-5)));
        });
        foreach (var tied in new[] { colleague, former, parent, stepfather })
        {
            await scene.AppointAsync(tied);
            var client = await app.SignInAsync(tied);
            using var nothing = await scene.PostClaimAsync(client);
            Assert.Equal(HttpStatusCode.NoContent, nothing.StatusCode);
            Assert.Equal(0, Assert.Single(await TasksAsync(client)).Left);
        }

        var stranger = await app.SignInAsAsync(Role.Juror);
        using var refused = await scene.PostClaimAsync(stranger);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        using var automatic = await (await scene.AppointAsync()).Client.PostAsync($"/api/rounds/{scene.Sitting.RoundId}/tasks/{scene.Sitting.Tasks[0]}/claim", null);
        Assert.Equal(HttpStatusCode.NotFound, automatic.StatusCode);
    }

    [Fact]
    public async Task Who_knows_the_author_gives_the_work_back_and_none_of_that_author_comes_again()
    {
        var scene = await MarkingScene.CreateAsync(app, pupils: 1);
        var (juror, person) = await scene.AppointAsync();
        var (chair, _) = await scene.AppointAsync(role: Role.Chair);
        var view = (await scene.ClaimAsync(juror))!;
        using var unreasoned = await juror.PostAsJsonAsync($"/api/markings/{view.Id}/conflict", new KnowAuthor.Request(" "));
        Assert.Equal("olympiad.conflict.reason-invalid", await unreasoned.ErrorCodeAsync());

        (await juror.PostAsJsonAsync($"/api/markings/{view.Id}/conflict", new KnowAuthor.Request("Узнал почерк соседа"))).EnsureSuccessStatusCode();

        Assert.Null(await scene.ClaimAsync(juror));
        Assert.Equal(0, Assert.Single(await TasksAsync(juror)).Left);
        using var gone = await MarkingScene.PutAsync(juror, view, One, isDone: true);
        Assert.Equal("platform.not-found", await gone.ErrorCodeAsync());
        var shown = await chair.ReadAsync<ListConflicts.Response>($"{scene.Round}/conflicts");
        var conflict = Assert.Single(shown.Conflicts);

        // Beside the reason the cipher would tell the chair whose work it is.
        Assert.Equal((null, "Узнал почерк соседа", null, null), (conflict.Cipher, conflict.Reason, conflict.School, conflict.Name));
        Assert.Equal(view.Cipher, Assert.Single((await juror.ReadAsync<ListConflicts.Response>($"{scene.Round}/conflicts")).Conflicts).Cipher);
        Assert.Equal(1, await app.WithDbAsync(db => db.AuditLog.CountAsync(e => e.Action == "DeclaredConflict.Added" && e.ActorId == person.Id)));

        // It is free for others, as a control work too, but never for this juror.
        await MarkingScene.PlaceAsync(chair, (await scene.ReferenceAsync(chair))!, One, isDone: true);
        await scene.PlanAsync(0, controlEvery: 1);
        Assert.Null(await scene.ClaimAsync(juror));

        (await chair.DeleteAsync($"{scene.Round}/conflicts/{conflict.Id}")).EnsureSuccessStatusCode();
        Assert.Empty((await juror.ReadAsync<ListConflicts.Response>($"{scene.Round}/conflicts")).Conflicts);
    }

    [Fact]
    public async Task A_school_or_somebody_by_name_is_declared_beforehand_and_by_the_chair_for_others()
    {
        var scene = await MarkingScene.CreateAsync(app, pupils: 2);
        var school = await app.WithDbAsync(db => db.Registrations.Where(r => r.OlympiadId == scene.Sitting.OlympiadId).Select(r => r.OrganizationId).FirstAsync());
        var (tutor, tutorPerson) = await scene.AppointAsync();
        var (former, formerPerson) = await scene.AppointAsync();
        var (chair, chairPerson) = await scene.AppointAsync(role: Role.Chair);
        await app.WithDbAsync(db => db.People.Where(p => p.Id == scene.Pupils[0].Person.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.LastName, "Ёлкина-Знакомая")));
        Task<HttpResponseMessage> DeclareAsync(HttpClient by, Guid juror, Guid? organization, string? name) =>
            by.PostAsJsonAsync($"{scene.Round}/conflicts", new DeclareConflict.Request(juror, organization, name, "Готовила к олимпиаде"), Device.Json);

        (await DeclareAsync(tutor, tutorPerson.Id, null, " елкина-знакомая  Анна ")).EnsureSuccessStatusCode();
        (await DeclareAsync(tutor, tutorPerson.Id, null, "Неведомый Никто")).EnsureSuccessStatusCode();
        Assert.Equal(1, Assert.Single(await TasksAsync(tutor)).Left);
        Assert.Equal("olympiad.conflict.known", await (await DeclareAsync(tutor, tutorPerson.Id, null, "Ёлкина-Знакомая Анна")).ErrorCodeAsync());
        Assert.Equal("olympiad.conflict.name-invalid", await (await DeclareAsync(tutor, tutorPerson.Id, null, "Ёлкина")).ErrorCodeAsync());
        Assert.Equal("olympiad.jury.not-the-chair", await (await DeclareAsync(tutor, formerPerson.Id, school, null)).ErrorCodeAsync());

        // Whoever knows the patronymic need not know that the register lacks it.
        await app.WithDbAsync(db => db.People.Where(p => p.Id == scene.Pupils[1].Person.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.LastName, "Безотчества").SetProperty(p => p.MiddleName, "")));
        (await DeclareAsync(tutor, tutorPerson.Id, null, "Безотчества Анна Игоревна")).EnsureSuccessStatusCode();
        Assert.Equal(0, Assert.Single(await TasksAsync(tutor)).Left);

        // What is in the juror's hands goes with it.
        Assert.NotNull(await scene.ClaimAsync(former));
        (await DeclareAsync(chair, formerPerson.Id, school, null)).EnsureSuccessStatusCode();
        Assert.Null(await scene.ClaimAsync(former));
        (await DeclareAsync(chair, chairPerson.Id, school, null)).EnsureSuccessStatusCode();
        Assert.Null(await scene.ReferenceAsync(chair));

        // The chair does not learn whom a juror knows.
        var shown = await chair.ReadAsync<ListConflicts.Response>($"{scene.Round}/conflicts");
        Assert.Equal(5, shown.Conflicts.Count);
        Assert.All(shown.Conflicts, c => Assert.Null(c.Name));

        // Nor judges in the own cause.
        var own = await app.WithDbAsync(db => db.DeclaredConflicts.Where(c => c.JurorId == chairPerson.Id).Select(c => c.Id).SingleAsync());
        Assert.Equal("olympiad.conflict.own", await (await chair.DeleteAsync($"{scene.Round}/conflicts/{own}")).ErrorCodeAsync());
        Assert.Contains("елкина-знакомая анна", (await tutor.ReadAsync<ListConflicts.Response>($"{scene.Round}/conflicts")).Conflicts.Select(c => c.Name));
    }

    [Fact]
    public async Task A_lease_that_ran_out_frees_the_work_and_the_former_juror_is_told()
    {
        var scene = await MarkingScene.CreateAsync(app, pupils: 1);
        var (first, _) = await scene.AppointAsync();
        var (second, _) = await scene.AppointAsync();
        var view = (await scene.ClaimAsync(first))!;
        await MarkingScene.PlaceAsync(first, view, One, isDone: false, "Начало верное");
        await app.WithDbAsync(db => db.Markings.Where(m => m.Id == view.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedUntil, DateTimeOffset.UtcNow.AddSeconds(-1))));

        var taken = (await scene.ClaimAsync(second))!;

        // No word is lost with the lease; the points are the own judgement of whoever ends the marking.
        Assert.Equal((view.Cipher, "Начало верное"), (taken.Cipher, taken.Comment));
        Assert.Empty(taken.Points);
        using var late = await MarkingScene.PutAsync(first, view, One, isDone: true);
        Assert.Equal("olympiad.marking.claim-lost", await late.ErrorCodeAsync());
        await MarkingScene.PlaceAsync(second, taken, One, isDone: true);
    }

    [Fact]
    public async Task An_answer_that_counts_after_the_marking_is_marked_anew()
    {
        var scene = await MarkingScene.CreateAsync(app, pupils: 1);
        var (juror, _) = await scene.AppointAsync();
        var (pupil, device) = (scene.Pupils[0], scene.Devices[0]);
        var view = (await scene.ClaimAsync(juror))!;
        await MarkingScene.PlaceAsync(juror, view, One, isDone: true);
        device.Write(scene.Essay, """{"type":"essay","text":"О клетке, дописано без связи"}""");
        await device.SaveAsync(pupil.Client, from: 3);
        var methodist = await app.SignInAsAsync(Role.Methodist);
        var late = await methodist.ReadAsync<GetLateWork.Response>($"/api/attempts/{pupil.AttemptId}/late");

        async Task DecideAsync(bool accept) => (await methodist.PostAsJsonAsync(
            $"/api/attempts/{pupil.AttemptId}/late/decision", new DecideLateWork.Request([.. late.Deliveries.Select(d => d.Id)], accept, "Не было сети"))).EnsureSuccessStatusCode();

        // Refused it never counted: what was marked stays marked.
        await DecideAsync(accept: false);
        Assert.Null(await scene.ClaimAsync(juror));
        Assert.Single(await app.WithDbAsync(db => db.TaskScores.Where(s => s.TaskId == scene.Essay).ToListAsync()));

        await DecideAsync(accept: true);

        var again = (await scene.ClaimAsync(juror))!;
        Assert.Equal((view.Id, null), (again.Id, again.DoneAt));
        Assert.Equal(1, await app.WithDbAsync(db => db.AuditLog.CountAsync(e => e.Action == "Marking.returned" && e.SubjectId == view.Id.ToString())));
        Assert.Contains("дописано", again.Answer, StringComparison.Ordinal);
        Assert.Empty(await app.WithDbAsync(db => db.TaskScores.Where(s => s.TaskId == scene.Essay).ToListAsync()));
    }

    [Fact]
    public async Task A_click_that_came_twice_takes_one_work()
    {
        var scene = await MarkingScene.CreateAsync(app, pupils: 4);
        var (juror, _) = await scene.AppointAsync();
        var claims = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => scene.ClaimAsync(juror)));
        Assert.Single(claims.Select(c => c!.Id).Distinct());
    }

    [Fact]
    public async Task Of_two_tabs_that_save_the_same_one_wins_and_the_other_is_told()
    {
        var scene = await MarkingScene.CreateAsync(app, pupils: 1);
        var (juror, _) = await scene.AppointAsync();
        var view = (await scene.ClaimAsync(juror))!;

        await MarkingScene.PlaceAsync(juror, view, One, isDone: false);

        using var second = await MarkingScene.PutAsync(juror, view, new() { ["k1"] = 0 }, isDone: true);
        Assert.Equal("platform.changed-meanwhile", await second.ErrorCodeAsync());
        Assert.Equal(1, (await Participant.ReadAsync<MarkingView>(await juror.GetAsync($"/api/markings/{view.Id}"))).Points["k1"]);
    }

    [Fact]
    public async Task Who_has_marked_stays_in_the_jury()
    {
        var scene = await MarkingScene.CreateAsync(app, pupils: 1);
        var (juror, person) = await scene.AppointAsync();
        var (idle, other) = await scene.AppointAsync();
        var methodist = await app.SignInAsAsync(Role.Methodist);
        await MarkingScene.PlaceAsync(juror, (await scene.ClaimAsync(juror))!, One, isDone: true);

        using var refused = await methodist.DeleteAsync($"/api/olympiads/{scene.Sitting.OlympiadId}/jury/{person.Id}");
        Assert.Equal("olympiad.jury.has-marked", await refused.ErrorCodeAsync());
        (await methodist.DeleteAsync($"/api/olympiads/{scene.Sitting.OlympiadId}/jury/{other.Id}")).EnsureSuccessStatusCode();
        using var gone = await scene.PostClaimAsync(idle);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        var jury = await methodist.ReadAsync<ListJury.Response>($"/api/olympiads/{scene.Sitting.OlympiadId}/jury");
        Assert.Equal((person.Id, 1), (Assert.Single(jury.Members).PersonId, jury.Members[0].Done));
        Assert.Contains(jury.Candidates, c => c.PersonId == other.Id);
        using var pupil = await methodist.PutAsJsonAsync($"/api/olympiads/{scene.Sitting.OlympiadId}/jury/{scene.Pupils[0].Person.Id}", new AppointJuror.Request([]), Device.Json);
        Assert.Equal("olympiad.jury.not-a-juror", await pupil.ErrorCodeAsync());
    }

    [Fact]
    public async Task A_juror_whose_only_task_left_the_paper_marks_nothing_and_saving_that_gives_nothing()
    {
        var scene = await MarkingScene.CreateAsync(app, pupils: 1);
        var (juror, person) = await scene.AppointAsync();
        var gone = Guid.NewGuid();
        await app.WithDbAsync(db => db.JuryMembers.Where(m => m.PersonId == person.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.TaskIds, [gone])));
        var methodist = await app.SignInAsAsync(Role.Methodist);
        var path = $"/api/olympiads/{scene.Sitting.OlympiadId}/jury";
        var shown = Assert.Single((await methodist.ReadAsync<ListJury.Response>(path)).Members).TaskIds;
        Assert.Equal([gone], shown);

        (await methodist.PutAsJsonAsync($"{path}/{person.Id}", new AppointJuror.Request(shown), Device.Json)).EnsureSuccessStatusCode();
        using var nothing = await scene.PostClaimAsync(juror);
        Assert.False(nothing.StatusCode == HttpStatusCode.OK);
        using var foreign = await methodist.PutAsJsonAsync($"{path}/{person.Id}", new AppointJuror.Request([gone, Guid.NewGuid()]), Device.Json);
        Assert.Equal("platform.not-found", await foreign.ErrorCodeAsync());
    }

    [Fact]
    public async Task A_number_is_no_name_of_a_choice()
    {
        var scene = await MarkingScene.CreateAsync(app, pupils: 1);
        var methodist = await app.SignInAsAsync(Role.Methodist);
        using var plan = new StringContent("""{"secondShare":0,"threshold":0,"referee":7,"controlEvery":0}""", System.Text.Encoding.UTF8, "application/json");
        using var reply = await methodist.PutAsync($"/api/olympiads/{scene.Sitting.OlympiadId}/jury/plans/{scene.Essay}", plan);
        Assert.Equal("platform.request.malformed", await reply.ErrorCodeAsync());
    }

    private static async Task<IReadOnlyList<ListMarkingTasks.MarkingTask>> TasksAsync(HttpClient juror) =>
        await juror.ReadAsync<IReadOnlyList<ListMarkingTasks.MarkingTask>>("/api/marking");
}
