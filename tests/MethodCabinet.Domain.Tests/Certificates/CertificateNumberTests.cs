using CsCheck;
using MethodCabinet.Domain.Certificates;

namespace MethodCabinet.Domain.Tests.Certificates;

public sealed class CertificateNumberTests
{
    private static readonly Gen<string> Numbers = Gen.Byte.Array[5].Select(random => CertificateNumber.Of(2026, random));

    [Fact]
    public void A_number_has_the_year_and_eight_symbols() =>
        Assert.Equal("2026-ZZZZ-ZZZ0", CertificateNumber.Of(2026, [0xff, 0xff, 0xff, 0xff, 0xe0]));

    [Fact]
    public void Different_bytes_give_different_numbers() =>
        Gen.Select(Gen.Byte.Array[5], Gen.Byte.Array[5]).Sample((a, b) =>
            a.SequenceEqual(b) == (CertificateNumber.Of(2026, a) == CertificateNumber.Of(2026, b)));

    [Fact]
    public void A_number_typed_from_paper_is_recognised() =>
        Numbers.Sample(number => CertificateNumber.Normalize(" " + number.ToLowerInvariant().Replace("-", " — ")) == number);

    [Theory]
    [InlineData("2026-7K3F-9QXО", "2026-7K3F-9QX0")] // a Cyrillic О
    [InlineData("2O26-7К3F-9QХD", "2026-7K3F-9QXD")] // Cyrillic К and Х, a Latin O
    public void Look_alikes_are_read_as_meant(string typed, string number) => Assert.Equal(number, CertificateNumber.Normalize(typed));

    [Theory]
    [InlineData("")]
    [InlineData("2026-7K3F")]
    [InlineData("2026-7K3F-9QXD-1")]
    [InlineData("2026-7K3F-9QX!")]
    public void What_cannot_be_a_number_is_none(string typed) => Assert.Null(CertificateNumber.Normalize(typed));
}
