namespace MethodCabinet.Domain.Assessment.Interchange;

/// <summary>What becomes of the files that HTML names; what is left out is told here and not by the caller.</summary>
internal interface IHtmlFiles
{
    /// <returns>The address that the image gets in Markdown; null to leave it out.</returns>
    string? Image(string source);

    /// <returns>The address that the sound gets; null to leave it out.</returns>
    string? Sound(string source);

    /// <summary>A link that leads to no page of the web.</summary>
    /// <param name="text">Markdown of what is linked.</param>
    /// <returns>Markdown in the link's place; null when only its text stays.</returns>
    string? Linked(string source, string text);

    /// <param name="element">Name of a tag, or of a part of it, that is lost.</param>
    void LeftOut(string element);
}
