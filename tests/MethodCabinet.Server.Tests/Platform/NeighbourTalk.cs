using MethodCabinet.Domain.Courses.Talk;
using MethodCabinet.Server.Data;

namespace MethodCabinet.Server.Tests.Platform;

/// <summary>A question of the owner's that waits, a thread of the owner's in the same cohort, and a note.</summary>
internal sealed class NeighbourTalk
{
    public NeighbourTalk(AppDb db, Neighbourhood rows)
    {
        var (courses, now) = (rows.Courses, DateTimeOffset.UtcNow);
        var (enrolment, cohort) = (courses.Enrolment.Id, courses.Learned.Id);
        Question = new UnitQuestion { Id = Guid.CreateVersion7(), EnrolmentId = enrolment, CohortId = cohort, UnitId = courses.TextId, Place = UnitPlace.Whole, Text = "Как?", AskedAt = now, MayBeShown = false };
        Thread = new DiscussionThread { Id = Guid.CreateVersion7(), CohortId = cohort, Title = "Знакомство", AuthorId = rows.Owner.Id, BegunAt = now, LastAt = now };
        Post = PostOf(rows, now, isFirst: false);
        Note = new UnitNote { Id = Guid.CreateVersion7(), EnrolmentId = enrolment, UnitId = courses.TextId, Place = UnitPlace.Whole };
        Note.Take("Моё", 0, now);
        db.AddRange(Question, Thread, PostOf(rows, now, isFirst: true), Post, Note);
    }

    public static IReadOnlyList<NeighbourRequest> Requests { get; } =
    [
        new("GET /api/learning/{id:guid}/units/{unitId:guid}/questions", n => [n.Courses.Enrolment.Id, n.Courses.TextId]),
        new("POST /api/learning/{id:guid}/units/{unitId:guid}/questions", n => [n.Courses.Enrolment.Id, n.Courses.TextId],
            _ => new { questionId = Guid.CreateVersion7(), place = Whole, text = "Почему?", mayBeShown = false }),
        new("PUT /api/learning/{id:guid}/units/{unitId:guid}/questions/seen", n => [n.Courses.Enrolment.Id, n.Courses.TextId], _ => new { }),
        new("PUT /api/learning/{id:guid}/questions/{questionId:guid}/agreement", n => [n.Courses.Enrolment.Id, n.Talk.Question.Id], _ => new { mayBeShown = true }),
        new("GET /api/learning/{id:guid}/units/{unitId:guid}/notes", n => [n.Courses.Enrolment.Id, n.Courses.TextId]),
        new("PUT /api/learning/{id:guid}/units/{unitId:guid}/notes/{noteId:guid}", n => [n.Courses.Enrolment.Id, n.Courses.TextId, n.Talk.Note.Id], _ => new { place = Whole, text = "Иначе", revision = 1 }),
        new("PUT /api/tutor-questions/{id:guid}/answer", n => [n.Talk.Question.Id], n => new { answer = "Так", isForAll = false, version = n.Talk.Question.Version }),
        new("GET /api/cohorts/{id:guid}/discussion", n => [n.Courses.Learned.Id]),
        new("POST /api/cohorts/{id:guid}/discussion", n => [n.Courses.Learned.Id],
            _ => new { threadId = Guid.CreateVersion7(), postId = Guid.CreateVersion7(), unitId = (Guid?)null, title = "Ещё", text = "Текст" }),
        new("GET /api/discussions/{id:guid}", n => [n.Talk.Thread.Id]),
        new("PUT /api/discussions/{id:guid}/seen", n => [n.Talk.Thread.Id], _ => new { until = DateTimeOffset.UtcNow }),
        new("PUT /api/discussions/{id:guid}/state", n => [n.Talk.Thread.Id], _ => new { isPinned = true, isClosed = false }),
        new("POST /api/discussions/{id:guid}/posts", n => [n.Talk.Thread.Id], _ => new { postId = Guid.CreateVersion7(), text = "Ответ" }),
        new("PUT /api/discussion-posts/{id:guid}", n => [n.Talk.Post.Id], _ => new { text = "Иначе" }),
        new("DELETE /api/discussion-posts/{id:guid}", n => [n.Talk.Post.Id]),
        new("PUT /api/discussion-posts/{id:guid}/hidden", n => [n.Talk.Post.Id], _ => new { isHidden = true, reason = "Не по теме" }),
        new("GET /api/calendar/feeds/{token}.ics", _ => ["x"], ForNobody: true),
    ];

    public UnitQuestion Question { get; }

    public DiscussionThread Thread { get; }

    public DiscussionPost Post { get; }

    public UnitNote Note { get; }

    private static object Whole => new { paragraph = (int?)null, second = (int?)null, quote = "" };

    private DiscussionPost PostOf(Neighbourhood rows, DateTimeOffset now, bool isFirst) =>
        new() { Id = Guid.CreateVersion7(), ThreadId = Thread.Id, AuthorId = rows.Owner.Id, IsFirst = isFirst, Text = "Текст", Html = "<p>Текст</p>", WrittenAt = now };
}
