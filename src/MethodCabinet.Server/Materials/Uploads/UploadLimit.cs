using MethodCabinet.Server.Materials.Checks;

namespace MethodCabinet.Server.Materials.Uploads;

/// <summary>Bytes of the largest file that is taken: of a larger one nobody could say that it holds no virus.</summary>
public sealed class UploadLimit(UploadsSettings uploads, AntivirusSettings antivirus)
{
    public long MaxBytes => antivirus.IsOn ? Math.Min(uploads.MaxBytes, antivirus.MaxBytes) : uploads.MaxBytes;
}
