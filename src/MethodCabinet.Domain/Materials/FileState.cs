namespace MethodCabinet.Domain.Materials;

/// <summary>Whether a file may be handed out.</summary>
public enum FileState
{
    Ready,

    /// <summary>All of it is here, but nobody has read it through yet: for its digest, and for viruses where somebody looks for them.</summary>
    Checking,

    /// <summary>Kept, and handed out to nobody.</summary>
    Infected,

    /// <summary>The bytes are not those that were to come. Kept until it is swept, and handed out to nobody.</summary>
    Spoilt,
}
