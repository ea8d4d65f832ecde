using System.Diagnostics.CodeAnalysis;

namespace MethodCabinet.Domain.Assessment.Formulas;

/// <summary>Why a formula is none.</summary>
/// <param name="Word">A name that nothing has, or a function whose values do not fit it; null where the text does not go on as it must.</param>
internal sealed record FormulaFault(string? Word, bool IsFunction);

/// <summary>Functions of several values, and names that are whole words.</summary>
internal sealed partial class FormulaParser
{
    private FormulaFault? fault;

    /// <summary>A formula of a dialect in which every formula has a value.</summary>
    /// <param name="text">Plain, in capitals; the caller bounds its length.</param>
    /// <param name="names">Plain, in capitals.</param>
    public static bool TryRead(string text, string[] names, FormulaDialect dialect, [NotNullWhen(true)] out Formula? formula, [NotNullWhen(false)] out FormulaFault? fault)
    {
        var parser = new FormulaParser(text, names, dialect);
        formula = parser.Whole();
        fault = formula is null ? parser.fault ?? new(null, IsFunction: false) : null;
        return formula is not null;
    }

    private Formula? Word()
    {
        var from = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_'))
        {
            at++;
        }

        var word = text[from..at];
        if (dialect.Lists.TryGetValue(word, out var function) && Peek() == '(')
        {
            return Arguments() is not { } arguments ? null : function.Takes(arguments) ? new Listed(function, arguments) : Fails(word, isFunction: true);
        }

        return Array.IndexOf(names, word) is >= 0 and var index ? new Assigned(index) : Fails(word, isFunction: dialect.Lists.ContainsKey(word));
    }

    private List<Formula>? Arguments()
    {
        var arguments = new List<Formula>();
        do
        {
            at++;
            if (Compared() is not { } argument)
            {
                return null;
            }

            arguments.Add(argument);
        }
        while (Peek() is ';' or ',');

        if (Peek() != ')')
        {
            return null;
        }

        at++;
        return arguments;
    }

    /// <summary>A sum, or two that are compared: what IF asks first.</summary>
    private Formula? Compared()
    {
        var left = Sum();
        if (left is null || Peek() is not ('<' or '>' or '='))
        {
            return left;
        }

        var from = at++;
        at += at < text.Length && (text[from], text[at]) is ('<', '=') or ('>', '=') or ('<', '>') ? 1 : 0;
        var sign = text[from..at];
        return Sum() is { } right ? new Comparison(sign, left, right) : null;
    }

    /// <summary>In lists a comma is decimal only between digits, and a number has one.</summary>
    /// <param name="from">Where the number began.</param>
    private bool IsDecimalSign(int from) => text[at] is '.' or ','
        && (dialect.Lists.Count == 0 || (at > from && text.AsSpan(from, at - from).IndexOfAny('.', ',') < 0 && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])));

    private Formula? Fails(string word, bool isFunction)
    {
        fault ??= new(word, isFunction);
        return null;
    }
}
