using Hangfire;
using MethodCabinet.Domain;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials.Previews;
using MethodCabinet.Server.Materials.Uploads;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Materials;

/// <summary>Stores a picture, sound or document of an author.</summary>
public static class UploadFile
{
    /// <summary>Bytes.</summary>
    public const int MaxSize = 20 << 20;

    /// <param name="Address">Where pages find it: <c>/api/files/{id}</c>.</param>
    public sealed record Response(Guid Id, string Name, string MediaType, long Size, string Address);

    public static async Task<Ok<Response>> Handle(
        IFormFile file, Files files, IFileStore store, StorageQuota quota, AppDb db, CurrentUser user, IBackgroundJobClient jobs, CancellationToken cancellationToken)
    {
        await quota.CheckAsync(file.Length, cancellationToken);
        await using var content = file.OpenReadStream();
        var stored = await files.AddAsync(file.FileName, content, user.PersonId, cancellationToken);
        var id = stored.Id;
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            // Files that come at once take the last place once.
            await quota.LockAsync(cancellationToken);
            try
            {
                await quota.CheckAsync(stored.Size, cancellationToken);
            }
            catch (RuleBroken)
            {
                await store.RemoveAsync(id, CancellationToken.None);
                throw;
            }

            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        if (Preview.IsMadeOf(stored))
        {
            jobs.Enqueue<MakePreviewJob>(job => job.RunAsync(id, CancellationToken.None));
        }

        return TypedResults.Ok(new Response(stored.Id, stored.Name, stored.MediaType, stored.Size, $"/api/files/{stored.Id}"));
    }
}
