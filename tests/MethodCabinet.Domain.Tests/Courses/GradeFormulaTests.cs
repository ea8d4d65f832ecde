using System.Globalization;
using CsCheck;
using MethodCabinet.Domain.Courses;

namespace MethodCabinet.Domain.Tests.Courses;

public sealed class GradeFormulaTests
{
    private static readonly string[] Wrong = ["t1", "X1", "T0", "T", "T1a", "T123456"];
    private static readonly string[] Codes = ["T1", "T2", "P1", "P2"];
    private static readonly Gen<decimal?> Marks = Gen.Int[-1, 100].Select(mark => mark < 0 ? (decimal?)null : mark);

    /// <summary>Formulas as people write them, nested at random.</summary>
    private static readonly Gen<string> Formulas = Gen.Recursive<string>((depth, inner) => depth > 2
        ? Gen.OneOf(Any(Codes), Gen.Int[0, 120].Select(n => n.ToString(CultureInfo.InvariantCulture)), Any("0,4", "0.6", "33,33"))
        : Gen.OneOf(
            Gen.Select(inner, Any("+", "-", "*", "/", "·"), inner).Select((a, sign, b) => $"({a}) {sign} {b}"),
            Gen.Select(inner, inner).Select((a, b) => $"max({a}; {b})"),
            Gen.Select(inner, inner, inner).Select((a, b, c) => $"best(2; {a}; {b}; {c})"),
            Gen.Select(inner, Any("<", ">=", "=", "<>"), inner, inner).Select((a, sign, b, c) => $"if({a} {sign} {b}; {c}; {a})"),
            inner.Select(a => $"round({a}; 1)"),
            inner.Select(a => $"-({a})")));

    [Theory]
    [InlineData("0,4·T1 + 0,6·P2", 72, 0, 0, 85, 79.8)]
    [InlineData("0.4*t1+0.6*p2", 72, 0, 0, 85, 79.8)]
    [InlineData("0,4Т1 + 0,6Р2", 72, 0, 0, 85, 79.8)] // Cyrillic
    [InlineData("max(T1; T2)", 40, 60, 0, 0, 60)]
    [InlineData("max(T1,T2,10)", 40, 60, 0, 0, 60)]
    [InlineData("МАКС(Т1; Т2)", 40, 60, 0, 0, 60)]
    [InlineData("min(T1; 0,5)", 40, 60, 0, 0, 0.5)]
    [InlineData("avg(T1; T2; P1; P2)", 40, 60, 80, 100, 70)]
    [InlineData("срзнач(T1; T2)", 40, 60, 80, 100, 50)]
    [InlineData("best(2; T1; T2; P1)", 40, 60, 80, 0, 70)]
    [InlineData("if(T1 >= 60; P1; 0)", 60, 0, 90, 0, 90)]
    [InlineData("if(T1 ≥ 60; P1; 0)", 59.99, 0, 90, 0, 0)]
    [InlineData("ЕСЛИ(T1 = 60; P1; P2)", 60, 0, 90, 10, 90)]
    [InlineData("if(0,1*T1 + 0,2*T1 = 0,3*T1; 100; 0)", 10, 0, 0, 0, 100)]
    [InlineData("round(T1; 0)", 79.5, 0, 0, 0, 80)]
    [InlineData("round(0,1*T1, 1)", 79.5, 0, 0, 0, 8)]
    [InlineData("T1 / T2", 40, 0, 0, 0, 0)]
    [InlineData("T1 + P1 / (T2 - T2)", 40, 3, 50, 0, 40)]
    [InlineData("T1 + T2", 80, 70, 0, 0, 100)]
    [InlineData("T1 - T2", 10, 70, 0, 0, 0)]
    [InlineData("100 - (T1 - T2)", 50, 20, 0, 0, 70)]
    [InlineData("T1 / (2 * T2) * 4", 40, 8, 0, 0, 10)]
    [InlineData("9999999999999^99999 * T1", 1, 0, 0, 0, 100)]
    [InlineData("9999999999999^99999 - 9999999999999^99999 + T1", 1, 0, 0, 0, 0)]
    public void Gives(string formula, double t1, double t2, double p1, double p2, double expected)
    {
        var worked = GradeFormula.Read(formula, Codes).Work(Of((decimal)t1, (decimal)t2, (decimal)p1, (decimal)p2));
        Assert.Equal((decimal)expected, worked.Value);
    }

