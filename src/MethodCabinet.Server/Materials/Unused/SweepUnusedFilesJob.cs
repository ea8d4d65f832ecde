using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Materials.Unused;

/// <summary>
/// Runs every night: removes files to which nothing has referred for a month. What refers is asked of the database itself (<c>materials.used_files</c> in Data/Sql/6-materials.sql): every
/// foreign key to the files, and every text that holds an id.
/// </summary>
public sealed partial class SweepUnusedFilesJob(AppDb db, IFileStore store, IEnumerable<TextsWithoutFiles> skipped, TimeProvider clock, ILogger<SweepUnusedFilesJob> log)
{
    /// <summary>A text that somebody goes on writing after a holiday has its pictures still.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>So many are locked and looked at together: each look reads the texts of the whole database.</summary>
    private const int Batch = 500;

    private readonly string[] skip = [.. skipped.Select(table => table.Table)];

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        await MarkAsync(now, ct);
        while (await RemoveAsync(now, ct))
        {
        }

        await PurgeAsync(ct);
    }

    /// <summary>Removes the bytes of files whose rows are gone.</summary>
    public async Task PurgeAsync(CancellationToken ct)
    {
        foreach (var id in await db.GoneFiles.Select(gone => gone.Id).ToListAsync(ct))
        {
            await store.RemoveAsync(id, ct);
            await db.GoneFiles.Where(gone => gone.Id == id).ExecuteDeleteAsync(ct);
        }
    }

    /// <summary>Since when nothing refers: from the first night on which nothing does.</summary>
    private Task<int> MarkAsync(DateTimeOffset now, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        with used as materialized (select distinct materials.used_files(array(select id from materials.files), {skip}) as id)
        update materials.files file
        set unused_since = case when exists (select from used where used.id = file.id) then null else {now} end
        where (file.unused_since is null) <> exists (select from used where used.id = file.id)
        """,
        ct);

    /// <returns>Whether there may be more.</returns>
    private async Task<bool> RemoveAsync(DateTimeOffset now, CancellationToken ct)
    {
        var before = now - KeptFor;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // The lock is what the foreign key of a new reference waits for: who refers to a file at this moment either comes first and is seen, or finds no file.
        var ids = await db.Database.SqlQuery<Guid>($"select id as \"Value\" from materials.files where unused_since < {before} order by id limit {Batch} for update").ToArrayAsync(ct);
        if (ids.Length == 0)
        {
            return false;
        }

        var used = await db.Database.SqlQuery<Guid>($"select materials.used_files({ids}, {skip}) as \"Value\"").ToListAsync(ct);
        await db.Database.ExecuteSqlAsync($"update materials.files set unused_since = null where id = any ({used.ToArray()})", ct);
        Guid[] gone = [.. ids.Except(used)];
        await db.Database.ExecuteSqlAsync($"insert into materials.gone_files (id, at) select id, {now} from unnest({gone}) as id", ct);
        await db.Database.ExecuteSqlAsync($"delete from materials.files where id = any ({gone})", ct);
        await transaction.CommitAsync(ct);
        LogRemoved(gone.Length);
        return ids.Length == Batch;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} files to which nothing had referred for a month are removed")]
    private partial void LogRemoved(int count);
}
