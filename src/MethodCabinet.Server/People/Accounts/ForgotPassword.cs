using Hangfire;
using MethodCabinet.Domain;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Mail;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.People.Accounts;

/// <summary>Asks for a letter with a link to a new password. The answer never tells whether such a person exists.</summary>
public static class ForgotPassword
{
    public sealed record Request(string LoginOrEmail);

    public static async Task<NoContent> Handle(
        Request request, HttpContext http, AppDb db, UserManager<Account> accounts, SignInLimits limits, MailSettings mail, IBackgroundJobClient jobs, CancellationToken ct)
    {
        if (!mail.IsOn)
        {
            throw new RuleBroken(PeopleErrors.MailOff);
        }

        var asked = request.LoginOrEmail.Trim();
        limits.Count(http.Connection.RemoteIpAddress, asked);
        var login = accounts.NormalizeName(asked);
#pragma warning disable CA1862, CA1304, CA1311 // translated to SQL lower()
        var found = await db.People
            .Where(p => p.Email != null && (p.Email.ToLower() == asked.ToLower() || db.Users.Any(a => a.Id == p.Id && a.NormalizedUserName == login)))
            .Select(p => p.Id)
            .Take(5)
            .ToListAsync(ct);
#pragma warning restore CA1862, CA1304, CA1311
        foreach (var id in found)
        {
            // The job makes the token itself: jobs' arguments stay in the database for a day.
            jobs.Enqueue<SendPasswordResetJob>(job => job.RunAsync(id, CancellationToken.None));
        }

        return TypedResults.NoContent();
    }
}

public sealed class SendPasswordResetJob(AppDb db, UserManager<Account> accounts, Mailer mailer, SiteSettings site, Audit audit)
{
    public async Task RunAsync(Guid personId, CancellationToken ct)
    {
        var account = await accounts.FindByIdAsync(personId.ToString());
        var person = await db.People.SingleOrDefaultAsync(p => p.Id == personId, ct);
        if (account is null || person?.Email is not { } address)
        {
            return;
        }

        var token = await accounts.GeneratePasswordResetTokenAsync(account);
        var link = $"{site.PublicUrl.TrimEnd('/')}/reset-password?person={personId}&token={Uri.EscapeDataString(token)}";
        await using var template = typeof(Mailer).Assembly.GetManifestResourceStream(typeof(Mailer), "password-reset.txt")!;
        using var reader = new StreamReader(template);
        var letter = (await reader.ReadToEndAsync(ct))
            .Replace("{name}", person.FirstName, StringComparison.Ordinal)
            .Replace("{cabinet}", site.Cabinet, StringComparison.Ordinal)
            .Replace("{municipality}", site.Municipality, StringComparison.Ordinal)
            .Replace("{login}", account.UserName, StringComparison.Ordinal)
            .Replace("{link}", link, StringComparison.Ordinal)
            .Split('\n', 2);
        await mailer.SendAsync(address, letter[0], letter[1], ct);
        audit.Record("password.reset-mailed", personId);
        await db.SaveChangesAsync(ct);
    }
}
