namespace MethodCabinet.Domain.Lessons;

/// <summary>As what somebody is in a lesson.</summary>
public enum RoomRole
{
    /// <summary>Leads; a lesson may have several.</summary>
    Teacher,

    /// <summary>Helps: lets in, moderates, shows, asks; does not begin, end or hand on.</summary>
    Assistant,

    Pupil,

    /// <summary>A guardian or a methodist: sees what pupils see, says and draws nothing, and everybody sees that they are there.</summary>
    Observer,
}