    [Fact]
    public void What_is_not_marked_counts_as_nothing_and_what_is_not_ones_own_is_left_out_of_lists()
    {
        var formula = GradeFormula.Read("avg(T1; T2; P1)", Codes);
        Assert.Equal(50, formula.Work(Of(90, null, 60, 0)).Value);
        Assert.Equal(75, formula.Work(new Dictionary<string, decimal?> { ["T1"] = 90, ["P1"] = 60 }).Value);
        Assert.Equal(0, formula.Work(new Dictionary<string, decimal?>()).Value);
        Assert.Equal(45, GradeFormula.Read("0,5*T1 + 0,5*T2", Codes).Work(new Dictionary<string, decimal?> { ["T1"] = 90 }).Value);
        Assert.Equal(90, GradeFormula.Read("best(2; T1; T2; P1)", Codes).Work(new Dictionary<string, decimal?> { ["T1"] = 90 }).Value);
    }

    [Fact]
    public void Lines_may_name_parts_in_any_order()
    {
        var worked = GradeFormula.Read("ИТОГ = 0,5·Тесты + 0,5·работы\nРаботы = max(P1; P2)\n\nтесты = avg(T1; T2)", Codes).Work(Of(70, 80, 10, 95));
        Assert.Equal(85, worked.Value);
        Assert.Equal(["тесты", "Работы", null], worked.Steps.Select(step => step.Name).OrderBy(name => name is null).ThenByDescending(name => name == "тесты"));
        Assert.Equal(85, worked.Steps[^1].Value);
    }

    [Theory]
    [InlineData("T1 + T3", "course.grade.formula-unknown", "T3")]
    [InlineData("0,5·Тесты", "course.grade.formula-unknown", "TECTЫ")]
    [InlineData("sin(T1)", "course.grade.formula-unknown", "SIN")]
    [InlineData("max(0,5)", "course.grade.formula-function", "max")]
    [InlineData("max(T1)", "course.grade.formula-function", "max")]
    [InlineData("best(T1; T2; P1)", "course.grade.formula-function", "best")]
    [InlineData("best(1,5; T1; T2)", "course.grade.formula-function", "best")]
    [InlineData("best(3; T1; T2)", "course.grade.formula-function", "best")]
    [InlineData("if(T1; T2; P1)", "course.grade.formula-function", "if")]
    [InlineData("if(T1>=60,1,0)", "course.grade.formula-function", "if")] // between digits a comma is decimal: 60,1 and 0
    [InlineData("round(T1; 7)", "course.grade.formula-function", "round")]
    [InlineData("max(T1 > 5; T2)", "course.grade.formula-function", "max")]
    [InlineData("max + T1", "course.grade.formula-function", "max")]
    [InlineData("T1 +", "course.grade.formula-unread", "T1 +")]
    [InlineData("T1 > 5", "course.grade.formula-unread", "T1 > 5")]
    [InlineData("T1)", "course.grade.formula-unread", "T1)")]
    [InlineData("|T1|", "course.grade.formula-unread", "|T1|")]
    [InlineData("А = Б\nБ = А + T1\nА", "course.grade.formula-cycle", null)]
    [InlineData("А = ИТОГ + 1\nА", "course.grade.formula-cycle", null)]
    [InlineData("А = А\nT1", "course.grade.formula-cycle", "А")]
    [InlineData("", "course.grade.formula-lines", null)]
    [InlineData("T1\nT2", "course.grade.formula-lines", null)]
    [InlineData("А = T1", "course.grade.formula-lines", null)]
    [InlineData("А = T1\nа = T2\nА", "course.grade.formula-lines", null)]
    [InlineData("T1 = T2\nT1", "course.grade.formula-lines", null)]
    [InlineData("max = T2\nT1", "course.grade.formula-lines", null)]
    public void Says_what_is_wrong(string formula, string code, string? about)
    {
        var broken = Assert.Throws<RuleBroken>(() => GradeFormula.Read(formula, Codes));
        Assert.Equal(code, broken.Error.Code);
        Assert.True(about is null || broken.Args!.Values.Contains(about), string.Join(' ', broken.Args?.Values ?? []));
    }

