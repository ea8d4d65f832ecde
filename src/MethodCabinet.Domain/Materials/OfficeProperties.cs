using System.IO.Compression;
using System.Text;

namespace MethodCabinet.Domain.Materials;

/// <summary>
/// What a Word or PowerPoint file says of who wrote it and where: the parts with its properties (ECMA-376, part 2, clause 11, and part 1, clauses 15.2.12 to 15.2.13). They are emptied and not removed, for
/// other parts refer to them. Comments and tracked changes are the author's text and stay.
/// </summary>
public static class OfficeProperties
{
    private const string Folder = "docProps/";

    /// <summary>Under which programs of .NET write the core properties.</summary>
    private const string CoreEnding = ".psmdcp";

    /// <summary>The first moment that an archive can hold.</summary>
    private static readonly DateTimeOffset Untold = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const string Core = """<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>""";
    private const string Extended = """<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>""";
    private const string Custom = """<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>""";

    /// <returns>The same document without them; null for what is no sound archive.</returns>
    public static byte[]? Emptied(byte[] file)
    {
        var copy = new MemoryStream();
        copy.Write(file);
        try
        {
            // Other parts are moved as they are and never unpacked, however large they would become.
            using var archive = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true);
            foreach (var part in archive.Entries.Where(HoldsProperties).ToList())
            {
                part.Delete();
                var blank = archive.CreateEntry(part.FullName);
                blank.LastWriteTime = Untold;
                using var content = blank.Open();
                content.Write(Encoding.UTF8.GetBytes(BlankOf(part.Name)));
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            return null;
        }

        return copy.ToArray();
    }

    private static bool HoldsProperties(ZipArchiveEntry part) =>
        (part.FullName.StartsWith(Folder, StringComparison.OrdinalIgnoreCase) && part.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
        || part.FullName.EndsWith(CoreEnding, StringComparison.OrdinalIgnoreCase);

    private static string BlankOf(string name) => name.ToUpperInvariant() switch
    {
        "APP.XML" => Extended,
        "CUSTOM.XML" => Custom,
        _ => Core,
    };
}
