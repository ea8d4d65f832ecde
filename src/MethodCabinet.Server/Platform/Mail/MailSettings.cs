using System.ComponentModel.DataAnnotations;
using MailKit.Security;

namespace MethodCabinet.Server.Platform.Mail;

/// <summary>Section <c>Mail</c>: an SMTP server, or a folder into which letters are written. With neither, the product sends no mail and says so.</summary>
public sealed class MailSettings
{
    /// <summary>SMTP server.</summary>
    public string Host { get; set; } = "";

    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    public SecureSocketOptions Security { get; set; } = SecureSocketOptions.StartTls;

    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>The sender's address.</summary>
    [EmailAddress]
    public string From { get; set; } = "cabinet@localhost.localdomain";

    /// <summary>Folder for letters as .eml files, used when there is no <see cref="Host"/>.</summary>
    public string Drop { get; set; } = "";

    public bool IsOn => Host.Length > 0 || Drop.Length > 0;
}
