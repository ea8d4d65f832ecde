using Microsoft.AspNetCore.RateLimiting;
using MethodCabinet.Server.Platform;
using System.Threading.RateLimiting;

namespace MethodCabinet.Server.Certificates;

/// <summary>Issues, keeps and verifies documents (glossary: Certificate, Register, Verification).</summary>
public static class CertificatesModule
{
    private const string VerificationLimit = "certificate-verification";

    public static void AddCertificates(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<IssueCertificatesJob>();
        builder.Services.AddScoped<NewCertificates>();

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
        register.MapGet("/certificates", ListCertificates.Handle);
        register.MapPost("/certificates/{id:guid}/revocation", RevokeCertificate.Handle);
        register.MapPost("/certificates/{id:guid}/replacement", ReplaceCertificate.Handle);

        var own = app.MapApi("/certificates", "certificates", Policies.SignedIn);
        own.MapGet("/mine", GetMyCertificates.Handle);
        own.MapGet("/{id:guid}/pdf", GetCertificatePdf.Handle);

        var schools = app.MapApi("/olympiads/{olympiadId:guid}", "certificates", Policies.StaffOrCoordinator);
        schools.MapGet("/certificates.pdf", GetOlympiadCertificatesPdf.Handle);

        app.MapApi("/certificates", "certificates", policy: null)
            .MapGet("/verification/{number}", VerifyCertificate.Handle).AllowAnonymous().RequireRateLimiting(VerificationLimit);
    }
}
