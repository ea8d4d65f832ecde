using System.Security.Cryptography;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Domain.People;

namespace MethodCabinet.Server.Olympiads.Standings;

/// <summary>A registered participant as the database has it; who was not read again is the same object.</summary>
/// <param name="Agreed">To what publication the person agreed; null without the consents that a name needs.</param>
/// <param name="Cipher">Of the first work; null before the signature, while it must not be told whose it is, and where nothing was marked by cipher.</param>
/// <param name="Points">Null for who took part in no scored round, or whose work came after the signature, and so has no row.</param>
/// <param name="Status">Signed; null before the signature.</param>
internal sealed record StandingEntry(
    Guid RegistrationId,
    Guid TrackId,
    Guid PersonId,
    Guid OrganizationId,
    int Grade,
    string Name,
    string School,
    PublicationForm? Agreed,
    string? Cipher,
    decimal? Points,
    bool AwaitsJury,
    IReadOnlyList<EntryWork> Works,
    AwardStatus? Status)
{
    public PublicName PublicName => PublicName.Of(Agreed, Name, Cipher);

    /// <summary>
    /// Names the row from one version to the next without telling whose it is. A name that appears, disappears or takes another form brings another one, so that who kept
    /// an old standing does not find the name of a row that has none any more.
    /// </summary>
    /// <param name="isNameless">No name is shown for now, whatever was agreed to.</param>
    public string RowIdOf(Guid salt, bool isNameless) => Hashed(salt, Agreed is { } form && !isNameless ? (byte)(1 + (int)form) : (byte)0);

    /// <summary>Of a row with ciphers, which is not to be found in the standing.</summary>
    public string CipheredRowIdOf(Guid salt) => Hashed(salt, byte.MaxValue);

    private string Hashed(Guid salt, byte kind)
    {
        Span<byte> material = stackalloc byte[33];
        salt.TryWriteBytes(material);
        RegistrationId.TryWriteBytes(material[16..]);
        material[32] = kind;
        return Convert.ToHexStringLower(SHA256.HashData(material).AsSpan(0, 8));
    }
}

/// <summary>In a scored round.</summary>
internal sealed record EntryWork(Guid AttemptId, Guid RoundId, decimal Points);

/// <summary>What stays as it is while only marks change.</summary>
/// <param name="MaxPoints">By track, of all scored rounds together.</param>
/// <param name="Rounds">Titles.</param>
/// <param name="Frozen">What everybody but staff is shown, by registration; null while the standing is not frozen.</param>
internal sealed record StandingFrame(
    IReadOnlyList<Track> Tracks,
    IReadOnlyDictionary<Guid, decimal> MaxPoints,
    IReadOnlyDictionary<Guid, string> Rounds,
    IReadOnlyDictionary<Guid, OlympiadResult>? Frozen);
