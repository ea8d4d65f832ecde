using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Attempts;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Jury;

/// <summary>Rounds in which participants may ask the jury, or have asked, of olympiads whose jury the person is in.</summary>
public static class ListQuestionRounds
{
    /// <param name="Waiting">Questions about tasks of this juror that nobody has answered.</param>
    public sealed record Item(Guid RoundId, string RoundTitle, string OlympiadTitle, int Waiting);

    public static async Task<Ok<IReadOnlyList<Item>>> Handle(AppDb db, CurrentUser user, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        var (me, leads, now) = (user.PersonId, user.Roles.Contains(Role.Chair), clock.GetUtcNow());
        var ties = await db.TiesOfAsync(me, site.DayOf(now), ct);
        return TypedResults.Ok<IReadOnlyList<Item>>(await (
            from member in db.JuryMembers
            join olympiad in db.Olympiads on member.OlympiadId equals olympiad.Id
            join round in db.Rounds on olympiad.Id equals round.OlympiadId
            where member.PersonId == me && olympiad.Status == OlympiadStatus.Published
                && ((round.OpensAt <= now && round.ClosedAt == null) || db.ParticipantQuestions.Any(q => q.RoundId == round.Id))
            orderby round.OpensAt descending
            select new Item(
                round.Id, round.Title, olympiad.Title,
                db.ParticipantQuestions.Count(q => q.RoundId == round.Id && q.AnsweredAt == null
                    && (leads || ((member.TaskIds.Count == 0 || member.TaskIds.Contains(q.TaskId)) && db.AttemptsFor(ties).Any(a => a.Id == q.AttemptId))))))
            .ToListAsync(ct));
    }
}

/// <summary>What participants of a round ask: a juror sees what <see cref="QuestionReads.QuestionsFor"/> says, the chair and the organizer all.</summary>
public static class ListParticipantQuestions
{
    /// <param name="MayAnswer">A member of the jury; the organizer only reads.</param>
    /// <param name="MayAnnounce">The chair, while the round runs.</param>
    /// <param name="Announcements">The newest first.</param>
    public sealed record Response(
        string OlympiadTitle, string RoundTitle, bool MayAnswer, bool MayAnnounce, IReadOnlyList<Announcement> Announcements, IReadOnlyList<Question> Questions);

    /// <summary>What the chair has told everybody without having been asked.</summary>
    public sealed record Announcement(Guid Id, string Text, string By, DateTimeOffset At);

    /// <param name="IsForAll">The answer went to all who sit the paper.</param>
    public sealed record Question(
        Guid Id, int Position, string TrackName, string Text, DateTimeOffset AskedAt, string? Answer, bool IsForAll, string? AnsweredBy, DateTimeOffset? AnsweredAt);

    /// <summary>Those that wait first.</summary>
    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, CurrentUser user, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var head = await (
            from round in db.Rounds
            join olympiad in db.Olympiads on round.OlympiadId equals olympiad.Id
            where round.Id == id
            select new { olympiad.Title, Round = round.Title, round.OpensAt, round.ClosedAt, Member = db.JuryMembers.SingleOrDefault(m => m.OlympiadId == olympiad.Id && m.PersonId == user.PersonId) })
            .AsNoTracking().SingleOrDefaultAsync(ct).OrNotFound();
        if (head.Member is null && !user.IsStaff)
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        var heard = user.IsStaff ? db.ParticipantQuestions : db.QuestionsFor(head.Member!, user, await db.TiesOfAsync(user.PersonId, site.DayOf(now), ct));
        var rows = await (
            from question in heard
            join task in db.PaperTasks on question.TaskId equals task.Id
            join paper in db.Papers on task.PaperId equals paper.Id
            join track in db.Tracks on paper.TrackId equals track.Id
            join person in db.People on question.AnsweredById equals person.Id into people
            from juror in people.DefaultIfEmpty()
            where question.RoundId == id
            orderby question.AnsweredAt != null, question.AskedAt
            select new { Question = question, task.Position, Track = track.Name, Juror = juror })
            .AsNoTracking().ToListAsync(ct);
        var announced = await (
            from announcement in db.JuryAnnouncements
            join person in db.People on announcement.SentById equals person.Id
            where announcement.RoundId == id
            orderby announcement.SentAt descending
            select new { Announcement = announcement, Person = person })
            .AsNoTracking().ToListAsync(ct);
        return TypedResults.Ok(new Response(
            head.Title,
            head.Round,
            head.Member is not null,
            head.Member is not null && user.Roles.Contains(Role.Chair) && head.OpensAt <= now && head.ClosedAt is null,
            announced.ConvertAll(a => new Announcement(a.Announcement.Id, a.Announcement.Text, a.Person.ShortName, a.Announcement.SentAt)),
            [
                .. rows.Select(r => new Question(
                    r.Question.Id, r.Position, r.Track, r.Question.Text, r.Question.AskedAt, r.Question.Answer, r.Question.IsForAll, r.Juror?.ShortName, r.Question.AnsweredAt)),
            ]));
    }
}

/// <summary>Answers a question: to whoever asked, or to all who sit the paper. The first answer counts.</summary>
public static class AnswerQuestion
{
    /// <param name="IsForAll">The answer only; the question stays with whoever asked.</param>
    public sealed record Request(string Answer, bool IsForAll);

    public static async Task<NoContent> Handle(Guid id, Guid questionId, Request request, AppDb db, CurrentUser user, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var member = await db.JurorOfRoundAsync(id, user.PersonId, ct);
        var question = await db.QuestionsFor(member, user, await db.TiesOfAsync(user.PersonId, site.DayOf(now), ct))
            .SingleOrDefaultAsync(q => q.Id == questionId && q.RoundId == id, ct).OrNotFound();
        question.Reply(request.Answer.Trim(), request.IsForAll, user.PersonId, now);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.SaveChangesAsync(ct);
        await Notices.SendAsync(db, AttemptEvents.JuryAnsweredTopic, questionId, ct);
        await QuestionChanges.TellAsync(db, id, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

internal static class QuestionReads
{
    /// <summary>
    /// Questions that a member of the jury hears of: about the own tasks, and from nobody with whom the member has to do, who would be told more than others. The chair
    /// answers for the whole jury and hears all, so that none stays without an answer.
    /// </summary>
    public static IQueryable<ParticipantQuestion> QuestionsFor(this AppDb db, JuryMember member, CurrentUser user, JurorTies ties)
    {
        if (user.Roles.Contains(Role.Chair))
        {
            return db.ParticipantQuestions;
        }

        var (marksAll, tasks) = (member.TaskIds.Count == 0, member.TaskIds.ToArray());
        return db.ParticipantQuestions.Where(q => (marksAll || tasks.Contains(q.TaskId)) && db.AttemptsFor(ties).Any(a => a.Id == q.AttemptId));
    }
}

/// <summary>The one way to say that a question of the round was asked or answered.</summary>
internal static class QuestionChanges
{
    /// <summary>Topic of <see cref="Notices"/>.</summary>
    public const string Topic = "jury-questions";

    /// <summary>Part of the caller's transaction.</summary>
    public static Task TellAsync(AppDb db, Guid roundId, CancellationToken ct) => Notices.SendAsync(db, Topic, roundId, ct);
}