    /// <summary>A later edition may bring a column of that name, and the book must be read then as well.</summary>
    [Theory]
    [InlineData("T5 = avg(T1; T2)\nT5")]
    [InlineData("Т12 = 3\nT1")] // Cyrillic
    public void No_line_is_called_as_a_column_may_be(string formula) =>
        Assert.Equal(CourseErrors.GradeFormulaLines, Assert.Throws<RuleBroken>(() => GradeFormula.Read(formula, Codes)).Error);

    [Fact]
    public void The_mark_is_the_line_without_a_name_also_where_another_names_it() =>
        Assert.Equal(80, GradeFormula.Read("Половина = ИТОГ / 2\nT1", Codes).Work(new Dictionary<string, decimal?> { ["T1"] = 80 }).Value);

    [Fact]
    public void Too_long_a_formula_is_refused_and_so_is_too_deep_a_one()
    {
        Assert.Equal(CourseErrors.GradeFormulaLong, Assert.Throws<RuleBroken>(() => GradeFormula.Read(new string('1', GradeFormula.MaxLength + 1), Codes)).Error);
        Assert.Equal(CourseErrors.GradeFormulaUnread, Assert.Throws<RuleBroken>(() => GradeFormula.Read(new string('(', 200) + "T1" + new string(')', 200), Codes)).Error);
        Assert.Equal(CourseErrors.GradeFormulaLines, Assert.Throws<RuleBroken>(() => GradeFormula.Read(string.Join('\n', Enumerable.Range(1, GradeFormula.MaxSteps).Select(n => $"А{n} = T1").Append("T1")), Codes)).Error);
    }

    [Fact]
    public void Every_formula_has_a_value_between_nothing_and_a_hundred_for_every_learner() => Gen.Select(Formulas, Marks.Array[4], Gen.Bool.Array[4]).Sample((formula, marks, own) =>
    {
        var worked = GradeFormula.Read(formula, Codes).Work(Codes.Index().Where(code => own[code.Index]).ToDictionary(code => code.Item, code => marks[code.Index]));
        Assert.InRange(worked.Value, 0, 100);
        Assert.Equal(decimal.Round(worked.Value, 1), worked.Value);
    });

    [Fact]
    public void What_is_shown_is_what_was_reckoned() => Gen.Select(Formulas, Marks.Array[4]).Sample((formula, marks) =>
    {
        var of = Of(marks[0], marks[1], marks[2], marks[3]);
        var shown = GradeFormula.Read(formula, Codes).Work(of);
        var again = GradeFormula.Read(string.Join(' ', shown.Steps[^1].Tokens.Select(token => token.Kind == FormulaTokenKind.Number ? token.Value!.Value.ToString(CultureInfo.GetCultureInfo("ru-RU")) : token.Text)), Codes).Work(of);
        Assert.Equal(shown.Steps[^1].Value, again.Steps[^1].Value);
    });

    [Fact]
    public void The_working_names_columns_functions_and_numbers()
    {
        var step = Assert.Single(GradeFormula.Read("0,4·T1 + 0,6·max(P1; P2)", Codes).Work(Of(72, 0, 85, 10)).Steps);
        Assert.Equal(
            ["0,4", "*", "T1=72", "+", "0,6", "*", "max", "(", "P1=85", ";", "P2=10", ")"],
            step.Tokens.Select(token => token.Kind switch
            {
                FormulaTokenKind.Number => token.Value!.Value.ToString(CultureInfo.GetCultureInfo("ru-RU")),
                FormulaTokenKind.Column => $"{token.Text}={token.Value}",
                _ => token.Text,
            }));
        Assert.Equal(79.8m, step.Value);
    }

    [Fact]
    public void Codes_stay_and_are_never_given_again()
    {
        var (a, b, c, d) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var codes = GradeCodes.Give([(a, UnitKind.Quiz), (b, UnitKind.Assignment), (c, UnitKind.Quiz)], new Dictionary<Guid, string>());
        Assert.Equal(["T1", "P1", "T2"], new[] { a, b, c }.Select(id => codes[id]));

        // The second quiz is gone, and another stands before the first.
        var later = GradeCodes.Give([(d, UnitKind.Quiz), (a, UnitKind.Quiz), (b, UnitKind.Assignment)], codes);
        Assert.Equal(["T3", "T1", "P1", "T2"], new[] { d, a, b, c }.Select(id => later[id]));
    }

