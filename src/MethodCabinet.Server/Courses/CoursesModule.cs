using MethodCabinet.Server.Courses.Assignments;
using MethodCabinet.Server.Courses.Authoring;
using MethodCabinet.Server.Courses.Cohorts;
using MethodCabinet.Server.Courses.Dates;
using MethodCabinet.Server.Courses.Grading;
using MethodCabinet.Server.Courses.Groups;
using MethodCabinet.Server.Courses.Learning;
using MethodCabinet.Server.Courses.LiveLessons;
using MethodCabinet.Server.Courses.Orders;
using MethodCabinet.Server.Courses.Peers;
using MethodCabinet.Server.Courses.Quizzes;
using MethodCabinet.Server.Courses.Readiness;
using MethodCabinet.Server.Courses.Schools;
using MethodCabinet.Server.Courses.Talk;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Materials.Library;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Workbooks;
using Microsoft.AspNetCore.Mvc;

namespace MethodCabinet.Server.Courses;

/// <summary>Distance learning of teachers and pupils (regulation, clause 2.3.5).</summary>
public static class CoursesModule
{
    public static void AddCourses(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PublishedCourses>();
        builder.Services.AddScoped<LearnerRows>();
        builder.Services.AddScoped<WorkRoom>();
        builder.AddQuizzes();
        builder.Services.AddRecurringJob<DealReviewsJob>("courses.deal-reviews", "*/10 * * * *", job => job.RunAsync(CancellationToken.None));
        builder.Services.AddRecurringJob<CountAttendedJob>("courses.count-attended", "*/5 * * * *", job => job.RunAsync(CancellationToken.None));
        builder.AddTalk();
        builder.AddDates();
        builder.Services.AddScoped<UnitMedia>();
        builder.Services.AddScoped<PackageReader>();
        builder.Services.AddSingleton(new MaterialUses(UsedMaterials.Units, ForStaff: true));
        builder.Services.AddSingleton(new GuardedFiles(db => db.UnitVersions.Where(v => v.FileId != null).Select(v => v.FileId!.Value)));
    }

