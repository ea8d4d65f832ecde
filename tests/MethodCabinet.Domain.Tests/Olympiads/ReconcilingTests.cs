using CsCheck;
using MethodCabinet.Domain.Olympiads;

namespace MethodCabinet.Domain.Tests.Olympiads;

public sealed class ReconcilingTests
{
    private static readonly DateTimeOffset Opened = new(2026, 11, 23, 7, 0, 0, TimeSpan.Zero);
    private static readonly Whereabouts Unknown = new(null, false, null, 0, 0, 0, null);
    private static readonly Whereabouts Sitting = Unknown with { OpenedAt = Opened };

    [Fact]
    public void Who_never_had_the_paper_has_left_nothing_behind() => Assert.Empty(Reconciling.LeftOf(Unknown));

    [Fact]
    public void Who_has_the_paper_on_a_device_may_have_begun_there()
    {
        Assert.Equal([LeftBehind.KitNotOpened], Reconciling.LeftOf(Unknown with { HasKit = true }));
        Assert.Empty(Reconciling.LeftOf(Unknown with { HasKit = true, IsPresent = false }));
    }

    [Fact]
    public void Who_came_and_has_not_opened_is_asked_for() =>
        Assert.Equal([LeftBehind.SeatedNotOpened], Reconciling.LeftOf(Unknown with { IsPresent = true, HasKit = true }));

    [Fact]
    public void What_is_known_to_be_under_way_is_waited_for()
    {
        Assert.Empty(Reconciling.LeftOf(Sitting with { FilesExpected = 2, FilesReceived = 2 }));
        Assert.Equal([LeftBehind.FilesMissing], Reconciling.LeftOf(Sitting with { FilesExpected = 2, FilesReceived = 1 }));
        Assert.Equal([LeftBehind.DeviceNotHeard], Reconciling.LeftOf(Sitting with { IsUnheard = true }));
        Assert.Equal([LeftBehind.EntriesUnsent, LeftBehind.FilesMissing], Reconciling.LeftOf(Sitting with { EntriesUnsent = 3, FilesExpected = 1 }));
    }

    [Fact]
    public void The_cabinets_word_ends_it_until_the_paper_is_opened_after_all()
    {
        var left = Unknown with { HasKit = true, SignedOffAt = Opened.AddMinutes(5) };
        Assert.Empty(Reconciling.LeftOf(left));
        Assert.Empty(Reconciling.LeftOf(left with { OpenedAt = Opened, FilesExpected = 1 }));
        Assert.NotEmpty(Reconciling.LeftOf(left with { OpenedAt = Opened.AddMinutes(6), FilesExpected = 1 }));
    }

    [Fact]
    public void A_word_for_everybody_lets_every_round_close() =>
        Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool, Gen.Int[0, 3], Gen.Int[0, 3], Gen.Bool).Sample((marked, present, kit, unsent, files, unheard) =>
            Assert.Empty(Reconciling.LeftOf(new Whereabouts(marked ? present : null, kit, Opened, unsent, files, 0, Opened, IsUnheard: unheard))));

    [Fact]
    public void A_word_covers_each_reason_that_was_known_when_it_was_given_and_no_later_one() =>
        Gen.Select(Gen.Enum<LeftBehind>(), Gen.Int[-3, 3], Gen.Bool).Sample((reason, minutes, opened) =>
        {
            var given = Opened.AddMinutes(5);
            var of = new Whereabouts(true, true, opened ? Opened : null, 1, 1, 0, null, IsLateWaiting: true, IsUnheard: true)
            {
                KnownSince = new Dictionary<LeftBehind, DateTimeOffset> { [reason] = given.AddMinutes(minutes) },
            };
            var without = Reconciling.LeftOf(of);
            Assert.Equal(without.Where(left => left == reason && minutes > 0), Reconciling.LeftOf(of with { SignedOffAt = given }));
        });

    [Fact]
    public void Rooms_are_short_and_reasons_are_given()
    {
        Assert.Equal("12", Reconciling.Room(" 12 "));
        Assert.Equal(ReconcilingErrors.RoomInvalid, Assert.Throws<RuleBroken>(() => Reconciling.Room(new string('1', 41))).Error);
        Assert.Equal(ReconcilingErrors.ReasonMissing, Assert.Throws<RuleBroken>(() => Reconciling.CheckReason(" ")).Error);
    }
}
