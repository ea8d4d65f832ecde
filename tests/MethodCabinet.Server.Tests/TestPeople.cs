using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.People;
using MethodCabinet.Server.People.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests;

/// <param name="OrganizationId">Where the person studies, teaches or coordinates; null for those without a school.</param>
public sealed record TestPerson(Guid Id, string Login, Guid? OrganizationId);

/// <summary>People of the test's own, and clients signed in as them.</summary>
public static class TestPeople
{
    public const string Password = "сирень и жасмин";

    /// <summary>The secret of the authenticator application of those whose role demands a second factor.</summary>
    public const string AuthenticatorKey = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    private static readonly Lazy<string> PasswordHash = new(() =>
        new PasswordHasher<Account>(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = TestHost.PasswordIterations }))
            .HashPassword(new Account(), Password));

    private static int counter;

    /// <summary>
    /// A person who holds the given roles today and can sign in. Pupils, teachers and coordinators belong to
    /// <paramref name="organizationId"/>, or to a new school when it is null.
    /// </summary>
    public static async Task<TestPerson> CreatePersonAsync(this TestApp app, Role[] roles, Guid? organizationId = null, int grade = 8)
    {
        var number = Interlocked.Increment(ref counter);
        var id = Guid.CreateVersion7();
        var login = $"person{number}";
        var needsSchool = roles.Any(role => role is Role.Pupil or Role.Teacher or Role.Coordinator);
        var school = needsSchool ? organizationId ?? await app.CreateOrganizationAsync() : (Guid?)null;
        await app.WithDbAsync(async db =>
        {
            var moment = DateTimeOffset.UtcNow;
            var from = DateOnly.FromDateTime(moment.UtcDateTime).AddYears(-1);
            db.People.Add(new Person { Id = id, LastName = $"Соколова{number}", FirstName = "Анна", MiddleName = "Игоревна", CreatedAt = moment });
            var demands = SignInRule.DemandsSecondFactor(roles);
            db.Users.Add(new Account
            {
                Id = id,
                UserName = login,
                NormalizedUserName = login.ToUpperInvariant(),
                PasswordHash = PasswordHash.Value,
                SecurityStamp = id.ToString("N"),
                LockoutEnabled = true,
                TwoFactorEnabled = demands,
            });
            if (demands)
            {
                db.UserTokens.Add(new IdentityUserToken<Guid> { UserId = id, LoginProvider = "[AspNetUserStore]", Name = "AuthenticatorKey", Value = AuthenticatorKey });
            }

            foreach (var role in roles)
            {
                switch (role)
                {
                    case Role.Pupil:
                        db.Memberships.Add(Member(MembershipKind.Student, grade));
                        break;
                    case Role.Teacher:
                        db.Memberships.Add(Member(MembershipKind.Teacher, null));
                        break;
                    case Role.Coordinator:
                        db.Memberships.Add(Member(MembershipKind.Coordinator, null));
                        break;
                    case Role.Guardian:
                        var ward = new Person { Id = Guid.CreateVersion7(), LastName = "Соколов", FirstName = "Пётр", CreatedAt = moment };
                        db.People.Add(ward);
                        db.Guardianships.Add(new Guardianship { GuardianId = id, WardId = ward.Id, CreatedAt = moment });
                        break;
                    default:
                        db.Appointments.Add(new Appointment { Id = Guid.CreateVersion7(), PersonId = id, Role = role, From = from });
                        break;
                }
            }

            await db.SaveChangesAsync();

            Membership Member(MembershipKind kind, int? ofGrade) => new()
            {
                Id = Guid.CreateVersion7(),
                PersonId = id,
                OrganizationId = school!.Value,
                Kind = kind,
                From = from,
                Grade = ofGrade,
                ClassLetter = ofGrade is null ? "" : "А",
            };
        });
        return new TestPerson(id, login, school);
    }

    public static async Task<Guid> CreateOrganizationAsync(this TestApp app)
    {
        var id = Guid.CreateVersion7();
        var name = string.Create(CultureInfo.InvariantCulture, $"Школа {id:N}");
        await app.WithDbAsync(async db =>
        {
            db.Organizations.Add(new Organization { Id = id, Kind = OrganizationKind.School, ShortName = name, FullName = name });
            await db.SaveChangesAsync();
        });
        return id;
    }

    /// <summary>A new person with these roles, signed in.</summary>
    public static async Task<HttpClient> SignInAsAsync(this TestApp app, params Role[] roles) => await app.SignInAsync(await app.CreatePersonAsync(roles));

    /// <summary>A client of its own, signed in completely: with the code of the authenticator application where the role demands it.</summary>
    public static async Task<HttpClient> SignInAsync(this TestApp app, TestPerson person)
    {
        var client = app.CreateClient();
        if (await client.SignInAsync(person.Login, Password) == SignInStatus.SecondFactorRequired)
        {
            // The helper signs the same person in several times within one period of the code.
            await app.WithDbAsync(db => db.Users.Where(a => a.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.LastCodePeriod, 0)));
            var response = await client.PostAsJsonAsync("/api/account/second-factor", new { code = CodeNow() });
            Assert.Equal("signedIn", (await response.OkJsonAsync()).GetProperty("status").GetString());
        }

        return client;
    }

    /// <summary>Signs in by login and password and keeps the cookie, which is Secure and so would not be sent over plain HTTP by itself.</summary>
    public static async Task<SignInStatus> SignInAsync(this HttpClient client, string login, string password)
    {
        var response = await client.PostAsJsonAsync("/api/account/sign-in", new { login, password });
        var status = (await response.OkJsonAsync()).GetProperty("status").GetString()!;
        client.DefaultRequestHeaders.Remove("Cookie");
        client.DefaultRequestHeaders.Add("Cookie", response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("mc=", StringComparison.Ordinal)).Split(';')[0]);
        return Enum.Parse<SignInStatus>(status, ignoreCase: true);
    }

    public static string CodeNow() =>
        AuthenticatorCodes.CodeOf(AuthenticatorCodes.Base32(AuthenticatorKey), DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30).ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>The body of a successful answer; shows the body of any other.</summary>
    public static async Task<JsonElement> OkJsonAsync(this HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>The code of a refused request.</summary>
    public static async Task<string?> ErrorCodeAsync(this HttpResponseMessage response)
    {
        Assert.False(response.IsSuccessStatusCode, $"{(int)response.StatusCode} though it should be refused");
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("code").GetString();
    }
}
