using MethodCabinet.Server.Data;
using MethodCabinet.Server.People.Accounts;
using MethodCabinet.Server.People.Imports;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Workbooks;
using MethodCabinet.Server.Platform.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.SignalR;

namespace MethodCabinet.Server.People;

public static class PeopleModule
{
    public static void AddPeople(this WebApplicationBuilder builder, StartCommand command)
    {
        var services = builder.Services;
        services.AddSessionCookie();
        services.AddIdentityCore<Account>(ConfigureIdentity)
            .AddEntityFrameworkStores<AppDb>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.AddSingleton<SessionCache>();
        services.AddSingleton<SessionInvalidation>();
        services.AddSingleton<LiveConnections>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveConnections>());
        services.Configure<HubOptions>(hubs => hubs.AddFilter<LiveConnections>());
        services.AddSingleton<SignInLimits>();
        services.AddScoped<Sessions>();
        services.AddScoped<PeopleReads>();
        services.AddScoped<NewPeople>();
        services.AddSingleton<FirstAdministrator>();
        if (command is { Name: "serve", Role: not ProcessRole.Worker })
        {
            services.AddHostedService(provider => provider.GetRequiredService<FirstAdministrator>());
        }

        services.Configure<DataProtectionTokenProviderOptions>(tokens => tokens.TokenLifespan = TimeSpan.FromHours(2));
        services.AddOptions<IdentityPasskeyOptions>().Configure<SiteSettings>((passkeys, site) => passkeys.ServerDomain = new Uri(site.PublicUrl).Host);

        if (builder.AddSettings<MailSettings>("Mail") is { Smtp: null, Drop.Length: > 0 } mail)
        {
            SettingsRegistration.PrepareFolder("Mail:Drop", mail.Drop);
        }

        services.AddSingleton<Mailer>();
        services.AddScoped<SendPasswordResetJob>();
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

        account.MapPost("/forgot", ForgotPassword.Handle).AllowAnonymous();
        account.MapPost("/reset", ResetPassword.Handle).AllowAnonymous();
        account.MapPost("/first-administrator", MakeFirstAdministrator.Handle).AllowAnonymous();
        account.MapPost("/passkey-sign-in/options", StartPasskeySignIn.Handle).AllowAnonymous();
        account.MapPost("/passkey-sign-in", SignInWithPasskey.Handle).AllowAnonymous();
        account.MapGet("/passkeys", ListPasskeys.Handle).RequireAuthorization(Policies.SignedIn);
        account.MapPost("/passkeys/options", StartPasskey.Handle).RequireAuthorization(Policies.AnySession);
        account.MapPost("/passkeys", AddPasskey.Handle).RequireAuthorization(Policies.AnySession);
        account.MapDelete("/passkeys/{id}", RemovePasskey.Handle).RequireAuthorization(Policies.SignedIn);
        account.MapPost("/totp", SetUpAuthenticator.Handle).RequireAuthorization(Policies.AnySession);
        account.MapPost("/totp/confirm", ConfirmAuthenticator.Handle).RequireAuthorization(Policies.AnySession);
        account.MapPost("/totp/remove", RemoveAuthenticator.Handle).RequireAuthorization(Policies.SignedIn);
        account.MapGet("/sessions", ListSessions.Handle).RequireAuthorization(Policies.SignedIn);
        account.MapDelete("/sessions/{id:guid}", EndSession.Handle).RequireAuthorization(Policies.SignedIn);

        app.MapApi("/me", "account", Policies.AnySession).MapGet("/", GetMe.Handle);

        var organizations = app.MapApi("/organizations", "people", Policies.StaffOrCoordinator);
        organizations.MapGet("/", ListOrganizations.Handle).AsWorkbook(ListOrganizations.Workbook, (List<ListOrganizations.Item> r) => r);
        organizations.MapPost("/", CreateOrganization.Handle).RequireAuthorization(Policies.Staff);
        organizations.MapPut("/{id:guid}", EditOrganization.Handle).RequireAuthorization(Policies.Staff);
        organizations.MapGet("/{id:guid}/school-year", PreviewSchoolYear.Handle);
        organizations.MapPost("/{id:guid}/school-year", StartSchoolYear.Handle);

