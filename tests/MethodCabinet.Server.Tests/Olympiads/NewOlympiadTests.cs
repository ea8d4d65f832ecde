using System.Net;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Olympiads.Setup;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>What one request of the form of a new olympiad makes, and the subjects that the form offers.</summary>
public sealed class NewOlympiadTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UtcNow.AddDays(10);
    private static readonly int[] Ninth = [9];

    [Fact]
    public async Task An_olympiad_is_made_with_its_rounds_in_their_order()
    {
        var methodist = await app.SignInAsAsync(Role.Methodist);

        var response = await methodist.PostAsync("/api/olympiads", await WithRoundsAsync("С турами", Round(" Теория "), Round("Практика", 24)));

        var made = await methodist.ReadAsync<GetOlympiad.Response>($"/api/olympiads/{(await response.ReadAsync<CreateOlympiad.Response>()).Id}");
        Assert.Equal(["Теория", "Практика"], made.Rounds.Select(r => r.Title));
    }

    [Fact]
    public async Task Nothing_is_made_when_a_round_is_refused_and_the_refusal_says_whose_title_is_meant()
    {
        var methodist = await app.SignInAsAsync(Role.Methodist);

        Assert.Equal("olympiad.round.title-invalid", await CodeAsync("Отклонённая", Round("Теория"), Round(" ")));
        Assert.Equal("olympiad.round.window-invalid", await CodeAsync("Отклонённая", Round("Теория", closesAfter: -1)));
        Assert.Equal("olympiad.title-invalid", await CodeAsync(" ", Round("Теория")));
        Assert.False(await app.WithDbAsync(db => db.Olympiads.AnyAsync(o => o.Title == "Отклонённая")));

        async Task<string?> CodeAsync(string title, params object[] rounds) =>
            await (await methodist.PostAsync("/api/olympiads", await WithRoundsAsync(title, rounds))).ErrorCodeAsync();
    }

    [Fact]
    public async Task A_subject_does_not_get_the_name_of_another_one()
    {
        var methodist = await app.SignInAsAsync(Role.Methodist);
        const string Taken = "olympiad.subject-name-taken", Path = "/api/subjects/survey";
        Assert.Equal(Taken, await (await methodist.PostAsync("/api/subjects", new { code = "fizika", name = "физика " })).ErrorCodeAsync());
        Assert.Equal(HttpStatusCode.Created, (await methodist.PostAsync("/api/subjects", new { code = "survey", name = "Съёмка" })).StatusCode);

        Assert.Equal(Taken, await (await methodist.PostAsync("/api/subjects", new { code = "survey-2", name = "СЪЕМКА" })).ErrorCodeAsync());
        Assert.Equal(Taken, await (await methodist.PutAsync(Path, new { name = "Химия", isRetired = false })).ErrorCodeAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await methodist.PutAsync(Path, new { name = "Съемка", isRetired = false })).StatusCode);
    }

    [Fact]
    public async Task Of_two_subjects_of_one_name_one_is_taken_out_of_use_and_does_not_come_back_with_it()
    {
        var methodist = await app.SignInAsAsync(Role.Methodist);
        await app.WithDbAsync(async db =>
        {
            db.Subjects.Add(Subject.Own("khimiya", "Химия"));
            return await db.SaveChangesAsync();
        });
        const string Path = "/api/subjects/khimiya";

        Assert.Equal(HttpStatusCode.NoContent, (await methodist.PutAsync(Path, new { name = "Химия", isRetired = true })).StatusCode);
        Assert.Equal("olympiad.subject-name-taken", await (await methodist.PutAsync(Path, new { name = "Химия", isRetired = false })).ErrorCodeAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await methodist.PutAsync(Path, new { name = "Химия в быту", isRetired = false })).StatusCode);
    }

    private static object Round(string title, int after = 0, int closesAfter = 4) => new
    {
        kind = "theory",
        title,
        opensAt = Start.AddHours(after),
        closesAt = Start.AddHours(after + closesAfter),
        durationMinutes = 120,
    };

    private Task<object> WithRoundsAsync(string title, params object[] rounds) => app.WithDbAsync<object>(async db => new
    {
        seasonId = (await db.Seasons.OrderBy(s => s.From).FirstAsync()).Id,
        subjectCode = "physics",
        stage = "municipal",
        title,
        registrationOpensAt = Start.AddDays(-30),
        registrationClosesAt = Start.AddDays(-1),
        selfRegistration = false,
        grades = Ninth,
        rounds,
    });
}
