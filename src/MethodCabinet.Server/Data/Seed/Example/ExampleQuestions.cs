using MethodCabinet.Domain.Assessment;

namespace MethodCabinet.Server.Data.Seed.Example;

/// <summary>A question as an author would write it; the seed renders it and puts it into a bank.</summary>
/// <param name="Essays">What pupils write, where people mark it; null for nothing.</param>
internal sealed record ExampleQuestion(string Title, string Statement, QuestionBody Body, AnswerKey Key, PointRule Points, IReadOnlyList<string>? Essays = null);

/// <summary>The questions of the example olympiads. The physics paper holds every type that there is.</summary>
internal static class ExampleQuestions
{
    private static readonly TextRule Forgiving = new(IgnoreCase: true, YoEqualsYe: true, Slips: 1);

    private static readonly string[] Poem =
    [
        "Стихотворение говорит о терпении. Деревья зимой стоят молча: «напрасные на них застыли слёзы», но они не жалуются. Поэт называет их слёзы напрасными, потому что зима всё равно не уйдёт раньше срока. "
            + "Слова «злей метель» и «сердце рвёт» показывают, как тяжело. В последней строфе настроение меняется: «но верь весне», и мы понимаем, что деревья — это люди, которые умеют ждать.",
        "Фет описывает зимний лес. Дуб и берёза стоят без листьев, вокруг метель. Автор использует олицетворение: деревья плачут и молчат, как люди. Мне кажется, что стихотворение о том, что после зимы всегда бывает весна.",
        "В стихотворении три части. Сначала призыв: «Учись у них». Потом картина стужи, где всё построено на противопоставлении живого и замёрзшего. И в конце обещание: «опять теплом и жизнию дыша». "
            + "Повелительное наклонение в начале и в конце обрамляет текст. Поэт учит не бороться и не жаловаться, а выдержать — и тогда новое откровенье придёт само.",
        "Это стихотворение про природу. Поэт любит берёзу и дуб. Зимой холодно, деревья стоят голые. Весной они снова станут зелёными.",
    ];

    private static readonly string[] Letters =
    [
        "Алексей Иванович! Вы называете Гринёва мальчишкой, но сами присягаете Пугачёву в тот же день, когда крепость взята. Вы умнее многих в этой крепости и знаете, что делаете, — тем хуже. "
            + "Честь, по-вашему, годится только для тех, кому ничего не грозит. Я с этим не согласен: она и проверяется тогда, когда страшно.",
        "Здравствуйте, Пётр Андреевич! Я хочу с Вами поспорить о Савельиче. Вы говорите с ним как с ребёнком, а он дважды спас Вам жизнь. Когда он упал в ноги Пугачёву, он не думал о себе.",
        "Дорогой Швабрин! Ты поступил плохо, потому что предал. Так делать нельзя. Маша не любила тебя, и это понятно.",
    ];

