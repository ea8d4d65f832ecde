using System.Linq.Expressions;
using MethodCabinet.Domain;

namespace MethodCabinet.Server.Platform;

/// <summary>What a request asks a list to be sorted by: the id of a column, with a minus for descending.</summary>
public readonly record struct SortKey(string Column, bool Descending)
{
    /// <param name="known">The columns by which this list may be sorted.</param>
    /// <exception cref="RuleBroken">Another column.</exception>
    public static SortKey Read(string sort, IEnumerable<string> known)
    {
        var descending = sort.StartsWith('-');
        var column = descending ? sort[1..] : sort;
        return known.Contains(column, StringComparer.Ordinal)
            ? new SortKey(column, descending)
            : throw new RuleBroken(PlatformErrors.SortUnknown, new Dictionary<string, object?> { ["columns"] = string.Join(", ", known) });
    }
}

/// <summary>The columns by which a list may be sorted.</summary>
/// <param name="ties">Sort what is equal by the column, always ascending. The last one is unique: otherwise a row could stand on two pages or on none.</param>
public sealed class Sorting<T>(params Expression<Func<T, object?>>[] ties)
{
    private readonly Dictionary<string, Expression<Func<T, object?>>[]> columns = new(StringComparer.Ordinal);

    /// <param name="column">As the request names it.</param>
    /// <param name="values">What it sorts by, the first one first.</param>
    public Sorting<T> By(string column, params Expression<Func<T, object?>>[] values)
    {
        columns.Add(column, values);
        return this;
    }

    /// <param name="sort">See <see cref="SortKey"/>.</param>
    public IQueryable<T> Apply(IQueryable<T> rows, string sort)
    {
        var (column, descending) = SortKey.Read(sort, columns.Keys);
        var values = columns[column];
        var sorted = descending ? rows.OrderByDescending(values[0]) : rows.OrderBy(values[0]);
        sorted = values.Skip(1).Aggregate(sorted, (by, value) => descending ? by.ThenByDescending(value) : by.ThenBy(value));
        return ties.Aggregate(sorted, (by, tie) => by.ThenBy(tie));
    }
}
