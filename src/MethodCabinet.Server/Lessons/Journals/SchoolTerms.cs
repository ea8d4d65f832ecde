using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Journals;

namespace MethodCabinet.Server.Lessons.Journals;

/// <summary>The one place where the journal asks which days a quarter has.</summary>
internal static class SchoolTerms
{
    /// <returns>By number, at least one.</returns>
    public static IReadOnlyList<JournalTerm> Of(StudyGroup group) => JournalTerm.Usual(group.From);
}
