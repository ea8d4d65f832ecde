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
    [InlineData("PK\u0003\u0004", "a.zip", null)]
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
