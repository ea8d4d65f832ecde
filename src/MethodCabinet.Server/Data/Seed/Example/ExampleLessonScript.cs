using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Lessons.Rooms;

namespace MethodCabinet.Server.Data.Seed.Example;

/// <summary>What is done in the lesson that was held: forty minutes about Ohm's law.</summary>
/// <param name="pupils">At least five.</param>
/// <param name="pages">Pictures of the slides.</param>
/// <param name="question">Of a bank.</param>
internal sealed class ExampleLessonScript(Guid teacher, IReadOnlyList<Guid> pupils, IReadOnlyList<Guid> pages, (Guid VersionId, AskedQuestion Asked) question)
{
    /// <summary>By time, in seconds from the beginning. An act may speak of what is in the room by then.</summary>
    public IEnumerable<(double Seconds, Guid By, Func<Room, RoomAct> Act)> Acts() =>
        Opening().Concat(Experiment()).Concat(Questions()).Concat(Practice()).Concat(Closing()).OrderBy(act => act.Item1);

    private IEnumerable<(double, Guid, Func<Room, RoomAct>)> Opening()
    {
        yield return (0, teacher, _ => new Begin());
        yield return (6, teacher, _ => new Say("Здравствуйте! Сегодня выясним, от чего зависит сила тока.", TalkTo.Everybody));
        yield return (14, pupils[0], _ => new Say("Здравствуйте, Алексей Игоревич!", TalkTo.Everybody));
        yield return (19, pupils[1], _ => new Say("Здравствуйте!", TalkTo.Everybody));
        yield return (31, teacher, _ => new BringSlides("Закон Ома", pages));
        yield return (75, pupils[2], _ => new Say("У меня связь плохая, могу пропасть", TalkTo.Staff));
        yield return (96, teacher, room => new Show(Slide(room, 2)));
        yield return (140, pupils[0], _ => new RaiseHand());
        yield return (150, teacher, _ => new LowerHands(pupils[0]));
        yield return (163, pupils[0], _ => new Say("Напряжение это то, что на батарейке написано?", TalkTo.Everybody));
        yield return (185, teacher, _ => new Say("Да, на пальчиковой батарейке 1,5 вольта.", TalkTo.Everybody));
    }

    private IEnumerable<(double, Guid, Func<Room, RoomAct>)> Experiment()
    {
        yield return (240, teacher, _ => new Show("board:1"));
        yield return (248, teacher, _ => Write("Опыт: меняем напряжение, измеряем силу тока", "ink", 600, 400, 520));
        // The axes, then the points one after the other, and the line through them.
        yield return (270, teacher, _ => Line(FigureKind.Arrow, 2_000, 8_000, 13_500, 8_000));
        yield return (276, teacher, _ => Line(FigureKind.Arrow, 2_000, 8_000, 2_000, 1_600));
        yield return (282, teacher, _ => Write("U, В", "ink", 13_200, 8_200, 420));
        yield return (287, teacher, _ => Write("I, А", "ink", 700, 1_400, 420));
        for (var at = 1; at <= 5; at++)
        {
            var (x, y) = (2_000 + (at * 2_000), 8_000 - (at * 1_150));
            yield return (290 + (at * 38), teacher, _ => Line(FigureKind.Ellipse, x - 110, y - 110, x + 110, y + 110, "red"));
        }

        yield return (520, teacher, _ => Hand("blue", Enumerable.Range(0, 60).Select(step => (2_000 + (step * 185), 8_000 - (int)(step * 106.4) + (step * 7 % 23)))));
        yield return (548, pupils[1], _ => new Say("Получается прямая!", TalkTo.Everybody));
        yield return (570, teacher, _ => Write("I ~ U", "blue", 9_500, 2_200, 900));
        yield return (640, teacher, room => new Show(Slide(room, 3)));
        yield return (668, teacher, room => new Draw(Slide(room, 3), new Stroke("orange", 350, [3_000, 4_900, 1_800, 60, 2_200, -80, 2_400, 40], IsMarker: true)));
        yield return (705, teacher, _ => new WriteNotes("Закон Ома: I = U / R.\nСила тока прямо пропорциональна напряжению и обратно пропорциональна сопротивлению.\n§ 42, 44.", 0));
    }