    [Fact]
    public void A_grade_by_a_formula_tells_its_learner_nothing_of_a_quiz_that_keeps_its_points() => Gen.Select(Formulas, Marks.Array[4], Marks).Sample((text, marks, secret) =>
    {
        Guid[] units = [.. Codes.Select(_ => Guid.NewGuid())];
        var rule = new GradeRule(GradeFormula.Read(text, Codes), units.Zip(Codes).ToDictionary(pair => pair.First, pair => pair.Second));
        GradeMark[] made = [.. units.Zip(marks, (unit, mark) => new GradeMark(unit, 1, mark, 100))];
        GradeMark[] otherwise = [made[0] with { Points = secret }, .. made[1..]];
        var silent = new HashSet<Guid> { units[0] };
        var (one, other) = (Grade.Told(made, silent, 0, 60, null, rule), Grade.Told(otherwise, silent, 0, 60, null, rule));
        Assert.Equal((one.IsPartial, one.Grade.Computed, one.Grade.SoFar, one.Grade.Percent, one.Grade.IsPassed), (other.IsPartial, other.Grade.Computed, other.Grade.SoFar, other.Grade.Percent, other.Grade.IsPassed));
        Assert.Equal(rule.Uses(units[0]), one.IsPartial);
        Assert.Equal(one.IsPartial, one.Grade.Worked is null);
    });

    [Fact]
    public void A_grade_is_made_by_the_formula_and_what_is_not_marked_leaves_so_far_open()
    {
        var (a, b) = (Guid.NewGuid(), Guid.NewGuid());
        var rule = new GradeRule(GradeFormula.Read("0,4·T1 + 0,6·P1", Codes), new Dictionary<Guid, string> { [a] = "T1", [b] = "P1" });
        var grade = Grade.Of([new(a, 1, 7.2m, 10), new(b, 5, 17, 20)], 1, 75, null, rule);
        Assert.Equal((79.8m, 79.8m, 79.8m, true), (grade.Computed!.Value, grade.SoFar!.Value, grade.Percent!.Value, grade.IsPassed));
        Assert.All(grade.Lines, line => Assert.Equal((false, 0m), (line.IsDropped, line.Gives)));
        var open = Grade.Of([new(a, 1, 7.2m, 10), new(b, 5, null, 20)], 1, 75, null, rule);
        Assert.Equal((28.8m, null, false), (open.Computed!.Value, open.SoFar, open.IsPassed));
        Assert.Equal((90m, 79.8m), (Grade.Of([new(a, 1, 7.2m, 10), new(b, 5, 17, 20)], 1, 75, 90, rule).Percent!.Value, grade.Computed!.Value));
        Assert.Null(Grade.Of([], 0, 60, null, rule).Computed);
    }

    [Fact]
    public void A_scheme_takes_only_a_formula_of_its_own_codes()
    {
        var unit = Guid.NewGuid();
        var scheme = new GradeScheme { CohortId = Guid.NewGuid() };
        var plan = new GradePlan(new Dictionary<Guid, decimal>(), 0, 60, "T1", new Dictionary<Guid, string> { [unit] = "T1" });
        scheme.Set(plan);
        Assert.Equal(("T1", "T1"), (scheme.Formula, scheme.Codes[unit]));
        Assert.Equal(CourseErrors.GradeFormulaUnknown, Assert.Throws<RuleBroken>(() => scheme.Set(plan with { Formula = "P1" })).Error);
        Assert.All(
            Wrong,
            code => Assert.Equal(CourseErrors.GradeSchemeInvalid, Assert.Throws<RuleBroken>(() => scheme.Set(plan with { Formula = "", Codes = new Dictionary<Guid, string> { [unit] = code } })).Error));
    }

    private static Gen<string> Any(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static Dictionary<string, decimal?> Of(decimal? t1, decimal? t2, decimal? p1, decimal? p2) => new() { ["T1"] = t1, ["T2"] = t2, ["P1"] = p1, ["P2"] = p2 };
}
