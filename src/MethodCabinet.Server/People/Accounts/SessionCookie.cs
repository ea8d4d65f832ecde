using MethodCabinet.Domain.People;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Caching.Memory;

namespace MethodCabinet.Server.People.Accounts;

/// <summary>The cookie <c>mc</c>, and how a request becomes the person of its session.</summary>
public static class SessionCookie
{
    public const string Name = "mc";

    public static void AddSessionCookie(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, options =>
            {
                options.Cookie.Name = Name;
                options.SlidingExpiration = true;
                options.Events.OnValidatePrincipal = ValidateAsync;
                options.Events.OnRedirectToLogin = context =>
                {
                    context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                    return Task.CompletedTask;
                };
                options.Events.OnRedirectToAccessDenied = RefuseAsync;
            })
            // Holds the challenge of a passkey between the two requests of its ceremony.
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, options =>
            {
                options.Cookie.Name = "mc-passkey";
                options.ExpireTimeSpan = TimeSpan.FromMinutes(5);
            });
        services.AddMemoryCache();
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .PostConfigure<IMemoryCache>((options, memory) => options.TicketDataFormat = new TicketCache(options.TicketDataFormat, memory));
        foreach (var scheme in new[] { IdentityConstants.ApplicationScheme, IdentityConstants.TwoFactorUserIdScheme })
        {
            services.AddOptions<CookieAuthenticationOptions>(scheme).Configure<ExampleSettings>((options, example) =>
            {
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.Cookie.SecurePolicy = example.Enabled ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            });
        }
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<SessionCache>();
        if (Guid.TryParse(context.Principal?.FindFirst(CurrentUser.SessionClaim)?.Value, out var id) && await sessions.FindAsync(id) is { } session)
        {
            context.ReplacePrincipal(session.Principal);
        }
        else
        {
            context.RejectPrincipal();
        }
    }

    private static Task RefuseAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var http = context.HttpContext;
        if (http.User.Identity is not SessionIdentity { Status: not SignInStatus.SignedIn } session)
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        var refusal = Sessions.Incomplete(session.Status);
        return TypedResults.Problem(ErrorHandler.Problem(refusal.Error, StatusCodes.Status403Forbidden, refusal.Args)).ExecuteAsync(http);
    }
}
