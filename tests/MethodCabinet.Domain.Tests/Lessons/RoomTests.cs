using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Rooms;
using static MethodCabinet.Domain.Tests.Lessons.Rooms;

namespace MethodCabinet.Domain.Tests.Lessons;

public sealed class RoomTests
{
    [Fact]
    public void Pupils_come_in_once_the_teacher_begins()
    {
        var room = new Room(LessonKind.Lesson, hasWaitingRoom: false);
        Assert.False(RoomView.Of(room, Anna).IsInside);
        Refused(LessonErrors.NotBegun, room, Anna, new Say("Здравствуйте", TalkTo.Everybody));
        Refused(LessonErrors.RoleForbids, room, Assistant, new Begin());

        // Those who lead prepare before it begins.
        Assert.NotNull(room.Do(Assistant, new Draw("board:1", Line)));
        room.Do(Teacher, new Begin());

        Assert.True(RoomView.Of(room, Anna).IsInside);
        Assert.Equal(Nine.AddSeconds(1), RoomView.Of(room, Anna).BegunAt);
        Assert.Single(RoomView.Of(room, Anna).Boards.Single(board => board.Name == "board:1").Elements);
    }

    [Fact]
    public void At_a_shut_door_a_pupil_waits_and_learns_nothing_until_let_in()
    {
        var room = Begun(hasWaitingRoom: true);
        room.Do(Teacher, new Say("Тема: теорема Виета", TalkTo.Everybody));
        Refused(LessonErrors.Outside, room, Anna, new RaiseHand());
        Assert.Empty(RoomView.Of(room, Anna).Messages);

        room.Do(Assistant, new Admit([Anna.PersonId]));
        Assert.Single(RoomView.Of(room, Anna).Messages);
        Assert.False(RoomView.Of(room, Boris).IsInside);
    }

    [Fact]
    public void Whoever_is_there_when_the_door_is_shut_stays()
    {
        var room = Begun();
        room.Do(Teacher, new KeepDoor(false, [Anna.PersonId]));
        Assert.True(room.Door.IsInside(Anna));
        Assert.False(room.Door.IsInside(Boris));
    }

    [Fact]
    public void Who_was_sent_out_comes_back_only_when_let_in()
    {
        var room = Begun();
        room.Do(Anna, new RaiseHand());
        room.Do(Teacher, new SendOut(Anna.PersonId));
        Assert.False(room.Door.IsInside(Anna));
        Assert.Empty(room.Floor.Hands);
        Refused(LessonErrors.PersonUnknown, room, Teacher, new SendOut(Assistant.PersonId));
        Refused(LessonErrors.PersonUnknown, room, Teacher, new SendOut(Id(99)));

        room.Do(Teacher, new Admit([Anna.PersonId]));
        Assert.True(room.Door.IsInside(Anna));
    }

    [Fact]
    public void The_same_act_sent_twice_is_done_once()
    {
        var room = Begun();
        var first = room.Decide(Anna, Id(500), new Say("Да", TalkTo.Everybody), Members, Nine)!;
        room.Apply(first);
        Assert.Null(room.Decide(Anna, Id(500), new Say("Да", TalkTo.Everybody), Members, Nine.AddSeconds(9)));
        Assert.Single(room.Talk.Messages);
    }

    [Fact]
    public void A_vote_replaces_the_earlier_one_until_the_poll_is_closed()
    {
        var room = Begun();
        var poll = room.Do(Teacher, new StartPoll("Сумма корней?", ["−3", "3", "−10"], false, [0]))!.Id;
        room.Do(Anna, new Vote(poll, [1]));
        room.Do(Anna, new Vote(poll, [0]));
        room.Do(Boris, new Vote(poll, [2]));
        Refused(LessonErrors.VoteInvalid, room, Vera, new Vote(poll, [0, 1]));
        Refused(LessonErrors.VoteInvalid, room, Vera, new Vote(poll, [3]));
        Refused(LessonErrors.RoleForbids, room, Guest, new Vote(poll, [0]));

        room.Do(Teacher, new ShowPoll(poll, new PollResult([9, 9, 9], 27, [])));
        Assert.Equivalent(new PollResult([1, 0, 1], 2, [0]), RoomView.Of(room, Vera).Polls[0].Result);
        Refused(LessonErrors.PollClosed, room, Vera, new Vote(poll, [0]));
    }

    [Fact]
    public void A_key_of_a_poll_reaches_pupils_with_its_result()
    {
        var room = Begun();
        var started = room.Do(Teacher, new StartPoll("2 + 2?", ["3", "4"], false, [1]))!;
        Assert.Empty(((StartPoll)room.For(started, Anna)!.Act).Right);
        Assert.Empty(RoomView.Of(room, Anna).Polls[0].Right);
        Assert.Equal([1], RoomView.Of(room, Teacher).Polls[0].Right);

        room.Do(Teacher, new ShowPoll(started.Id, null));
        Assert.Equal([1], RoomView.Of(room, Anna).Polls[0].Right);
    }

