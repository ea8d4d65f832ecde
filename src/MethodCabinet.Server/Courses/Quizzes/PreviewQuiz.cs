using System.Buffers.Binary;
using System.Security.Cryptography;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
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
    /// <param name="Seed">Whoever answers this draw gives it back (<see cref="ScoreQuizPreview"/>).</param>
    public sealed record Response(Guid Seed, decimal MaxPoints, int? Minutes, IReadOnlyList<PaperTaskView> Tasks);

    public static async Task<Ok<Response>> Handle(Guid id, Guid unitId, AppDb db, QuizQuestions questions, CancellationToken ct)
    {
        var seed = Guid.NewGuid();
        var (quiz, planned, versions) = await DrawAsync(id, unitId, seed, db, questions, ct);
        List<PaperTaskView> tasks =
        [
            .. from task in planned.Index()
               let version = versions[task.Item.VersionId]
               select new PaperTaskView(TaskId(seed, task.Index, version.Id), task.Index + 1, version.Points.MaxPoints, version.Points.Penalty, version.StatementHtml, version.BodyRendered),
        ];
        return TypedResults.Ok(new Response(seed, tasks.Sum(task => task.MaxPoints), quiz.Minutes, tasks));
    }

    /// <summary>The same seed draws the same, as long as nobody changes the quiz or its banks.</summary>
    internal static async Task<(QuizContent Quiz, IReadOnlyList<PlannedTask> Planned, Dictionary<Guid, QuestionVersion> Versions)> DrawAsync(
        Guid id, Guid unitId, Guid seed, AppDb db, QuizQuestions questions, CancellationToken ct)
    {
        var unit = (await db.CourseAsync(id, ct)).Outline.Units.FirstOrDefault(u => u.Id == unitId) ?? throw new RuleBroken(CourseErrors.UnitNotFound);
        var content = (await db.UnitVersions.AsNoTracking().SingleAsync(v => v.Id == unit.VersionId, ct)).Content;
        var quiz = content as QuizContent ?? throw new RuleBroken(CourseErrors.UnitNotFound);
        var (planned, versions) = await questions.DrawAsync(quiz, seed, [], new HashSet<Guid>(), ct);
        return (quiz, planned, versions);
    }

    /// <summary>No row keeps the tasks of a preview, so their ids follow from what was drawn: another draw has others.</summary>
    internal static Guid TaskId(Guid seed, int index, Guid versionId)
    {
        Span<byte> place = stackalloc byte[36];
        seed.TryWriteBytes(place);
        versionId.TryWriteBytes(place[16..]);
        BinaryPrimitives.WriteInt32BigEndian(place[32..], index);
        return new Guid(SHA256.HashData(place).AsSpan(0, 16));
    }
}
