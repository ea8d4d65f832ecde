namespace MethodCabinet.Domain.Assessment.Interchange;

/// <summary>Ids of imported items: a, b … z, a1, b1 … They are given in the order in which items are shown, so that an id never tells the answer.</summary>
internal static class Ids
{
    public static string Letter(int index) => (char)('a' + (index % 26)) + (index < 26 ? "" : (index / 26).ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static IReadOnlyList<Item> Letters(IEnumerable<string> texts) => [.. texts.Select((t, i) => new Item(Letter(i), t))];

    public static string Number(int index) => (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
