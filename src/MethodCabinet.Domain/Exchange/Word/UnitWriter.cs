using System.Globalization;
using MethodCabinet.Domain.Courses;

namespace MethodCabinet.Domain.Exchange.Word;

/// <summary>A unit while it is written.</summary>
/// <param name="isImplied">No heading of its own began it: without a text there is none.</param>
internal sealed class UnitWriter(string title, bool isImplied = false)
{
    private readonly List<string> blocks = [];
    private readonly List<string> items = [];
    private readonly List<string> footnotes = [];

    // The widths of the marks of the items in which the next one would stand.
    private readonly List<int> indents = [];
    private string list = "";
    private bool isOtherMark;

    public string Title => title;

    public ExchangeLog Log { get; } = new();

    public int Pictures { get; set; }

    public int Tables { get; set; }

    public int Formulas { get; set; }

    public bool IsNone => isImplied && blocks.Count == 0 && items.Count == 0;

    public void Block(string markdown)
    {
        EndList();
        blocks.Add(markdown);
    }

    /// <param name="key">Another list follows after another mark, or both would be one.</param>
    /// <param name="number">Null for a bullet.</param>
    public void Item(string key, int level, int? number, string markdown)
    {
        if (items.Count == 0 || (level == 0 && key != list))
        {
            var follows = items.Count > 0;
            EndList();
            isOtherMark = follows && !isOtherMark;
            (list, level) = (key, 0);
        }

        level = Math.Min(level, indents.Count);
        indents.RemoveRange(level, indents.Count - level);
        var mark = number is { } n ? string.Create(CultureInfo.InvariantCulture, $"{n}{(isOtherMark ? ')' : '.')} ") : isOtherMark ? "* " : "- ";
        items.Add(new string(' ', indents.Sum()) + mark + WordSpans.AsLine(markdown));
        indents.Add(mark.Length);
    }

    public int BeginFootnote()
    {
        footnotes.Add("");
        return footnotes.Count;
    }

    public void EndFootnote(int number, string markdown) => footnotes[number - 1] = string.Create(CultureInfo.InvariantCulture, $"<sup>{number}</sup> {markdown}");

    /// <summary>The unit, or several where its text is longer than one may be.</summary>
    public IReadOnlyList<WordUnit> End()
    {
        EndList();
        blocks.AddRange(footnotes);
        var texts = new List<string>();
        var length = 0;
        var from = 0;
        for (var at = 0; at <= blocks.Count; at++)
        {
            if (at == blocks.Count || (length > 0 && length + blocks[at].Length + 2 > UnitContent.MaxText))
            {
                texts.Add(string.Join("\n\n", blocks[from..at]));
                (from, length) = (at, 0);
            }

            length += at < blocks.Count ? blocks[at].Length + 2 : 0;
        }

        if (texts.Count > 1 || texts[0].Length > UnitContent.MaxText)
        {
            Log.Note(ExchangeReason.TextSplit);
        }

        if (texts is [""])
        {
            Log.Note(ExchangeReason.Empty);
        }

        return
        [
            .. texts.Select((text, index) => new WordUnit(
                index == 0 ? title : Cut(title, index + 1),
                text.Length <= UnitContent.MaxText ? text : text[..UnitContent.MaxText],
                index == 0 ? Pictures : 0, index == 0 ? Tables : 0, index == 0 ? Formulas : 0)),
        ];
    }

    private void EndList()
    {
        if (items.Count > 0)
        {
            blocks.Add(string.Join('\n', items));
            items.Clear();
            indents.Clear();
        }
        else
        {
            isOtherMark = false;
        }
    }

    private static string Cut(string title, int number)
    {
        var end = string.Create(CultureInfo.InvariantCulture, $" ({number})");
        return title[..Math.Min(title.Length, Course.MaxTitle - end.Length)] + end;
    }
}
