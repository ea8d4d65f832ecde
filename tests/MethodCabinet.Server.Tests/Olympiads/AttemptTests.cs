using System.Net;
using System.Net.Http.Json;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Olympiads.Attempts;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Olympiads;

public sealed class AttemptTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Opening_gives_the_paper_and_the_deadline()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.RegisterAsync(app, extraMinutes: 30);

        var view = await pupil.OpenAsync(sitting.RoundId);

        Assert.Equal(view.OpenedAt.AddMinutes(120 + 30), view.Deadline);
        Assert.Equal(sitting.Tasks, view.Paper!.Tasks.Select(t => t.Id));
        Assert.Equal([1, 2, 3, 4], view.Paper!.Tasks.Select(t => t.Position));
        Assert.Equal("<p>Пишите <strong>разборчиво</strong>.</p>", view.Paper!.InstructionsHtml.Trim());
        Assert.Equal(("Биология", "9 класс"), (view.SubjectName, view.TrackName));
        Assert.Empty(view.Answers);
        Assert.Empty(view.Heads);
    }

    [Fact]
    public async Task Opening_from_many_devices_at_once_gives_one_attempt()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.RegisterAsync(app);

        var views = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => pupil.OpenAsync(sitting.RoundId)));

        Assert.Single(views.Select(v => (v.AttemptId, v.OpenedAt)).Distinct());
        Assert.Equal(1, await app.WithDbAsync(db => db.Attempts.CountAsync(a => a.RoundId == sitting.RoundId)));
    }

    [Fact]
    public async Task A_consent_withdrawn_in_the_middle_lets_the_open_work_go_on_to_its_end()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.OpenAsync(app);
        await app.WithDbAsync(db => db.Consents.Where(c => c.PersonId == pupil.Person.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.WithdrawnAt, DateTimeOffset.UtcNow)));

        Assert.Equal(pupil.AttemptId, (await pupil.OpenAsync(sitting.RoundId)).AttemptId);
        var device = pupil.NewDevice();
        device.Write(sitting.Tasks[1], Device.Text("после отзыва"));
        await device.SaveAsync(pupil.Client);
        Assert.Single((await pupil.LookAsync()).Answers);
        using var handedIn = await pupil.HandInAsync();
        Assert.Equal(HttpStatusCode.OK, handedIn.StatusCode);
    }

    [Fact]
    public async Task A_hand_in_with_a_head_that_is_none_is_malformed()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.OpenAsync(app);

        using var response = await pupil.HandInAsync(null!, null!);

        Assert.Equal((HttpStatusCode.BadRequest, "platform.request.malformed"), (response.StatusCode, await response.ErrorCodeAsync()));
        Assert.Null((await pupil.LookAsync()).HandedInAt);
    }

    [Fact]
    public async Task Another_device_goes_on_where_one_was_with_what_was_marked()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.OpenAsync(app);
        Assert.Equivalent(new AttemptView.Place(null, []), (await pupil.LookAsync()).LastPlace);

        using var kept = await pupil.KeepPlaceAsync(sitting.Tasks[2], sitting.Tasks[0], sitting.Tasks[2]);

        Assert.Equal(HttpStatusCode.NoContent, kept.StatusCode);
        Assert.Equivalent(new AttemptView.Place(sitting.Tasks[2], [sitting.Tasks[0], sitting.Tasks[2]]), (await pupil.LookAsync()).LastPlace);
    }

    [Fact]
    public async Task A_place_outside_the_paper_or_in_somebody_elses_is_refused()
    {
        var sitting = await Sitting.CreateAsync(app);
        var (pupil, neighbour) = (await sitting.OpenAsync(app), await sitting.OpenAsync(app));

        using var foreignTask = await pupil.KeepPlaceAsync(Guid.NewGuid());
        using var foreignFlag = await pupil.KeepPlaceAsync(null, Guid.NewGuid());
        using var foreignWork = await neighbour.Client.PutAsJsonAsync($"/api/attempts/{pupil.AttemptId}/place", new AttemptView.Place(sitting.Tasks[0], []), Device.Json);

        Assert.Equal("olympiad.journal.foreign-task", await foreignTask.ErrorCodeAsync());
        Assert.Equal("olympiad.journal.foreign-task", await foreignFlag.ErrorCodeAsync());
        Assert.Equal(HttpStatusCode.NotFound, foreignWork.StatusCode);
    }

    [Fact]
    public async Task Before_the_start_the_moment_of_the_start_is_told_and_nothing_of_the_paper()
    {
        var opensAt = DateTimeOffset.UtcNow.AddHours(1);
        var sitting = await Sitting.CreateAsync(app, opensAt);
        var pupil = await sitting.RegisterAsync(app);

        using var response = await pupil.Client.PostAsync($"/api/rounds/{sitting.RoundId}/attempt", null);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var body = await response.Content.ReadAsStringAsync();
        Assert.Equal("olympiad.round.not-open", await response.ErrorCodeAsync());
        Assert.Contains("opensAt", body, StringComparison.Ordinal);
        Assert.DoesNotContain("ёж", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_window_the_paper_does_not_open()
    {
        var sitting = await Sitting.CreateAsync(app, DateTimeOffset.UtcNow.AddHours(-5));
        var pupil = await sitting.RegisterAsync(app, extraMinutes: 30);

        using var response = await pupil.Client.PostAsync($"/api/rounds/{sitting.RoundId}/attempt", null);

        Assert.Equal("olympiad.round.closed", await response.ErrorCodeAsync());
    }

    [Theory]
    [InlineData(RegistrationStatus.Pending)]
    [InlineData(RegistrationStatus.Withdrawn)]
    public async Task Without_a_confirmed_registration_the_paper_does_not_open(RegistrationStatus status)
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.RegisterAsync(app, status: status);

        using var response = await pupil.Client.PostAsync($"/api/rounds/{sitting.RoundId}/attempt", null);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("olympiad.attempt.not-registered", await response.ErrorCodeAsync());
    }

    [Fact]
    public async Task An_entry_that_is_being_withdrawn_opens_no_paper()
    {
        var sitting = await Sitting.CreateAsync(app);
        var participant = await sitting.RegisterAsync(app);
        var opening = await app.WithDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Registrations.Where(r => r.PersonId == participant.Person.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.Status, RegistrationStatus.Withdrawn));
            var open = participant.Client.PostAsync($"/api/rounds/{sitting.RoundId}/attempt", null);
            // Opening is seen to wait for the entry; seen from another connection, because a transaction keeps its first picture of the others.
            while (await app.WithDbAsync(outside => outside.Database.SqlQuery<int>(
                $"""select count(*)::int as "Value" from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'""").SingleAsync()) == 0)
            {
                Assert.False(open.IsCompleted);
            }

            await transaction.CommitAsync();
            return open;
        });

        Assert.Equal("olympiad.attempt.not-registered", await (await opening).ErrorCodeAsync());
        Assert.False(await app.WithDbAsync(db => db.Attempts.AnyAsync(a => a.PersonId == participant.Person.Id)));
    }

    [Fact]
    public async Task An_unknown_round_is_not_found()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.RegisterAsync(app);

        using var response = await pupil.Client.PostAsync($"/api/rounds/{Guid.NewGuid()}/attempt", null);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task A_neighbour_can_neither_read_nor_write_nor_hand_in()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.OpenAsync(app);
        var neighbour = await sitting.OpenAsync(app);
        var device = pupil.NewDevice();
        device.Write(sitting.Tasks[1], Device.Text("чужое"));

        using var read = await neighbour.Client.GetAsync($"/api/attempts/{pupil.AttemptId}");
        using var written = await device.PostAsync(neighbour.Client);
        using var handedIn = await neighbour.Client.PostAsync($"/api/attempts/{pupil.AttemptId}/hand-in", JsonContentOf("{}"));

        Assert.All([read, written, handedIn], response => Assert.Equal(HttpStatusCode.NotFound, response.StatusCode));
        var view = await pupil.LookAsync();
        Assert.Empty(view.Answers);
        Assert.Null(view.HandedInAt);
    }

    [Fact]
    public async Task Handing_in_twice_changes_nothing()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.OpenAsync(app);

        var first = await Participant.ReadAsync<HandIn.Response>(await pupil.HandInAsync());
        var second = await Participant.ReadAsync<HandIn.Response>(await pupil.HandInAsync());

        Assert.Equal(first, second);
        Assert.Equal(first.HandedInAt, (await pupil.LookAsync()).HandedInAt);
    }

    [Fact]
    public async Task Work_is_not_handed_in_before_all_that_the_device_wrote_has_arrived()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.OpenAsync(app);
        var device = pupil.NewDevice();
        device.Write(sitting.Tasks[0], """{"type":"choice","selected":["a"]}""");
        await device.SaveAsync(pupil.Client);
        device.Write(sitting.Tasks[1], Device.Text("не дошло"));
        var head = new AttemptView.DeviceHead(device.Id, 2, device.LastHash);

        using var tooEarly = await pupil.HandInAsync(head);
        Assert.Equal("olympiad.journal.head-mismatch", await tooEarly.ErrorCodeAsync());
        Assert.Null((await pupil.LookAsync()).HandedInAt);

        await device.SaveAsync(pupil.Client, from: 2);
        using var complete = await pupil.HandInAsync(head);
        Assert.Equal(HttpStatusCode.OK, complete.StatusCode);
    }

    [Fact]
    public async Task Work_that_ran_out_of_time_counts_as_handed_in_at_the_deadline()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.OpenAsync(app);
        await app.WithDbAsync(db => db.Rounds.Where(r => r.Id == sitting.RoundId)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.ClosesAt, r => r.OpensAt.AddMinutes(1))));

        var handedIn = await Participant.ReadAsync<HandIn.Response>(await pupil.HandInAsync());

        Assert.Equal((await pupil.LookAsync()).Deadline, handedIn.HandedInAt);
    }

    private static StringContent JsonContentOf(string json) => new(json, System.Text.Encoding.UTF8, "application/json");
}
