using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using MethodCabinet.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.People;

/// <summary>What entering people says of those who are known already: in the own school by their address, in another by their name and birth date.</summary>
public sealed class KnownPeopleTests(TestApp app) : IClassFixture<TestApp>
{
    private const string PupilHeadings = "Фамилия;Имя;Отчество;Дата рождения;Класс\n";
    private const string TeacherHeadings = "Фамилия;Имя;Отчество;Должность;E-mail\n";

    [Fact]
    public async Task A_table_gives_an_address_to_a_teacher_without_one_and_says_that_another_stays()
    {
        var coordinator = await app.CreatePersonAsync([Role.Coordinator]);
        var client = await app.SignInAsync(coordinator);
        var (without, with, office) = (
            await TeacherAsync("Безадресная", null), await TeacherAsync("Адресная", "own@example.org"), await TeacherAsync("Методистова", null, Role.Methodist));
        const string rows = "Безадресная;Анна;Игоревна;;new@example.org\nАдресная;Анна;Игоревна;;other@example.org\nМетодистова;Анна;Игоревна;;taken@example.org\nНовая;Анна;Игоревна;;first@example.org\n";

        var draft = await UploadAsync(client, TeacherHeadings + rows, "teachers", coordinator.OrganizationId);

        Assert.Equal(
            [("update", ""), ("same", "E3 people.import.email-kept"), ("same", "E4 people.import.email-not-given"), ("new", "")],
            RowsOf(draft));
        var confirmed = await (await client.PostAsync($"/api/imports/{draft.GetProperty("id").GetGuid()}/confirm", null)).OkJsonAsync();
        Assert.Equal((1, 1, 2), (confirmed.GetProperty("created").GetInt32(), confirmed.GetProperty("updated").GetInt32(), confirmed.GetProperty("same").GetInt32()));
        var emails = await app.WithDbAsync(db => db.People.Where(p => p.Id == without || p.Id == with || p.Id == office).ToDictionaryAsync(p => p.Id, p => p.Email));
        Assert.Equal(("new@example.org", "own@example.org", (string?)null), (emails[without], emails[with], emails[office]));
        Assert.Equal(1, await app.WithDbAsync(db => db.Memberships.CountAsync(m => m.PersonId == without)));

        var again = await UploadAsync(client, TeacherHeadings + rows, "teachers", coordinator.OrganizationId);
        Assert.Equal(["same", "same", "same", "same"], RowsOf(again).Select(row => row.Status));

        Task<Guid> TeacherAsync(string lastName, string? email, params Role[] more) => NamedAsync(coordinator.OrganizationId, lastName, null, email, [Role.Teacher, .. more]);
    }

    [Fact]
    public async Task A_pupil_of_another_school_is_no_new_person_without_a_word_and_only_the_cabinet_learns_whose()
    {
        var lastName = Unique("Переехавшая");
        var (school, elsewhere) = (await app.CreateOrganizationAsync(), await app.CreateOrganizationAsync());
        var known = await NamedAsync(elsewhere, lastName, new DateOnly(2012, 5, 17), null, [Role.Pupil]);
        var rows = $"{lastName.ToUpperInvariant()};Анна;Игоревна;17.05.2012;8А\n{lastName};Анна;Игоревна;18.05.2012;8А\n";
        var coordinator = await app.SignInAsync(await app.CreatePersonAsync([Role.Coordinator], school));
        var methodist = await app.SignInAsAsync(Role.Methodist);

        var seen = await UploadAsync(coordinator, PupilHeadings + rows, "pupils", school);
        var seenByStaff = await UploadAsync(methodist, PupilHeadings + rows, "pupils", school);

        Assert.Equal([("new", "A2 people.person.known-elsewhere"), ("new", "")], RowsOf(seen));
        Assert.Equal(RowsOf(seen), RowsOf(seenByStaff));
        var secret = await NameOfAsync(elsewhere);
        foreach (var told in new[] { seen.GetRawText(), await coordinator.GetStringAsync($"/api/imports/{seen.GetProperty("id").GetGuid()}") })
        {
            Assert.DoesNotContain(secret, told, StringComparison.Ordinal);
            Assert.DoesNotContain(known.ToString(), told, StringComparison.Ordinal);
        }

        var link = Assert.Single(seenByStaff.GetProperty("rows")[0].GetProperty("elsewhere").EnumerateArray());
        Assert.Equal((known, secret), (link.GetProperty("personId").GetGuid(), link.GetProperty("organization").GetString()));
    }

