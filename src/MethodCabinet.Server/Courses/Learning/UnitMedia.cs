using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Scorm;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Materials.Archives;
using MethodCabinet.Server.Materials.Videos;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Learning;

/// <summary>What recordings and packages of units show: to a learner with how far they are, to an author as it is.</summary>
public sealed class UnitMedia(AppDb db, VideoFiles videos, PackageTokens tokens, MaterialsSettings settings)
{
    public async Task<UnitVideo?> VideoAsync(Guid enrolmentId, Guid unitId, UnitContent content, CancellationToken ct) => content is VideoContent video
        ? await UnitVideo.OfAsync(
            video, $"/api/learning/{enrolmentId}/units/{unitId}", await db.Viewings.AsNoTracking().SingleOrDefaultAsync(v => v.EnrolmentId == enrolmentId && v.UnitId == unitId, ct), db, videos, ct)
        : null;

    public async Task<UnitVideo?> DraftVideoAsync(Guid courseId, Guid unitId, UnitContent content, CancellationToken ct) =>
        content is VideoContent video ? await UnitVideo.OfAsync(video, $"/api/courses/{courseId}/units/{unitId}", null, db, videos, ct) : null;

    public async Task<UnitScorm?> ScormAsync(Guid enrolmentId, Guid unitId, UnitContent content, CancellationToken ct) =>
        content is ScormContent package ? await UnitScorm.OfAsync(package, (enrolmentId, unitId), db, tokens, settings, ct) : null;

    public async Task<UnitScorm?> DraftScormAsync(UnitContent content, CancellationToken ct) =>
        content is ScormContent package ? await UnitScorm.OfAsync(package, null, db, tokens, settings, ct) : null;
}
