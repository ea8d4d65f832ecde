using MethodCabinet.Domain;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Journals;
using MethodCabinet.Domain.Lessons.Messages;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Lessons.Journals;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Messages;

/// <summary>What families and teachers, or the cabinet, wrote to the caller and the caller to them: threads, the last first.</summary>
public static class ListFamilyMessages
{
    private const int Most = 300;

    /// <param name="With">The other side; null for the cabinet.</param>
    /// <param name="Unread">Messages of others since the caller looked last.</param>
    public sealed record Response(Guid Id, Guid PupilId, string Pupil, string? With, DateTimeOffset LastAt, string Last, int Unread);

    public static async Task<Ok<List<Response>>> Handle(AppDb db, CurrentUser user, MessageRows rows, CancellationToken ct)
    {
        var (me, isStaff) = (user.PersonId, user.IsStaff);
        var found = await db.FamilyThreads.Where(t => t.FamilyId == me || t.TeacherId == me || (t.TeacherId == null && isStaff))
            .Select(t => new
            {
                Thread = t,
                Pupil = db.People.First(p => p.Id == t.PupilId),
                With = db.People.FirstOrDefault(p => p.Id == (t.FamilyId == me ? t.TeacherId : t.FamilyId)),
                Last = db.FamilyMessages.Where(m => m.ThreadId == t.Id).OrderByDescending(m => m.At).FirstOrDefault()!,
                Unread = db.FamilyMessages.Count(m => m.ThreadId == t.Id && m.AuthorId != me && !db.FamilyThreadSeen.Any(s => s.ThreadId == t.Id && s.PersonId == me && m.At <= s.At)),
            })
            .OrderByDescending(r => r.Last.At).Take(Most).AsNoTracking().ToListAsync(ct);
        var readable = await rows.ReadableAsync(found.ConvertAll(r => r.Thread), ct);
        return TypedResults.Ok(found.FindAll(r => readable.Contains(r.Thread.Id))
            .ConvertAll(r => new Response(r.Thread.Id, r.Thread.PupilId, r.Pupil.ShortName, r.With?.FullName, r.Last.At, r.Last.Text, r.Unread)));
    }
}

/// <summary>To whom the caller may write: a family to the cabinet and to those who teach the child, a teacher to families of the own pupils.</summary>
public static class ListFamilyRecipients
{
    /// <param name="FamilyId">The person of the family; the caller or, to a teacher, whom they write to.</param>
    /// <param name="TeacherId">Null for the cabinet.</param>
    /// <param name="Name">Null for the cabinet.</param>
    /// <param name="Subjects">That the teacher teaches the pupil.</param>
    public sealed record Response(Guid PupilId, string Pupil, Guid FamilyId, Guid? TeacherId, string? Name, IReadOnlyList<string> Subjects);

    public static async Task<Ok<List<Response>>> Handle(AppDb db, MessageRows messages, JournalRows rows, CancellationToken ct)
    {
        var me = rows.Me;
        var found = new List<Response>();
        foreach (var pupil in await db.People.AsNoTracking().Where(p => db.Guardianships.Any(g => g.GuardianId == me && g.WardId == p.Id) || (p.Id == me && db.StudyGroupMembers.Any(m => m.PersonId == me && m.Role == StudyGroupRole.Pupil))).ToListAsync(ct))
        {
            if (await rows.ReaderAsync(pupil.Id, ct) != DiaryReader.None)
            {
                found.Add(new(pupil.Id, pupil.ShortName, me, null, null, []));
                found.AddRange((await messages.Teaching(pupil.Id).Join(db.People, t => t.TeacherId, p => p.Id, (t, p) => new { t.Subject, Person = p }).ToListAsync(ct))
                    .GroupBy(t => t.Person.Id).Select(same => new Response(pupil.Id, pupil.ShortName, me, same.Key, same.First().Person.FullName, [.. same.Select(t => t.Subject).Distinct().Order(StringComparer.CurrentCulture)])));
            }
        }

        var (today, taught) = (rows.Today, rows.Taught());
        var own = await db.StudyGroupMembers.Where(m => taught.Contains(m.StudyGroupId) && m.Role == StudyGroupRole.Pupil && m.From <= today && (m.To == null || today <= m.To))
            .Select(m => m.PersonId).Distinct().Join(db.People, id => id, p => p.Id, (_, p) => p).AsNoTracking().ToListAsync(ct);
        var ids = own.ConvertAll(p => p.Id);
        var guardians = (await db.Guardianships.Where(g => ids.Contains(g.WardId)).Join(db.People, g => g.GuardianId, p => p.Id, (g, p) => new { g.WardId, Person = p }).AsNoTracking().ToListAsync(ct)).ToLookup(g => g.WardId, g => g.Person);
        foreach (var pupil in own.OrderBy(p => p.FullName, StringComparer.CurrentCulture))
        {
            found.AddRange(guardians[pupil.Id].Where(g => DiaryRights.Of(g.Id, pupil.Id, new HashSet<Guid> { g.Id }, pupil.BirthDate, today) == DiaryReader.Guardian)
                .Append(pupil).Select(person => new Response(pupil.Id, pupil.ShortName, person.Id, me, person.FullName, [])));
        }

        return TypedResults.Ok(found);
    }
}

