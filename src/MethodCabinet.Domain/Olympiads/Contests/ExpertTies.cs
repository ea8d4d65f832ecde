using MethodCabinet.Domain.Olympiads.Jury;

namespace MethodCabinet.Domain.Olympiads.Contests;

/// <summary>What an expert has to do with entries of contests, which is a conflict of interest.</summary>
/// <param name="Authors">With whom the expert has to do.</param>
/// <param name="CoAuthored">Entries that name the expert, or one of those, as a co-author: co-authors are known by name only.</param>
public sealed record ExpertTies(JurorTies Authors, IReadOnlyCollection<Guid> CoAuthored);
