using MailKit.Net.Smtp;
using MimeKit;

namespace MethodCabinet.Server.Platform.Mail;

/// <summary>Sends letters by SMTP, or puts them into the drop folder.</summary>
public sealed class Mailer(MailSettings settings, SiteSettings site)
{
    /// <summary>Letters in the drop folder leave the machine for nowhere.</summary>
    private const string DropSender = "cabinet@localhost.localdomain";

    /// <param name="text">Plain text.</param>
    public async Task SendAsync(string to, string subject, string text, CancellationToken ct)
    {
        using var letter = new MimeMessage();
        letter.From.Add(new MailboxAddress(site.Cabinet, settings.Smtp?.From ?? DropSender));
        letter.To.Add(MailboxAddress.Parse(to));
        letter.Subject = subject;
        letter.Body = new TextPart("plain") { Text = text };
        if (settings.Smtp is not { } smtp)
        {
            Directory.CreateDirectory(settings.Drop);
            var file = Path.Combine(settings.Drop, $"{Guid.CreateVersion7():N}.eml");
            await letter.WriteToAsync(file + ".part", ct);
            File.Move(file + ".part", file);
            return;
        }

        using var client = new SmtpClient();
        await client.ConnectAsync(smtp.Host, smtp.Port, smtp.Security, ct);
        if (smtp.User.Length > 0)
        {
            await client.AuthenticateAsync(smtp.User, smtp.Password, ct);
        }

        await client.SendAsync(letter, ct);
        await client.DisconnectAsync(quit: true, ct);
    }
}
