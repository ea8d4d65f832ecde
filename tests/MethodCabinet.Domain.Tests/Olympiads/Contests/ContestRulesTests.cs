using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Domain.People;

namespace MethodCabinet.Domain.Tests.Olympiads.Contests;

public sealed class ContestRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Me = Guid.NewGuid(), School = Guid.NewGuid(), Nomination = Guid.NewGuid();

    [Fact]
    public void An_entry_is_written_and_sent_in_until_the_deadline_only()
    {
        var (contest, entry) = (NewContest(), NewEntry());

        Broken(ContestErrors.NotOpen, () => entry.Write(contest, Text(), contest.Settings.Entries.From.AddSeconds(-1)));
        entry.Write(contest, Text(), contest.Settings.Entries.From);
        Broken(ContestErrors.EntryEmpty, () => entry.Submit(contest, files: 0, 417, Now));
        Broken(ContestErrors.Closed, () => entry.Submit(contest, files: 1, 417, contest.Settings.Entries.Until));
        entry.Submit(contest, files: 1, 417, contest.Settings.Entries.Until.AddSeconds(-1));

        Assert.Equal((EntryStatus.Submitted, 417), (entry.Status, entry.Number));
        Broken(ContestErrors.EntryNotDraft, () => entry.Submit(contest, files: 1, 418, Now));
        entry.Withdraw();
        Broken(ContestErrors.EntryWithdrawn, () => entry.Write(contest, Text(), Now));
    }

    [Fact]
    public void What_was_sent_in_keeps_a_file_or_a_link()
    {
        var (contest, entry) = (NewContest(), NewEntry());
        entry.Write(contest, Text() with { VideoUrl = "https://rutube.ru/video/1" }, Now);
        entry.Submit(contest, files: 0, 417, Now);

        Broken(ContestErrors.EntryEmpty, () => entry.Write(contest, Text(), Now, files: 0));
        entry.Write(contest, Text(), Now, files: 1);
    }

    [Fact]
    public void A_contest_with_a_sheet_for_talks_says_from_when_on_they_are_given()
    {
        var settings = NewContest().Settings;

        Broken(ContestErrors.TalksUndated, () => Contest.CheckComplete(settings, nominations: 1, sheets: 2, talks: 1));
        Contest.CheckComplete(settings with { TalksOn = new DateOnly(2026, 12, 1) }, nominations: 1, sheets: 2, talks: 1);
        Broken(ContestErrors.NotComplete, () => Contest.CheckComplete(settings, nominations: 1, sheets: 0, talks: 0));
    }

    [Theory]
    [InlineData("https://rutube.ru/video/1", true)]
    [InlineData("", true)]
    [InlineData("http://rutube.ru/video/1", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("https://rutube.ru@evil.example/", false)]
    [InlineData("rutube.ru", false)]
    [InlineData("https://10.0.0.1/video", true)]
    [InlineData("https://256.1.1.1/", false)]
    [InlineData("https://rutube.0x1/", false)]
    public void A_link_to_a_video_is_https(string url, bool isSound)
    {
        var write = () => NewEntry().Write(NewContest(), Text() with { VideoUrl = url }, Now);

        Assert.Equal(isSound, Record.Exception(write) is null);
    }

    [Fact]
    public void Co_authors_are_names_one_a_line()
    {
        var entry = NewEntry();
        entry.Write(NewContest(), Text() with { CoAuthors = " Иванова М. П., Соавторов Пётр Ильич;\r\n" }, Now);

        Assert.Equal("Иванова М. П.\nСоавторов Пётр Ильич", entry.CoAuthors);
        var refused = Assert.Throws<RuleBroken>(() => entry.Write(NewContest(), Text() with { CoAuthors = "Иванова М. П., учитель" }, Now));
        Assert.Equal((ContestErrors.CoAuthorInvalid, "учитель"), (refused.Error, refused.Args!["name"]));
    }

    [Fact]
    public void An_expert_marks_neither_the_own_school_nor_relatives_nor_those_whom_they_supervised()
    {
        var (author, stranger) = (Guid.NewGuid(), new JurorTies(Guid.NewGuid(), default, [], []));
        var entry = NewEntry(author);
        entry.Write(NewContest(), Text() with { SupervisorId = Me }, Now);

        Assert.False(ContestAccess.IsTied(new(stranger, []), entry, []));
        Assert.True(ContestAccess.IsTied(new(stranger, [entry.Id]), entry, []));
        Assert.True(ContestAccess.IsTied(new(stranger with { PersonId = Me }, []), entry, []));
        Assert.True(ContestAccess.IsTied(new(stranger with { PersonId = author }, []), entry, []));
        Assert.True(ContestAccess.IsTied(new(stranger with { People = [author] }, []), entry, []));
        Assert.True(ContestAccess.IsTied(new(stranger with { Organizations = [School] }, []), entry, []));
        Assert.True(ContestAccess.IsTied(new(stranger with { Organizations = [Nomination] }, []), entry, [Nomination]));
    }

    [Fact]
    public void Votes_are_for_others_works_while_the_voting_lasts()
    {
        var contest = NewContest(settings => settings with { Public = PublicVoting.Marks, OnlyTeachersVote = true, Voting = settings.Marking });
        var entry = NewEntry();
        entry.Write(contest, Text() with { SupervisorId = Me }, Now);
        entry.Submit(contest, 1, 417, Now);
        var teacher = new Viewer(Guid.NewGuid(), new HashSet<Role> { Role.Teacher }, new HashSet<Guid>());
        var during = contest.Settings.Marking.From;

        ContestAccess.CheckVote(contest, entry, teacher, isExpert: false, 5, during);
        Broken(ContestErrors.VotingExpert, () => ContestAccess.CheckVote(contest, entry, teacher, isExpert: true, 5, during));
        Broken(ContestErrors.VotingClosed, () => ContestAccess.CheckVote(contest, entry, teacher, isExpert: false, 5, during.AddSeconds(-1)));
        Broken(ContestErrors.VotingNotAllowed, () => ContestAccess.CheckVote(contest, entry, teacher with { Roles = new HashSet<Role> { Role.Pupil } }, isExpert: false, 5, during));
        Broken(ContestErrors.VotingOwn, () => ContestAccess.CheckVote(contest, entry, teacher with { PersonId = Me }, isExpert: false, 5, during));
        Broken(ContestErrors.MarkInvalid, () => ContestAccess.CheckVote(contest, entry, teacher, isExpert: false, 6, during));
        Broken(ContestErrors.MarkInvalid, () => ContestAccess.CheckVote(contest, entry, teacher, isExpert: false, null, during));
        entry.Withdraw();
        Broken(ContestErrors.VotingClosed, () => ContestAccess.CheckVote(contest, entry, teacher, isExpert: false, 5, during));
    }

    [Fact]
    public void A_marking_that_was_ended_stays_whole()
    {
        Criterion[] criteria = [new("a", "Актуальность", 5), new("b", "Новизна", 3, 0.5m)];
        var marking = new ContestMarking { Id = Guid.NewGuid(), EntryId = Guid.NewGuid(), SheetId = Guid.NewGuid(), ExpertId = Me };

        marking.Place(criteria, new Dictionary<string, decimal> { ["a"] = 4 }, "", isDone: false, Now);
        Broken(JuryErrors.PointsMissing, () => marking.Place(criteria, new Dictionary<string, decimal> { ["a"] = 4 }, "", isDone: true, Now));
        marking.Place(criteria, new Dictionary<string, decimal> { ["a"] = 4, ["b"] = 2.5m }, " Хорошо ", isDone: true, Now);

        Assert.Equal((6.5m, "Хорошо", Now), (marking.Total, marking.Comment, marking.DoneAt));
        Broken(JuryErrors.PointsMissing, () => marking.Place(criteria, new Dictionary<string, decimal>(), "", isDone: false, Now));
    }

    [Fact]
    public void Sheets_have_sound_criteria_and_settings_windows_in_order()
    {
        ContestSheet.Check("Экспертиза", SheetKind.Reading, 1, [new("a", "Актуальность", 5)]);
        Broken(ContestErrors.SheetInvalid, () => ContestSheet.Check("Экспертиза", SheetKind.Reading, 1, []));
        Broken(ContestErrors.SheetInvalid, () => ContestSheet.Check("Экспертиза", SheetKind.Reading, 0, [new("a", "Актуальность", 5)]));
        Broken(ContestErrors.SheetInvalid, () => ContestSheet.Check("Экспертиза", SheetKind.Reading, 1, [new("a", "Актуальность", 5, 2)]));
        Broken(ContestErrors.SheetInvalid, () => ContestSheet.Check("Экспертиза", SheetKind.Reading, 1, [new("a", "Актуальность", decimal.MaxValue), new("b", "Новизна", decimal.MaxValue)]));

        var settings = NewContest().Settings;
        Broken(ContestErrors.SettingsInvalid, () => (settings with { Entries = new Period(Now, Now) }).Checked());
        Broken(ContestErrors.SettingsInvalid, () => (settings with { Public = PublicVoting.OneVoice }).Checked());
        Broken(ContestErrors.SettingsInvalid, () => (settings with { MinExperts = 0 }).Checked());
        var early = settings.Marking with { From = settings.Entries.Until.AddSeconds(-1) };
        Broken(ContestErrors.SettingsInvalid, () => (settings with { Marking = early }).Checked());
        Broken(ContestErrors.SettingsInvalid, () => (settings with { Public = PublicVoting.OneVoice, Voting = early }).Checked());
        Assert.Equal("Конкурс", (settings with { Title = " Конкурс " }).Checked().Title);
    }

    private static void Broken(ErrorCode error, Action act) => Assert.Equal(error, Assert.Throws<RuleBroken>(act).Error);

    private static Contest NewContest(Func<ContestSettings, ContestSettings>? with = null)
    {
        var settings = new ContestSettings(
            "Учитель года", "", new Period(Now.AddDays(-1), Now.AddDays(1)), new Period(Now.AddDays(1), Now.AddDays(2)), null, null, IsAnonymous: true, MinExperts: 2, DropExtremes: true,
            0.2m, PublicVoting.None, OnlyTeachersVote: false, AwardWords.Winners, AwardRules.Default);
        var contest = new Contest
        {
            Id = Guid.NewGuid(),
            SeasonId = Guid.NewGuid(),
            Kind = ContestKind.Teachers,
            Settings = with is null ? settings : with(settings),
            CreatedById = Me,
            CreatedAt = Now,
        };
        contest.Publish(nominations: 1, sheets: 1);
        return contest;
    }

    private static ContestEntry NewEntry(Guid? author = null) =>
        new() { Id = Guid.NewGuid(), ContestId = Guid.NewGuid(), PersonId = author ?? Guid.NewGuid(), OrganizationId = School };

    private static EntryText Text() => new(Nomination, "Урок-исследование", "", "", null, "");
}
