using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Olympiads.Registrations;
using MethodCabinet.Server.People;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;

namespace MethodCabinet.Server.Tests.Olympiads;

public sealed class RegistrationTests(TestApp app) : IClassFixture<TestApp>
{
    /// <summary>Two schools with a coordinator each, and an olympiad for grades 9 and 11.</summary>
    private sealed record Scene(Guid Methodist, Guid SchoolA, Guid CoordinatorA, Guid SchoolB, Guid CoordinatorB, Olympiad Olympiad)
    {
        public Guid Grade9 => Olympiad.Tracks[0].Id;

        public Guid Grade11 => Olympiad.Tracks[1].Id;

        public string Registrations => $"/api/olympiads/{Olympiad.Id}/registrations";
    }

    [Fact]
    public async Task A_coordinator_enters_own_pupils_once_and_for_the_own_or_a_higher_grade()
    {
        var scene = await SceneAsync();
        var (ninth, tenth) = (await PupilAsync(scene.SchoolA, 9), await PupilAsync(scene.SchoolA, 10));
        var coordinator = app.As(scene.CoordinatorA);

        var first = await (await coordinator.PostAsync(scene.Registrations, Enter(scene.SchoolA, (ninth, scene.Grade11), (tenth, scene.Grade11)))).ReadAsync<RegisterPupils.Response>();
        var again = await (await coordinator.PostAsync(scene.Registrations, Enter(scene.SchoolA, (ninth, scene.Grade9)))).ReadAsync<RegisterPupils.Response>();
        var list = await coordinator.ReadAsync<ListRegistrations.Response>(scene.Registrations);

        Assert.Equal(new RegisterPupils.Response(2, 0), first);
        Assert.Equal(new RegisterPupils.Response(0, 1), again);
        Assert.Equal([(9, 11), (10, 11)], list.Items.Select(i => (i.Grade, i.TrackGrade)).Order());
        Assert.All(list.Items, i => Assert.Equal(RegistrationStatus.Confirmed, i.Status));
    }

    [Fact]
    public async Task Entries_without_a_needed_consent_are_counted_and_can_be_listed_alone()
    {
        var scene = await SceneAsync();
        var (ninth, tenth) = (await PupilAsync(scene.SchoolA, 9, consents: false), await PupilAsync(scene.SchoolA, 10, consents: false));
        var coordinator = app.As(scene.CoordinatorA);
        await coordinator.PostAsync(scene.Registrations, Enter(scene.SchoolA, (ninth, scene.Grade9), (tenth, scene.Grade11)));

        Assert.Equal(2, (await coordinator.ReadAsync<ListRegistrations.Response>(scene.Registrations)).Lacking);
        await coordinator.PostAsync("/api/people/consents", new EnterConsents.Request([tenth], Registering.NeededConsents, null, new DateOnly(2026, 9, 1)));
        var list = await coordinator.ReadAsync<ListRegistrations.Response>(scene.Registrations + "?Lacking=true");

        Assert.Equal((1, 1), (list.Lacking, list.Total));
        Assert.Equal(ninth, Assert.Single(list.Items).PersonId);
    }

    [Fact]
    public async Task A_lower_grade_is_refused_and_then_nobody_of_the_request_is_entered()
    {
        var scene = await SceneAsync();
        var (ninth, tenth) = (await PupilAsync(scene.SchoolA, 9), await PupilAsync(scene.SchoolA, 10));
        var coordinator = app.As(scene.CoordinatorA);

        var refused = await coordinator.PostAsync(scene.Registrations, Enter(scene.SchoolA, (ninth, scene.Grade9), (tenth, scene.Grade9)));

        Assert.Equal("olympiad.registration.track-too-low", await refused.ErrorCodeAsync());
        Assert.Equal("platform.request.malformed", await (await coordinator.PostAsync(scene.Registrations, new { organizationId = scene.SchoolA, items = new object?[] { null } })).ErrorCodeAsync());
        Assert.Equal(0, (await coordinator.ReadAsync<ListRegistrations.Response>(scene.Registrations)).Total);
    }