        var people = app.MapApi("/people", "people", policy: null);
        people.MapGet("/", SearchPeople.Handle).AsWorkbook(SearchPeople.Workbook, (SearchPeople.Response r) => r.Items, audited: "people.exported").RequireAuthorization(Policies.StaffOrCoordinator);
        people.MapPost("/", CreatePerson.Handle).RequireAuthorization(Policies.StaffOrCoordinator);
        people.MapGet("/{id:guid}", GetPerson.Handle).RequireAuthorization(Policies.SignedIn);
        people.MapPut("/{id:guid}", EditPerson.Handle).RequireAuthorization(Policies.StaffOrCoordinator);
        people.MapPost("/{id:guid}/memberships", JoinOrganization.Handle).RequireAuthorization(Policies.StaffOrCoordinator);
        people.MapPost("/{id:guid}/memberships/{membershipId:guid}/end", LeaveOrganization.Handle).RequireAuthorization(Policies.StaffOrCoordinator);
        people.MapGet("/{id:guid}/known-guardians", ListKnownGuardians.Handle).RequireAuthorization(Policies.StaffOrCoordinator);
        people.MapPost("/{id:guid}/guardians", AddGuardian.Handle).RequireAuthorization(Policies.StaffOrCoordinator);
        people.MapDelete("/{id:guid}/guardians/{guardianId:guid}", RemoveGuardian.Handle).RequireAuthorization(Policies.StaffOrCoordinator);
        people.MapPost("/consents", EnterConsents.Handle).RequireAuthorization(Policies.StaffOrCoordinator);
        people.MapPut("/{id:guid}/consents/{kind}", GiveConsent.Handle).RequireAuthorization(Policies.SignedIn);
        people.MapDelete("/{id:guid}/consents/{kind}", WithdrawConsent.Handle).RequireAuthorization(Policies.SignedIn);
        people.MapPost("/{id:guid}/appointments", Appoint.Handle).RequireAuthorization(Policies.HeadOrAdministrator);
        people.MapDelete("/{id:guid}/appointments/{appointmentId:guid}", EndAppointment.Handle).RequireAuthorization(Policies.HeadOrAdministrator);
        people.MapPost("/{id:guid}/one-time-password", GiveOneTimePassword.Handle).RequireAuthorization(Policies.StaffOrCoordinator);
        people.MapDelete("/{id:guid}/second-factor", TakeOffSecondFactor.Handle).RequireAuthorization(Policies.Administrator);

        var imports = app.MapApi("/imports", "people", Policies.StaffOrCoordinator);
        imports.MapGet("/template", DownloadTemplate.Handle);
        imports.MapPost("/", UploadImport.Handle)
            .DisableAntiforgery() // CrossOriginGuard stands for all requests
            .WithMetadata(new RequestSizeLimitAttribute(UploadImport.MaximumBytes + (64 << 10)));
        imports.MapGet("/{id:guid}", GetImport.Handle).AsWorkbook(GetImport.Workbook, (GetImport.Response r) => r.Rows, audited: "import.exported");
        imports.MapPost("/{id:guid}/confirm", ConfirmImport.Handle);

        var cards = app.MapApi("/login-cards", "people", Policies.StaffOrCoordinator);
        cards.MapGet("/", ListLoginCards.Handle);
        cards.MapPost("/", PrintLoginCards.Handle);

        app.MapApi("/audit-log", "people", Policies.Administrator).MapGet("/", ReadAuditLog.Handle)
            .AsWorkbook(AuditWorkbook.Workbook, (ReadAuditLog.Response r) => r.Items.Select(item => new AuditWorkbook.Row(item, r.Names)), audited: "audit-log.exported");
    }
}
