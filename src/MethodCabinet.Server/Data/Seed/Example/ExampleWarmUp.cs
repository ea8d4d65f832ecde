using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Lessons.Rooms;
using MethodCabinet.Server.Assessment;

namespace MethodCabinet.Server.Data.Seed.Example;

/// <summary>A bank of short questions that teachers of physics ask in their lessons.</summary>
internal sealed class ExampleWarmUp(AppDb db, TextRenderer renderer, Guid author, DateTimeOffset at)
{
    private static readonly Dictionary<string, decimal> NoShares = [];

    /// <returns>The question that is asked in the lesson that was held.</returns>
    public (Guid VersionId, AskedQuestion Asked) Write()
    {
        var bank = new QuestionBank(ExampleIds.Of("bank", "warm-up"), "Физика, 8 класс: разминка", "physics", at, author);
        bank.OpenToLessons(true);
        db.Add(bank);
        var units = new ChoiceBody([new Item("a", "ампер"), new Item("b", "вольт"), new Item("c", "ом"), new Item("d", "ватт")], Multiple: false);
        Add(bank, "Единица сопротивления", "В чём измеряют электрическое сопротивление?", units, new ChoiceKey(["c"], ChoiceRule.AllOrNothing, NoShares));
        Add(bank, "Прибор для силы тока", "Каким прибором измеряют силу тока?", new ShortTextBody(), new ShortTextKey([new TextVariant("амперметр*")], new TextRule(Slips: 1)));
        var lamp = Add(
            bank, "Ток через лампу", "На лампу сопротивлением 6 Ом подано напряжение 3 В. Какова сила тока?", new NumericBody(["А", "мА"]),
            new NumericKey([new NumericVariant(0.5m)], [new UnitFactor("А", 1), new UnitFactor("мА", 0.001m)]));
        return (lamp.Id, new AskedQuestion(lamp.Title, lamp.StatementHtml, lamp.BodyRendered, lamp.Points.MaxPoints, new QuestionMarking(lamp.Key, lamp.Points)));
    }

    private QuestionVersion Add(QuestionBank bank, string title, string statement, QuestionBody body, AnswerKey key)
    {
        var question = new Question(ExampleIds.Of("question", bank.Title, title), bank.Id, bank.Subject, at);
        question.Classify(bank.Subject, 8, 8, ["разминка"]);
        var content = new QuestionContent(title, statement, renderer.Render(statement).Html, body, body.MapTexts(text => renderer.Render(text).Html), key, new PointRule(1));
        var version = question.Revise(null, false, content, ExampleIds.Of("question-version", bank.Title, title), at, author);
        db.AddRange(question, version);
        return version;
    }
}
