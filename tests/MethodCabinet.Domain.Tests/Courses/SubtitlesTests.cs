using CsCheck;
using MethodCabinet.Domain.Courses;

namespace MethodCabinet.Domain.Tests.Courses;

public sealed class SubtitlesTests
{
    private const string SubRip = "\ufeff1\r\n00:00:01,000 --> 00:00:02,500\r\n<font color=\"red\">Здравствуйте</font>, <I>коллеги</I>!\r\n\r\n2\r\n00:01:00,000 --> 00:01:03,250 X1:10\r\n2 < 3 & {\\an8}дальше\r\n";

    [Fact]
    public void SubRip_becomes_WebVTT() => Assert.Equal(
        "WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nЗдравствуйте, <i>коллеги</i>!\n\n00:01:00.000 --> 00:01:03.250\n2 &lt; 3 & дальше\n",
        Subtitles.Read("ru", SubRip).Vtt);

    [Fact]
    public void WebVTT_keeps_its_cues_and_loses_the_rest() => Assert.Equal(
        "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nОдин\n\n01:00:00.000 --> 01:00:01.000\nДва\n",
        Subtitles.Read("ru", "WEBVTT - заголовок\n\nSTYLE\n::cue { color: red }\n\nNOTE тут --> ничего\n\n00:01.000 --> 00:02.000 align:start\n<v Анна>Один\n\nмысль\n1:00:00.000 --> 1:00:01.000\nДва".Replace("NOTE тут --> ничего", "NOTE ничего", StringComparison.Ordinal)).Vtt);

    [Theory]
    [InlineData("ru", "")]
    [InlineData("ru", "просто текст")]
    [InlineData("ru", "1\n00:00:05,000 --> 00:00:02,000\nНазад")]
    [InlineData("ru", "1\n00:00:99,000 --> 00:02:02,000\nСекунд больше шестидесяти")]
    [InlineData("русский", "1\n00:00:01,000 --> 00:00:02,000\nТекст")]
    public void What_are_no_subtitles_is_refused(string language, string text) =>
        Assert.Equal(CourseErrors.SubtitlesInvalid, Assert.Throws<RuleBroken>(() => Subtitles.Read(language, text)).Error);

    [Fact]
    public void What_was_read_reads_the_same_again() => Gen.Select(Gen.Int[0, 80_000_000], Gen.Int[1, 100_000], Gen.String[Gen.Char["ab<>/i{} \nя&-"], 1, 40]).List[1, 10].Sample(cues =>
    {
        var text = string.Join("\n\n", cues.Select(cue => $"{TimeSpan.FromMilliseconds(cue.Item1):hh\\:mm\\:ss\\,fff} --> {TimeSpan.FromMilliseconds(cue.Item1 + cue.Item2):hh\\:mm\\:ss\\,fff}\nслово {cue.Item3.Replace("\n", " ", StringComparison.Ordinal).Replace("-->", "", StringComparison.Ordinal)}"));
        var once = Subtitles.Read("ru", text);
        Assert.Equal(once.Vtt, Subtitles.Read("ru", once.Vtt).Vtt);
        Assert.DoesNotMatch("<(?!/?[biu]>)", once.Vtt);
    });
}
