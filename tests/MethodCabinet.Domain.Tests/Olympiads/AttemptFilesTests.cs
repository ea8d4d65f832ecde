using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads;

namespace MethodCabinet.Domain.Tests.Olympiads;

public sealed class AttemptFilesTests
{
    private static readonly UploadBody Photos = new(4, ["image/jpeg", "image/png"]);
    private static readonly UploadBody Scans = new(1, ["application/pdf", "audio/*"]);

    [Theory]
    [InlineData("image/png", true)]
    [InlineData("application/pdf", true)]
    [InlineData("audio/mpeg", true)]
    [InlineData("image/gif", false)]
    public void A_file_must_be_of_a_kind_that_some_task_takes(string mediaType, bool taken)
    {
        var refused = Record.Exception(() => AttemptFiles.CheckKind(mediaType, [Photos, Scans]));

        Assert.Equal(taken ? null : AttemptErrors.FileKindRefused, (refused as RuleBroken)?.Error);
    }

    [Theory]
    [InlineData(false, false, false, null)]
    [InlineData(false, true, true, null)]
    [InlineData(false, true, false, "olympiad.file.late")]
    [InlineData(true, true, true, "olympiad.round.closed")]
    public void After_the_end_only_named_files_come_and_after_the_closing_none(bool closed, bool isLate, bool isNamed, string? code)
    {
        var closedAt = closed ? new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero) : (DateTimeOffset?)null;

        var refused = Record.Exception(() => AttemptFiles.CheckTime(closedAt, isLate, isNamed));

        Assert.Equal(code, (refused as RuleBroken)?.Error.Code);
    }

    [Theory]
    [InlineData(24, 0, 1, null)]
    [InlineData(25, 0, 1, "olympiad.file.too-many")]
    [InlineData(1, AttemptFiles.MaxBytes - 1, 1, null)]
    [InlineData(1, AttemptFiles.MaxBytes, 1, "olympiad.file.too-large-together")]
    public void An_attempt_takes_so_many_files_and_bytes(int count, long bytes, long size, string? code)
    {
        var refused = Record.Exception(() => AttemptFiles.CheckRoom([Photos, Scans], count, bytes, size));

        Assert.Equal(code, (refused as RuleBroken)?.Error.Code);
    }
}
