using System.Security.Cryptography;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Assessment.Receipts;
using MethodCabinet.Server.Platform;
using Npgsql;

namespace MethodCabinet.Server.Olympiads.Attempts;

/// <summary>
/// Takes all saves that wait, commits them in one transaction, answers them, and takes the next. While one group is on its way to the disk
/// the next one gathers, so groups grow with the load and the disk is forced once for each.
/// </summary>
public sealed partial class JournalWriter(
    JournalQueue queue,
    NpgsqlDataSource database,
    ReceiptSigner signer,
    AttemptEvents events,
    JournalMetrics metrics,
    TimeProvider clock,
    ILogger<JournalWriter> log)
    : BackgroundService
{
    /// <summary>How long a save waits for a database that is away before it is answered 503. A round is complete only this long after its last deadline.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Entries of one group, roughly: the last save may go over it.</summary>
    private const int MaxEntries = 1000;

    /// <summary>Bytes of one group, roughly.</summary>
    private const long MaxBytes = 4 << 20;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    private readonly Dictionary<Guid, IReadOnlySet<Guid>> papers = [];
    private readonly KnownStates states = new(clock);

    /// <summary>Works of which the other nodes are still to be told: a commit whose notice failed finds everything held the next time.</summary>
    private readonly HashSet<Guid> untold = [];
    private JournalStore? store;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var group = new List<PendingSave>();
        try
        {
            while (await queue.Reader.WaitToReadAsync(stoppingToken))
            {
                // To the end of the pool's queue: requests that arrived before join the group, so that the disk is forced less often.
                await Task.Factory.StartNew(static () => { }, stoppingToken, TaskCreationOptions.PreferFairness, TaskScheduler.Default);
                Take(group);
                await CommitAsync(group, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The web server has stopped before and waited for its requests: what is left has nobody who listens.
            FailAll(group);
            Take(group);
            FailAll(group);
        }
        finally
        {
            await ResetAsync();
        }
    }

    private void Take(List<PendingSave> group)
    {
        group.Clear();
        var (entries, bytes) = (0, 0L);
        while (entries < MaxEntries && bytes < MaxBytes && queue.Reader.TryRead(out var save))
        {
            group.Add(save);
            entries += save.Entries.Length;
            bytes += save.Size;
        }
    }

    /// <summary>Answers every save of the group, whatever happens.</summary>
    private async Task CommitAsync(List<PendingSave> group, CancellationToken ct)
    {
        var pause = TimeSpan.FromMilliseconds(20);
        for (var tries = 1; ; tries++)
        {
            if (tries > 1 || store is null)
            {
                // Whatever keeps the group, or kept those before it: nobody is to wait longer than promised.
                group.RemoveAll(HasWaitedLongEnough);
            }

            if (group.Count == 0)
            {
                return;
            }

            try
            {
                if (await TryCommitAsync(group, ct))
                {
                    return;
                }

                // A deadline, a pause, a hand-in or a closing changed meanwhile. What was inserted is found to be held the next time.
                states.Clear();
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UniqueViolation && tries < 20)
            {
                // Another node wrote the same chain meanwhile. The heads are read again.
                states.Clear();
            }
            catch (Exception exception) when (IsPassing(exception))
            {
                if (tries == 1)
                {
                    LogAway(exception, group.Count);
                }

                await ResetAsync();
                if (exception is TimeoutException or { InnerException: TimeoutException } && tries > 1 && group.Count > 1)
                {
                    // It may be what the group asks for that takes too long, and not the database.
                    await CommitAsync(group[..(group.Count / 2)], ct);
                    await CommitAsync(group[(group.Count / 2)..], ct);
                    return;
                }

                await Task.Delay(pause, clock, ct);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
#pragma warning disable CA1031 // whatever it is, every save is answered
            catch (Exception exception) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
            {
                await ResetAsync();
                if (tries == 1)
                {
                    // A connection that broke unnoticed is told of in many ways, and a new one may be all that is needed.
                    continue;
                }

                if (group.Count == 1)
                {
                    LogRefused(exception, group[0].AttemptId);
                    group[0].Fail(exception);
                    return;
                }

                // One of them is the cause: each alone, so that only that one fails.
                foreach (var save in group.ToArray())
                {
                    await CommitAsync([save], ct);
                }

                return;
            }
        }
    }

    /// <summary>False when the group is to be judged and inserted again.</summary>
    private async Task<bool> TryCommitAsync(List<PendingSave> group, CancellationToken ct)
    {
        store ??= await JournalStore.OpenAsync(database, ct);
        await signer.PrepareAsync(ct);
        var started = clock.GetTimestamp();
        foreach (var shared in queue.TakeForgotten())
        {
            states.Forget(shared);
        }

        group.ForEach(save => save.State = states.Find(save));
        var unknown = group.FindAll(save => save.State is null).Select(save => save.AttemptId).ToHashSet();
        if (unknown.Count > 0)
        {
            // All saves of such an attempt, so that they are judged by the same state.
            await store.LookUpAsync(group.FindAll(save => unknown.Contains(save.AttemptId)), ct);
        }

        foreach (var save in group)
        {
            if (save.State is { } state && !papers.ContainsKey(state.PaperId))
            {
                papers[state.PaperId] = await store.Reads.TasksAsync(state.PaperId, ct);
            }
        }

        var resent = JournalGroup.Resent(group);
        JournalGroup.Plan(group, papers, resent.Count == 0 ? [] : await store.Reads.HeldAsync(resent, ct));
        var elsewhere = group.FindAll(save => save.State!.HasOtherDevices);
        if (elsewhere.Count > 0)
        {
            await store.Reads.LookElsewhereAsync(elsewhere, ct);
        }

        if (!await store.InsertAsync(group, ct))
        {
            return false;
        }

        metrics.Committed(group, clock.GetElapsedTime(started));
        untold.UnionWith(elsewhere.FindAll(save => save.HeldCount < save.Entries.Length).ConvertAll(save => save.AttemptId));
        if (untold.Count > 0)
        {
            await store.TellOthersAsync(untold, ct);
            untold.Clear();
        }

        group.ForEach(states.Keep);

        // The replies are written on one other thread for the whole group, while this one takes the next.
        ThreadPool.UnsafeQueueUserWorkItem(Answer, group.ToArray(), preferLocal: false);
        return true;
    }

    private void Answer(PendingSave[] committed)
    {
        var now = clock.GetUtcNow();
        Receipt[] receipts;
        try
        {
            receipts = signer.Sign(Array.ConvertAll(committed, save => save.Claim));
        }
        catch (CryptographicException exception)
        {
            // They are stored, but nobody may be told so without proof: sent again, they are found and signed.
            LogUnsigned(exception, committed.Length);
            Array.ForEach(committed, save => save.Fail(new RuleBroken(AttemptErrors.JournalBusy)));
            return;
        }

        foreach (var (save, receipt) in committed.Zip(receipts))
        {
            save.Succeed(now, receipt);
            events.Answered(save);
        }
    }

    private bool HasWaitedLongEnough(PendingSave save)
    {
        if (clock.GetElapsedTime(save.EnqueuedAt) < Patience)
        {
            return false;
        }

        save.Fail(new RuleBroken(PlatformErrors.DatabaseAway));
        return true;
    }

    private async Task ResetAsync()
    {
        states.Clear();
        if (store is { } broken)
        {
            store = null;
            try
            {
                await broken.DisposeAsync();
            }
#pragma warning disable CA1031 // whatever it says
            catch (Exception)
#pragma warning restore CA1031
            {
                // It is broken: that is why it is thrown away.
            }
        }
    }

    private static void FailAll(List<PendingSave> saves) => saves.ForEach(save => save.Fail(new RuleBroken(PlatformErrors.DatabaseAway)));

    /// <summary>A later try can succeed.</summary>
    private static bool IsPassing(Exception exception) =>
        ErrorHandler.IsDatabaseAway(exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The journal waits for the database; {Saves} saves in the group")]
    private partial void LogAway(Exception exception, int saves);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Saves} committed saves could not be signed")]
    private partial void LogUnsigned(Exception exception, int saves);

    [LoggerMessage(Level = LogLevel.Error, Message = "A save of attempt {AttemptId} could not be written")]
    private partial void LogRefused(Exception exception, Guid attemptId);
}
