using System.IO.Compression;
using MethodCabinet.Domain.Lessons.HomeSchooling;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Courses.Dates;
using MethodCabinet.Server.Lessons.HomeSchooling;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Server.Tests.Lessons;

public sealed class HomeSchoolingTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly DayOfWeek[] Days = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    [Fact]
    public async Task From_the_basis_to_lessons_hours_and_the_report()
    {
        var (scene, id) = await BeginAsync();
        var read = await ReadAsync(scene.Client, id);
        await (await scene.Client.PutAsync($"/api/home-schooling/{id}/plan", PlanOf(scene, read))).OkAsync();
        var proposal = await (await scene.Client.PostAsync(
            $"/api/home-schooling/{id}/proposal", new ProposeHomeTimetable.Request([.. Days.Select(day => new ProposeHomeTimetable.Window(day, new(10, 0), new(13, 0)))], 40, 10))).ReadAsync<ProposeHomeTimetable.Response>();
        Assert.Empty(proposal.Left);
        Assert.Equal(4, proposal.Slots.Count);
        read = await ReadAsync(scene.Client, id);
        await (await scene.Client.PutAsync($"/api/home-schooling/{id}/timetable", new SetHomeTimetable.Request(proposal.Slots, 40, TimetableScene.Today, read.Version))).OkAsync();

        var week = await scene.WeekAsync(scene.Pupils[0]);
        Assert.NotEmpty(week);
        Assert.All(week, lesson => Assert.Equal("", lesson.Place));

        // One of them was held, two weeks of the plan are over.
        var held = week[0].Id;
        await app.WithDbAsync(db => db.Lessons.Where(l => l.Id == held).ExecuteUpdateAsync(set => set.SetProperty(l => l.HeldInPersonAt, DateTimeOffset.UtcNow)));
        read = await ReadAsync(scene.Client, id);
        Assert.Equal(1, read.Held);
        Assert.True(read.Due > 2);
        Assert.True(read.IsBehind);
        Assert.True(Assert.Single(await scene.Client.ReadAsync<List<ListHomeSchooling.Response>>("/api/home-schooling"), one => one.Id == id).IsBehind);

        var workbook = await scene.Client.GetByteArrayAsync(new Uri($"/api/home-schooling/{id}/lessons?format=xlsx", UriKind.Relative));
        Assert.Equal("PK"u8.ToArray(), workbook[..2]);
        await using var document = new MemoryStream(await scene.Client.GetByteArrayAsync(new Uri($"/api/home-schooling/{id}/report.docx", UriKind.Relative)));
        using var archive = new ZipArchive(document);
        using var text = new StreamReader(archive.GetEntry("word/document.xml")!.Open());
        Assert.Contains("проведён", await text.ReadToEndAsync(), StringComparison.Ordinal);

        // Another week takes the place of this one, and what was held stays.
        await (await scene.Client.PutAsync($"/api/home-schooling/{id}/timetable", new SetHomeTimetable.Request([proposal.Slots.First(slot => slot.Weekday != week[0].StartsAt.DayOfWeek)], 40, TimetableScene.Today, read.Version))).OkAsync();
        Assert.Contains(await scene.WeekAsync(scene.Pupils[0]), lesson => lesson.Id == held);
        Assert.Single((await ReadAsync(scene.Client, id)).Timetable);
    }

    [Fact]
    public async Task What_it_rests_on_is_read_by_the_school_and_the_family_only_and_each_reading_is_written_down()
    {
        var (scene, id) = await BeginAsync();
        var read = await ReadAsync(scene.Client, id);
        await (await scene.Client.PutAsync($"/api/home-schooling/{id}/plan", PlanOf(scene, read))).OkAsync();
        Assert.Equal("117", (await scene.Client.ReadAsync<ReadHomeBasis.Response>($"/api/home-schooling/{id}/basis")).Number);
        Assert.Equal("117", (await app.As(scene.Pupils[0].Id).ReadAsync<ReadHomeBasis.Response>($"/api/home-schooling/{id}/basis")).Number);
        var teacher = app.As(scene.Teacher.Id);
        Assert.DoesNotContain("117", await teacher.GetStringAsync(new Uri($"/api/home-schooling/{id}", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal("platform.access.not-allowed", await (await teacher.GetAsync($"/api/home-schooling/{id}/basis")).ErrorCodeAsync());
        Assert.Equal("platform.not-found", await (await app.As(scene.Pupils[1].Id).GetAsync($"/api/home-schooling/{id}")).ErrorCodeAsync());
        Assert.Equal("platform.not-found", await (await app.As((await app.CreatePersonAsync([Role.Coordinator])).Id).GetAsync($"/api/home-schooling/{id}")).ErrorCodeAsync());

        var readers = await app.WithDbAsync(db => db.AuditLog.Where(e => e.Action == "home-basis.read" && e.SubjectId == id.ToString()).Select(e => e.ActorId).ToListAsync());
        Assert.Equal([scene.Coordinator.Id, scene.Pupils[0].Id], readers.OfType<Guid>().ToHashSet().OrderBy(reader => reader == scene.Coordinator.Id ? 0 : 1));
    }

    [Fact]
    public async Task Nobody_is_taught_at_home_twice_even_if_two_begin_it_at_once()
    {
        var scene = await TimetableScene.CreateAsync(app);
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => scene.Client.PostAsync("/api/home-schooling", RequestOf(scene))));
        Assert.Single(answers, answer => answer.IsSuccessStatusCode);
        Assert.All(await Task.WhenAll(answers.Where(a => !a.IsSuccessStatusCode).Select(a => a.ErrorCodeAsync())), code => Assert.Equal(HomeErrors.Twice.Code, code));
        Assert.Equal(HomeErrors.PupilUnknown.Code, await (await scene.Client.PostAsync("/api/home-schooling", RequestOf(scene) with { PersonId = scene.Teacher.Id })).ErrorCodeAsync());
    }

    [Fact]
    public async Task A_basis_that_ends_is_news_for_the_school_and_hours_that_lack_for_the_teacher_too()
    {
        var (scene, id) = await BeginAsync();
        var read = await ReadAsync(scene.Client, id);
        await (await scene.Client.PutAsync($"/api/home-schooling/{id}/plan", PlanOf(scene, read))).OkAsync();
        var source = HomeNews.SourceOf(app.Services.GetRequiredService<SiteSettings>(), TimeProvider.System);
        await app.WithDbAsync(async db =>
        {
            var people = await source.People(db, DateTimeOffset.UtcNow.AddDays(-7)).ToListAsync();
            Assert.Contains(scene.Coordinator.Id, people);
            Assert.Contains(scene.Teacher.Id, people);
            var school = await source.Find(db, scene.Coordinator.Id, DateTimeOffset.UtcNow, CancellationToken.None);
            Assert.Equal([Domain.Courses.Dates.ReminderKind.BasisEnds, Domain.Courses.Dates.ReminderKind.HoursBehind], school.Select(r => r.Kind).Order().Reverse());
            Assert.Equal(Domain.Courses.Dates.ReminderKind.HoursBehind, Assert.Single(await source.Find(db, scene.Teacher.Id, DateTimeOffset.UtcNow, CancellationToken.None)).Kind);
        });
    }

    [Fact]
    public async Task Another_teacher_of_a_line_gives_its_lessons_and_a_shorter_basis_ends_them()
    {
        var (scene, id) = await BeginAsync();
        var read = await ReadAsync(scene.Client, id);
        await (await scene.Client.PutAsync($"/api/home-schooling/{id}/plan", PlanOf(scene, read))).OkAsync();
        read = await ReadAsync(scene.Client, id);
        var (math, physics) = (read.Items.Single(i => i.Subject == "Математика"), read.Items.Single(i => i.Subject == "Физика"));
        ProposeHomeTimetable.Slot[] slots =
        [
            .. Days[..3].Select(day => new ProposeHomeTimetable.Slot(math.Id, day, new(10, 0), Domain.Lessons.Timetables.WeekChoice.Every)),
            new(physics.Id, DayOfWeek.Friday, new(10, 0), Domain.Lessons.Timetables.WeekChoice.Odd),
        ];
        await (await scene.Client.PutAsync($"/api/home-schooling/{id}/timetable", new SetHomeTimetable.Request(slots, 40, TimetableScene.Today, read.Version))).OkAsync();
        var lessons = (await scene.WeekAsync(scene.Teacher)).Select(l => l.Id).ToList();
        Assert.NotEmpty(lessons);

        read = await ReadAsync(scene.Client, id);
        await (await scene.Client.PutAsync($"/api/home-schooling/{id}/plan", new SaveHomePlan.Request(
            [.. read.Items.Select(i => new SaveHomePlan.Item(i.Id, i.Subject, i.WeeklyHours, scene.Other.Id, i.From, i.To))], read.Version))).OkAsync();
        Assert.Empty(await scene.WeekAsync(scene.Teacher));
        Assert.Subset((await scene.WeekAsync(scene.Other)).Select(l => l.Id).ToHashSet(), lessons.ToHashSet());
        var group = read.Items.Single(i => i.Id == math.Id).GroupId;
        var yesterday = TimetableScene.Today.AddDays(-1);
        Assert.InRange((await app.WithDbAsync(db => db.StudyGroupMembers.Where(m => m.StudyGroupId == group && m.PersonId == scene.Teacher.Id).Select(m => m.To).SingleAsync())).GetValueOrDefault(), yesterday.AddDays(-1), yesterday.AddDays(1));

        read = await ReadAsync(scene.Client, id);
        var last = TimetableScene.Today.AddDays(8);
        await (await scene.Client.PutAsync($"/api/home-schooling/{id}", new EditHomeSchooling.Request(HomeBasisKind.CommissionDecision, "118", read.From, read.From, last, read.Version))).OkAsync();
        read = await ReadAsync(scene.Client, id);
        Assert.All(read.Items, item => Assert.Equal(last, item.To));
        Assert.All(read.Timetable, slot => Assert.InRange(slot.To, slot.From, last));
        Assert.All(await scene.WeekAsync(scene.Pupils[0]), lesson => Assert.True(DateOnly.FromDateTime(lesson.StartsAt.UtcDateTime.AddHours(3)) <= last));
        Assert.Equal(HomeErrors.PlanBeyond.Code, await (await scene.Client.PutAsync(
            $"/api/home-schooling/{id}", new EditHomeSchooling.Request(HomeBasisKind.CommissionDecision, "118", read.From, last.AddDays(1), last.AddDays(9), read.Version))).ErrorCodeAsync());
    }

    private static BeginHomeSchooling.Request RequestOf(TimetableScene scene) => new(
        scene.Pupils[0].Id, scene.School, HomeBasisKind.MedicalConclusion, "117", TimetableScene.Today.AddDays(-30), TimetableScene.Today.AddDays(-28), TimetableScene.Today.AddDays(20));

    private static SaveHomePlan.Request PlanOf(TimetableScene scene, GetHomeSchooling.Response read) => new(
        [new(null, "Математика", 3, scene.Teacher.Id, read.From, read.ValidUntil), new(null, "Физика", 0.5m, scene.Other.Id, read.From, read.ValidUntil)], read.Version);

    private static Task<GetHomeSchooling.Response> ReadAsync(HttpClient client, Guid id) => client.ReadAsync<GetHomeSchooling.Response>($"/api/home-schooling/{id}");

    private async Task<(TimetableScene Scene, Guid Id)> BeginAsync()
    {
        var scene = await TimetableScene.CreateAsync(app);
        return (scene, (await (await scene.Client.PostAsync("/api/home-schooling", RequestOf(scene))).ReadAsync<BeginHomeSchooling.Response>()).Id);
    }
}
