using MethodCabinet.Domain;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Materials;

/// <summary>Files that a module hands out by a rule of its own, though they are not private: to its readers their ids are no key. Each module that has such files registers these.</summary>
public sealed record GuardedFiles(Func<AppDb, IQueryable<Guid>> Of);

/// <summary>Whom the general address of a file serves.</summary>
public sealed class FileGuard(AppDb db, CurrentUser user, IEnumerable<GuardedFiles> guarded)
{
    /// <summary>The staff works with all of them, and everybody with what they brought themselves.</summary>
    /// <exception cref="RuleBroken"><see cref="MaterialErrors.FileNotFound"/>.</exception>
    public async Task CheckAsync(StoredFile file, CancellationToken ct)
    {
        if (user.IsStaff || file.CreatedById == user.PersonId)
        {
            return;
        }

        var id = file.Id;
        foreach (var files in guarded)
        {
            if (await files.Of(db).AnyAsync(guardedId => guardedId == id, ct))
            {
                throw new RuleBroken(MaterialErrors.FileNotFound);
            }
        }
    }
}
