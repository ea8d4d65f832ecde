using MethodCabinet.Server.Courses.Assignments;
using MethodCabinet.Server.Courses.Authoring;
using MethodCabinet.Server.Courses.Cohorts;
using MethodCabinet.Server.Courses.Learning;
using MethodCabinet.Server.Materials;
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
        builder.Services.AddScoped<UnitMedia>();
        builder.Services.AddScoped<PackageReader>();
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
        authors.MapGet("/{id:guid}/units/{unitId:guid}/videos/{fileId:guid}/{name}", GetDraftVideo.Handle);
        authors.MapPost("/{id:guid}/editions", PublishCourse.Handle);
        authors.MapPost("/{id:guid}/cohorts", CreateCohort.Handle);

        var cabinet = app.MapApi("", "courses", Policies.Staff);
        cabinet.MapPut("/cohorts/{id:guid}", EditCohort.Handle);
        cabinet.MapPost("/cohorts/{id:guid}/enrolments", EnrolPeople.Handle);
        cabinet.MapPut("/enrolments/{id:guid}/decision", DecideEnrolment.Handle);

        // Tutors are whom the cabinet names, whatever their roles: the operations ask.
        var tutors = app.MapApi("", "courses", Policies.SignedIn);
        tutors.MapGet("/cohorts/{id:guid}", GetCohort.Handle).AsWorkbook(GetCohort.Workbook, (GetCohort.Response r) => r.Learners, audited: "cohort.exported");
        tutors.MapGet("/cohorts/{id:guid}/submissions", ListSubmissions.Handle);
        tutors.MapPut("/enrolments/{id:guid}/units/{unitId:guid}/extension", ExtendUnit.Handle);
        tutors.MapGet("/submissions/{id:guid}", GetSubmission.Handle);
        tutors.MapPut("/submissions/{id:guid}/mark", MarkSubmission.Handle);
        tutors.MapGet("/submissions/{id:guid}/files/{number:int}", GetSubmissionFile.Handle);

        var learners = app.MapApi("/learning", "courses", Policies.SignedIn);
        learners.MapGet("", ListLearning.Handle);
        learners.MapPost("/offers/{id:guid}", AskToLearn.Handle);
        learners.MapGet("/{id:guid}", GetLearning.Handle);
        learners.MapPost("/{id:guid}/leave", LeaveCourse.Handle);
        learners.MapGet("/{id:guid}/units/{unitId:guid}", LearnUnit.Handle);
        learners.MapPut("/{id:guid}/units/{unitId:guid}/opened", OpenUnit.Handle);
        learners.MapPut("/{id:guid}/units/{unitId:guid}/complete", CompleteUnit.Handle);
        learners.MapGet("/{id:guid}/units/{unitId:guid}/videos/{fileId:guid}/{name}", GetUnitVideo.Handle);
        learners.MapPut("/{id:guid}/units/{unitId:guid}/watched", WatchVideo.Handle);
        learners.MapPut("/{id:guid}/units/{unitId:guid}/scorm", SaveScormState.Handle);
        learners.MapGet("/{id:guid}/units/{unitId:guid}/submissions", ListOwnSubmissions.Handle);
        learners.MapPost("/{id:guid}/units/{unitId:guid}/submissions", HandInAssignment.Handle);
        learners.MapPost("/{id:guid}/units/{unitId:guid}/files", UploadWork.Handle)
            .DisableAntiforgery() // CrossOriginGuard covers it
            .WithMetadata(new RequestSizeLimitAttribute(UploadFile.MaxSize + (1 << 20)));
    }
}
