namespace MethodCabinet.Domain.Lessons.Rooms;

/// <param name="Id">Of the entry that brought them.</param>
/// <param name="Pages">Pictures, in their order.</param>
public sealed record RoomSlides(Guid Id, string Title, IReadOnlyList<Guid> Pages);

/// <param name="Id">Of the entry that drew it.</param>
public sealed record DrawnElement(Guid Id, Guid By, BoardElement Element);

/// <summary>Slides and boards, and which of them is before everybody's eyes.</summary>
public sealed class RoomBoards(LessonKind kind)
{
    public const int MaxPages = 200;
    private const int MostSlides = 20;
    private const int MostElements = 3_000;

    private readonly List<RoomSlides> slides = [];
    private readonly Dictionary<BoardName, List<DrawnElement>> drawn = [];

    public IReadOnlyList<RoomSlides> Slides => slides;

    /// <summary>What everybody sees.</summary>
    public BoardName Stage { get; private set; } = BoardName.First;

    public IReadOnlyDictionary<BoardName, List<DrawnElement>> Drawn => drawn;

    public IReadOnlyList<DrawnElement> On(BoardName board) => drawn.GetValueOrDefault(board) ?? (IReadOnlyList<DrawnElement>)[];

    /// <summary>Whether somebody inside the room sees a board.</summary>
    /// <param name="group">Number of the group that the viewer is in; 0 for none.</param>
    public bool CanSee(RoomActor viewer, BoardName board, int group) => board.Kind switch
    {
        BoardKind.Own => viewer.IsStaff || board.Id == viewer.PersonId || board == Stage,
        BoardKind.Group => viewer.IsStaff || board.Number == group || board == Stage,
        _ => true,
    };

    /// <returns>The act as it is entered; null when it changes nothing.</returns>
    internal RoomAct? Checked(RoomActor actor, RoomAct act, RoomFloor floor, int group)
    {
        switch (act)
        {
            case Draw draw:
                var on = Existing(draw.Board);
                DemandPen(actor, on, floor, group);
                draw.Element.Check();
                if (On(on).Count >= MostElements)
                {
                    throw new RuleBroken(LessonErrors.BoardFull, new Dictionary<string, object?> { ["max"] = MostElements });
                }

                return draw with { Board = on.ToString() };
            case Erase erase:
                var from = Existing(erase.Board);
                DemandPen(actor, from, floor, group);
                return Checked(actor, erase with { Board = from.ToString() }, from);
            case BringSlides bring:
                actor.DemandStaff();
                RoomText.DemandRoom(slides.Count, MostSlides);
                return bring.Pages.Count is >= 1 and <= MaxPages ? bring with { Title = RoomText.Checked(bring.Title, RoomText.MaxTitle) } : throw new RuleBroken(LessonErrors.ThingsTooMany, new Dictionary<string, object?> { ["max"] = MaxPages });
            case Show show:
                actor.DemandStaff();
                var shown = Existing(show.Board);
                return shown == Stage ? null : show with { Board = shown.ToString() };
            default:
                return null;
        }
    }

    internal void Apply(RoomEntry entry)
    {
        switch (entry.Act)
        {
            case Draw draw:
                var board = BoardName.Parse(draw.Board);
                if (!drawn.TryGetValue(board, out var elements))
                {
                    drawn[board] = elements = [];
                }

                elements.Add(new DrawnElement(entry.Id, entry.By, draw.Element));
                break;
            case Erase { Ids: null } erase:
                drawn.Remove(BoardName.Parse(erase.Board));
                break;
            case Erase { Ids: { } ids } erase:
                drawn.GetValueOrDefault(BoardName.Parse(erase.Board))?.RemoveAll(element => ids.Contains(element.Id));
                break;
            case BringSlides bring:
                slides.Add(new RoomSlides(entry.Id, bring.Title, bring.Pages));
                Stage = new BoardName(BoardKind.Slide, 1, entry.Id);
                break;
            case Show show:
                Stage = BoardName.Parse(show.Board);
                break;
            case FormGroups:
                foreach (var old in drawn.Keys.Where(name => name.Kind == BoardKind.Group).ToList())
                {
                    drawn.Remove(old);
                }

                Stage = Stage.Kind == BoardKind.Group ? BoardName.First : Stage;
                break;
            case EndGroups when Stage.Kind == BoardKind.Group:
                Stage = BoardName.First;
                break;
        }
    }

    /// <exception cref="RuleBroken">BoardInvalid, ThingUnknown.</exception>
    private BoardName Existing(string name)
    {
        var board = BoardName.Parse(name);
        var isThere = board.Kind switch
        {
            BoardKind.Slide => slides.Exists(deck => deck.Id == board.Id && board.Number <= deck.Pages.Count),
            BoardKind.Own => kind == LessonKind.Lesson,
            _ => true,
        };
        return isThere ? board : throw new RuleBroken(LessonErrors.ThingUnknown);
    }

    /// <exception cref="RuleBroken">RoleForbids.</exception>
    private static void DemandPen(RoomActor actor, BoardName board, RoomFloor floor, int group)
    {
        var has = board.Kind switch
        {
            _ when actor.IsStaff => true,
            _ when actor.Role != RoomRole.Pupil => false,
            BoardKind.Own => board.Id == actor.PersonId,
            BoardKind.Group => board.Number == group,
            _ => floor.May(actor, RoomRight.Draw),
        };
        if (!has)
        {
            throw new RuleBroken(LessonErrors.RoleForbids);
        }
    }

    /// <summary>On a common board a pupil takes back only what is the pupil's own.</summary>
    private Erase? Checked(RoomActor actor, Erase erase, BoardName from)
    {
        var isOwner = actor.IsStaff || from == BoardName.Own(actor.PersonId);
        if (erase.Ids is null)
        {
            if (!isOwner)
            {
                throw new RuleBroken(LessonErrors.RoleForbids);
            }

            return On(from).Count == 0 ? null : erase;
        }

        var there = On(from).Where(element => erase.Ids.Contains(element.Id)).ToList();
        if (!isOwner && there.Exists(element => element.By != actor.PersonId))
        {
            throw new RuleBroken(LessonErrors.RoleForbids);
        }

        return there.Count == 0 ? null : erase with { Ids = [.. there.Select(element => element.Id)] };
    }
}
