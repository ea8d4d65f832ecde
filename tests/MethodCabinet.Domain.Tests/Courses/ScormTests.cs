using System.Text;
using CsCheck;
using MethodCabinet.Domain.Courses.Scorm;

namespace MethodCabinet.Domain.Tests.Courses;

public sealed class ScormTests
{
    private const string Head = "<?xml version=\"1.0\"?><manifest identifier=\"m\" xmlns=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2\" xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_rootv1p2\">";

    private static readonly HashSet<string> Files = ["imsmanifest.xml", "index.html", "раздел 2/page.html", "sub/test.html"];

    private static readonly Dictionary<string, string> None = [];

    [Fact]
    public void A_package_of_several_items_is_read_with_what_is_left_out()
    {
        var package = Read(
            "<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata><organizations default=\"o\">"
            + "<organization identifier=\"other\"><title>Другое</title></organization>"
            + "<organization identifier=\"o\"><title>Курс</title>"
            + "<item identifier=\"h\"><title>Глава</title><item identifier=\"a\" identifierref=\"ra\" parameters=\"?x=1\"><title>Первый</title><adlcp:masteryscore>80</adlcp:masteryscore><adlcp:datafromlms>данные</adlcp:datafromlms></item></item>"
            + "<item identifier=\"b\" identifierref=\"rb\"><title>Второй</title><adlcp:prerequisites>a</adlcp:prerequisites></item>"
            + "<item identifier=\"c\" identifierref=\"rc\"><title>Нет файла</title></item>"
            + "<item identifier=\"d\" identifierref=\"rd\"><title>Далеко</title></item>"
            + "<item identifier=\"e\" identifierref=\"ra\" isvisible=\"false\"><title>Скрыт</title></item>"
            + "</organization></organizations><resources xml:base=\"\">"
            + "<resource identifier=\"ra\" type=\"webcontent\" adlcp:scormtype=\"sco\" href=\"index.html\"/>"
            + "<resource identifier=\"rb\" type=\"webcontent\" adlcp:scormtype=\"asset\" xml:base=\"раздел 2/\" href=\"page.html#top\"/>"
            + "<resource identifier=\"rc\" type=\"webcontent\" adlcp:scormtype=\"sco\" href=\"nothing.html\"/>"
            + "<resource identifier=\"rd\" type=\"webcontent\" adlcp:scormtype=\"sco\" href=\"https://example.org/a.html\"/></resources>");

        Assert.Equal((ScormVersion.Scorm12, "Курс"), (package.Version, package.Title));
        Assert.Equal(
            [
                new("h", "Глава", 0, null, false, "", null), new("a", "Первый", 1, "index.html?x=1", true, "данные", 80),
                new("b", "Второй", 0, "%D1%80%D0%B0%D0%B7%D0%B4%D0%B5%D0%BB%202/page.html#top", false, "", null),
                new("c", "Нет файла", 0, null, false, "", null), new("d", "Далеко", 0, null, false, "", null),
            ],
            package.Items);
        Assert.Equal(
            [
                new(ScormNoteKind.Sequencing, "Второй"), new(ScormNoteKind.FileMissing, "Нет файла"), new(ScormNoteKind.Elsewhere, "Далеко"), new(ScormNoteKind.Hidden, "Скрыт"),
                new(ScormNoteKind.Organization, "Другое"),
            ],
            package.Notes);
    }

    [Theory]
    [InlineData("<metadata><schemaversion>2004 3rd Edition</schemaversion></metadata>", ScormVersion.Scorm2004, 0)]
    [InlineData("<metadata><schemaversion>CAM 1.3</schemaversion></metadata>", ScormVersion.Scorm2004, 0)]
    [InlineData("<metadata><schemaversion>1.2</schemaversion></metadata>", ScormVersion.Scorm12, 0)]
    public void The_version_is_known_by_what_the_manifest_says(string metadata, ScormVersion version, int notes)
    {
        var package = Read(metadata + OneItem);
        Assert.Equal((version, notes), (package.Version, package.Notes.Count));
    }

    [Theory]
    [InlineData("<!DOCTYPE m [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><manifest>&x;</manifest>")]
    [InlineData("<manifest>")]
    [InlineData("")]
    public void A_manifest_that_is_broken_or_reaches_out_is_refused(string xml) => Assert.Equal(
        ScormErrors.ManifestBroken, Assert.Throws<RuleBroken>(() => ScormManifest.Read(new MemoryStream(Encoding.UTF8.GetBytes(xml)), Files)).Error);

    [Fact]
    public void A_package_with_nothing_to_open_is_refused() => Assert.Equal(ScormErrors.NothingToOpen, Assert.Throws<RuleBroken>(() => Read("<organizations/><resources/>")).Error);

