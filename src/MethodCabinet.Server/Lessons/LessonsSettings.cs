using System.ComponentModel.DataAnnotations;

namespace MethodCabinet.Server.Lessons;

/// <summary>Section <c>Lessons</c>: what makes slides, and how long what was said and drawn is kept. Attendance stays.</summary>
public sealed class LessonsSettings
{
    /// <summary>The program that makes a PDF of a presentation, by its name or its whole path. Where it is missing, pages ask for a PDF.</summary>
    [Required]
    public string Office { get; set; } = "soffice";

    /// <summary>Chat, boards, slides and files: so many years after the 31 August that ends the school year of the lesson.</summary>
    [Range(0, 10)]
    public int RecordYears { get; set; } = 1;

    /// <summary>Recorded sound, likewise.</summary>
    [Range(0, 10)]
    public int SoundYears { get; set; }
}
