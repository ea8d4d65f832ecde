using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Appeals;

namespace MethodCabinet.Server.Olympiads.Appeals;

/// <summary>Протокол апелляционной комиссии. It is a Russian office document, in whichever language the pages are.</summary>
internal static class AppealProtocol
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string Font = "PT Serif";
    private const string BodySize = "24";
    private const string SmallSize = "20";

    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");

    /// <summary>Widths of the columns of the table, in twentieths of a point.</summary>
    private static readonly (string Title, int Width)[] Columns =
        [("№", 500), ("Участник", 2200), ("Предмет и доводы апелляции", 4300), ("Решение", 2200), ("Основания", 3100), ("Голосов", 1050), ("Дата", 1350)];

    public sealed record Head(string Cabinet, string Municipality, string Olympiad, Stage Stage, string Round);

    /// <summary>A member of the commission, with the numbers that the cases have in the table.</summary>
    /// <param name="Voted">On these the member voted.</param>
    /// <param name="Barred">These do not come to the member: a tie to the participant, or the own marking of the task.</param>
    /// <param name="Silent">On these the member could have voted.</param>
    public sealed record Member(string Name, bool IsChair, IReadOnlyList<int> Voted, IReadOnlyList<int> Barred, IReadOnlyList<int> Silent);

    /// <param name="Participant">With grade and school; the cipher for who may not know them.</param>
    /// <param name="TaskPosition">Null for an appeal about procedure.</param>
    /// <param name="Criteria">With whose points the participant disagrees; empty for the whole task.</param>
    /// <param name="DecidedAt">By the municipality's clock.</param>
    public sealed record Case(string Participant, Appeal Appeal, int? TaskPosition, IReadOnlyList<string> Criteria, int Votes, DateTimeOffset DecidedAt);

    public static byte[] Draw(Head head, IReadOnlyList<Member> members, IReadOnlyList<Case> cases)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.AddMainDocumentPart().Document = new Document(new Body(Content(head, members, cases)));
        }

        return stream.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Content(Head head, IReadOnlyList<Member> members, IReadOnlyList<Case> cases)
    {
        yield return Line(head.Cabinet, JustificationValues.Center);
        yield return Line(head.Municipality, JustificationValues.Center, after: 240);
        yield return Line("ПРОТОКОЛ № ______", JustificationValues.Center, isBold: true);
        yield return Line("заседания апелляционной комиссии", JustificationValues.Center, isBold: true);
        yield return Line($"{head.Olympiad}, {StageText(head.Stage)}", JustificationValues.Center);
        yield return Line(head.Round, JustificationValues.Center, after: 240);
        yield return Line("«____» ______________ 20____ г.", JustificationValues.Right, after: 240);
        // Who was appointed and did not vote was not there.
        var present = cases.Count == 0 ? members : [.. members.Where(m => m.Voted.Count > 0)];
        yield return Line(cases.Count == 0 ? "Состав комиссии:" : "Присутствовали:", isBold: true);
        foreach (var member in present)
        {
            yield return Line(MemberText(member));
        }

        var absent = members.Except(present).ToList();
        if (absent.Count > 0)
        {
            yield return Line("Не участвовали:", isBold: true);
            foreach (var member in absent)
            {
                yield return Line(MemberText(member));
            }
        }

        if (members.Any(m => m.Barred.Count > 0))
        {
            yield return Line("Отвод: член комиссии связан с участником или проверял это задание.", size: SmallSize);
        }

        yield return Line("", after: 120);
        if (cases.Count == 0)
        {
            yield return Line("Решений по апелляциям нет.", after: 240);
        }
        else
        {
            yield return Line($"Рассмотрено апелляций: {cases.Count}. Комиссия решила:", after: 120);
            yield return TableOf(cases);
        }

        yield return Line("", after: 240);
        foreach (var member in present)
        {
            yield return Line($"{(member.IsChair ? "Председатель комиссии" : "Член комиссии")} ____________________ / {member.Name} /", after: 200);
        }

        yield return new SectionProperties(
            new PageSize { Width = 16838, Height = 11906, Orient = PageOrientationValues.Landscape },
            new PageMargin { Top = 850, Bottom = 850, Left = 1134, Right = 850, Header = 450, Footer = 450, Gutter = 0 });
    }

    private static Table TableOf(IReadOnlyList<Case> cases)
    {
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = $"{Columns.Sum(c => c.Width)}", Type = TableWidthUnitValues.Dxa },
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = 4 },
                    new LeftBorder { Val = BorderValues.Single, Size = 4 },
                    new BottomBorder { Val = BorderValues.Single, Size = 4 },
                    new RightBorder { Val = BorderValues.Single, Size = 4 },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 },
                    new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 }),
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(Columns.Select(c => new GridColumn { Width = $"{c.Width}" })));
        var header = Row([.. Columns.Select(c => c.Title)], isBold: true);
        header.PrependChild(new TableRowProperties(new CantSplit(), new TableHeader()));
        table.AppendChild(header);
        foreach (var (number, known) in cases.Index())
        {
            table.AppendChild(Row(
                [
                    (number + 1).ToString(Russian),
                    known.Participant,
                    SubjectText(known),
                    OutcomeText(known.Appeal),
                    known.Appeal.Reason,
                    known.Votes.ToString(Russian),
                    known.DecidedAt.ToString("dd.MM.yyyy", Russian),
                ],
                isBold: false));
        }

        return table;
    }

    private static TableRow Row(IReadOnlyList<string> cells, bool isBold) => new(cells.Zip(Columns).Select(pair => new TableCell(
        new TableCellProperties(new TableCellWidth { Width = $"{pair.Second.Width}", Type = TableWidthUnitValues.Dxa }),
        Line(pair.First, isBold: isBold, size: SmallSize))));

    private static Paragraph Line(string text, JustificationValues? side = null, bool isBold = false, int after = 0, string size = BodySize)
    {
        var look = new RunProperties(new RunFonts { Ascii = Font, HighAnsi = Font, ComplexScript = Font });
        if (isBold)
        {
            look.AppendChild(new Bold());
        }

        look.AppendChild(new FontSize { Val = size });
        var run = new Run(look);
        foreach (var (number, line) in XmlText.Clean(text).Split('\n').Index())
        {
            if (number > 0)
            {
                run.AppendChild(new Break());
            }

            run.AppendChild(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }

        return new Paragraph(
            new ParagraphProperties(new SpacingBetweenLines { After = $"{after}" }, new Justification { Val = side ?? JustificationValues.Left }), run);
    }

    private static string MemberText(Member member)
    {
        var office = member.IsChair ? "председатель комиссии" : "член комиссии";
        string[] parts =
        [
            $"{member.Name} — {office}",
            .. member.Barred.Count == 0 ? Array.Empty<string>() : [$"отвод по апелляциям № {string.Join(", ", member.Barred)}"],
            .. member.Silent.Count == 0 ? Array.Empty<string>() : [$"без голоса по апелляциям № {string.Join(", ", member.Silent)}"],
        ];
        return string.Join("; ", parts);
    }

    private static string SubjectText(Case known)
    {
        var subject = known.TaskPosition is not { } position ? "О нарушении порядка проведения"
            : known.Criteria.Count == 0 ? $"О несогласии с баллами, задание {position}"
            : $"О несогласии с баллами, задание {position}, критерии: {string.Join("; ", known.Criteria)}";
        return $"{subject}\nДоводы участника: {known.Appeal.Text}";
    }

    private static string OutcomeText(Appeal appeal) => appeal.Outcome switch
    {
        AppealOutcome.Raised => $"Удовлетворить с повышением баллов: {Points(appeal.PointsBefore)} → {Points(appeal.PointsAfter)}",
        AppealOutcome.Lowered => $"Удовлетворить с понижением баллов: {Points(appeal.PointsBefore)} → {Points(appeal.PointsAfter)}",
        AppealOutcome.Unchanged => $"Отклонить, сохранив баллы: {Points(appeal.PointsBefore)}",
        AppealOutcome.Satisfied => "Удовлетворить",
        _ => "Отклонить",
    };

    private static string Points(decimal? points) => points?.ToString("0.##", Russian) ?? "";

    private static string StageText(Stage stage) => stage switch
    {
        Stage.School => "школьный этап",
        Stage.Municipal => "муниципальный этап",
        _ => "конкурс методического кабинета",
    };
}
