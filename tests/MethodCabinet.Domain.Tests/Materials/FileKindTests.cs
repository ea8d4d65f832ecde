using System.Text;
using MethodCabinet.Domain.Materials;

namespace MethodCabinet.Domain.Tests.Materials;

public sealed class FileKindTests
{
    [Theory]
    [InlineData("\u0089PNG\r\n\u001a\n", "a.png", "image/png")]
    [InlineData("%PDF-1.7", "a.pdf", "application/pdf")]
    [InlineData("%PDF-1.7", "a.png", "application/pdf")] // the bytes decide, not the name
    [InlineData("PK\u0003\u0004", "a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("PK\u0003\u0004", "a.zip", "application/zip")] // a SCORM package
    [InlineData("PK\u0003\u0004", "a.jar", null)]
    [InlineData("\0\0\0\u0020ftypisom\0\0\u0002\0", "a.mp4", "video/mp4")]
    [InlineData("\0\0\0\u0020ftypM4A \0\0\u0002\0", "a.mp4", "audio/mp4")]
    [InlineData("\0\0\0\u0014ftypqt  ", "a.mov", "video/quicktime")]
    [InlineData("\0\0\0\u0018ftypheic", "a.mp4", null)]
    [InlineData("\u001aE\u00df\u00a3\u0001\u0000B\u0082\u0084webm", "a.webm", "video/webm")]
    [InlineData("\u001aE\u00df\u00a3\u0001\u0000B\u0082\u0088matroska", "a.mkv", "video/x-matroska")]
    [InlineData("\u001aE\u00df\u00a3", "a.webm", null)]
    [InlineData("RIFF\u0001\u0002\u0003\u0004WAVE", "a.wav", "audio/wav")]
    [InlineData("<html><script>", "a.png", null)]
    [InlineData("<svg onload=", "a.svg", null)]
    [InlineData("", "a.png", null)]
    public void The_first_bytes_tell_the_kind(string head, string name, string? mediaType) =>
        Assert.Equal(mediaType, FileKind.MediaTypeOf(Encoding.Latin1.GetBytes(head), name));

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData(@"C:\temp\Положение.pdf", "Положение.pdf")]
    [InlineData("a\r\nb.png", "ab.png")]
    [InlineData("/", "file")]
    public void A_name_keeps_nothing_that_could_lead_elsewhere(string given, string safe) => Assert.Equal(safe, FileKind.SafeName(given));
}
