namespace MethodCabinet.Domain.Olympiads.Jury;

/// <summary>
/// What a juror has to do with participants, which is a conflict of interest (самоотвод): a work of the own school, of an own pupil, of a relative, of oneself, or of whoever
/// was declared never comes to that juror.
/// </summary>
/// <param name="Day">On which they are these.</param>
/// <param name="Organizations">Where the juror works or studies, or did within the last year, and those that were declared.</param>
/// <param name="People">The family, as far as guardianships tell, and those that were declared.</param>
public sealed record JurorTies(Guid PersonId, DateOnly Day, IReadOnlyCollection<Guid> Organizations, IReadOnlyCollection<Guid> People)
{
    /// <summary>Who was a pupil after this day is still one's own.</summary>
    public DateOnly Since => SinceOf(Day);

    public static DateOnly SinceOf(DateOnly day) => day.AddYears(-1);

    /// <param name="organizations">For which the participant performs, and where the participant has studied since <see cref="Since"/>: a pupil of a centre for extra education may perform for a school.</param>
    public bool IsTiedTo(Guid participantId, IEnumerable<Guid> organizations) =>
        participantId == PersonId || organizations.Any(Organizations.Contains) || People.Contains(participantId);
}
