using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace MethodCabinet.Server.Platform;

/// <summary>A setting is wrong or missing; the message is one sentence that names it.</summary>
public sealed class SettingsException(string message) : Exception(message)
{
    /// <param name="setting">Such as <c>Site:PublicUrl</c>.</param>
    /// <param name="reason">Ends the sentence. One of the framework may have several lines.</param>
    public static SettingsException Wrong(string setting, string? reason) =>
        new($"Setting '{setting}' (environment variable {setting.Replace(":", "__", StringComparison.Ordinal)}) is missing or wrong: {reason?.ReplaceLineEndings(" ")}");
}

/// <summary>Section <c>Site</c>: what the cabinet is called and where it is reached.</summary>
public sealed class SiteSettings : IValidatableObject
{
    /// <summary>The address that people type; goes into QR codes and e-mails.</summary>
    [Required]
    public string PublicUrl { get; set; } = "";

    [Required]
    public string Municipality { get; set; } = "";

    [Required]
    public string Cabinet { get; set; } = "";

    /// <summary>Who signs certificates: «И. С. Петрова». Empty leaves the place for a name open.</summary>
    public string Signer { get; set; } = "";

    [Required]
    public string SignerPosition { get; set; } = "Заведующий методическим кабинетом";

    /// <summary>The one accent colour of the pages, <c>#rrggbb</c>.</summary>
    [RegularExpression("^#[0-9a-fA-F]{6}$")]
    public string Accent { get; set; } = "#12607a";

    /// <summary>IANA name of the municipality's time zone.</summary>
    [Required]
    public string TimeZone { get; set; } = "Europe/Moscow";

    /// <summary>Days off beside weekends and the holidays of the Labour Code, as the Government moves them: <c>2026-12-31, 2027-02-22</c>. Terms are counted in working days.</summary>
    public string DaysOff { get; set; } = "";

    /// <summary>Weekends on which one works, likewise.</summary>
    public string WorkDays { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!SettingsRegistration.IsWebAddress(PublicUrl))
        {
            yield return new ValidationResult("an address is needed that begins with https:// or http://.", [nameof(PublicUrl)]);
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
        {
            yield return new ValidationResult($"there is no time zone '{TimeZone}'; an IANA name is needed, such as Europe/Moscow.", [nameof(TimeZone)]);
        }

        foreach (var (name, days) in new[] { (nameof(DaysOff), DaysOff), (nameof(WorkDays), WorkDays) })
        {
            if (DaysIn(days) is null)
            {
                yield return new ValidationResult("days are needed such as 2026-12-31, with commas between them.", [name]);
            }
        }
    }

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>The days of a setting; null when something else stands there.</summary>
    public static IReadOnlySet<DateOnly>? DaysIn(string setting)
    {
        var days = new HashSet<DateOnly>();
        foreach (var text in setting.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return null;
            }

            days.Add(day);
        }

        return days;
    }

    /// <summary>The municipality's calendar day at <paramref name="moment"/>.</summary>
    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);

    /// <summary>The moment at which that day begins in the municipality.</summary>
    public DateTimeOffset StartOf(DateOnly day) => MomentOf(day, TimeOnly.MinValue);

    /// <summary>The moment at which the municipality's clocks show that time on that day.</summary>
    public DateTimeOffset MomentOf(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }
}

/// <summary>Section <c>Example</c>.</summary>
public sealed class ExampleSettings
{
    /// <summary>A demonstration: example people exist with known passwords, and cookies go over plain HTTP too. Never for real use.</summary>
    public bool Enabled { get; set; }

    /// <summary>Where the list of example accounts is written for the visitor; empty for nowhere.</summary>
    public string AccountsFile { get; set; } = "";
}

/// <summary>Section <c>Database</c>.</summary>
public sealed class DatabaseSettings
{
    /// <summary>Bring the database up to date when the process starts; otherwise the command <c>migrate</c> does it.</summary>
    public bool MigrateAtStart { get; set; } = true;
}

public static class SettingsRegistration
{
    /// <summary>Binds a section, checks it at once, and registers the value itself.</summary>
    /// <exception cref="SettingsException">A value is missing or wrong.</exception>
    public static T AddSettings<T>(this WebApplicationBuilder builder, string section)
        where T : class, new()
    {
        var value = new T();
        try
        {
            // A name that nothing reads is a slip of the pen: better no start than a setting without effect.
            builder.Configuration.GetSection(section).Bind(value, options => options.ErrorOnUnknownConfiguration = true);
        }
        catch (InvalidOperationException exception)
        {
            throw new SettingsException($"A value in the settings section '{section}' cannot be read: {exception.Message}");
        }

        var problems = new List<ValidationResult>();
        if (!Validator.TryValidateObject(value, new ValidationContext(value), problems, validateAllProperties: true))
        {
            throw SettingsException.Wrong($"{section}:{problems[0].MemberNames.FirstOrDefault()}", problems[0].ErrorMessage);
        }

        builder.Services.AddSingleton(value);
        return value;
    }

    /// <summary>Makes the folder of a setting and writes into it for a moment, so that a wrong setting is found at the start and not by the first file.</summary>
    /// <exception cref="SettingsException">There is no such folder and it cannot be made, or it cannot be written into.</exception>
    public static void PrepareFolder(string setting, string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            using var trial = new FileStream(Path.Combine(folder, $".{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw SettingsException.Wrong(setting, exception.Message);
        }
    }

    public static bool IsWebAddress(string value) => Uri.TryCreate(value, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);
}
