namespace MethodCabinet.Domain.Olympiads;

/// <summary>Putting rows in a new order.</summary>
public static class Positions
{
    /// <param name="order">Every row's id exactly once; otherwise somebody has added or removed one meanwhile.</param>
    /// <returns>Each row with its position: 1, 2, 3…</returns>
    public static IReadOnlyList<(T Row, int Position)> Of<T>(IReadOnlyCollection<T> rows, Func<T, Guid> idOf, IReadOnlyList<Guid> order)
    {
        var byId = rows.ToDictionary(idOf);
        return order.Count == byId.Count && order.Distinct().Count() == order.Count && order.All(byId.ContainsKey)
            ? [.. order.Select((id, i) => (byId[id], i + 1))]
            : throw new RuleBroken(OlympiadErrors.OrderIncomplete);
    }
}