    [Fact]
    public void A_question_of_a_bank_is_marked_by_its_key_which_reaches_no_page()
    {
        var room = Begun();
        Refused(LessonErrors.RoleForbids, room, Anna, new AskQuestion(Id(1), Asked));
        Refused(LessonErrors.QuestionUnfit, room, Teacher, new AskQuestion(Id(1), Asked with { Body = new EssayBody() }));
        var asked = room.Do(Teacher, new AskQuestion(Id(1), Asked))!;
        Assert.All(Everybody, viewer => Assert.Null(((AskQuestion)room.For(asked, viewer)!.Act).Asked!.Marking));
        Assert.All(Everybody, viewer => Assert.Null(RoomView.Of(room, viewer).Questions[0].Asked.Marking));

        Refused(LessonErrors.VoteInvalid, room, Anna, new AnswerQuestion(asked.Id, new ChoiceAnswer(["a", "b"]), null));
        Refused(LessonErrors.VoteInvalid, room, Anna, new AnswerQuestion(asked.Id, new ShortTextAnswer("4"), null));
        var wrong = room.Do(Anna, new AnswerQuestion(asked.Id, new ChoiceAnswer(["a"]), 99))!;
        Assert.Equal(0, ((AnswerQuestion)room.For(wrong, Teacher)!.Act).Points);
        Assert.Null(((AnswerQuestion)room.For(wrong, Anna)!.Act).Points);
        Assert.Null(room.For(wrong, Boris));
        room.Do(Anna, new AnswerQuestion(asked.Id, new ChoiceAnswer(["b"]), null));
        room.Do(Boris, new AnswerQuestion(asked.Id, new ChoiceAnswer(["a"]), null));
        Assert.Null(RoomView.Of(room, Anna).Questions[0].Answers.Single().Points);

        var closed = room.Do(Teacher, new CloseQuestion(asked.Id, null))!;
        var seen = ((CloseQuestion)room.For(closed, Anna)!.Act).Result!;
        Assert.Equivalent(new QuestionResult(new ChoiceAnswer(["b"]), 2, 1, [new(Anna.PersonId, 2)]), seen);
        Assert.Equal(2, RoomView.Of(room, Teacher).Questions[0].Result!.Points.Count);
        Refused(LessonErrors.PollClosed, room, Vera, new AnswerQuestion(asked.Id, new ChoiceAnswer(["b"]), null));
    }

    [Fact]
    public void A_pupil_draws_on_the_own_board_and_on_that_of_all_when_allowed()
    {
        var room = Begun();
        var own = BoardName.Own(Anna.PersonId).ToString();
        Refused(LessonErrors.RoleForbids, room, Anna, new Draw("board:1", Line));
        Refused(LessonErrors.RoleForbids, room, Boris, new Draw(own, Line));
        var drawn = room.Do(Anna, new Draw(own, Line))!;
        Assert.Null(room.For(drawn, Boris));
        Assert.NotNull(room.For(drawn, Assistant));

        room.Do(Teacher, new Show(own));
        Assert.Equal(own, RoomView.Of(room, Boris).Boards[0].Name);

        room.Do(Teacher, new Allow(Anna.PersonId, RoomRight.Draw, true));
        var line = room.Do(Teacher, new Draw("board:1", Line))!;
        Assert.NotNull(room.Do(Anna, new Draw("board:1", Line)));
        Refused(LessonErrors.RoleForbids, room, Anna, new Erase("board:1", [line.Id]));
        Refused(LessonErrors.RoleForbids, room, Anna, new Erase("board:1", null));
    }

    [Theory]
    [InlineData("board:0")]
    [InlineData("board:21")]
    [InlineData("board:01")]
    [InlineData("board")]
    [InlineData("slide:x:1")]
    [InlineData("own:00000003-0000-0000-0000-000000000000:1")]
    [InlineData("")]
    public void A_board_has_one_name(string name) => Refused(LessonErrors.BoardInvalid, Begun(), Teacher, new Draw(name, Line));

    [Fact]
    public void An_element_stays_on_the_board()
    {
        BoardElement[] wrong =
        [
            Line with { Points = [100, 100, 50] },
            Line with { Points = [100, 100, int.MaxValue, 0] },
            Line with { Points = [.. Enumerable.Repeat(1, (2 * Stroke.MaxPoints) + 2)] },
            Line with { Colour = "url(x)" },
            Line with { Thickness = 5_000 },
            new Figure("ink", (FigureKind)9, 40, 0, 0, 10, 10),
            new Writing("ink", 300, 0, 0, " "),
            new Writing("ink", 300, 0, 0, new string('я', Writing.MaxText + 1)),
        ];
        var room = Begun();
        Assert.All(wrong, element => Refused(LessonErrors.ElementInvalid, room, Teacher, new Draw("board:1", element)));
    }

