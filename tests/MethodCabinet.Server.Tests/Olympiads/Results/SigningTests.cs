using System.Net;
using System.Text.Json;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Olympiads.Jury;
using MethodCabinet.Server.Olympiads.Late;
using MethodCabinet.Server.Olympiads.Results;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Olympiads.Results;

/// <summary>Rules, the simulator, and the chair's signature.</summary>
public sealed class SigningTests(TestApp app) : IClassFixture<TestApp>
{
    private const AwardStatus Winner = AwardStatus.Winner;
    private const AwardStatus PrizeWinner = AwardStatus.PrizeWinner;
    private const AwardStatus Participant = AwardStatus.Participant;

    [Fact]
    public async Task The_simulator_says_who_gains_and_who_loses_and_changes_nothing()
    {
        var scene = await ResultsScene.CreateAsync(app);
        await scene.SaveRulesAsync(ResultsScene.Rules);
        Assert.Equal([Winner, PrizeWinner, Participant, Participant], await scene.StatusesAsync());

        var tried = ResultsScene.Rules with { QuotaShare = 0.75m, WinnerLeast = 1, PrizeWinnerLeast = 0.4m, WinnerShare = 0 };
        var track = Assert.Single(await (await scene.Methodist.PostAsync($"{scene.Path}/simulate", tried)).ReadAsync<IReadOnlyList<AwardTrack>>());

        Assert.Equal((3, 0, 5m), (track.Quota, track.WinnerQuota, track.MaxPoints));
        Assert.Equal(
            [(Winner, PrizeWinner), (PrizeWinner, PrizeWinner), (Participant, PrizeWinner), (Participant, Participant)],
            track.Rows.Select(r => (r.Before, r.Status)));
        Assert.Equal([Winner, PrizeWinner, Participant, Participant], await scene.StatusesAsync());
        using var refused = await scene.Methodist.PostAsync($"{scene.Path}/simulate", tried with { QuotaShare = 2 });
        Assert.Equal("olympiad.results.rules-invalid", await refused.ErrorCodeAsync());
    }

