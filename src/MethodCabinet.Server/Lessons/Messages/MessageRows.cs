using MethodCabinet.Domain;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Journals;
using MethodCabinet.Domain.Lessons.Messages;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Lessons.Journals;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Messages;

/// <summary>Loads what the rules of messages need, for the caller.</summary>
public sealed class MessageRows(AppDb db, CurrentUser user, JournalRows rows)
{
    /// <summary>Written out, so that queries go on with it.</summary>
    internal sealed class TaughtIn
    {
        public required Guid TeacherId { get; init; }

        public required string Subject { get; init; }
    }

    internal Guid Me => user.PersonId;

    internal DateTimeOffset Now => rows.Now;

    /// <summary>Who teaches a pupil today.</summary>
    internal IQueryable<TaughtIn> Teaching(Guid pupilId)
    {
        var today = rows.Today;
        return db.StudyGroupMembers.Where(m => m.PersonId == pupilId && m.Role == StudyGroupRole.Pupil && m.From <= today && (m.To == null || today <= m.To))
            .Join(rows.Teaching(), p => p.StudyGroupId, t => t.StudyGroupId, (_, t) => t)
            .Join(db.StudyGroups, t => t.StudyGroupId, g => g.Id, (t, g) => new TaughtIn { TeacherId = t.PersonId, Subject = g.Subject });
    }

    /// <summary>Whether the caller takes part in such a thread and may write into it now.</summary>
    internal async Task<bool> MayWriteAsync(Guid pupilId, Guid familyId, Guid? teacherId, CancellationToken ct)
    {
        var thread = new FamilyThread { Id = Guid.Empty, PupilId = pupilId, FamilyId = familyId, TeacherId = teacherId, CreatedAt = Now };
        return thread.Concerns(Me, user.IsStaff)
            && MessageRule.MayWrite((await FamiliesAsync([pupilId], ct))(pupilId, familyId), isToCabinet: teacherId is null, teacherId is { } teacher && await Teaching(pupilId).AnyAsync(t => t.TeacherId == teacher, ct));
    }

    /// <summary>Those of the threads that the caller may read.</summary>
    internal async Task<IReadOnlySet<Guid>> ReadableAsync(IReadOnlyCollection<FamilyThread> threads, CancellationToken ct)
    {
        var family = await FamiliesAsync([.. threads.Select(t => t.PupilId).Distinct()], ct);
        return threads.Where(t => MessageRule.MayRead(t, Me, user.IsStaff, family(t.PupilId, t.FamilyId))).Select(t => t.Id).ToHashSet();
    }

    /// <summary>A thread that the caller may read.</summary>
    /// <exception cref="RuleBroken">ThreadNotFound.</exception>
    internal async Task<FamilyThread> SeenAsync(Guid id, CancellationToken ct) =>
        await db.FamilyThreads.SingleOrDefaultAsync(t => t.Id == id, ct) is { } thread && (await ReadableAsync([thread], ct)).Contains(id) ? thread : throw new RuleBroken(JournalErrors.ThreadNotFound);

    /// <exception cref="RuleBroken">What <see cref="FamilyMessage.Say"/> says; MessagesTooMany; Changed for who began a thread at the same moment twice.</exception>
    internal async Task SayAsync(FamilyThread thread, Guid messageId, string text, CancellationToken ct)
    {
        var (me, since) = (Me, Now.AddMinutes(-10));
        if (await db.FamilyMessages.AnyAsync(m => m.Id == messageId && m.AuthorId == me, ct))
        {
            return;
        }

        if (await db.FamilyMessages.CountAsync(m => m.AuthorId == me && m.At > since, ct) >= FamilyMessage.MostAtOnce)
        {
            throw new RuleBroken(JournalErrors.MessagesTooMany);
        }

        db.FamilyMessages.Add(FamilyMessage.Say(messageId, thread.Id, me, text, Now));
        await db.SaveUniqueAsync(JournalErrors.Changed, ct);
    }

    /// <summary>As what somebody comes to the diary of one of the pupils.</summary>
    private async Task<Func<Guid, Guid, DiaryReader>> FamiliesAsync(Guid[] pupilIds, CancellationToken ct)
    {
        var today = rows.Today;
        var pupils = await db.People.Where(p => pupilIds.Contains(p.Id))
            .Select(p => new { p.Id, p.BirthDate, Guardians = db.Guardianships.Where(g => g.WardId == p.Id).Select(g => g.GuardianId).ToList() }).ToDictionaryAsync(p => p.Id, ct);
        return (pupilId, familyId) => pupils.TryGetValue(pupilId, out var pupil) ? DiaryRights.Of(familyId, pupilId, pupil.Guardians.ToHashSet(), pupil.BirthDate, today) : DiaryReader.None;
    }
}
