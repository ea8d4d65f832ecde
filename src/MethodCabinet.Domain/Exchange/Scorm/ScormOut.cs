using System.Globalization;
using System.Net;
using System.Text;
using System.Xml.Linq;
using MethodCabinet.Domain.Courses.Scorm;

namespace MethodCabinet.Domain.Exchange.Scorm;

/// <param name="Key">Within the package.</param>
/// <param name="Html">Sanitized; addresses of files are those within the package, seen from the page.</param>
/// <param name="Files">Paths in the package that the page shows.</param>
public sealed record PackedUnit(string Key, string Title, string Html, IReadOnlyList<string> Files);

public sealed record PackedModule(string Title, IReadOnlyList<PackedUnit> Units);

/// <summary>Writes a package (SCORM 1.2; SCORM 2004, 4th edition): one item that reports for each unit. Its pages need no network and no script but the one that reports.</summary>
public static class ScormOut
{
    public const string ScriptPath = "shared/report.js";
    public const string StylePath = "shared/unit.css";

    /// <summary>Finds the interface of either version, says that the page is begun, and that it is complete once its end was seen.</summary>
    public const string Script =
        """
        (function () {
          'use strict';
          function find(start) {
            for (var at = start, step = 0; at && step < 12; step++) {
              try {
                if (at.API_1484_11) return { api: at.API_1484_11, is2004: true };
                if (at.API) return { api: at.API, is2004: false };
              } catch (error) {
                return null;
              }
              if (at.parent === at) return null;
              at = at.parent;
            }
            return null;
          }
          var found = find(window.parent) || (window.opener ? find(window.opener) : null);
          if (!found) return;
          var api = found.api;
          var names = found.is2004
            ? { start: 'Initialize', get: 'GetValue', set: 'SetValue', keep: 'Commit', end: 'Terminate', status: 'cmi.completion_status' }
            : { start: 'LMSInitialize', get: 'LMSGetValue', set: 'LMSSetValue', keep: 'LMSCommit', end: 'LMSFinish', status: 'cmi.core.lesson_status' };
          var ended = false;
          if (String(api[names.start]('')) !== 'true') return;
          var before = String(api[names.get](names.status));
          var done = before === 'completed' || before === 'passed';
          if (!done) {
            api[names.set](names.status, 'incomplete');
            api[names.keep]('');
          }
          function complete() {
            if (done || ended) return;
            done = true;
            api[names.set](names.status, 'completed');
            api[names.keep]('');
          }
          function end() {
            if (ended) return;
            ended = true;
            if (found.is2004) api[names.set]('cmi.exit', 'normal');
            api[names.end]('');
          }
          window.addEventListener('pagehide', end);
          window.addEventListener('load', function () {
            var mark = document.getElementById('end');
            if (!('IntersectionObserver' in window)) return complete();
            new IntersectionObserver(function (seen) {
              if (seen.some(function (one) { return one.isIntersecting; })) complete();
            }).observe(mark);
          });
        })();

        """;

    public const string Style =
        """
        body { max-width: 48rem; margin: 0 auto; padding: 1rem; font: 1.0625rem/1.6 system-ui, sans-serif; color: #1b1f24; background: #fff; overflow-wrap: anywhere }
        h1 { font-size: 1.5rem; line-height: 1.25 }
        img, audio { max-width: 100%; height: auto }
        table { border-collapse: collapse; display: block; overflow-x: auto }
        th, td { padding: .375rem .625rem; border: 1px solid #c8ccd2; text-align: start; vertical-align: top }
        blockquote { margin-inline: 0; padding-inline-start: 1rem; border-inline-start: 3px solid #c8ccd2 }
        #end { height: 1px }

        """;

    private static readonly XNamespace Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    public static string PathOf(PackedUnit unit) => $"units/{unit.Key}.html";

    public static string Page(PackedUnit unit) =>
        $"""
        <!doctype html>
        <html lang="ru">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{WebUtility.HtmlEncode(unit.Title)}</title>
        <link rel="stylesheet" href="../{StylePath}">
        <script src="../{ScriptPath}"></script>
        </head>
        <body>
        <h1>{WebUtility.HtmlEncode(unit.Title)}</h1>
        {unit.Html}
        <div id="end"></div>
        </body>
        </html>

        """.ReplaceLineEndings("\n");

    /// <param name="id">Of the course; letters of an identifier.</param>
    public static string Manifest(string id, string title, IReadOnlyList<PackedModule> modules, ScormVersion version)
    {
        var is2004 = version == ScormVersion.Scorm2004;
        XNamespace packaging = is2004 ? "http://www.imsglobal.org/xsd/imscp_v1p1" : "http://www.imsproject.org/xsd/imscp_rootv1p1p2";
        XNamespace adl = is2004 ? "http://www.adlnet.org/xsd/adlcp_v1p3" : "http://www.adlnet.org/xsd/adlcp_rootv1p2";
        var type = adl + (is2004 ? "scormType" : "scormtype");
        var units = modules.SelectMany(module => module.Units).ToList();
        var manifest = new XElement(
            packaging + "manifest",
            new XAttribute("identifier", $"course-{id}"),
            new XAttribute("version", "1.0"),
            new XAttribute(XNamespace.Xmlns + "adlcp", adl),
            new XAttribute(XNamespace.Xmlns + "xsi", Xsi),
            new XElement(packaging + "metadata", new XElement(packaging + "schema", "ADL SCORM"), new XElement(packaging + "schemaversion", is2004 ? "2004 4th Edition" : "1.2")),
            new XElement(
                packaging + "organizations",
                new XAttribute("default", "outline"),
                new XElement(
                    packaging + "organization",
                    new XAttribute("identifier", "outline"),
                    new XElement(packaging + "title", Clean(title)),
                    modules.Select((module, index) => new XElement(
                        packaging + "item",
                        new XAttribute("identifier", string.Create(CultureInfo.InvariantCulture, $"module-{index + 1}")),
                        new XElement(packaging + "title", Clean(module.Title)),
                        module.Units.Select(unit => new XElement(
                            packaging + "item",
                            new XAttribute("identifier", $"item-{unit.Key}"),
                            new XAttribute("identifierref", $"page-{unit.Key}"),
                            new XElement(packaging + "title", Clean(unit.Title)))))))),
            new XElement(
                packaging + "resources",
                units.Select(unit => new XElement(
                    packaging + "resource",
                    new XAttribute("identifier", $"page-{unit.Key}"),
                    new XAttribute("type", "webcontent"),
                    new XAttribute(type, "sco"),
                    new XAttribute("href", PathOf(unit)),
                    unit.Files.Prepend(PathOf(unit)).Select(path => new XElement(packaging + "file", new XAttribute("href", path))),
                    new XElement(packaging + "dependency", new XAttribute("identifierref", "shared")))),
                new XElement(
                    packaging + "resource",
                    new XAttribute("identifier", "shared"),
                    new XAttribute("type", "webcontent"),
                    new XAttribute(type, "asset"),
                    new XElement(packaging + "file", new XAttribute("href", ScriptPath)),
                    new XElement(packaging + "file", new XAttribute("href", StylePath)))));
        return $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{manifest.ToString().ReplaceLineEndings("\n")}\n";
    }

    /// <summary>Without what XML cannot hold.</summary>
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Where(rune => !Rune.IsControl(rune) && rune.Value is not (0xFFFE or 0xFFFF)));
}
