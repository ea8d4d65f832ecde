using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Server.Assessment;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Quizzes;

/// <summary>A draw of the draft's quiz as a learner would see it; each time another one.</summary>
public static class PreviewQuiz
{
    public sealed record Response(decimal MaxPoints, int? Minutes, IReadOnlyList<PaperTaskView> Tasks);

    public static async Task<Ok<Response>> Handle(Guid id, Guid unitId, AppDb db, QuizQuestions questions, CancellationToken ct)
    {
        var unit = (await db.CourseAsync(id, ct)).Outline.Units.FirstOrDefault(u => u.Id == unitId) ?? throw new RuleBroken(CourseErrors.UnitNotFound);
        var content = (await db.UnitVersions.AsNoTracking().SingleAsync(v => v.Id == unit.VersionId, ct)).Content;
        var quiz = content as QuizContent ?? throw new RuleBroken(CourseErrors.UnitNotFound);
        var (planned, versions) = await questions.DrawAsync(quiz, Guid.NewGuid(), [], new HashSet<Guid>(), ct);
        List<PaperTaskView> tasks =
        [
            .. from task in planned.Index()
               let version = versions[task.Item.VersionId]
               select new PaperTaskView(Guid.CreateVersion7(), task.Index + 1, version.Points.MaxPoints, version.Points.Penalty, version.StatementHtml, version.BodyRendered),
        ];
        return TypedResults.Ok(new Response(tasks.Sum(task => task.MaxPoints), quiz.Minutes, tasks));
    }
}