    [Fact]
    public async Task Entries_are_sorted_by_a_column_over_all_pages()
    {
        var scene = await SceneAsync();
        var coordinator = app.As(scene.CoordinatorA);
        foreach (var (grade, track) in new[] { (9, scene.Grade9), (8, scene.Grade11), (10, scene.Grade11), (8, scene.Grade9), (9, scene.Grade11) })
        {
            await coordinator.PostAsync(scene.Registrations, Enter(scene.SchoolA, (await PupilAsync(scene.SchoolA, grade), track)));
        }

        Assert.Equal([8, 8, 9, 9, 10], (await SortedAsync("class")).Select(i => i.Grade));
        Assert.Equal([10, 9, 9, 8, 8], (await SortedAsync("-class")).Select(i => i.Grade));
        Assert.Equal([11, 11, 11, 9, 9], (await SortedAsync("-track")).Select(i => i.TrackGrade));
        foreach (var sort in new[] { "school", "name", "-name", "status", "-status" })
        {
            Assert.Equal(5, (await SortedAsync(sort)).Select(i => i.Id).Distinct().Count());
        }

        Assert.Equal("platform.request.sort-unknown", await (await coordinator.GetAsync($"{scene.Registrations}?sort=id")).ErrorCodeAsync());

        async Task<List<ListRegistrations.Item>> SortedAsync(string sort)
        {
            var items = new List<ListRegistrations.Item>();
            for (var page = 1; page <= 3; page++)
            {
                items.AddRange((await coordinator.ReadAsync<ListRegistrations.Response>($"{scene.Registrations}?sort={sort}&size=2&page={page}")).Items);
            }

            return items;
        }
    }

    [Fact]
    public async Task Registering_the_same_pupils_by_many_at_once_gives_one_entry_each()
    {
        var scene = await SceneAsync();
        var pupils = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            pupils.Add(await PupilAsync(scene.SchoolA, 9));
        }

