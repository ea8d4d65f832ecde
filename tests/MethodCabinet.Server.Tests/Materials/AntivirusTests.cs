using System.Net;
using System.Text;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Materials.Checks;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Materials;

/// <summary>Where somebody looks for viruses, nothing is handed out before.</summary>
public sealed class AntivirusTests(ScannedApp app) : IClassFixture<ScannedApp>
{
    [Fact]
    public async Task A_file_is_looked_through_and_an_infected_one_kept_apart_and_told_to_its_owner()
    {
        var owner = app.As((await app.CreatePersonAsync([Role.Methodist])).Id);
        var clean = new LargeFileSender(owner, LargeFileSender.Video(700_000));
        await clean.SendAsync();
        Assert.Equal("ready", (await clean.CheckedAsync()).GetProperty("state").GetString());
        Assert.True(app.Clamd.Scanned >= 700_000);

        var bytes = LargeFileSender.Video(700_000);
        Encoding.ASCII.GetBytes(TestClamd.Virus).CopyTo(bytes, 650_000);
        var infected = new LargeFileSender(owner, bytes);
        await infected.SendAsync();

        var arrived = await infected.CheckedAsync();
        Assert.Equal(("infected", "Eicar-Signature"), (arrived.GetProperty("state").GetString(), arrived.GetProperty("finding").GetString()));
        Assert.Equal("material.file.infected", await (await owner.GetAsync($"/api/files/{infected.Id}")).ErrorCodeAsync());
        var told = (await (await owner.GetAsync("/api/files/uploads")).OkJsonAsync()).GetProperty("refused").EnumerateArray().Single();
        Assert.Equal(infected.Id, told.GetProperty("id").GetGuid());
        var changes = await app.WithDbAsync(db => db.AuditLog.Where(entry => entry.SubjectId == infected.Id.ToString()).Select(entry => entry.Changes).ToListAsync());
        Assert.Contains(changes, change => change is not null && change.Contains("Eicar-Signature", StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_the_antivirus_is_away_the_file_waits_and_a_small_one_is_asked_for_again()
    {
        var owner = app.As((await app.CreatePersonAsync([Role.Methodist])).Id);
        app.Clamd.IsAway = true;
        try
        {
            var sender = new LargeFileSender(owner, LargeFileSender.Video(100_000));
            await sender.SendAsync();

            Assert.Equal("material.file.checking", await (await owner.GetAsync($"/api/files/{sender.Id}")).ErrorCodeAsync());
            Assert.Equal("material.storage-away", await (await UploadAsync(owner, "x"u8.ToArray())).ErrorCodeAsync());
        }
        finally
        {
            app.Clamd.IsAway = false;
        }
    }

    [Fact]
    public async Task A_small_file_is_looked_through_before_it_is_taken()
    {
        var owner = app.As((await app.CreatePersonAsync([Role.Methodist])).Id);

        Assert.Equal(HttpStatusCode.OK, (await UploadAsync(owner, [])).StatusCode);
        Assert.Equal("material.file.infected", await (await UploadAsync(owner, Encoding.ASCII.GetBytes(TestClamd.Virus))).ErrorCodeAsync());
    }

    [Fact]
    public async Task A_file_that_the_antivirus_finds_too_long_is_not_called_clean()
    {
        await using var clamd = new TestClamd(maxLength: 100_000);
        var settings = new AntivirusSettings { Clamd = clamd.Address };

        await Assert.ThrowsAsync<InvalidOperationException>(() => FileReading.ReadAsync(new MemoryStream(new byte[10_000_000]), settings, CancellationToken.None));
        Assert.Null((await FileReading.ReadAsync(new MemoryStream(new byte[100_000]), settings, CancellationToken.None)).Finding);
    }

    [Fact]
    public async Task Files_that_nobody_could_look_through_are_refused_before_they_are_sent()
    {
        var sender = new LargeFileSender(app.As((await app.CreatePersonAsync([Role.Methodist])).Id), LargeFileSender.Video(1_000));

        Assert.Equal("material.file.too-large", await (await sender.BeginAsync(size: (100 << 20) + 1)).ErrorCodeAsync());
    }

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient client, byte[] content)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent([.. LargeFileSender.Video(1_000), .. content]), "file", "урок.mp4" } };
        return await client.PostAsync("/api/files", form);
    }
}
