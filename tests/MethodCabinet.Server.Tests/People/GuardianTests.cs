using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MethodCabinet.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.People;

public sealed class GuardianTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_new_guardian_gets_a_login_and_a_password_once_and_signs_in()
    {
        var (coordinator, pupil) = await SchoolAsync();
        var client = await app.SignInAsync(coordinator);

        var added = await (await AddAsync(client, pupil, "Рябова")).OkJsonAsync();

        var signIn = added.GetProperty("signIn");
        Assert.Equal("ryabova.v", signIn.GetProperty("login").GetString());
        var guardian = app.CreateClient();
        Assert.Equal(SignInStatus.PasswordChangeRequired, await guardian.SignInAsync("ryabova.v", signIn.GetProperty("password").GetString()!));
    }

    [Fact]
    public async Task The_coordinator_of_the_ward_sees_the_guardians_card_and_gives_a_new_password()
    {
        var (coordinator, pupil) = await SchoolAsync();
        var client = await app.SignInAsync(coordinator);
        var guardian = IdOf(await (await AddAsync(client, pupil, "Щеглова")).OkJsonAsync());

        var card = await (await client.GetAsync($"/api/people/{guardian}")).OkJsonAsync();

        Assert.Equal([pupil.Id], card.GetProperty("wards").EnumerateArray().Select(w => w.GetProperty("id").GetGuid()));
        Assert.True(card.GetProperty("rights").GetProperty("edit").GetBoolean());
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync($"/api/people/{guardian}/one-time-password", null)).StatusCode);
        var neighbour = await app.SignInAsAsync(Role.Coordinator);
        Assert.Equal("platform.not-found", await (await neighbour.GetAsync($"/api/people/{guardian}")).ErrorCodeAsync());
        Assert.Equal("platform.not-found", await (await neighbour.PostAsync($"/api/people/{guardian}/one-time-password", null)).ErrorCodeAsync());
    }

    [Fact]
    public async Task A_second_child_gets_the_guardian_that_the_first_one_has()
    {
        var (coordinator, first) = await SchoolAsync();
        var second = await app.CreatePersonAsync([Role.Pupil], coordinator.OrganizationId);
        var client = await app.SignInAsync(coordinator);
        var guardian = IdOf(await (await AddAsync(client, first, "Чижова")).OkJsonAsync());
        await AddAsync(await app.SignInAsAsync(Role.Methodist), await app.CreatePersonAsync([Role.Pupil]), "Чижова");

        var known = Assert.Single((await KnownAsync(client, second, "чижова вера")).EnumerateArray());
        Assert.Equal((guardian, "Чижова Вера"), (known.GetProperty("id").GetGuid(), known.GetProperty("name").GetString()));
        Assert.Equal(await NameAsync(first), Assert.Single(known.GetProperty("wards").EnumerateArray()).GetString());
        var added = await (await client.PostAsJsonAsync($"/api/people/{second.Id}/guardians", new { guardianId = guardian, @new = (object?)null })).OkJsonAsync();

        Assert.Equal((guardian, JsonValueKind.Null), (IdOf(added), added.GetProperty("signIn").ValueKind));
        Assert.Empty((await KnownAsync(client, second, "Чижова")).EnumerateArray());
        Assert.Equal(2, (await KnownAsync(await app.SignInAsAsync(Role.Methodist), await app.CreatePersonAsync([Role.Pupil]), "Чижова")).GetArrayLength());
    }

    [Fact]
    public async Task A_guardian_of_children_in_two_schools_is_seen_by_both_and_replaced_by_none()
    {
        var (coordinator, own) = await SchoolAsync();
        var foreign = await app.CreatePersonAsync([Role.Pupil]);
        var client = await app.SignInAsync(coordinator);
        var guardian = IdOf(await (await AddAsync(client, own, "Дроздова")).OkJsonAsync());
        await app.WithDbAsync(async db =>
        {
            db.Guardianships.Add(new Guardianship { GuardianId = guardian, WardId = foreign.Id, CreatedAt = DateTimeOffset.UtcNow });
            await db.SaveChangesAsync();
        });

        var card = await (await client.GetAsync($"/api/people/{guardian}")).OkJsonAsync();

        Assert.Equal([own.Id], card.GetProperty("wards").EnumerateArray().Select(w => w.GetProperty("id").GetGuid()));
        Assert.False(card.GetProperty("rights").GetProperty("edit").GetBoolean());
        Assert.Equal("people.access.not-yours", await (await client.PostAsync($"/api/people/{guardian}/one-time-password", null)).ErrorCodeAsync());
    }

    private async Task<(TestPerson Coordinator, TestPerson Pupil)> SchoolAsync()
    {
        var coordinator = await app.CreatePersonAsync([Role.Coordinator]);
        return (coordinator, await app.CreatePersonAsync([Role.Pupil], coordinator.OrganizationId));
    }

    private static Task<HttpResponseMessage> AddAsync(HttpClient client, TestPerson ward, string lastName) => client.PostAsJsonAsync(
        $"/api/people/{ward.Id}/guardians",
        new { guardianId = (Guid?)null, @new = new { lastName, firstName = "Вера", middleName = "", birthDate = (string?)null, email = (string?)null } });

    private static async Task<JsonElement> KnownAsync(HttpClient client, TestPerson ward, string name) =>
        await (await client.GetAsync($"/api/people/{ward.Id}/known-guardians?name={Uri.EscapeDataString(name)}")).OkJsonAsync();

    private static Guid IdOf(JsonElement added) => added.GetProperty("guardianId").GetGuid();

    private Task<string> NameAsync(TestPerson person) => app.WithDbAsync(async db => (await db.People.SingleAsync(p => p.Id == person.Id)).FullName);
}
