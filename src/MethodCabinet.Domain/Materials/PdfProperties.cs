using System.Buffers;

namespace MethodCabinet.Domain.Materials;

/// <summary>
/// What a PDF says of who wrote it: document information and XMP (ISO 32000-1, 14.3). Both are blanked where they stand, so that no offset in the file changes;
/// where they lie in compressed objects the references to them are.
/// </summary>
public static class PdfProperties
{
    private static readonly byte[][] Texts =
        [[.. "/Author"u8], [.. "/Title"u8], [.. "/Subject"u8], [.. "/Keywords"u8], [.. "/Creator"u8], [.. "/Producer"u8], [.. "/Company"u8], [.. "/Manager"u8]];

    private static readonly byte[][] References = [[.. "/Info"u8], [.. "/Metadata"u8]];

    private static readonly SearchValues<byte> NumbersAndBlanks = SearchValues.Create(" \r\n\t0123456789"u8);

    private static readonly SearchValues<byte> HexadecimalAndBlanks = SearchValues.Create(" \r\n\t\f\00123456789ABCDEFabcdef"u8);

    public static void Blank(Span<byte> file)
    {
        foreach (var key in Texts)
        {
            for (var rest = file; After(ref rest, key);)
            {
                BlankText(rest);
            }
        }

        foreach (var key in References)
        {
            for (var rest = file; rest.IndexOf(key) is var at and >= 0; rest = rest[(at + key.Length)..])
            {
                var value = rest[(at + key.Length)..];
                if (value.IndexOfAnyExcept(NumbersAndBlanks) is var end and > 0 && value[end] == 'R')
                {
                    rest[at..(at + key.Length + end + 1)].Fill((byte)' ');
                }
            }
        }

        // Where one does not end, no later one does.
        for (var rest = file; After(ref rest, "<x:xmpmeta"u8) && rest.IndexOf("</x:xmpmeta"u8) is var end and >= 0;)
        {
            rest[..end].Fill((byte)' ');
        }
    }

    /// <summary>Moves behind the next place where the text stands.</summary>
    private static bool After(ref Span<byte> rest, ReadOnlySpan<byte> text)
    {
        var at = rest.IndexOf(text);
        rest = at < 0 ? [] : rest[(at + text.Length)..];
        return at >= 0;
    }

    /// <summary>A string in brackets, which may hold others, or one of hexadecimal digits (7.3.4).</summary>
    private static void BlankText(Span<byte> value)
    {
        value = value.TrimStart(" \r\n\t"u8);
        if (value is [(byte)'<', not (byte)'<', ..])
        {
            var digits = value[1..];
            digits[..(digits.IndexOfAnyExcept(HexadecimalAndBlanks) is var end and >= 0 ? end : 0)].Fill((byte)'0');
        }
        else if (value is [(byte)'(', ..])
        {
            var (depth, isEscaped) = (1, false);
            foreach (ref var letter in value[1..])
            {
                depth += isEscaped ? 0 : letter switch { (byte)'(' => 1, (byte)')' => -1, _ => 0 };
                if (depth == 0)
                {
                    return;
                }

                isEscaped = !isEscaped && letter == '\\';
                letter = (byte)' ';
            }
        }
    }
}
