using System.Text;
using MethodCabinet.Domain.Courses.Scorm;

namespace MethodCabinet.Domain.Tests.Courses;

/// <summary>Manifests of other programs: each item of them can be opened or is told.</summary>
public sealed class ScormSampleTests
{
    static ScormSampleTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("scorm/package-12/imsmanifest.xml", ScormVersion.Scorm12, 80.0)]
    [InlineData("scorm/packager-2004-3.xml", ScormVersion.Scorm2004, 0.8)]
    [InlineData("scorm/package-2004/imsmanifest.xml", ScormVersion.Scorm2004, 0.8)]
    public void A_manifest_of_the_packager_is_read_with_nothing_to_tell(string name, ScormVersion version, double mastery)
    {
        var package = Read(name, "index.html");
        Assert.Equal((version, 0), (package.Version, package.Notes.Count));
        var item = Assert.Single(package.Items);
        Assert.Equal(("index.html", true, (decimal)mastery), (item.Href, item.Reports, item.MasteryScore));
        Assert.Equal(package.Title, item.Title);
    }

    [Fact]
    public void Of_several_items_each_stands_in_its_place_and_what_is_not_done_is_told()
    {
        var package = Read("scorm/several-2004.xml", "intro.html", "sco/alarm.html", "sco/test.html");
        Assert.Equal(
            [
                new("welcome", "Введение", 0, "intro.html", false, "", null), new("alarm", "Сигнал тревоги", 0, "sco/alarm.html", true, "", null), new("chapter", "Проверка", 0, null, false, "", null),
                new("test", "Тест", 1, "sco/test.html?mode=test", true, "ru", 0.7m), new("lost", "Забытый раздел", 1, null, false, "", null), new("bare", "Без страницы", 1, null, false, "", null),
            ],
            package.Items);
        Assert.Equal(
            [
                new(ScormNoteKind.Sequencing, ""), new(ScormNoteKind.Hidden, "Служебный раздел"), new(ScormNoteKind.Sequencing, "Тест"), new(ScormNoteKind.FileMissing, "Забытый раздел"),
                new(ScormNoteKind.FileMissing, "Без страницы"),
            ],
            package.Notes);
    }

    [Fact]
    public void An_older_Russian_program_writes_windows_1251_and_backslashes()
    {
        var package = Read("scorm/windows-1251.xml", "start.htm", "chem/index.htm");
        Assert.Equal((ScormVersion.Scorm12, "Охрана труда в школе"), (package.Version, package.Title));
        Assert.Equal(
            [new("i1", "Вводный инструктаж", 0, "start.htm", true, "", 60), new("i2", "Кабинет химии", 0, "chem/index.htm", true, "", null)],
            package.Items);
        Assert.Equal([new(ScormNoteKind.Sequencing, "Кабинет химии")], package.Notes);
    }

    [Theory]
    [InlineData("scorm/broken-end.xml", "scorm.manifest-broken")]
    [InlineData("scorm/broken-empty.xml", "scorm.nothing-to-open")]
    public void A_broken_one_is_refused_with_its_reason(string name, string code) =>
        Assert.Equal(code, Assert.Throws<RuleBroken>(() => Read(name, "index.html")).Error.Code);

    [Theory]
    [InlineData(500)]
    [InlineData(501)]
    public void Items_in_one_another_are_read_as_deep_as_they_go_and_too_many_are_refused(int count)
    {
        var items = string.Concat(Enumerable.Range(0, count).Select(number => $"<item identifier=\"i{number}\" identifierref=\"r\"><title>{number}</title>")) + string.Concat(Enumerable.Repeat("</item>", count));
        var xml = $"<manifest><metadata><schemaversion>1.2</schemaversion></metadata><organizations><organization><title>Глубоко</title>{items}</organization></organizations>"
            + "<resources><resource identifier=\"r\" href=\"index.html\"/></resources></manifest>";
        ScormPackage Open() => ScormManifest.Read(new MemoryStream(Encoding.UTF8.GetBytes(xml)), new HashSet<string> { "index.html" });
        if (count > ScormPackage.MaxItems)
        {
            Assert.Equal(ScormErrors.TooManyItems, Assert.Throws<RuleBroken>(Open).Error);
            return;
        }

        var package = Open();
        Assert.Equal((count, ScormPackage.MaxDepth), (package.Items.Count, package.Items.Max(item => item.Depth)));
    }

    private static ScormPackage Read(string name, params string[] files)
    {
        using var xml = SampleFile.Open(name);
        return ScormManifest.Read(xml, files.ToHashSet());
    }
}
