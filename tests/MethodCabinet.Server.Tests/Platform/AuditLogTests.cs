using MethodCabinet.Domain.People;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MethodCabinet.Server.Tests.Platform;

public sealed class AuditLogTests(TestApp app) : IClassFixture<TestApp>
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
