using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.People.Accounts;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.People;

public sealed class SignInTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_pupil_signs_in_and_sees_who_they_are()
    {
        var pupil = await app.CreatePersonAsync([Role.Pupil]);
        var client = await app.SignInAsync(pupil);

        var me = await client.GetFromJsonAsync<JsonElement>("/api/me");

        Assert.Equal(pupil.Id, me.GetProperty("personId").GetGuid());
        Assert.Equal(["pupil"], me.GetProperty("roles").EnumerateArray().Select(r => r.GetString()));
        Assert.Equal([pupil.OrganizationId!.Value], me.GetProperty("organizations").EnumerateArray().Select(o => o.GetProperty("id").GetGuid()));
        Assert.False(me.GetProperty("secondFactor").GetProperty("required").GetBoolean());
    }

    [Fact]
    public async Task The_login_may_be_written_in_any_case_and_with_blanks_around()
    {
        var pupil = await app.CreatePersonAsync([Role.Pupil]);

        Assert.Equal(SignInStatus.SignedIn, await app.CreateClient().SignInAsync($" {pupil.Login.ToUpperInvariant()} ", TestPeople.Password));
    }

    [Fact]
    public async Task Without_a_session_the_answer_is_401_with_a_code_and_no_redirect()
    {
        var response = await app.CreateClient().GetAsync("/api/me");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("platform.access.not-signed-in", await response.ErrorCodeAsync());
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_login_get_the_same_answer()
    {
        var pupil = await app.CreatePersonAsync([Role.Pupil]);
        var client = app.CreateClient();

        var wrong = await client.PostAsJsonAsync("/api/account/sign-in", new { login = pupil.Login, password = "не тот пароль" });
        var unknown = await client.PostAsJsonAsync("/api/account/sign-in", new { login = "nobody-at-all", password = "не тот пароль" });

        Assert.Equal("people.sign-in.wrong-credentials", await wrong.ErrorCodeAsync());
        Assert.Equal("people.sign-in.wrong-credentials", await unknown.ErrorCodeAsync());
        Assert.Equal(wrong.StatusCode, unknown.StatusCode);
    }

    [Fact]
    public async Task Ten_wrong_passwords_lock_the_account_out_and_the_log_tells_it()
    {
        var pupil = await app.CreatePersonAsync([Role.Pupil]);
        var client = app.CreateClient();
        for (var i = 0; i < 10; i++)
        {
            await client.PostAsJsonAsync("/api/account/sign-in", new { login = pupil.Login, password = "не тот пароль" });
        }

        var locked = await client.PostAsJsonAsync("/api/account/sign-in", new { login = pupil.Login, password = TestPeople.Password });

        Assert.Equal("people.sign-in.locked-out", await locked.ErrorCodeAsync());
        Assert.InRange(locked.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));
        var actions = await app.WithDbAsync(db => db.AuditLog.Where(e => e.SubjectId == pupil.Id.ToString()).Select(e => e.Action).ToListAsync());
        Assert.Equal(10, actions.Count(a => a == "sign-in.failed"));
        Assert.Single(actions, "sign-in.locked-out");
    }

    [Fact]
    public async Task Wrong_codes_lock_the_account_out_though_the_password_is_given_between_them()
    {
        var methodist = await app.CreatePersonAsync([Role.Methodist]);
        var client = app.CreateClient();
        await client.SignInAsync(methodist.Login, TestPeople.Password);
        for (var i = 0; i < 9; i++)
        {
            Assert.Equal("people.second-factor.wrong-code", await CodeAsync("000000x"));
        }

        Assert.Equal(SignInStatus.SecondFactorRequired, await client.SignInAsync(methodist.Login, TestPeople.Password));
        Assert.Equal("people.second-factor.wrong-code", await CodeAsync("000000x"));

        Assert.Equal("people.sign-in.locked-out", await CodeAsync(TestPeople.CodeNow()));

        async Task<string?> CodeAsync(string code) => await (await client.PostAsJsonAsync("/api/account/second-factor", new { code })).ErrorCodeAsync();
    }

    [Fact]
    public async Task Sixteen_tries_for_one_login_within_a_minute_are_too_many_even_for_an_unknown_one()
    {
        var client = app.CreateClient();
        var codes = new List<string?>();
        for (var i = 0; i < 16; i++)
        {
            codes.Add(await (await client.PostAsJsonAsync("/api/account/sign-in", new { login = "guessed", password = "не тот пароль" })).ErrorCodeAsync());
        }

        Assert.All(codes.Take(15), code => Assert.Equal("people.sign-in.wrong-credentials", code));
        Assert.Equal("people.sign-in.too-many", codes[^1]);
        var next = await client.PostAsJsonAsync("/api/account/sign-in", new { login = "guessed", password = "не тот пароль" });
        Assert.InRange(next.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_one_time_password_is_typed_from_its_card_in_any_case_and_with_or_without_hyphens()
    {
        var pupil = await app.CreatePersonAsync([Role.Pupil]);
        var given = await app.WithDbAsync(async db =>
        {
            var password = NewAccounts.SetOneTimePassword(await db.Users.SingleAsync(a => a.Id == pupil.Id));
            await db.SaveChangesAsync();
            return password;
        });
        var typed = given.Replace("-", "").ToUpperInvariant();
        var client = app.CreateClient();

        Assert.Equal(SignInStatus.PasswordChangeRequired, await app.CreateClient().SignInAsync(pupil.Login, given));
        Assert.Equal(SignInStatus.PasswordChangeRequired, await client.SignInAsync(pupil.Login, $" {typed}"));
        await (await client.PostAsJsonAsync("/api/account/password", new { current = typed, @new = "ландыш-и-клевер" })).OkJsonAsync();

        // A password of one's own is what it is.
        var other = await app.CreateClient().PostAsJsonAsync("/api/account/sign-in", new { login = pupil.Login, password = "Ландыш-и-клевер" });
        Assert.Equal("people.sign-in.wrong-credentials", await other.ErrorCodeAsync());
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_for_scripts_and_plain_connections()
    {
        var pupil = await app.CreatePersonAsync([Role.Pupil]);

        var response = await app.CreateClient().PostAsJsonAsync("/api/account/sign-in", new { login = pupil.Login, password = TestPeople.Password });

        var cookie = response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("mc=", StringComparison.Ordinal));
        Assert.Contains("; secure", cookie, StringComparison.Ordinal);
        Assert.Contains("; samesite=lax", cookie, StringComparison.Ordinal);
        Assert.Contains("; httponly", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("expires", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_signing_out_the_same_cookie_opens_nothing()
    {
        var client = await app.SignInAsAsync(Role.Pupil);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/me")).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync("/api/account/sign-out", null)).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/me")).StatusCode);
    }

    [Fact]
    public async Task A_password_that_somebody_else_set_must_be_changed_first()
    {
        var pupil = await app.CreatePersonAsync([Role.Pupil]);
        await app.WithDbAsync(db => db.Users.Where(a => a.Id == pupil.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.MustChangePassword, true)));
        var client = app.CreateClient();

        Assert.Equal(SignInStatus.PasswordChangeRequired, await client.SignInAsync(pupil.Login, TestPeople.Password));
        Assert.True((await client.GetFromJsonAsync<JsonElement>("/api/me")).GetProperty("mustChangePassword").GetBoolean());
        var changed = await client.PostAsJsonAsync("/api/account/password", new { current = TestPeople.Password, @new = "ландыш-и-клевер" });

        Assert.Equal("signedIn", (await changed.OkJsonAsync()).GetProperty("status").GetString());
        Assert.Equal(SignInStatus.SignedIn, await app.CreateClient().SignInAsync(pupil.Login, "ландыш-и-клевер"));
    }

    [Theory]
    [InlineData("коротко", "people.password.too-short")]
    [InlineData("12345678", "people.password.too-common")]
    [InlineData("Qwerty123", "people.password.too-common")]
    [InlineData("ввввввввв", "people.password.too-common")]
    [InlineData("сирень и жасмин", "people.password.unchanged")]
    public async Task A_weak_new_password_is_refused(string password, string code)
    {
        var client = await app.SignInAsAsync(Role.Pupil);

        var response = await client.PostAsJsonAsync("/api/account/password", new { current = TestPeople.Password, @new = password });

        Assert.Equal(code, await response.ErrorCodeAsync());
    }

    [Fact]
    public async Task Changing_the_password_ends_the_sessions_on_other_devices()
    {
        var pupil = await app.CreatePersonAsync([Role.Pupil]);
        var (here, elsewhere) = (await app.SignInAsync(pupil), await app.SignInAsync(pupil));
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/api/me")).StatusCode);

        await (await here.PostAsJsonAsync("/api/account/password", new { current = TestPeople.Password, @new = "ландыш-и-клевер" })).OkJsonAsync();

        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/api/me")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await elsewhere.GetAsync("/api/me")).StatusCode);
    }

    [Fact]
    public async Task A_methodist_gives_the_code_and_it_serves_once()
    {
        var methodist = await app.CreatePersonAsync([Role.Methodist]);
        var client = app.CreateClient();
        Assert.Equal(SignInStatus.SecondFactorRequired, await client.SignInAsync(methodist.Login, TestPeople.Password));
        var refused = await client.PostAsJsonAsync("/api/account/password", new { current = TestPeople.Password, @new = "ландыш-и-клевер" });
        Assert.Equal("people.sign-in.incomplete", await refused.ErrorCodeAsync());
        Assert.Equal("people.second-factor.wrong-code", await (await client.PostAsJsonAsync("/api/account/second-factor", new { code = "x" })).ErrorCodeAsync());
        var code = TestPeople.CodeNow();

        Assert.Equal("signedIn", (await (await client.PostAsJsonAsync("/api/account/second-factor", new { code })).OkJsonAsync()).GetProperty("status").GetString());

        Assert.Equal("people.second-factor.wrong-code", await (await client.PostAsJsonAsync("/api/account/second-factor", new { code })).ErrorCodeAsync());
    }

    [Theory]
    [InlineData(59, 94287082 % 1_000_000)]
    [InlineData(1111111109, 7081804 % 1_000_000)]
    [InlineData(20000000000, 65353130 % 1_000_000)]
    public void Codes_are_those_of_RFC_6238_appendix_B(long seconds, int code) =>
        Assert.Equal(code, AuthenticatorCodes.CodeOf("12345678901234567890"u8, seconds / 30));

    [Fact]
    public void The_secret_is_read_as_RFC_4648_says() =>
        Assert.Equal("foobar"u8.ToArray(), AuthenticatorCodes.Base32("MZXW6YTBOI======"));

    [Fact]
    public async Task A_role_that_ends_is_gone_with_the_next_request()
    {
        var teacher = await app.CreatePersonAsync([Role.Teacher]);
        var client = await app.SignInAsync(teacher);
        Assert.Equal(["teacher"], await RolesAsync());

        await app.WithDbAsync(async db =>
        {
            (await db.Memberships.SingleAsync(m => m.PersonId == teacher.Id)).To = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-2);
            await db.SaveChangesAsync();
        });

        Assert.Empty(await RolesAsync());

        async Task<List<string?>> RolesAsync() =>
            [.. (await client.GetFromJsonAsync<JsonElement>("/api/me")).GetProperty("roles").EnumerateArray().Select(r => r.GetString())];
    }
}