        var body = Enter(scene.SchoolA, [.. pupils.Select(p => (p, scene.Grade9))]);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => app.As(scene.CoordinatorA).PostAsync(scene.Registrations, body)));

        Assert.Contains(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.All(answers, a => Assert.True(a.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict, a.StatusCode.ToString()));
        Assert.Equal(5, await app.WithDbAsync(db => db.Registrations.CountAsync(r => r.OlympiadId == scene.Olympiad.Id)));
    }

    [Fact]
    public async Task A_coordinator_neither_sees_nor_enters_nor_changes_pupils_of_another_school()
    {
        var scene = await SceneAsync();
        var foreign = await PupilAsync(scene.SchoolB, 9);
        var entered = await EnterAsync(scene, scene.CoordinatorB, scene.SchoolB, foreign);
        var coordinator = app.As(scene.CoordinatorA);

        Assert.Empty((await coordinator.ReadAsync<ListRegistrations.Response>(scene.Registrations)).Items);
        Assert.Empty((await coordinator.ReadAsync<ListRegistrations.Response>($"{scene.Registrations}?organizationId={scene.SchoolB}")).Items);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.GetAsync($"/api/olympiads/{scene.Olympiad.Id}/candidates?organizationId={scene.SchoolB}")).StatusCode);
        Assert.Equal("olympiad.registration.not-a-pupil", await (await coordinator.PostAsync(scene.Registrations, Enter(scene.SchoolB, (foreign, scene.Grade9)))).ErrorCodeAsync());
        Assert.Equal("olympiad.registration.not-a-pupil", await (await coordinator.PostAsync(scene.Registrations, Enter(scene.SchoolA, (foreign, scene.Grade9)))).ErrorCodeAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.PostAsync($"/api/registrations/{entered.Id}/withdraw")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.PostAsync($"/api/registrations/{entered.Id}/confirm")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.PutAsync($"/api/registrations/{entered.Id}", Change(entered, 30))).StatusCode);
        Assert.Equal(RegistrationStatus.Confirmed, (await EntryAsync(entered.Id)).Status);
        var workbook = await coordinator.GetByteArrayAsync($"{scene.Registrations}?format=xlsx");
        Assert.Empty(new MemoryStream(workbook).Query(useHeaderRow: true));
    }

    [Fact]
    public async Task Whoever_enters_many_is_told_because_of_whom_none_was_entered()
    {
        var scene = await SceneAsync();
        var coordinator = app.As(scene.CoordinatorA);
        var (fine, moved, older) = (await PupilAsync(scene.SchoolA, 9), await PupilAsync(scene.SchoolB, 9), await PupilAsync(scene.SchoolA, 11));

        foreach (var (whose, track, code) in new[]
        {
            (moved, scene.Grade9, "olympiad.registration.not-a-pupil"), (older, scene.Grade9, "olympiad.registration.track-too-low"), (fine, Guid.NewGuid(), "olympiad.registration.track-unknown"),
        })
        {
            using var refused = await coordinator.PostAsync(scene.Registrations, Enter(scene.SchoolA, (await PupilAsync(scene.SchoolA, 9), scene.Grade9), (whose, track)));
            Assert.Equal(code, await refused.ErrorCodeAsync());
            Assert.Equal(whose, (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("args").GetProperty("personId").GetGuid());
        }

        Assert.False(await app.WithDbAsync(db => db.Registrations.AnyAsync(r => r.OlympiadId == scene.Olympiad.Id)));
    }

    [Theory]
    [InlineData(Role.Juror)]
    [InlineData(Role.Chair)]
    [InlineData(Role.Teacher)]
    [InlineData(Role.Pupil)]
    [InlineData(Role.Guardian)]
    public async Task Others_read_no_names(Role role)
    {
        var scene = await SceneAsync();
        var other = app.As((await app.CreatePersonAsync([role])).Id);

        foreach (var path in new[] { scene.Registrations, $"{scene.Registrations}?format=xlsx", $"/api/olympiads/{scene.Olympiad.Id}/candidates?organizationId={scene.SchoolA}" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync(path)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await other.PostAsync(scene.Registrations, Enter(scene.SchoolA))).StatusCode);
    }

    [Fact]
    public async Task Registration_is_taken_in_its_time_only_except_from_the_cabinet()
    {
        var scene = await SceneAsync(o => (o.RegistrationOpensAt, o.RegistrationClosesAt) = (DateTimeOffset.UtcNow.AddDays(-9), DateTimeOffset.UtcNow.AddDays(-1)));
        var pupil = await PupilAsync(scene.SchoolA, 9);
        var body = Enter(scene.SchoolA, (pupil, scene.Grade9));

        Assert.Equal("olympiad.registration.closed", await (await app.As(scene.CoordinatorA).PostAsync(scene.Registrations, body)).ErrorCodeAsync());
        Assert.Equal(1, (await (await app.As(scene.Methodist).PostAsync(scene.Registrations, body)).ReadAsync<RegisterPupils.Response>()).Registered);

        var early = await SceneAsync(o => o.RegistrationOpensAt = DateTimeOffset.UtcNow.AddHours(1));
        Assert.Equal("olympiad.registration.not-open", await (await app.As(early.CoordinatorA)
            .PostAsync(early.Registrations, Enter(early.SchoolA, (await PupilAsync(early.SchoolA, 9), early.Grade9)))).ErrorCodeAsync());
    }

    [Fact]
    public async Task A_pupil_enters_alone_where_allowed_and_waits_for_the_school()
    {
        var scene = await SceneAsync(o => o.SelfRegistration = true);
        var pupilId = await PupilAsync(scene.SchoolA, 9);
        var pupil = app.As(pupilId);

        var entered = await (await pupil.PostAsync($"{scene.Registrations}/self", new { trackId = scene.Grade11 })).ReadAsync<RegisterMyself.Response>();
        Assert.Equal(RegistrationStatus.Pending, entered.Status);
        Assert.Equal("olympiad.registration.exists", await (await pupil.PostAsync($"{scene.Registrations}/self", new { trackId = scene.Grade9 })).ErrorCodeAsync());
        Assert.Equal(HttpStatusCode.Forbidden, (await pupil.PostAsync($"/api/registrations/{entered.RegistrationId}/confirm")).StatusCode);
        Assert.Equal(1, (await app.As(scene.CoordinatorA).ReadAsync<ListRegistrations.Response>(scene.Registrations)).Pending);

        Assert.Equal(HttpStatusCode.NoContent, (await app.As(scene.CoordinatorA).PostAsync($"/api/registrations/{entered.RegistrationId}/confirm")).StatusCode);
        Assert.Equal("olympiad.registration.not-pending", await (await app.As(scene.CoordinatorA).PostAsync($"/api/registrations/{entered.RegistrationId}/confirm")).ErrorCodeAsync());
        Assert.Equal(RegistrationStatus.Confirmed, Assert.Single(await pupil.ReadAsync<List<ListMyRegistrations.Item>>("/api/registrations/mine")).Status);

        Assert.Equal(HttpStatusCode.NoContent, (await pupil.PostAsync($"/api/registrations/{entered.RegistrationId}/withdraw")).StatusCode);
        var renewed = await (await pupil.PostAsync($"{scene.Registrations}/self", new { trackId = scene.Grade9 })).ReadAsync<RegisterMyself.Response>();
        Assert.Equal((entered.RegistrationId, RegistrationStatus.Pending), (renewed.RegistrationId, renewed.Status));
    }

    [Fact]
    public async Task A_pupil_is_offered_what_is_open_for_the_own_grade_until_entered()
    {
        var (open, closed) = (await SceneAsync(o => o.SelfRegistration = true), await SceneAsync());
        var pupil = app.As(await PupilAsync(open.SchoolA, 10));

        var offered = await pupil.ReadAsync<List<ListOpenRegistrations.Item>>("/api/registrations/open");
        Assert.Equal(open.Grade11, Assert.Single(offered.Single(o => o.OlympiadId == open.Olympiad.Id).Tracks).Id);
        Assert.DoesNotContain(offered, o => o.OlympiadId == closed.Olympiad.Id);
        Assert.Empty(await app.As(open.CoordinatorA).ReadAsync<List<ListOpenRegistrations.Item>>("/api/registrations/open"));

        Assert.False(offered.Single(o => o.OlympiadId == open.Olympiad.Id).HasRegulations);
        await app.WithDbAsync(async db =>
        {
            var file = new StoredFile { Id = Guid.CreateVersion7(), Name = "Положение.pdf", MediaType = "application/pdf", Size = 1, Sha256 = new byte[32], CreatedAt = DateTimeOffset.UtcNow };
            db.StoredFiles.Add(file);
            (await db.Olympiads.SingleAsync(o => o.Id == open.Olympiad.Id)).RegulationsFileId = file.Id;
            await db.SaveChangesAsync();
        });
        Assert.True((await pupil.ReadAsync<List<ListOpenRegistrations.Item>>("/api/registrations/open")).Single(o => o.OlympiadId == open.Olympiad.Id).HasRegulations);

        await pupil.PostAsync($"{open.Registrations}/self", new { trackId = open.Grade11 });
        Assert.DoesNotContain(await pupil.ReadAsync<List<ListOpenRegistrations.Item>>("/api/registrations/open"), o => o.OlympiadId == open.Olympiad.Id);
    }

    [Fact]
    public async Task Entering_alone_is_refused_where_it_is_not_allowed_and_to_those_who_are_no_pupils()
    {
        var closed = await SceneAsync();
        Assert.Equal("olympiad.registration.self-not-allowed", await (await app.As(await PupilAsync(closed.SchoolA, 9))
            .PostAsync($"{closed.Registrations}/self", new { trackId = closed.Grade9 })).ErrorCodeAsync());

        var open = await SceneAsync(o => o.SelfRegistration = true);
        Assert.Equal("olympiad.registration.not-a-pupil", await (await app.As(open.CoordinatorA).PostAsync($"{open.Registrations}/self", new { trackId = open.Grade9 })).ErrorCodeAsync());
        Assert.Equal("olympiad.registration.track-too-low", await (await app.As(await PupilAsync(open.SchoolA, 10))
            .PostAsync($"{open.Registrations}/self", new { trackId = open.Grade9 })).ErrorCodeAsync());
    }

    [Fact]
    public async Task Track_and_accommodation_change_and_a_second_writer_is_told()
    {
        var scene = await SceneAsync();
        var entry = await EnterAsync(scene, scene.CoordinatorA, scene.SchoolA, await PupilAsync(scene.SchoolA, 9));
        var coordinator = app.As(scene.CoordinatorA);
        var change = new { trackId = scene.Grade11, extraMinutes = 45, accommodationNote = "Крупный шрифт", tutorId = (Guid?)null, version = entry.Version };

        Assert.Equal(HttpStatusCode.NoContent, (await coordinator.PutAsync($"/api/registrations/{entry.Id}", change)).StatusCode);
        Assert.Equal("platform.changed-meanwhile", await (await coordinator.PutAsync($"/api/registrations/{entry.Id}", change with { extraMinutes = 10 })).ErrorCodeAsync());
        Assert.Equal("olympiad.registration.accommodation-invalid", await (await coordinator.PutAsync($"/api/registrations/{entry.Id}", change with { extraMinutes = -1 })).ErrorCodeAsync());

        // A tutor is a teacher of the pupil's school.
        var (teacher, stranger) = await app.WithDbAsync(async db =>
        {
            var schools = await db.Organizations.Where(o => o.Id == scene.SchoolA || o.Id == scene.SchoolB).ToDictionaryAsync(o => o.Id);
            var people = (db.AddMember(schools[scene.SchoolA], MembershipKind.Teacher, lastName: "Наставникова").Id, db.AddMember(schools[scene.SchoolB], MembershipKind.Teacher).Id);
            await db.SaveChangesAsync();
            return people;
        });
        var named = change with { version = Assert.Single((await coordinator.ReadAsync<ListRegistrations.Response>(scene.Registrations)).Items).Version, tutorId = stranger };
        Assert.Equal("olympiad.registration.tutor-unknown", await (await coordinator.PutAsync($"/api/registrations/{entry.Id}", named)).ErrorCodeAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await coordinator.PutAsync($"/api/registrations/{entry.Id}", named with { tutorId = teacher })).StatusCode);

        var item = Assert.Single((await coordinator.ReadAsync<ListRegistrations.Response>(scene.Registrations)).Items);
        Assert.Equal((teacher, "Наставникова"), (item.TutorId, item.TutorName?.Split(' ')[0]));
        Assert.Equal((11, 45, "Крупный шрифт"), (item.TrackGrade, item.ExtraMinutes, item.AccommodationNote));
    }

    [Fact]
    public async Task Once_the_paper_is_opened_the_entry_stays()
    {
        var scene = await SceneAsync();
        var entry = await EnterAsync(scene, scene.CoordinatorA, scene.SchoolA, await PupilAsync(scene.SchoolA, 9));
        await app.WithDbAsync(db =>
        {
            db.AddAttempt(scene.Olympiad, entry);
            return db.SaveChangesAsync();
        });
        var coordinator = app.As(scene.CoordinatorA);

        Assert.Equal("olympiad.registration.has-attempt", await (await coordinator.PostAsync($"/api/registrations/{entry.Id}/withdraw")).ErrorCodeAsync());
        Assert.Equal("olympiad.registration.has-attempt", await (await coordinator.PutAsync(
            $"/api/registrations/{entry.Id}", new { trackId = scene.Grade11, extraMinutes = 0, accommodationNote = "", tutorId = (Guid?)null, version = entry.Version })).ErrorCodeAsync());
    }

    [Fact]
    public async Task Only_the_cabinet_gives_minutes_to_a_work_that_is_open()
    {
        var scene = await SceneAsync();
        var entry = await EnterAsync(scene, scene.CoordinatorA, scene.SchoolA, await PupilAsync(scene.SchoolA, 9));
        await app.WithDbAsync(db =>
        {
            db.AddAttempt(scene.Olympiad, entry);
            return db.SaveChangesAsync();
        });
        var path = $"/api/registrations/{entry.Id}";

        Assert.Equal("olympiad.registration.has-attempt", await (await app.As(scene.CoordinatorA).PutAsync(path, Change(entry, 240))).ErrorCodeAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await app.As(scene.Methodist).PutAsync(path, Change(entry, 30))).StatusCode);
        Assert.Equal(30, (await EntryAsync(entry.Id)).ExtraMinutes);
    }

    [Fact]
    public async Task Once_the_registration_has_closed_only_the_cabinet_changes_an_entry()
    {
        var scene = await SceneAsync();
        var entry = await EnterAsync(scene, scene.CoordinatorA, scene.SchoolA, await PupilAsync(scene.SchoolA, 9));
        await CloseRegistrationAsync(scene);
        var path = $"/api/registrations/{entry.Id}";

        Assert.Equal("olympiad.registration.closed", await (await app.As(scene.CoordinatorA).PutAsync(path, Change(entry, 240))).ErrorCodeAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await app.As(scene.Methodist).PutAsync(path, Change(entry, 30))).StatusCode);
        Assert.Equal(30, (await EntryAsync(entry.Id)).ExtraMinutes);
    }

    [Fact]
    public async Task Once_the_registration_has_closed_only_the_cabinet_takes_an_entry_back()
    {
        var scene = await SceneAsync();
        var pupil = await PupilAsync(scene.SchoolA, 9);
        var entry = await EnterAsync(scene, scene.CoordinatorA, scene.SchoolA, pupil);
        await CloseRegistrationAsync(scene);
        var path = $"/api/registrations/{entry.Id}/withdraw";

        foreach (var person in new[] { scene.CoordinatorA, pupil })
        {
            Assert.Equal("olympiad.registration.closed", await (await app.As(person).PostAsync(path)).ErrorCodeAsync());
        }

        Assert.Equal(HttpStatusCode.NoContent, (await app.As(scene.Methodist).PostAsync(path)).StatusCode);
    }

    [Fact]
    public async Task Candidates_are_the_pupils_the_olympiad_is_for_with_what_stands_in_the_way()
    {
        var scene = await SceneAsync();
        var entered = await PupilAsync(scene.SchoolA, 9, "Ёлкина");
        await EnterAsync(scene, scene.CoordinatorA, scene.SchoolA, entered);
        var without = await PupilAsync(scene.SchoolA, 10, "Агапова", consents: false);
        await PupilAsync(scene.SchoolB, 9);
        var coordinator = app.As(scene.CoordinatorA);
        var path = $"/api/olympiads/{scene.Olympiad.Id}/candidates?organizationId={scene.SchoolA}";

        var all = await coordinator.ReadAsync<ListCandidates.Response>(path);
        var byName = await coordinator.ReadAsync<ListCandidates.Response>($"{path}&search=елк%20анна");

        Assert.Equal([entered, without], all.Items.Select(i => i.PersonId));
        Assert.Equal((RegistrationStatus.Confirmed, 2), (all.Items[0].Status, all.Items[0].TrackIds.Count));
        Assert.Equal([scene.Grade11], all.Items[1].TrackIds);
        Assert.Equal([ConsentKind.Participation, ConsentKind.PersonalData], all.Items[1].MissingConsents);
        Assert.Equal(entered, Assert.Single(byName.Items).PersonId);
    }

    [Fact]
    public async Task Candidates_of_the_olympiads_own_grades_come_first_then_the_younger_ones()
    {
        var scene = await SceneAsync();
        foreach (var grade in new[] { 7, 8, 9, 10, 11 })
        {
            await PupilAsync(scene.SchoolA, grade);
        }

        var found = await app.As(scene.CoordinatorA).ReadAsync<ListCandidates.Response>($"/api/olympiads/{scene.Olympiad.Id}/candidates?organizationId={scene.SchoolA}");

        Assert.Equal([9, 11, 10, 8, 7], found.Items.Select(i => i.Grade));
    }

    [Fact]
    public async Task The_workbook_has_a_line_for_each_entry_and_its_export_is_in_the_audit_log()
    {
        var scene = await SceneAsync();
        await EnterAsync(scene, scene.CoordinatorA, scene.SchoolA, await PupilAsync(scene.SchoolA, 9, "Яковлева"));
        await EnterAsync(scene, scene.CoordinatorB, scene.SchoolB, await PupilAsync(scene.SchoolB, 9, "Белова"));

        var bytes = await app.As(scene.Methodist).GetByteArrayAsync($"{scene.Registrations}?format=xlsx");
        var rows = new MemoryStream(bytes).Query(useHeaderRow: true).Cast<IDictionary<string, object>>().ToList();

        Assert.Equal(["Белова", "Яковлева"], rows.Select(r => r["Фамилия"]).Order());
        Assert.All(rows, r => Assert.Equal(("9А", "подтверждена", "есть"), (r["Класс"], r["Заявка"], r["Согласия"])));
        Assert.True(await app.WithDbAsync(db => db.AuditLog.AnyAsync(e => e.Action == "registrations.exported" && e.SubjectId == scene.Olympiad.Id.ToString())));
    }

    private static object Enter(Guid school, params (Guid Person, Guid Track)[] items) =>
        new { organizationId = school, items = items.Select(i => new { personId = i.Person, trackId = i.Track }) };

    private static object Change(Registration entry, int minutes) => new { trackId = entry.TrackId, extraMinutes = minutes, accommodationNote = "", tutorId = (Guid?)null, version = entry.Version };

    private Task<Scene> SceneAsync(Action<Olympiad>? change = null) => app.WithDbAsync(async db =>
    {
        var (by, a, b) = (db.AddMethodist(), db.AddSchool("А"), db.AddSchool("Б"));
        var olympiad = db.AddOlympiad(by, grades: [9, 11]);
        change?.Invoke(olympiad);
        var scene = new Scene(by.Id, a.Id, db.AddCoordinator(a).Id, b.Id, db.AddCoordinator(b).Id, olympiad);
        await db.SaveChangesAsync();
        return scene;
    });

    private Task<Guid> PupilAsync(Guid school, int grade, string lastName = "Соколова", bool consents = true) => app.WithDbAsync(async db =>
    {
        var id = db.AddPupil(await db.Organizations.SingleAsync(o => o.Id == school), grade, lastName, consents).Id;
        await db.SaveChangesAsync();
        return id;
    });

    private async Task<Registration> EnterAsync(Scene scene, Guid coordinator, Guid school, Guid pupil)
    {
        await (await app.As(coordinator).PostAsync(scene.Registrations, Enter(school, (pupil, scene.Grade9)))).ReadAsync<RegisterPupils.Response>();
        return await app.WithDbAsync(db => db.Registrations.AsNoTracking().SingleAsync(r => r.OlympiadId == scene.Olympiad.Id && r.PersonId == pupil));
    }

    private Task<int> CloseRegistrationAsync(Scene scene) => app.WithDbAsync(db => db.Olympiads.Where(o => o.Id == scene.Olympiad.Id)
        .ExecuteUpdateAsync(set => set.SetProperty(o => o.RegistrationClosesAt, DateTimeOffset.UtcNow.AddMinutes(-1))));

    private Task<Registration> EntryAsync(Guid id) => app.WithDbAsync(db => db.Registrations.AsNoTracking().SingleAsync(r => r.Id == id));
}
