using MethodCabinet.Domain.Certificates;

namespace MethodCabinet.Domain.Tests.Certificates;

public sealed class CompletionTests
{
    private static readonly CertificateText Text = new(
        "Соколова Анна", "Средняя школа № 2", "Электронные таблицы", "2026/27", "Петрова Ирина", "заведующий", Hours: 36, From: new DateOnly(2026, 9, 1), To: new DateOnly(2026, 11, 30));

    [Fact]
    public void Hours_and_days_are_signed_and_stated() => Assert.Equal("Электронные таблицы, 36 ч, 01.09.2026 – 30.11.2026", Text.StatedGround());

    [Fact]
    public void The_standard_design_says_course_hours_and_days_and_leaves_out_what_is_not_known()
    {
        var design = CertificateDesign.Standard(CertificateKind.Completion, "#12607a");
        design.Check(kind: CertificateKind.Completion);
        var lines = design.LinesFor(CertificateKind.Completion, Text).Select(line => line.Text).ToList();
        Assert.Contains("«Электронные таблицы»", lines);
        Assert.Contains("в объёме 36 академических часов", lines);
        Assert.Contains("Сроки обучения: 01.09.2026 – 30.11.2026", lines);
        Assert.DoesNotContain(design.LinesFor(CertificateKind.Completion, Text with { Hours = null }), line => line.Text.Contains("часов", StringComparison.Ordinal));
    }

    [Fact]
    public void Documents_of_courses_have_fields_of_their_own()
    {
        var design = CertificateDesign.Standard(CertificateKind.Completion, "#12607a");
        Assert.Equal(CertificateErrors.DesignFieldUnknown, Assert.Throws<RuleBroken>(() => design.Check()).Error);
        Assert.Equal(CertificateErrors.DesignFieldUnknown, Assert.Throws<RuleBroken>(() => CertificateDesign.Standard(CertificateKind.Winner, "#12607a").Check(kind: CertificateKind.Completion)).Error);
    }

    [Theory]
    [InlineData("2026-07-31", "2025/26")]
    [InlineData("2026-08-01", "2026/27")]
    [InlineData("2099-12-31", "2099/00")]
    public void The_school_year_begins_in_August(string day, string year) => Assert.Equal(year, SchoolYear.Of(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));
}
