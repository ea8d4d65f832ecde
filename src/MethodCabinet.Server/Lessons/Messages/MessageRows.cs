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
        var current = db.StudyGroupMembers.Where(m => m.From <= today && (m.To == null || today <= m.To));
        return current.Where(m => m.PersonId == pupilId && m.Role == StudyGroupRole.Pupil)
            .Join(current.Where(m => m.Role == StudyGroupRole.Teacher), p => p.StudyGroupId, t => t.StudyGroupId, (_, t) => t)
            .Join(db.StudyGroups, t => t.StudyGroupId, g => g.Id, (t, g) => new TaughtIn { TeacherId = t.PersonId, Subject = g.Subject });
    }

    /// <summary>Whether the caller takes part in such a thread and may write into it now.</summary>
    internal async Task<bool> MayWriteAsync(Guid pupilId, Guid familyId, Guid? teacherId, CancellationToken ct)
    {
        var thread = new FamilyThread { Id = Guid.Empty, PupilId = pupilId, FamilyId = familyId, TeacherId = teacherId, CreatedAt = Now };
        return thread.Concerns(Me, user.IsStaff)
            && MessageRule.MayWrite(await FamilyAsync(pupilId, familyId, ct), isToCabinet: teacherId is null, teacherId is { } teacher && await Teaching(pupilId).AnyAsync(t => t.TeacherId == teacher, ct));
    }

    internal async Task<bool> MayReadAsync(FamilyThread thread, CancellationToken ct) => MessageRule.MayRead(thread, Me, user.IsStaff, await FamilyAsync(thread.PupilId, thread.FamilyId, ct));

    /// <summary>A thread that the caller may read.</summary>
    /// <exception cref="RuleBroken">ThreadNotFound.</exception>
    internal async Task<FamilyThread> SeenAsync(Guid id, CancellationToken ct) =>
        await db.FamilyThreads.SingleOrDefaultAsync(t => t.Id == id, ct) is { } thread && await MayReadAsync(thread, ct) ? thread : throw new RuleBroken(JournalErrors.ThreadNotFound);

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

    private async Task<DiaryReader> FamilyAsync(Guid pupilId, Guid familyId, CancellationToken ct)
    {
        var pupil = await db.People.Where(p => p.Id == pupilId).Select(p => new { p.BirthDate, Guardians = db.Guardianships.Where(g => g.WardId == pupilId).Select(g => g.GuardianId).ToList() }).SingleOrDefaultAsync(ct);
        return pupil is null ? DiaryReader.None : DiaryRights.Of(familyId, pupilId, pupil.Guardians.ToHashSet(), pupil.BirthDate, rows.Today);
    }
}
