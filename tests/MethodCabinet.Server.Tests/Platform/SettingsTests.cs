using System.Text.RegularExpressions;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Lessons;
using MethodCabinet.Server.Lessons.Media;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Materials.Checks;
using MethodCabinet.Server.Materials.Uploads;
using MethodCabinet.Server.Materials.Videos;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Mail;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace MethodCabinet.Server.Tests.Platform;

/// <summary>A wrong setting stops the start with a sentence that names it; the installation's files name only settings that are read.</summary>
public sealed partial class SettingsTests
{
    [Theory]
    [InlineData("deploy/compose.yaml")]
    [InlineData("docs/install.md")]
    public void What_the_installation_sets_is_read(string file)
    {
        var names = Name().Matches(File.ReadAllText(Path.Combine(TestPostgres.Repository, file))).Select(match => match.Groups[1].Value).Distinct().ToList();
        var settings = Builder([.. names.Where(name => !name.Contains("Storage__Folder", StringComparison.Ordinal)).Select(name => (name.Replace("__", ":", StringComparison.Ordinal), ValueOf(name)))]);

        Assert.Contains("Mail__Smtp__Host", names);
        Assert.Empty(typeof(SiteSettings).GetProperties().Where(property => property.CanWrite).Select(property => $"Site__{property.Name}").Except(names));
        settings.AddSettings<SecuritySettings>("Security");
        settings.AddSettings<SiteSettings>("Site");
        settings.AddSettings<DatabaseSettings>("Database");
        Assert.Equal("text", settings.AddSettings<MailSettings>("Mail").Smtp!.Host);
        if (names.Contains("Storage__S3__Bucket"))
        {
            Assert.Equal("text", settings.AddSettings<StorageSettings>("Storage").S3!.Bucket);
        }
    }

    /// <summary>Whoever installs reads of all settings in one table; what is read from the environment by others than the sections below is named there as well.</summary>
    [Fact]
    public void The_table_of_settings_has_each_that_is_read_and_no_other()
    {
        var read = Sections.SelectMany(type => Of(type.Name.Replace("Settings", "", StringComparison.Ordinal), type));
        var registered = typeof(SettingsRegistration).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.Name.EndsWith("Settings", StringComparison.Ordinal));