    public static IReadOnlyList<ExampleQuestion> Physics(Guid circuitImageId) =>
    [
        new(
            "Плавание тел",
            "Брусок плавает на поверхности воды, погрузившись на $\\frac{3}{5}$ своего объёма. Плотность воды $1000\\ \\text{кг/м}^3$. Какова плотность материала бруска?",
            new ChoiceBody([new("a", "$400\\ \\text{кг/м}^3$"), new("b", "$600\\ \\text{кг/м}^3$"), new("c", "$1000\\ \\text{кг/м}^3$"), new("d", "$1600\\ \\text{кг/м}^3$")], Multiple: false),
            new ChoiceKey(["b"], ChoiceRule.AllOrNothing, new Dictionary<string, decimal>()),
            new PointRule(2)),
        new(
            "Теплопередача",
            "В каких случаях тепло передаётся главным образом **излучением**? Выберите все верные ответы.",
            new ChoiceBody(
            [
                new("a", "Земля нагревается лучами Солнца"), new("b", "ложка нагревается в горячем чае"), new("c", "руки греются у открытого огня сбоку"),
                new("d", "воздух в комнате нагревается от батареи под окном"),
            ], Multiple: true),
            new ChoiceKey(["a", "c"], ChoiceRule.OneMistakeHalf, new Dictionary<string, decimal>()),
            new PointRule(4)),
        new(
            "Вес в лифте",
            "Верно ли утверждение: в лифте, который движется вниз с **постоянной** скоростью, вес человека меньше, чем в неподвижном лифте?",
            new TrueFalseBody(),
            new TrueFalseKey(false),
            new PointRule(1)),
        new(
            "Прибор для давления",
            "Как называется прибор, которым измеряют атмосферное давление? Ответ дайте одним словом в именительном падеже.",
            new ShortTextBody(),
            new ShortTextKey([new TextVariant("барометр"), new TextVariant("барометр*анероид", 1)], Forgiving),
            new PointRule(2)),
        new(
            "Средняя скорость",
            "Первую половину пути велосипедист ехал со скоростью 20 км/ч, вторую — со скоростью 5 км/ч. Найдите среднюю скорость на всём пути.",
            new NumericBody(["км/ч", "м/с"]),
            new NumericKey([new NumericVariant(8, 0.05m)], [new UnitFactor("км/ч", 1), new UnitFactor("м/с", 3.6m)], WrongUnitShare: 0.5m),
            new PointRule(4)),
        new(
            "Величины и единицы",
            "Поставьте в соответствие физической величине её единицу в СИ.",
            new MatchingBody(
                [new("a", "сила"), new("b", "давление"), new("c", "мощность"), new("d", "количество теплоты")],
                [new("1", "Па"), new("2", "Н"), new("3", "Дж"), new("4", "Вт"), new("5", "кг")]),
            new MatchingKey(new Dictionary<string, string> { ["a"] = "2", ["b"] = "1", ["c"] = "4", ["d"] = "3" }, PartialRule.Proportional),
            new PointRule(4)),
        new(
            "По возрастанию плотности",
            "Расположите вещества по **возрастанию** плотности.",
            new OrderingBody([new("hg", "ртуть"), new("ice", "лёд"), new("al", "алюминий"), new("h2o", "вода"), new("fe", "железо")]),
            new OrderingKey(["ice", "h2o", "al", "fe", "hg"], PartialRule.LongestRun),
            new PointRule(4)),
        new(
            "Агрегатные состояния",
            "Заполните пропуски.",
            new GapTextBody(
                "Переход вещества из жидкого состояния в газообразное называют {{g1}}, а обратный переход — {{g2}}. При кипении температура жидкости {{g3}}.",
                [new Gap("g1", [], 16), new Gap("g2", [], 16), new Gap("g3", ["растёт", "не изменяется", "уменьшается"])]),
            new GapsKey(
                new Dictionary<string, GapKey>
                {
                    ["g1"] = new([new TextVariant("парообразованием"), new TextVariant("испарением", 0.5m)], []),
                    ["g2"] = new([new TextVariant("конденсацией")], []),
                    ["g3"] = new([new TextVariant("не изменяется")], []),
                },
                Forgiving, PartialRule.Proportional),
            new PointRule(3)),
        new(
            "Таблица движения",
            "Тело движется равномерно. Заполните пустые клетки таблицы.",
            new TableBody(
                ["Время, с", "Путь, м"],
                [
                    [new TableCell("2", null), new TableCell("3", null)], [new TableCell("4", null), new TableCell(null, "r1")],
                    [new TableCell(null, "r2"), new TableCell("15", null)],
                ],
                [new Gap("r1", [], 6), new Gap("r2", [], 6)]),
            new GapsKey(
                new Dictionary<string, GapKey> { ["r1"] = new([], [new NumericVariant(6)]), ["r2"] = new([], [new NumericVariant(10)]) },
                new TextRule(), PartialRule.Proportional),
            new PointRule(2)),
        new(
            "Амперметр в цепи",
            "На схеме два прибора обозначены пустыми кружками. Отметьте тот из них, который может быть **амперметром**, измеряющим силу тока в лампе.",
            new HotspotBody(circuitImageId, ExampleCircuit.Width, ExampleCircuit.Height, "Электрическая цепь: источник тока, лампа и два прибора, один включён последовательно с лампой, другой — параллельно ей", 1),
            new HotspotKey([ExampleCircuit.SeriesInstrument], PartialRule.AllOrNothing),
            new PointRule(2)),
        new(
            "Путь при равноускоренном движении",
            "Автомобиль трогается с места с постоянным ускорением $a$. Запишите формулу пути $s$, который он пройдёт за время $t$.",
            new FormulaBody(["a", "t"]),
            new FormulaKey("a*t^2/2", [new FormulaVariable("a", 0.5, 5), new FormulaVariable("t", 1, 10)]),
            new PointRule(3)),
        new(
            "Опыт с листом бумаги",
            "Стакан доверху наполнили водой, накрыли листом бумаги и перевернули. Вода не выливается. Объясните почему и опишите, что изменится, если в стакане останется воздух.",
            new EssayBody(MinWords: 30, MaxWords: 200),
            new ManualKey([new Criterion("k1", "Названо атмосферное давление", 2), new Criterion("k2", "Объяснена роль воздуха в стакане", 3)], "Атмосферное давление снизу больше давления столба воды."),
            new PointRule(5),
            ["Атмосферное давление действует на лист снизу и удерживает воду в стакане."]),
        new(
            "Расчётная задача",
            "В калориметр, содержащий 200 г воды при 20 °C, опустили брусок массой 100 г, нагретый до 100 °C. Установилась температура 24 °C. Найдите удельную теплоёмкость бруска. " +
            "Решите на бумаге, сфотографируйте решение и приложите снимки.",
            new UploadBody(4, ["image/jpeg", "image/png", "application/pdf"]),
            new ManualKey([new Criterion("k1", "Составлено уравнение теплового баланса", 3), new Criterion("k2", "Получен верный ответ", 2)], "c ≈ 442 Дж/(кг·°C)"),
            new PointRule(5)),
    ];

