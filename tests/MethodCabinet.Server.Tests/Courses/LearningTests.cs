using System.Net;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Courses.Assignments;
using MethodCabinet.Server.Courses.Cohorts;
using MethodCabinet.Server.Courses.Learning;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Courses;

public sealed class LearningTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_course_is_learned_from_the_first_page_to_the_last_mark()
    {
        var scene = await CourseScene.CreateAsync(app);
        var (learner, enrolment, _) = await scene.LearnerAsync();
        var start = await learner.ReadAsync<GetLearning.Response>($"/api/learning/{enrolment}");
        Assert.Equal([UnitState.Open, UnitState.Locked], start.Modules[0].Units.Select(u => u.State));
        Assert.Equal(scene.TextId, start.NextUnitId);
        Assert.Equal("course.learning.unit-locked", await (await learner.GetAsync(scene.UnitPath(enrolment, scene.WorkId))).ErrorCodeAsync());

        await (await learner.PutAsync($"{scene.UnitPath(enrolment, scene.TextId)}/opened", new { })).OkAsync();
        await (await learner.PutAsync($"{scene.UnitPath(enrolment, scene.TextId)}/opened", new { })).OkAsync();
        await scene.StudyTextAsync(learner, enrolment);
        Assert.Equal("course.learning.completed-by-mark", await (await learner.PutAsync($"{scene.UnitPath(enrolment, scene.WorkId)}/complete", new CompleteUnit.Request(true))).ErrorCodeAsync());

        var file = await CourseScene.UploadAsync(learner, scene.UnitPath(enrolment, scene.WorkId));
        await (await scene.HandInAsync(learner, enrolment, "Первая попытка", files: file.FileId)).OkAsync();
        var queue = await scene.Tutor.ReadAsync<List<ListSubmissions.Response>>($"/api/cohorts/{scene.CohortId}/submissions");
        var first = Assert.Single(queue);
        var work = await scene.Tutor.ReadAsync<GetSubmission.Response>($"/api/submissions/{first.Id}");
        Assert.Equal("журнал.pdf", Assert.Single(Assert.Single(work.Tries).Files).Name);
        Assert.Equal(CourseScene.FileText, await (await scene.Tutor.GetAsync($"/api/submissions/{first.Id}/files/1")).Content.ReadAsStringAsync());

        Assert.Equal(SubmissionState.Returned, await MarkAsync(scene, first.Id, CourseScene.TooFew, "Добавьте формулы."));
        var returned = (await learner.ReadAsync<List<HandedIn>>($"{scene.UnitPath(enrolment, scene.WorkId)}/submissions")).Single();
        Assert.Equal((SubmissionState.Returned, "Добавьте формулы.", 1m), (returned.State, returned.Comment, returned.Total));
        Assert.Equal(1, (await ItemAsync(learner, enrolment)).Returned);

        await (await scene.HandInAsync(learner, enrolment, "Вторая попытка")).OkAsync();
        var second = (await scene.Tutor.ReadAsync<List<ListSubmissions.Response>>($"/api/cohorts/{scene.CohortId}/submissions")).Single();
        Assert.Equal(SubmissionState.Accepted, await MarkAsync(scene, second.Id, CourseScene.Enough, "Хорошо."));

        var done = await ItemAsync(learner, enrolment);
        Assert.Equal((EnrolmentState.Completed, 2, 2, 0), (done.State, done.Done, done.Of, done.Returned));
        var table = await scene.Tutor.ReadAsync<GetCohort.Response>($"/api/cohorts/{scene.CohortId}");
        Assert.Equal([new GetCohort.Mark(scene.WorkId, 4, 5)], Assert.Single(table.Learners).Marks);
        Assert.True(await app.WithDbAsync(db => db.AuditLog.AnyAsync(a => a.Action == "Submission.Modified" && a.SubjectId == second.Id.ToString())));
    }

    [Fact]
    public async Task A_work_that_is_sent_twice_is_handed_in_once()
    {
        var scene = await CourseScene.CreateAsync(app);
        var (learner, enrolment, _) = await scene.LearnerAsync();
        await scene.StudyTextAsync(learner, enrolment);
        var id = Guid.CreateVersion7();

        var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => scene.HandInAsync(learner, enrolment, id: id)));

        Assert.All(replies, reply => Assert.Equal(HttpStatusCode.OK, reply.StatusCode));
        Assert.Single(await learner.ReadAsync<List<HandedIn>>($"{scene.UnitPath(enrolment, scene.WorkId)}/submissions"));
        Assert.Equal("course.submission.waits", await (await scene.HandInAsync(learner, enrolment)).ErrorCodeAsync());
    }

    [Fact]
    public async Task Nobody_hands_in_a_file_of_somebody_else()
    {
        var scene = await CourseScene.CreateAsync(app);
        var (one, ofOne, _) = await scene.LearnerAsync();
        var (other, ofOther, _) = await scene.LearnerAsync();
        await scene.StudyTextAsync(one, ofOne);
        await scene.StudyTextAsync(other, ofOther);
        var file = await CourseScene.UploadAsync(one, scene.UnitPath(ofOne, scene.WorkId));

        Assert.Equal("material.file.not-found", await (await scene.HandInAsync(other, ofOther, files: file.FileId)).ErrorCodeAsync());
        Assert.Equal("material.file.not-found", await (await other.GetAsync($"/api/files/{file.FileId}")).ErrorCodeAsync());
        await (await scene.HandInAsync(one, ofOne, files: file.FileId)).OkAsync();
    }

    [Fact]
    public async Task A_tutor_who_learns_too_does_not_mark_the_own_work()
    {
        var scene = await CourseScene.CreateAsync(app);
        var tutor = scene.Tutor;
        var enrolment = (await (await tutor.PostAsync($"/api/learning/offers/{scene.CohortId}")).ReadAsync<AskToLearn.Response>()).EnrolmentId;
        await scene.StudyTextAsync(tutor, enrolment);
        await (await scene.HandInAsync(tutor, enrolment)).OkAsync();
        var id = (await tutor.ReadAsync<List<HandedIn>>($"{scene.UnitPath(enrolment, scene.WorkId)}/submissions")).Single().Id;

        Assert.Equal("course.submission.own", await (await tutor.PutAsync($"/api/submissions/{id}/mark", new MarkSubmission.Request(CourseScene.Enough, "", false))).ErrorCodeAsync());
        Assert.Equal(SubmissionState.Accepted, (await (await scene.Methodist.PutAsync($"/api/submissions/{id}/mark", new MarkSubmission.Request(CourseScene.Enough, "", false))).ReadAsync<MarkSubmission.Response>()).State);
    }

    [Fact]
    public async Task Of_two_marks_at_once_one_counts()
    {
        var scene = await CourseScene.CreateAsync(app);
        var (learner, enrolment, _) = await scene.LearnerAsync();
        await scene.StudyTextAsync(learner, enrolment);
        await (await scene.HandInAsync(learner, enrolment)).OkAsync();
        var id = (await learner.ReadAsync<List<HandedIn>>($"{scene.UnitPath(enrolment, scene.WorkId)}/submissions")).Single().Id;

        var replies = await Task.WhenAll(new[] { scene.Tutor, scene.Methodist }.Select(marker =>
            marker.PutAsync($"/api/submissions/{id}/mark", new MarkSubmission.Request(CourseScene.Enough, "", false))));

        Assert.Single(replies, reply => reply.IsSuccessStatusCode);
        Assert.Equal("course.submission.marked", await replies.Single(reply => !reply.IsSuccessStatusCode).ErrorCodeAsync());
    }

    [Fact]
    public async Task More_time_reaches_one_learner_only()
    {
        var scene = await CourseScene.CreateAsync(app);
        var (one, ofOne, _) = await scene.LearnerAsync();
        var (other, ofOther, _) = await scene.LearnerAsync();
        var until = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(9);

        await (await scene.Tutor.PutAsync($"/api/enrolments/{ofOne}/units/{scene.WorkId}/extension", new ExtendUnit.Request(until))).OkAsync();

        Assert.Equal(until, (await one.ReadAsync<GetLearning.Response>($"/api/learning/{ofOne}")).Modules[0].Units[1].DueOn);
        Assert.Null((await other.ReadAsync<GetLearning.Response>($"/api/learning/{ofOther}")).Modules[0].Units[1].DueOn);
        Assert.Equal("course.cohort.not-found", await (await one.PutAsync($"/api/enrolments/{ofOne}/units/{scene.WorkId}/extension", new ExtendUnit.Request(until))).ErrorCodeAsync());
    }

    [Fact]
    public async Task More_time_goes_beyond_the_end_of_the_cohort()
    {
        var scene = await CourseScene.CreateAsync(app);
        var (learner, enrolment, _) = await scene.LearnerAsync();
        await scene.StudyTextAsync(learner, enrolment);
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        await app.WithDbAsync(db => db.Cohorts.Where(c => c.Id == scene.CohortId).ExecuteUpdateAsync(set => set.SetProperty(c => c.StartsOn, today.AddDays(-20)).SetProperty(c => c.EndsOn, today.AddDays(-5))));
        Assert.Equal("course.submission.late", await (await scene.HandInAsync(learner, enrolment)).ErrorCodeAsync());

        await (await scene.Tutor.PutAsync($"/api/enrolments/{enrolment}/units/{scene.WorkId}/extension", new ExtendUnit.Request(today.AddDays(2)))).OkAsync();

        await (await scene.HandInAsync(learner, enrolment)).OkAsync();
    }

    [Fact]
    public async Task Only_whom_a_course_is_for_is_offered_it()
    {
        var scene = await CourseScene.CreateAsync(app);
        var (teacher, pupil) = (app.As((await app.CreatePersonAsync([Role.Teacher])).Id), app.As((await app.CreatePersonAsync([Role.Pupil])).Id));

        Assert.Contains((await teacher.ReadAsync<ListLearning.Response>("/api/learning")).Offers, offer => offer.CohortId == scene.CohortId);
        Assert.DoesNotContain((await pupil.ReadAsync<ListLearning.Response>("/api/learning")).Offers, offer => offer.CohortId == scene.CohortId);
        Assert.Equal("course.enrolment.wrong-audience", await (await pupil.PostAsync($"/api/learning/offers/{scene.CohortId}")).ErrorCodeAsync());
    }

    private static async Task<ListLearning.Item> ItemAsync(HttpClient learner, Guid enrolment) =>
        (await learner.ReadAsync<ListLearning.Response>("/api/learning")).Courses.Single(c => c.EnrolmentId == enrolment);

    private static async Task<SubmissionState> MarkAsync(CourseScene scene, Guid id, Dictionary<string, decimal> points, string comment) =>
        (await (await scene.Tutor.PutAsync($"/api/submissions/{id}/mark", new MarkSubmission.Request(points, comment, false))).ReadAsync<MarkSubmission.Response>()).State;
}
