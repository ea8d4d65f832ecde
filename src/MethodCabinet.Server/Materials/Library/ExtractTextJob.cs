using Hangfire;
using MethodCabinet.Domain.Materials.Library;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Materials.Library;

/// <summary>Takes the text of the newest version of a file into the search, and notes in the file's row how far it came.</summary>
public sealed partial class ExtractTextJob(AppDb db, IFileStore store, ILogger<ExtractTextJob> log)
{
    /// <summary>Bytes. A larger file is a film, or a scan.</summary>
    internal const long MaxSize = 100 << 20;

    /// <summary>Five hundred pages take five seconds.</summary>
    private static readonly TimeSpan MaxTime = TimeSpan.FromMinutes(1);

    [AutomaticRetry(Attempts = 5)]
    public async Task RunAsync(Guid materialId, int number, int revision, CancellationToken ct)
    {
        var versions = await db.MaterialFiles.Where(f => f.MaterialId == materialId && f.Number == number).ToListAsync(ct);
        if (versions.SingleOrDefault(f => f.Revision == revision) is not { } row)
        {
            return;
        }

        if (row.Revision < versions.Max(f => f.Revision))
        {
            // The search shows what a reader is given, which is the newest.
            row.Text = row.Text == TextState.Waiting ? TextState.None : row.Text;
            await db.SaveChangesAsync(ct);
            return;
        }

        var file = await db.StoredFiles.AsNoTracking().SingleAsync(f => f.Id == row.FileId, ct);
        var (state, text) = file.Size > MaxSize ? (TextState.None, "") : await ReadAsync(file.Id, file.Size, file.MediaType, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // Whoever publishes meanwhile comes before or after: otherwise neither would see what the other writes, and the text would not be found.
        await db.Database.ExecuteSqlAsync($"select from materials.materials where id = {materialId} for no key update", ct);
        await db.MaterialTexts.Where(t => t.MaterialId == materialId && t.Number == number).ExecuteDeleteAsync(ct);
        db.MaterialTexts.AddRange(TextParts.Split(text).Select((part, index) => new MaterialText { MaterialId = materialId, Number = number, Part = index, Text = part }));
        row.Text = state;
        await db.SaveChangesAsync(ct);
        await db.Database.ExecuteSqlAsync($"select materials.index_materials(array[{materialId}])", ct);
        await transaction.CommitAsync(ct);
    }

    private async Task<(TextState State, string Text)> ReadAsync(Guid id, long size, string mediaType, CancellationToken ct)
    {
        using var content = new MemoryStream((int)size);
        await Files.ReachAsync(() => store.CopyToAsync(id, content, ct), ct);
        var bytes = content.ToArray();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(MaxTime);
        try
        {
            // A file that leads its reader in a circle is left behind with its thread: the job goes on.
            var read = await Task.Run(() => FileText.Read(bytes, mediaType, limit.Token), CancellationToken.None).WaitAsync(MaxTime + TimeSpan.FromSeconds(5), ct);
            return read is null || string.IsNullOrWhiteSpace(read.Text) ? (TextState.None, "") : (read.IsCut ? TextState.Cut : TextState.Taken, read.Text);
        }
#pragma warning disable CA1031 // a broken file makes its reader throw anything
        catch (Exception exception) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogBroken(exception, id);
            return (TextState.Broken, "");
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The text of file {Id} cannot be read")]
    private partial void LogBroken(Exception exception, Guid id);
}

/// <summary>Enqueues again what a process that died left waiting.</summary>
public sealed class SweepTextsJob(AppDb db, IBackgroundJobClient jobs, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public async Task RunAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow() - Patience;
        foreach (var file in await db.MaterialFiles.AsNoTracking().Where(f => f.Text == TextState.Waiting && f.AddedAt < before).OrderBy(f => f.AddedAt).Take(1000).ToListAsync(ct))
        {
            jobs.Enqueue<ExtractTextJob>(job => job.RunAsync(file.MaterialId, file.Number, file.Revision, CancellationToken.None));
        }
    }
}

/// <summary>Runs at night: forgets words that no material has any more.</summary>
public sealed class RefreshWordsJob(AppDb db)
{
    public Task RunAsync(CancellationToken ct) => db.Database.ExecuteSqlAsync($"select materials.refresh_words()", ct);
}
