using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Courses;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Assessment;

namespace MethodCabinet.Server.Data.Seed.Example;

/// <summary>A course that teachers learn at present, each at another place of it, with practical works that wait to be marked; and a template for the next one.</summary>
internal sealed class ExampleCourses(AppDb db, TextRenderer renderer, ExamplePeople people, DateOnly today, DateTimeOffset now)
{
    private const int Learners = 24;

    private static readonly Criterion[] Criteria =
    [
        new("formulas", "Средний балл и качество знаний считаются формулами, а не вручную", 4),
        new("layout", "Таблица читается: заголовки, закреплённая строка, ширина столбцов", 3),
        new("rules", "Условное форматирование показывает, кому нужна помощь", 3),
    ];

    private const string Tables = "Электронные таблицы в работе учителя";

    private readonly Random random = new(2027);
    private readonly ExampleQuiz quiz = new(db, renderer, people, now);

    public static Guid TablesId { get; } = ExampleIds.Of("course", Tables);

    public void Write()
    {
        var course = CourseOf(Tables, "Как вести журнал, считать качество знаний и видеть, кому нужна помощь. Подойдёт любая программа: Р7-Офис, МойОфис, LibreOffice, Excel.", 36, isTemplate: false);
        var first = ModuleOf(course, "Первая таблица", null,
            ("Зачем учителю таблицы", 15, new TextContent(Why, "")),
            ("Адреса ячеек и формулы", 30, new TextContent(Formulas, "")),
            ("Проверьте себя: формулы и адреса", 15, quiz.Write()),
            ("Справка: функции для журнала", 10, new LinkContent("Откройте страницу справки и найдите три функции: СРЗНАЧ, СЧЁТЕСЛИ, ЕСЛИ.", "", "https://help.libreoffice.org/latest/ru/text/scalc/01/04060100.html")));
        var second = ModuleOf(course, "Журнал класса", first.Units[1].Id,
            ("Условное форматирование", 25, new TextContent(Formatting, "")),
            ("Практическая работа: журнал класса", 90, new AssignmentContent(Task, "", Criteria, 6, 3, LateRule.Accept)));
        course.Arrange(new([first, second with { Units = [second.Units[0], second.Units[1] with { DueDay = 21 }] }]));
        Publish(course, now.AddDays(-20));
        TeachAutumn(course);

        var template = CourseOf("Короткий курс на 16 часов (шаблон)", "Три занятия и итоговая работа. Создайте курс как копию и замените тексты своими.", 16, isTemplate: true);
        template.Arrange(new([ModuleOf(template, "Модуль", null,
            ("О чём этот курс", 10, new TextContent("Кому и зачем он нужен, сколько длится, что слушатель будет уметь.", "")),
            ("Тема", 45, new TextContent("Объяснение, пример, картинка, вопрос для себя.", "")),
            ("Итоговая работа", 90, new AssignmentContent("Что сделать, в каком виде прислать, на что обратить внимание.", "", [new("done", "Сделано то, что просили", 5)], 3, 3, LateRule.Accept)))]));
    }

    private void TeachAutumn(Course course)
    {
        var cohort = new Cohort { Id = ExampleIds.Of("cohort", course.Title), CourseId = course.Id, Edition = 1, CreatedAt = now.AddDays(-19) };
        cohort.Plan("Осенний поток", today.AddDays(-14), today.AddDays(30), Admission.OnRequest, 30);
        db.AddRange(cohort, new CohortTutor { CohortId = cohort.Id, PersonId = people.Methodist.Id });
        var units = course.Outline.Units.ToList();
        var teacher = people.Accounts.Single(account => account.UserName == "teacher").Id;
        var colleagues = people.Memberships.Where(m => m.Kind == MembershipKind.Teacher && m.PersonId != teacher).Select(m => m.PersonId).Distinct().Skip(30).Take(Learners);
        foreach (var (index, person) in colleagues.Prepend(teacher).Index())
        {
            // Two have asked and await a decision; the teacher of the accounts has read two units.
            var asks = index > Learners - 2;
            var enrolment = new Enrolment { Id = ExampleIds.Of("enrolment", course.Title, index), CohortId = cohort.Id, PersonId = person, State = asks ? EnrolmentState.Requested : EnrolmentState.Active, AskedAt = now.AddDays(-16) };
            db.Add(enrolment);
            var read = asks ? 0 : index == 0 ? 2 : random.Next(units.Count);
            db.AddRange(units.Take(read).Index().Where(unit => unit.Item.Kind != UnitKind.Quiz)
                .Select(unit => new UnitProgress { EnrolmentId = enrolment.Id, UnitId = unit.Item.Id, OpenedAt = now.AddDays(unit.Index - 13), CompletedAt = now.AddDays(unit.Index - 13) }));
            TakeQuiz(enrolment, units, index, read);
            if (read == units.Count - 1)
            {
                HandIn(enrolment, units[^1], index);
            }
        }
    }

    /// <summary>Who has read on has passed it, and so have some of those who stand before it; the teacher of the accounts has it next.</summary>
    private void TakeQuiz(Enrolment enrolment, List<OutlineUnit> units, int index, int read)
    {
        var place = units.FindIndex(unit => unit.Kind == UnitKind.Quiz);
        if (index > 0 && read >= place)
        {
            quiz.Take(enrolment, units[place], read == units.Count - 1 ? 1 : read > place ? 0.85 : 0.5, now.AddDays(place - 13));
        }
    }