    public static IReadOnlyList<ExampleQuestion> Biology() =>
    [
        Choice("Лишайники", "Лишайник — это симбиоз гриба и…", 2, "водоросли", "мха", "папоротника", "бактериофага"),
        Choice("Кровеносная система", "У каких животных сердце двухкамерное?", 2, "у рыб", "у земноводных", "у пресмыкающихся", "у птиц"),
        Choice("Фотосинтез", "Какой газ выделяется при фотосинтезе?", 2, "кислород", "углекислый газ", "азот", "водород"),
        Multiple("Признаки грибов", "Какие признаки есть у грибов?", 4, ["клеточная стенка из хитина", "питание готовыми веществами"], ["хлоропласты", "корни"]),
        Text("Пыльца", "Как называется перенос пыльцы с тычинок на рыльце пестика?", 2, "опыление"),
        Number("Зубы человека", "Сколько постоянных зубов у взрослого человека, если выросли все?", 2, 32),
        new(
            "Классы животных", "Поставьте в соответствие животному его класс.",
            new MatchingBody([new("a", "карп"), new("b", "тритон"), new("c", "уж"), new("d", "ёж")], [new("1", "млекопитающие"), new("2", "земноводные"), new("3", "пресмыкающиеся"), new("4", "рыбы")]),
            new MatchingKey(new Dictionary<string, string> { ["a"] = "4", ["b"] = "2", ["c"] = "3", ["d"] = "1" }, PartialRule.Proportional), new PointRule(4)),
        new(
            "Развитие бабочки", "Расположите стадии развития бабочки по порядку.",
            new OrderingBody([new("pupa", "куколка"), new("egg", "яйцо"), new("imago", "взрослая бабочка"), new("larva", "гусеница")]),
            new OrderingKey(["egg", "larva", "pupa", "imago"], PartialRule.Pairs), new PointRule(4)),
    ];

