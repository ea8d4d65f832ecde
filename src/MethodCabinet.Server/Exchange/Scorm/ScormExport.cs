using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Domain.Courses.Scorm;
using MethodCabinet.Domain.Exchange;
using MethodCabinet.Domain.Exchange.Scorm;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Exchange.Archive;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Platform;

namespace MethodCabinet.Server.Exchange.Scorm;

/// <summary>The draft of a course as a SCORM package: what can be read goes, what needs this site stays and is told.</summary>
public sealed partial class ScormExport(AppDb db, IFileStore store, SiteSettings site)
{
    internal sealed record Planned(Course Course, IReadOnlyList<PackedModule> Modules, FilesOut Files, ExchangeReport Report);

    internal async Task<Planned> PlanAsync(Guid id, CancellationToken ct)
    {
        var source = await CourseSource.LoadAsync(db, id, ct);
        var files = await FilesOut.OfAsync(db, source.Files(), ct);
        var lines = new List<ExchangeLine> { new ExchangeLog().Line(ExchangePart.Course, source.Course.Title) };
        var modules = new List<PackedModule>();
        var count = 0;
        foreach (var module in source.Course.Outline.Modules)
        {
            var units = new List<PackedUnit>();
            foreach (var unit in module.Units)
            {
                var log = new ExchangeLog();
                var packed = Pack(string.Create(CultureInfo.InvariantCulture, $"u{++count}"), unit, source.Contents[unit.VersionId], files, log);
                lines.Add(log.Line(Enum.Parse<ExchangePart>(unit.Kind.ToString()), unit.Title, isLeftOut: packed is null));
                if (packed is not null)
                {
                    units.Add(packed);
                }
            }

            if (units.Count > 0)
            {
                modules.Add(new(module.Title, units));
            }
        }

        return new(source.Course, modules, files, new(lines));
    }

    /// <exception cref="RuleBroken">NothingToPack.</exception>
    internal async Task<FileStream> PackAsync(Planned planned, ScormVersion version, CancellationToken ct)
    {
        if (planned.Modules.Count == 0)
        {
            throw new RuleBroken(ExchangeErrors.NothingToPack);
        }

        var packed = ZipOut.Scratch();
        try
        {
            await using (var archive = await ZipArchive.CreateAsync(packed, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct))
            {
                await archive.AddAsync(ScormManifest.FileName, Utf8(ScormOut.Manifest(planned.Course.Id.ToString("N"), planned.Course.Title, planned.Modules, version)), ct);
                await archive.AddAsync(ScormOut.ScriptPath, Utf8(ScormOut.Script.ReplaceLineEndings("\n")), ct);
                await archive.AddAsync(ScormOut.StylePath, Utf8(ScormOut.Style.ReplaceLineEndings("\n")), ct);
                foreach (var unit in planned.Modules.SelectMany(module => module.Units))
                {
                    await archive.AddAsync(ScormOut.PathOf(unit), Utf8(ScormOut.Page(unit)), ct);
                }

                await Files.ReachAsync(() => archive.AddAsync(planned.Files, store, ct), ct);
            }

            packed.Position = 0;
            return packed;
        }
        catch
        {
            await packed.DisposeAsync();
            throw;
        }
    }

    /// <returns>Null for a unit of which nothing can go.</returns>
    private PackedUnit? Pack(string key, OutlineUnit unit, UnitContent content, FilesOut files, ExchangeLog log)
    {
        if (unit.Release.After.Count > 0 || unit.Release.MinShares.Count > 0 || unit.Release.Day > 1 || unit.Release.At is not null || unit.Release.ByWord || unit.Release.Groups.Count > 0 || unit.DueDay is not null)
        {
            log.Note(ExchangeReason.ReleaseNotPacked);
        }

        var shown = new List<string>();
        var html = new StringBuilder();
        switch (content)
        {
            case QuizContent:
                log.Note(ExchangeReason.QuizNotPacked);
                return null;
            case ScormContent:
                log.Note(ExchangeReason.PackageNotPacked);
                return null;
            case VideoContent:
                log.Note(ExchangeReason.VideoNotPacked);
                break;
            case AssignmentContent:
                log.Note(ExchangeReason.TaskTextOnly);
                break;
        }

        html.Append(Text(content.Html, files, shown, log));
        if (content is FileContent { FileId: { } fileId } && files.KeyOf(fileId, log) is { } taken)
        {
            html.Append(FileHtml(unit.Title, files.Find(fileId)!, taken, shown));
        }
        else if (content is LinkContent link && Uri.TryCreate(link.Address, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            html.Append(CultureInfo.InvariantCulture, $"\n<p><a href=\"{WebUtility.HtmlEncode(address.AbsoluteUri)}\" target=\"_blank\" rel=\"noopener noreferrer\">{WebUtility.HtmlEncode(link.Address)}</a></p>");
        }

        if (html.ToString().Trim().Length == 0)
        {
            log.Note(ExchangeReason.Empty);
            return null;
        }

        return new(key, unit.Title, html.ToString(), [.. shown.Distinct()]);
    }

    /// <summary>Addresses of stored files become those within the package; other addresses of this site are written in full.</summary>
    private string Text(string html, FilesOut files, List<string> shown, ExchangeLog log) => SiteAddress().Replace(html, match =>
    {
        if (!Guid.TryParse(match.Groups["id"].Value, out var id))
        {
            return $"{match.Groups["name"].Value}=\"{site.PublicUrl.TrimEnd('/')}{match.Groups["path"].Value}\"";
        }

        return files.KeyOf(id, log) is { } key ? $"{match.Groups["name"].Value}=\"../{Shown(files.Find(id)!, key, shown)}\"" : $"data-left-out=\"{match.Groups["name"].Value}\"";
    });

    private static string FileHtml(string title, StoredFile file, string key, List<string> shown)
    {
        var (path, name) = ($"../{Shown(file, key, shown)}", WebUtility.HtmlEncode(file.Name));
        return file.MediaType switch
        {
            var type when FileKind.IsImage(type) => $"\n<p><img src=\"{path}\" alt=\"{WebUtility.HtmlEncode(title)}\"></p>",
            var type when FileKind.IsSound(type) => $"\n<p><audio controls src=\"{path}\"></audio></p>",
            _ => $"\n<p><a href=\"{path}\" download=\"{name}\">{name}</a></p>",
        };
    }

    private static string Shown(StoredFile file, string key, List<string> shown)
    {
        var path = FilesOut.PathOf(key, file);
        shown.Add(path);
        return path;
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    // As the sanitizer writes attributes. Two slashes begin the address of another site.
    [GeneratedRegex("(?<name>src|href)=\"(?<path>/(?:api/files/(?<id>[0-9A-Fa-f-]{36})[^\"]*|[^/\"][^\"]*|))\"")]
    private static partial Regex SiteAddress();
}