        Assert.Equal(
            registered.Select(type => type.Name).Order(StringComparer.Ordinal),
            Sections.Concat([typeof(S3Settings), typeof(SmtpSettings), typeof(JanusNodeSettings), typeof(TurnSettings)]).Select(type => type.Name).Order(StringComparer.Ordinal));
        Assert.Equal(
            read.Concat(
            [
                "ConnectionStrings:Main", "Serilog:MinimumLevel", "Urls", "ASPNETCORE_FORWARDEDHEADERS_ENABLED", "ASPNETCORE_ENVIRONMENT", "OTEL_EXPORTER_OTLP_ENDPOINT", "METHODCABINET_ENV",
            ]).Order(StringComparer.Ordinal),
            Told().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Site:TimeZone", "Europe/Atlantis")]
    [InlineData("Site:PublicUrl", "")]
    [InlineData("Site:PublicUrl", "cabinet")]
    [InlineData("Site:PublicUrl", "ftp://cabinet.example.org")]
    [InlineData("Site:Accent", "red")]
    [InlineData("Site:DaysOff", "31.12.2026")]
    [InlineData("Site:WorkDays", "2026-12-26; 2026-12-27")]
    [InlineData("Site:Colour", "#123456")]
    public void A_wrong_value_or_name_of_the_site_is_named(string name, string value) =>
        AssertNames(name, () => Builder((name, value)).AddSettings<SiteSettings>("Site"));

    [Theory]
    [InlineData("Mail:Host", "smtp.example.org")]
    [InlineData("Mail:Smtp:From", "nobody")]
    [InlineData("Mail:Smtp:Port", "many")]
    public void A_wrong_value_or_name_of_the_mail_is_named(string name, string value) =>
        AssertNames(name, () => Builder((name, value)).AddSettings<MailSettings>("Mail"));

    [Theory]
    [InlineData("")]
    [InlineData("secret")]
    [InlineData("c2hvcnQ=")]
    public void A_missing_or_wrong_master_key_is_named(string value) =>
        AssertNames("Security:MasterKey", () => Builder(("Security:MasterKey", value)).AddSettings<SecuritySettings>("Security"));

    [Theory]
    [InlineData("Hust=localhost")]
    [InlineData("Database=x")]
    [InlineData("Host=localhost;Port=99999")]
    public void A_wrong_connection_string_is_named(string value) =>
        AssertNames("ConnectionStrings:Main", () => Builder(("ConnectionStrings:Main", value)).AddDatabase());

    private static readonly Type[] Sections = [typeof(SiteSettings), typeof(SecuritySettings), typeof(DatabaseSettings), typeof(ExampleSettings), typeof(StorageSettings), typeof(UploadsSettings), typeof(AntivirusSettings), typeof(VideoSettings), typeof(MaterialsSettings), typeof(MailSettings), typeof(LessonsSettings), typeof(MediaSettings)];

    /// <summary>The settings of a section, and of those within it.</summary>
    private static IEnumerable<string> Of(string section, Type type) =>
        from property in type.GetProperties().Where(property => property.CanWrite || property.PropertyType.IsGenericType)
        from name in property.PropertyType switch
        {
            // Of a list the first one is told.
            { IsGenericType: true } list when list.GetGenericArguments()[0].Name.EndsWith("Settings", StringComparison.Ordinal) => Of($"{section}:{property.Name}:0", list.GetGenericArguments()[0]),
            var one when one.Name.EndsWith("Settings", StringComparison.Ordinal) => Of($"{section}:{property.Name}", one),
            _ => [$"{section}:{property.Name}"],
        }
        select name;

    /// <summary>Names in the first column of the table. The later ones of a row may leave out the section of the first.</summary>
    private static IEnumerable<string> Told()
    {
        var lines = File.ReadAllLines(Path.Combine(TestPostgres.Repository, "README.md"));
        foreach (var row in lines.SkipWhile(line => !line.StartsWith("| setting |", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|')))
        {
            var names = Quoted().Matches(row.Split('|')[1]).Select(match => match.Groups[1].Value).ToList();
            var section = names[0][..(names[0].LastIndexOf(':') + 1)];
            foreach (var name in names)
            {
                yield return name.Contains(':', StringComparison.Ordinal) ? name : section + name;
            }
        }
    }

    private static void AssertNames(string name, Action start)
    {
        var sentence = Assert.Throws<SettingsException>(start).Message;
        var parts = name.Split(':');
        Assert.Contains(parts[0], sentence, StringComparison.Ordinal);
        Assert.Contains(parts[1], sentence, StringComparison.Ordinal);
    }

    private static WebApplicationBuilder Builder(params (string Name, string Value)[] settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)));
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { ["Site:Municipality"] = "Округ", ["Site:Cabinet"] = "Кабинет" }.Concat(
                settings.Any(setting => setting.Name == "Site:PublicUrl") ? [] : [KeyValuePair.Create("Site:PublicUrl", (string?)"https://cabinet.example.org")]));
        return builder;
    }

    private static string ValueOf(string name) => name.Split("__")[^1] switch
    {
        "Port" => "465",
        "MasterKey" => TestHost.MasterKey,
        "UseTls" or "MigrateAtStart" or "Enabled" => "false",
        "PublicUrl" => "https://cabinet.example.org",
        "Endpoint" => "minio:9000",
        "From" => "cabinet@example.org",
        "TimeZone" => "Asia/Omsk",
        "Accent" => "#123456",
        "DaysOff" or "WorkDays" => "2026-12-31, 2027-02-22",
        _ => "text",
    };

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^\s*((?:Security|Site|Database|Mail|Storage)(?:__\w+)+)\s*[:=]", RegexOptions.Multiline)]
    private static partial Regex Name();
}
