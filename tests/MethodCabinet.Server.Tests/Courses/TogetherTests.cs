using System.Net;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Courses.Assignments;
using MethodCabinet.Server.Courses.Authoring;
using MethodCabinet.Server.Courses.Cohorts;
using MethodCabinet.Server.Courses.Grading;
using MethodCabinet.Server.Courses.Groups;
using MethodCabinet.Server.Courses.Learning;
using MethodCabinet.Server.Courses.Peers;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Courses;

public sealed class TogetherTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly PeerReviewPlan ByPeers = new(2, 7, PeerMark.Median, TutorPercent: 0, ReviewPoints: 2);

    [Fact]
    public async Task A_late_work_loses_what_was_said_before_and_the_learner_sees_how()
    {
        var scene = await CreateAsync(new([new("a", "Формулы", 5)], 3, 2, LateRule.Lower, Penalty: new LatePenalty(10, 50, 10)));
        var (learner, enrolment, _) = await scene.LearnerAsync();
        await scene.StudyTextAsync(learner, enrolment);
        var cohort = await app.WithDbAsync(db => db.Cohorts.SingleAsync(c => c.Id == scene.CohortId));
        await app.WithDbAsync(db => db.Cohorts.Where(c => c.Id == scene.CohortId).ExecuteUpdateAsync(set => set.SetProperty(c => c.StartsOn, cohort.StartsOn.AddDays(-10))));
        await (await scene.Tutor.PutAsync($"/api/enrolments/{enrolment}/units/{scene.WorkId}/extension", new ExtendUnit.Request(cohort.StartsOn.AddDays(-1)))).OkAsync();
        Assert.Equal(10, (await learner.ReadAsync<LearnUnit.Response>(scene.UnitPath(enrolment, scene.WorkId))).View.Assignment!.Penalty!.PercentADay);

        var id = Guid.CreateVersion7();
        await (await scene.HandInAsync(learner, enrolment, id: id)).OkAsync();
        var remark = new SheetRemark(1, [new SheetPoint(0.5, 0.25)], "здесь");
        await (await scene.Tutor.PutAsync($"/api/submissions/{id}/mark", new MarkSubmission.Request(CourseScene.Enough, "Хорошо.", false, [remark]))).OkAsync();

        var told = (await learner.ReadAsync<List<HandedIn>>($"{scene.UnitPath(enrolment, scene.WorkId)}/submissions")).Single();
        Assert.Equal((2, 20m, 3.2m, "здесь"), (told.LateDays, told.LatePercent, told.Total, told.Remarks.Single().Text));
    }

    [Fact]
    public async Task A_group_hands_in_one_work_and_all_get_its_mark_but_one()
    {
        var scene = await CreateAsync(new([new("a", "Формулы", 5)], 3, 2, LateRule.Accept, Groups: new GroupWork(true, 3)));
        var (one, ofOne, _) = await scene.LearnerAsync();
        var (two, ofTwo, _) = await scene.LearnerAsync();
        var (alone, ofAlone, _) = await scene.LearnerAsync();
        foreach (var (learner, enrolment) in new[] { (one, ofOne), (two, ofTwo), (alone, ofAlone) })
        {
            await scene.StudyTextAsync(learner, enrolment);
        }

        Assert.Equal("course.group.none", await (await scene.HandInAsync(one, ofOne)).ErrorCodeAsync());
        await (await one.PutAsync(GroupPath(scene, ofOne), new ChooseGroup.Request(null, IsNew: true))).OkAsync();
        var open = Assert.Single((await two.ReadAsync<LearnerGroup>(GroupPath(scene, ofTwo))).Open);
        await (await two.PutAsync(GroupPath(scene, ofTwo), new ChooseGroup.Request(open.Id, false))).OkAsync();
        var groups = await scene.Tutor.ReadAsync<CohortGroups>($"/api/cohorts/{scene.CohortId}/units/{scene.WorkId}/groups");
        Assert.Equal((2, ofAlone), (groups.Groups.Single().Members.Count, groups.Without.Single().EnrolmentId));

        // Two who write at once: the second is told, and both texts can be had.
        var file = await CourseScene.UploadAsync(one, scene.UnitPath(ofOne, scene.WorkId));
        await (await one.PutAsync($"{GroupPath(scene, ofOne)}/draft", new SaveGroupDraft.Request("Первый", [file.FileId], 0))).OkAsync();
        Assert.Equal("course.group.draft-changed", await (await two.PutAsync($"{GroupPath(scene, ofTwo)}/draft", new SaveGroupDraft.Request("Второй", [], 0))).ErrorCodeAsync());
        var own = (await two.ReadAsync<LearnerGroup>(GroupPath(scene, ofTwo))).Own!;
        Assert.Equal(("Первый", 1, "журнал.pdf", false), (own.Text, own.Draft, own.Files.Single().Name, own.IsWrittenByMe));
        Assert.Equal(CourseScene.FileText, await (await two.GetAsync($"{GroupPath(scene, ofTwo)}/files/{file.FileId}")).Content.ReadAsStringAsync());
        Assert.Equal("course.group.draft-changed", await (await HandInAsync(scene, two, ofTwo, "Второй", 0)).ErrorCodeAsync());
        await (await HandInAsync(scene, two, ofTwo, "Вместе", 1, file.FileId)).OkAsync();
        Assert.Equal("course.submission.waits", await (await HandInAsync(scene, one, ofOne, "Ещё раз", 2)).ErrorCodeAsync());
        Assert.Equal("course.group.handed-in", await (await alone.PutAsync(GroupPath(scene, ofAlone), new ChooseGroup.Request(open.Id, false))).ErrorCodeAsync());

        var row = Assert.Single(await scene.Tutor.ReadAsync<List<ListSubmissions.Response>>($"/api/cohorts/{scene.CohortId}/submissions"));
        Assert.Equal(2, (await scene.Tutor.ReadAsync<GetSubmission.Response>($"/api/submissions/{row.Id}")).Members.Count);
        await (await scene.Tutor.PutAsync($"/api/submissions/{row.Id}/mark", new MarkSubmission.Request(CourseScene.Enough, "Хорошо.", false, Individuals: [new(ofTwo, 2, "Не участвовал в расчётах")]))).OkAsync();

        Assert.Equal("Вместе", (await one.ReadAsync<List<HandedIn>>($"{scene.UnitPath(ofOne, scene.WorkId)}/submissions")).Single().Text);
        Assert.Equal(EnrolmentState.Completed, (await one.ReadAsync<GetLearning.Response>($"/api/learning/{ofOne}")).State);
        Assert.Equal(EnrolmentState.Completed, (await two.ReadAsync<GetLearning.Response>($"/api/learning/{ofTwo}")).State);
        var grades = (await scene.Tutor.ReadAsync<GetGrades.Response>($"/api/cohorts/{scene.CohortId}/grades")).Learners.ToDictionary(l => l.EnrolmentId, l => l.Cells.Single().Points);
        Assert.Equal([4m, 2m, null], [grades[ofOne], grades[ofTwo], grades[ofAlone]]);
        Assert.Equal("Не участвовал в расчётах", (await two.ReadAsync<LearnerGrades>($"/api/learning/{ofTwo}/grades")).Changes.Single().Reason);
    }

    [Fact]
    public async Task Groups_are_dealt_by_lot_among_those_who_have_none()
    {
        var scene = await CreateAsync(new([new("a", "Формулы", 5)], 3, 2, LateRule.Accept, Groups: new GroupWork(false, 3)));
        var learners = new List<(HttpClient Client, Guid Enrolment)>();
        for (var i = 0; i < 5; i++)
        {
            var (client, enrolment, _) = await scene.LearnerAsync();
            learners.Add((client, enrolment));
        }

        await scene.StudyTextAsync(learners[0].Client, learners[0].Enrolment);
        Assert.Equal("course.group.closed", await (await learners[0].Client.PutAsync(GroupPath(scene, learners[0].Enrolment), new ChooseGroup.Request(null, true))).ErrorCodeAsync());
        var path = $"/api/cohorts/{scene.CohortId}/units/{scene.WorkId}/groups";
        await (await scene.Tutor.PutAsync($"{path}/members", new PlaceInGroup.Request(learners[0].Enrolment, null, IsNew: true))).OkAsync();
        var dealt = await (await scene.Tutor.PostAsync($"{path}/deal", new DealGroups.Request(2))).ReadAsync<CohortGroups>();

        Assert.Equal([1, 2, 2], dealt.Groups.Select(g => g.Members.Count));
        Assert.Empty(dealt.Without);
        Assert.Equal("course.group.full", await (await PlaceAsync(learners[1].Enrolment, learners[2].Enrolment, learners[3].Enrolment)).ErrorCodeAsync());

        async Task<HttpResponseMessage> PlaceAsync(params Guid[] all)
        {
            HttpResponseMessage last = null!;
            foreach (var one in all)
            {
                last = await scene.Tutor.PutAsync($"{path}/members", new PlaceInGroup.Request(one, dealt.Groups[0].Id, false));
            }

            return last;
        }
    }

    [Fact]
    public async Task Works_are_reviewed_without_names_and_the_median_is_the_mark()
    {
        var (scene, learners) = await ReviewedAsync(ByPeers, 3);
        var path = $"/api/cohorts/{scene.CohortId}/units/{scene.WorkId}/reviews";
        foreach (var (client, enrolment) in learners)
        {
            var mine = await client.ReadAsync<ListOwnReviews.Response>($"{scene.UnitPath(enrolment, scene.WorkId)}/reviews");
            Assert.Equal(2, mine.Mine.Count);
            foreach (var item in mine.Mine)
            {
                var review = await client.ReadAsync<GetReview.Response>($"/api/reviews/{item.Id}");
                Assert.NotEqual($"Работа {enrolment}", review.Text);
                Assert.Equal("1.pdf", Assert.Single(review.Files).Name);
                using var file = await client.GetAsync($"/api/reviews/{item.Id}/files/1");
                Assert.Equal(HttpStatusCode.OK, file.StatusCode);
                Assert.DoesNotContain("журнал", Uri.UnescapeDataString(file.Content.Headers.ContentDisposition?.ToString() ?? ""), StringComparison.Ordinal);
            }
        }

        Assert.Equal("course.review.running", await (await scene.Tutor.PostAsync($"{path}/settle")).ErrorCodeAsync());
        var stranger = await learners[1].Client.ReadAsync<ListOwnReviews.Response>($"{scene.UnitPath(learners[1].Enrolment, scene.WorkId)}/reviews");
        Assert.Equal("course.review.not-found", await (await learners[0].Client.GetAsync($"/api/reviews/{stranger.Mine[0].Id}")).ErrorCodeAsync());
        await ReviewAllAsync(scene, learners, 4);

        var table = await scene.Tutor.ReadAsync<GetPeerRound.Response>(path);
        Assert.All(table.Works, work => Assert.Equal((4m, 2, 2, false), (work.PeerPoints, work.Done, work.Dealt, work.IsOutlier)));
        Assert.Equal(new SettlePeerMarks.Response(3, 0), await (await scene.Tutor.PostAsync($"{path}/settle")).ReadAsync<SettlePeerMarks.Response>());
        var told = await learners[0].Client.ReadAsync<ListOwnReviews.Response>($"{scene.UnitPath(learners[0].Enrolment, scene.WorkId)}/reviews");
        Assert.Equal((2, 2m), (told.OfMine.Count, told.Points));
        var grades = (await scene.Tutor.ReadAsync<GetGrades.Response>($"/api/cohorts/{scene.CohortId}/grades")).Learners;
        Assert.All(grades, learner => Assert.Equal((6m, 7m), (learner.Cells.Single().Points, learner.Cells.Single().MaxPoints)));
    }

    [Fact]
    public async Task The_tutor_sees_who_differs_first_puts_a_review_aside_and_overrules()
    {
        var (scene, learners) = await ReviewedAsync(ByPeers with { TutorPercent = 50 }, 3);
        var path = $"/api/cohorts/{scene.CohortId}/units/{scene.WorkId}/reviews";
        await ReviewAllAsync(scene, learners, 4);
        var strange = (await learners[0].Client.ReadAsync<ListOwnReviews.Response>($"{scene.UnitPath(learners[0].Enrolment, scene.WorkId)}/reviews")).Mine[0].Id;
        await (await learners[0].Client.PutAsync($"/api/reviews/{strange}", new DoReview.Request(new Dictionary<string, decimal> { ["a"] = 0 }, new Dictionary<string, string> { ["a"] = "Плохо" }))).OkAsync();

        var first = (await scene.Tutor.ReadAsync<GetPeerRound.Response>(path)).Works[0];
        Assert.Equal((true, 40m, 2m), (first.IsOutlier, first.Distance, first.PeerPoints));
        await (await scene.Tutor.PutAsync($"/api/reviews/{strange}/aside", new PutReviewAside.Request("Без доводов"))).OkAsync();
        var work = await scene.Tutor.ReadAsync<GetSubmission.Response>($"/api/submissions/{first.SubmissionId}");
        Assert.Equal((4m, false), (work.PeerPoints, work.IsReviewed));
        Assert.Equal(new SettlePeerMarks.Response(0, 3), await (await scene.Tutor.PostAsync($"{path}/settle")).ReadAsync<SettlePeerMarks.Response>());

        var five = new Dictionary<string, decimal> { ["a"] = 5 };
        Assert.Equal(4.5m, (await MarkAsync(first.SubmissionId, new(five, "", false))).Total);
        var second = (await scene.Tutor.ReadAsync<GetPeerRound.Response>(path)).Works.First(w => w.State == SubmissionState.Waiting);
        Assert.Equal("course.submission.reason-missing", await (await scene.Tutor.PutAsync($"/api/submissions/{second.SubmissionId}/mark", new MarkSubmission.Request(five, "", false, Overrules: true))).ErrorCodeAsync());
        Assert.Equal(5m, (await MarkAsync(second.SubmissionId, new(five, "Рецензии не по критериям", false, Overrules: true))).Total);
        Assert.Equal("course.submission.marked", await (await scene.Tutor.PutAsync($"/api/reviews/{strange}/aside", new PutReviewAside.Request(""))).ErrorCodeAsync());

        async Task<MarkSubmission.Response> MarkAsync(Guid id, MarkSubmission.Request request) => await (await scene.Tutor.PutAsync($"/api/submissions/{id}/mark", request)).ReadAsync<MarkSubmission.Response>();
    }

    [Fact]
    public async Task Two_who_deal_at_once_deal_once_and_who_comes_later_is_told()
    {
        var (scene, _) = await ReviewedAsync(ByPeers, 2, isDealt: false);
        var path = $"/api/cohorts/{scene.CohortId}/units/{scene.WorkId}/reviews";

        var replies = await Task.WhenAll(new[] { scene.Tutor, scene.Methodist }.Select(one => one.PostAsync(path)));

        Assert.Equal("course.review.dealt", await Assert.Single(replies, reply => !reply.IsSuccessStatusCode).ErrorCodeAsync());
        var (late, ofLate, _) = await scene.LearnerAsync();
        await scene.StudyTextAsync(late, ofLate);
        await (await scene.HandInAsync(late, ofLate)).OkAsync();
        Assert.Single((await scene.Tutor.ReadAsync<GetPeerRound.Response>(path)).Late);
        Assert.Empty((await late.ReadAsync<ListOwnReviews.Response>($"{scene.UnitPath(ofLate, scene.WorkId)}/reviews")).Mine);
    }

    private static string GroupPath(CourseScene scene, Guid enrolment) => $"{scene.UnitPath(enrolment, scene.WorkId)}/group";

    private static Task<HttpResponseMessage> HandInAsync(CourseScene scene, HttpClient learner, Guid enrolment, string text, int draft, params Guid[] files) =>
        learner.PostAsync($"{scene.UnitPath(enrolment, scene.WorkId)}/submissions", new HandInAssignment.Request(Guid.CreateVersion7(), text, files, draft));

    private async Task<CourseScene> CreateAsync(AssignmentDraft assignment)
    {
        var scene = await CourseScene.CreateAsync(app);
        await scene.WriteAsync(scene.WorkId, new("Сделайте журнал класса.", Assignment: assignment));
        var course = await scene.CourseAsync();
        await (await scene.Methodist.PostAsync($"{scene.CoursePath}/editions", new PublishCourse.Request([scene.CohortId], course.Version))).OkAsync();
        return scene;
    }

    private async Task<(CourseScene Scene, List<(HttpClient Client, Guid Enrolment)> Learners)> ReviewedAsync(PeerReviewPlan plan, int people, bool isDealt = true)
    {
        var scene = await CreateAsync(new([new("a", "Формулы", 5)], 3, 2, LateRule.Accept, Peers: plan));
        var learners = new List<(HttpClient, Guid)>();
        for (var i = 0; i < people; i++)
        {
            var (client, enrolment, _) = await scene.LearnerAsync();
            await scene.StudyTextAsync(client, enrolment);
            var file = await CourseScene.UploadAsync(client, scene.UnitPath(enrolment, scene.WorkId));
            await (await scene.HandInAsync(client, enrolment, $"Работа {enrolment}", files: file.FileId)).OkAsync();
            learners.Add((client, enrolment));
        }

        if (isDealt)
        {
            await (await scene.Tutor.PostAsync($"/api/cohorts/{scene.CohortId}/units/{scene.WorkId}/reviews")).OkAsync();
        }

        return (scene, learners);
    }

    private static async Task ReviewAllAsync(CourseScene scene, List<(HttpClient Client, Guid Enrolment)> learners, decimal points)
    {
        foreach (var (client, enrolment) in learners)
        {
            foreach (var item in (await client.ReadAsync<ListOwnReviews.Response>($"{scene.UnitPath(enrolment, scene.WorkId)}/reviews")).Mine)
            {
                await (await client.PutAsync($"/api/reviews/{item.Id}", new DoReview.Request(new Dictionary<string, decimal> { ["a"] = points }, new Dictionary<string, string> { ["a"] = "Ясно" }))).OkAsync();
            }
        }
    }
}
