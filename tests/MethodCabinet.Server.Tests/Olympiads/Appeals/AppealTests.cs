using System.Net;
using System.Net.Http.Json;
using MethodCabinet.Domain.Olympiads.Appeals;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Olympiads.Appeals;
using MethodCabinet.Server.Olympiads.Jury;
using MethodCabinet.Server.Olympiads.Late;
using MethodCabinet.Server.Olympiads.Results;
using Microsoft.EntityFrameworkCore;
using static MethodCabinet.Server.Tests.Olympiads.Appeals.AppealScene;

namespace MethodCabinet.Server.Tests.Olympiads.Appeals;

/// <summary>Appeals and their commission (docs/decisions/0050-appeals.md).</summary>
public sealed class AppealTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData(5, AppealOutcome.Raised)]
    [InlineData(0, AppealOutcome.Lowered)]
    [InlineData(2, AppealOutcome.Unchanged)]
    public async Task A_decision_becomes_the_score_and_the_standing_shows_it(int points, AppealOutcome outcome)
    {
        var scene = await AppealScene.CreateAsync(app);
        var commission = await scene.CommissionAsync();
        Assert.Equal(3, await scene.PointsAsync());
        var appeal = await scene.AppealAsync();
        async Task<int> OpenAsync() => (await scene.Methodist.ReadAsync<ResultsView>($"/api/olympiads/{scene.Sitting.OlympiadId}/results")).Blocks.Appeals;
        Assert.Equal(1, await OpenAsync());

        await DecideAsync(commission, appeal, points);

        // The commission reads which of the markings was appealed against, the participant which gives the points now.
        Assert.Equal([(MarkingTurn.First, true)], (await LookAsync(commission[0], appeal)).Task!.Markings.Select(m => (m.Turn, m.Counts)));
        var shown = await scene.Pupil.Client.ReadAsync<GetShownWork.Response>($"/api/attempts/{scene.Pupil.AttemptId}/shown");
        Assert.Equal([(MarkingTurn.First, false), (MarkingTurn.Appeal, true)], shown.Tasks[1].Markings.Select(m => (m.Turn, m.Counts)));
        Assert.Equal(0, await OpenAsync());
        Assert.Equal(points + 1, await scene.PointsAsync());
        Assert.Contains($"\"points\":{points + 1}", await scene.Methodist.GetStringAsync($"/api/olympiads/{scene.Sitting.OlympiadId}/standing"), StringComparison.Ordinal);
        var own = Assert.Single((await MineAsync(scene)).Appeals);
        Assert.Equal((AppealState.Decided, outcome, 2m, points, "Вывод засчитан"), (own.State, own.Outcome, own.PointsBefore, own.PointsAfter, own.Reason));
        var marking = await app.WithDbAsync(db => db.Markings.SingleAsync(m => m.AttemptId == scene.Pupil.AttemptId && m.Turn == MarkingTurn.Appeal));
        Assert.Equal((points, "Вывод засчитан"), (marking.Total, marking.Comment));
        var acts = await app.WithDbAsync(db => db.AuditLog.Where(e => e.SubjectId == scene.Pupil.AttemptId.ToString() && e.Action.StartsWith("Appeal.")).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync());
        Assert.Equal(["Appeal.filed", "Appeal.voted", "Appeal.voted", "Appeal.voted", "Appeal.decided"], acts);
    }

    [Fact]
    public async Task A_decision_is_final()
    {
        var scene = await AppealScene.CreateAsync(app);
        var commission = await scene.CommissionAsync();
        var appeal = await scene.AppealAsync();
        await DecideAsync(commission, appeal, 5);

        var view = await scene.JurorClient.ReadAsync<MarkingView>($"/api/markings/{scene.MarkingId}");
        using var marked = await scene.JurorClient.PutAsJsonAsync($"/api/markings/{view.Id}", new PlaceMarking.Request(Points(0), "", [], true, view.Version), Device.Json);
        Assert.Equal("olympiad.marking.appealed", await marked.ErrorCodeAsync());
        using var voted = await PutVoteAsync(commission[1], appeal, 0, (await LookAsync(commission[1], appeal)).MyVote!.Version);
        Assert.Equal("olympiad.appeal.ended", await voted.ErrorCodeAsync());
        using var withdrawn = await scene.Pupil.Client.PostAsync($"/api/appeals/{appeal}/withdraw", null);
        Assert.Equal("olympiad.appeal.ended", await withdrawn.ErrorCodeAsync());
        using var again = await scene.PostAppealAsync(scene.Essay);
        Assert.Equal("olympiad.appeal.exists", await again.ErrorCodeAsync());
        Assert.Equal(6, await scene.PointsAsync());
        Assert.Equal(1, (await scene.JurorClient.ReadAsync<IReadOnlyList<ListMarkingTasks.MarkingTask>>("/api/marking")).Single(t => t.TaskId == scene.Essay).Works);
    }

    [Fact]
    public async Task Late_answers_that_are_accepted_afterwards_leave_the_decision()
    {
        var scene = await AppealScene.CreateAsync(app);
        await DecideAsync(await scene.CommissionAsync(), await scene.AppealAsync(), 5);
        var device = scene.Pupil.NewDevice();
        device.Write(scene.Essay, """{"type":"essay","text":"О клетке, дописано без связи"}""");
        await device.SaveAsync(scene.Pupil.Client);
        var late = await scene.Methodist.ReadAsync<GetLateWork.Response>($"/api/attempts/{scene.Pupil.AttemptId}/late");

        await (await scene.Methodist.PostAsJsonAsync(
            $"/api/attempts/{scene.Pupil.AttemptId}/late/decision", new DecideLateWork.Request([.. late.Deliveries.Select(d => d.Id)], Accept: true, "Не было сети"))).OkAsync();

        Assert.All(await app.WithDbAsync(db => db.Markings.Where(m => m.AttemptId == scene.Pupil.AttemptId).ToListAsync()), marking => Assert.NotNull(marking.DoneAt));
        Assert.Equal(5, await app.WithDbAsync(db => db.TaskScores.Where(s => s.TaskId == scene.Essay).Select(s => s.Points).SingleAsync()));
    }

    [Fact]
    public async Task An_appeal_is_refused_before_the_showing_after_the_term_and_about_what_no_juror_marked()
    {
        var scene = await AppealScene.CreateAsync(app);
        var now = DateTimeOffset.UtcNow;
        await scene.ShowAsync(now.AddHours(1), now.AddHours(2));
        await RefusedAsync(scene.PostAppealAsync(scene.Essay), "olympiad.appeal.not-yet");
        await scene.ShowAsync(now.AddDays(-29), now.AddDays(-28));
        await RefusedAsync(scene.PostAppealAsync(scene.Essay), "olympiad.appeal.term-over");
        await RefusedAsync(scene.PostAppealAsync(null), "olympiad.appeal.procedure-over");
        await scene.ShowAsync(now.AddHours(-1), now.AddHours(2));
        await RefusedAsync(scene.PostAppealAsync(scene.Sitting.Tasks[0]), "olympiad.appeal.not-marked");
        await RefusedAsync(scene.PostAppealAsync(scene.Essay, new SheetSpot(1, 0, 0)), "olympiad.appeal.spot-invalid");
        await RefusedAsync(scene.PostAppealAsync(Guid.NewGuid()), "platform.not-found");
        await (await scene.Methodist.PostAsync($"/api/olympiads/{scene.Sitting.OlympiadId}/standing/unpublish", null)).OkAsync();
        await RefusedAsync(scene.PostAppealAsync(scene.Essay), "olympiad.results.not-published");
    }

    [Fact]
    public async Task What_may_be_appealed_is_told_from_the_showing_to_the_end_of_the_term_and_not_only_while_works_are_shown()
    {
        var scene = await AppealScene.CreateAsync(app);
        var now = DateTimeOffset.UtcNow;
        await scene.ShowAsync(now.AddHours(-2), now.AddHours(-1));
        var marked = Assert.Single((await MineAsync(scene)).Marked);
        Assert.Equal((scene.Essay, 2, "Полнота"), (marked.TaskId, marked.Position, Assert.Single(marked.Criteria).Text));
        using var filed = await scene.PostAppealAsync(marked.TaskId);
        Assert.Equal(HttpStatusCode.Created, filed.StatusCode);

        await scene.ShowAsync(now.AddHours(1), now.AddHours(2));
        Assert.Empty((await MineAsync(scene)).Marked);
        await scene.ShowAsync(now.AddDays(-29), now.AddDays(-28));
        Assert.Empty((await MineAsync(scene)).Marked);
        await scene.ShowAsync(now.AddHours(-2), now.AddHours(-1));
        await (await scene.Methodist.PostAsync($"/api/olympiads/{scene.Sitting.OlympiadId}/standing/unpublish", null)).OkAsync();
        Assert.Empty((await MineAsync(scene)).Marked);
    }

    [Fact]
    public async Task An_appeal_about_procedure_is_filed_while_the_round_goes_and_decided_by_yes_or_no()
    {
        var sitting = await SittingAsync(app);
        var pupil = await sitting.OpenAsync(app);
        var methodist = await app.SignInAsAsync(Role.Methodist);
        var scene = new AppealScene(app, sitting, methodist, pupil, pupil.Person, pupil.Client, Guid.Empty);
        var commission = await scene.CommissionAsync();
        using var filed = await scene.PostAppealAsync(null);
        var appeal = (await filed.OkJsonAsync()).GetProperty("id").GetGuid();
        await RefusedAsync(scene.PostAppealAsync(null), "olympiad.appeal.exists");
        foreach (var member in commission)
        {
            await (await member.PutAsJsonAsync(
                $"/api/commission/appeals/{appeal}/vote", new VoteOnAppeal.Request(new Dictionary<string, decimal>(), Satisfies: true, "Не было света", null), Device.Json)).OkAsync();
        }

        await (await PostDecisionAsync(commission[0], appeal, (await LookAsync(commission[0], appeal)).Version)).OkAsync();

        Assert.Equal(AppealOutcome.Satisfied, Assert.Single((await MineAsync(scene)).Appeals).Outcome);
    }

    [Fact]
    public async Task Of_two_appeals_at_once_one_is_taken_and_a_withdrawn_one_may_be_filed_anew()
    {
        var scene = await AppealScene.CreateAsync(app);
        var replies = await Task.WhenAll(scene.PostAppealAsync(scene.Essay), scene.PostAppealAsync(scene.Essay));
        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Conflict], replies.Select(r => r.StatusCode).Order());
        Assert.Equal("olympiad.appeal.exists", await replies.Single(r => r.StatusCode == HttpStatusCode.Conflict).ErrorCodeAsync());

        var first = Assert.Single((await MineAsync(scene)).Appeals).Id;
        await (await scene.Pupil.Client.PostAsync($"/api/appeals/{first}/withdraw", null)).OkAsync();
        await scene.AppealAsync();
        Assert.Equal([AppealState.Withdrawn, AppealState.Open], (await MineAsync(scene)).Appeals.Select(a => a.State));
    }

    [Fact]
    public async Task An_appeal_comes_to_nobody_who_marked_the_task_teaches_the_participant_or_is_related()
    {
        var scene = await AppealScene.CreateAsync(app);
        var school = await app.WithDbAsync(db => db.Registrations.Where(r => r.OlympiadId == scene.Sitting.OlympiadId).Select(r => r.OrganizationId).FirstAsync());
        var parent = await app.CreatePersonAsync([Role.Juror]);
        await app.WithDbAsync(db =>
        {
            db.Guardianships.Add(new Guardianship { GuardianId = parent.Id, WardId = scene.Pupil.Person.Id, CreatedAt = DateTimeOffset.UtcNow });
            return db.SaveChangesAsync();
        });
        var appeal = await scene.AppealAsync();

        // Who marked it as a control work would learn from the appeal that it was one.
        var measured = await app.CreatePersonAsync([Role.Juror]);
        await app.WithDbAsync(async db =>
        {
            var of = await db.Appeals.SingleAsync(a => a.Id == appeal);
            db.Markings.Add(new Marking
            {
                Id = Guid.CreateVersion7(),
                AttemptId = of.AttemptId,
                TaskId = of.TaskId!.Value,
                Turn = MarkingTurn.Control,
                JurorId = measured.Id,
                BegunAt = DateTimeOffset.UtcNow,
                ClaimedUntil = DateTimeOffset.UtcNow,
                DoneAt = DateTimeOffset.UtcNow,
            });
            await db.SaveChangesAsync();
        });
        foreach (var tied in new[] { scene.Juror, measured, parent, await app.CreatePersonAsync([Role.Juror, Role.Teacher], school) })
        {
            var (client, _) = await scene.AppointAsync(person: tied);
            Assert.Empty(await DealtAsync(client));
            using var hidden = await client.GetAsync($"/api/commission/appeals/{appeal}");
            Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
            using var voted = await PutVoteAsync(client, appeal, 5);
            Assert.Equal(HttpStatusCode.NotFound, voted.StatusCode);
        }

        var (member, _) = await scene.AppointAsync();
        Assert.Equal(appeal, Assert.Single(await DealtAsync(member)).Id);
        using var stranger = await (await app.SignInAsAsync(Role.Juror)).GetAsync($"/api/commission/appeals/{appeal}");
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);

        // What the commission is told names neither the participant nor the juror.
        var told = await member.GetStringAsync($"/api/commission/appeals/{appeal}") + await member.GetStringAsync("/api/commission/appeals");
        foreach (var secret in new[] { $"{scene.Pupil.Person.Id}", $"{scene.Pupil.AttemptId}", $"{school}", $"{scene.Juror.Id}", "Соколова" })
        {
            Assert.DoesNotContain(secret, told, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Members_who_vote_at_once_are_all_counted_and_the_chair_closes_only_what_was_seen()
    {
        var scene = await AppealScene.CreateAsync(app);
        var commission = await scene.CommissionAsync();
        var appeal = await scene.AppealAsync();
        var seen = await LookAsync(commission[0], appeal);
        await RefusedAsync(PostDecisionAsync(commission[0], appeal, seen.Version), "olympiad.appeal.votes-missing");
        await RefusedAsync(PostDecisionAsync(commission[1], appeal, seen.Version), "olympiad.commission.not-chair");

        foreach (var reply in await Task.WhenAll(commission.Select(member => PutVoteAsync(member, appeal, 4))))
        {
            await reply.OkAsync();
        }

        await RefusedAsync(PostDecisionAsync(commission[0], appeal, seen.Version), "platform.changed-meanwhile");
        await RefusedAsync(PutVoteAsync(commission[1], appeal, 3), "platform.changed-meanwhile");
        seen = await LookAsync(commission[0], appeal);
        Assert.Equal(3, seen.Votes.Count);
        var closings = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => PostDecisionAsync(commission[0], appeal, seen.Version)));
        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.Conflict, HttpStatusCode.Conflict], closings.Select(c => c.StatusCode).Order());
        Assert.Equal("platform.changed-meanwhile", await closings.First(c => c.StatusCode == HttpStatusCode.Conflict).ErrorCodeAsync());
        Assert.Equal(5, await scene.PointsAsync());
    }

    [Fact]
    public async Task The_organizer_appoints_the_commission_sets_a_talk_and_prints_the_protocol()
    {
        var scene = await AppealScene.CreateAsync(app);
        var commission = await scene.CommissionAsync();
        var (_, idle) = await scene.AppointAsync(isChair: true);
        var members = (await scene.Methodist.ReadAsync<ListCommission.Response>($"/api/olympiads/{scene.Sitting.OlympiadId}/commission")).Members;
        Assert.Equal(idle.Id, Assert.Single(members, m => m.IsChair).PersonId);
        (await scene.Methodist.DeleteAsync($"/api/olympiads/{scene.Sitting.OlympiadId}/commission/{idle.Id}")).EnsureSuccessStatusCode();
        var chair = members.First(m => !m.IsChair && m.PersonId != idle.Id).PersonId;
        await RefusedAsync(
            scene.Methodist.PutAsJsonAsync($"/api/olympiads/{scene.Sitting.OlympiadId}/commission/{scene.Pupil.Person.Id}", new AppointCommissioner.Request(false)), "olympiad.jury.not-a-juror");

        var appeal = await scene.AppealAsync();
        var listed = Assert.Single((await scene.RoundAsync()).Appeals);
        var talk = DateTimeOffset.UtcNow.AddDays(1);
        await (await scene.Methodist.PutAsJsonAsync($"/api/appeals/{appeal}/talk", new SetTalk.Request(talk, "Кабинет 12", listed.Version), Device.Json)).OkAsync();
        Assert.Equal("Кабинет 12", Assert.Single((await MineAsync(scene)).Appeals).TalkPlace);

        foreach (var member in commission)
        {
            await (await PutVoteAsync(member, appeal, 5)).OkAsync();
        }

        await RefusedAsync(scene.Methodist.DeleteAsync($"/api/olympiads/{scene.Sitting.OlympiadId}/commission/{chair}"), "olympiad.commission.has-voted");
        await (await scene.Methodist.PutAsJsonAsync($"/api/olympiads/{scene.Sitting.OlympiadId}/commission/{chair}", new AppointCommissioner.Request(true))).OkAsync();
        foreach (var member in commission)
        {
            var view = await LookAsync(member, appeal);
            if (view.IsChair)
            {
                await (await PostDecisionAsync(member, appeal, view.Version)).OkAsync();
            }
        }

        var text = await scene.ProtocolAsync(scene.Methodist);
        foreach (var part in new[] { "Соколова", "задание 2, критерии: Полнота", "Доводы участника: Вывод есть в конце", "с повышением баллов: 2 → 5", "Вывод засчитан", "председатель комиссии" })
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Не участвовали", text, StringComparison.Ordinal);
    }

    private static Task<ListMyAppeals.Response> MineAsync(AppealScene scene) => scene.Pupil.Client.ReadAsync<ListMyAppeals.Response>($"/api/attempts/{scene.Pupil.AttemptId}/appeals");

    private static Task<List<ListCommissionAppeals.Item>> DealtAsync(HttpClient member) => member.ReadAsync<List<ListCommissionAppeals.Item>>("/api/commission/appeals");

    [Fact]
    public async Task Other_criteria_wait_for_an_appeal_that_is_just_being_filed()
    {
        var scene = await AppealScene.CreateAsync(app);
        var (other, used) = await scene.ReviseEssayAsync();
        var olympiad = scene.Sitting.OlympiadId;
        var changing = Task.FromResult<HttpResponseMessage>(null!);
        await app.WithDbAsync(async db =>
        {
            await using var filing = await db.Database.BeginTransactionAsync();
            await FinalMarks.HoldOpenAsync(db, olympiad, default);
            db.Appeals.Add(new Appeal
            {
                Id = Guid.CreateVersion7(),
                AttemptId = scene.Pupil.AttemptId,
                Kind = AppealKind.Points,
                TaskId = scene.Essay,
                CriterionIds = [],
                Text = "Вывод есть в конце",
                Spot = null,
                FiledAt = DateTimeOffset.UtcNow,
            });
            await db.SaveChangesAsync();
            changing = scene.Methodist.PostAsJsonAsync($"/api/olympiads/{olympiad}/jury/criteria/{scene.Essay}", new ChangeCriteria.Request(used, other));
            await Eventually.WaitsAsync(app, changing);
            await filing.CommitAsync();
        });

        using var refused = await changing;
        Assert.Equal("olympiad.jury.criteria-appealed", await refused.ErrorCodeAsync());
    }

    [Fact]
    public async Task Nobody_votes_who_is_just_being_dismissed()
    {
        var scene = await AppealScene.CreateAsync(app);
        var (member, person) = await scene.AppointAsync();
        var appeal = await scene.AppealAsync();
        var voting = Task.FromResult<HttpResponseMessage>(null!);
        await app.WithDbAsync(async db =>
        {
            await using var dismissing = await db.Database.BeginTransactionAsync();
            await db.CommissionMembers.Where(m => m.PersonId == person.Id).ExecuteDeleteAsync();
            voting = PutVoteAsync(member, appeal, 5);
            await Eventually.WaitsAsync(app, voting);
            await dismissing.CommitAsync();
        });

        using var refused = await voting;
        Assert.Equal("platform.not-found", await refused.ErrorCodeAsync());
    }

    private static async Task RefusedAsync(Task<HttpResponseMessage> request, string code)
    {
        using var reply = await request;
        Assert.Equal(code, await reply.ErrorCodeAsync());
    }
}
