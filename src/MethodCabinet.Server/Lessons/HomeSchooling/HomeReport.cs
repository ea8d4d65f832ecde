using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace MethodCabinet.Server.Lessons.HomeSchooling;

/// <summary>Справка о проведённых уроках for the school and the guardian. It is a Russian office document, in whichever language the pages are.</summary>
internal static class HomeReport
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string Font = "PT Serif";
    private const string BodySize = "24";
    private const string SmallSize = "20";

    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");

    private static readonly int[] HourWidths = [3600, 1500, 1500, 1500, 1500];
    private static readonly int[] LessonWidths = [2000, 2900, 2700, 900, 1500];

    /// <param name="Day">On which it was drawn up.</param>
    public sealed record Head(string School, string Pupil, string ClassName, DateOnly Day);

    public sealed record Hours(string Subject, decimal Weekly, decimal Due, decimal Held);

    public static byte[] Draw(Head head, IReadOnlyList<Hours> hours, IReadOnlyList<ListHomeLessons.Response> lessons, TimeZoneInfo zone)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.AddMainDocumentPart().Document = new Document(new Body(Content(head, hours, lessons, zone)));
        }

        return stream.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Content(Head head, IReadOnlyList<Hours> hours, IReadOnlyList<ListHomeLessons.Response> lessons, TimeZoneInfo zone)
    {
        yield return Line(head.School, JustificationValues.Center, after: 240);
        yield return Line("СПРАВКА", JustificationValues.Center, isBold: true);
        yield return Line("об уроках, проведённых при обучении на дому", JustificationValues.Center, isBold: true, after: 240);
        yield return Line($"Обучающийся: {head.Pupil}{(head.ClassName.Length > 0 ? $", {head.ClassName} класс" : "")}", JustificationValues.Left);
        yield return Line($"По состоянию на {head.Day.ToString("d MMMM yyyy", Russian)} г.", JustificationValues.Left, after: 240);
        yield return Table(
            HourWidths,
            ["Предмет", "Часов в неделю", "По плану", "Проведено", "Разница"],
            [
                .. hours.Select(h => new[] { h.Subject, Number(h.Weekly), Number(h.Due), Number(h.Held), Number(h.Held - h.Due) }),
                ["Всего", Number(hours.Sum(h => h.Weekly)), Number(hours.Sum(h => h.Due)), Number(hours.Sum(h => h.Held)), Number(hours.Sum(h => h.Held - h.Due))],
            ]);
        yield return Line("Час — урок около 40 минут. Часы по плану считаются по учебным дням, каникулы и праздники в них не входят.", JustificationValues.Left, size: SmallSize, after: 240);
        yield return Line("Уроки", JustificationValues.Left, isBold: true);
        yield return Table(
            LessonWidths,
            ["Дата и время", "Предмет", "Учитель", "Часов", ""],
            [
                .. lessons.Where(l => l.State != HomeLessonState.ToCome).Select(l => new[]
                {
                    TimeZoneInfo.ConvertTime(l.StartsAt, zone).ToString("dd.MM.yyyy HH:mm", Russian), l.Subject, l.Teacher, Number(l.Hours), StateText(l.State),
                }),
            ]);
        yield return Line("", JustificationValues.Left);
        yield return Line("Директор ____________________ / ____________________ /", JustificationValues.Left);
    }

    internal static string StateText(HomeLessonState state) => state switch
    {
        HomeLessonState.Held => "проведён",
        HomeLessonState.CalledOff => "отменён",
        HomeLessonState.NotHeld => "не отмечен",
        HomeLessonState.ToCome => "предстоит",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    private static string Number(decimal hours) => hours.ToString("0.#", Russian);

    private static Paragraph Line(string text, JustificationValues align, bool isBold = false, string size = BodySize, int after = 60)
    {
        var run = new RunProperties(new RunFonts { Ascii = Font, HighAnsi = Font, ComplexScript = Font });
        if (isBold)
        {
            run.AppendChild(new Bold());
        }

        run.AppendChild(new FontSize { Val = size });
        return new Paragraph(
            new ParagraphProperties(new SpacingBetweenLines { After = after.ToString(CultureInfo.InvariantCulture) }, new Justification { Val = align }),
            new Run(run, new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
    }

    private static Table Table(int[] widths, string[] heads, IReadOnlyList<string[]> rows)
    {
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = widths.Sum().ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = 4 }, new LeftBorder { Val = BorderValues.Single, Size = 4 }, new BottomBorder { Val = BorderValues.Single, Size = 4 },
                    new RightBorder { Val = BorderValues.Single, Size = 4 }, new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }, new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 })),
            new TableGrid(widths.Select(width => new GridColumn { Width = width.ToString(CultureInfo.InvariantCulture) })));
        table.AppendChild(Row(widths, heads, isHead: true));
        foreach (var row in rows)
        {
            table.AppendChild(Row(widths, row, isHead: false));
        }

        return table;
    }

    private static TableRow Row(int[] widths, string[] cells, bool isHead)
    {
        var row = new TableRow();
        if (isHead)
        {
            row.AppendChild(new TableRowProperties(new TableHeader()));
        }

        foreach (var (cell, width) in cells.Zip(widths))
        {
            row.AppendChild(new TableCell(
                new TableCellProperties(new TableCellWidth { Width = width.ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa }),
                Line(cell, JustificationValues.Left, isHead, SmallSize, after: 20)));
        }

        return row;
    }
}
