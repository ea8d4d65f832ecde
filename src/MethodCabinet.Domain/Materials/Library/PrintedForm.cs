using System.Globalization;

namespace MethodCabinet.Domain.Materials.Library;

/// <summary>
/// A bibliographic description by GOST R 7.0.100-2018, as a list of references has it: areas divided by «. – », and at its end what kind of content by which means.
/// </summary>
public static class PrintedForm
{
    /// <summary>From so many authors on the work is described under its title (5.2.6 of the standard).</summary>
    private const int UnderTitle = 4;
    private const int NamedOfMany = 3;

    public static string Of(MaterialDescription material)
    {
        var isElectronic = IsElectronic(material);
        var areas = new List<string> { Heading(material) + Title(material) };
        if (material.Kind == MaterialKind.Article)
        {
            areas.Add(Content(material, isElectronic) + Source(material));
            AddTo(areas, Year(material));
            AddTo(areas, material.SourceNumber);
            AddTo(areas, material.SourcePages.Length > 0 ? $"{(material.Language is "en" ? "P." : "С.")} {material.SourcePages}" : "");
        }
        else
        {
            AddTo(areas, material.Edition);
            AddTo(areas, Imprint(material));
            AddTo(areas, Extent(material));
            AddTo(areas, material.Series.Length > 0 ? $"({material.Series})" : "");
        }

        AddTo(areas, material.Isbn.Length > 0 ? $"ISBN {material.Isbn}" : "");
        AddTo(areas, material.Issn.Length > 0 ? $"ISSN {material.Issn}" : "");
        AddTo(areas, Address(material));
        if (material.Kind != MaterialKind.Article)
        {
            areas.Add(Content(material, isElectronic));
        }

        return string.Join(" – ", areas.Select(WithPoint));
    }

    private static string Heading(MaterialDescription material)
    {
        if (material.Authors.Count == 0)
        {
            return "";
        }

        // The body that made an act is written as it is called.
        return material.Kind == MaterialKind.NormativeAct ? $"{WithoutPoint(material.Authors[0])}. "
            : material.Authors.Count >= UnderTitle ? ""
            : $"{WithoutPoint(AuthorName.Parse(material.Authors[0]).Heading)}. ";
    }

    private static string Title(MaterialDescription material)
    {
        var title = material.Subtitle.Length > 0 ? $"{WithoutPoint(material.Title)} : {material.Subtitle}" : material.Title;
        var responsible = new List<string>();
        if (material.Kind != MaterialKind.NormativeAct && material.Authors.Count > 0)
        {
            var names = material.Authors.Select(author => AuthorName.Parse(author).Direct).ToList();

            // Four are all named, of five and more the first three.
            responsible.Add(names.Count > UnderTitle ? $"{string.Join(", ", names.Take(NamedOfMany))} [и др.]" : string.Join(", ", names));
        }

        responsible.AddRange(material.Others);
        return responsible.Count > 0 ? $"{WithoutPoint(title)} / {string.Join(" ; ", responsible)}" : title;
    }

    private static string Source(MaterialDescription material) => $" // {material.SourceTitle}";

    private static string Imprint(MaterialDescription material)
    {
        var place = material.Publisher.Length == 0 ? material.Place : material.Place.Length == 0 ? material.Publisher : $"{material.Place} : {material.Publisher}";
        var year = Year(material);
        return place.Length == 0 ? year : year.Length == 0 ? place : $"{place}, {year}";
    }

    private static string Year(MaterialDescription material) => material.Year?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Extent(MaterialDescription material) =>
        material.Extent.Length > 0 && material.Extent.All(char.IsAsciiDigit) ? $"{material.Extent} {(material.Language is "en" ? "p." : "с.")}" : material.Extent;

    private static string Address(MaterialDescription material) =>
        material.Url.Length == 0 ? ""
        : material.AccessedOn is { } day ? $"URL: {material.Url} (дата обращения: {day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)})"
        : $"URL: {material.Url}";

    /// <summary>Вид содержания and средство доступа.</summary>
    private static string Content(MaterialDescription material, bool isElectronic)
    {
        var content = material.Kind switch
        {
            MaterialKind.Video => "Изображение (движущееся ; двухмерное)",
            MaterialKind.Audio => "Устная речь",
            MaterialKind.Presentation => "Текст. Изображение",
            _ => "Текст",
        };
        return $"{content} : {(isElectronic ? "электронный" : "непосредственный")}";
    }

    private static bool IsElectronic(MaterialDescription material) =>
        material.Url.Length > 0 || material.Kind is MaterialKind.Video or MaterialKind.Audio or MaterialKind.Presentation or MaterialKind.WebResource;

    private static void AddTo(List<string> areas, string area)
    {
        if (area.Length > 0)
        {
            areas.Add(area);
        }
    }

    /// <summary>The point that divides areas stands once where an abbreviation or dots end one.</summary>
    private static string WithPoint(string area) => area[^1] is '.' or '…' ? area : $"{area}.";

    private static string WithoutPoint(string text) => text.EndsWith('.') && !text.EndsWith("...", StringComparison.Ordinal) ? text[..^1] : text;
}
