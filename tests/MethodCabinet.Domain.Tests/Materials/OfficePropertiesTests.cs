using System.IO.Compression;
using System.Text;
using MethodCabinet.Domain.Materials;

namespace MethodCabinet.Domain.Tests.Materials;

public sealed class OfficePropertiesTests
{
    private const string Author = "Тайнописцева";

    [Fact]
    public void What_a_document_says_of_its_author_goes_and_its_text_stays()
    {
        var emptied = OfficeProperties.Emptied(Zip(
            ("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<p>Урок</p>"), ("docProps/core.xml", $"<dc:creator>{Author}</dc:creator>"), ("docProps/app.xml", $"<Company>{Author}</Company>"),
            ("docProps/custom.xml", Author), ("package/services/metadata/core-properties/1f.psmdcp", Author)));

        using var archive = new ZipArchive(new MemoryStream(emptied!));
        var texts = archive.Entries.ToDictionary(part => part.FullName, part => new StreamReader(part.Open()).ReadToEnd());
        Assert.Equal(6, texts.Count);
        Assert.Equal("<p>Урок</p>", texts["word/document.xml"]);
        Assert.DoesNotContain(texts.Values, text => text.Contains(Author, StringComparison.Ordinal));
        Assert.Contains("coreProperties", texts["docProps/core.xml"], StringComparison.Ordinal);
        Assert.Contains("extended-properties", texts["docProps/app.xml"], StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_archive_has_no_properties_to_empty() => Assert.Null(OfficeProperties.Emptied([.. "PK\u0003\u0004 nothing"u8]));

    private static byte[] Zip(params (string Name, string Text)[] parts)
    {
        var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var content = archive.CreateEntry(name).Open();
                content.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return file.ToArray();
    }
}
