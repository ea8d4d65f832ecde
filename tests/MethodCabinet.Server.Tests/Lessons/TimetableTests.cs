using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Timetables;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Courses.Dates;
using MethodCabinet.Server.Lessons;
using MethodCabinet.Server.Lessons.Timetables;
using MethodCabinet.Server.Tests.Olympiads;
using MethodCabinet.Server.Tests.Olympiads.Appeals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Server.Tests.Lessons;

public sealed class TimetableTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Lessons_of_the_coming_weeks_stand_at_once_for_teacher_and_pupils_and_the_job_makes_none_twice()
    {
        var scene = await TimetableScene.CreateAsync(app);
        var group = await scene.GroupAsync("8А", scene.Pupils[0], scene.Pupils[1]);
        await (await scene.AddAsync(group, scene.Teacher, 9, scene.Place)).OkAsync();

        var lessons = await scene.WeekAsync(scene.Pupils[0]);
        Assert.InRange(lessons.Count, 2, 6);
        Assert.All(lessons, lesson => Assert.Equal(("Математика", "8А", "Кабинет 21", 45), (lesson.Subject, lesson.Group, lesson.Place, lesson.Minutes)));
        Assert.Equal(lessons.Select(l => l.Id), (await scene.WeekAsync(scene.Teacher)).Select(l => l.Id));
        Assert.Empty(await scene.WeekAsync(scene.Pupils[2]));

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => RunJobAsync(group)));
        Assert.Equal(lessons.Select(l => l.Id), (await scene.WeekAsync(scene.Pupils[0])).Select(l => l.Id));

        // Who comes later comes to the lessons that are to come, and who goes leaves them.
        var read = await scene.Client.ReadAsync<GetStudyGroup.Response>($"/api/timetable/groups/{group}");
        List<CreateStudyGroup.Member> members = [new(scene.Pupils[1].Id, StudyGroupRole.Pupil, null, null), new(scene.Pupils[2].Id, StudyGroupRole.Pupil, TimetableScene.Today, null), new(scene.Teacher.Id, StudyGroupRole.Teacher, null, null)];
        await (await scene.Client.PutAsync($"/api/timetable/groups/{group}", new EditStudyGroup.Request(read.Subject, read.Title, read.Grade, read.From, read.To, members, read.Version))).OkAsync();
        Assert.Empty(await scene.WeekAsync(scene.Pupils[0]));
        Assert.Equal(lessons.Count, (await scene.WeekAsync(scene.Pupils[2])).Count);
    }

    [Fact]
    public async Task A_teacher_a_pupil_and_a_room_are_in_one_lesson_at_a_time()
    {
        var scene = await TimetableScene.CreateAsync(app);
        var (first, second) = (await scene.GroupAsync("8А", scene.Pupils[0]), await scene.GroupAsync("8Б", scene.Pupils[1]));
        await (await scene.AddAsync(first, scene.Teacher, 9, scene.Place)).OkAsync();

        Assert.Equal(TimetableErrors.TeacherTaken.Code, await (await scene.AddAsync(second, scene.Teacher, 9)).ErrorCodeAsync());
        Assert.Equal(TimetableErrors.PlaceTaken.Code, await (await scene.AddAsync(second, scene.Other, 9, scene.Place)).ErrorCodeAsync());
        var third = await scene.GroupAsync("8А, английский", scene.Pupils[0]);
        var refused = await scene.AddAsync(third, scene.Other, 9);
        Assert.Contains("Математика, 8А", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(TimetableErrors.PupilTaken.Code, await refused.ErrorCodeAsync());

        // Nothing of what was refused is left, and another hour is free.
        Assert.Empty((await scene.Client.ReadAsync<GetStudyGroup.Response>($"/api/timetable/groups/{second}")).Entries);
        await (await scene.AddAsync(second, scene.Teacher, 10, scene.Place)).OkAsync();
    }

    [Fact]
    public async Task Of_two_who_set_the_same_hour_at_once_one_is_refused()
    {
        var scene = await TimetableScene.CreateAsync(app);
        List<Guid> groups = [];
        for (var n = 0; n < 3; n++)
        {
            groups.Add(await scene.GroupAsync($"8{n}", scene.Pupils[n]));
        }

        var answers = await Task.WhenAll(groups.Select(group => scene.AddAsync(group, scene.Teacher, 11)));
        Assert.Single(answers, answer => answer.IsSuccessStatusCode);
        foreach (var refused in answers.Where(answer => !answer.IsSuccessStatusCode))
        {
            Assert.Equal(TimetableErrors.TeacherTaken.Code, await refused.ErrorCodeAsync());
        }
    }

    [Fact]
    public async Task The_database_itself_refuses_two_lessons_at_once()
    {
        var scene = await TimetableScene.CreateAsync(app);
        var (first, second) = (await scene.GroupAsync("8А", scene.Pupils[0]), await scene.GroupAsync("8Б", scene.Pupils[1]));
        await (await scene.AddAsync(first, scene.Teacher, 9)).OkAsync();
        await (await scene.AddAsync(second, scene.Teacher, 12)).OkAsync();
        var ids = (await scene.WeekAsync(scene.Teacher)).Take(2).Select(l => l.Id).ToArray();
        var exception = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => app.WithDbAsync(db => db.Database.ExecuteSqlAsync(
            $"update lessons.occupations set during = (select during from lessons.occupations where lesson_id = {ids[0]} and person_id = {scene.Teacher.Id}) where lesson_id = {ids[1]} and person_id = {scene.Teacher.Id}")));
        Assert.Equal(Npgsql.PostgresErrorCodes.ExclusionViolation, exception.SqlState);
    }

    [Fact]
    public async Task A_changed_lesson_stays_when_the_week_moves_and_frees_who_was_held()
    {
        var scene = await TimetableScene.CreateAsync(app);
        var group = await scene.GroupAsync("8А", scene.Pupils[0]);
        await (await scene.AddAsync(group, scene.Teacher, 9, scene.Place)).OkAsync();
        var lessons = await scene.WeekAsync(scene.Pupils[0]);
        var changed = lessons[0];
        var request = new ChangeTimetableLesson.Request(changed.StartsAt.AddHours(5), 40, scene.Other.Id, null, "Болезнь учителя", changed.Version);
        Assert.Equal(TimetableErrors.ReasonMissing.Code, await (await scene.Client.PutAsync($"/api/timetable/lessons/{changed.Id}", request with { Reason = " " })).ErrorCodeAsync());
        await (await scene.Client.PutAsync($"/api/timetable/lessons/{changed.Id}", request)).OkAsync();
        Assert.Equal("platform.changed-meanwhile", await (await scene.Client.PutAsync($"/api/timetable/lessons/{changed.Id}", request)).ErrorCodeAsync());
        await (await scene.Client.PutAsync($"/api/timetable/lessons/{lessons[1].Id}/called-off", new CallOffTimetableLesson.Request("Карантин"))).OkAsync();

        // The freed hours of the teacher can be used.
        var entry = Assert.Single((await scene.Client.ReadAsync<GetStudyGroup.Response>($"/api/timetable/groups/{group}")).Entries);
        await (await scene.Client.PutAsync(
            $"/api/timetable/entries/{entry.Id}",
            new EditTimetableEntry.Request(DayOfWeek.Thursday, new(10, 30), 45, scene.Place, scene.Teacher.Id, entry.From, entry.To, WeekChoice.Every, entry.Version))).OkAsync();

        var now = await scene.WeekAsync(scene.Pupils[0]);
        var same = now.Single(l => l.Id == changed.Id);
        Assert.Equal((request.StartsAt, 40, scene.Other.Id, "Болезнь учителя", changed.StartsAt), (same.StartsAt, same.Minutes, same.TeacherId!.Value, same.Change!.Reason, same.Change.WasAt!.Value));
        Assert.NotNull(now.Single(l => l.Id == lessons[1].Id).CalledOffAt);
        Assert.DoesNotContain(await scene.WeekAsync(scene.Teacher), l => l.Id == changed.Id);

        // Those of other weeks keep their ids and move.
        Assert.All(lessons.Skip(2).Where(l => now.Any(n => n.Id == l.Id)), l => Assert.Equal(DayOfWeek.Thursday, now.Single(n => n.Id == l.Id).StartsAt.AddHours(3).DayOfWeek));
        Assert.Contains(lessons.Skip(2), l => now.Any(n => n.Id == l.Id));
        var held = await app.WithDbAsync(db => db.Occupations.CountAsync(o => o.LessonId == lessons[1].Id));
        Assert.Equal(0, held);
    }

    [Fact]
    public async Task A_change_is_news_for_those_whom_it_concerns_and_stands_in_their_feed()
    {
        var scene = await TimetableScene.CreateAsync(app);
        var group = await scene.GroupAsync("8А", scene.Pupils[0]);
        await (await scene.AddAsync(group, scene.Teacher, 9)).OkAsync();
        var lesson = (await scene.WeekAsync(scene.Teacher))[0];
        await (await scene.Client.PutAsync($"/api/timetable/lessons/{lesson.Id}", new ChangeTimetableLesson.Request(lesson.StartsAt, 45, scene.Other.Id, null, "Семинар", lesson.Version))).OkAsync();

        Assert.Contains("вас заменит другой учитель (Семинар)", await NewsAsync(scene.Teacher.Id), StringComparison.Ordinal);
        Assert.Contains("другой учитель (Семинар)", await NewsAsync(scene.Pupils[0].Id), StringComparison.Ordinal);
        Assert.Equal("", await NewsAsync(scene.Coordinator.Id));

        var pupil = app.As(scene.Pupils[0].Id);
        var feed = new Uri((await (await pupil.PostAsync("/api/calendar/feed")).ReadAsync<MakeCalendarFeed.Response>()).Address).PathAndQuery;
        Assert.Contains($"lesson-{lesson.Id:N}", (await (await app.CreateClient().GetAsync(new Uri(feed, UriKind.Relative))).Content.ReadAsStringAsync()).ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);

        async Task<string> NewsAsync(Guid person) => await app.WithDbAsync(async db =>
        {
            var source = LessonNews.SourceOf(app.Services.GetRequiredService<MethodCabinet.Server.Platform.SiteSettings>());
            var since = DateTimeOffset.UtcNow.AddDays(-1);
            Assert.Contains(scene.Teacher.Id, await source.People(db, since).ToListAsync());
            return string.Join('\n', (await source.Find(db, person, since, CancellationToken.None)).Where(r => r.Kind == Domain.Courses.Dates.ReminderKind.LessonChanged).Select(r => r.Unit));
        });
    }

    [Fact]
    public async Task Whose_week_somebody_reads_is_decided_by_who_they_are()
    {
        var scene = await TimetableScene.CreateAsync(app);
        var pupil = scene.Pupils[0];
        var guardian = await app.CreatePersonAsync([Role.Guardian]);
        await app.WithDbAsync(async db =>
        {
            db.Guardianships.Add(new Guardianship { GuardianId = guardian.Id, WardId = pupil.Id, CreatedAt = DateTimeOffset.UtcNow });
            await db.SaveChangesAsync();
        });
        var path = $"/api/timetable?from={TimetableScene.Today:yyyy-MM-dd}&to={TimetableScene.Today.AddDays(7):yyyy-MM-dd}&personId={pupil.Id}";
        await (await app.As(guardian.Id).GetAsync(path)).OkAsync();
        await (await scene.Client.GetAsync(path)).OkAsync();
        await app.WithDbAsync(db => db.People.Where(p => p.Id == pupil.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.BirthDate, TimetableScene.Today.AddYears(-19))));
        Assert.Equal("platform.not-found", await (await app.As(guardian.Id).GetAsync(path)).ErrorCodeAsync());
        Assert.Equal("platform.not-found", await (await app.As(scene.Pupils[1].Id).GetAsync(path)).ErrorCodeAsync());
        Assert.Equal("platform.not-found", await (await app.As((await app.CreatePersonAsync([Role.Coordinator])).Id).GetAsync(path)).ErrorCodeAsync());
        Assert.Equal("platform.not-found", await (await app.As((await app.CreatePersonAsync([Role.Coordinator])).Id).GetAsync($"/api/timetable/schools/{scene.School}")).ErrorCodeAsync());
    }

    [Fact]
    public async Task A_coordinator_reads_lessons_of_the_own_school_only()
    {
        var (scene, other) = (await TimetableScene.CreateAsync(app), await TimetableScene.CreateAsync(app));
        await app.WithDbAsync(async db =>
        {
            db.Memberships.Add(new Membership { Id = Guid.CreateVersion7(), PersonId = scene.Teacher.Id, OrganizationId = other.School, Kind = MembershipKind.Teacher, From = TimetableScene.Today.AddDays(-1) });
            await db.SaveChangesAsync();
        });
        await (await scene.AddAsync(await scene.GroupAsync("8А", scene.Pupils[0]), scene.Teacher, 9)).OkAsync();
        await (await other.AddAsync(await other.GroupAsync("Иванова А. И.", other.Pupils[0]), scene.Teacher, 11)).OkAsync();
        Assert.Equal(["8А", "Иванова А. И."], Groups(await scene.WeekAsync(scene.Teacher)));
        var path = $"/api/timetable?from={TimetableScene.Today.AddDays(1):yyyy-MM-dd}&to={TimetableScene.Today.AddDays(40):yyyy-MM-dd}&personId={scene.Teacher.Id}";
        Assert.Equal(["8А"], Groups((await scene.Client.ReadAsync<ListTimetable.Response>(path)).Lessons));
        Assert.Equal(["Иванова А. И."], Groups((await other.Client.ReadAsync<ListTimetable.Response>(path)).Lessons));

        static IEnumerable<string> Groups(IEnumerable<TimetableLesson> lessons) => lessons.Select(l => l.Group).Distinct().Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task Who_gave_a_group_up_reads_and_arranges_it_no_more_until_they_come_back()
    {
        var scene = await TimetableScene.CreateAsync(app);
        var group = await scene.GroupAsync("8А", scene.Pupils[0]);
        await (await scene.AddAsync(group, scene.Teacher, 9)).OkAsync();
        var lesson = (await scene.WeekAsync(scene.Teacher))[0].Id;
        await app.WithDbAsync(db => db.StudyGroupMembers.Where(m => m.StudyGroupId == group).ExecuteUpdateAsync(set => set.SetProperty(m => m.From, TimetableScene.Today.AddDays(-20))));
        Assert.Equal([true, false, true], await ArrangeAsync());
        await GiveAsync(scene.Other);
        Assert.Equal([false, true, true], await ArrangeAsync());
        Assert.InRange((await LastDayAsync(scene.Teacher)).GetValueOrDefault(), TimetableScene.Today.AddDays(-2), TimetableScene.Today);
        Assert.DoesNotContain((await app.As(scene.Teacher.Id).ReadAsync<ListLessons.Response>("/api/lessons")).Lessons, l => l.Id == lesson);
        await GiveAsync(scene.Teacher);
        Assert.Equal([true, false, true], await ArrangeAsync());
        Assert.Null(await LastDayAsync(scene.Teacher));

        // Who gives another hour of the group stays in it.
        await (await scene.AddAsync(group, scene.Teacher, 12)).OkAsync();
        await GiveAsync(scene.Other);
        Assert.Null(await LastDayAsync(scene.Teacher));

        async Task GiveAsync(TestPerson teacher)
        {
            var entry = (await scene.Client.ReadAsync<GetStudyGroup.Response>($"/api/timetable/groups/{group}")).Entries.First(e => e.StartsAt.Hour == 9);
            await (await scene.Client.PutAsync(
                $"/api/timetable/entries/{entry.Id}",
                new EditTimetableEntry.Request(entry.Weekday, entry.StartsAt, 45, null, teacher.Id, entry.From, entry.To, WeekChoice.Every, entry.Version))).OkAsync();
        }

        async Task<List<bool>> ArrangeAsync() =>
            [.. (await Task.WhenAll(new[] { scene.Teacher, scene.Other, scene.Coordinator }.Select(person => app.As(person.Id).GetAsync($"/api/lessons/{lesson}")))).Select(answer => answer.IsSuccessStatusCode)];
        Task<DateOnly?> LastDayAsync(TestPerson person) => app.WithDbAsync(db => db.StudyGroupMembers.Where(m => m.StudyGroupId == group && m.PersonId == person.Id).Select(m => m.To).SingleAsync());
    }

    [Fact]
    public async Task Lessons_in_which_something_is_written_move_within_their_week_and_are_never_taken_away()
    {
        var scene = await TimetableScene.CreateAsync(app);
        var group = await scene.GroupAsync("8А", scene.Pupils[0]);
        await (await scene.AddAsync(group, scene.Teacher, 9)).OkAsync();
        var lessons = await scene.WeekAsync(scene.Teacher);
        var written = lessons.Last(l => !Domain.Holidays.Contains(DateOnly.FromDateTime(l.StartsAt.UtcDateTime).AddDays(1)));
        var worked = lessons.First(l => l.Id != written.Id);
        await app.WithDbAsync(async db =>
        {
            var record = new Domain.Lessons.Journals.LessonRecord { LessonId = written.Id };
            record.Write("Корни уравнения", "№ 512", null, takesWorks: false, files: 0, written.StartsAt);
            db.LessonRecords.Add(record);
            db.HomeworkWorks.Add(new() { Id = Guid.CreateVersion7(), LessonId = worked.Id, PersonId = scene.Pupils[0].Id, Number = 1, Text = "x = 3", HandedInAt = DateTimeOffset.UtcNow, IsLate = false });
            await db.SaveChangesAsync();
        });
        var entry = Assert.Single((await scene.Client.ReadAsync<GetStudyGroup.Response>($"/api/timetable/groups/{group}")).Entries);
        await (await scene.Client.PutAsync(
            $"/api/timetable/entries/{entry.Id}", new EditTimetableEntry.Request(DayOfWeek.Thursday, entry.StartsAt, 45, null, scene.Teacher.Id, entry.From, entry.To, WeekChoice.Every, entry.Version))).OkAsync();
        Assert.Equal(written.StartsAt.AddDays(1), (await scene.WeekAsync(scene.Teacher)).Single(l => l.Id == written.Id).StartsAt);
        await (await scene.Client.DeleteAsync($"/api/timetable/entries/{entry.Id}")).OkAsync();
        Assert.Equal(new[] { worked.Id, written.Id }.Order(), (await scene.WeekAsync(scene.Pupils[0])).Select(l => l.Id).Order());
    }

    [Fact]
    public async Task A_term_with_marks_keeps_its_number()
    {
        var scene = await TimetableScene.CreateAsync(app);
        var group = await scene.GroupAsync("8А", scene.Pupils[0]);
        var year = await app.WithDbAsync(async db => Domain.Lessons.Journals.JournalTerm.YearOf(await db.StudyGroups.Where(g => g.Id == group).Select(g => g.From).SingleAsync()));
        SaveSchoolTerms.Term first = new(null, "1 полугодие", 1, new(year, 9, 1), new(year, 12, 28)), second = new(null, "2 полугодие", 2, new(year + 1, 1, 11), new(year + 1, 5, 31));
        Assert.Equal(TimetableErrors.TermInvalid.Code, await (await SaveAsync(first, second with { Number = 1 })).ErrorCodeAsync());
        await (await SaveAsync(first, second)).OkAsync();
        var ids = (await scene.Client.ReadAsync<GetSchoolTimetableSetup.Response>($"/api/timetable/schools/{scene.School}")).Terms.Select(t => t.Id).ToList();
        (first, second) = (first with { Id = ids[0] }, second with { Id = ids[1] });
        await app.WithDbAsync(async db =>
        {
            db.TermMarks.Add(Domain.Lessons.Journals.TermMark.Of(group, scene.Pupils[0].Id, 1, Domain.Lessons.Journals.SchoolMark.Five, null, null, null, scene.Teacher.Id, DateTimeOffset.UtcNow)!);
            await db.SaveChangesAsync();
        });
        Assert.Equal(TimetableErrors.TermUsed.Code, await (await SaveAsync(second)).ErrorCodeAsync());
        Assert.Equal(TimetableErrors.TermUsed.Code, await (await SaveAsync(first with { Number = 3 }, second)).ErrorCodeAsync());
        await (await SaveAsync(first with { To = new(year, 12, 25) }, second with { Number = 3 })).OkAsync();

        Task<HttpResponseMessage> SaveAsync(params SaveSchoolTerms.Term[] terms) => scene.Client.PutAsync($"/api/timetable/schools/{scene.School}/terms", new SaveSchoolTerms.Request(terms));
    }

    [Fact]
    public async Task What_a_teacher_moves_in_the_lesson_itself_is_checked_too()
    {
        var scene = await TimetableScene.CreateAsync(app);
        var group = await scene.GroupAsync("8А", scene.Pupils[0]);
        await (await scene.AddAsync(group, scene.Teacher, 9)).OkAsync();
        await (await scene.AddAsync(group, scene.Teacher, 12)).OkAsync();
        var lessons = await scene.WeekAsync(scene.Teacher);
        var teacher = app.As(scene.Teacher.Id);
        var lesson = await teacher.ReadAsync<GetLesson.Response>($"/api/lessons/{lessons[0].Id}");
        var moved = new EditLesson.Request(lesson.Title, lessons[1].StartsAt, 45, false, [.. lesson.Members.Select(m => new ScheduleLesson.Member(m.PersonId, m.Role))], lesson.Version);
        Assert.EndsWith("-taken", await (await teacher.PutAsync($"/api/lessons/{lesson.Id}", moved)).ErrorCodeAsync(), StringComparison.Ordinal);
        await (await teacher.PutAsync($"/api/lessons/{lesson.Id}", moved with { StartsAt = lesson.StartsAt.AddHours(1) })).OkAsync();
        Assert.Equal(lesson.StartsAt, (await scene.WeekAsync(scene.Pupils[0])).Single(l => l.Id == lesson.Id).Change!.WasAt);
    }

    private async Task RunJobAsync(Guid group)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MakeTimetablesJob>().RunAsync(group, CancellationToken.None);
    }
}
