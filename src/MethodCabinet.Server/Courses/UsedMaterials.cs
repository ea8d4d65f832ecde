using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials.Library;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses;

/// <summary>Units that use a material of the library: their texts link to it, or they show one of its files.</summary>
internal static class UsedMaterials
{
    /// <summary>
    /// Whether a unit may show a file because the library does, private or not. Of what was shown to readers nothing can be deleted; a draft of somebody's is not shown by putting it into a course.
    /// </summary>
    public static Task<bool> IsOfLibraryAsync(this AppDb db, Guid fileId, CancellationToken ct) => db.MaterialFiles
        .Where(f => f.FileId == fileId && db.Materials.Any(m => m.Id == f.MaterialId && m.PublishedAt != null))
        .AnyAsync(f => db.StoredFiles.Any(s => s.Id == f.FileId && s.FileState == FileState.Ready && s.RemovedAt == null), ct);

    /// <summary>In the draft of a course, in its last edition, or in one that a cohort learns; each unit once, as the draft calls it.</summary>
    public static IQueryable<MaterialUse> Units(AppDb db, Guid materialId) => db.Database.SqlQuery<MaterialUse>(
        $"""
        select 'unit' as kind, found.id, found.title, found.part_id, found.part from (
          with using_it as (
            select id, course_id from courses.unit_versions where material_ids @> array[{materialId}]
            union
            select v.id, v.course_id from courses.unit_versions v join materials.material_files f on f.file_id = v.file_id where f.material_id = {materialId}
          )
          select distinct on (shown.course_id, unit ->> 'id') shown.course_id as id, shown.title, (unit ->> 'id')::uuid as part_id, unit ->> 'title' as part
          from (
            select id as course_id, title, outline, true as is_draft from courses.courses where id in (select course_id from using_it)
            union all
            select e.course_id, e.title, e.outline, false from courses.editions e join courses.courses c on c.id = e.course_id
            where c.id in (select course_id from using_it)
              and (e.number = c.last_edition or exists (select from courses.cohorts h where h.course_id = e.course_id and h.edition = e.number))
          ) shown
          cross join lateral jsonb_path_query(shown.outline, '$.modules[*].units[*]') unit
          join using_it on using_it.id = (unit ->> 'versionId')::uuid
          order by shown.course_id, unit ->> 'id', shown.is_draft desc
        ) found
        order by found.title, found.part
        """);
}
