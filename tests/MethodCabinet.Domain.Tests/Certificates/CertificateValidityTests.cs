using MethodCabinet.Domain.Certificates;

namespace MethodCabinet.Domain.Tests.Certificates;

public sealed class CertificateValidityTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 7, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(CertificateKind.Winner, true, true, CertificateValidity.Valid)]
    [InlineData(CertificateKind.Winner, true, false, CertificateValidity.Superseded)]
    [InlineData(CertificateKind.PrizeWinner, false, false, CertificateValidity.Reconsidered)]
    [InlineData(CertificateKind.Participant, true, false, CertificateValidity.Valid)]
    [InlineData(CertificateKind.Participant, false, false, CertificateValidity.Valid)]
    public void A_diploma_is_worth_what_the_signed_results_say(CertificateKind kind, bool isSigned, bool agrees, CertificateValidity validity)
    {
        var certificate = Of(kind);
        Assert.Equal(validity, certificate.ValidityBy(isSigned, agrees));

        certificate.Revoke("Опечатка", Now);
        Assert.Equal(CertificateValidity.Revoked, certificate.ValidityBy(isSigned, agrees));
    }

    private static Certificate Of(CertificateKind kind) => new()
    {
        Id = Guid.Empty,
        Number = "2026-7K3F-9QXD",
        RegisterNumber = 1,
        Kind = kind,
        HolderId = Guid.Empty,
        Text = new CertificateText("Соколова Анна", "8 класс", "Биология", "2026/27", "Петрова Ирина", "заведующий"),
        IssuedOn = new DateOnly(2026, 11, 23),
        IssuedById = Guid.Empty,
    };
}
