using System.Security.Claims;
using System.Text.Encodings.Web;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MethodCabinet.Server.Tests;

/// <summary>
/// Signs a request in by a header that names the person, with the roles that the person's dated facts give, so that tests of other
/// modules need no passwords. Requests without the header go the real way.
/// </summary>
public static class TestSignIn
{
    public const string Header = "X-Test-Person";

    private const string SchemeName = "test-person";

    private const string Chooser = "test-person-or-real";

    public static void AddTestSignIn(this IServiceCollection services)
    {
        string? real = null;
        services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, Handler>(SchemeName, _ => { })
            .AddPolicyScheme(Chooser, null, policy => policy.ForwardDefaultSelector = http => http.Request.Headers.ContainsKey(Header) ? SchemeName : real);
        services.PostConfigure<AuthenticationOptions>(options =>
        {
            real = options.DefaultAuthenticateScheme ?? options.DefaultScheme;
            options.DefaultAuthenticateScheme = Chooser;
        });
    }

    private sealed class Handler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var personId = Guid.Parse(Request.Headers[Header].ToString());
            var services = Context.RequestServices;
            var db = services.GetRequiredService<AppDb>();
            var access = Access.Of(
                await db.Memberships.AsNoTracking().Where(m => m.PersonId == personId).ToListAsync(),
                await db.Appointments.AsNoTracking().Where(a => a.PersonId == personId).ToListAsync(),
                await db.Guardianships.AnyAsync(g => g.GuardianId == personId),
                services.GetRequiredService<SiteSettings>().DayOf(services.GetRequiredService<TimeProvider>().GetUtcNow()));
            var claims = new[] { new Claim(CurrentUser.PersonClaim, personId.ToString()), new Claim(Policies.CompleteClaim, "true") }
                .Concat(access.Roles.Select(role => new Claim(CurrentUser.RoleClaim, role.ToString())))
                .Concat(access.Coordinates.Select(organization => new Claim(CurrentUser.OrganizationClaim, organization.ToString())));
            return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, SchemeName)), SchemeName));
        }
    }
}
