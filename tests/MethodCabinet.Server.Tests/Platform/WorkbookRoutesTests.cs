using MethodCabinet.Domain.People;
using MethodCabinet.Server.People;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Platform;

public sealed class WorkbookRoutesTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_list_is_downloaded_whole_by_the_same_query_and_that_is_recorded()
    {
        var coordinator = await app.CreatePersonAsync([Role.Coordinator]);
        await AddPupilsAsync(coordinator.OrganizationId!.Value, "Яшина", SearchPeople.PageSize + 2);
        await AddPupilsAsync(coordinator.OrganizationId!.Value, "Белова", 1);
        await AddPupilsAsync(await app.CreateOrganizationAsync(), "Яшина", 1);
        var client = await app.SignInAsync(coordinator);

        var rows = await client.ReadWorkbookAsync("/api/people?name=яшина&kind=student&sort=-name&format=xlsx");

        Assert.Equal(SearchPeople.PageSize + 2, rows.Count);
        Assert.All(rows, row => Assert.Equal(("ученик", "8А"), (row["Кто"], row["Класс"])));
        Assert.Equal(rows.Select(row => (string)row["Фамилия, имя, отчество"]).OrderDescending(StringComparer.Ordinal), rows.Select(row => (string)row["Фамилия, имя, отчество"]));
        var entry = await app.WithDbAsync(db => db.AuditLog.SingleAsync(e => e.Action == "people.exported" && e.ActorId == coordinator.Id));
        Assert.Contains($"\"rows\": {SearchPeople.PageSize + 2}", entry.Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_change_log_is_downloaded_in_words()
    {
        var administrator = await app.CreatePersonAsync([Role.Administrator]);
        var id = Guid.CreateVersion7();
        await app.WithDbAsync(async db =>
        {
            var school = new Organization { Id = id, Kind = OrganizationKind.School, ShortName = "Школа № 1", FullName = "Школа № 1" };
            db.Organizations.Add(school);
            await db.SaveChangesAsync();
            school.ShortName = "Школа имени Пушкина";
            await db.SaveChangesAsync();
        });

        var rows = await (await app.SignInAsync(administrator)).ReadWorkbookAsync($"/api/audit-log?subjectId={id}&sort=at&format=xlsx");

        Assert.Equal(["организации — добавлено", "организации — изменено"], rows.Select(row => row["Действие"]));
        Assert.Equal(("организация", "Школа имени Пушкина"), (rows[1]["Что"], rows[1]["Название"]));
        Assert.Equal("Краткое название: Школа № 1 → Школа имени Пушкина", rows[1]["Изменения"]);
        Assert.Contains("Вид: школа", (string)rows[0]["Изменения"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/organizations?format=xlsx")]
    [InlineData("/api/olympiads?search=x&season=y&phase=over&order=-opens&format=xlsx")]
    [InlineData("/api/question-banks?order=title&format=xlsx")]
    [InlineData("/api/certificates?order=holder&format=xlsx")]
    public async Task A_table_of_the_cabinet_is_a_file_even_when_nothing_fits(string path) =>
        Assert.NotNull(await (await app.SignInAsAsync(Role.Methodist)).ReadWorkbookAsync(path));

    private Task<IReadOnlyList<CreatedPerson>> AddPupilsAsync(Guid school, string lastName, int count) => app.WithDbAsync(db =>
        new NewPeople(db, TimeProvider.System).AddAsync(
            [
                .. Enumerable.Range(0, count).Select(number => new NewPerson(
                    new PersonData(lastName, $"Имя{(char)('а' + (number % 30))}", null, new DateOnly(2012, 5, 17), null),
                    [new NewPlace(school, MembershipKind.Student, new DateOnly(2020, 9, 1), 8, "А", "", [])])),
            ],
            CancellationToken.None));
}
