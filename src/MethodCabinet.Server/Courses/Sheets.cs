using MethodCabinet.Domain;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.People.Imports;
using MethodCabinet.Server.Platform;

namespace MethodCabinet.Server.Courses;

/// <summary>Tables that people fill in and send back.</summary>
internal sealed class Sheets
{
    public const int MaxBytes = UploadImport.MaximumBytes;

    private readonly List<string> headings;

    private Sheets(List<SheetRow> rows)
    {
        headings = [.. rows[0].Cells.Select(PersonRules.Fold)];
        Rows = rows[1..];
    }

    /// <summary>Below the headings.</summary>
    public IReadOnlyList<SheetRow> Rows { get; }

    /// <summary>As they stand in the file, folded.</summary>
    public IReadOnlyList<string> Headings => headings;

    /// <exception cref="RuleBroken">PlatformErrors.TooLarge, and those of <see cref="Sheet.Read"/>.</exception>
    public static async Task<Sheets> ReadAsync(IFormFile file, CancellationToken ct)
    {
        if (file.Length > MaxBytes)
        {
            throw new RuleBroken(PlatformErrors.TooLarge);
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, ct);
        return new Sheets(Sheet.Read(content.ToArray()));
    }

    /// <returns>-1 where there is no column with one of these headings.</returns>
    public int Find(params string[] names) => headings.FindIndex(heading => names.Any(name => PersonRules.Fold(name) == heading));

    public static string Text(SheetRow row, int column) => column >= 0 && column < row.Cells.Count ? row.Cells[column].Trim() : "";
}
