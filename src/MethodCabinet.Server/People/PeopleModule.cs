using MethodCabinet.Server.Data;
using MethodCabinet.Server.People.Accounts;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Identity;

namespace MethodCabinet.Server.People;

public static class PeopleModule
{
    public static void AddPeople(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSessionCookie();
        services.AddIdentityCore<Account>(ConfigureIdentity)
            .AddEntityFrameworkStores<AppDb>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.AddSingleton<SessionCache>();
        services.AddSingleton<SessionInvalidation>();
        services.AddSingleton<SignInLimits>();
        services.AddScoped<Sessions>();
    }

    public static void ConfigureIdentity(IdentityOptions identity)
    {
        // Version 3 has the table of passkeys.
        identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        identity.Lockout.MaxFailedAccessAttempts = 10;
        identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
    }

    public static void MapPeople(this WebApplication app)
    {
        var account = app.MapApi("/account", "account", policy: null);
        account.MapPost("/sign-in", SignIn.Handle).AllowAnonymous();
        account.MapPost("/sign-out", SignOutHere.Handle).AllowAnonymous();
        account.MapPost("/second-factor", GiveSecondFactor.Handle).RequireAuthorization(Policies.AnySession);
        account.MapPost("/password", ChangePassword.Handle).RequireAuthorization(Policies.AnySession);

        app.MapApi("/me", "account", Policies.AnySession).MapGet("/", GetMe.Handle);
    }
}
