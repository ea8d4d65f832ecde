using System.Text;
using MethodCabinet.Domain.Materials;

namespace MethodCabinet.Domain.Tests.Materials;

public sealed class PdfPropertiesTests
{
    [Theory]
    [InlineData("<< /Author (Anna) /CreationDate (D:2026) >>", "<< /Author (    ) /CreationDate (D:2026) >>")]
    [InlineData("/Title(a \\) (b) c)x", "/Title(          )x")]
    [InlineData("/Creator <416E6E61> /Author<<", "/Creator <00000000> /Author<<")]
    [InlineData("trailer << /Info 4 0 R /Root 1 0 R >>", "trailer <<             /Root 1 0 R >>")]
    [InlineData("/Metadata 12 0 R/Pages", "                /Pages")]
    [InlineData("<x:xmpmeta><a>Anna</a></x:xmpmeta>", "<x:xmpmeta            </x:xmpmeta>")]
    [InlineData("/Author (never closed", "/Author (            ")]
    [InlineData("/Information /Authors (Anna) /Author", "/Information /Authors (Anna) /Author")]
    public void What_tells_of_the_author_is_blanked_and_nothing_moves(string file, string blanked)
    {
        var bytes = Encoding.ASCII.GetBytes(file);
        PdfProperties.Blank(bytes);
        Assert.Equal(blanked, Encoding.ASCII.GetString(bytes));
    }

    /// <summary>A search that began anew at each place would read millions of gigabytes: this test would never end.</summary>
    [Theory(Timeout = 60_000)]
    [InlineData("/Author<")]
    [InlineData("/Author(")]
    [InlineData("<x:xmpmeta")]
    [InlineData("/Info 1 ")]
    public async Task A_file_full_of_beginnings_without_an_end_is_read_a_few_times_and_not_once_for_each(string beginning)
    {
        var bytes = new byte[20 << 20];
        var text = Encoding.ASCII.GetBytes(beginning);
        for (var at = 0; at + text.Length <= bytes.Length; at += text.Length)
        {
            text.CopyTo(bytes, at);
        }

        await Task.Run(() => PdfProperties.Blank(bytes));
    }
}
