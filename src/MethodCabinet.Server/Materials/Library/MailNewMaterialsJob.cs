using System.Text;
using Hangfire;
using MethodCabinet.Domain.Materials.Library;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Materials.Library;

/// <summary>Runs once a week: a job for each subscriber, so that one address that fails keeps no other waiting.</summary>
public sealed class StartDigestsJob(AppDb db, MailSettings mail, IBackgroundJobClient jobs)
{
    public async Task RunAsync(CancellationToken ct)
    {
        if (!mail.IsOn)
        {
            return;
        }

        foreach (var id in await db.LibrarySubscriptions.Select(s => s.PersonId).ToListAsync(ct))
        {
            jobs.Enqueue<MailNewMaterialsJob>(job => job.RunAsync(id, CancellationToken.None));
        }
    }
}

/// <summary>Tells one subscriber what is new since the last letter. Nothing new: no letter.</summary>
public sealed class MailNewMaterialsJob(AppDb db, Mailer mailer, SiteSettings site, TimeProvider clock)
{
    private const int Listed = 30;

    public async Task RunAsync(Guid personId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // Whoever runs the same job beside this one waits here, and finds the letter sent.
        var subscription = (await db.LibrarySubscriptions.FromSql($"select * from materials.library_subscriptions where person_id = {personId} for update").ToListAsync(ct)).SingleOrDefault();
        if (subscription is null || person?.Email is not { } address)
        {
            return;
        }

        var memberships = await db.Memberships.AsNoTracking().Where(m => m.PersonId == personId).ToListAsync(ct);
        var appointments = await db.Appointments.AsNoTracking().Where(a => a.PersonId == personId).ToListAsync(ct);
        var reader = LibraryReader.Of(personId, true, Access.Of(memberships, appointments, hasWards: false, site.DayOf(now)).Roles);
        var levels = Enum.GetValues<MaterialAccess>().Where(level => level <= reader.Level).ToArray();
        var readable = db.Materials.AsNoTracking().Where(m => m.State == MaterialState.Published && levels.Contains(m.Access) && m.PublishedAt <= now);
        var fresh = GetSubscription.NewFor(subscription, readable, subscription.MailedUntil);
        var count = await fresh.CountAsync(ct);
        if (count > 0)
        {
            var shown = await fresh.OrderByDescending(m => m.PublishedAt).ThenBy(m => m.Id).Take(Listed).ToListAsync(ct);
            var letter = await LetterAsync(person.FirstName, shown, count - shown.Count, ct);
            subscription.MailedUntil = now;
            await db.SaveChangesAsync(ct);
            await mailer.SendAsync(address, letter[0], letter[1], ct);
        }

        await transaction.CommitAsync(ct);
    }

    private async Task<string[]> LetterAsync(string name, List<Material> materials, int others, CancellationToken ct)
    {
        var library = $"{site.PublicUrl.TrimEnd('/')}/library";
        var list = new StringBuilder();
        foreach (var material in materials)
        {
            list.Append("— ").AppendLine(PrintedForm.Of(material.Description)).Append("  ").Append(library).Append('/').Append(material.Id).AppendLine().AppendLine();
        }

        if (others > 0)
        {
            list.Append("… +").Append(others);
        }

        await using var template = typeof(Mailer).Assembly.GetManifestResourceStream(typeof(Mailer), "library-digest.txt")!;
        using var reader = new StreamReader(template);
        return (await reader.ReadToEndAsync(ct))
            .Replace("{name}", name, StringComparison.Ordinal)
            .Replace("{cabinet}", site.Cabinet, StringComparison.Ordinal)
            .Replace("{municipality}", site.Municipality, StringComparison.Ordinal)
            .Replace("{library}", library, StringComparison.Ordinal)
            .Replace("{list}", list.ToString().TrimEnd(), StringComparison.Ordinal)
            .Split('\n', 2);
    }
}
