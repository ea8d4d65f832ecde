using MethodCabinet.Domain.Courses;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace MethodCabinet.Server.Courses;

/// <summary>Editions and what their units show, in memory: neither ever changes, and every page of every learner asks for both.</summary>
public sealed class PublishedCourses : IDisposable
{
    /// <summary>Characters of texts, roughly; an outline counts by its units.</summary>
    private const long Room = 64 << 20;
    private const int OutlineUnitRoom = 500;

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = Room });

    public async Task<CourseEdition> EditionAsync(AppDb db, Guid courseId, int number, CancellationToken ct) =>
        cache.Get<CourseEdition>((courseId, number))
        ?? Keep((courseId, number), await db.CourseEditions.AsNoTracking().SingleAsync(e => e.CourseId == courseId && e.Number == number, ct), e => (1 + e.Outline.Units.Count()) * OutlineUnitRoom);

    /// <param name="versionId">Of a unit of an edition: what only a draft shows may change.</param>
    public async Task<UnitVersion> VersionAsync(AppDb db, Guid versionId, CancellationToken ct) =>
        cache.Get<UnitVersion>(versionId)
        ?? Keep(versionId, await db.UnitVersions.AsNoTracking().SingleAsync(v => v.Id == versionId, ct), v => OutlineUnitRoom + v.Content.Text.Length + v.Content.Html.Length);

    public void Dispose() => cache.Dispose();

    private T Keep<T>(object key, T value, Func<T, long> size) => cache.Set(key, value, new MemoryCacheEntryOptions { Size = size(value) });
}
