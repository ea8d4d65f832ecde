using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Olympiads.Participating;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Olympiads;

public sealed class ParticipationTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_participant_sees_own_confirmed_rounds_of_announced_olympiads()
    {
        var (pupil, open, upcoming) = await app.WithDbAsync(async db =>
        {
            var (by, school) = (db.AddMethodist(), db.AddSchool());
            var (me, other) = (db.AddPupil(school), db.AddPupil(school));
            var running = db.AddOlympiad(by, opensAt: DateTimeOffset.UtcNow.AddMinutes(-5));
            var later = db.AddOlympiad(by);
            db.AddRegistration(running, me, school).ExtraMinutes = 30;
            db.AddRegistration(later, me, school);
            db.AddRegistration(db.AddOlympiad(by), other, school);
            db.AddRegistration(db.AddOlympiad(by), me, school, RegistrationStatus.Pending);
            db.AddRegistration(db.AddOlympiad(by), me, school, RegistrationStatus.Withdrawn);
            db.AddRegistration(db.AddOlympiad(by, OlympiadStatus.Cancelled), me, school);
            await db.SaveChangesAsync();
            return (me.Id, running, later);
        });

        var items = await app.As(pupil).ReadAsync<List<GetParticipation.Item>>("/api/participation");

        Assert.Equal([open.Rounds[0].Id, upcoming.Rounds[0].Id], items.Select(i => i.RoundId));
        Assert.Equal([ParticipationState.Open, ParticipationState.Upcoming], items.Select(i => i.State));
        Assert.Equal((30, null, null), (items[0].ExtraMinutes, items[0].Deadline, items[0].ResultHref));
        Assert.All(items, i => Assert.Empty(i.MissingConsents));
    }

    [Fact]
    public async Task An_opened_paper_has_its_deadline_and_later_its_result()
    {
        var (pupil, olympiad, attempt) = await app.WithDbAsync(async db =>
        {
            var (by, school) = (db.AddMethodist(), db.AddSchool());
            var me = db.AddPupil(school);
            var running = db.AddOlympiad(by, opensAt: DateTimeOffset.UtcNow.AddMinutes(-5));
            var registration = db.AddRegistration(running, me, school);
            registration.ExtraMinutes = 30;
            var opened = db.AddAttempt(running, registration);
            opened.GrantedMinutes = 10;
            await db.SaveChangesAsync();
            return (me.Id, running, opened);
        });
        var client = app.As(pupil);

        var inProgress = Assert.Single(await client.ReadAsync<List<GetParticipation.Item>>("/api/participation"));
        Assert.Equal((ParticipationState.InProgress, attempt.Id, 40), (inProgress.State, inProgress.AttemptId, inProgress.ExtraMinutes));
        Assert.Equal(attempt.OpenedAt.AddMinutes(120 + 40), inProgress.Deadline!.Value, TimeSpan.FromMilliseconds(1));

        await app.WithDbAsync(async db =>
        {
            (await db.Attempts.SingleAsync(a => a.Id == attempt.Id)).HandedInAt = DateTimeOffset.UtcNow;
            db.AddPublishedStanding(olympiad);
            await db.SaveChangesAsync();
        });
        var handedIn = Assert.Single(await client.ReadAsync<List<GetParticipation.Item>>("/api/participation"));
        Assert.Equal((ParticipationState.HandedIn, null), (handedIn.State, handedIn.ResultHref));

        await app.WithDbAsync(db => db.Rounds.Where(r => r.OlympiadId == olympiad.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.ScoredAt, DateTimeOffset.UtcNow)));
        Assert.Equal($"/attempts/{attempt.Id}/result", Assert.Single(await client.ReadAsync<List<GetParticipation.Item>>("/api/participation")).ResultHref);
    }

    [Fact]
    public async Task A_guardian_is_told_of_the_rounds_and_results_of_each_child_and_of_nobody_elses()
    {
        var (guardian, stranger, child, attempt) = await app.WithDbAsync(async db =>
        {
            var (by, school) = (db.AddMethodist(), db.AddSchool());
            var (parent, me, other) = (db.AddPerson("Соколов", "Игорь"), db.AddPupil(school), db.AddPupil(school));
            db.Guardianships.Add(new Guardianship { GuardianId = parent.Id, WardId = me.Id, CreatedAt = DateTimeOffset.UtcNow });
            var tomorrow = db.AddOlympiad(by);
            tomorrow.Title = "Завтра";
            db.AddRegistration(tomorrow, me, school);
            db.AddRegistration(tomorrow, other, school);
            var past = db.AddOlympiad(by, opensAt: DateTimeOffset.UtcNow.AddDays(-3));
            past.Title = "Итоги";
            past.Rounds[0].ScoredAt = DateTimeOffset.UtcNow.AddDays(-2);
            db.AddPublishedStanding(past);
            var work = db.AddAttempt(past, db.AddRegistration(past, me, school), past.Rounds[0].OpensAt);
            db.AddAttempt(past, db.AddRegistration(past, other, school), past.Rounds[0].OpensAt);
            var people = (parent.Id, db.AddPerson("Чужой", "Пётр").Id, me, work.Id);
            await db.SaveChangesAsync();
            return people;
        });

        var today = (await app.As(guardian).ReadAsync<GetToday.Response>("/api/today")).Items;
        Assert.Equal(
            [("ward-round", "Завтра", "Анна", "/children"), ("ward-result", "Итоги", "Анна", $"/attempts/{attempt}/result")],
            today.Select(i => (i.Kind, i.Title, i.Ward, i.Href)));
        var ward = Assert.Single(await app.As(guardian).ReadAsync<List<GetWardsParticipation.Ward>>("/api/participation/wards"));
        Assert.Equal((child.Id, "Анна"), (ward.PersonId, ward.FirstName));
        Assert.Equal(["Завтра", "Итоги"], ward.Rounds.Select(r => r.OlympiadTitle));

        Assert.Equal([("attempt", null), ("result", null)], (await app.As(child.Id).ReadAsync<GetToday.Response>("/api/today")).Items.Select(i => (i.Kind, i.Ward)));
        Assert.Empty((await app.As(stranger).ReadAsync<GetToday.Response>("/api/today")).Items);
        Assert.Empty(await app.As(stranger).ReadAsync<List<GetWardsParticipation.Ward>>("/api/participation/wards"));
    }

    [Fact]
    public async Task A_withdrawn_consent_is_missing_at_once()
    {
        var pupil = await app.WithDbAsync(async db =>
        {
            var (by, school) = (db.AddMethodist(), db.AddSchool());
            var me = db.AddPupil(school);
            db.AddRegistration(db.AddOlympiad(by), me, school);
            await db.SaveChangesAsync();
            return me.Id;
        });
        await app.WithDbAsync(async db =>
        {
            (await db.Consents.SingleAsync(c => c.PersonId == pupil && c.Kind == ConsentKind.PersonalData)).WithdrawnAt = DateTimeOffset.UtcNow;
            await db.SaveChangesAsync();
        });

        Assert.Equal([ConsentKind.PersonalData], Assert.Single(await app.As(pupil).ReadAsync<List<GetParticipation.Item>>("/api/participation")).MissingConsents);
    }

    [Fact]
    public async Task Without_a_consent_in_force_the_paper_stays_closed()
    {
        var (pupil, round) = await app.WithDbAsync(async db =>
        {
            var (by, school) = (db.AddMethodist(), db.AddSchool());
            var me = db.AddPupil(school, consents: false);
            var olympiad = db.AddOlympiad(by, opensAt: DateTimeOffset.UtcNow.AddMinutes(-5));
            db.AddRegistration(olympiad, me, school);
            await db.SaveChangesAsync();
            return (me.Id, olympiad.Rounds[0].Id);
        });

        Assert.Equal("olympiad.registration.consent-missing", await (await app.As(pupil).PostAsync($"/api/rounds/{round}/attempt")).ErrorCodeAsync());
        Assert.Equal(0, await app.WithDbAsync(db => db.Attempts.CountAsync(a => a.RoundId == round)));
    }

    [Fact]
    public async Task Today_tells_each_what_is_theirs()
    {
        var (methodist, coordinator, neighbour, pupil, running) = await app.WithDbAsync(async db =>
        {
            var (by, school, otherSchool) = (db.AddMethodist(), db.AddSchool(), db.AddSchool());
            var me = db.AddPupil(school);
            var now = db.AddOlympiad(by, opensAt: DateTimeOffset.UtcNow.AddMinutes(-5));
            now.Title = "Идёт сейчас";
            var registration = db.AddOlympiad(by, opensAt: DateTimeOffset.UtcNow.AddDays(5));
            registration.Title = "Приём заявок";
            db.AddOlympiad(by, opensAt: DateTimeOffset.UtcNow.AddDays(-2)).Title = "Без итогов";
            db.AddRegistration(now, me, school);
            var people = (by.Id, db.AddCoordinator(school).Id, db.AddCoordinator(otherSchool).Id, me.Id, now);
            await db.SaveChangesAsync();
            return people;
        });

        var mine = await ItemsAsync(pupil);
        Assert.Equal(("attempt", "Идёт сейчас", GetToday.ItemState.Now, $"/rounds/{running.Rounds[0].Id}"), Assert.Single(mine));

        var school = await ItemsAsync(coordinator);
        Assert.Contains(("round", "Идёт сейчас", GetToday.ItemState.Now, $"/rounds/{running.Rounds[0].Id}/board"), school);
        Assert.Contains(school, i => i is { Kind: "registration", Title: "Приём заявок" });

        Assert.DoesNotContain(await ItemsAsync(neighbour), i => i.Kind == "round");

        var cabinet = await ItemsAsync(methodist);
        Assert.Contains(cabinet, i => i is { Kind: "round", Title: "Идёт сейчас", State: GetToday.ItemState.Now });
        Assert.Contains(cabinet, i => i is { Kind: "checklist", Title: "Приём заявок" });
        Assert.Contains(cabinet, i => i is { Kind: "standing", Title: "Без итогов", State: GetToday.ItemState.Later });
        Assert.Equal(cabinet.Select(i => i.State).Order(), cabinet.Select(i => i.State));
    }

    [Fact]
    public async Task A_round_closed_early_leaves_results_to_publish_without_a_term()
    {
        var closedAt = DateTimeOffset.UtcNow.AddMinutes(-10);
        var (methodist, olympiad) = await app.WithDbAsync(async db =>
        {
            var by = db.AddMethodist();
            var closed = db.AddOlympiad(by, opensAt: DateTimeOffset.UtcNow.AddMinutes(-30));
            closed.Rounds[0].ClosedAt = closedAt;
            await db.SaveChangesAsync();
            return (by.Id, closed);
        });

        var item = Assert.Single((await app.As(methodist).ReadAsync<GetToday.Response>("/api/today")).Items, i => i.Href == $"/olympiads/{olympiad.Id}/standing");

        Assert.Equal((GetToday.ItemState.Later, null), (item.State, item.EndsAt));
        Assert.Equal(closedAt, item.StartsAt!.Value, TimeSpan.FromMilliseconds(1));
    }

    private async Task<List<(string Kind, string Title, GetToday.ItemState State, string Href)>> ItemsAsync(Guid person) =>
        [.. (await app.As(person).ReadAsync<GetToday.Response>("/api/today")).Items.Select(i => (i.Kind, i.Title, i.State, i.Href))];
}
