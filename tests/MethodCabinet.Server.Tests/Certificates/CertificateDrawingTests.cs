using MethodCabinet.Domain.Certificates;
using MethodCabinet.Server.Certificates;
using MethodCabinet.Server.Certificates.Designs;
using MethodCabinet.Server.Platform;
using UglyToad.PdfPig;

namespace MethodCabinet.Server.Tests.Certificates;

public sealed class CertificateDrawingTests
{
    private static readonly SiteSettings Site = new()
    {
        PublicUrl = "https://mk.example.ru",
        Municipality = "Весьегонский муниципальный округ",
        Cabinet = "Методический кабинет Отдела образования",
        Signer = "И. С. Петрова",
    };

    [Fact]
    public void The_words_of_the_paper_can_be_searched_and_copied()
    {
        using var document = PdfDocument.Open(Draw(Certificate("Щёголева-Ӓйдарова Анна Игоревна")));

        var words = string.Join(' ', document.GetPage(1).GetWords().Select(word => word.Text));

        Assert.Contains("Щёголева-Ӓйдарова Анна Игоревна", words, StringComparison.Ordinal);
        Assert.Contains("№ 2026-7K3F-9QXD", words, StringComparison.Ordinal);
        Assert.Contains("https://mk.example.ru/verify/2026-7K3F-9QXD", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CertificateKind.Participant, "СЕРТИФИКАТ участника", "является участником олимпиады")]
    [InlineData(CertificateKind.PrizeWinner, "ДИПЛОМ призёра", "за призовое место в олимпиаде")]
    [InlineData(CertificateKind.Winner, "ДИПЛОМ победителя", "за победу в олимпиаде")]
    public void Each_kind_says_what_it_is_for_and_keeps_to_its_size(CertificateKind kind, string title, string merit)
    {
        var pdf = Draw(Certificate("Соколова Анна Игоревна", kind: kind));
        using var document = PdfDocument.Open(pdf);

        var words = string.Join(' ', document.GetPage(1).GetWords().Select(word => word.Text));

        Assert.Contains(title, words, StringComparison.Ordinal);
        Assert.Contains(merit, words, StringComparison.Ordinal);
        Assert.Contains("Регистрационный № 125", words, StringComparison.Ordinal);
        Assert.InRange(pdf.Length, 1, 130 << 10);
    }

    [Fact]
    public void The_same_certificate_gives_the_same_bytes() =>
        Assert.Equal(Draw(Certificate("Соколова Анна Игоревна")), Draw(Certificate("Соколова Анна Игоревна")));

    [Fact]
    public void Many_certificates_make_a_page_each()
    {
        using var document = PdfDocument.Open(Draw([.. Enumerable.Range(1, 30).Select(n => Certificate($"Участник {n}"))]));

        Assert.Equal(30, document.NumberOfPages);
    }

    [Fact]
    public void A_long_name_and_title_stay_on_the_page()
    {
        using var document = PdfDocument.Open(Draw(Certificate(
            "Константинопольский-Задунайский Владислав-Максимилиан Константинович",
            "Муниципальный этап всероссийской олимпиады школьников по основам безопасности и защиты Родины среди учащихся сельских школ")));
        var page = document.GetPage(1);

        Assert.Equal(1, document.NumberOfPages);
        Assert.All(page.Letters, letter => Assert.InRange(letter.BoundingBox.Right, 0, page.Width - 28));
    }

    private static byte[] Draw(params Certificate[] certificates)
    {
        using var file = new MemoryStream();
        using var designs = new DrawnDesigns(Site);
        CertificateDrawing.Write(file, certificates, designs, Site);
        if (Environment.GetEnvironmentVariable("METHODCABINET_KEEP_PDF") is { Length: > 0 } folder)
        {
            File.WriteAllBytes(Path.Combine(folder, $"certificate-{certificates[0].Text.Holder.Length}.pdf"), file.ToArray());
        }

        return file.ToArray();
    }

    private static Certificate Certificate(string holder, string ground = "Муниципальный этап всероссийской олимпиады школьников по биологии", CertificateKind kind = CertificateKind.Participant) => new()
    {
        Id = Guid.Parse("0199a1b2-0000-7000-8000-000000000001"),
        Number = "2026-7K3F-9QXD",
        RegisterNumber = 125,
        Kind = kind,
        HolderId = Guid.Parse("0199a1b2-0000-7000-8000-000000000002"),
        RegistrationId = Guid.Parse("0199a1b2-0000-7000-8000-000000000003"),
        Text = new CertificateText(holder, "8 класс, Средняя школа № 2", ground, "2026/27", Site.Signer, Site.SignerPosition),
        IssuedOn = new DateOnly(2026, 11, 23),
        IssuedById = Guid.Parse("0199a1b2-0000-7000-8000-000000000004"),
        SignedCode = new string('A', 440),
    };
}