    [Fact]
    public async Task Entered_by_hand_who_is_known_elsewhere_is_another_only_when_it_is_said_so()
    {
        var lastName = Unique("Известная");
        var (school, elsewhere) = (await app.CreateOrganizationAsync(), await app.CreateOrganizationAsync());
        var known = await NamedAsync(elsewhere, lastName, new DateOnly(2012, 5, 17), null, [Role.Pupil]);
        var coordinator = await app.SignInAsync(await app.CreatePersonAsync([Role.Coordinator], school));
        var methodist = await app.SignInAsAsync(Role.Methodist);

        var refused = await coordinator.PostAsJsonAsync("/api/people", Entry(2012));
        var told = await refused.Content.ReadAsStringAsync();
        var toldToStaff = await (await methodist.PostAsJsonAsync("/api/people", Entry(2012))).Content.ReadAsStringAsync();

        Assert.Equal("people.person.known-elsewhere", await refused.ErrorCodeAsync());
        Assert.DoesNotContain(known.ToString(), told, StringComparison.Ordinal);
        Assert.DoesNotContain(await NameOfAsync(elsewhere), told, StringComparison.Ordinal);
        Assert.Contains(known.ToString(), toldToStaff, StringComparison.Ordinal);
        Assert.Contains(await NameOfAsync(elsewhere), toldToStaff, StringComparison.Ordinal);
        await (await coordinator.PostAsJsonAsync("/api/people", Entry(2011))).OkJsonAsync();
        await (await coordinator.PostAsJsonAsync("/api/people", Entry(2012, isAnother: true))).OkJsonAsync();

        // The one who is known moves by the hand of the cabinet; a coordinator cannot take them.
        var place = new { organizationId = school, kind = "student", grade = 8, classLetter = "А" };
        Assert.Equal("platform.not-found", await (await coordinator.PostAsJsonAsync($"/api/people/{known}/memberships", place)).ErrorCodeAsync());
        await (await methodist.PostAsJsonAsync($"/api/people/{known}/memberships", place)).OkJsonAsync();

        object Entry(int year, bool isAnother = false) => new
        {
            lastName,
            firstName = "Анна",
            middleName = "Игоревна",
            birthDate = new DateOnly(year, 5, 17),
            email = (string?)null,
            place = new { organizationId = school, kind = "student", grade = 8, classLetter = "А" },
            isAnother,
        };
    }

    private async Task<Guid> NamedAsync(Guid? school, string lastName, DateOnly? birthDate, string? email, Role[] roles)
    {
        var person = await app.CreatePersonAsync(roles, school);
        await app.WithDbAsync(db => db.People.Where(p => p.Id == person.Id).ExecuteUpdateAsync(set => set
            .SetProperty(p => p.LastName, lastName).SetProperty(p => p.BirthDate, birthDate).SetProperty(p => p.Email, email)));
        return person.Id;
    }

    private Task<string> NameOfAsync(Guid organization) => app.WithDbAsync(db => db.Organizations.Where(o => o.Id == organization).Select(o => o.ShortName).SingleAsync());

    private static string Unique(string name) => name + string.Concat(Guid.NewGuid().ToByteArray().Take(6).Select(b => (char)('а' + (b % 32))));

    private static (string Status, string Warnings)[] RowsOf(JsonElement draft) =>
    [
        .. draft.GetProperty("rows").EnumerateArray().Select(row => (
            row.GetProperty("status").GetString()!,
            string.Join(", ", row.GetProperty("warnings").EnumerateArray().Select(w => $"{w.GetProperty("cell").GetString()} {w.GetProperty("code").GetString()}")))),
    ];

    private static async Task<JsonElement> UploadAsync(HttpClient client, string csv, string kind, Guid? school) => await (await client.PostAsync(
        string.Create(CultureInfo.InvariantCulture, $"/api/imports?kind={kind}&organizationId={school}"),
        new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "file", "people.csv" } })).OkJsonAsync();
}
