using System.Security.Cryptography;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Server.Tests.Platform;

/// <summary>What is secret in the database is unreadable without the key that no database holds.</summary>
public sealed class MasterKeyTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly byte[] Secret = "4KX7-9QMD-0TZB-VC2R"u8.ToArray();

    [Fact]
    public void What_one_key_encrypts_no_other_reads_and_nobody_alters()
    {
        var (own, other) = (NewKey(), NewKey());
        var encrypted = own.Encrypt(Secret);

        Assert.Equal(Secret, own.Decrypt(encrypted));
        Assert.Throws<AuthenticationTagMismatchException>(() => other.Decrypt(encrypted));
        Assert.ThrowsAny<CryptographicException>(() => own.Decrypt(encrypted.AsSpan(0, 20)));
        for (var i = 0; i < encrypted.Length; i++)
        {
            var altered = encrypted.ToArray();
            altered[i] ^= 1;
            Assert.Throws<AuthenticationTagMismatchException>(() => own.Decrypt(altered));
        }
    }

    [Fact]
    public async Task The_key_ring_lies_in_the_database_encrypted_and_opens_with_the_same_master_key_only()
    {
        app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect(Secret);
        var ring = await app.WithDbAsync(db => db.DataProtectionKeys.AsNoTracking().ToListAsync());

        Assert.NotEmpty(ring);
        Assert.All(ring, key => Assert.DoesNotContain("<value>", key.Xml, StringComparison.Ordinal));
        app.Services.GetRequiredService<MasterKey>().CheckKeyRing(ring);
        Assert.Contains("Security:MasterKey", Assert.Throws<SettingsException>(() => NewKey().CheckKeyRing(ring)).Message, StringComparison.Ordinal);
    }

    private static MasterKey NewKey() => new(new SecuritySettings { MasterKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(MasterKey.Length)) });
}
