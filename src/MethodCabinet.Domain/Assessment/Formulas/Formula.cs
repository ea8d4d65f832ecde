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
