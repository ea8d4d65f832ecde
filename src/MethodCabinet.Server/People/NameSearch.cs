using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace MethodCabinet.Server.People;

/// <summary>
/// Rows by a name, forgiving ё for е, the order of words and small slips: those whose name has all the words, or, when there is none, those whose name nearly has them.
/// The conditions are those of <see cref="SearchPeople"/> (Data/Sql/2-people.sql).
/// </summary>
public static class NameSearch
{
    /// <summary>The folded name has each word, as the beginning or inside of a name.</summary>
    public static bool HasWords(string[] words, string names) => throw new InvalidOperationException("Answered by the database.");

    /// <summary>The folded name has each word with small slips.</summary>
    public static bool NearlyHasWords(string[] words, string names) => throw new InvalidOperationException("Answered by the database.");

    /// <summary>A name as the database folds it for the search.</summary>
    public static string Fold(string name) => throw new InvalidOperationException("Answered by the database.");

    /// <param name="name">Folded.</param>
    /// <param name="or">Another reason why a row is meant.</param>
    public static IQueryable<T> Named<T>(this IQueryable<T> rows, string search, Expression<Func<T, string>> name, Expression<Func<T, bool>>? or = null)
    {
        var words = SearchPeople.Words(search);
        if (words.Length == 0 && or is null)
        {
            return rows;
        }

        Expression<Func<string, bool>> has = names => HasWords(words, names);
        Expression<Func<string, bool>> nearlyHas = names => NearlyHasWords(words, names);
        var found = rows.Where(Condition("other", Exactly));
        Expression<Func<bool>> none = () => !found.Any();
        return rows.Where(Condition("row", row => Expression.OrElse(Exactly(row), Expression.AndAlso(none.Body, Of(nearlyHas, row)))));

        Expression Exactly(ParameterExpression row) =>
            or is null ? Of(has, row) : Expression.OrElse(Of(has, row), ReplacingExpressionVisitor.Replace(or.Parameters[0], row, or.Body));

        Expression Of(Expression<Func<string, bool>> condition, ParameterExpression row) =>
            ReplacingExpressionVisitor.Replace(condition.Parameters[0], ReplacingExpressionVisitor.Replace(name.Parameters[0], row, name.Body), condition.Body);

        // Each with a parameter of its own, and of its own name too, by which EF tells them apart: one of the conditions stands inside the other.
        static Expression<Func<T, bool>> Condition(string parameter, Func<ParameterExpression, Expression> body)
        {
            var row = Expression.Parameter(typeof(T), parameter);
            return Expression.Lambda<Func<T, bool>>(body(row), row);
        }
    }

    internal static void Map(ModelBuilder builder)
    {
        builder.HasDbFunction(typeof(NameSearch).GetMethod(nameof(HasWords))!).HasName("has_words").HasSchema(PeopleSchema.Name);
        builder.HasDbFunction(typeof(NameSearch).GetMethod(nameof(NearlyHasWords))!).HasName("nearly_has_words").HasSchema(PeopleSchema.Name);
        builder.HasDbFunction(typeof(NameSearch).GetMethod(nameof(Fold))!).HasName("fold").HasSchema(PeopleSchema.Name);
    }
}
