using System.ComponentModel.DataAnnotations;

namespace MethodCabinet.Server.Materials.Checks;

/// <summary>Section <c>Antivirus</c>.</summary>
public sealed class AntivirusSettings : IValidatableObject
{
    /// <summary>Host and port of a clamd that takes streams. Empty: nobody looks for viruses.</summary>
    public string Clamd { get; set; } = "";

    /// <summary>Larger files are not taken. No more than <c>StreamMaxLength</c> in clamd.conf, which is 100 MB there unless it is told otherwise.</summary>
    public long MaxBytes { get; set; } = 100 << 20;

    internal bool IsOn => Clamd.Length > 0;

    internal string Host => Clamd[..Clamd.LastIndexOf(':')].Trim('[', ']');

    internal int Port => int.Parse(Clamd[(Clamd.LastIndexOf(':') + 1)..], System.Globalization.CultureInfo.InvariantCulture);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsOn && !(Clamd.LastIndexOf(':') is var colon and > 0 && ushort.TryParse(Clamd[(colon + 1)..], out var port) && port > 0))
        {
            yield return new ValidationResult("host and port are needed, such as localhost:3310.", [nameof(Clamd)]);
        }

        if (MaxBytes <= 0)
        {
            yield return new ValidationResult("a number of bytes is needed.", [nameof(MaxBytes)]);
        }
    }
}
