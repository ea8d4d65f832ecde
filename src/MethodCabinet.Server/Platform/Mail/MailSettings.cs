using System.ComponentModel.DataAnnotations;
using MailKit.Security;

namespace MethodCabinet.Server.Platform.Mail;

/// <summary>Section <c>Mail</c>: an SMTP server, or a folder into which letters are written. With neither, no letters are sent and the page of the forgotten password says so.</summary>
public sealed class MailSettings : IValidatableObject
{
    /// <summary>Folder for letters as .eml files.</summary>
    public string Drop { get; set; } = "";

    public SmtpSettings? Smtp { get; set; }

    public bool IsOn => Smtp is not null || Drop.Length > 0;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Drop.Length > 0 && Smtp is not null)
        {
            yield return new ValidationResult("name either a folder (Mail__Drop) or an SMTP server (Mail__Smtp__Host and so on).", [nameof(Drop)]);
        }

        if (Smtp is { } smtp && (string.IsNullOrWhiteSpace(smtp.Host) || smtp.Port is < 1 or > 65535 || !new EmailAddressAttribute().IsValid(smtp.From) || smtp.From.Length == 0))
        {
            yield return new ValidationResult("Host, a Port from 1 to 65535 and From, an e-mail address, are needed.", [nameof(Smtp)]);
        }
    }
}

/// <summary>Section <c>Mail:Smtp</c>.</summary>
public sealed class SmtpSettings
{
    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    /// <summary><c>Auto</c>: TLS from the first byte on port 465, STARTTLS where the server offers it on others.</summary>
    public SecureSocketOptions Security { get; set; } = SecureSocketOptions.Auto;

    /// <summary>Empty for a server that asks for no sign-in.</summary>
    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>The sender's address.</summary>
    public string From { get; set; } = "";
}
