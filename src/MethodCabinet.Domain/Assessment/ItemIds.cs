using System.Security.Cryptography;
using System.Text;

namespace MethodCabinet.Domain.Assessment;

/// <summary>
/// Ids of options and items that follow from their texts and from nothing else. A participant's device holds the ids, and authors tend to write the
/// right option first: an id that told the place in the author's list would tell the answer.
/// </summary>
public static class ItemIds
{
    private const int Length = 6;

    /// <summary>The texts with ids, in the order given; the same texts always get the same ids.</summary>
    /// <param name="salt">Another one gives other ids.</param>
    public static IReadOnlyList<Item> Give(IEnumerable<string> texts, int salt = 0)
    {
        var taken = new HashSet<string>();
        return [.. texts.Select(text => new Item(Free(text, salt, taken), text))];
    }

    /// <summary>
    /// The texts with ids, in the order of the ids and never in the order given. The order of ids is kept in any case: an exception made only for the
    /// unlucky order would tell that the order of ids is the right one.
    /// </summary>
    public static IReadOnlyList<Item> Mixed(IReadOnlyList<string> texts)
    {
        for (var salt = 0; ; salt++)
        {
            Item[] mixed = [.. Give(texts, salt).OrderBy(item => item.Id, StringComparer.Ordinal)];
            if (texts.Distinct().Count() < 2 || !mixed.Select(item => item.Text).SequenceEqual(texts))
            {
                return mixed;
            }
        }
    }

    private static string Free(string text, int salt, HashSet<string> taken)
    {
        for (var turn = 0; ; turn++)
        {
            var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{salt} {turn} {text}")))[..Length];
            if (taken.Add(id))
            {
                return id;
            }
        }
    }
}
