using System.Text.Json;
using System.Text.RegularExpressions;
using MethodCabinet.Domain;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MethodCabinet.Server.Tests.Platform;

public sealed partial class AuditLogTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_change_is_recorded_with_its_before_and_after()
    {
        var id = Guid.CreateVersion7();
        await app.WithDbAsync(async db =>
        {
            db.Organizations.Add(new Organization { Id = id, Kind = OrganizationKind.School, ShortName = "Школа № 1", FullName = "Школа № 1" });
            await db.SaveChangesAsync();
        });
        await app.WithDbAsync(async db =>
        {
            (await db.Organizations.SingleAsync(o => o.Id == id)).ShortName = "Школа имени Пушкина";
            await db.SaveChangesAsync();
        });

        var log = await app.WithDbAsync(db => db.AuditLog.Where(e => e.SubjectId == id.ToString()).OrderBy(e => e.Id).ToListAsync());

        Assert.Equal(["Organization.Added", "Organization.Modified"], log.Select(e => e.Action));
        Assert.Equal("""{"ShortName": ["Школа № 1", "Школа имени Пушкина"]}""", log[1].Changes);
    }

    [Fact]
    public async Task What_is_recorded_is_read_with_names_and_enumerations_in_words()
    {
        var administrator = await app.CreatePersonAsync([Role.Administrator]);
        var pupil = await app.CreatePersonAsync([Role.Pupil]);
        var membership = await app.WithDbAsync(db => db.Memberships.SingleAsync(m => m.PersonId == pupil.Id));
        var client = await app.SignInAsync(administrator);
        var stored = await app.WithDbAsync(db => db.AuditLog.SingleAsync(e => e.SubjectId == membership.Id.ToString()));

        var read = await (await client.GetAsync($"/api/audit-log?subjectId={membership.Id}")).OkJsonAsync();

        Assert.Contains("\"Kind\": [null, \"student\"]", stored.Changes, StringComparison.Ordinal);
        var changes = Assert.Single(read.GetProperty("items").EnumerateArray()).GetProperty("changes");
        Assert.Equal("student", changes.GetProperty("Kind")[1].GetString());
        var names = read.GetProperty("names");
        var (person, school) = await app.WithDbAsync(async db => (await db.People.SingleAsync(p => p.Id == pupil.Id), await db.Organizations.SingleAsync(o => o.Id == pupil.OrganizationId)));
        Assert.Equal(person.ShortName, names.GetProperty(changes.GetProperty("PersonId")[1].GetString()!).GetProperty("name").GetString());
        Assert.Equal(school.ShortName, names.GetProperty(changes.GetProperty("OrganizationId")[1].GetString()!).GetProperty("name").GetString());
        Assert.Equal(("Membership", $"{person.ShortName}, {school.ShortName}"), NameOf(membership.Id));

        (string?, string?) NameOf(Guid id) =>
            (names.GetProperty(id.ToString()).GetProperty("kind").GetString(), names.GetProperty(id.ToString()).GetProperty("name").GetString());
    }

    [Fact]
    public async Task The_log_is_read_in_both_directions_of_time_page_by_page()
    {
        var client = await app.SignInAsAsync(Role.Administrator);
        var subject = Guid.CreateVersion7().ToString();
        await app.WithDbAsync(async db =>
        {
            db.AuditLog.AddRange(Enumerable.Range(0, 150).Select(_ => new AuditEntry { At = DateTimeOffset.UtcNow, Action = "answer-key.read", SubjectId = subject }));
            await db.SaveChangesAsync();
        });

        var (latest, earliest) = (await ReadAllAsync("-at"), await ReadAllAsync("at"));

        Assert.Equal(150, latest.Count);
        Assert.Equal(latest.Order(), earliest);
        Assert.Equal(earliest.AsEnumerable().Reverse(), latest);
        Assert.Equal("platform.request.sort-unknown", await (await client.GetAsync("/api/audit-log?sort=actor")).ErrorCodeAsync());

        async Task<List<long>> ReadAllAsync(string sort)
        {
            var (ids, cursor) = (new List<long>(), "");
            do
            {
                var page = await (await client.GetAsync($"/api/audit-log?subjectId={subject}&sort={sort}{cursor}")).OkJsonAsync();
                ids.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetInt64()));
                cursor = page.GetProperty("next").ValueKind == JsonValueKind.Null ? "" : $"&cursor={page.GetProperty("next").GetInt64()}";
            }
            while (cursor.Length > 0);
            return ids;
        }
    }

    /// <summary>What the log page shows of a change comes from these words.</summary>
    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task Everything_audited_has_its_words(string language)
    {
        using var file = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(TestPostgres.Repository, "web/src/i18n", language, "school.json")));
        var words = file.RootElement.GetProperty("audit");
        var entities = await app.WithDbAsync(db => Task.FromResult(db.Model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(IAudited))).ToList()));
        var properties = entities.SelectMany(type => type.GetProperties()).Where(p => !p.IsPrimaryKey() && !p.IsConcurrencyToken && !p.IsShadowProperty()).ToList();
        var missing = entities.Select(type => $"groups.{type.ClrType.Name}")
            .Concat(properties.Select(p => $"fields.{p.Name}"))
            .Concat(
                from type in entities
                from complex in type.GetComplexProperties()
                from property in complex.ComplexType.GetProperties()
                select $"fields.{complex.Name}{property.Name}")
            .Concat(Acts().Select(act => $"events.{act}"))
            .Concat(
                from property in properties
                let type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType
                where type.IsEnum
                from value in Enum.GetNames(type)
                select $"values.{property.Name}.{JsonNamingPolicy.CamelCase.ConvertName(value)}")
            .Distinct()
            .Where(path => !Has(words, path));

        Assert.Empty(missing);

        static bool Has(JsonElement words, string path) => path.Split('.').All(step => words.TryGetProperty(step, out words));
    }

    /// <summary>Acts that are no change of an audited entity; they stand in the code that records them.</summary>
    private static IEnumerable<string> Acts() =>
        from file in Directory.EnumerateFiles(Path.Combine(TestPostgres.Repository, "src/MethodCabinet.Server"), "*.cs", SearchOption.AllDirectories)
        from Match match in Act().Matches(File.ReadAllText(file))
        select match.Groups[1].Value;

    [GeneratedRegex(@"(?:Record\(\s*|Action = |Value\(|audited: )""([\w-]+\.[\w-]+)""")]
    private static partial Regex Act();

    [Theory]
    [InlineData("update platform.audit_log set action = 'x'")]
    [InlineData("delete from platform.audit_log")]
    [InlineData("truncate platform.audit_log")]
    public async Task The_database_refuses_to_alter_the_log(string sql)
    {
        await app.WithDbAsync(async db =>
        {
            db.Organizations.Add(new Organization { Id = Guid.CreateVersion7(), Kind = OrganizationKind.School, ShortName = sql, FullName = "Школа" });
            await db.SaveChangesAsync();
        });

        var refused = await Assert.ThrowsAsync<PostgresException>(() => app.WithDbAsync(db => db.Database.ExecuteSqlRawAsync(sql)));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }
}
