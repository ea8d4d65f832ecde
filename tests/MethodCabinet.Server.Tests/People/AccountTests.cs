using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.People.Accounts;
using MethodCabinet.Server.Platform.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace MethodCabinet.Server.Tests.People;

public sealed class AccountTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Sessions_are_listed_and_one_is_ended_from_another_device()
    {
        var pupil = await app.CreatePersonAsync([Role.Pupil]);
        var (here, there) = (await app.SignInAsync(pupil), await app.SignInAsync(pupil));
        var list = (await (await here.GetAsync("/api/account/sessions")).OkJsonAsync()).EnumerateArray().ToList();
        Assert.Equal(2, list.Count);
        var other = list.Single(s => !s.GetProperty("isThis").GetBoolean()).GetProperty("id").GetGuid();
        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/api/me")).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await here.DeleteAsync($"/api/account/sessions/{other}")).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await there.GetAsync("/api/me")).StatusCode);
        Assert.Equal("platform.not-found", await (await (await app.SignInAsAsync(Role.Pupil)).DeleteAsync($"/api/account/sessions/{list[0].GetProperty("id").GetGuid()}")).ErrorCodeAsync());
    }

    [Fact]
    public async Task A_new_coordinator_must_set_up_a_second_factor_and_keeps_recovery_codes()
    {
        var coordinator = await app.CreatePersonAsync([Role.Coordinator]);
        await app.WithDbAsync(db => db.Users.Where(a => a.Id == coordinator.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.TwoFactorEnabled, false)));
        var client = app.CreateClient();
        Assert.Equal(SignInStatus.SecondFactorSetupRequired, await client.SignInAsync(coordinator.Login, TestPeople.Password));
        Assert.Equal("people.sign-in.incomplete", await (await client.GetAsync("/api/people")).ErrorCodeAsync());

        var setUp = await (await client.PostAsync("/api/account/totp", null)).OkJsonAsync();
        Assert.StartsWith("otpauth://totp/", setUp.GetProperty("uri").GetString(), StringComparison.Ordinal);
        Assert.Contains("<svg", setUp.GetProperty("qrSvg").GetString(), StringComparison.Ordinal);
        var key = AuthenticatorCodes.Base32(setUp.GetProperty("secret").GetString()!);
        var code = AuthenticatorCodes.CodeOf(key, DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
        var confirmed = await (await client.PostAsJsonAsync("/api/account/totp/confirm", new { code })).OkJsonAsync();

        Assert.Equal("signedIn", confirmed.GetProperty("status").GetString());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/people")).StatusCode);
        Assert.Equal("people.second-factor.demanded", await (await client.PostAsJsonAsync("/api/account/totp/remove", new { password = TestPeople.Password })).ErrorCodeAsync());

        var recovery = confirmed.GetProperty("recoveryCodes")[3].GetString();
        var elsewhere = app.CreateClient();
        Assert.Equal(SignInStatus.SecondFactorRequired, await elsewhere.SignInAsync(coordinator.Login, TestPeople.Password));
        await (await elsewhere.PostAsJsonAsync("/api/account/second-factor", new { recoveryCode = recovery })).OkJsonAsync();
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/api/people")).StatusCode);
        var again = app.CreateClient();
        await again.SignInAsync(coordinator.Login, TestPeople.Password);
        Assert.Equal("people.second-factor.wrong-code", await (await again.PostAsJsonAsync("/api/account/second-factor", new { recoveryCode = recovery })).ErrorCodeAsync());
    }

    [Fact]
    public async Task An_administrator_takes_off_the_second_factor_of_who_lost_it_and_a_new_one_is_asked_for()
    {
        var juror = await app.CreatePersonAsync([Role.Juror]);
        var before = await app.SignInAsync(juror);
        var administrator = await app.CreatePersonAsync([Role.Administrator]);
        var client = await app.SignInAsync(administrator);
        var address = $"/api/people/{juror.Id}/second-factor";
        Assert.True((await (await client.GetAsync($"/api/people/{juror.Id}")).OkJsonAsync()).GetProperty("hasSecondFactor").GetBoolean());

        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.SignInAsAsync(Role.Methodist)).DeleteAsync(address)).StatusCode);
        Assert.Equal("people.access.not-yours", await (await client.DeleteAsync($"/api/people/{administrator.Id}/second-factor")).ErrorCodeAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync(address)).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await before.GetAsync("/api/me")).StatusCode);
        Assert.Equal(SignInStatus.SecondFactorSetupRequired, await app.CreateClient().SignInAsync(juror.Login, TestPeople.Password));
        Assert.True(await app.WithDbAsync(db => db.AuditLog.AnyAsync(e => e.Action == "second-factor.taken-off" && e.SubjectId == juror.Id.ToString())));
    }

    [Fact]
    public async Task Staff_give_up_codes_for_passkeys_but_never_the_last_factor()
    {
        var person = await app.CreatePersonAsync([Role.Methodist]);
        var client = await app.SignInAsync(person);
        Task<HttpResponseMessage> RemoveCodesAsync() => client.PostAsJsonAsync("/api/account/totp/remove", new { password = TestPeople.Password });
        Task<HttpResponseMessage> RemoveAsync(byte[] key) => client.DeleteAsync($"/api/account/passkeys/{Base64Url.EncodeToString(key)}");
        Assert.Equal("people.second-factor.demanded", await (await RemoveCodesAsync()).ErrorCodeAsync());
        byte[][] keys = [person.Id.ToByteArray(), [1, .. person.Id.ToByteArray()]];
        await app.WithDbAsync(db =>
        {
            db.UserPasskeys.AddRange(keys.Select(key => new IdentityUserPasskey<Guid>
            {
                UserId = person.Id,
                CredentialId = key,
                Data = new IdentityPasskeyData { PublicKey = [], AttestationObject = [], ClientDataJson = [], Transports = [], Name = "Телефон" },
            }));
            return db.SaveChangesAsync();
        });

        (await RemoveCodesAsync()).EnsureSuccessStatusCode();
        (await RemoveAsync(keys[0])).EnsureSuccessStatusCode();

        Assert.Equal("people.second-factor.demanded", await (await RemoveAsync(keys[1])).ErrorCodeAsync());
        Assert.Equal(1, await app.WithDbAsync(db => db.UserPasskeys.CountAsync(k => k.UserId == person.Id)));
    }

    [Fact]
    public async Task An_adult_gets_a_letter_and_its_link_serves_once()
    {
        var teacher = await app.CreatePersonAsync([Role.Teacher]);
        await app.WithDbAsync(db => db.People.Where(p => p.Id == teacher.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Email, "anna@example.org")));
        var drop = Directory.CreateDirectory(app.Services.GetRequiredService<MailSettings>().Drop);
        var arrived = new TaskCompletionSource<string>();
        using var watcher = new FileSystemWatcher(drop.FullName, "*.eml") { EnableRaisingEvents = true };
        watcher.Renamed += (_, e) => arrived.TrySetResult(e.FullPath);
        var client = app.CreateClient();

        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsJsonAsync("/api/account/forgot", new { loginOrEmail = "ANNA@example.org" })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsJsonAsync("/api/account/forgot", new { loginOrEmail = "nobody@example.org" })).StatusCode);

        using var letter = await MimeMessage.LoadAsync(await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal("anna@example.org", letter.To.Mailboxes.Single().Address);
        Assert.Contains(teacher.Login, letter.TextBody!, StringComparison.Ordinal);
        var link = new Uri(letter.TextBody!.Split('\n').Single(line => line.StartsWith("http", StringComparison.Ordinal)).Trim());
        var query = System.Web.HttpUtility.ParseQueryString(link.Query);
        var request = new { personId = query["person"], token = query["token"], @new = "ромашка и пион" };
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsJsonAsync("/api/account/reset", request)).StatusCode);
        Assert.Equal(SignInStatus.SignedIn, await app.CreateClient().SignInAsync(teacher.Login, "ромашка и пион"));
        Assert.Equal("people.password.reset-link-invalid", await (await client.PostAsJsonAsync("/api/account/reset", request)).ErrorCodeAsync());
    }

    [Fact]
    public async Task The_first_administrator_is_made_once_with_the_printed_token()
    {
        await app.WithDbAsync(db => db.Appointments.Where(a => a.Role == Role.Administrator).ExecuteDeleteAsync());
        var client = app.CreateClient();
        Assert.Equal("people.first-administrator.token-invalid", await (await MakeAsync("wrong", "root.one")).ErrorCodeAsync());
        var token = app.Services.GetRequiredService<FirstAdministrator>().Token;

        Assert.Equal("secondFactorSetupRequired", (await (await MakeAsync(token, "root.one")).OkJsonAsync()).GetProperty("status").GetString());

        Assert.Equal("people.first-administrator.token-invalid", await (await MakeAsync(token, "root.two")).ErrorCodeAsync());

        Task<HttpResponseMessage> MakeAsync(string with, string login) => client.PostAsJsonAsync("/api/account/first-administrator", new
        {
            token = with,
            lastName = "Орлова",
            firstName = "Нина",
            middleName = "",
            email = (string?)null,
            login,
            password = "ромашка и пион",
        });
    }
}