    [Fact]
    public async Task Of_two_who_save_rules_the_second_is_told()
    {
        var scene = await ResultsScene.CreateAsync(app);
        var seen = (await scene.ReadAsync()).RulesVersion;
        Assert.Equal(0u, seen);
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => scene.Methodist.PutAsync($"{scene.Path}/rules", new SaveAwardRules.Request(ResultsScene.Rules, seen))));

        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.Conflict], both.Select(r => r.StatusCode).Order());
        await scene.SaveRulesAsync(ResultsScene.Rules with { Edge = QuotaEdge.AllIn });
        using var late = await scene.Methodist.PutAsync($"{scene.Path}/rules", new SaveAwardRules.Request(ResultsScene.Rules, seen));
        Assert.Equal("platform.changed-meanwhile", await late.ErrorCodeAsync());
        Assert.Equal(2, await AuditedAsync(scene, "AwardRules.saved"));
    }

    [Fact]
    public async Task What_is_not_marked_forbids_to_sign_and_is_named_by_cipher()
    {
        var scene = await ResultsScene.CreateAsync(app, essay: true);
        var marked = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            marked.Add((await scene.MarkNextAsync(i)).Cipher);
        }

        var blocks = (await scene.ReadAsync(scene.Chair)).Blocks;
        var missing = Assert.Single(blocks.Unmarked);
        Assert.Equal((1, "8 класс", 3), (blocks.UnmarkedTotal, missing.TrackName, missing.Position));
        Assert.Matches("^П8-[0-9]+$", missing.Cipher);
        Assert.DoesNotContain(missing.Cipher, marked);
        using (var refused = await scene.PostSignAsync())
        {
            Assert.Equal((HttpStatusCode.Conflict, "olympiad.results.not-ready"), (refused.StatusCode, await refused.ErrorCodeAsync()));
        }

        await scene.MarkNextAsync(5);
        await scene.SignAsync();
    }

    [Fact]
    public async Task The_chair_is_told_to_sign_once_nothing_forbids_it_and_before_that_what_others_have_to_mark()
    {
        var scene = await ResultsScene.CreateAsync(app, essay: true);

        // A second round is still to come, and the essays are for others to mark.
        var second = Guid.CreateVersion7();
        var now = DateTimeOffset.UtcNow;
        await app.WithDbAsync(async db =>
        {
            db.Rounds.Add(new Domain.Olympiads.Round
            {
                Id = second,
                OlympiadId = scene.Olympiad.OlympiadId,
                Kind = Domain.Olympiads.RoundKind.Theory,
                Title = "Второй тур",
                OpensAt = now.AddDays(1),
                ClosesAt = now.AddDays(1).AddHours(2),
                DurationMinutes = 60,
            });
            (await db.JuryMembers.SingleAsync(m => m.PersonId == scene.ChairPerson.Id)).TaskIds = [scene.Olympiad.Tasks[0]];
            await db.SaveChangesAsync();
        });
        var marking = Assert.Single((await ChairedAsync(scene)).Unsettled);
        Assert.Equal((scene.Olympiad.RoundId, "Теоретический тур", 4), (marking.RoundId, marking.Title, marking.Left));

        await app.WithDbAsync(async db =>
        {
            (await db.JuryMembers.SingleAsync(m => m.PersonId == scene.ChairPerson.Id)).TaskIds = [];
            await db.SaveChangesAsync();
        });
        for (var i = 0; i < 4; i++)
        {
            await scene.MarkNextAsync(i);
        }

        var marked = await ChairedAsync(scene);
        Assert.Equal((false, 0), (marked.IsReady, marked.Unsettled.Count));
        await app.WithDbAsync(db => db.Rounds.Where(r => r.Id == second).ExecuteDeleteAsync());
        Assert.True((await ChairedAsync(scene)).IsReady);
        await scene.SignAsync();
        var signed = await ChairedAsync(scene);
        Assert.NotNull(signed.SignedAt);
        Assert.False(signed.IsReady);
    }

    [Fact]
    public async Task Equals_do_not_stand_in_the_order_in_which_schools_registered_them()
    {
        var scene = await ResultsScene.CreateAsync(app, essay: true, equals: 6);

        var equals = Assert.Single((await scene.ReadAsync(scene.Chair)).Tracks).Rows.Where(r => r.Points == 0).Select(r => Assert.Single(r.Ciphers)).ToList();

        Assert.Equal(7, equals.Count);
        Assert.Equal(equals.Order(StringComparer.Ordinal), equals);
    }

    [Fact]
    public async Task An_open_round_and_undecided_late_answers_forbid_to_sign()
    {
        var scene = await ResultsScene.CreateAsync(app);
        await app.WithDbAsync(db => db.Rounds.Where(r => r.Id == scene.Olympiad.RoundId).ExecuteUpdateAsync(set => set.SetProperty(r => r.ScoredAt, (DateTimeOffset?)null)));
        Assert.Equal(["Теоретический тур"], (await scene.ReadAsync()).Blocks.OpenRounds);
        Assert.True((await scene.ReadAsync()).Blocks.NothingScored);
        using (var refused = await scene.PostSignAsync())
        {
            Assert.Equal("olympiad.results.not-ready", await refused.ErrorCodeAsync());
        }

        await app.WithDbAsync(db => db.Rounds.Where(r => r.Id == scene.Olympiad.RoundId).ExecuteUpdateAsync(set => set.SetProperty(r => r.ScoredAt, DateTimeOffset.UtcNow)));
        await AddLateAsync(scene);
        Assert.Equal(1, (await scene.ReadAsync()).Blocks.Late);
        using var late = await scene.PostSignAsync();
        Assert.Equal("olympiad.results.not-ready", await late.ErrorCodeAsync());
    }

    [Fact]
    public async Task Signed_results_are_final()
    {
        var scene = await ResultsScene.CreateAsync(app, essay: true);
        var marking = await scene.MarkNextAsync(1);
        for (var i = 0; i < 3; i++)
        {
            await scene.MarkNextAsync(0);
        }

        await scene.SignAsync();

        var seen = await scene.ReadAsync();
        Assert.NotNull(seen.Signing);
        Assert.Equal(4, await app.WithDbAsync(db => db.Awards.CountAsync(a => a.OlympiadId == scene.Olympiad.OlympiadId)));
        Assert.Equal("olympiad.results.signed", await (await scene.PutMarkingAsync(marking, 5)).ErrorCodeAsync());
        var other = await scene.Olympiad.ReviseAsync(app, 0, OlympiadScene.TrueFalse(false));
        using var rescored = await scene.Olympiad.ApplyRescoreAsync(app, scene.Methodist, 0, scene.Olympiad.Versions[0].Id, other.Id);
        Assert.Equal("olympiad.results.signed", await rescored.ErrorCodeAsync());
        var criteria = await scene.Olympiad.ReviseAsync(app, 2, OlympiadScene.Essay(4));
        using var changed = await scene.Methodist.PostAsync(
            $"/api/olympiads/{scene.Olympiad.OlympiadId}/jury/criteria/{scene.Olympiad.Tasks[2]}", new ChangeCriteria.Request(scene.Olympiad.Versions[2].Id, criteria.Id));
        Assert.Equal("olympiad.results.signed", await changed.ErrorCodeAsync());
        var late = await AddLateAsync(scene);
        using var decided = await scene.Methodist.PostAsync($"/api/attempts/{scene.Attempts[3]}/late/decision", new DecideLateWork.Request([late], true, "Не было сети"));
        Assert.Equal("olympiad.results.signed", await decided.ErrorCodeAsync());
        using var rules = await scene.Methodist.PutAsync($"{scene.Path}/rules", new SaveAwardRules.Request(ResultsScene.Rules, seen.RulesVersion));
        Assert.Equal("olympiad.results.signed", await rules.ErrorCodeAsync());
        using var again = await scene.PostSignAsync();
        Assert.Equal("olympiad.results.signed", await again.ErrorCodeAsync());
        Assert.Equal(1, await AuditedAsync(scene, "Results.signed"));
    }

    [Fact]
    public async Task Only_the_chair_of_this_jury_signs_and_takes_the_signature_back()
    {
        var scene = await ResultsScene.CreateAsync(app);
        var other = await app.SignInAsAsync(Role.Chair);
        var juror = await app.SignInAsAsync(Role.Juror);
        var seen = await scene.ReadAsync();
        foreach (var (client, status) in new[] { (scene.Methodist, HttpStatusCode.Forbidden), (other, HttpStatusCode.NotFound), (juror, HttpStatusCode.Forbidden) })
        {
            using var sign = await client.PostAsync($"{scene.Path}/sign", new SignResults.Request(seen.StandingVersion, seen.RulesVersion));
            using var unlock = await client.PostAsync($"{scene.Path}/unlock", new UnlockResults.Request("Ошибка"));
            Assert.Equal((status, status), (sign.StatusCode, unlock.StatusCode));
        }

        Assert.True((await scene.ReadAsync(scene.Chair)).IsChair);
        Assert.False(seen.IsChair);
    }

    [Fact]
    public async Task What_the_chair_has_not_seen_is_not_signed()
    {
        var scene = await ResultsScene.CreateAsync(app);
        var seen = await scene.ReadAsync(scene.Chair);
        await scene.SaveRulesAsync(ResultsScene.Rules);
        using var rules = await scene.Chair.PostAsync($"{scene.Path}/sign", new SignResults.Request(seen.StandingVersion, seen.RulesVersion));
        Assert.Equal("platform.changed-meanwhile", await rules.ErrorCodeAsync());
        using var standing = await scene.Chair.PostAsync($"{scene.Path}/sign", new SignResults.Request(seen.StandingVersion - 1, (await scene.ReadAsync()).RulesVersion));
        Assert.Equal("platform.changed-meanwhile", await standing.ErrorCodeAsync());
    }

    [Fact]
    public async Task Marks_that_change_while_the_chair_signs_are_in_the_signed_results_or_refused()
    {
        var scene = await ResultsScene.CreateAsync(app, essay: true);
        var markings = new List<MarkingView>();
        for (var i = 0; i < 4; i++)
        {
            markings.Add(await scene.MarkNextAsync(0));
        }

        var signing = Task.Run(async () =>
        {
            while (!(await scene.PostSignAsync()).IsSuccessStatusCode)
            {
            }
        });
        await Task.WhenAll(markings.Select(async first =>
        {
            for (var points = 1; points <= 5; points++)
            {
                var now = await scene.Chair.ReadAsync<MarkingView>($"/api/markings/{first.Id}");
                using var placed = await scene.PutMarkingAsync(now, points);
                Assert.True(placed.IsSuccessStatusCode || await placed.ErrorCodeAsync() == "olympiad.results.signed");
            }
        }));
        await signing;

        var wrong = await app.WithDbAsync(db => (
            from award in db.Awards
            join attempt in db.Attempts on award.RegistrationId equals attempt.RegistrationId
            where award.OlympiadId == scene.Olympiad.OlympiadId && award.Points != attempt.Points
            select award).CountAsync());
        Assert.Equal(0, wrong);
    }

    [Fact]
    public async Task A_signature_is_taken_back_for_a_reason_and_marks_change_again()
    {
        var scene = await ResultsScene.CreateAsync(app, essay: true);
        var marking = await scene.MarkNextAsync(1);
        for (var i = 0; i < 3; i++)
        {
            await scene.MarkNextAsync(0);
        }

        await scene.SignAsync();
        using (var silent = await scene.Chair.PostAsync($"{scene.Path}/unlock", new UnlockResults.Request(" ")))
        {
            Assert.Equal("olympiad.results.reason-invalid", await silent.ErrorCodeAsync());
        }

        (await scene.Chair.PostAsync($"{scene.Path}/unlock", new UnlockResults.Request("Ошибка в сумме"))).EnsureSuccessStatusCode();

        Assert.Null((await scene.ReadAsync()).Signing);
        Assert.Equal(0, await app.WithDbAsync(db => db.Awards.CountAsync(a => a.OlympiadId == scene.Olympiad.OlympiadId)));
        (await scene.PutMarkingAsync(marking, 5)).EnsureSuccessStatusCode();
        using var twice = await scene.Chair.PostAsync($"{scene.Path}/unlock", new UnlockResults.Request("Ошибка в сумме"));
        Assert.Equal("olympiad.results.not-signed", await twice.ErrorCodeAsync());
        Assert.Equal(1, await AuditedAsync(scene, "Results.unlocked"));
        await scene.SignAsync();
    }

    [Fact]
    public async Task Each_status_that_a_signature_gives_or_takes_with_it_is_told_of_its_participant()
    {
        var scene = await ResultsScene.CreateAsync(app);
        await scene.SignAsync();
        (await scene.Chair.PostAsync($"{scene.Path}/unlock", new UnlockResults.Request("Ошибка в сумме"))).EnsureSuccessStatusCode();

        var statuses = new[] { "winner", "prizeWinner", "participant", "participant" };
        var points = new[] { 5, 3, 2, 0 };
        for (var pupil = 0; pupil < statuses.Length; pupil++)
        {
            var registration = (await scene.RegistrationAsync(pupil)).ToString();
            var log = await app.WithDbAsync(db => db.AuditLog.Where(e => e.SubjectId == registration && e.Action.StartsWith("Award.")).OrderBy(e => e.Id).ToListAsync());

            Assert.Equal([("Award.given", scene.ChairPerson.Id), ("Award.taken", scene.ChairPerson.Id)], log.Select(e => (e.Action, e.ActorId!.Value)));
            using var given = JsonDocument.Parse(log[0].Changes!);
            using var taken = JsonDocument.Parse(log[1].Changes!);
            Assert.Equal((null, statuses[pupil]), (given.RootElement.GetProperty("awardStatus")[0].GetString(), given.RootElement.GetProperty("awardStatus")[1].GetString()));
            Assert.Equal((statuses[pupil], null), (taken.RootElement.GetProperty("awardStatus")[0].GetString(), taken.RootElement.GetProperty("awardStatus")[1].GetString()));
            Assert.Equal(points[pupil], given.RootElement.GetProperty("points")[1].GetDecimal());
            Assert.Equal((pupil + 1, JsonValueKind.Null), (taken.RootElement.GetProperty("placeFrom")[0].GetInt32(), taken.RootElement.GetProperty("placeFrom")[1].ValueKind));
        }
    }

    private static async Task<ListChaired.Item> ChairedAsync(ResultsScene scene) => Assert.Single(await scene.Chair.ReadAsync<IReadOnlyList<ListChaired.Item>>("/api/results"));

    private Task<int> AuditedAsync(ResultsScene scene, string action) =>
        app.WithDbAsync(db => db.AuditLog.CountAsync(e => e.Action == action && e.SubjectId == scene.Olympiad.OlympiadId.ToString()));

    /// <summary>Late answers of the last pupil about which nobody has decided.</summary>
    private Task<Guid> AddLateAsync(ResultsScene scene) => app.WithDbAsync(async db =>
    {
        var device = Guid.CreateVersion7();
        var delivery = new Domain.Olympiads.LateDelivery
        {
            Id = Guid.CreateVersion7(),
            AttemptId = scene.Attempts[3],
            DeviceId = device,
            FirstSeq = 1,
            LastSeq = 1,
            ReceivedAt = DateTimeOffset.UtcNow,
            Grade = Domain.Assessment.Journal.EvidenceGrade.C,
            State = Domain.Olympiads.LateDeliveryState.Waiting,
        };
        db.JournalEntries.Add(scene.Olympiad.Entry(scene.Attempts[3], device, 1, new GivenAnswer(0, new TrueFalseAnswer(true), Late: true)));
        db.LateDeliveries.Add(delivery);
        await db.SaveChangesAsync();
        return delivery.Id;
    });
}
