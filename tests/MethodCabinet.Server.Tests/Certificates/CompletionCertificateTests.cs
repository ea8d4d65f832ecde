using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Certificates;
using MethodCabinet.Server.Certificates.Cohorts;
using MethodCabinet.Server.Certificates.Designs;
using MethodCabinet.Server.Courses.Authoring;
using MethodCabinet.Server.Tests.Courses;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Server.Tests.Certificates;

public sealed class CompletionCertificateTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Who_completed_the_course_gets_a_certificate_with_hours_that_can_be_verified_and_revoked()
    {
        var scene = await CourseScene.CreateAsync(app);
        var ((learner, enrolment, person), (_, unfinished, _)) = (await scene.LearnerAsync(), await scene.LearnerAsync());
        await scene.CompleteAsync(learner, enrolment);
        var path = $"/api/cohorts/{scene.CohortId}/certificates";
        Assert.Equal(1, (await scene.Methodist.ReadAsync<GetIssuing.Response>($"{path}/issuing")).Completions);
        await (await scene.Methodist.PostAsync(path)).OkAsync();
        await scene.Methodist.UntilIssuedAsync(scene.CohortId, "cohorts");
        Assert.Equal("certificate.nothing-to-issue", await (await scene.Methodist.PostAsync(path)).ErrorCodeAsync());
        Assert.Equal("certificate.nothing-to-issue", await (await scene.Methodist.PostAsync($"/api/enrolments/{unfinished}/certificate")).ErrorCodeAsync());

        var own = Assert.Single(await learner.ReadAsync<List<GetMyCertificates.Item>>("/api/certificates/mine"));
        Assert.Equal((CertificateKind.Completion, person, enrolment, "Таблицы на уроке"), (own.Kind, own.HolderId, own.EnrolmentId!.Value, own.Ground));
        Assert.StartsWith("%PDF", System.Text.Encoding.ASCII.GetString((await learner.GetByteArrayAsync(new Uri($"/api/certificates/{own.Id}/pdf", UriKind.Relative)))[..4]), StringComparison.Ordinal);
        var verified = await app.CreateClient().ReadAsync<VerifyCertificate.Response>($"/api/certificates/verification/{own.Number}");
        Assert.Equal(CertificateValidity.Valid, verified.Validity);
        Assert.StartsWith("Таблицы на уроке, 36 ч, ", verified.Ground, StringComparison.Ordinal);
        Assert.Equal([own.Id], (await scene.Methodist.ReadAsync<ListCertificates.Response>($"/api/certificates?cohortId={scene.CohortId}")).Items.Select(c => c.Id));

        await (await scene.Methodist.PostAsync($"/api/certificates/{own.Id}/revocation", new RevokeCertificate.Request("Опечатка"))).OkAsync();
        Assert.Equal(CertificateValidity.Revoked, (await app.CreateClient().ReadAsync<VerifyCertificate.Response>($"/api/certificates/verification/{own.Number}")).Validity);
        Assert.Equal("certificate.nothing-to-issue", await (await scene.Methodist.PostAsync(path)).ErrorCodeAsync());
        await (await scene.Methodist.PostAsync($"/api/certificates/{own.Id}/replacement")).OkAsync();
        Assert.NotEqual(own.Number, Assert.Single(await learner.ReadAsync<List<GetMyCertificates.Item>>("/api/certificates/mine")).Number);
    }

    [Fact]
    public async Task One_is_issued_one_by_one_and_the_coordinator_of_the_school_fetches_it()
    {
        var scene = await CourseScene.CreateAsync(app);
        var (learner, enrolment, person) = await scene.LearnerAsync();
        await scene.LearnerAsync();
        var path = $"/api/enrolments/{enrolment}/certificate";
        Assert.Equal(new GetLearnerCertificate.Response(null, null, IsRevoked: false, CanIssue: false), await scene.Methodist.ReadAsync<GetLearnerCertificate.Response>(path));
        await scene.CompleteAsync(learner, enrolment);
        Assert.Equal(new GetLearnerCertificate.Response(null, null, IsRevoked: false, CanIssue: true), await scene.Methodist.ReadAsync<GetLearnerCertificate.Response>(path));
        await (await scene.Methodist.PostAsync(path)).OkAsync();
        var issued = await scene.Methodist.ReadAsync<GetLearnerCertificate.Response>(path);
        Assert.Equal((false, false, Assert.Single(await learner.ReadAsync<List<GetMyCertificates.Item>>("/api/certificates/mine")).Number), (issued.CanIssue, issued.IsRevoked, issued.Number));

        // While its file is being stored it cannot be revoked.
        await Eventually.TrueAsync(() => app.WithDbAsync(db => Task.FromResult(db.Certificates.Any(c => c.Id == issued.CertificateId && c.FileId != null))), "the document is drawn");
        await (await scene.Methodist.PostAsync($"/api/certificates/{issued.CertificateId}/revocation", new RevokeCertificate.Request("Опечатка"))).OkAsync();
        Assert.Equal(issued with { IsRevoked = true }, await scene.Methodist.ReadAsync<GetLearnerCertificate.Response>(path));
        await (await scene.Methodist.PostAsync($"/api/certificates/{issued.CertificateId}/replacement")).OkAsync();
        Assert.False((await scene.Methodist.ReadAsync<GetLearnerCertificate.Response>(path)).IsRevoked);
        var school = await app.WithDbAsync(db => Task.FromResult(db.Memberships.Single(m => m.PersonId == person).OrganizationId));
        var (own, foreign) = (app.As((await app.CreatePersonAsync([Role.Coordinator], school)).Id), app.As((await app.CreatePersonAsync([Role.Coordinator])).Id));
        Assert.Equal(scene.CohortId, Assert.Single(await own.ReadAsync<List<CountSchoolCertificates.Item>>("/api/certificates/of-schools")).CohortId);
        await (await own.GetAsync($"/api/cohorts/{scene.CohortId}/certificates.pdf")).OkAsync();
        Assert.Equal("certificate.not-found", await (await foreign.GetAsync($"/api/cohorts/{scene.CohortId}/certificates.pdf")).ErrorCodeAsync());
    }

    [Fact]
    public async Task A_course_that_says_so_issues_them_by_itself()
    {
        var (scene, other) = (await CourseScene.CreateAsync(app), await CourseScene.CreateAsync(app));
        var course = await scene.CourseAsync();
        await (await scene.Methodist.PutAsync(scene.CoursePath, new EditCourse.Request(course.Title, course.Summary, course.Hours, course.IsTemplate, course.Version, IssuesCertificates: true))).OkAsync();
        Assert.True((await scene.CourseAsync()).IssuesCertificates);
        foreach (var cohort in new[] { scene, other })
        {
            var (learner, enrolment, _) = await cohort.LearnerAsync();
            await cohort.CompleteAsync(learner, enrolment);
        }

        await RunAsync();
        await RunAsync();
        Assert.Single((await scene.Methodist.ReadAsync<ListCertificates.Response>($"/api/certificates?cohortId={scene.CohortId}")).Items);
        Assert.Empty((await scene.Methodist.ReadAsync<ListCertificates.Response>($"/api/certificates?cohortId={other.CohortId}")).Items);

        async Task RunAsync()
        {
            await using var scope = app.Services.CreateAsyncScope();
            await ActivatorUtilities.CreateInstance<IssueCompletionsJob>(scope.ServiceProvider).RunAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task A_pupil_needs_the_consent_and_a_teacher_must_not_have_withdrawn_it()
    {
        var scene = await CourseScene.CreateAsync(app);
        var (learner, enrolment, person) = await scene.LearnerAsync();
        await scene.CompleteAsync(learner, enrolment);
        await app.WithDbAsync(db =>
        {
            db.Consents.Add(new Consent { Id = Guid.CreateVersion7(), PersonId = person, Kind = ConsentKind.PersonalData, GivenAt = DateTimeOffset.UtcNow, GivenById = person, WithdrawnAt = DateTimeOffset.UtcNow });
            return db.SaveChangesAsync();
        });
        Assert.Equal("certificate.nothing-to-issue", await (await scene.Methodist.PostAsync($"/api/enrolments/{enrolment}/certificate")).ErrorCodeAsync());
        Assert.Equal(new GetLearnerCertificate.Response(null, null, IsRevoked: false, CanIssue: false), await scene.Methodist.ReadAsync<GetLearnerCertificate.Response>($"/api/enrolments/{enrolment}/certificate"));
    }

    [Fact]
    public async Task A_course_has_a_design_of_its_own_or_the_cabinets()
    {
        var scene = await CourseScene.CreateAsync(app);
        var path = $"/api/cohorts/{scene.CohortId}/certificate-designs/completion";
        Assert.Equal(GetDesign.Source.Standard, (await scene.Methodist.ReadAsync<GetDesign.Response>(path)).Source);
        var design = CertificateDesign.Standard(CertificateKind.Completion, "#12607a") with { Heading = "Удостоверение" };
        await (await scene.Methodist.PutAsync("/api/certificate-designs/completion", design with { Heading = "Справка" })).OkAsync();
        Assert.Equal((GetDesign.Source.Cabinet, "Справка"), await SeenAsync());
        await (await scene.Methodist.PutAsync(path, design)).OkAsync();
        Assert.Equal((GetDesign.Source.Course, "Удостоверение"), await SeenAsync());
        Assert.Equal("image/png", (await scene.Methodist.PostAsync($"{path}/preview", new PreviewDesign.Request(design, PreviewDesign.NameLength.Longest))).Content.Headers.ContentType?.MediaType);
        await (await scene.Methodist.DeleteAsync(new Uri(path, UriKind.Relative))).OkAsync();
        Assert.Equal(GetDesign.Source.Cabinet, (await SeenAsync()).Item1);
        Assert.Equal("platform.not-found", await (await scene.Methodist.GetAsync(path.Replace("completion", "winner", StringComparison.Ordinal))).ErrorCodeAsync());

        async Task<(GetDesign.Source, string)> SeenAsync()
        {
            var seen = await scene.Methodist.ReadAsync<GetDesign.Response>(path);
            return (seen.Source, seen.Design.Heading);
        }
    }
}
