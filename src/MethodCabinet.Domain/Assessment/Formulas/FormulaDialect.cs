namespace MethodCabinet.Domain.Assessment.Formulas;

/// <summary>A function of several values.</summary>
/// <param name="Names">In capitals; the first is its own, and the others are as good.</param>
/// <param name="Fits">Whether it takes these, of which none is a comparison, unless it <paramref name="Decides"/>.</param>
/// <param name="Decides">The first value is a comparison.</param>
internal sealed record ListFunction(
    IReadOnlyList<string> Names, Func<IReadOnlyList<Formula>, bool> Fits, Func<IReadOnlyList<Formula>, double[], double> At, bool Decides = false)
{
    public bool Takes(IReadOnlyList<Formula> arguments) => arguments.Skip(Decides ? 1 : 0).All(argument => argument is not Comparison) && Fits(arguments);
}

/// <summary>Which functions a formula may use, and what has no value.</summary>
/// <param name="Functions">Of one value, whose brackets may be left out.</param>
/// <param name="Lists">Functions of several values, in brackets, with semicolons or commas between them; a comma between two digits stays a decimal one.</param>
/// <param name="IsTotal">Every formula has a value: nothing comes of a division by nothing, and variables may be missing. Names are whole words then, and π, e and bars are none.</param>
internal sealed record FormulaDialect(IReadOnlyDictionary<string, Func<double, double>> Functions, IReadOnlyDictionary<string, ListFunction> Lists, bool IsTotal)
{
    /// <summary>What participants write as answers.</summary>
    public static FormulaDialect Answers { get; } = new(
        new Dictionary<string, Func<double, double>>
        {
            ["sin"] = Math.Sin,
            ["cos"] = Math.Cos,
            ["tan"] = Math.Tan,
            ["tg"] = Math.Tan,
            ["ctg"] = x => 1 / Math.Tan(x),
            ["cot"] = x => 1 / Math.Tan(x),
            ["arcsin"] = Math.Asin,
            ["arccos"] = Math.Acos,
            ["arctan"] = Math.Atan,
            ["arctg"] = Math.Atan,
            ["sqrt"] = Math.Sqrt,
            ["ln"] = Math.Log,
            ["lg"] = Math.Log10,
            ["log"] = Math.Log10,
            ["exp"] = Math.Exp,
            ["abs"] = Math.Abs,
        },
        new Dictionary<string, ListFunction>(),
        IsTotal: false);

    /// <summary>What the mark of a course is made by, in capitals: <c>0,4·T1 + 0,6·MAX(P1; P2)</c>. Functions have the names of spreadsheets too.</summary>
    public static FormulaDialect Marks { get; } = new(
        new Dictionary<string, Func<double, double>>(),
        new ListFunction[]
        {
            Of(["MIN", "МИН"], values => values.Min()),
            Of(["MAX", "МАКС"], values => values.Max()),
            Of(["AVG", "СРЗНАЧ", "СРЕДНЕЕ"], values => values.Average()),
            new(
                ["BEST", "ЛУЧШИЕ"],
                arguments => arguments is [Constant { Value: >= 1 } count, ..] && double.IsInteger(count.Value) && arguments.Count >= 3 && count.Value <= arguments.Count - 1,
                (arguments, variables) => There(arguments.Skip(1), variables).OrderDescending().Take((int)((Constant)arguments[0]).Value).DefaultIfEmpty().Average()),
            new(
                ["ROUND", "ОКРУГЛ"],
                arguments => arguments is [_] || (arguments is [_, Constant { Value: >= 0 and <= 2 } places] && double.IsInteger(places.Value)),
                (arguments, variables) => Rounded(arguments[0].At(variables), arguments is [_, Constant places] ? (int)places.Value : 0)),
            new(
                ["IF", "ЕСЛИ"],
                arguments => arguments is [Comparison, _, _],
                (arguments, variables) => arguments[arguments[0].At(variables) > 0 ? 1 : 2].At(variables),
                Decides: true),
        }.SelectMany(function => function.Names.Select(name => (Name: FormulaText.Plain(name), function))).ToDictionary(named => named.Name, named => named.function),
        IsTotal: true);

    /// <summary>One value alone is a slip: <c>MAX(0,5)</c> is read as the maximum of one half.</summary>
    private static ListFunction Of(IReadOnlyList<string> names, Func<IEnumerable<double>, double> apply) => new(
        names, arguments => arguments.Count >= 2, (arguments, variables) => There(arguments, variables) is { Count: > 0 } there ? apply(there) : 0);

    private static List<double> There(IEnumerable<Formula> arguments, double[] variables) =>
        [.. arguments.Where(argument => argument is not Assigned variable || variable.IsThere(variables)).Select(argument => argument.At(variables))];

    // Halves away from zero by the figures that are written: 79.85 is no binary fraction.
    private static double Rounded(double value, int places) =>
        double.IsFinite(value) && Math.Abs(value) < 1e15 ? (double)decimal.Round((decimal)value, places, MidpointRounding.AwayFromZero) : value;
}
