namespace MethodCabinet.Domain.Assessment.Interchange;

/// <summary>Ids by place, for what is shown in that very order: they tell nothing that is not seen.</summary>
internal static class Ids
{
    public static string Letter(int index) => (char)('a' + (index % 26)) + (index < 26 ? "" : (index / 26).ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static IReadOnlyList<Item> Letters(IEnumerable<string> texts) => [.. texts.Select((t, i) => new Item(Letter(i), t))];

    public static string Number(int index) => (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
