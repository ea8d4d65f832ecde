namespace MethodCabinet.Domain.Assessment;

/// <summary>A place on a sheet, as shares of its width and height, both 0 to 1; of the picture as it is stored, before it is turned on the screen.</summary>
public sealed record SheetPoint(double X, double Y);

/// <summary>Пометка: what somebody who marks drew on a sheet of a work, with a word or without one.</summary>
/// <param name="File">Number of the file in the answer, from 1.</param>
/// <param name="Line">One point is a place, several are a line.</param>
/// <param name="Text">May be empty.</param>
/// <param name="Page">Within the file, from 1; a picture has only this one. Remarks that were stored before files of many pages were drawn name none.</param>
public sealed record SheetRemark(int File, IReadOnlyList<SheetPoint> Line, string Text, int Page = 1)
{
    public const int MaxRemarks = 100;

    public const int MaxPoints = 500;

    public const int MaxText = 500;

    /// <summary>More than a file of an answer may have of an olympiad: some do not tell how many they have before they are drawn.</summary>
    public const int MaxPage = 500;

    /// <exception cref="RuleBroken">RemarksInvalid.</exception>
    public static void Check(IReadOnlyList<SheetRemark> remarks)
    {
        if (remarks.Count > MaxRemarks || remarks.Any(r => !r.IsSound()))
        {
            throw new RuleBroken(AssessmentErrors.RemarksInvalid, new Dictionary<string, object?> { ["max"] = MaxRemarks });
        }
    }

    private bool IsSound() =>
        File > 0 && Page is > 0 and <= MaxPage && Line.Count is > 0 and <= MaxPoints && Text.Length <= MaxText && Line.All(p => p is { X: >= 0 and <= 1, Y: >= 0 and <= 1 });
}
