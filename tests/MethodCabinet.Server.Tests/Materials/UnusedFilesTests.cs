using System.Net.Http.Json;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Materials.Unused;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Server.Tests.Materials;

/// <summary>What nothing refers to goes after a month; what something refers to, in whatever way, stays.</summary>
public sealed class UnusedFilesTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly TimeSpan Month = SweepUnusedFilesJob.KeptFor + TimeSpan.FromHours(1);

    [Fact]
    public async Task A_file_that_nobody_uses_goes_after_a_month_with_its_bytes()
    {
        var id = await StoreAsync();
        await SweepAsync();
        await SweepAsync(Month - TimeSpan.FromDays(1));
        Assert.True(await IsHereAsync(id));

        await SweepAsync(Month);

        Assert.False(await IsHereAsync(id));
        await Assert.ThrowsAsync<FileNotFoundException>(() => app.Services.GetRequiredService<IFileStore>().CopyToAsync(id, Stream.Null, CancellationToken.None));
        Assert.False(await app.WithDbAsync(db => db.GoneFiles.AnyAsync(gone => gone.Id == id)));
    }

    [Theory]
    [InlineData("create table {0} (file_id uuid references materials.files)", "insert into {0} values ('{1}')")]
    [InlineData("create table {0} (file_id uuid references materials.files on delete cascade)", "insert into {0} values ('{1}')")]
    [InlineData("create table {0} (file_id uuid references materials.files on delete set null)", "insert into {0} values ('{1}')")]
    [InlineData("create table {0} (body text)", "insert into {0} values ('Смотрите ![схему](/api/files/{1}) и считайте')")]
    [InlineData("create table {0} (body jsonb)", "insert into {0} values ('[{{\"imageId\": \"{1}\"}}]')")]
    [InlineData("create table {0} (names text[])", "insert into {0} values (array['первый', '/API/FILES/{2}'])")]
    [InlineData("create table {0} (at timestamptz, body varchar(90)) partition by range (at); create table {0}_1 partition of {0} default", "insert into {0} values (now(), '{1}')")]
    public async Task Whatever_refers_keeps_the_file_also_a_table_that_is_new(string table, string use)
    {
        var (id, other) = (await StoreAsync(), await StoreAsync());
        var name = $"people.use_{Guid.NewGuid():N}";
        await ExecuteAsync(string.Format(null, table, name));
        await ExecuteAsync(string.Format(null, use, name, id, id.ToString().ToUpperInvariant()));

        await SweepAsync();
        await SweepAsync(Month);
        Assert.Equal((true, false), (await IsHereAsync(id), await IsHereAsync(other)));

        // The month begins when the last use ends.
        await ExecuteAsync($"drop table {name}");
        await SweepAsync(Month);
        await SweepAsync(Month + Month - TimeSpan.FromDays(2));
        Assert.True(await IsHereAsync(id));
        await SweepAsync(Month + Month);
        Assert.False(await IsHereAsync(id));
    }

    [Fact]
    public async Task A_picture_of_a_question_stays()
    {
        var id = await StoreAsync();
        var owner = (await app.CreatePersonAsync([Role.Methodist])).Id;
        var client = app.As(owner);
        var bankId = (await (await client.PostAsJsonAsync("/api/question-banks", new { title = "Физика", subject = "physics" })).OkJsonAsync()).GetProperty("id").GetGuid();
        var draft = new
        {
            title = "Цепь",
            statement = $"Какой ток в цепи?\n\n![Цепь](/api/files/{id})",
            body = new { type = "trueFalse" },
            key = new { type = "trueFalse", value = true },
            points = new { maxPoints = 1, penalty = 0, allowNegative = false },
        };
        await (await client.PutAsJsonAsync(
            $"/api/questions/{Guid.CreateVersion7()}", new { bankId, subject = "physics", gradeFrom = 7, gradeTo = 9, tags = Array.Empty<string>(), number = 0, draft })).OkJsonAsync();

        await SweepAsync();
        await SweepAsync(Month);

        Assert.True(await IsHereAsync(id));
    }

    [Fact]
    public async Task Who_refers_to_a_file_at_the_moment_of_its_removal_keeps_it()
    {
        var id = await StoreAsync();
        await ExecuteAsync("create table people.late_use (file_id uuid references materials.files on delete cascade)");
        await SweepAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync($"insert into people.late_use values ({id})");

        var sweep = SweepAsync(Month);
        await Eventually.WaitsAsync(app, sweep);
        await transaction.CommitAsync();
        await sweep;

        Assert.True(await IsHereAsync(id));
        await ExecuteAsync("drop table people.late_use");
    }

    [Fact]
    public async Task Bytes_that_the_storage_did_not_remove_are_removed_later()
    {
        var id = await StoreAsync();
        await app.WithDbAsync(async db =>
        {
            await db.StoredFiles.Where(f => f.Id == id).ExecuteDeleteAsync();
            db.GoneFiles.Add(new GoneFile { Id = id, At = DateTimeOffset.UtcNow });
            await db.SaveChangesAsync();
        });

        await using var scope = app.Services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<SweepFilesJob>(scope.ServiceProvider).RunAsync(CancellationToken.None);

        await Assert.ThrowsAsync<FileNotFoundException>(() => app.Services.GetRequiredService<IFileStore>().CopyToAsync(id, Stream.Null, CancellationToken.None));
    }

    private async Task<Guid> StoreAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var file = await scope.ServiceProvider.GetRequiredService<Files>().AddAsync("урок.mp4", new MemoryStream(LargeFileSender.Video(1_000)), null, CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync();
        return file.Id;
    }

    private async Task SweepAsync(TimeSpan later = default)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<SweepUnusedFilesJob>(scope.ServiceProvider, new LaterClock(later)).RunAsync(CancellationToken.None);
    }

    private Task<bool> IsHereAsync(Guid id) => app.WithDbAsync(db => db.StoredFiles.AnyAsync(f => f.Id == id));

    private Task<int> ExecuteAsync(string sql) => app.WithDbAsync(db => db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)));
}
