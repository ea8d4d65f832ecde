using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Materials.Unused;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Replays;

/// <summary>
/// Removes files of a deleted record, bytes and all, but those that something else refers to: slides that another lesson shows as well, a task that lies in a course. Again is harmless; a job that is
/// lost leaves them to the nightly sweep of unused files.
/// </summary>
public sealed class RemoveRecordFilesJob(AppDb db, Files files, IEnumerable<TextsWithoutFiles> skipped, TimeProvider clock)
{
    public async Task RunAsync(Guid[] ids, CancellationToken ct)
    {
        string[] skip = [.. skipped.Select(table => table.Table)];
        Guid[] gone;
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            // As the sweep does: a new reference waits for the lock and finds no file, or comes first and is seen.
            var known = await db.Database.SqlQuery<Guid>($"select id as \"Value\" from materials.files where id = any ({ids}) order by id for update").ToArrayAsync(ct);
            var used = await db.Database.SqlQuery<Guid>($"select materials.used_files({known}, {skip}) as \"Value\"").ToListAsync(ct);
            gone = [.. known.Except(used)];
            var now = clock.GetUtcNow();
            await db.StoredFiles.Where(file => gone.Contains(file.Id)).ExecuteUpdateAsync(set => set.SetProperty(file => file.RemovedAt, now), ct);
            await transaction.CommitAsync(ct);
        }

        foreach (var id in gone)
        {
            await files.PurgeAsync(id, ct);
        }
    }
}
