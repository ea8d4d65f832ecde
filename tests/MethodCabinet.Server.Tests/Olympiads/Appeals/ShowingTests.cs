using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Olympiads.Appeals;
using MethodCabinet.Server.Olympiads.Jury;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Olympiads.Appeals;

/// <summary>Showing of works and the analysis of tasks.</summary>
public sealed class ShowingTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task In_the_window_participant_and_guardian_see_criteria_points_and_remark_and_not_who_marked()
    {
        var scene = await AppealScene.CreateAsync(app);
        var parent = await app.CreatePersonAsync([Role.Guardian]);
        await app.WithDbAsync(db =>
        {
            db.Guardianships.Add(new Guardianship { GuardianId = parent.Id, WardId = scene.Pupil.Person.Id, CreatedAt = DateTimeOffset.UtcNow });
            return db.SaveChangesAsync();
        });
        var address = $"/api/attempts/{scene.Pupil.AttemptId}/shown";
        foreach (var reader in new[] { scene.Pupil.Client, await app.SignInAsync(parent) })
        {
            var shown = await reader.ReadAsync<GetShownWork.Response>(address);
            Assert.Equal((1m, 0), (shown.Tasks[0].Points, shown.Tasks[0].Markings.Count));
            var marking = Assert.Single(shown.Tasks[1].Markings);
            Assert.True(marking.Counts);
            Assert.Equal((2m, AppealScene.Remark, "Полнота"), (marking.Points["1"], marking.Comment, Assert.Single(shown.Tasks[1].Criteria).Text));
            Assert.DoesNotContain($"{scene.Juror.Id}", await reader.GetStringAsync(address), StringComparison.OrdinalIgnoreCase);
        }

        using var neighbour = await (await app.SignInAsAsync(Role.Pupil)).GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, neighbour.StatusCode);
    }

    [Fact]
    public async Task Outside_the_window_nothing_is_shown()
    {
        var scene = await AppealScene.CreateAsync(app);
        foreach (var hours in new[] { -3, 3 })
        {
            await scene.ShowAsync(DateTimeOffset.UtcNow.AddHours(hours - 1), DateTimeOffset.UtcNow.AddHours(hours));
            using var reply = await scene.Pupil.Client.GetAsync($"/api/attempts/{scene.Pupil.AttemptId}/shown");
            Assert.Equal("olympiad.showing.not-open", await reply.ErrorCodeAsync());
        }

        await scene.ShowAsync(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1));
        await (await scene.Methodist.PostAsync($"/api/olympiads/{scene.Sitting.OlympiadId}/standing/unpublish", null)).OkAsync();
        using var unpublished = await scene.Pupil.Client.GetAsync($"/api/attempts/{scene.Pupil.AttemptId}/shown");
        Assert.Equal("olympiad.results.not-published", await unpublished.ErrorCodeAsync());
    }

    [Fact]
    public async Task The_term_is_counted_when_it_is_set_and_two_organizers_do_not_overwrite_each_other()
    {
        var scene = await AppealScene.CreateAsync(app);
        var (round, _) = await scene.RoundAsync();
        var showing = round.Showing!;
        Assert.True(showing.AppealsUntil > showing.ClosesAt);
        var request = new SetShowing.Request(showing.OpensAt, showing.ClosesAt, 2, 3, showing.Version);
        await (await scene.Methodist.PutAsJsonAsync($"/api/rounds/{scene.Sitting.RoundId}/showing", request, Device.Json)).OkAsync();
        Assert.True((await scene.RoundAsync()).Round.Showing!.AppealsUntil > showing.AppealsUntil);
        foreach (var version in new uint?[] { showing.Version, null })
        {
            using var late = await scene.Methodist.PutAsJsonAsync($"/api/rounds/{scene.Sitting.RoundId}/showing", request with { AppealDays = 3, Version = version }, Device.Json);
            Assert.Equal("platform.changed-meanwhile", await late.ErrorCodeAsync());
        }
    }

    [Fact]
    public async Task The_term_of_appeals_is_shortened_with_a_reason_only_once_works_are_shown()
    {
        var scene = await AppealScene.CreateAsync(app);
        var showing = (await scene.RoundAsync()).Round.Showing!;

        var request = new SetShowing.Request(showing.OpensAt.AddDays(-9), showing.ClosesAt.AddDays(-9), 1, 3, showing.Version);
        using var refused = await scene.Methodist.PutAsJsonAsync($"/api/rounds/{scene.Sitting.RoundId}/showing", request, Device.Json);

        Assert.Equal("olympiad.showing.term-shortened", await refused.ErrorCodeAsync());
        Assert.Equal(showing, (await scene.RoundAsync()).Round.Showing);
        await (await scene.Methodist.PutAsJsonAsync($"/api/rounds/{scene.Sitting.RoundId}/showing", request with { Reason = "Ошибка в дате" }, Device.Json)).OkAsync();
        Assert.True((await scene.RoundAsync()).Round.Showing!.AppealsUntil < showing.AppealsUntil);
        var round = scene.Sitting.RoundId.ToString();
        Assert.True(await app.WithDbAsync(db => db.AuditLog.AnyAsync(e => e.Action == "Showing.term-shortened" && e.SubjectId == round)));
    }

    [Fact]
    public async Task No_term_for_appeals_begins_once_the_results_are_signed()
    {
        var scene = await AppealScene.CreateAsync(app);
        var showing = (await scene.RoundAsync()).Round.Showing!;
        await app.WithDbAsync(db =>
        {
            db.ResultsSignings.Add(new ResultsSigning { OlympiadId = scene.Sitting.OlympiadId, SignedById = scene.Juror.Id, SignedAt = DateTimeOffset.UtcNow, Rules = AwardRules.Default });
            return db.SaveChangesAsync();
        });

        using var signed = await scene.Methodist.PutAsJsonAsync(
            $"/api/rounds/{scene.Sitting.RoundId}/showing", new SetShowing.Request(showing.OpensAt, showing.ClosesAt, 2, 3, showing.Version), Device.Json);

        Assert.Equal("olympiad.results.signed", await signed.ErrorCodeAsync());
    }

    [Fact]
    public async Task The_analysis_is_read_once_the_round_is_closed()
    {
        var sitting = await AppealScene.SittingAsync(app);
        var pupil = await sitting.OpenAsync(app);
        var methodist = await app.SignInAsAsync(Role.Methodist);
        var address = $"/api/rounds/{sitting.RoundId}/analysis";
        await (await methodist.PutAsJsonAsync(address, new WriteAnalysis.Request("Ёж **состоит** из клеток", "https://video.example/1", null, null), Device.Json)).OkAsync();
        using var early = await pupil.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);

        await AppealScene.CloseAsync(app, sitting, methodist);

        var analysis = await pupil.Client.ReadAsync<GetAnalysis.Response>(address);
        Assert.Equal(("<p>Ёж <strong>состоит</strong> из клеток</p>", "https://video.example/1"), (analysis.Html, analysis.VideoUrl));
        Assert.True((await pupil.Client.ReadAsync<ListMyAppeals.Response>($"/api/attempts/{pupil.AttemptId}/appeals")).HasAnalysis);
        using var file = await pupil.Client.GetAsync($"{address}/file");
        Assert.Equal(HttpStatusCode.NotFound, file.StatusCode);
    }

    [Fact]
    public async Task Whoever_sat_an_earlier_seal_is_shown_and_judged_by_what_stood_in_it()
    {
        var scene = await AppealScene.CreateAsync(app);
        var (sat, _) = await scene.ReviseEssayAsync();

        var shown = (await scene.Pupil.Client.ReadAsync<GetShownWork.Response>($"/api/attempts/{scene.Pupil.AttemptId}/shown")).Tasks[1];
        Assert.Equal(("1", "О клетке", 2m), (Assert.Single(shown.Criteria).Id, JsonDocument.Parse(shown.Answer!).RootElement.GetProperty("text").GetString(), shown.Points));
        var offered = Assert.Single((await scene.Pupil.Client.ReadAsync<ListMyAppeals.Response>($"/api/attempts/{scene.Pupil.AttemptId}/appeals")).Marked);
        Assert.Equal(shown.Criteria, offered.Criteria);
        var view = await scene.JurorClient.ReadAsync<MarkingView>($"/api/markings/{scene.MarkingId}");
        Assert.Equal((shown.StatementHtml, "1"), (view.StatementHtml, Assert.Single(view.Criteria).Id));
        Assert.DoesNotContain("Другое", view.StatementHtml, StringComparison.Ordinal);
        var request = new PlaceMarking.Request(AppealScene.Points(3), "", [], IsDone: true, view.Version);
        await (await scene.JurorClient.PutAsJsonAsync($"/api/markings/{scene.MarkingId}", request, Device.Json)).OkAsync();
        var score = await app.WithDbAsync(db => db.TaskScores.AsNoTracking().SingleAsync(t => t.AttemptId == scene.Pupil.AttemptId && t.TaskId == scene.Essay));
        Assert.Equal((sat, 3m), (score.QuestionVersionId, score.Points));

        var commission = await scene.CommissionAsync();
        var appeal = await scene.AppealAsync();
        Assert.Equal((shown.StatementHtml, "1"), ((await AppealScene.LookAsync(commission[0], appeal)).Task!.StatementHtml, (await AppealScene.LookAsync(commission[0], appeal)).Task!.Criteria[0].Id));
        await AppealScene.DecideAsync(commission, appeal, 4);
        Assert.Equal(5m, await scene.PointsAsync());
    }
}
