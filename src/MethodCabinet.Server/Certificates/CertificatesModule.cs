using Microsoft.AspNetCore.RateLimiting;
using MethodCabinet.Server.Certificates.Cohorts;
using MethodCabinet.Server.Certificates.Contests;
using MethodCabinet.Server.Certificates.Designs;
using MethodCabinet.Server.Certificates.Office;
using MethodCabinet.Server.Certificates.Orders;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Workbooks;
using System.Threading.RateLimiting;

namespace MethodCabinet.Server.Certificates;

/// <summary>Issues, keeps and verifies documents (glossary: Certificate, Register, Verification).</summary>
public static class CertificatesModule
{
    private const string VerificationLimit = "certificate-verification";

    public static void AddCertificates(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<IssueCertificatesJob>();
        builder.Services.AddRecurringJob<SweepIssuingsJob>("certificates.sweep-issuings", "*/5 * * * *", job => job.RunAsync(CancellationToken.None));
        builder.Services.AddRecurringJob<IssueCompletionsJob>("certificates.issue-completions", "* * * * *", job => job.RunAsync(CancellationToken.None));
        builder.Services.AddScoped<NewCertificates>();
        builder.Services.AddSingleton(CertificateNews.Source);
        builder.Services.AddScoped<CertificateFiles>();
        builder.Services.AddScoped<CertificateDesigns>();
        builder.Services.AddScoped<Templates>();

        // 40 random bits and 60 guesses a minute: to find one of ten thousand numbers takes three and a half years.
        builder.Services.Configure<RateLimiterOptions>(limiter => limiter.AddPolicy(VerificationLimit, context =>
            RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = 60, Window = TimeSpan.FromMinutes(1) })));
    }

    public static void MapCertificates(this WebApplication app)
    {
        var register = app.MapApi("", "certificates", Policies.Staff);
        register.MapPost("/olympiads/{olympiadId:guid}/certificates", IssueCertificates.Handle);
        register.MapGet("/olympiads/{olympiadId:guid}/certificates/issuing", GetIssuing.Handle);
        register.MapPost("/contests/{contestId:guid}/certificates", IssueContestCertificates.Handle);
        register.MapGet("/contests/{contestId:guid}/certificates/issuing", GetContestIssuing.Handle);
        register.MapPost("/cohorts/{cohortId:guid}/certificates", IssueCohortCertificates.Handle);
        register.MapGet("/cohorts/{cohortId:guid}/certificates/issuing", GetCohortIssuing.Handle);
        register.MapGet("/enrolments/{id:guid}/certificate", GetLearnerCertificate.Handle);
        register.MapPost("/enrolments/{id:guid}/certificate", IssueLearnerCertificate.Handle);
        register.MapGet("/certificates", ListCertificates.Handle)
            .AsWorkbook(ListCertificates.Workbook, (ListCertificates.Response r) => r.Items, audited: "certificates.exported");
        register.MapPost("/certificates/{id:guid}/revocation", RevokeCertificate.Handle);
        register.MapPost("/certificates/{id:guid}/replacement", ReplaceCertificate.Handle);

        register.MapGet("/olympiads/{olympiadId:guid}/certificate-designs/{kind}", GetDesign.Handle);
        register.MapPut("/olympiads/{olympiadId:guid}/certificate-designs/{kind}", SaveDesign.Handle);
        register.MapDelete("/olympiads/{olympiadId:guid}/certificate-designs/{kind}", DropDesign.Handle);
        register.MapPost("/olympiads/{olympiadId:guid}/certificate-designs/{kind}/preview", PreviewDesign.Handle);
        register.MapPut("/certificate-designs/{kind}", SaveCabinetDesign.Handle);
        register.MapGet("/contests/{contestId:guid}/certificate-designs/{kind}", GetContestDesign.Handle);
        register.MapPut("/contests/{contestId:guid}/certificate-designs/{kind}", SaveContestDesign.Handle);
        register.MapDelete("/contests/{contestId:guid}/certificate-designs/{kind}", DropContestDesign.Handle);
        register.MapPost("/contests/{contestId:guid}/certificate-designs/{kind}/preview", PreviewContestDesign.Handle);
        register.MapPut("/contest-certificate-designs/{kind}", SaveCabinetContestDesign.Handle);

        register.MapGet("/cohorts/{cohortId:guid}/certificate-designs/{kind}", GetCohortDesign.Handle);
        register.MapPut("/cohorts/{cohortId:guid}/certificate-designs/{kind}", SaveCohortDesign.Handle);
        register.MapDelete("/cohorts/{cohortId:guid}/certificate-designs/{kind}", DropCohortDesign.Handle);
        register.MapPost("/cohorts/{cohortId:guid}/certificate-designs/{kind}/preview", PreviewCohortDesign.Handle);

        register.MapGet("/document-templates", ListTemplates.Handle);
        register.MapGet("/document-templates/{kind}", GetTemplate.Handle);
        register.MapPut("/document-templates/{kind}", SetTemplate.Handle);
        register.MapPost("/document-templates/{kind}/preview", PreviewTemplate.Handle);

        register.MapPost("/cohort-orders/{id:guid}/registration", RegisterOrder.Handle);

        app.MapApi("/today", "participation", Policies.Staff).MapGet("/first-steps", GetFirstSteps.Handle);

        // Tutors have the orders of their cohorts: the operation asks.
        app.MapApi("/cohort-orders", "certificates", Policies.SignedIn).MapGet("/{id:guid}/document", GetOrderDocument.Handle);

        // Of the chairs the one who signs there, and of the documents the protocol: the operations ask.
        var signed = app.MapApi("", "certificates", Policies.StaffOrChair);
        signed.MapGet("/olympiads/{olympiadId:guid}/documents/{kind}", GetOlympiadDocument.Handle);
        signed.MapGet("/contests/{contestId:guid}/documents/{kind}", GetContestDocument.Handle);

        var own = app.MapApi("/certificates", "certificates", Policies.SignedIn);
        own.MapGet("/mine", GetMyCertificates.Handle);
        own.MapGet("/{id:guid}/pdf", GetCertificatePdf.Handle);

        var schools = app.MapApi("", "certificates", Policies.StaffOrCoordinator);
        schools.MapGet("/certificates/of-schools", CountSchoolCertificates.Handle);
        schools.MapGet("/olympiads/{olympiadId:guid}/certificates.pdf", GetOlympiadCertificatesPdf.Handle);
        schools.MapGet("/olympiads/{olympiadId:guid}/certificates.zip", GetOlympiadCertificatesZip.Handle);
        schools.MapGet("/contests/{contestId:guid}/certificates.pdf", GetContestCertificatesPdf.Handle);
        schools.MapGet("/contests/{contestId:guid}/certificates.zip", GetContestCertificatesZip.Handle);
        schools.MapGet("/cohorts/{cohortId:guid}/certificates.pdf", GetCohortCertificatesPdf.Handle);
        schools.MapGet("/cohorts/{cohortId:guid}/certificates.zip", GetCohortCertificatesZip.Handle);

        app.MapApi("/certificates", "certificates", policy: null)
            .MapGet("/verification/{number}", VerifyCertificate.Handle).AllowAnonymous().RequireRateLimiting(VerificationLimit);
        app.MapGet(OfflineVerifier.Path, OfflineVerifier.Handle).AllowAnonymous().ExcludeFromDescription();
    }
}
