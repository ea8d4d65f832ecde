using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Domain.Courses.Readiness;
using MethodCabinet.Server.Assessment.Interchange;
using MethodCabinet.Server.Courses;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Exchange.Archive;

/// <summary>Everything of a draft that an archive of it is made of.</summary>
/// <param name="Contents">By the id of their version.</param>
/// <param name="Grading">Of the last cohort that has a formula of its own, or else the course's.</param>
internal sealed record CourseSource(Course Course, IReadOnlyDictionary<Guid, UnitContent> Contents, GradePlan? Grading, CertificateDesign? Design, int Cohorts, CourseReadiness? Readiness)
{
    public static async Task<CourseSource> LoadAsync(AppDb db, Guid id, CancellationToken ct)
    {
        var course = await db.CourseAsync(id, ct);
        var versions = await db.VersionsAsync(course.Outline, ct);
        var scheme = await db.GradeSchemes.AsNoTracking()
            .Join(db.Cohorts.Where(c => c.CourseId == id), s => s.CohortId, c => c.Id, (s, c) => new { Scheme = s, c.CreatedAt })
            .OrderByDescending(row => row.CreatedAt).Select(row => row.Scheme).FirstOrDefaultAsync(ct);
        var design = await db.SavedDesigns.AsNoTracking().Where(d => d.CourseId == id && d.IsCurrent && d.Kind == CertificateKind.Completion).Select(d => d.Design).SingleOrDefaultAsync(ct);
        return new(
            course,
            versions.ToDictionary(v => v.Key, v => v.Value.Content),
            scheme is null ? course.Grading : new(scheme.Weights, scheme.DropLowest, scheme.PassPercent, scheme.Formula, scheme.Codes),
            design,
            await db.Cohorts.CountAsync(c => c.CourseId == id, ct),
            await db.CourseReadiness.AsNoTracking().SingleOrDefaultAsync(r => r.CourseId == id, ct));
    }

    /// <summary>Files that are named anywhere.</summary>
    public IEnumerable<Guid> Files()
    {
        foreach (var id in FileReferences.FilesIn(Course.Summary).Concat(Contents.Values.SelectMany(OfUnit)))
        {
            yield return id;
        }

        if (Design?.BackgroundId is { } background)
        {
            yield return background;
        }
    }

    private static IEnumerable<Guid> OfUnit(UnitContent content)
    {
        Guid?[] own = content switch
        {
            FileContent file => [file.FileId],
            VideoContent video => [video.FileId, video.PosterId],
            Domain.Courses.Scorm.ScormContent package => [package.FileId],
            _ => [],
        };
        var more = content is QuizContent quiz ? quiz.Parts.OfType<QuestionPart>().SelectMany(part => FileReferences.FilesIn(part.Hint).Concat(FileReferences.FilesIn(part.Explanation))) : [];
        return own.OfType<Guid>().Concat(FileReferences.FilesIn(content.Text)).Concat(more);
    }
}
