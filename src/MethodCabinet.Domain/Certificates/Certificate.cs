using System.Globalization;
using System.Text.Json.Serialization;

namespace MethodCabinet.Domain.Certificates;

public enum CertificateKind
{
    /// <summary>Сертификат участника.</summary>
    Participant,

    /// <summary>Диплом призёра.</summary>
    PrizeWinner,

    /// <summary>Диплом победителя.</summary>
    Winner,

    /// <summary>Сертификат, удостоверение об освоении курса.</summary>
    Completion,
}

/// <summary>What a document that was issued is worth now.</summary>
public enum CertificateValidity
{
    Valid,

    /// <summary>The results that it states are not signed at this moment: the next signature confirms it or not.</summary>
    Reconsidered,

    /// <summary>The signed results give its holder something else; it awaits its revocation and perhaps its successor.</summary>
    Superseded,

    Revoked,
}

/// <summary>
/// An issued document. What it says is kept as it was printed: a later change of a name or a title does not alter it.
/// </summary>
public sealed class Certificate : IAudited
{
    /// <summary>Why a diploma is revoked whose holder has another status since; the register keeps it among the reasons that people write.</summary>
    public const string ResultsChanged = "Статус участника в итогах олимпиады изменён";

    /// <summary>The same of a contest.</summary>
    public const string ContestResultsChanged = "Итоги конкурса изменены";

    /// <summary>Characters of the reason for which a document is revoked.</summary>
    public const int MaxReason = 500;

    public required Guid Id { get; init; }

    /// <summary>Printed, and all that verification needs (see <see cref="CertificateNumber"/>).</summary>
    public required string Number { get; init; }

    /// <summary>Регистрационный номер: the place in the register, 1, 2, 3… without gaps.</summary>
    public required int RegisterNumber { get; init; }

    public required CertificateKind Kind { get; init; }

    public required Guid HolderId { get; init; }

    /// <summary>The registration on whose ground it was issued; one of the three grounds is given, the others are null.</summary>
    public Guid? RegistrationId { get; init; }

    /// <summary>The entry of a contest on whose ground it was issued.</summary>
    public Guid? EntryId { get; init; }

    /// <summary>The enrolment in a course on whose ground it was issued.</summary>
    public Guid? EnrolmentId { get; init; }

    /// <summary>For which of the co-authors that the entry names, 1, 2, 3…; 0 for the author. A co-author has no account: the document is kept for them by the author, who is the holder here.</summary>
    public int CoAuthor { get; init; }

    /// <summary>The registration, the entry or the enrolment; computed by the database.</summary>
    public Guid GroundId { get; private set; }

    public required CertificateText Text { get; init; }

    /// <summary>The saved design by which it is drawn; null for the one that came with the product when it was issued.</summary>
    public Guid? DesignId { get; init; }

    public required DateOnly IssuedOn { get; init; }

    public required Guid IssuedById { get; init; }

    /// <summary>What the QR code carries beside the address (<see cref="CertificateEncoding"/>); null for documents that were issued before codes were signed.</summary>
    public string? SignedCode { get; init; }

