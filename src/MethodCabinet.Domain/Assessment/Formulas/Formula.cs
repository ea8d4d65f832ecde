namespace MethodCabinet.Domain.Assessment.Formulas;

/// <summary>A parsed formula.</summary>
internal abstract record Formula
{
    /// <summary>The value with variables in the order of the parser's names; NaN or infinite where there is none.</summary>
    public abstract double At(double[] variables);
}

internal sealed record Constant(double Value) : Formula
{
    public override double At(double[] variables) => Value;
}

internal sealed record Variable(int Index) : Formula
{
    public override double At(double[] variables) => variables[Index];
}

internal sealed record Unary(Func<double, double> Apply, Formula Of) : Formula
{
    public override double At(double[] variables) => Apply(Of.At(variables));
}

internal sealed record Negative(Formula Of) : Formula
{
    public override double At(double[] variables) => -Of.At(variables);
}

internal sealed record Binary(char Operation, Formula Left, Formula Right) : Formula
{
    public override double At(double[] variables)
    {
        var (a, b) = (Left.At(variables), Right.At(variables));
        return Operation switch
        {
            '+' => a + b,
            '-' => a - b,
            '*' => a * b,
            '/' => a / b,
            _ => Math.Pow(a, b),
        };
    }
}

/// <summary>A division that always has a value: by nothing it gives nothing.</summary>
internal sealed record Quotient(Formula Left, Formula Right) : Formula
{
    public override double At(double[] variables) => Right.At(variables) is var by && by != 0 ? Left.At(variables) / by : 0;
}

/// <summary>A variable that may have no value (NaN): in a sum it counts as nothing, and lists leave it out.</summary>
internal sealed record Assigned(int Index) : Formula
{
    public override double At(double[] variables) => IsThere(variables) ? variables[Index] : 0;

    public bool IsThere(double[] variables) => !double.IsNaN(variables[Index]);
}

/// <summary>1 where it holds, 0 where it does not. Values are compared as they are read, to fifteen figures.</summary>
/// <param name="Sign">One of <c>&lt; &gt; &lt;= &gt;= = &lt;&gt;</c>.</param>
internal sealed record Comparison(string Sign, Formula Left, Formula Right) : Formula
{
    public override double At(double[] variables)
    {
        var order = Read(Left.At(variables)).CompareTo(Read(Right.At(variables)));
        var holds = Sign switch
        {
            "<" => order < 0,
            ">" => order > 0,
            "<=" => order <= 0,
            ">=" => order >= 0,
            "=" => order == 0,
            _ => order != 0,
        };
        return holds ? 1 : 0;
    }

    private static double Read(double value) => double.IsFinite(value) && Math.Abs(value) < 1e15 ? (double)(decimal)value : value;
}

internal sealed record Listed(ListFunction Function, IReadOnlyList<Formula> Arguments) : Formula
{
    public override double At(double[] variables) => Function.At(Arguments, variables);
}
