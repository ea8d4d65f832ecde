using MethodCabinet.Domain.People;

namespace MethodCabinet.Domain.Olympiads.Results;

/// <summary>Who does what about the results of an olympiad.</summary>
public static class ResultsAccess
{
    /// <param name="isJuror">The viewer is a member of this olympiad's jury.</param>
    public static bool IsChair(Viewer viewer, bool isJuror) => isJuror && viewer.Roles.Contains(Role.Chair);

    /// <summary>Sees rules and statuses, saves rules, proposes and decides changes by hand.</summary>
    public static bool CanManage(Viewer viewer, bool isJuror) => viewer.IsStaff || IsChair(viewer, isJuror);

    /// <summary>The jury marks by cipher until its chair has signed (de-cipherment).</summary>
    public static bool SeesNames(Viewer viewer, bool isSigned) => viewer.IsStaff || isSigned;
}
