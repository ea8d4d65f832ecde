using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Exchange;
using MethodCabinet.Domain.Exchange.Word;
using MethodCabinet.Server.Assessment;
using MethodCabinet.Server.Assessment.Interchange;
using MethodCabinet.Server.Courses;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Exchange.Word;

/// <summary>
/// Makes modules and units of a previewed document, at the end of the draft, all or none. The file is sent again, so that nothing of an unconfirmed one is kept; its hash tells that it is the same.
/// </summary>
public static class ImportWord
{
    /// <param name="Files">How many pictures were stored.</param>
    /// <param name="Version">Of the course after the change.</param>
    public sealed record Response(int Modules, int Units, int Files, ExchangeReport Report, uint Version);

    /// <param name="sha256">As the preview gave it.</param>
    /// <param name="version">Of the course, as last read.</param>
    public static async Task<Ok<Response>> Handle(
        Guid id, string sha256, uint version, IFormFile file, AppDb db, TextRenderer texts, NewFiles files, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var course = await db.CourseAsync(id, version, ct);
        var read = await WordFile.ReadAsync(file, ct);
        if (read.Sha256 != sha256)
        {
            throw new RuleBroken(ExchangeErrors.AnotherFile);
        }

        await files.CheckRoomAsync(read.Course.Pictures.Sum(picture => picture.Bytes.LongLength), ct);
        try
        {
            var pictures = new Dictionary<string, Guid>();
            foreach (var picture in read.Course.Pictures)
            {
                using var content = new MemoryStream(picture.Bytes);
                pictures[picture.Name] = (await files.AddAsync(picture.Name, content, ct)).Id;
            }

            var now = clock.GetUtcNow();
            var versions = new List<UnitVersion>();
            var modules = read.Course.Modules.Select(module => new CourseModule(Guid.CreateVersion7(), module.Title, [.. module.Units.Select(UnitOf)])).ToList();
            var outline = new CourseOutline([.. course.Outline.Modules, .. modules]);
            course.Arrange(OutlineCheck.Checked(outline, outline.Units.ToDictionary(unit => unit.VersionId, unit => (unit.Id, unit.Kind))));
            db.UnitVersions.AddRange(versions);
            await files.SaveAsync(db, () => Task.CompletedTask, ct);
            return TypedResults.Ok(new Response(modules.Count, versions.Count, pictures.Count, read.Course.Report, course.Version));

            OutlineUnit UnitOf(WordUnit unit)
            {
                var text = FileReferences.ToFiles(unit.Text, pictures);
                var written = new UnitVersion(Guid.CreateVersion7(), id, Guid.CreateVersion7(), new TextContent(text, texts.Render(text).Html), user.PersonId, now);
                versions.Add(written);
                return new(written.UnitId, written.Id, UnitKind.Text, unit.Title, Minutes: 0, IsRequired: true, Release.AtOnce);
            }
        }
        catch
        {
            await files.GiveUpAsync();
            throw;
        }
    }
}