    [Theory]
    [InlineData("passed", "85", "", true, 0.85)]
    [InlineData("completed", "", "", true, null)]
    [InlineData("failed", "10", "50", false, 0.2)]
    [InlineData("incomplete", "нет", "", false, null)]
    [InlineData("browsed", "1e400", "", false, null)]
    public void SCORM_1_2_says_how_it_went(string status, string raw, string max, bool isComplete, double? share) => Assert.Equal(
        new ScormOutcome(isComplete, (decimal?)share),
        ScormOutcome.Of(ScormVersion.Scorm12, new Dictionary<string, string> { ["cmi.core.lesson_status"] = status, ["cmi.core.score.raw"] = raw, ["cmi.core.score.max"] = max }));

    [Theory]
    [InlineData("completed", "unknown", "0.5", true, 0.5)]
    [InlineData("completed", "failed", "-0.5", false, 0.0)]
    [InlineData("incomplete", "passed", "", true, null)]
    public void SCORM_2004_says_how_it_went(string completion, string success, string scaled, bool isComplete, double? share) => Assert.Equal(
        new ScormOutcome(isComplete, (decimal?)share),
        ScormOutcome.Of(ScormVersion.Scorm2004, new Dictionary<string, string> { ["cmi.completion_status"] = completion, ["cmi.success_status"] = success, ["cmi.score.scaled"] = scaled }));

    [Fact]
    public void A_state_is_stored_once_and_a_later_one_of_another_page_is_not_written_over()
    {
        var state = new ScormState { EnrolmentId = Guid.NewGuid(), UnitId = Guid.NewGuid(), ItemId = "a" };
        var file = Guid.NewGuid();
        var values = new Dictionary<string, string> { ["cmi.core.lesson_status"] = "incomplete" };
        state.Store(file, 1, values, ScormVersion.Scorm12, DateTimeOffset.UnixEpoch);
        state.Store(file, 1, new Dictionary<string, string>(values), ScormVersion.Scorm12, DateTimeOffset.UnixEpoch.AddDays(1));
        Assert.Equal(DateTimeOffset.UnixEpoch, state.At);
        Assert.Equal(ScormErrors.StateElsewhere, Assert.Throws<RuleBroken>(() => state.Store(file, 1, None, ScormVersion.Scorm12, default)).Error);

        // Another package begins at one.
        state.Store(Guid.NewGuid(), 1, None, ScormVersion.Scorm12, DateTimeOffset.UnixEpoch);
        Assert.Empty(state.Values);
    }

    [Theory]
    [InlineData(ScormVersion.Scorm12, 4_096)]
    [InlineData(ScormVersion.Scorm2004, 64_000)]
    public void What_is_suspended_is_bounded_as_the_standard_says(ScormVersion version, int most)
    {
        var state = new ScormState { EnrolmentId = Guid.NewGuid(), UnitId = Guid.NewGuid(), ItemId = "a" };
        state.Store(Guid.NewGuid(), 1, new Dictionary<string, string> { ["cmi.suspend_data"] = new('x', most) }, version, default);
        Assert.Equal(ScormErrors.StateTooLarge, Assert.Throws<RuleBroken>(() => state.Store(Guid.NewGuid(), 1, new Dictionary<string, string> { ["cmi.suspend_data"] = new('x', most + 1) }, version, default)).Error);
        Assert.Equal(ScormErrors.StateInvalid, Assert.Throws<RuleBroken>(() => state.Store(Guid.NewGuid(), 1, new Dictionary<string, string> { ["__proto__"] = "x" }, version, default)).Error);
    }

    [Fact]
    public void Whatever_a_package_says_its_share_is_one() => Gen.Select(Gen.String, Gen.String, Gen.String, Gen.Double).Sample((raw, min, max, score) =>
    {
        foreach (var said in new[] { raw, score.ToString(System.Globalization.CultureInfo.InvariantCulture) })
        {
            var share = ScormOutcome.Of(ScormVersion.Scorm12, new Dictionary<string, string> { ["cmi.core.score.raw"] = said, ["cmi.core.score.min"] = min, ["cmi.core.score.max"] = max }).Share;
            Assert.True(share is null or (>= 0 and <= 1));
        }
    });

    private const string OneItem = "<organizations><organization><title>К</title><item identifier=\"a\" identifierref=\"r\"><title>А</title></item></organization></organizations>"
        + "<resources><resource identifier=\"r\" adlcp:scormtype=\"sco\" href=\"index.html\"/></resources>";

    private static ScormPackage Read(string body) => ScormManifest.Read(new MemoryStream(Encoding.UTF8.GetBytes($"{Head}{body}</manifest>")), Files);
}
