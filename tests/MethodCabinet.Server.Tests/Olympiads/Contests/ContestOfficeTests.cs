using System.Net;
using System.Text;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Olympiads.Contests;
using MethodCabinet.Server.Tests.Olympiads.Appeals;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Olympiads.Contests;

/// <summary>What organizers, experts and the chair may, and what they may not.</summary>
public sealed class ContestOfficeTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_chair_does_not_see_what_others_made_of_a_tied_entry()
    {
        var scene = await ContestScene.CreateAsync(app);
        var home = await app.WithDbAsync(async db =>
        {
            var school = db.AddSchool();
            db.Memberships.Add(new Membership { Id = Guid.CreateVersion7(), PersonId = scene.ChairId, OrganizationId = school.Id, Kind = MembershipKind.Teacher, From = Municipality.Since });
            await db.SaveChangesAsync();
            return school;
        });
        var (tied, free) = (await scene.EntryAsync((await scene.TeacherAsync(school: home)).Client), await scene.EntryAsync((await scene.TeacherAsync()).Client));
        await scene.MarkNowAsync();
        await (await ContestScene.PlaceAsync(scene.Expert, await ContestScene.BeginAsync(scene.Expert, scene.Reading, tied), ContestScene.Full)).OkAsync();

        var board = await scene.BoardAsync();
        var (hidden, shown) = (board.Nominations.Single().Entries.Single(e => e.Id == tied), board.Nominations.Single().Entries.Single(e => e.Id == free));
        Assert.Equal((null, null, 8m), (hidden.Title, hidden.Sheets[0].Spread, hidden.Points));
        Assert.All(hidden.Sheets, sheet => Assert.Empty(sheet.Marks));
        Assert.Equal(("Урок-исследование", 0m), (shown.Title, shown.Sheets[0].Spread));
        Assert.All(board.Unmarked, missing => Assert.Equal(missing.Number == hidden.Number, missing.Title is null));
        Assert.NotEmpty((await scene.BoardAsync(scene.Methodist)).Nominations.Single().Entries.Single(e => e.Id == tied).Sheets[0].Marks);
    }

    /// <summary>The rule of the domain and the query say the same of everybody.</summary>
    [Fact]
    public async Task The_database_finds_the_conflicts_of_interest_that_the_rule_names()
    {
        var scene = await ContestScene.CreateAsync(app, ContestKind.Pupils);
        var (home, since) = (await app.WithDbAsync(async db =>
        {
            var (own, other, centre) = (db.AddSchool(), db.AddSchool(), db.AddSchool());
            db.Memberships.Add(new Membership { Id = Guid.CreateVersion7(), PersonId = scene.ExpertId, OrganizationId = own.Id, Kind = MembershipKind.Teacher, From = Municipality.Since });
            var (mine, theirs, ward, moved, supervised) = (db.AddPupil(own), db.AddPupil(other), db.AddPupil(other), db.AddPupil(other), db.AddPupil(other));
            db.Memberships.Add(new Membership { Id = Guid.CreateVersion7(), PersonId = moved.Id, OrganizationId = own.Id, Kind = MembershipKind.Student, Grade = 9, From = Municipality.Since, To = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-30) });
            db.Guardianships.Add(new Guardianship { GuardianId = scene.ExpertId, WardId = ward.Id, CreatedAt = DateTimeOffset.UnixEpoch });
            await db.SaveChangesAsync();
            return new[] { mine, theirs, ward, moved, supervised };
        }), DateOnly.FromDateTime(DateTime.UtcNow));
        foreach (var pupil in home)
        {
            await scene.EntryAsync(app.As(pupil.Id));
        }

        await app.WithDbAsync(db => db.ContestEntries.Where(e => e.PersonId == home[4].Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.SupervisorId, scene.ExpertId)));

        await app.WithDbAsync(async db =>
        {
            var ties = await db.ExpertTiesAsync(scene.ExpertId, [scene.Id], since, CancellationToken.None);
            var entries = await db.ContestEntries.AsNoTracking().Where(e => e.ContestId == scene.Id).ToListAsync();
            var untied = await db.EntriesFor(new ContestExpert { ContestId = scene.Id, PersonId = scene.ExpertId }, ties).Select(e => e.Id).ToListAsync();
            var studied = (await db.Memberships.Where(m => m.From <= ties.Authors.Day && (m.To == null || ties.Authors.Since <= m.To)).ToListAsync()).ToLookup(m => m.PersonId, m => m.OrganizationId);
            Assert.Equal(entries.Where(e => !ContestAccess.IsTied(ties, e, studied[e.PersonId])).Select(e => e.Id).Order(), untied.Order());
            Assert.Equal([home[1].Id], entries.Where(e => untied.Contains(e.Id)).Select(e => e.PersonId));
        });
    }

    [Fact]
    public async Task After_the_signature_experts_stay_and_another_chair_can_take_it_back()
    {
        var scene = await ContestScene.CreateAsync(app);
        var entry = await scene.EntryAsync((await scene.TeacherAsync()).Client);
        await scene.MarkNowAsync();
        await scene.MarkAsync(entry, 5);
        var (chair, juror, idle) = await app.WithDbAsync(async db =>
        {
            var rows = (db.AddAppointed(Role.Chair, "Преемникова").Id, db.AddAppointed(Role.Juror, "Иная").Id, db.AddAppointed(Role.Juror, "Праздная").Id);
            await db.SaveChangesAsync();
            return rows;
        });
        await (await scene.Methodist.PutAsync($"{scene.Path}/experts/{idle}", new AppointExpert.Request([]))).OkAsync();
        await (await scene.SignAsync()).OkAsync();

        Assert.Equal("olympiad.results.signed", await scene.Methodist.DeleteAsync($"{scene.Path}/experts/{idle}").ErrorAsync());
        Assert.Equal("olympiad.results.signed", await scene.Methodist.PutAsync($"{scene.Path}/experts/{juror}", new AppointExpert.Request([])).ErrorAsync());
        await (await scene.Methodist.PutAsync($"{scene.Path}/experts/{chair}", new AppointExpert.Request([]))).OkAsync();
        await (await app.As(chair).PostAsync($"{scene.Path}/unlock", new UnlockContest.Request("Прежний председатель ушёл"))).OkAsync();
        Assert.Equal(
            ["ContestAward.given", "ContestAward.taken"],
            await app.WithDbAsync(db => db.AuditLog.Where(e => e.SubjectId == entry.ToString() && e.Action.StartsWith("ContestAward.")).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync()));
    }

    [Fact]
    public async Task What_was_sent_in_is_never_empty_and_a_supervisor_who_has_left_stays_named()
    {
        var scene = await ContestScene.CreateAsync(app, ContestKind.Pupils);
        var (pupil, supervisor) = await app.WithDbAsync(async db =>
        {
            var school = db.AddSchool();
            var rows = (db.AddPupil(school).Id, db.AddMember(school, MembershipKind.Teacher).Id);
            await db.SaveChangesAsync();
            return rows;
        });
        var client = app.As(pupil);
        var text = scene.Text() with { SupervisorId = supervisor, VideoUrl = "https://rutube.ru/video/1" };
        var id = await scene.DraftAsync(client, text: text);
        await (await client.PostAsync($"/api/contest-entries/{id}/submit")).OkAsync();
        await app.WithDbAsync(db => db.Memberships.Where(m => m.PersonId == supervisor).ExecuteUpdateAsync(set => set.SetProperty(m => m.To, DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-1))));
        async Task<string?> ChangeAsync(EntryText to)
        {
            var version = (await client.ReadAsync<ListOwnEntries.Response>($"{scene.Path}/entries")).Entries.Single().Version;
            return await client.PutAsync($"/api/contest-entries/{id}", new ChangeEntry.Request(to, version)).OutcomeAsync();
        }

        Assert.Equal("olympiad.contest.entry-empty", await ChangeAsync(text with { VideoUrl = "" }));
        Assert.Null(await ChangeAsync(text with { Title = "Иначе" }));
        Assert.Null(await ChangeAsync(text with { SupervisorId = null }));
        Assert.Equal("olympiad.contest.entry-invalid", await ChangeAsync(text));
    }

    [Fact]
    public async Task Talks_begin_on_their_first_day_and_share_no_room()
    {
        var scene = await ContestScene.CreateAsync(app);
        await (await scene.Methodist.PutAsync($"{scene.Path}/nominations", new SaveNominations.Request([new(scene.Nomination, "Урок"), new(null, "Кружок")], await scene.VersionAsync()))).OkAsync();
        var other = (await scene.Methodist.ReadAsync<ContestView>(scene.Path)).Nominations[1].Id;
        foreach (var nomination in new[] { scene.Nomination, scene.Nomination, other })
        {
            await scene.EntryAsync((await scene.TeacherAsync()).Client, text: scene.Text() with { NominationId = nomination });
        }

        var start = new DateTimeOffset(DateTime.UtcNow.Date.AddDays(2).AddHours(7), TimeSpan.Zero);
        async Task<string?> ScheduleAsync(Guid nomination, string room, DateTimeOffset at) =>
            await scene.Methodist.PutAsync($"{scene.Path}/talks", new ScheduleTalks.Request(nomination, room, at, 10)).OutcomeAsync();
        Assert.Equal("olympiad.contest.schedule-invalid", await ScheduleAsync(scene.Nomination, "Кабинет 12", start.AddDays(-1)));
        Assert.Null(await ScheduleAsync(scene.Nomination, "Кабинет 12", start));
        Assert.Null(await ScheduleAsync(scene.Nomination, "Кабинет 12", start.AddMinutes(5)));
        Assert.Equal("olympiad.contest.room-taken", await ScheduleAsync(other, "кабинет 12 ", start.AddMinutes(20)));
        Assert.Null(await ScheduleAsync(other, "Кабинет 12", start.AddMinutes(25)));
        Assert.Null(await ScheduleAsync(other, "Кабинет 14", start.AddMinutes(5)));
    }

    [Fact]
    public async Task A_contest_is_of_a_known_kind_and_has_no_sheet_that_is_never_marked()
    {
        var scene = await ContestScene.CreateAsync(app);
        var season = (await scene.Methodist.ReadAsync<ContestView>(scene.Path)).SeasonId;
        using var number = new StringContent(
            $$"""{"seasonId":"{{season}}","kind":7,"settings":{{System.Text.Json.JsonSerializer.Serialize(ContestScene.Settings(), Municipality.Json)}}}""", Encoding.UTF8, "application/json");
        using var reply = await scene.Methodist.PostAsync("/api/contests", (HttpContent)number);
        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);

        Assert.Equal("olympiad.contest.talks-undated", await scene.Methodist.PutAsync(scene.Path, new EditContest.Request(ContestScene.Settings() with { TalksOn = null }, await scene.VersionAsync())).ErrorAsync());
        var draft = (await (await scene.Methodist.PostAsync("/api/contests", new CreateContest.Request(season, ContestKind.Teachers, ContestScene.Settings() with { TalksOn = null }))).ReadAsync<CreateContest.Response>()).Id;
        async Task<uint> VersionAsync() => (await scene.Methodist.ReadAsync<ContestView>($"/api/contests/{draft}")).Version;
        await (await scene.Methodist.PutAsync($"/api/contests/{draft}/nominations", new SaveNominations.Request([new(null, "Урок")], await VersionAsync()))).OkAsync();
        Criterion[] criteria = [new("a", "Актуальность", 5)];
        await (await scene.Methodist.PutAsync($"/api/contests/{draft}/sheets", new SaveSheets.Request([new(null, SheetKind.Talk, "Защита", 1, criteria)], await VersionAsync()))).OkAsync();
        Assert.Equal("olympiad.contest.talks-undated", await scene.Methodist.PostAsync($"/api/contests/{draft}/publish").ErrorAsync());
    }

    [Fact]
    public async Task Experts_are_not_shown_sheets_of_past_seasons()
    {
        var scene = await ContestScene.CreateAsync(app);
        Assert.Equal(2, (await scene.Expert.ReadAsync<IReadOnlyList<ListExpertSheets.Item>>("/api/contest-sheets")).Count);
        await app.WithDbAsync(async db =>
        {
            var past = new Domain.Olympiads.Season { Id = Guid.CreateVersion7(), Name = $"{Guid.NewGuid():N}"[..7], From = new DateOnly(2020, 9, 1), To = new DateOnly(2021, 8, 31) };
            db.Seasons.Add(past);
            await db.SaveChangesAsync();
            await db.Contests.Where(c => c.Id == scene.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.SeasonId, past.Id));
        });

        Assert.Empty(await scene.Expert.ReadAsync<IReadOnlyList<ListExpertSheets.Item>>("/api/contest-sheets"));
    }
}