    public static IReadOnlyList<ExampleQuestion> Mathematics() =>
    [
        Number("Сумма чисел", "Найдите сумму всех натуральных чисел от 1 до 100.", 3, 5050),
        Number("Проценты", "Цену товара сначала подняли на 20 %, а затем снизили на 20 %. На сколько процентов новая цена ниже первоначальной?", 3, 4),
        Choice("Делимость", "Какое из чисел делится на 9?", 2, "123 456 789", "987 654 322", "111 111 111 1", "100 000 001"),
        Choice("Степени", "Чему равно $2^{10} : 2^{7}$?", 2, "8", "4", "16", "1024"),
        Multiple("Квадраты", "Какие из чисел являются квадратами натуральных чисел?", 4, ["121", "196"], ["150", "210"]),
        Number("Рукопожатия", "Встретились 7 человек, каждый пожал руку каждому. Сколько было рукопожатий?", 3, 21),
        new(
            "Периметр", "Стороны прямоугольника равны $a$ и $b$. Запишите формулу его периметра.", new FormulaBody(["a", "b"]),
            new FormulaKey("2*(a+b)", [new FormulaVariable("a", 1, 10), new FormulaVariable("b", 1, 10)]), new PointRule(2)),
        new(
            "Чётность", "Верно ли, что сумма двух нечётных чисел всегда чётна?", new TrueFalseBody(), new TrueFalseKey(true), new PointRule(1)),
    ];

    /// <summary>All of it is marked by people.</summary>
    public static IReadOnlyList<ExampleQuestion> Literature() =>
    [
        new(
            "Анализ стихотворения",
            "Прочитайте стихотворение А. А. Фета «Учись у них — у дуба, у берёзы…». О чём оно и какими средствами поэт этого достигает?",
            new EssayBody(MinWords: 20, MaxWords: 400),
            new ManualKey(
                [new Criterion("k1", "Понято содержание", 5), new Criterion("k2", "Названы средства и показана их роль", 5), new Criterion("k3", "Речь точна и грамотна", 2)],
                "Зима — испытание, которое деревья выдерживают молча; терпение награждается весной. Олицетворение, противопоставление, обращение к читателю."),
            new PointRule(12),
            Poem),
        new(
            "Письмо герою",
            "Напишите письмо герою «Капитанской дочки», с которым вам хотелось бы поспорить. Объясните, в чём вы с ним не согласны.",
            new EssayBody(MinWords: 20, MaxWords: 300),
            new ManualKey([new Criterion("k1", "Позиция ясна и опирается на текст", 5), new Criterion("k2", "Найден верный тон письма", 3)], ModelAnswer: null),
            new PointRule(8),
            Letters),
    ];

    /// <summary>A single choice whose first option is the correct one; options are shown in an order of their own to each participant.</summary>
    private static ExampleQuestion Choice(string title, string statement, decimal points, params string[] options)
    {
        var items = ItemIds.Give(options);
        return new(
            title, statement, new ChoiceBody(items, Multiple: false),
            new ChoiceKey([items[0].Id], ChoiceRule.AllOrNothing, new Dictionary<string, decimal>()), new PointRule(points));
    }

    private static ExampleQuestion Multiple(string title, string statement, decimal points, string[] correct, string[] wrong)
    {
        var items = ItemIds.Give([.. correct, .. wrong]);
        return new(
            title, statement, new ChoiceBody(items, Multiple: true),
            new ChoiceKey([.. items.Take(correct.Length).Select(item => item.Id)], ChoiceRule.EachOption, new Dictionary<string, decimal>()), new PointRule(points));
    }

    private static ExampleQuestion Text(string title, string statement, decimal points, string answer) =>
        new(title, statement, new ShortTextBody(), new ShortTextKey([new TextVariant(answer)], Forgiving), new PointRule(points));

    private static ExampleQuestion Number(string title, string statement, decimal points, decimal answer) =>
        new(title, statement, new NumericBody([]), new NumericKey([new NumericVariant(answer)], []), new PointRule(points));
}
