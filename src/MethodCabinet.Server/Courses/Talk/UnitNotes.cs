using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses.Talk;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Talk;

/// <param name="Revision">On which the device's next text is based.</param>
public sealed record NoteView(Guid Id, Guid UnitId, UnitPlace Place, string Text, int Revision, DateTimeOffset WrittenAt);

/// <summary>All notes of the caller, course by course in the order of the units.</summary>
public static class ListNotes
{
    public sealed record Response(Guid EnrolmentId, string Course, string Cohort, IReadOnlyList<Unit> Units);

    /// <param name="IsThere">The edition that the cohort follows still has it: the place can be gone to.</param>
    public sealed record Unit(Guid Id, string Title, bool IsThere, IReadOnlyList<NoteView> Notes);

    public static async Task<Ok<List<Response>>> Handle(AppDb db, PublishedCourses published, CurrentUser user, CancellationToken ct) => TypedResults.Ok(await ReadAsync(db, published, user, ct));

    internal static async Task<List<Response>> ReadAsync(AppDb db, PublishedCourses published, CurrentUser user, CancellationToken ct)
    {
        var me = user.PersonId;
        var rows = await db.UnitNotes.AsNoTracking().Where(n => !n.IsDeleted)
            .Join(db.Enrolments.AsNoTracking().Where(e => e.PersonId == me), n => n.EnrolmentId, e => e.Id, (n, e) => new { Note = n, Enrolment = e })
            .Join(db.Cohorts.AsNoTracking(), r => r.Enrolment.CohortId, c => c.Id, (r, c) => new { r.Note, r.Enrolment, Cohort = c })
            .ToListAsync(ct);
        var found = new List<Response>();
        foreach (var course in rows.GroupBy(r => r.Enrolment.Id).OrderByDescending(g => g.First().Cohort.StartsOn).ThenBy(g => g.Key))
        {
            var (cohort, learns) = (course.First().Cohort, course.First().Enrolment.Learns);
            var edition = await published.EditionAsync(db, cohort.CourseId, cohort.Edition, ct);
            var places = edition.Outline.Units.Index().ToDictionary(u => u.Item.Id, u => (u.Index, u.Item.Title));
            found.Add(new Response(
                course.Key, edition.Title, cohort.Title,
                [
                    .. course.GroupBy(r => r.Note.UnitId).OrderBy(g => places.TryGetValue(g.Key, out var place) ? place.Index : int.MaxValue).Select(unit => new Unit(
                        unit.Key, places.TryGetValue(unit.Key, out var place) ? place.Title : "", learns && places.ContainsKey(unit.Key), InOrder(unit.Select(r => r.Note)))),
                ]));
        }

        return found;
    }

    internal static List<NoteView> InOrder(IEnumerable<UnitNote> notes) =>
    [
        .. notes.OrderBy(n => n.Place.Paragraph ?? n.Place.Second ?? -1).ThenBy(n => n.Id).Select(n => new NoteView(n.Id, n.UnitId, n.Place, n.Text, n.Revision, n.WrittenAt)),
    ];
}

/// <summary>The caller's notes on one unit.</summary>
public static class ListUnitNotes
{
    public static async Task<Ok<List<NoteView>>> Handle(Guid id, Guid unitId, AppDb db, LearnerRows learners, CurrentUser user, CancellationToken ct)
    {
        (await learners.OwnAsync(id, user, ct)).StepOf(unitId);
        return TypedResults.Ok(ListNotes.InOrder(await db.UnitNotes.AsNoTracking().Where(n => n.EnrolmentId == id && n.UnitId == unitId && !n.IsDeleted).ToListAsync(ct)));
    }
}

/// <summary>Takes a note as a device has it; sending it twice is harmless.</summary>
public static class KeepNote
{
    /// <param name="Text">Null deletes.</param>
    /// <param name="Revision">On which the text is based; 0 for a new note.</param>
    public sealed record Request(UnitPlace Place, string? Text, int Revision);

    public sealed record Response(int Revision);

    public static async Task<Ok<Response>> Handle(
        Guid id, Guid unitId, Guid noteId, Request request, AppDb db, LearnerRows learners, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        (await learners.OwnAsync(id, user, ct)).StepOf(unitId);
        var text = request.Text is null ? null : TalkText.Checked(request.Text, UnitNote.MaxText);
        var note = await db.UnitNotes.SingleOrDefaultAsync(n => n.Id == noteId, ct);
        if (note is not null && (note.EnrolmentId != id || note.UnitId != unitId))
        {
            throw new RuleBroken(TalkErrors.IdTaken);
        }

        if (note is null)
        {
            if (text is null)
            {
                // Written and deleted before it ever came here.
                return TypedResults.Ok(new Response(0));
            }

            if (await db.UnitNotes.CountAsync(n => n.EnrolmentId == id && !n.IsDeleted, ct) >= UnitNote.MaxCount)
            {
                throw new RuleBroken(TalkErrors.NotesTooMany, new Dictionary<string, object?> { ["max"] = UnitNote.MaxCount });
            }

            note = new UnitNote { Id = noteId, EnrolmentId = id, UnitId = unitId, Place = request.Place.Checked() };
            db.UnitNotes.Add(note);
            note.Take(text, 0, clock.GetUtcNow());
        }
        else
        {
            note.Take(text, request.Revision, clock.GetUtcNow());
        }

        // Whoever comes second sends again, and finds the note there.
        await db.SaveUniqueAsync(PlatformErrors.ChangedMeanwhile, ct);
        return TypedResults.Ok(new Response(note.Revision));
    }
}
