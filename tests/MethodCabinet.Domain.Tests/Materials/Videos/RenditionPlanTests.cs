using CsCheck;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.Materials.Videos;

namespace MethodCabinet.Domain.Tests.Materials.Videos;

public sealed class RenditionPlanTests
{
    [Theory]
    [InlineData(1920, 1080, "240p 480p 720p audio")]
    [InlineData(1280, 720, "240p 480p 720p audio")]
    [InlineData(640, 480, "240p 480p audio")]
    [InlineData(320, 180, "240p audio")]
    [InlineData(720, 1280, "240p 480p 720p audio")]
    public void A_recording_has_the_qualities_that_it_is_worth(int width, int height, string expected) =>
        Assert.Equal(expected, string.Join(' ', RenditionPlan.Of(new(width, height, 60, HasSound: true)).Select(plan => plan.Name)));

    [Fact]
    public void The_lowest_quality_plays_with_its_sound_at_128_kilobits() =>
        Assert.InRange(RenditionPlan.Of(new(1920, 1080, 60, HasSound: true))[0].PeakKbit, 60, 120);

    [Fact]
    public void A_silent_recording_has_no_sound_alone() =>
        Assert.All(RenditionPlan.Of(new(640, 480, 60, HasSound: false)), plan => Assert.True(plan is { SoundKbit: 0, Width: > 0 } && !plan.Codecs.Contains("mp4a", StringComparison.Ordinal)));

    [Fact]
    public void Sizes_are_even_and_no_larger_than_the_recording_and_keep_its_shape() => Gen.Select(Gen.Int[16, 4000], Gen.Int[16, 4000]).Sample((width, height) =>
    {
        foreach (var plan in RenditionPlan.Of(new(width, height, 60, HasSound: false)))
        {
            Assert.True(plan.Width % 2 == 0 && plan.Height % 2 == 0);
            Assert.True(plan.Width <= Math.Max(16, width + 1) && plan.Height <= Math.Max(16, height + 1), $"{plan}");
            if (plan is { Width: > 16 and < 4096, Height: > 16 and < 4096 })
            {
                Assert.InRange((double)plan.Width * height - ((double)plan.Height * width), -(double)(width + height) * 1.5, (double)(width + height) * 1.5);
            }
        }
    });

    [Theory]
    [InlineData(0, 240, 10)]
    [InlineData(100_000, 100_000, 10)]
    [InlineData(640, 480, 0)]
    [InlineData(640, 480, double.NaN)]
    public void What_is_no_recording_is_refused(int width, int height, double seconds) =>
        Assert.Equal(MaterialErrors.VideoUnreadable, Assert.Throws<RuleBroken>(() => new VideoSource(width, height, seconds, true).Check()).Error);

    [Fact]
    public void The_list_of_qualities_names_those_that_were_made_and_not_sound_alone()
    {
        var plans = RenditionPlan.Of(new(1280, 720, 100, HasSound: true));
        var text = HlsMaster.Write(plans, new Dictionary<string, long> { ["240p"] = 1_250_000, ["480p"] = 8_000_000, ["audio"] = 500_000 }, 100);
        Assert.Contains("BANDWIDTH=109000,AVERAGE-BANDWIDTH=100000,RESOLUTION=426x240,CODECS=\"avc1.4d4015,mp4a.40.2\"\n240p.m3u8\n", text, StringComparison.Ordinal);
        Assert.Contains("480p.m3u8", text, StringComparison.Ordinal);
        Assert.DoesNotContain("720p", text, StringComparison.Ordinal);
        Assert.DoesNotContain("audio.m3u8", text, StringComparison.Ordinal);
    }
}
