namespace MethodCabinet.Domain.Olympiads.Jury;

/// <summary>Объявление жюри: what the chair tells everybody who sits a round, without having been asked. It is never changed: people act by it at once.</summary>
public sealed class JuryAnnouncement : IAudited
{
    public required Guid Id { get; init; }

    public required Guid RoundId { get; init; }

    public required string Text { get; init; }

    public required Guid SentById { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    /// <exception cref="RuleBroken">RoundNotRunning, QuestionEmpty, QuestionTooLong.</exception>
    public static void Check(Round round, string text, DateTimeOffset now)
    {
        if (now < round.OpensAt || round.ClosedAt is not null)
        {
            throw new RuleBroken(JuryErrors.RoundNotRunning);
        }

        ParticipantQuestion.CheckText(text);
    }
}
