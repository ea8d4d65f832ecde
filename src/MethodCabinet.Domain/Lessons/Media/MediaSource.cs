namespace MethodCabinet.Domain.Lessons.Media;

/// <summary>Of what sound or picture is made.</summary>
public enum MediaSource
{
    Microphone,
    Camera,
    Screen,
}
