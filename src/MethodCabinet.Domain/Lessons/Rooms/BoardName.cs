using System.Globalization;

namespace MethodCabinet.Domain.Lessons.Rooms;

public enum BoardKind
{
    /// <summary><c>board:1</c>: the board of all; a lesson may have several.</summary>
    Common,

    /// <summary><c>slide:{entry of the slides}:{page from 1}</c>: a page with what is drawn on it.</summary>
    Slide,

    /// <summary><c>own:{person}</c>: a pupil's own, which those who lead see, and everybody while it is shown.</summary>
    Own,

    /// <summary><c>group:{number from 1}</c>.</summary>
    Group,
}

/// <summary>Names one of a room's boards.</summary>
/// <param name="Number">Of the board, the page or the group, from 1; 0 for a pupil's own.</param>
/// <param name="Id">Of the slides or the person; empty for the others.</param>
public readonly record struct BoardName(BoardKind Kind, int Number, Guid Id)
{
    public const int MostCommon = 20;

    public static readonly BoardName First = new(BoardKind.Common, 1, Guid.Empty);

    public static BoardName Own(Guid personId) => new(BoardKind.Own, 0, personId);

    /// <exception cref="RuleBroken">BoardInvalid.</exception>
    public static BoardName Parse(string name) => name.Split(':') switch
    {
        ["board", var number] when NumberOf(number) is >= 1 and <= MostCommon and var n => new(BoardKind.Common, n, Guid.Empty),
        ["slide", var deck, var page] when Guid.TryParseExact(deck, "D", out var id) && NumberOf(page) is >= 1 and var n => new(BoardKind.Slide, n, id),
        ["own", var person] when Guid.TryParseExact(person, "D", out var id) => Own(id),
        ["group", var number] when NumberOf(number) is >= 1 and var n => new(BoardKind.Group, n, Guid.Empty),
        _ => throw new RuleBroken(LessonErrors.BoardInvalid),
    };

    public override string ToString() => Kind switch
    {
        BoardKind.Common => string.Create(CultureInfo.InvariantCulture, $"board:{Number}"),
        BoardKind.Slide => string.Create(CultureInfo.InvariantCulture, $"slide:{Id:D}:{Number}"),
        BoardKind.Own => $"own:{Id:D}",
        _ => string.Create(CultureInfo.InvariantCulture, $"group:{Number}"),
    };

    /// <returns>0 when it is none: without sign, leading zeros or more than four digits, so that a board has one name.</returns>
    private static int NumberOf(string text) => text is [>= '1' and <= '9', ..] && text.Length <= 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
