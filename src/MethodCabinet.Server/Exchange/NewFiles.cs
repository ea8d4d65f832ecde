using Hangfire;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Courses;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Materials.Previews;
using MethodCabinet.Server.Materials.Uploads;
using MethodCabinet.Server.Platform;

namespace MethodCabinet.Server.Exchange;

/// <summary>Files that come with an import: all of them stay, or none.</summary>
public sealed class NewFiles(Files files, IFileStore store, StorageQuota quota, CurrentUser user, IBackgroundJobClient jobs)
{
    private readonly List<StoredFile> stored = [];

    /// <summary>Before anything is stored.</summary>
    /// <param name="bytes">Of all.</param>
    /// <exception cref="RuleBroken">QuotaOfPerson, QuotaOfAll.</exception>
    public Task CheckRoomAsync(long bytes, CancellationToken ct) => quota.CheckAsync(bytes, ct);

    /// <inheritdoc cref="Files.AddAsync"/>
    public async Task<StoredFile> AddAsync(string name, Stream content, CancellationToken ct)
    {
        var file = await files.AddAsync(name, content, user.PersonId, ct);
        stored.Add(file);
        return file;
    }

    /// <summary>Saves what the import has made, together with its files; what does not come to be leaves no bytes behind.</summary>
    public async Task SaveAsync(AppDb db, Func<Task> work, CancellationToken ct)
    {
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);

            // Files that come at once take the last place once.
            await quota.LockAsync(ct);
            await quota.CheckAsync(stored.Sum(file => file.Size), ct);
            await db.SaveCourseAsync(ct);
            await work();
            await transaction.CommitAsync(ct);
        }
        catch
        {
            await GiveUpAsync();
            throw;
        }

        foreach (var id in stored.Where(Preview.IsMadeOf).Select(file => file.Id))
        {
            jobs.Enqueue<MakePreviewJob>(job => job.RunAsync(id, CancellationToken.None));
        }
    }

    /// <summary>When the import ends before it is saved.</summary>
    public async Task GiveUpAsync()
    {
        foreach (var file in stored)
        {
            await store.RemoveAsync(file.Id, CancellationToken.None);
        }

        stored.Clear();
    }
}
