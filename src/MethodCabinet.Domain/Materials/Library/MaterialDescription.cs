namespace MethodCabinet.Domain.Materials.Library;

/// <summary>What is known of a material, as it is entered. Empty texts and lists are not known.</summary>
/// <param name="Subtitle">Сведения, относящиеся к заглавию: «учебное пособие для 8–9 классов».</param>
/// <param name="Authors">«Иванов Иван Иванович» or «Иванов И. И.»; of a normative act the body that made it: «Российская Федерация. Законы».</param>
/// <param name="Others">As they are printed: «под редакцией А. А. Петровой».</param>
/// <param name="Edition">«2-е издание, переработанное».</param>
/// <param name="Extent">Pages, or a volume in words: «256», «3 кн.», «12 мин.».</param>
/// <param name="Series">Without brackets.</param>
/// <param name="SourceTitle">Journal or collection in which an article is.</param>
/// <param name="SourceNumber">«№ 4», «Т. 27, вып. 2».</param>
/// <param name="SourcePages">«12–19».</param>
/// <param name="AccessedOn">When the address was looked at.</param>
/// <param name="Subjects">Codes of subjects.</param>
/// <param name="GradeFrom">1 to 11; of no class when null.</param>
/// <param name="Language">Two letters, such as <c>ru</c>.</param>
/// <param name="Rights">A licence, or «с разрешения автора».</param>
public sealed record MaterialDescription(
    MaterialKind Kind,
    string Title,
    string Subtitle,
    IReadOnlyList<string> Authors,
    IReadOnlyList<string> Others,
    string Edition,
    string Place,
    string Publisher,
    int? Year,
    string Extent,
    string Series,
    string Isbn,
    string Issn,
    string SourceTitle,
    string SourceNumber,
    string SourcePages,
    string Url,
    DateOnly? AccessedOn,
    string Annotation,
    IReadOnlyList<string> Subjects,
    int? GradeFrom,
    int? GradeTo,
    IReadOnlyList<string> Keywords,
    string Language,
    string Rights,
    MaterialAccess Access);
