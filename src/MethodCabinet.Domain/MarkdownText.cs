using System.Text;

namespace MethodCabinet.Domain;

/// <summary>Plain texts in Markdown.</summary>
internal static class MarkdownText
{
    private const string Special = "\\`*_$[]<>&|~";

    /// <summary>Markdown that shows a plain text as it stands in a line.</summary>
    public static string Escape(string plain)
    {
        var written = new StringBuilder(plain.Length);
        foreach (var symbol in plain)
        {
            if (Special.Contains(symbol, StringComparison.Ordinal))
            {
                written.Append('\\');
            }

            written.Append(char.IsControl(symbol) ? ' ' : symbol);
        }

        return written.ToString();
    }
}
