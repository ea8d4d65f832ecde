using System.Text.Json.Serialization;

namespace MethodCabinet.Domain.Lessons.Rooms;

/// <summary>
/// Something on a board of 16 by 9, 16,000 by 9,000 units whatever the screen. An element never changes: it is drawn, and it is erased, so that no two pens can disagree.
/// </summary>
/// <param name="Colour">One of <see cref="Colours"/>; pages choose shades that are seen on light and dark.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Stroke), "stroke")]
[JsonDerivedType(typeof(Figure), "figure")]
[JsonDerivedType(typeof(Writing), "writing")]
public abstract record BoardElement(string Colour)
{
    public const int Width = 16_000;
    public const int Height = 9_000;

    public static readonly IReadOnlyList<string> Colours = ["ink", "blue", "red", "green", "orange", "violet"];

    /// <exception cref="RuleBroken">ElementInvalid.</exception>
    public void Check()
    {
        if (!Colours.Contains(Colour) || !IsSound)
        {
            throw new RuleBroken(LessonErrors.ElementInvalid);
        }
    }

    [JsonIgnore]
    protected abstract bool IsSound { get; }

    protected static bool IsOn(int x, int y) => x is >= 0 and <= Width && y is >= 0 and <= Height;
}

/// <summary>A line of the pen.</summary>
/// <param name="Thickness">In units of the board.</param>
/// <param name="Points">x, y of the first point, then the step to each further one: small numbers weigh little on the line.</param>
/// <param name="IsMarker">Broad and seen through.</param>
public sealed record Stroke(string Colour, int Thickness, IReadOnlyList<int> Points, bool IsMarker) : BoardElement(Colour)
{
    public const int MaxPoints = 2_000;

    protected override bool IsSound
    {
        get
        {
            if (Thickness is < 10 or > 600 || Points.Count is < 2 or > 2 * MaxPoints || Points.Count % 2 != 0)
            {
                return false;
            }

            long x = 0, y = 0;
            for (var at = 0; at < Points.Count; at += 2)
            {
                (x, y) = (x + Points[at], y + Points[at + 1]);
                if (x is < 0 or > Width || y is < 0 or > Height)
                {
                    return false;
                }
            }

            return true;
        }
    }
}

public enum FigureKind
{
    Line,
    Arrow,
    Rectangle,
    Ellipse,
}

public sealed record Figure(string Colour, FigureKind Kind, int Thickness, int FromX, int FromY, int ToX, int ToY) : BoardElement(Colour)
{
    protected override bool IsSound => Enum.IsDefined(Kind) && Thickness is >= 10 and <= 600 && IsOn(FromX, FromY) && IsOn(ToX, ToY);
}

/// <summary>Typed words.</summary>
/// <param name="Size">Height of a line in units of the board.</param>
public sealed record Writing(string Colour, int Size, int X, int Y, string Text) : BoardElement(Colour)
{
    public const int MaxText = 500;

    protected override bool IsSound => Size is >= 200 and <= 2_000 && IsOn(X, Y) && Text.Length <= MaxText && !string.IsNullOrWhiteSpace(Text);
}
