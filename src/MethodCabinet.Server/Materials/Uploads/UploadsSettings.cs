using System.ComponentModel.DataAnnotations;
using MethodCabinet.Domain.Materials;

namespace MethodCabinet.Server.Materials.Uploads;

/// <summary>Section <c>Uploads</c>: how much room files may take.</summary>
public sealed class UploadsSettings : IValidatableObject
{
    private const long Gigabyte = 1L << 30;

    /// <summary>Bytes of one file.</summary>
    public long MaxBytes { get; set; } = 5 * Gigabyte;

    /// <summary>Bytes of all files of one member of the staff.</summary>
    public long StaffBytes { get; set; } = 50 * Gigabyte;

    /// <summary>Bytes of all files of one teacher.</summary>
    public long TeacherBytes { get; set; } = 2 * Gigabyte;

    /// <summary>Bytes of all files together; 0 for as many as the storage takes.</summary>
    public long TotalBytes { get; set; }

    /// <summary>Where parts lie whose rest has not come yet, on this machine. Empty: beside the files, or in the temporary folder when these are on an S3 server.</summary>
    public string Scratch { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MaxBytes is <= 0 or > LargeUploads.MostBytes)
        {
            yield return new ValidationResult($"a number of bytes is needed, {LargeUploads.MostBytes} at most.", [nameof(MaxBytes)]);
        }

        foreach (var (name, value) in new[] { (nameof(StaffBytes), StaffBytes), (nameof(TeacherBytes), TeacherBytes), (nameof(TotalBytes), TotalBytes) })
        {
            if (value < 0)
            {
                yield return new ValidationResult("a number of bytes is needed.", [name]);
            }
        }
    }

    internal string ScratchFolder(StorageSettings storage) =>
        Scratch.Length > 0 ? Scratch : storage.Folder.Length > 0 ? Path.Combine(storage.Folder, "scratch") : Path.Combine(Path.GetTempPath(), "methodcabinet-uploads");
}