    public static void MapCourses(this WebApplication app)
    {
        var authors = app.MapApi("/courses", "courses", Policies.Staff);
        authors.MapGet("", ListCourses.Handle).AsWorkbook(ListCourses.Workbook, (List<ListCourses.Response> r) => r);
        authors.MapPost("", CreateCourse.Handle);
        authors.MapGet("/{id:guid}", GetCourse.Handle);
        authors.MapPut("/{id:guid}", EditCourse.Handle);
        authors.MapPut("/{id:guid}/outline", ArrangeCourse.Handle);
        authors.MapPut("/{id:guid}/archived", ArchiveCourse.Handle);
        authors.MapPost("/{id:guid}/units", AddUnit.Handle);
        authors.MapGet("/{id:guid}/units/{unitId:guid}", GetUnit.Handle);
        authors.MapPut("/{id:guid}/units/{unitId:guid}", SaveUnit.Handle);
        authors.MapGet("/{id:guid}/units/{unitId:guid}/files/{fileId:guid}", GetDraftFile.Handle);
        authors.MapGet("/{id:guid}/units/{unitId:guid}/videos/{fileId:guid}/{name}", GetDraftVideo.Handle);
        authors.MapPost("/{id:guid}/walk", WalkDraft.Handle);
        authors.MapGet("/{id:guid}/walk/units/{unitId:guid}", WalkUnit.Handle);
        authors.MapPost("/{id:guid}/editions", PublishCourse.Handle);
        authors.MapGet("/{id:guid}/editions/{number:int}", GetEdition.Handle);
        authors.MapPost("/{id:guid}/cohorts", CreateCohort.Handle);
        authors.MapGet("/{id:guid}/readiness", GetCourseReadiness.Handle);
        authors.MapPut("/{id:guid}/readiness", SaveCourseReadiness.Handle);

        var cabinet = app.MapApi("", "courses", Policies.Staff);
        cabinet.MapPut("/cohorts/{id:guid}", EditCohort.Handle);
        cabinet.MapPost("/cohorts/{id:guid}/enrolments", EnrolPeople.Handle);
        cabinet.MapPost("/cohorts/{id:guid}/enrolments/preview", PreviewList.Handle)
            .DisableAntiforgery() // CrossOriginGuard covers it
            .WithMetadata(new RequestSizeLimitAttribute(Sheets.MaxBytes + (1 << 20)));
        cabinet.MapPut("/enrolments/{id:guid}/decision", DecideEnrolment.Handle);
        cabinet.MapGet("/cohorts/{id:guid}/quotas", GetQuotas.Handle);
        cabinet.MapPut("/cohorts/{id:guid}/quotas", SetQuotas.Handle);
        cabinet.MapPost("/cohorts/{id:guid}/quotas/proposal", ProposeQuotas.Handle);
        cabinet.MapPost("/cohorts/{id:guid}/orders", CreateOrder.Handle);
        cabinet.MapDelete("/cohort-orders/{id:guid}", DropOrder.Handle);

        var schools = app.MapApi("/school-cohorts", "courses", Policies.StaffOrCoordinator);
        schools.MapGet("", ListSchoolCohorts.Handle);
        schools.MapGet("/{id:guid}", GetSchoolCohort.Handle);
        schools.MapPost("/{id:guid}/enrolments", EnrolOwn.Handle);
        schools.MapPost("/{id:guid}/withdrawals", WithdrawOwn.Handle);

        cabinet.MapPut("/readiness/framework", SaveFramework.Handle);
        cabinet.MapGet("/readiness/framework/diagnostic", ProposeDiagnostic.Handle);
        cabinet.MapPost("/readiness/framework/diagnostic", MakeDiagnostic.Handle);

        // Tutors are whom the cabinet names, whatever their roles: the operations ask.
        var tutors = app.MapApi("", "courses", Policies.SignedIn);
        tutors.MapGet("/cohorts/{id:guid}", GetCohort.Handle).AsWorkbook(GetCohort.Workbook, (GetCohort.Response r) => r.Learners, audited: "cohort.exported");
        tutors.MapGet("/cohorts/{id:guid}/submissions", ListSubmissions.Handle);
        tutors.MapGet("/cohorts/{id:guid}/release", GetRelease.Handle);
        tutors.MapPut("/cohorts/{id:guid}/release/{targetId:guid}", SayWord.Handle);
        tutors.MapGet("/cohorts/{id:guid}/lessons", ListCohortLessons.Handle);
        tutors.MapPut("/cohorts/{id:guid}/lessons/{unitId:guid}", SetCohortLesson.Handle);
        tutors.MapPut("/cohorts/{id:guid}/lessons/{unitId:guid}/called-off", CallOffCohortLesson.Handle);
        tutors.MapGet("/cohorts/{id:guid}/orders", ListOrders.Handle);
        tutors.MapGet("/cohorts/{id:guid}/grades", GetGrades.Handle);
        tutors.MapGet("/cohorts/{id:guid}/grades.xlsx", GetGradesWorkbook.Handle);
        tutors.MapPut("/cohorts/{id:guid}/grades/scheme", SetGradeScheme.Handle);
        tutors.MapPost("/cohorts/{id:guid}/grades/formula", PreviewFormula.Handle);
        tutors.MapPost("/cohorts/{id:guid}/grades/changes", ChangeGrades.Handle);
        tutors.MapPost("/cohorts/{id:guid}/grades/preview", PreviewGrades.Handle)
            .DisableAntiforgery() // CrossOriginGuard covers it
            .WithMetadata(new RequestSizeLimitAttribute(Sheets.MaxBytes + (1 << 20)));
        tutors.MapGet("/enrolments/{id:guid}/grades", GetLearnerGrades.Handle);
        tutors.MapPut("/enrolments/{id:guid}/units/{unitId:guid}/extension", ExtendUnit.Handle);
        tutors.MapGet("/submissions/{id:guid}", GetSubmission.Handle);
        tutors.MapPut("/submissions/{id:guid}/mark", MarkSubmission.Handle);
        tutors.MapGet("/cohorts/{id:guid}/units/{unitId:guid}/groups", GetCohortGroups.Handle);
        tutors.MapPut("/cohorts/{id:guid}/units/{unitId:guid}/groups/members", PlaceInGroup.Handle);
        tutors.MapPost("/cohorts/{id:guid}/units/{unitId:guid}/groups/deal", DealGroups.Handle);
        tutors.MapGet("/cohorts/{id:guid}/units/{unitId:guid}/reviews", GetPeerRound.Handle);
        tutors.MapPost("/cohorts/{id:guid}/units/{unitId:guid}/reviews", DealReviews.Handle);
        tutors.MapPost("/cohorts/{id:guid}/units/{unitId:guid}/reviews/settle", SettlePeerMarks.Handle);
        tutors.MapPut("/reviews/{id:guid}/aside", PutReviewAside.Handle);
        tutors.MapGet("/submissions/{id:guid}/files/{number:int}", GetSubmissionFile.Handle);

        app.MapApi("/readiness/coverage", "courses", Policies.StaffOrCoordinator)
            .MapGet("", GetCoverage.Handle).AsWorkbook(GetCoverage.Workbook, (GetCoverage.Response r) => r.Schools);
        var takers = app.MapApi("/readiness/diagnostics", "courses", Policies.StaffOrCoordinator);
        takers.MapGet("", ListDiagnostics.Handle);
        takers.MapGet("/{id:guid}/missing", ListMissingTakers.Handle).AsWorkbook(ListMissingTakers.Workbook, (ListMissingTakers.Response r) => r.People, audited: "readiness.exported");
        takers.MapPost("/{id:guid}/reminders", RemindMissingTakers.Handle);
        var readiness = app.MapApi("/readiness", "courses", Policies.SignedIn);
        readiness.MapGet("", GetOwnReadiness.Handle);
        readiness.MapGet("/framework", GetFramework.Handle);

        var learners = app.MapApi("/learning", "courses", Policies.SignedIn);
        learners.MapGet("", ListLearning.Handle);
        learners.MapPost("/offers/{id:guid}", AskToLearn.Handle);
        learners.MapGet("/{id:guid}", GetLearning.Handle);
        learners.MapGet("/{id:guid}/grades", GetOwnGrades.Handle);
        learners.MapPost("/{id:guid}/leave", LeaveCourse.Handle);
        learners.MapGet("/{id:guid}/units/{unitId:guid}", LearnUnit.Handle);
        learners.MapPut("/{id:guid}/units/{unitId:guid}/opened", OpenUnit.Handle);
        learners.MapPut("/{id:guid}/units/{unitId:guid}/complete", CompleteUnit.Handle);
        learners.MapGet("/{id:guid}/units/{unitId:guid}/videos/{fileId:guid}/{name}", GetUnitVideo.Handle);
        learners.MapPut("/{id:guid}/units/{unitId:guid}/watched", WatchVideo.Handle);
        learners.MapPut("/{id:guid}/units/{unitId:guid}/scorm", SaveScormState.Handle);
        learners.MapPost("/{id:guid}/units/{unitId:guid}/lesson", JoinUnitLesson.Handle);
        learners.MapGet("/{id:guid}/units/{unitId:guid}/submissions", ListOwnSubmissions.Handle);
        learners.MapPost("/{id:guid}/units/{unitId:guid}/submissions", HandInAssignment.Handle);
        learners.MapGet("/{id:guid}/units/{unitId:guid}/group", GetOwnGroup.Handle);
        learners.MapPut("/{id:guid}/units/{unitId:guid}/group", ChooseGroup.Handle);
        learners.MapPut("/{id:guid}/units/{unitId:guid}/group/draft", SaveGroupDraft.Handle);
        learners.MapGet("/{id:guid}/units/{unitId:guid}/group/files/{fileId:guid}", GetGroupFile.Handle);
        learners.MapGet("/{id:guid}/units/{unitId:guid}/reviews", ListOwnReviews.Handle);
        learners.MapPost("/{id:guid}/units/{unitId:guid}/files", UploadWork.Handle)
            .DisableAntiforgery() // CrossOriginGuard covers it
            .WithMetadata(new RequestSizeLimitAttribute(UploadFile.MaxSize + (1 << 20)));
        learners.MapPost("/{id:guid}/units/{unitId:guid}/files/uploads", BeginWorkUpload.Handle);
        learners.MapDelete("/{id:guid}/units/{unitId:guid}/files/{fileId:guid}", TakeBackWork.Handle);
        learners.MapGet("/{id:guid}/units/{unitId:guid}/files/{fileId:guid}", GetUnitFile.Handle);

        var reviews = app.MapApi("/reviews", "courses", Policies.SignedIn);
        reviews.MapGet("/{id:guid}", GetReview.Handle);
        reviews.MapPut("/{id:guid}", DoReview.Handle);
        reviews.MapGet("/{id:guid}/files/{number:int}", GetReviewFile.Handle);

        app.MapQuizzes();
        app.MapTalk();
        app.MapDates();
    }
}
