using MethodCabinet.Domain.Certificates;

namespace MethodCabinet.Domain.Tests.Certificates;

public sealed class CertificateDesignTests
{
    private static readonly CertificateDesign Standard = CertificateDesign.Standard(CertificateKind.Winner, "#12607a");
    private static readonly CertificateText Words = new("Соколова Анна Игоревна", "8 класс, Школа № 2", "Биология", "2026/27", "И. С. Петрова", "Заведующий");

    [Fact]
    public void Standard_designs_pass_and_a_line_without_a_value_is_left_out()
    {
        foreach (var kind in Enum.GetValues<CertificateKind>())
        {
            CertificateDesign.Standard(kind, "#12607a").Check(kind: kind);
        }

        Assert.DoesNotContain(Standard.LinesFor(CertificateKind.Winner, Words), line => line.Text.Contains("наставник", StringComparison.Ordinal));
        var lines = Standard.LinesFor(CertificateKind.Winner, Words with { Tutor = "Иванова Мария Петровна" }).Select(line => line.Text).ToList();
        Assert.Equal(["Награждается", "Соколова Анна Игоревна", "8 класс, Школа № 2", "за победу в олимпиаде", "«Биология»", "2026/27 учебный год", "Педагог-наставник: Иванова Мария Петровна"], lines);
    }

    [Fact]
    public void Documents_of_a_contest_name_the_work_the_nomination_and_the_degree()
    {
        foreach (var kind in Enum.GetValues<CertificateKind>())
        {
            CertificateDesign.Standard(kind, "#12607a", ofContest: true).Check(ofContest: true, kind);
        }

        var design = CertificateDesign.Standard(CertificateKind.PrizeWinner, "#12607a", ofContest: true);
        var words = Words with { Ground = "Первые шаги", Nomination = "Экология", Work = "Вода в реке" };
        Assert.Equal(
            ["Награждается", "Соколова Анна Игоревна", "8 класс, Школа № 2", "за работу", "«Вода в реке»", "в номинации «Экология»", "Первые шаги", "2026/27 учебный год"],
            design.LinesFor(CertificateKind.PrizeWinner, words).Select(line => line.Text));
        Assert.Equal("призёра", design.SubheadingFor(CertificateKind.PrizeWinner, words));
        Assert.Equal("Первые шаги, номинация «Экология»", words.StatedGround());
        Assert.Equal("лауреата II степени", design.SubheadingFor(CertificateKind.PrizeWinner, words with { Laureate = 2 }));
        Assert.Equal("Первые шаги, номинация «Экология», лауреат II степени", (words with { Laureate = 2 }).StatedGround());
        Assert.Equal("Биология", Words.StatedGround());

        // What olympiads do not have is no field of theirs, nor in the subheading.
        Assert.Throws<RuleBroken>(() => design.Check());
        Assert.Throws<RuleBroken>(() => (Standard with { Subheading = "{{work}}" }).Check());
    }

    public static TheoryData<CertificateDesign, string> Unfit => new()
    {
        { Standard with { Heading = " " }, "certificate.design-heading-unfit" },
        { Standard with { Subheading = new string('а', 41) }, "certificate.design-heading-unfit" },
        { Standard with { Lines = [.. Enumerable.Repeat(new DesignLine(LineStyle.Plain, "{{name}}"), 13)] }, "certificate.design-lines-unfit" },
        { Standard with { Lines = [new(LineStyle.Name, "{{name}}"), new(LineStyle.Plain, "")] }, "certificate.design-lines-unfit" },
        { Standard with { Lines = [new(LineStyle.Name, "{{name}} {{grade}}")] }, "certificate.design-field-unknown" },
        { Standard with { Lines = [new(LineStyle.Plain, "{{class}}")] }, "certificate.design-name-missing" },
        { Standard with { Signatories = [new("Председатель", " ")] }, "certificate.design-signatories-unfit" },
        { Standard with { Accent = "red" }, "certificate.design-color-unfit" },
    };

    [Theory]
    [MemberData(nameof(Unfit))]
    public void A_design_that_cannot_be_printed_is_refused_by_its_code(CertificateDesign design, string code) =>
        Assert.Equal(code, Assert.Throws<RuleBroken>(() => design.Check()).Error.Code);
}
