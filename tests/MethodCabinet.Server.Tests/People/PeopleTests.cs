using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.People;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.People;

public sealed class PeopleTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly string[] NeededConsents = ["participation", "personalData"];

    private static readonly DateOnly Born = new(2012, 5, 17);

    [Theory]
    [InlineData("фёдорова")]
    [InlineData("Федорова Алёна")]
    [InlineData("алена ФЕДОРОВА")]
    [InlineData("федарова алена")]
    [InlineData("фед але")]
    public async Task A_person_is_found_in_spite_of_yo_order_and_slips(string name)
    {
        var school = await app.CreateOrganizationAsync();
        await AddAsync(school, ("Фёдорова", "Алёна"), ("Берёзкин", "Игорь"), ("Никифоров", "Олег"));
        var staff = await app.SignInAsAsync(Role.Methodist);

        var found = await (await staff.GetAsync($"/api/people?organizationId={school}&name={Uri.EscapeDataString(name)}")).OkJsonAsync();

        Assert.Equal(["Фёдорова Алёна"], found.GetProperty("items").EnumerateArray().Select(p => p.GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData("карсов", "Карпов")]
    [InlineData("гуесв", "Гусев")]
    [InlineData("ттиова", "Титова")]
    [InlineData("гсев", "Гусев")]
    [InlineData("мелньиков", "Мельников")]
    [InlineData("котлов матвей", "Козлов")]
    public async Task One_slip_in_a_short_surname_hides_nobody(string name, string surname)
    {
        var school = await app.CreateOrganizationAsync();
        await AddAsync(school, ("Карпов", "Матвей"), ("Гусев", "Матвей"), ("Титова", "Анна"), ("Мельников", "Лев"), ("Козлов", "Матвей"), ("Орлов", "Олег"));
        var staff = await app.SignInAsAsync(Role.Methodist);

        var found = await (await staff.GetAsync($"/api/people?organizationId={school}&name={Uri.EscapeDataString(name)}")).OkJsonAsync();

        Assert.StartsWith($"{surname} ", found.GetProperty("items")[0].GetProperty("name").GetString(), StringComparison.Ordinal);
        Assert.InRange(found.GetProperty("items").GetArrayLength(), 1, 2);
    }

    [Fact]
    public async Task A_word_longer_than_any_name_is_looked_for_too()
    {
        var school = await app.CreateOrganizationAsync();
        await AddAsync(school, ("Иванов", "Пётр"));
        var staff = await app.SignInAsAsync(Role.Methodist);

        var found = await (await staff.GetAsync($"/api/people?organizationId={school}&name={string.Concat(Enumerable.Repeat("иванов", 50))}")).OkJsonAsync();

        Assert.InRange(found.GetProperty("items").GetArrayLength(), 0, 1);
    }

    [Fact]
    public async Task Names_that_are_only_alike_are_paged_through_as_well()
    {
        var school = await app.CreateOrganizationAsync();
        await AddAsync(school, [.. Enumerable.Range(0, SearchPeople.PageSize + 3).Select(_ => ("Верещагина", "Нина"))]);
        var staff = await app.SignInAsAsync(Role.Methodist);
        async Task<int> CountAsync(string name, int page) =>
            (await (await staff.GetAsync($"/api/people?organizationId={school}&page={page}&name={Uri.EscapeDataString(name)}")).OkJsonAsync()).GetProperty("items").GetArrayLength();

        Assert.Equal((SearchPeople.PageSize, 3), (await CountAsync("Вересчагина", 0), await CountAsync("Вересчагина", 1)));
        Assert.Equal((SearchPeople.PageSize, 3, 0), (await CountAsync("Верещагина", 0), await CountAsync("Верещагина", 1), await CountAsync("Верещагина", 2)));
    }

    [Fact]
    public async Task A_coordinator_sees_and_changes_only_the_own_school()
    {
        var coordinator = await app.CreatePersonAsync([Role.Coordinator]);
        var own = await app.CreatePersonAsync([Role.Pupil], coordinator.OrganizationId);
        var foreign = await app.CreatePersonAsync([Role.Pupil]);
        var client = await app.SignInAsync(coordinator);

        var all = await (await client.GetAsync("/api/people?kind=student")).OkJsonAsync();
        Assert.Equal([own.Id], all.GetProperty("items").EnumerateArray().Select(p => p.GetProperty("id").GetGuid()));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/api/people/{own.Id}")).StatusCode);
        Assert.Equal("platform.not-found", await (await client.GetAsync($"/api/people/{foreign.Id}")).ErrorCodeAsync());
        Assert.Equal("people.access.not-yours", await (await client.GetAsync($"/api/people?organizationId={foreign.OrganizationId}")).ErrorCodeAsync());
        Assert.Equal("platform.not-found", await (await client.PostAsync($"/api/people/{foreign.Id}/one-time-password", null)).ErrorCodeAsync());
        Assert.Equal("platform.not-found", await (await client.PutAsync($"/api/people/{foreign.Id}/consents/participation", null)).ErrorCodeAsync());
        Assert.Equal("people.access.not-yours", await (await client.PostAsJsonAsync("/api/people", New("Чужой", foreign.OrganizationId!.Value))).ErrorCodeAsync());
        Assert.Equal("people.access.not-yours", await (await client.PostAsJsonAsync($"/api/organizations/{foreign.OrganizationId}/school-year", new { firstDay = "2027-09-01" })).ErrorCodeAsync());
        var organizations = await (await client.GetAsync("/api/organizations")).OkJsonAsync();
        Assert.Equal([coordinator.OrganizationId!.Value], organizations.EnumerateArray().Select(o => o.GetProperty("id").GetGuid()));
    }

    [Fact]
    public async Task A_pupil_reads_the_own_card_and_no_other()
    {
        var (a, b) = (await app.CreatePersonAsync([Role.Pupil]), await app.CreatePersonAsync([Role.Pupil]));
        var client = await app.SignInAsync(a);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/api/people/{a.Id}")).StatusCode);
        Assert.Equal("platform.not-found", await (await client.GetAsync($"/api/people/{b.Id}")).ErrorCodeAsync());
    }

    [Fact]
    public async Task A_coordinator_enters_a_pupil_once_gives_a_password_and_the_pupil_signs_in()
    {
        var coordinator = await app.CreatePersonAsync([Role.Coordinator]);
        var client = await app.SignInAsync(coordinator);
        var created = await (await client.PostAsJsonAsync("/api/people", New("Щукина", coordinator.OrganizationId!.Value))).OkJsonAsync();
        Assert.Equal("schukina.a", created.GetProperty("login").GetString());
        Assert.Equal("people.person.exists", await (await client.PostAsJsonAsync("/api/people", New("ЩУКИНА", coordinator.OrganizationId!.Value))).ErrorCodeAsync());

        var given = await (await client.PostAsync($"/api/people/{created.GetProperty("id").GetGuid()}/one-time-password", null)).OkJsonAsync();
        var password = given.GetProperty("password").GetString()!;

        var pupil = app.CreateClient();
        Assert.Equal(SignInStatus.PasswordChangeRequired, await pupil.SignInAsync("schukina.a", password));
        Assert.Equal("people.sign-in.incomplete", await (await pupil.GetAsync($"/api/people/{created.GetProperty("id").GetGuid()}")).ErrorCodeAsync());
    }

    [Fact]
    public async Task A_methodist_does_not_take_the_place_of_the_head()
    {
        var head = await app.CreatePersonAsync([Role.Head]);
        var client = await app.SignInAsAsync(Role.Methodist);

        Assert.Equal("people.access.not-yours", await (await client.PostAsync($"/api/people/{head.Id}/one-time-password", null)).ErrorCodeAsync());
        Assert.Equal(
            "people.access.not-yours",
            await (await client.PutAsJsonAsync($"/api/people/{head.Id}", new { lastName = "А", firstName = "Б", middleName = "", birthDate = (string?)null, email = "me@evil.ru", version = 1 })).ErrorCodeAsync());
        Assert.Equal(HttpStatusCode.Forbidden, (await client.PostAsJsonAsync($"/api/people/{head.Id}/appointments", new { role = "juror" })).StatusCode);
    }

    [Fact]
    public async Task Two_edits_of_one_card_do_not_overwrite_each_other()
    {
        var coordinator = await app.CreatePersonAsync([Role.Coordinator]);
        var pupil = await app.CreatePersonAsync([Role.Pupil], coordinator.OrganizationId);
        var client = await app.SignInAsync(coordinator);
        var version = (await (await client.GetAsync($"/api/people/{pupil.Id}")).OkJsonAsync()).GetProperty("version").GetUInt32();

        Assert.Equal(HttpStatusCode.NoContent, (await EditAsync("Первый")).StatusCode);
        Assert.Equal("platform.changed-meanwhile", await (await EditAsync("Второй")).ErrorCodeAsync());

        Task<HttpResponseMessage> EditAsync(string lastName) => client.PutAsJsonAsync(
            $"/api/people/{pupil.Id}", new { lastName, firstName = "Анна", middleName = "", birthDate = "2012-05-17", email = (string?)null, version });
    }

    [Fact]
    public async Task A_change_of_class_ends_one_place_and_begins_another()
    {
        var coordinator = await app.CreatePersonAsync([Role.Coordinator]);
        var pupil = await app.CreatePersonAsync([Role.Pupil], coordinator.OrganizationId, grade: 8);
        var client = await app.SignInAsync(coordinator);

        await (await client.PostAsJsonAsync($"/api/people/{pupil.Id}/memberships", new { organizationId = coordinator.OrganizationId, kind = "student", grade = 9, classLetter = "б" })).OkJsonAsync();

        var card = await (await client.GetAsync($"/api/people/{pupil.Id}")).OkJsonAsync();
        var places = card.GetProperty("memberships").EnumerateArray().Select(m => (m.GetProperty("grade").GetInt32(), m.GetProperty("to").ValueKind)).ToList();
        Assert.Equal([(9, JsonValueKind.Null), (8, JsonValueKind.String)], places);
        Assert.Equal(
            "people.access.not-yours",
            await (await client.PostAsJsonAsync($"/api/people/{pupil.Id}/memberships", new { organizationId = coordinator.OrganizationId, kind = "coordinator", grade = (int?)null })).ErrorCodeAsync());
    }

    [Fact]
    public async Task A_guardian_gives_and_withdraws_consent_for_the_ward_only()
    {
        var coordinator = await app.CreatePersonAsync([Role.Coordinator]);
        var pupil = await app.CreatePersonAsync([Role.Pupil], coordinator.OrganizationId);
        var client = await app.SignInAsync(coordinator);
        var guardianId = (await (await client.PostAsJsonAsync(
            $"/api/people/{pupil.Id}/guardians",
            new { guardianId = (Guid?)null, @new = new { lastName = "Рябова", firstName = "Вера", middleName = "", birthDate = (string?)null, email = "vera@example.org" } })).OkJsonAsync())
            .GetProperty("guardianId").GetGuid();
        var login = await app.WithDbAsync(db => db.Users.Where(a => a.Id == guardianId).Select(a => a.UserName!).SingleAsync());
        await app.WithDbAsync(async db =>
        {
            var account = await db.Users.SingleAsync(a => a.Id == guardianId);
            (account.PasswordHash, account.MustChangePassword) = ((await db.Users.SingleAsync(a => a.Id == coordinator.Id)).PasswordHash, false);
            await db.SaveChangesAsync();
        });
        var guardian = await app.SignInAsync(new TestPerson(guardianId, login, null));

        Assert.Equal(HttpStatusCode.NoContent, (await guardian.PutAsync($"/api/people/{pupil.Id}/consents/participation", null)).StatusCode);
        Assert.Equal("people.consent.exists", await (await guardian.PutAsync($"/api/people/{pupil.Id}/consents/participation", null)).ErrorCodeAsync());
        Assert.True(await InForceAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await guardian.DeleteAsync($"/api/people/{pupil.Id}/consents/participation")).StatusCode);
        Assert.False(await InForceAsync());

        var publication = $"/api/people/{pupil.Id}/consents/publication";
        Assert.Equal("people.consent.form-missing", await (await guardian.PutAsync(publication, null)).ErrorCodeAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await guardian.PutAsync($"{publication}?form=fullName", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await guardian.PutAsync($"{publication}?form=initials", null)).StatusCode);
        Assert.Equal("people.consent.exists", await (await guardian.PutAsync($"{publication}?form=initials", null)).ErrorCodeAsync());
        var forms = await app.WithDbAsync(db => db.Consents.Where(c => c.PersonId == pupil.Id && c.Kind == ConsentKind.Publication).OrderBy(c => c.GivenAt).Select(c => new { c.Form, c.WithdrawnAt }).ToListAsync());
        Assert.Equal([(PublicationForm.FullName, true), (PublicationForm.Initials, false)], forms.Select(c => (c.Form!.Value, c.WithdrawnAt is not null)));
        Assert.Equal("people.access.not-yours", await (await (await app.SignInAsync(pupil)).PutAsync($"/api/people/{pupil.Id}/consents/participation", null)).ErrorCodeAsync());

        Task<bool> InForceAsync() => app.WithDbAsync(async db =>
            Consents.InForce(await db.Consents.Where(c => c.PersonId == pupil.Id).ToListAsync(), ConsentKind.Participation));
    }

    [Fact]
    public async Task A_coordinator_enters_the_paper_forms_of_a_class_at_once_and_of_the_own_school_only()
    {
        var coordinator = await app.CreatePersonAsync([Role.Coordinator]);
        var (anna, boris) = (await app.CreatePersonAsync([Role.Pupil], coordinator.OrganizationId), await app.CreatePersonAsync([Role.Pupil], coordinator.OrganizationId));
        var foreign = await app.CreatePersonAsync([Role.Pupil]);
        var client = await app.SignInAsync(coordinator);
        Assert.Equal(HttpStatusCode.NoContent, (await client.PutAsync($"/api/people/{anna.Id}/consents/participation", null)).StatusCode);

        Assert.Equal("platform.not-found", await (await EnterAsync("2026-09-01", anna.Id, foreign.Id)).ErrorCodeAsync());
        Assert.Equal("people.consent.paper-date-unlikely", await (await EnterAsync("2999-01-01", anna.Id)).ErrorCodeAsync());
        Assert.Single(await ConsentsAsync());
        Assert.Equal(3, (await (await EnterAsync("2026-09-01", anna.Id, boris.Id)).OkJsonAsync()).GetProperty("given").GetInt32());
        Assert.Equal(0, (await (await EnterAsync("2026-09-01", anna.Id, boris.Id)).OkJsonAsync()).GetProperty("given").GetInt32());

        var given = await ConsentsAsync();
        Assert.Equal(4, given.Count(c => c.IsInForce && c.GivenById == coordinator.Id));
        Assert.Equal(3, given.Count(c => c.PaperDate == new DateOnly(2026, 9, 1)));
        var ids = given.ConvertAll(c => c.Id.ToString());
        Assert.Equal(4, await app.WithDbAsync(db => db.AuditLog.CountAsync(e => e.Action == "Consent.Added" && ids.Contains(e.SubjectId))));

        Task<HttpResponseMessage> EnterAsync(string paperDate, params Guid[] personIds) =>
            client.PostAsJsonAsync("/api/people/consents", new { personIds, kinds = NeededConsents, publication = (string?)null, paperDate });
        Task<List<Consent>> ConsentsAsync() => app.WithDbAsync(db =>
            db.Consents.AsNoTracking().Where(c => new[] { anna.Id, boris.Id, foreign.Id }.Contains(c.PersonId)).ToListAsync());
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        var administrator = await app.CreatePersonAsync([Role.Administrator]);
        await app.WithDbAsync(db => db.Appointments.Where(a => a.Role == Role.Administrator && a.PersonId != administrator.Id).ExecuteDeleteAsync());
        var client = await app.SignInAsync(administrator);
        var card = await (await client.GetAsync($"/api/people/{administrator.Id}")).OkJsonAsync();
        var appointment = card.GetProperty("appointments")[0].GetProperty("id").GetGuid();

        Assert.Equal("people.appointment.last-administrator", await (await client.DeleteAsync($"/api/people/{administrator.Id}/appointments/{appointment}")).ErrorCodeAsync());
    }

    [Fact]
    public async Task People_are_sorted_by_name_or_class_in_both_directions()
    {
        var coordinator = await app.CreatePersonAsync([Role.Coordinator]);
        var school = coordinator.OrganizationId;
        var (ninth, fifth, teacher) = (
            await app.CreatePersonAsync([Role.Pupil], school, 9), await app.CreatePersonAsync([Role.Pupil], school, 5), await app.CreatePersonAsync([Role.Teacher], school));
        var client = await app.SignInAsync(coordinator);

        var byName = await SortedAsync("name");
        Assert.Equal(byName.Select(p => p.Name).Order(StringComparer.Ordinal), byName.Select(p => p.Name));
        Assert.Equal(byName.Select(p => p.Id).Reverse(), (await SortedAsync("-name")).Select(p => p.Id));
        Assert.Equal([fifth.Id, ninth.Id], (await SortedAsync("class")).Take(2).Select(p => p.Id));
        Assert.Equal([ninth.Id, fifth.Id], (await SortedAsync("-class")).Take(2).Select(p => p.Id));
        Assert.Contains(teacher.Id, (await SortedAsync("-class")).Skip(2).Select(p => p.Id));
        Assert.Equal([ninth.Id], (await SortedAsync($"-name&name={Uri.EscapeDataString(byName.Single(p => p.Id == ninth.Id).Name)}")).Select(p => p.Id));
        Assert.Equal("platform.request.sort-unknown", await (await client.GetAsync("/api/people?sort=birthDate")).ErrorCodeAsync());

        async Task<List<(Guid Id, string Name)>> SortedAsync(string sort) =>
        [
            .. (await (await client.GetAsync($"/api/people?sort={sort}")).OkJsonAsync()).GetProperty("items").EnumerateArray()
                .Select(item => (item.GetProperty("id").GetGuid(), item.GetProperty("name").GetString()!)),
        ];
    }

    [Fact]
    public async Task The_audit_log_tells_who_changed_what()
    {
        var administrator = await app.CreatePersonAsync([Role.Administrator]);
        var juror = await app.CreatePersonAsync([Role.Teacher]);
        var client = await app.SignInAsync(administrator);
        var appointment = (await (await client.PostAsJsonAsync($"/api/people/{juror.Id}/appointments", new { role = "juror" })).OkJsonAsync()).GetProperty("appointmentId").GetGuid();

        var log = await (await client.GetAsync($"/api/audit-log?subjectId={appointment}")).OkJsonAsync();

        var entry = Assert.Single(log.GetProperty("items").EnumerateArray());
        Assert.Equal("Appointment.Added", entry.GetProperty("action").GetString());
        Assert.Equal(administrator.Id, entry.GetProperty("actorId").GetGuid());
    }

    [Fact]
    public async Task A_new_school_year_moves_everybody_one_grade_up()
    {
        var coordinator = await app.CreatePersonAsync([Role.Coordinator]);
        var (eighth, last) = (await app.CreatePersonAsync([Role.Pupil], coordinator.OrganizationId, 8), await app.CreatePersonAsync([Role.Pupil], coordinator.OrganizationId, 11));
        var client = await app.SignInAsync(coordinator);

        var path = $"/api/organizations/{coordinator.OrganizationId}/school-year";
        var preview = await (await client.GetAsync($"{path}?firstDay=2030-09-01")).OkJsonAsync();
        Assert.Equal(
            [(8, (int?)9, 1), (11, null, 1)],
            preview.GetProperty("classes").EnumerateArray().Select(c => (
                c.GetProperty("grade").GetInt32(),
                c.GetProperty("nextGrade").ValueKind == JsonValueKind.Null ? (int?)null : c.GetProperty("nextGrade").GetInt32(),
                c.GetProperty("pupils").GetInt32())));

        var moved = await (await client.PostAsJsonAsync(path, new { firstDay = "2030-09-01" })).OkJsonAsync();

        Assert.Equal((1, 1), (moved.GetProperty("moved").GetInt32(), moved.GetProperty("finished").GetInt32()));
        var after = await (await client.GetAsync($"{path}?firstDay=2030-09-01")).OkJsonAsync();
        Assert.Equal((0, 0, 1), (after.GetProperty("moving").GetInt32(), after.GetProperty("finishing").GetInt32(), after.GetProperty("there").GetInt32()));
        var again = await (await client.PostAsJsonAsync(path, new { firstDay = "2030-09-01" })).OkJsonAsync();
        Assert.Equal((0, 0), (again.GetProperty("moved").GetInt32(), again.GetProperty("finished").GetInt32()));
        foreach (var refused in new[] { await client.GetAsync($"{path}?firstDay=2030-12-01"), await client.PostAsJsonAsync(path, new { firstDay = "2030-12-01" }) })
        {
            Assert.Equal((HttpStatusCode.BadRequest, "people.school-year.first-day-wrong"), (refused.StatusCode, await refused.ErrorCodeAsync()));
        }

        var neighbour = await app.SignInAsAsync(Role.Coordinator);
        Assert.Equal("people.access.not-yours", await (await neighbour.GetAsync($"{path}?firstDay=2030-09-01")).ErrorCodeAsync());
        var grades = await app.WithDbAsync(db => db.Memberships.Where(m => m.PersonId == eighth.Id || m.PersonId == last.Id).OrderBy(m => m.Grade).Select(m => new { m.Grade, m.To }).ToListAsync());
        Assert.Equal([(8, new DateOnly(2030, 8, 31)), (9, null), (11, new DateOnly(2030, 8, 31))], grades.Select(g => (g.Grade!.Value, g.To)));
    }

    /// <summary>Among a hundred thousand people: exact, misspelt, common, everybody.</summary>
    [Fact]
    public async Task Searching_among_a_hundred_thousand_people_is_quick()
    {
        await app.WithDbAsync(db => db.Database.ExecuteSqlRawAsync(
            """
            insert into people.people (id, last_name, first_name, middle_name, created_at)
            select gen_random_uuid(),
              initcap((array['ива','пет','сидо','кузне','смир','соко','лебе','козло','ново','моро','волко','соловь','васи','зай','павло','семе','голу','вино','богда','воро'])[1 + i % 20]
                || (array['но','ро','цо','льё','ри','ки','ля','ме','да','за'])[1 + i / 20 % 10] || (array['в','ва','нко','нова','чук','ский','ская','ин','ина','их'])[1 + i / 200 % 10]),
              (array['Анна','Мария','Иван','Пётр','Алексей','Ольга','Наталья','Дмитрий','Сергей','Елена'])[1 + i / 2000 % 10],
              (array['Иванович','Петровна','Сергеевич','Алексеевна','Дмитриевич'])[1 + i / 20000 % 5], now()
            from generate_series(1, 100000) i
            """));
        await app.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("vacuum analyze people.people"));
        var client = await app.SignInAsAsync(Role.Methodist);
        foreach (var name in new[] { "соколова анна", "сакалёва мария", "анна", "" })
        {
            var path = $"/api/people?name={Uri.EscapeDataString(name)}";
            await (await client.GetAsync(path)).OkJsonAsync();
            var best = TimeSpan.MaxValue;
            for (var i = 0; i < 10; i++)
            {
                var clock = Stopwatch.StartNew();
                await (await client.GetAsync(path)).OkJsonAsync();
                best = clock.Elapsed < best ? clock.Elapsed : best;
            }

            // The aim is 50 ms on a quiet machine; this limit leaves room for a busy one. Without the index misspelt names take seconds.
            Assert.True(best < TimeSpan.FromMilliseconds(250), $"«{name}»: {best.TotalMilliseconds:F0} ms");
        }
    }

    private static object New(string lastName, Guid organizationId) => new
    {
        lastName,
        firstName = "Анна",
        middleName = "",
        birthDate = Born,
        email = (string?)null,
        place = new { organizationId, kind = "student", grade = 7, classLetter = "А" },
    };

    private Task<IReadOnlyList<CreatedPerson>> AddAsync(Guid school, params (string Last, string First)[] names) => app.WithDbAsync(db =>
        new NewPeople(db, TimeProvider.System).AddAsync(
            [.. names.Select(n => new NewPerson(new PersonData(n.Last, n.First, null, Born, null), [new NewPlace(school, MembershipKind.Student, new DateOnly(2020, 9, 1), 8, "А", "", [])]))],
            CancellationToken.None));
}