    [Fact]
    public void What_was_said_in_a_group_stays_in_it_when_groups_are_formed_anew()
    {
        var room = Begun();
        room.Do(Teacher, new FormGroups([new("А", [Anna.PersonId]), new("Б", [Boris.PersonId])]));
        room.Do(Anna, new Say("Наш ответ: 7", TalkTo.Group));
        room.Do(Teacher, new FormGroups([new("А", [Boris.PersonId]), new("Б", [Anna.PersonId])]));

        Assert.Empty(RoomView.Of(room, Boris).Messages);
        Assert.Single(RoomView.Of(room, Anna).Messages);
        Assert.Single(RoomView.Of(room, Teacher).Messages);
        Refused(LessonErrors.GroupsInvalid, room, Teacher, new FormGroups([new("А", [Anna.PersonId]), new("Б", [Anna.PersonId])]));
    }

    [Fact]
    public void In_a_seminar_listeners_write_to_those_who_lead()
    {
        var room = Begun(LessonKind.Seminar);
        Refused(LessonErrors.TalkClosed, room, Anna, new Say("Вопрос", TalkTo.Everybody));
        var asked = room.Do(Anna, new Say("Вопрос", TalkTo.Staff))!;
        Assert.Null(room.For(asked, Boris));
        Assert.False(room.Floor.May(Anna, RoomRight.Speak));
        Refused(LessonErrors.ThingUnknown, room, Anna, new Draw(BoardName.Own(Anna.PersonId).ToString(), Line));
    }

    [Fact]
    public void Notes_that_somebody_else_changed_are_not_overwritten()
    {
        var room = Begun();
        var first = room.Do(Teacher, new WriteNotes("§ 12", 0))!;
        Refused(LessonErrors.NotesChanged, room, Assistant, new WriteNotes("§ 13", 0));
        room.Do(Assistant, new WriteNotes("§ 12, 13", first.Seq));
        Assert.Equal("§ 12, 13", RoomView.Of(room, Anna).Notes.Text);
    }

    [Fact]
    public void After_the_end_nothing_is_done_and_everything_can_be_read()
    {
        var room = Begun();
        room.Do(Anna, new Say("До свидания", TalkTo.Everybody));
        room.Do(Teacher, new End());
        Refused(LessonErrors.Over, room, Teacher, new Say("Ещё", TalkTo.Everybody));
        Assert.Single(RoomView.Of(room, Boris).Messages);
        Assert.NotNull(RoomView.Of(room, Boris).EndedAt);
    }

    [Fact]
    public void A_flood_is_refused_and_handwriting_is_not()
    {
        var flood = new RoomAllowance();
        var taken = Enumerable.Range(0, 1_000).Count(at => Takes(flood, new Say("!", TalkTo.Everybody), Nine.AddMilliseconds(at)));
        Assert.InRange(taken, 15, 18);

        var hand = new RoomAllowance();
        Assert.All(Enumerable.Range(0, 300), at => Assert.True(Takes(hand, new Draw("board:1", Line), Nine.AddMilliseconds(at * 150))));
    }

    [Fact]
    public void What_could_not_be_stored_costs_nothing()
    {
        var allowance = new RoomAllowance();
        Assert.All(Enumerable.Range(0, 200), _ =>
        {
            Assert.True(Takes(allowance, new Say("!", TalkTo.Everybody), Nine));
            allowance.GiveBack(new Say("!", TalkTo.Everybody));
        });
    }

    [Theory]
    [InlineData(60, null, false)]
    [InlineData(80, null, true)]
    [InlineData(80, 55, false)]
    [InlineData(80, 45, true)]
    public void A_lesson_that_nobody_leads_is_forgotten_half_an_hour_after_its_time(int minutes, int? ledUntil, bool isForgotten)
    {
        var lesson = new Lesson { Id = Guid.CreateVersion7(), Kind = LessonKind.Lesson, Title = "Урок", StartsAt = Nine, Minutes = 45, CreatedById = Guid.CreateVersion7() };
        Assert.False(lesson.IsForgotten(null, Nine.AddDays(1)));
        typeof(Lesson).GetProperty(nameof(Lesson.BegunAt))!.SetValue(lesson, Nine);
        Assert.Equal(isForgotten, lesson.IsForgotten(ledUntil is { } led ? Nine.AddMinutes(led) : null, Nine.AddMinutes(minutes)));
    }

    private static bool Takes(RoomAllowance allowance, RoomAct act, DateTimeOffset at)
    {
        try
        {
            allowance.Take(act, at);
            return true;
        }
        catch (RuleBroken)
        {
            return false;
        }
    }

    private static void Refused(ErrorCode error, Room room, RoomActor actor, RoomAct act) => Assert.Equal(error, Assert.Throws<RuleBroken>(() => room.Do(actor, act)).Error);
}