    /// <summary>Of those who have come so far every third is through, every third was asked for more, and the others wait.</summary>
    private void HandIn(Enrolment enrolment, OutlineUnit unit, int index)
    {
        var content = (AssignmentContent)db.UnitVersions.Local.Single(version => version.Id == unit.VersionId).Content;
        var at = now.AddHours(-30 + index);
        var work = Submission.HandIn(
            ExampleIds.Of("submission", index), enrolment.Id, unit.Id, unit.VersionId, content, null, "Журнал 7 класса за первую четверть. Качество знаний по классу — 48 %, двум ученикам нужна помощь.", 0, daysLate: 0, isOver: false, at);
        var progress = new UnitProgress { EnrolmentId = enrolment.Id, UnitId = unit.Id, OpenedAt = at };
        db.AddRange(work, progress);
        if (index % 3 == 0)
        {
            return;
        }

        var isGood = index % 3 == 1;
        work.Mark(
            content, new Dictionary<string, decimal> { ["formulas"] = isGood ? 4 : 1, ["layout"] = 3, ["rules"] = isGood ? 2 : 0 },
            isGood ? "Хорошая работа: формулы верны, таблицу легко читать." : "Качество знаний посчитано вручную. Замените число формулой СЧЁТЕСЛИ и добавьте правило для отметок ниже 3.",
            isReturned: false, people.Methodist.Id, at.AddHours(5));
        (progress.Points, progress.MaxPoints, progress.CompletedAt) = (work.Total, content.MaxPoints, isGood ? at.AddHours(5) : null);
        enrolment.Follow(isGood, at.AddHours(5));
    }

    private Course CourseOf(string title, string summary, int hours, bool isTemplate)
    {
        var course = new Course { Id = ExampleIds.Of("course", title), Audience = CourseAudience.Teachers, CreatedById = people.Methodist.Id, CreatedAt = now.AddDays(-40) };
        course.Describe(title, summary, renderer.Render(summary).Html, hours, isTemplate);
        db.Add(course);
        return course;
    }

    /// <param name="after">Unit for which all of the module wait; null for none.</param>
    private CourseModule ModuleOf(Course course, string title, Guid? after, params (string Title, int Minutes, UnitContent Content)[] units) => new(
        ExampleIds.Of("module", course.Title, title),
        title,
        [
            .. units.Select(unit =>
            {
                var version = new UnitVersion(
                    ExampleIds.Of("version", course.Title, unit.Title), course.Id, ExampleIds.Of("unit", course.Title, unit.Title), unit.Content with { Html = renderer.Render(unit.Content.Text).Html }, people.Methodist.Id, now.AddDays(-30));
                db.Add(version);
                return new OutlineUnit(version.UnitId, version.Id, unit.Content.Kind, unit.Title, unit.Minutes, IsRequired: true, Release.AtOnce with { After = after is { } id ? [id] : [] });
            }),
        ]);

    private void Publish(Course course, DateTimeOffset at)
    {
        var contents = db.UnitVersions.Local.Where(version => version.CourseId == course.Id).ToDictionary(version => version.Id, version => version.Content);
        db.Add(course.Publish(null, contents, people.Methodist.Id, at));
    }

    private const string Why =
        """
        Таблица делает за учителя три скучные вещи: **считает**, **сортирует** и **показывает**, где что-то не так.

        За этот курс вы сделаете журнал своего класса, который сам считает средний балл и качество знаний и выделяет тех, кому нужна помощь. Его можно будет копировать из четверти в четверть.

        Вот чем таблица отличается от списка на бумаге:

        | На бумаге | В таблице |
        |---|---|
        | Исправил отметку — пересчитал всё | Исправил отметку — пересчиталось само |
        | Чтобы найти, листаем | Чтобы найти, отбираем |
        | Один экземпляр | Копия за секунду |

        > Не бойтесь испортить: действие можно отменить (Ctrl + Z), а файл — скопировать заранее.
        """;

    private const string Formulas =
        """
        У каждой ячейки есть адрес: столбец и строка, например `B3`. Формула начинается со знака равенства: `=B3+B4`.

        **Средний балл** ученика, чьи отметки стоят в ячейках от B3 до K3:

        `=СРЗНАЧ(B3:K3)`

        **Качество знаний** — доля отметок «4» и «5»:

        $$q=\frac{n_4+n_5}{n}\cdot 100\ \%$$

        В таблице: `=СЧЁТЕСЛИ(B3:K3;">=4")/СЧЁТ(B3:K3)`, и формат ячейки «процент».

        Попробуйте: введите пять отметок в строку и обе формулы рядом. Измените одну отметку и посмотрите, что пересчиталось.
        """;

    private const string Formatting =
        """
        Условное форматирование красит ячейку **по правилу**: правило записано один раз, а работает всегда.

        1. Выделите столбец со средним баллом.
        2. Выберите «Формат → Условное форматирование».
        3. Задайте правило «значение меньше 3» и светлую заливку.

        Не полагайтесь только на цвет: его не видно на чёрно-белой печати и его не различают люди с дальтонизмом. Добавьте рядом столбец со словом: `=ЕСЛИ(L3<3;"нужна помощь";"")`.
        """;

    private const string Task =
        """
        Сделайте журнал своего класса за одну четверть.

        1. Не меньше десяти учеников и десяти отметок. **Имена замените номерами**: персональные данные учеников присылать нельзя.
        2. Средний балл и качество знаний каждого ученика и всего класса — формулами.
        3. Правило, которое показывает, кому нужна помощь.

        Пришлите файл таблицы и одну-две фразы о том, что вы увидели в своём классе.
        """;
}