/// <summary>Writes to somebody for the first time, or into the thread that there is.</summary>
public static class StartFamilyThread
{
    /// <param name="MessageId">Chosen by the page, so that sending it twice says it once.</param>
    /// <param name="FamilyId">The guardian or the pupil.</param>
    /// <param name="TeacherId">Null for the cabinet.</param>
    public sealed record Request(Guid MessageId, Guid PupilId, Guid FamilyId, Guid? TeacherId, string Text);

    public sealed record Response(Guid Id);

    public static async Task<Ok<Response>> Handle(Request request, AppDb db, MessageRows messages, CancellationToken ct)
    {
        if (!await messages.MayWriteAsync(request.PupilId, request.FamilyId, request.TeacherId, ct))
        {
            throw new RuleBroken(JournalErrors.RecipientUnknown);
        }

        var thread = await db.FamilyThreads.SingleOrDefaultAsync(t => t.PupilId == request.PupilId && t.FamilyId == request.FamilyId && t.TeacherId == request.TeacherId, ct);
        if (thread is null)
        {
            thread = new FamilyThread { Id = Guid.CreateVersion7(), PupilId = request.PupilId, FamilyId = request.FamilyId, TeacherId = request.TeacherId, CreatedAt = messages.Now };
            db.FamilyThreads.Add(thread);
        }

        await messages.SayAsync(thread, request.MessageId, request.Text, ct);
        return TypedResults.Ok(new Response(thread.Id));
    }
}

/// <summary>A thread, which is seen by that.</summary>
public static class GetFamilyThread
{
    private const int Most = 200;

    /// <param name="With">The other side; null for the cabinet.</param>
    /// <param name="MayWrite">Who teaches the pupil no more, and whose pupil is of age, reads only.</param>
    /// <param name="Messages">The last ones, by their time.</param>
    public sealed record Response(Guid Id, Guid PupilId, string Pupil, string? With, bool MayWrite, IReadOnlyList<Message> Messages);

    public sealed record Message(Guid Id, string Author, bool IsMine, string Text, DateTimeOffset At);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, MessageRows messages, CancellationToken ct)
    {
        var thread = await messages.SeenAsync(id, ct);
        var me = messages.Me;
        var people = await db.People.AsNoTracking().Where(p => p.Id == thread.PupilId || p.Id == thread.FamilyId || p.Id == thread.TeacherId).ToDictionaryAsync(p => p.Id, ct);
        var said = await db.FamilyMessages.AsNoTracking().Where(m => m.ThreadId == id).Join(db.People, m => m.AuthorId, p => p.Id, (m, p) => new { Message = m, Author = p })
            .OrderByDescending(r => r.Message.At).ThenByDescending(r => r.Message.Id).Take(Most).ToListAsync(ct);
        said.Reverse();

        // The page asks again and again; only what is new is written.
        if (said is [.., { Message.At: var last }] && !await db.FamilyThreadSeen.AnyAsync(s => s.ThreadId == id && s.PersonId == me && s.At >= last, ct))
        {
            await db.Database.ExecuteSqlAsync(
                $"insert into lessons.family_threads_seen (thread_id, person_id, at) values ({id}, {me}, {last}) on conflict (thread_id, person_id) do update set at = greatest(family_threads_seen.at, excluded.at)", ct);
        }

        var other = thread.FamilyId == me ? thread.TeacherId : thread.FamilyId;
        return TypedResults.Ok(new Response(
            id, thread.PupilId, people[thread.PupilId].ShortName, other is { } with ? people[with].FullName : null, await messages.MayWriteAsync(thread.PupilId, thread.FamilyId, thread.TeacherId, ct),
            said.ConvertAll(s => new Message(s.Message.Id, s.Author.FullName, s.Message.AuthorId == me, s.Message.Text, s.Message.At))));
    }
}

/// <summary>Writes into a thread.</summary>
public static class SayInFamilyThread
{
    public sealed record Request(Guid MessageId, string Text);

    public static async Task<NoContent> Handle(Guid id, Request request, MessageRows messages, CancellationToken ct)
    {
        var thread = await messages.SeenAsync(id, ct);
        if (!await messages.MayWriteAsync(thread.PupilId, thread.FamilyId, thread.TeacherId, ct))
        {
            throw new RuleBroken(JournalErrors.RecipientUnknown);
        }

        await messages.SayAsync(thread, request.MessageId, request.Text, ct);
        return TypedResults.NoContent();
    }
}
