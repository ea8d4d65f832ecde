using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace MethodCabinet.Server.Platform;

/// <summary>Section <c>Security</c>.</summary>
public sealed class SecuritySettings : IValidatableObject
{
    /// <summary>
    /// 32 random bytes as base64. Encrypts the key ring in the database, and the ring everything secret there: who reads only the database
    /// or a copy of it learns no opening key, no signing key and no cookie.
    /// </summary>
    [Required]
    public string MasterKey { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Convert.TryFromBase64String(MasterKey, new byte[MasterKey.Length], out var length) || length != Platform.MasterKey.Length)
        {
            yield return new ValidationResult("32 bytes as base64 are needed: openssl rand -base64 32.", [nameof(MasterKey)]);
        }
    }
}

/// <summary>The key that no database holds. AES-256-GCM, https://csrc.nist.gov/pubs/sp/800/38/d/final.</summary>
public sealed class MasterKey(SecuritySettings settings)
{
    /// <summary>Bytes.</summary>
    public const int Length = 32;

    private const int NonceLength = 12;
    private const int TagLength = 16;
    private readonly byte[] key = Convert.FromBase64String(settings.MasterKey);

    /// <summary>Tells keys apart without telling anything about them.</summary>
    public string Name { get; } = Convert.ToHexStringLower(HMACSHA256.HashData(Convert.FromBase64String(settings.MasterKey), "name"u8))[..16];

    /// <summary>A key for one purpose, of which nobody learns this one. 32 bytes.</summary>
    public byte[] Derive(string purpose) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"derive:{purpose}"));

    /// <summary>Nonce (12 bytes), tag (16 bytes) and ciphertext in one.</summary>
    public byte[] Encrypt(ReadOnlySpan<byte> plain)
    {
        var whole = new byte[NonceLength + TagLength + plain.Length];
        RandomNumberGenerator.Fill(whole.AsSpan(0, NonceLength));
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(whole.AsSpan(0, NonceLength), plain, whole.AsSpan(NonceLength + TagLength), whole.AsSpan(NonceLength, TagLength));
        return whole;
    }

    /// <exception cref="CryptographicException">Another key encrypted it, or it was altered.</exception>
    public byte[] Decrypt(ReadOnlySpan<byte> whole)
    {
        if (whole.Length < NonceLength + TagLength)
        {
            throw new CryptographicException("Too short to have been encrypted by this key.");
        }

        var plain = new byte[whole.Length - NonceLength - TagLength];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(whole[..NonceLength], whole[(NonceLength + TagLength)..], whole.Slice(NonceLength, TagLength), plain);
        return plain;
    }
}

/// <summary>Keeps the keys of Data Protection in the database only encrypted.</summary>
internal sealed class KeyRingEncryptor(MasterKey master) : IXmlEncryptor
{
    public const string Element = "masterKey";
    public const string NameAttribute = "name";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(
        new XElement(Element, new XAttribute(NameAttribute, master.Name), Convert.ToBase64String(master.Encrypt(Encoding.UTF8.GetBytes(plaintextElement.ToString())))),
        typeof(KeyRingDecryptor));
}

/// <summary>Made by Data Protection from the name that stands beside what <see cref="KeyRingEncryptor"/> wrote.</summary>
internal sealed class KeyRingDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(Encoding.UTF8.GetString(services.GetRequiredService<MasterKey>().Decrypt(Convert.FromBase64String(encryptedElement.Value))));
}

public static class MasterKeyRegistration
{
    public static void AddMasterKey(this WebApplicationBuilder builder)
    {
        builder.AddSettings<SecuritySettings>("Security");
        builder.Services.AddSingleton<MasterKey>();
        builder.Services.AddOptions<KeyManagementOptions>().Configure<MasterKey>((ring, master) => ring.XmlEncryptor = new KeyRingEncryptor(master));
    }

    /// <summary>A wrong master key would not stop anything, only make every sealed thing unreadable and every session void: better no start.</summary>
    /// <exception cref="SettingsException">The key ring of this database was encrypted by another master key.</exception>
    public static void CheckKeyRing(this MasterKey master, IEnumerable<DataProtectionKey> ring)
    {
        foreach (var key in ring)
        {
            var encrypted = XElement.Parse(key.Xml ?? "<key/>").Descendants(KeyRingEncryptor.Element).SingleOrDefault();
            if (encrypted?.Attribute(KeyRingEncryptor.NameAttribute) is { } name && name.Value != master.Name)
            {
                throw new SettingsException(
                    $"Setting 'Security:MasterKey' (environment variable Security__MasterKey) is not the key by which this database was encrypted: that one has the name {name.Value}, this one {master.Name}.");
            }
        }
    }
}