    /// <summary>The stored PDF; null while it is not drawn yet.</summary>
    public Guid? FileId { get; set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public string? RevokedBecause { get; private set; }

    public uint Version { get; private set; }

    /// <summary>It is of a contest.</summary>
    public bool IsOfContest => EntryId is not null;

    /// <summary>A diploma is worth what the results say at this moment; a certificate of participation or of completion states none that could change, and is valid until it is revoked.</summary>
    /// <param name="isSigned">The results of its olympiad or contest are signed.</param>
    /// <param name="agrees">They give its holder what it says.</param>
    public CertificateValidity ValidityBy(bool isSigned, bool agrees) => (RevokedAt, Kind, isSigned, agrees) switch
    {
        (not null, _, _, _) => CertificateValidity.Revoked,
        (_, CertificateKind.Participant or CertificateKind.Completion, _, _) => CertificateValidity.Valid,
        (_, _, false, _) => CertificateValidity.Reconsidered,
        (_, _, _, false) => CertificateValidity.Superseded,
        _ => CertificateValidity.Valid,
    };

    /// <summary>Takes back a diploma that the results no longer give.</summary>
    public void RevokeForResults(DateTimeOffset now) => Revoke(IsOfContest ? ContestResultsChanged : ResultsChanged, now);

    /// <summary>Takes the certificate back; the register and the verification page say so from now on.</summary>
    public void Revoke(string reason, DateTimeOffset now)
    {
        if (RevokedAt is not null)
        {
            throw new RuleBroken(CertificateErrors.AlreadyRevoked);
        }

        if (string.IsNullOrWhiteSpace(reason) || reason.Length > MaxReason)
        {
            throw new RuleBroken(CertificateErrors.ReasonMissing);
        }

        RevokedAt = now;
        RevokedBecause = reason.Trim();
    }
}

/// <summary>The words on the paper.</summary>
/// <param name="Holder">«Соколова Анна Игоревна».</param>
/// <param name="HolderDetail">«ученица 8 класса, Средняя школа № 2» without the word of sex: «8 класс, Средняя школа № 2».</param>
/// <param name="Ground">What it was issued for: title of the olympiad, contest or course.</param>
/// <param name="Signer">Name of the head who signs where the design names nobody else.</param>
/// <param name="SignerPosition">Their position.</param>
/// <param name="Tutor">Педагог-наставник, научный руководитель, by full name; null where the entry names none.</param>
/// <param name="Nomination">Of a contest.</param>
/// <param name="Work">Title of the work or talk with which a contest was entered.</param>
/// <param name="Laureate">1, 2 or 3 where a contest has laureates of degrees.</param>
/// <param name="Hours">Academic hours of a course; null where nobody has said.</param>
/// <param name="From">The first day of learning.</param>
/// <param name="To">The day on which the course was completed.</param>
public sealed record CertificateText(
    string Holder,
    string HolderDetail,
    string Ground,
    string Season,
    string Signer,
    string SignerPosition,
    string? Tutor = null,
    string? Nomination = null,
    string? Work = null,
    int? Laureate = null,
    int? Hours = null,
    DateOnly? From = null,
    DateOnly? To = null)
{
    /// <summary>
    /// The ground as it is signed and as verification states it: «Педагогический дебют, номинация «Урок», лауреат II степени», «Электронные таблицы, 36 ч, 01.09.2026 – 30.11.2026». The title of
    /// the work stays out of it, for the author wrote it and what is verified in public follows the consents.
    /// </summary>
    public string StatedGround() =>
        Ground
        + (Nomination is null ? "" : $", номинация «{Nomination}»")
        + (Laureate is { } degree ? $", лауреат {new string('I', degree)} степени" : "")
        + (Hours is { } hours ? $", {hours} ч" : "")
        + (Dates is { } dates ? $", {dates}" : "");

    /// <summary>«01.09.2026 – 30.11.2026»; null where there are no days.</summary>
    [JsonIgnore]
    public string? Dates => From is { } from && To is { } to ? $"{Day(from)} – {Day(to)}" : null;

    /// <summary>Who signs the paper: the signatories of its design, or else the signer of the text.</summary>
    /// <param name="design">Null for the one that came with the product, which has none.</param>
    public IReadOnlyList<Signatory> SignatoriesBy(CertificateDesign? design) =>
        design is { Signatories.Count: > 0 } ? design.Signatories : [new Signatory(SignerPosition, Signer)];

    /// <summary>«лауреата II степени», or what the kind of the document says: «победителя».</summary>
    public string AwardOf(CertificateKind kind) => (Laureate, kind) switch
    {
        ({ } degree, _) => $"лауреата {new string('I', degree)} степени",
        (_, CertificateKind.Winner) => "победителя",
        (_, CertificateKind.PrizeWinner) => "призёра",
        _ => "участника",
    };

    private static string Day(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
}