    private IEnumerable<(double, Guid, Func<Room, RoomAct>)> Questions()
    {
        yield return (780, teacher, _ => new AskPresence());
        for (var at = 0; at < pupils.Count - 1; at++)
        {
            var person = pupils[at];
            if (at != 2)
            {
                yield return (784 + (at * 3.5), person, room => new AnswerPresence(room.Table.Checks[^1].Id));
            }
        }

        yield return (860, teacher, _ => new StartPoll("Сопротивление увеличили вдвое, напряжение прежнее. Что с током?", ["вырос вдвое", "уменьшился вдвое", "не изменился"], false, [1]));
        int[] votes = [1, 1, 0, 2, 1];
        for (var at = 0; at < votes.Length; at++)
        {
            var (person, vote) = (pupils[at], votes[at]);
            yield return (872 + (at * 6), person, room => new Vote(room.Polls.Polls[^1].Id, [vote]));
        }

        yield return (925, teacher, room => new ShowPoll(room.Polls.Polls[^1].Id, null));
        yield return (950, pupils[3], _ => new Say("А почему уменьшился?", TalkTo.Everybody));
        yield return (990, teacher, _ => new AskQuestion(question.VersionId, question.Asked));
        (string Text, string Unit)[] answers = [("0,5", "А"), ("500", "мА"), ("2", "А"), ("0,5", "А")];
        for (var at = 0; at < answers.Length; at++)
        {
            var (person, answer) = (pupils[at], answers[at]);
            yield return (1_004 + (at * 7), person, room => new AnswerQuestion(room.Questions.All[^1].Id, new NumericAnswer(answer.Text, answer.Unit), null));
        }

        yield return (1_045, teacher, room => new CloseQuestion(room.Questions.All[^1].Id, null));
        yield return (975, teacher, _ => new Say("R стоит в знаменателе: делим на вдвое большее число.", TalkTo.Everybody));
    }

    private IEnumerable<(double, Guid, Func<Room, RoomAct>)> Practice()
    {
        yield return (1_060, teacher, room => new Show(Slide(room, 4)));
        yield return (1_120, teacher, _ => new Say("Решите на своих досках, у вас пять минут.", TalkTo.Everybody));
        var own = BoardName.Own(pupils[0]).ToString();
        yield return (1_170, pupils[0], _ => new Draw(own, new Writing("ink", 600, 900, 900, "U = 12 В, R = 4 Ом")));
        yield return (1_215, pupils[0], _ => new Draw(own, new Writing("ink", 600, 900, 2_200, "I = U / R = 12 / 4")));
        yield return (1_260, pupils[0], _ => new Draw(own, new Writing("green", 800, 900, 3_600, "I = 3 А")));
        yield return (1_268, pupils[0], _ => Hand("green", Enumerable.Range(0, 30).Select(step => (900 + (step * 120), 4_900 + (step % 2 * 40))), own));
        yield return (1_300, pupils[1], _ => new Draw(BoardName.Own(pupils[1]).ToString(), new Writing("ink", 600, 900, 900, "I = 12 · 4 = 48 А")));
        yield return (1_440, teacher, _ => new Show(own));
        yield return (1_470, teacher, _ => new Say("Посмотрите, как коротко решила Анна.", TalkTo.Everybody));
        yield return (1_500, teacher, _ => new Draw(own, new Figure("red", FigureKind.Rectangle, 60, 700, 3_400, 4_600, 4_700)));
        yield return (1_530, pupils[1], _ => new Say("Я умножил, а надо было делить", TalkTo.Staff));
        yield return (1_600, teacher, _ => new Show("board:2"));
        yield return (1_615, teacher, _ => Write("Дома: § 44, упр. 19 (1, 2)", "ink", 900, 900, 700, "board:2"));
        yield return (1_640, teacher, _ => Write("Вопрос на подумать: почему лампа перегорает при включении?", "violet", 900, 2_600, 480, "board:2"));
    }

    private IEnumerable<(double, Guid, Func<Room, RoomAct>)> Closing()
    {
        yield return (1_900, pupils[4], _ => new Say("Спираль холодная, сопротивление маленькое?", TalkTo.Everybody));
        yield return (1_925, teacher, _ => new Say("Точно! Об этом на следующем уроке.", TalkTo.Everybody));
        yield return (2_330, teacher, _ => new Say("Спасибо за урок, до встречи!", TalkTo.Everybody));
        yield return (2_345, pupils[0], _ => new Say("До свидания!", TalkTo.Everybody));
        yield return (2_380, teacher, _ => new End());
    }

    private static string Slide(Room room, int page) => new BoardName(BoardKind.Slide, page, room.Boards.Slides[0].Id).ToString();

    private static Draw Write(string text, string colour, int x, int y, int size, string board = "board:1") => new(board, new Writing(colour, size, x, y, text));

    private static Draw Line(FigureKind kind, int fromX, int fromY, int toX, int toY, string colour = "ink") => new("board:1", new Figure(colour, kind, 50, fromX, fromY, toX, toY));

    private static Draw Hand(string colour, IEnumerable<(int X, int Y)> points, string board = "board:1")
    {
        List<int> steps = [];
        var (lastX, lastY) = (0, 0);
        foreach (var (x, y) in points)
        {
            steps.AddRange([x - lastX, y - lastY]);
            (lastX, lastY) = (x, y);
        }

        return new Draw(board, new Stroke(colour, 60, steps, IsMarker: false));
    }
}
