using MethodCabinet.Domain.Assessment.Interchange;

namespace MethodCabinet.Domain.Exchange.Word;

/// <summary>A document of Word as modules and units of a course.</summary>
/// <param name="Pictures">To which the texts refer as <c>attachment:name</c>.</param>
/// <param name="Report">An item for each module and unit, and one for the document.</param>
public sealed record WordCourse(IReadOnlyList<WordModule> Modules, IReadOnlyList<Attachment> Pictures, ExchangeReport Report);

public sealed record WordModule(string Title, IReadOnlyList<WordUnit> Units);

/// <param name="Text">Markdown with TeX between dollar signs.</param>
public sealed record WordUnit(string Title, string Text, int Pictures, int Tables, int Formulas);
