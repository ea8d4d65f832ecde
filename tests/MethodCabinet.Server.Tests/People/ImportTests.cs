using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using MethodCabinet.Domain.People;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;

namespace MethodCabinet.Server.Tests.People;

public sealed class ImportTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Headings = "Фамилия;Имя;Отчество;Дата рождения;Класс;Организация\n";

    static ImportTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8", ';')]
    [InlineData("windows-1251", ';')]
    [InlineData("utf-8", ',')]
    public async Task A_csv_of_pupils_is_previewed_and_then_entered(string encoding, char delimiter)
    {
        var coordinator = await app.CreatePersonAsync([Role.Coordinator]);
        var client = await app.SignInAsync(coordinator);
        var csv = (Headings + "Соколова;Анна;Игоревна;17.05.2012;8 «а»;\nЩукин;\"Пётр\";;2011-01-30;11;\n\n").Replace(';', delimiter);

        var draft = await UploadAsync(client, Encoding.GetEncoding(encoding).GetBytes(csv), "pupils.csv");
        Assert.Equal((2, 0), (draft.GetProperty("new").GetInt32(), draft.GetProperty("errors").GetInt32()));
        Assert.Equal(0, await PupilsOfAsync(coordinator.OrganizationId));
        var confirmed = await ConfirmAsync(client, draft);

        Assert.Equal(2, (await confirmed.OkJsonAsync()).GetProperty("created").GetInt32());
        var members = await app.WithDbAsync(db => db.Memberships
            .Where(m => m.OrganizationId == coordinator.OrganizationId && m.Kind == MembershipKind.Student).OrderBy(m => m.Grade).Select(m => new { m.Grade, m.ClassLetter }).ToListAsync());
        Assert.Equal([(8, "А"), (11, "")], members.Select(m => (m.Grade!.Value, m.ClassLetter)));
        Assert.Equal("people.import.confirmed", await (await ConfirmAsync(client, draft)).ErrorCodeAsync());
    }

    [Fact]
    public async Task Every_error_is_named_with_its_cell_and_nothing_is_written()
    {
        var coordinator = await app.CreatePersonAsync([Role.Coordinator]);
        var foreign = await app.CreateOrganizationAsync();
        var foreignName = await app.WithDbAsync(db => db.Organizations.Where(o => o.Id == foreign).Select(o => o.ShortName).SingleAsync());
        var client = await app.SignInAsync(coordinator);
        var csv = Headings
            + "Соколова;Анна;;17.05.2012;8А;\n"
            + ";Пётр;;32.01.2011;12Я;\n"
            + $"Орлов;Олег;;01.02.2011;5;{foreignName}\n"
            + "Орлов;Олег;;01.02.2011;5;Школа, которой нет\n"
            + "соколова;анна;;17.05.2012;9;\n";

        var draft = await UploadAsync(client, Encoding.UTF8.GetBytes(csv), "pupils.csv");

        var problems = draft.GetProperty("rows").EnumerateArray().SelectMany(r => r.GetProperty("problems").EnumerateArray())
            .Select(p => (p.GetProperty("cell").GetString(), p.GetProperty("code").GetString()));
        Assert.Equal(
            [
                ("A3", "people.person.name-missing"), ("D3", "people.import.date-malformed"), ("E3", "people.import.class-malformed"),
                ("F4", "people.access.not-yours"), ("F5", "people.import.organization-unknown"), ("A6", "people.import.row-repeated"),
            ],
            problems);
        Assert.Equal("people.import.has-errors", await (await ConfirmAsync(client, draft)).ErrorCodeAsync());
        Assert.Equal(0, await PupilsOfAsync(coordinator.OrganizationId));
    }

    [Fact]
    public async Task Known_pupils_are_recognised_and_moved_instead_of_doubled()
    {
        var coordinator = await app.CreatePersonAsync([Role.Coordinator]);
        var client = await app.SignInAsync(coordinator);
        await (await ConfirmAsync(client, await UploadAsync(client, "Фёдорова;Алёна;;17.05.2012;8А;\nОрлов;Олег;;01.02.2011;9;\n"))).OkJsonAsync();

        var draft = await UploadAsync(client, "ФЕДОРОВА;Алена;;17.05.2012;8Б;\nОрлов;Олег;;01.02.2011;9;\nОрлов;Олег;;02.02.2011;9;\n");

        Assert.Equal((1, 1, 1), (draft.GetProperty("new").GetInt32(), draft.GetProperty("updated").GetInt32(), draft.GetProperty("same").GetInt32()));
        await (await ConfirmAsync(client, draft)).OkJsonAsync();
        Assert.Equal(3, await PupilsOfAsync(coordinator.OrganizationId));
        var again = await UploadAsync(client, "Федорова;Алёна;;17.05.2012;8Б;\n");
        Assert.Equal(1, again.GetProperty("same").GetInt32());
    }

    [Fact]
    public async Task Who_has_left_for_another_school_or_was_moved_up_ahead_is_named_in_the_preview()
    {
        var coordinator = await app.CreatePersonAsync([Role.Coordinator]);
        var client = await app.SignInAsync(coordinator);
        await (await ConfirmAsync(client, await UploadAsync(client, "Ушедшая;Алёна;;17.05.2012;8А;\nПереведённый;Олег;;01.02.2011;9;\n"))).OkJsonAsync();
        var (elsewhere, today) = (await app.CreateOrganizationAsync(), DateOnly.FromDateTime(DateTime.UtcNow));
        await app.WithDbAsync(async db =>
        {
            var places = await db.Memberships.AsNoTracking().Where(m => m.OrganizationId == coordinator.OrganizationId && m.Kind == MembershipKind.Student).OrderByDescending(m => m.Grade).ToListAsync();
            foreach (var (place, organization, last) in new[] { (places[0], coordinator.OrganizationId!.Value, today.AddDays(10)), (places[1], elsewhere, today.AddDays(-3)) })
            {
                await db.Memberships.Where(m => m.Id == place.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.From, today.AddYears(-1)).SetProperty(m => m.To, last));
                db.Memberships.Add(new Membership { Id = Guid.CreateVersion7(), PersonId = place.PersonId, OrganizationId = organization, Kind = MembershipKind.Student, From = last.AddDays(1), Grade = place.Grade + 1 });
            }

            return await db.SaveChangesAsync();
        });

        var draft = await UploadAsync(client, "Ушедшая;Алёна;;17.05.2012;8Б;\nПереведённый;Олег;;01.02.2011;9Б;\nНовенький;Пётр;;01.03.2011;9;\n");

        Assert.Equal((1, 2), (draft.GetProperty("new").GetInt32(), draft.GetProperty("errors").GetInt32()));
        Assert.Equal(
            [("E2", "people.import.already-student", "8Б"), ("E3", "people.import.already-student", "9Б")],
            draft.GetProperty("rows").EnumerateArray().SelectMany(row => row.GetProperty("problems").EnumerateArray())
                .Select(p => (p.GetProperty("cell").GetString(), p.GetProperty("code").GetString(), p.GetProperty("value").GetString())));
        Assert.Equal("people.import.has-errors", await (await ConfirmAsync(client, draft)).ErrorCodeAsync());
    }

    [Fact]
    public async Task The_template_enters_nobody_until_it_is_filled_as_its_example_shows()
    {
        var coordinator = await app.CreatePersonAsync([Role.Coordinator]);
        var client = await app.SignInAsync(coordinator);
        foreach (var kind in new[] { "pupils", "teachers" })
        {
            var template = await client.GetByteArrayAsync($"/api/imports/template?kind={kind}");

            Assert.Equal("people.import.empty", await (await PostAsync(client, template, "template.xlsx", kind)).ErrorCodeAsync());

            using var asked = new MemoryStream(template);
            using var filled = new MemoryStream();
            filled.SaveAs(asked.Query(useHeaderRow: true, sheetName: "Образец"));
            var draft = await UploadAsync(client, filled.ToArray(), "filled.xlsx", kind);
            Assert.Equal((1, 0), (draft.GetProperty("new").GetInt32(), draft.GetProperty("errors").GetInt32()));
        }
    }

    [Fact]
    public async Task A_workbook_of_teachers_is_previewed_and_then_entered()
    {
        var coordinator = await app.CreatePersonAsync([Role.Coordinator]);
        var client = await app.SignInAsync(coordinator);
        using var file = new MemoryStream();
        file.SaveAs(new[] { Teacher("Ландышева", "учитель", "химия, биология", "landysheva@example.org"), Teacher("Васильков", "", "", "") });

        var draft = await UploadAsync(client, file.ToArray(), "teachers.xlsx", "teachers");
        Assert.Equal((2, 0), (draft.GetProperty("new").GetInt32(), draft.GetProperty("errors").GetInt32()));
        var confirmed = await (await ConfirmAsync(client, draft)).OkJsonAsync();

        Assert.Equal(2, confirmed.GetProperty("created").GetInt32());
        var entered = await app.WithDbAsync(db => (
            from place in db.Memberships
            join person in db.People on place.PersonId equals person.Id
            where place.OrganizationId == coordinator.OrganizationId && place.Kind == MembershipKind.Teacher
            orderby person.LastName
            select new { person.LastName, person.Email, place.Position, place.Subjects }).ToListAsync());
        Assert.Equal([("Васильков", null, "", ""), ("Ландышева", "landysheva@example.org", "учитель", "химия биология")],
            entered.Select(e => (e.LastName, (string?)e.Email, e.Position, string.Join(' ', e.Subjects))));

        // Sent once more with another subject it changes the one and doubles nobody.
        using var again = new MemoryStream();
        again.SaveAs(new[] { Teacher("Ландышева", "учитель", "химия", ""), Teacher("Васильков", "", "", "") });
        var second = await UploadAsync(client, again.ToArray(), "teachers.xlsx", "teachers");
        Assert.Equal((0, 1, 1), (second.GetProperty("new").GetInt32(), second.GetProperty("updated").GetInt32(), second.GetProperty("same").GetInt32()));
    }

    [Fact]
    public async Task A_row_that_collides_after_the_preview_leaves_all_others_unwritten()
    {
        var coordinator = await app.CreatePersonAsync([Role.Coordinator]);
        var client = await app.SignInAsync(coordinator);
        await (await ConfirmAsync(client, await UploadAsync(client, "Вернувшаяся;Алёна;;17.05.2012;8А;\nОрлов;Олег;;01.02.2011;9;\n"))).OkJsonAsync();
        var yesterday = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-2);
        var place = await app.WithDbAsync(async db =>
        {
            var of = db.Memberships.Where(m => m.OrganizationId == coordinator.OrganizationId && db.People.Any(p => p.Id == m.PersonId && p.LastName == "Вернувшаяся"));
            await of.ExecuteUpdateAsync(set => set.SetProperty(m => m.From, yesterday.AddYears(-1)).SetProperty(m => m.To, yesterday));
            return await of.AsNoTracking().SingleAsync();
        });
        var draft = await UploadAsync(client, "Орлов;Олег;;01.02.2011;10;\nНовенький;Пётр;;01.03.2011;9;\nВернувшаяся;Алёна;;17.05.2012;8А;\n");
        Assert.Equal((1, 2, 0), (draft.GetProperty("new").GetInt32(), draft.GetProperty("updated").GetInt32(), draft.GetProperty("errors").GetInt32()));
        var elsewhere = await app.CreateOrganizationAsync();
        await app.WithDbAsync(db =>
        {
            db.Memberships.Add(new Membership { Id = Guid.CreateVersion7(), PersonId = place.PersonId, OrganizationId = elsewhere, Kind = MembershipKind.Student, From = yesterday.AddDays(1), Grade = 8 });
            return db.SaveChangesAsync();
        });
        var before = await WrittenAsync();

        Assert.Equal("people.import.has-errors", await (await ConfirmAsync(client, draft)).ErrorCodeAsync());

        Assert.Equal(before, await WrittenAsync());

        // The collision is gone: the same draft goes through whole.
        await app.WithDbAsync(db => db.Memberships.Where(m => m.OrganizationId == elsewhere).ExecuteDeleteAsync());
        var confirmed = await (await ConfirmAsync(client, draft)).OkJsonAsync();
        Assert.Equal((1, 2), (confirmed.GetProperty("created").GetInt32(), confirmed.GetProperty("updated").GetInt32()));
    }

    [Fact]
    public async Task A_database_that_refuses_the_last_of_many_rows_keeps_none_of_them()
    {
        var client = await app.SignInAsAsync(Role.Coordinator);

        // More than are sent to the database at a time.
        using var file = new MemoryStream();
        file.SaveAs(Enumerable.Range(0, 600).Select(i => Teacher(i == 599 ? "Отвергнутова" : "Принятова", "", "", $"teacher{i}@example.org", "01.02." + (1950 + (i % 40)), "Анна-" + (char)('А' + (i / 40)))));
        var draft = await UploadAsync(client, file.ToArray(), "teachers.xlsx", "teachers");
        Assert.Equal(600, draft.GetProperty("new").GetInt32());
        await app.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("alter table people.people add constraint refused check (last_name <> 'Отвергнутова')"));
        var before = await WrittenAsync();

        using (var refused = await ConfirmAsync(client, draft))
        {
            Assert.False(refused.IsSuccessStatusCode);
        }

        Assert.Equal(before, await WrittenAsync());
        await app.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("alter table people.people drop constraint refused"));
        Assert.Equal(600, (await (await ConfirmAsync(client, draft)).OkJsonAsync()).GetProperty("created").GetInt32());
    }

    [Fact]
    public async Task Dates_of_xlsx_cells_are_understood()
    {
        var coordinator = await app.CreatePersonAsync([Role.Coordinator]);
        var client = await app.SignInAsync(coordinator);
        using var file = new MemoryStream();
        file.SaveAs(new[] { new Dictionary<string, object> { ["Фамилия"] = "Соколова", ["Имя"] = "Анна", ["Дата рождения"] = new DateTime(2012, 5, 17), ["Класс"] = 8 } });

        var draft = await UploadAsync(client, file.ToArray(), "pupils.xlsx");

        Assert.Equal("2012-05-17", draft.GetProperty("rows")[0].GetProperty("birthDate").GetString());
    }

    [Theory]
    [InlineData("PK\u0003\u0004 not really", "people.import.unreadable")]
    [InlineData("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1 of an old xls", "people.import.unreadable")]
    [InlineData("%PDF-1.7 1 0 obj", "people.import.unreadable")]
    [InlineData("\u0089PNG\u0000\u0000", "people.import.unreadable")]
    [InlineData("", "people.import.empty")]
    [InlineData("Фамилия;Имя\nА;Б\n", "people.import.column-missing")]
    public async Task A_file_that_is_no_table_gets_a_clear_answer(string content, string code)
    {
        var client = await app.SignInAsAsync(Role.Coordinator);

        var response = await PostAsync(client, content.All(c => c < 256) ? Encoding.Latin1.GetBytes(content) : Encoding.UTF8.GetBytes(content), "x", "pupils");

        Assert.Equal(code, await response.ErrorCodeAsync());
    }

    [Fact]
    public async Task A_draft_is_seen_by_nobody_else()
    {
        var client = await app.SignInAsAsync(Role.Coordinator);
        var draft = await UploadAsync(client, "Фёдорова;Алёна;;17.05.2012;8А;\n");

        var other = await app.SignInAsAsync(Role.Coordinator);

        Assert.Equal("platform.not-found", await (await other.GetAsync($"/api/imports/{draft.GetProperty("id").GetGuid()}")).ErrorCodeAsync());
        Assert.Equal("platform.not-found", await (await ConfirmAsync(other, draft)).ErrorCodeAsync());
    }

    [Fact]
    public async Task Login_cards_let_the_pupils_of_a_class_in_and_leave_those_with_a_password_alone()
    {
        var coordinator = await app.CreatePersonAsync([Role.Coordinator]);
        var settled = await app.CreatePersonAsync([Role.Pupil], coordinator.OrganizationId);
        var client = await app.SignInAsync(coordinator);
        await (await ConfirmAsync(client, await UploadAsync(client, "Яблокова;Алёна;;17.05.2012;8А;\nЯшин;Олег;;01.02.2011;9Б;\n"))).OkJsonAsync();
        var list = await (await client.GetAsync($"/api/login-cards?organizationId={coordinator.OrganizationId}")).OkJsonAsync();
        Assert.Equal(3, list.GetArrayLength());

        var response = await client.PostAsJsonAsync("/api/login-cards", new { organizationId = coordinator.OrganizationId });

        Assert.Equal("application/pdf", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("%PDF"u8.ToArray(), (await response.Content.ReadAsByteArrayAsync())[..4]);
        Assert.Equal(SignInStatus.SignedIn, await app.CreateClient().SignInAsync(settled.Login, TestPeople.Password));
        var waiting = await app.WithDbAsync(db => db.Users.Where(a => a.UserName!.StartsWith("ya")).Select(a => new { a.MustChangePassword, a.PasswordHash }).ToListAsync());
        Assert.All(waiting, account => Assert.True(account is { MustChangePassword: true, PasswordHash: not null }));
        var foreign = await app.CreateOrganizationAsync();
        Assert.Equal("people.access.not-yours", await (await client.PostAsJsonAsync("/api/login-cards", new { organizationId = foreign })).ErrorCodeAsync());
    }

    private static Task<JsonElement> UploadAsync(HttpClient client, string rows) => UploadAsync(client, Encoding.UTF8.GetBytes(Headings + rows), "pupils.csv");

    private static async Task<JsonElement> UploadAsync(HttpClient client, byte[] content, string name, string kind = "pupils") =>
        await (await PostAsync(client, content, name, kind)).OkJsonAsync();

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, byte[] content, string name, string kind)
    {
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return client.PostAsync(string.Create(CultureInfo.InvariantCulture, $"/api/imports?kind={kind}"), new MultipartFormDataContent { { file, "file", name } });
    }

    private static Task<HttpResponseMessage> ConfirmAsync(HttpClient client, JsonElement draft) =>
        client.PostAsync($"/api/imports/{draft.GetProperty("id").GetGuid()}/confirm", null);

    private static Dictionary<string, object> Teacher(string lastName, string position, string subjects, string email, string birthDate = "", string firstName = "Анна") => new()
    {
        ["Фамилия"] = lastName,
        ["Имя"] = firstName,
        ["Дата рождения"] = birthDate,
        ["Должность"] = position,
        ["Предметы"] = subjects,
        ["E-mail"] = email,
    };

    /// <summary>All that an import writes.</summary>
    private Task<(int, int, int, int, int)> WrittenAsync() => app.WithDbAsync(async db => (
        await db.People.CountAsync(), await db.Users.CountAsync(), await db.Memberships.CountAsync(), await db.Memberships.CountAsync(m => m.To == null), await db.AuditLog.CountAsync()));

    private Task<int> PupilsOfAsync(Guid? organization) => app.WithDbAsync(db =>
        db.Memberships.Where(m => m.OrganizationId == organization && m.Kind == MembershipKind.Student).Select(m => m.PersonId).Distinct().CountAsync());
}
