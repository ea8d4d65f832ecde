using MethodCabinet.Domain.People;
using Microsoft.AspNetCore.Authorization;

namespace MethodCabinet.Server.Platform;

/// <summary>Who may call an endpoint. Rules about single rows (own school, own attempt) are decided by the operations.</summary>
public static class Policies
{
    /// <summary>Anybody with a complete sign-in: password changed, second factor given where one is due.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>A session that may still owe a new password or a second factor; only for the endpoints that settle it.</summary>
    public const string AnySession = "any-session";

    public const string Administrator = "administrator";

    /// <summary>Head, methodists, administrators.</summary>
    public const string Staff = "staff";

    /// <summary>Staff and chairs of juries.</summary>
    public const string StaffOrChair = "staff-or-chair";

    /// <summary>Jurors and chairs; of which olympiad decides the operation.</summary>
    public const string Jury = "jury";

    /// <summary>Staff, jurors and chairs; of which olympiad decides the operation.</summary>
    public const string StaffOrJury = "staff-or-jury";

    public const string HeadOrAdministrator = "head-or-administrator";

    public const string StaffOrCoordinator = "staff-or-coordinator";

    /// <summary>Set on a session that owes nothing more.</summary>
    public const string CompleteClaim = "complete";

    public static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(AnySession, policy => policy.RequireAuthenticatedUser());
        options.AddPolicy(SignedIn, policy => policy.RequireClaim(CompleteClaim));
        options.AddPolicy(Administrator, policy => policy.RequireClaim(CompleteClaim).RequireRoles(Role.Administrator));
        options.AddPolicy(Staff, policy => policy.RequireClaim(CompleteClaim).RequireRoles(Role.Head, Role.Methodist, Role.Administrator));
        options.AddPolicy(StaffOrChair, policy =>
            policy.RequireClaim(CompleteClaim).RequireRoles(Role.Head, Role.Methodist, Role.Administrator, Role.Chair));
        options.AddPolicy(Jury, policy => policy.RequireClaim(CompleteClaim).RequireRoles(Role.Juror, Role.Chair));
        options.AddPolicy(StaffOrJury, policy =>
            policy.RequireClaim(CompleteClaim).RequireRoles(Role.Head, Role.Methodist, Role.Administrator, Role.Juror, Role.Chair));
        options.AddPolicy(HeadOrAdministrator, policy => policy.RequireClaim(CompleteClaim).RequireRoles(Role.Head, Role.Administrator));
        options.AddPolicy(StaffOrCoordinator, policy =>
            policy.RequireClaim(CompleteClaim).RequireRoles(Role.Head, Role.Methodist, Role.Administrator, Role.Coordinator));
    }

    private static void RequireRoles(this AuthorizationPolicyBuilder policy, params Role[] roles) =>
        policy.RequireClaim(CurrentUser.RoleClaim, roles.Select(role => role.ToString()));
}
