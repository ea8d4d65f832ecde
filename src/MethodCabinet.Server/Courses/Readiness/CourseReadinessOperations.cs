using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Domain.Courses.Readiness;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Readiness;

/// <summary>What a course develops, and what of it shows a level.</summary>
public static class GetCourseReadiness
{
    /// <param name="Items">By which can be checked, in the order of the draft.</param>
    /// <param name="Checks">Those whose item the draft still has.</param>
    /// <param name="Version">Null while nothing was saved.</param>
    public sealed record Response(IReadOnlyList<Development> Develops, IReadOnlyList<CompetenceCheck> Checks, IReadOnlyList<Item> Items, uint? Version);

    /// <param name="Title">Of the criterion or question, or of the bank from which a part is drawn; null for the whole unit.</param>
    /// <param name="Tags">By which the part draws.</param>
    /// <param name="Drawn">How many questions the part draws; null for what is not drawn.</param>
    public sealed record Item(Guid UnitId, string Unit, string? ItemId, string? Title, IReadOnlyList<string> Tags, int? Drawn);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, CancellationToken ct)
    {
        var course = await db.CourseAsync(id, ct);
        var readiness = await db.CourseReadiness.AsNoTracking().SingleOrDefaultAsync(r => r.CourseId == id, ct);
        var items = await CheckItems.OfAsync(db, course.Outline, ct);
        var known = items.Select(item => (item.UnitId, item.ItemId)).ToHashSet();
        return TypedResults.Ok(new Response(
            readiness?.Develops ?? [], [.. (readiness?.Checks ?? []).Where(check => known.Contains((check.UnitId, check.ItemId)))], items, readiness?.Version));
    }
}

/// <summary>Says what a course develops and checks. Who has completed it before keeps the level that was shown then.</summary>
public static class SaveCourseReadiness
{
    /// <param name="Version">As last read; null when nothing was saved before.</param>
    public sealed record Request(IReadOnlyList<Development> Develops, IReadOnlyList<CompetenceCheck> Checks, uint? Version);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CancellationToken ct)
    {
        var course = await db.CourseAsync(id, ct);
        var items = (await CheckItems.OfAsync(db, course.Outline, ct)).Select(item => (item.UnitId, item.ItemId)).ToHashSet();
        CourseReadiness readiness;
        if (request.Version is { } version)
        {
            readiness = await db.CourseReadiness.SingleOrDefaultAsync(r => r.CourseId == id, ct).OrNotFound();
            db.ExpectVersion(readiness, version);
        }
        else
        {
            readiness = new CourseReadiness { CourseId = id };
            db.CourseReadiness.Add(readiness);
        }

        readiness.Set(request.Develops, request.Checks, await db.FrameworkAsync(ct), items);
        await db.SaveUniqueAsync(PlatformErrors.ChangedMeanwhile, ct);
        return TypedResults.NoContent();
    }
}

/// <summary>What of a course gets marks: practical works and their criteria, quizzes and their parts.</summary>
internal static class CheckItems
{
    public static async Task<List<GetCourseReadiness.Item>> OfAsync(AppDb db, CourseOutline outline, CancellationToken ct)
    {
        var versions = await db.VersionsAsync(outline, ct);
        var parts = versions.Values.Select(version => version.Content).OfType<QuizContent>().SelectMany(quiz => quiz.Parts).ToList();
        var (asked, drawn) = (parts.OfType<QuestionPart>().Select(part => part.VersionId).ToArray(), parts.OfType<DrawnPart>().Select(part => part.BankId).ToArray());
        var titles = await db.QuestionVersions.Where(v => asked.Contains(v.Id)).ToDictionaryAsync(v => v.Id, v => v.Title, ct);
        var banks = await db.QuestionBanks.Where(b => drawn.Contains(b.Id)).ToDictionaryAsync(b => b.Id, b => b.Title, ct);
        return
        [
            .. from unit in outline.Units
               let content = versions[unit.VersionId].Content
               where content.IsMarked
               from part in PartsOf(content).Prepend((null, null, [], null))
               select new GetCourseReadiness.Item(unit.Id, unit.Title, part.Id, part.Title, part.Tags, part.Drawn),
        ];

        IEnumerable<(string? Id, string? Title, IReadOnlyList<string> Tags, int? Drawn)> PartsOf(UnitContent content) => content switch
        {
            AssignmentContent work => work.Criteria.Select(criterion => ((string?)criterion.Id, (string?)criterion.Text, (IReadOnlyList<string>)[], (int?)null)),
            QuizContent quiz => quiz.Parts.Select(part => part switch
            {
                QuestionPart question => ((string?)part.Id.ToString(), (string?)titles.GetValueOrDefault(question.VersionId, ""), (IReadOnlyList<string>)[], (int?)null),
                DrawnPart draw => (part.Id.ToString(), banks.GetValueOrDefault(draw.BankId, ""), draw.Tags, draw.Count),
                _ => throw new ArgumentOutOfRangeException(nameof(content)),
            }),
            _ => [],
        };
    }
}
