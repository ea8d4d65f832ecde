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
    [InlineData(true, false, true, "olympiad.file.after-results")]
    [InlineData(true, true, true, "olympiad.file.after-results")]
    public void After_the_end_only_named_files_come_and_after_the_results_none(bool isPublished, bool isLate, bool isNamed, string? code)
    {
        var refused = Record.Exception(() => AttemptFiles.CheckTime(isPublished, isLate, isNamed));

        Assert.Equal(code, (refused as RuleBroken)?.Error.Code);
    }

    [Theory]
    [InlineData(1, 1, null)]
    [InlineData(AttemptFiles.PartBytes, 1, null)]
    [InlineData(AttemptFiles.PartBytes + 1, 2, null)]
    [InlineData(AttemptFiles.MaxFileBytes, 40, null)]
    [InlineData(AttemptFiles.MaxFileBytes + 1, 41, "olympiad.file.too-large")]
    [InlineData(AttemptFiles.PartBytes, 2, "olympiad.file.parts-invalid")]
    [InlineData(AttemptFiles.PartBytes + 1, 1, "olympiad.file.parts-invalid")]
    [InlineData(0, 0, "material.file.empty")]
    public void A_file_has_as_many_parts_as_its_size_says(int size, int digests, string? code)
    {
        var refused = Record.Exception(() => AttemptFiles.CheckParts(size, digests));

        Assert.Equal(code, (refused as RuleBroken)?.Error.Code);
    }

    [Theory]
    [InlineData(false, null, null)]
    [InlineData(false, 50, null)]
    [InlineData(false, 51, "olympiad.file.pages-too-many")]
    [InlineData(true, null, "olympiad.file.has-metadata")]
    public void What_is_in_a_file_is_looked_at(bool hasMetadata, int? pages, string? code)
    {
        var refused = Record.Exception(() => AttemptFiles.CheckContent(hasMetadata, pages));

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
