using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace MethodCabinet.Bench.Saves;

/// <summary>
/// The comparison: the same PostgreSQL takes the same rows one by one, each its own durable transaction, by prepared statements on as
/// many connections, with neither HTTP nor any rule.
/// </summary>
public sealed class SingleInserts(string connectionString)
{
    private const string Table = "public.single_inserts";

    /// <summary>A table of the journal's columns and keys; without its foreign key, in favour of the comparison.</summary>
    public async Task PrepareAsync(CancellationToken ct)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var command = database.CreateCommand($"create table {Table} (like olympiads.journal_entries including all)");
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Inserts per second.</summary>
    public async Task<double> MeasureAsync(int connections, TimeSpan duration, CancellationToken ct)
    {
        await using var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = connections }.ConnectionString);
        var commands = new List<NpgsqlCommand>();
        for (var i = 0; i < connections; i++)
        {
            var command = new NpgsqlCommand(
                $"insert into {Table} (attempt_id, device_id, seq, task_id, answer, elapsed_ms, hash, received_at, is_late) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                await database.OpenConnectionAsync(ct))
            {
                Parameters =
                {
                    new NpgsqlParameter<Guid> { TypedValue = Guid.NewGuid() },
                    new NpgsqlParameter<Guid> { TypedValue = Guid.NewGuid() },
                    new NpgsqlParameter<long> { TypedValue = 0 },
                    new NpgsqlParameter<Guid> { TypedValue = Guid.NewGuid() },
                    new NpgsqlParameter<string> { TypedValue = """{"type":"shortText","text":"Клетки растений и животных, ответ 1000"}""" },
                    new NpgsqlParameter<long> { TypedValue = 1000 },
                    new NpgsqlParameter<byte[]> { TypedValue = new byte[32], NpgsqlDbType = NpgsqlDbType.Bytea },
                    new NpgsqlParameter<DateTimeOffset> { TypedValue = DateTimeOffset.UtcNow },
                    new NpgsqlParameter<bool> { TypedValue = false },
                },
            };
            await command.PrepareAsync(ct);
            commands.Add(command);
        }

        var begun = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(commands.Select(async command =>
        {
            var seq = (NpgsqlParameter<long>)command.Parameters[2];
            while (Stopwatch.GetElapsedTime(begun) < duration)
            {
                seq.TypedValue++;
                await command.ExecuteNonQueryAsync(ct);
            }

            return seq.TypedValue;
        }));
        var rate = counts.Sum() / Stopwatch.GetElapsedTime(begun).TotalSeconds;
        foreach (var command in commands)
        {
            await command.Connection!.DisposeAsync();
            await command.DisposeAsync();
        }

        return rate;
    }
}
