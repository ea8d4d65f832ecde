using System.Text.Json;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Rooms;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace MethodCabinet.Server.Lessons.Rooms;

/// <summary>The stored logs of rooms, and what of an act only the database knows.</summary>
public sealed class RoomStore(NpgsqlDataSource database, IServiceScopeFactory scopes)
{
    /// <summary>Topic of <see cref="Notices"/>: something was entered into a room's log.</summary>
    internal const string EnteredTopic = "room-entered";

    /// <summary>One round trip: the entry, the lesson's own dates when it begins or ends, and the notice to the other machines.</summary>
    /// <returns>False when another machine has this number, or the act has come by another one.</returns>
    internal async Task<bool> TryEnterAsync(Guid lessonId, RoomEntry entry, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            """
            with entered as (
                insert into lessons.room_log (lesson_id, seq, id, at, by_id, act) values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning seq),
            dated as (
                update lessons.lessons set begun_at = case when $7 then $4 else begun_at end, ended_at = case when $8 then $4 else ended_at end
                where id = $1 and ($7 or $8) and exists (select from entered))
            select pg_notify($9, $10) from entered
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = lessonId });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = entry.Seq });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = entry.Id });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = entry.At });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = entry.By });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = JsonSerializer.Serialize(entry.Act, StoredJson.Options), NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = entry.Act is Begin });
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = entry.Act is End });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Notices.ChannelName });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Notices.ToOthers(EnteredTopic, lessonId) });
        return await command.ExecuteScalarAsync(ct) is not null;
    }

    /// <summary>What was entered after a number, in its order.</summary>
    internal async Task<List<RoomEntry>> TailAsync(Guid lessonId, long after, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<AppDb>().RoomLog.AsNoTracking()
            .Where(e => e.LessonId == lessonId && e.Seq > after).OrderBy(e => e.Seq).ToListAsync(ct);
        return rows.ConvertAll(row => row.Entry);
    }

    /// <summary>The last number of each log that has one.</summary>
    internal async Task<Dictionary<Guid, long>> LastAsync(IReadOnlyCollection<Guid> lessonIds, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDb>().RoomLog.Where(e => lessonIds.Contains(e.LessonId))
            .GroupBy(e => e.LessonId).Select(g => new { LessonId = g.Key, Seq = g.Max(e => e.Seq) }).ToDictionaryAsync(g => g.LessonId, g => g.Seq, ct);
    }

    /// <summary>The lesson and who belongs to it: nobody, once it was called off.</summary>
    /// <exception cref="RuleBroken">LessonErrors.NotFound.</exception>
    internal async Task<(Lesson Lesson, IReadOnlyDictionary<Guid, RoomRole> Members)> LessonAsync(Guid lessonId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var lesson = await db.Lessons.AsNoTracking().SingleOrDefaultAsync(l => l.Id == lessonId, ct) ?? throw new RuleBroken(LessonErrors.NotFound);
        return (lesson, lesson.CalledOffAt is not null ? [] : await db.LessonMembers.Where(m => m.LessonId == lessonId).ToDictionaryAsync(m => m.PersonId, m => m.Role, ct));
    }

    /// <summary>The act with what the page cannot know, or must not be believed.</summary>
    /// <exception cref="RuleBroken">ThingUnknown: a file that is not the actor's.</exception>
    internal async Task<RoomAct> CompleteAsync(OpenRoom room, RoomActor actor, RoomAct act, CancellationToken ct)
    {
        switch (act)
        {
            case KeepDoor keep:
                return keep with { Inside = keep.IsOpen ? [] : [.. room.Present.Where(person => room.Members.TryGetValue(person, out var role) && room.Room.Door.IsInside(new RoomActor(person, role)))] };
            case ShareFile share:
                var file = (await OwnFilesAsync(actor, [share.FileId], ct)).Single();
                return share with { Name = file.Name, Bytes = file.Size };
            case AskQuestion ask:
                actor.DemandStaff();
                await using (var scope = scopes.CreateAsyncScope())
                {
                    return ask with { Asked = await scope.ServiceProvider.GetRequiredService<AppDb>().ReadQuestionAsync(actor.PersonId, ask.VersionId, ct) };
                }

            case BringSlides bring:
                return (await OwnFilesAsync(actor, bring.Pages, ct)).All(page => FileKind.IsImage(page.MediaType)) ? bring : throw new RuleBroken(LessonErrors.ThingUnknown);
            default:
                return act;
        }
    }

    /// <summary>Who knows the id of somebody else's file learns nothing of it here.</summary>
    private async Task<List<StoredFile>> OwnFilesAsync(RoomActor actor, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var files = await scope.ServiceProvider.GetRequiredService<AppDb>().StoredFiles.AsNoTracking()
            .Where(f => ids.Contains(f.Id) && f.CreatedById == actor.PersonId && !f.IsPrivate && f.RemovedAt == null).ToListAsync(ct);
        return files.Count == ids.Distinct().Count() ? files : throw new RuleBroken(LessonErrors.ThingUnknown);
    }
}
