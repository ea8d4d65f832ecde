using System.Xml;

namespace MethodCabinet.Domain;

/// <summary>Text as XML and the documents made of it (docx) can hold it: what a person pasted may have characters that they cannot (XML 1.0, 2.2).</summary>
public static class XmlText
{
    /// <summary>Without control characters, except the tabulator and ends of lines; half a surrogate pair becomes the sign for what cannot be read.</summary>
    public static string Clean(string text) =>
        string.Concat(text.EnumerateRunes().Where(r => r.Value > 0xFFFF || XmlConvert.IsXmlChar((char)r.Value))).ReplaceLineEndings("\n");
}
